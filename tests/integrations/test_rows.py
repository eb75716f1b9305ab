"""The core that all hosts share: one broken row is an error in its row, never a failed batch."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import BODIES, FERRY, PAGE, STORM, TEXTS

import articlecleaner
from articlecleaner import Cleaner, Document, Finding, Pipeline
from articlecleaner.integrations.rows import COLUMNS, RowCleaner

VALUES = st.one_of(
    st.text(st.characters(), max_size=60), st.none(), st.integers(), st.binary(max_size=20)
)


def bad(document: Document) -> Iterator[Finding]:
    """A filter of a user with a defect."""
    raise ZeroDivisionError("in a filter")


def test_columns_are_those_of_clean() -> None:
    columns = RowCleaner()({"text": TEXTS, "id": [1, 2]})
    assert tuple(columns) == COLUMNS
    assert columns["body"] == BODIES
    assert columns["error"] == [None, None]
    for residue, text in zip(columns["residue"], TEXTS, strict=True):
        assert residue == articlecleaner.clean(text).to_dict()["residue"]
    assert columns["metadata"][0]["title"] == "Storm closes the port of Lisbon"
    assert columns["metadata"][1]["publisher"] == "The Daily Example"
    assert columns["metadata"][1]["authors"] == []


@given(st.lists(VALUES, max_size=6))
def test_every_batch_gives_as_many_rows_that_utf8_can_hold(values: list[Any]) -> None:
    columns = RowCleaner()({"text": values})
    assert {len(column) for column in columns.values()} == {len(values)}
    json.dumps(columns, ensure_ascii=False).encode()
    for value, body, error in zip(values, columns["body"], columns["error"], strict=True):
        assert (body is None) == (error is not None) == (not isinstance(value, str))


def test_a_filter_that_fails_is_told_in_the_rows() -> None:
    columns = RowCleaner(cleaner=Cleaner(Pipeline(bad)))({"text": TEXTS})
    assert columns["error"] == ["ZeroDivisionError: in a filter"] * 2
    assert columns["body"] == columns["metadata"] == columns["residue"] == [None, None]


def test_lone_surrogates_do_not_stop_the_host() -> None:
    columns = RowCleaner()({"text": [FERRY.replace("island", "isl\ud800nd")]})
    assert columns["body"] == [BODIES[1].replace("island", "isl\ufffdnd")]


def test_own_columns_languages_and_prefix() -> None:
    rows = RowCleaner("content", language="lang", prefix="a_", cleaner=Cleaner(keep={"title"}))
    columns = rows({"content": [STORM], "lang": ["en"]})
    assert tuple(columns) == tuple(f"a_{name}" for name in COLUMNS)
    assert columns["a_body"][0].startswith("Storm closes")
    assert rows({"content": [STORM], "lang": ["no code!"]})["a_error"][0].startswith("ValueError")


@pytest.mark.parametrize(
    ("rows", "batch", "told"),
    [
        (RowCleaner("content"), {"text": []}, "no column 'content'; there are: text"),
        (RowCleaner(url="url"), {"text": []}, "no column 'url'"),
        (RowCleaner(), {"text": [], "metadata": []}, "prefix='article_'"),
    ],
)
def test_columns_that_do_not_fit_are_named(
    rows: RowCleaner, batch: dict[str, list[Any]], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        rows(batch)


def test_pages() -> None:
    rows = RowCleaner("html", html=True, url="url")
    columns = rows({"html": [PAGE, PAGE.encode(), 7], "url": ["https://a.example/"] * 3})
    assert list(columns) == ["source", *COLUMNS]
    assert columns["body"][0].split("\n") == BODIES[0].split("\n\n")
    assert columns["body"][1] == columns["body"][0]
    assert columns["metadata"][0]["url"] == "https://a.example/"
    source, residue = columns["source"][0], columns["residue"][0]
    assert residue
    assert all(source[part["start"] : part["end"]] == part["text"] for part in residue)
    assert (columns["body"][2], columns["error"][0]) == (None, None)
    assert columns["error"][2].startswith("TypeError")


def test_pickle() -> None:
    rows = RowCleaner(cleaner=Cleaner(keep={"credit"}))
    assert pickle.loads(pickle.dumps(rows)) == rows
    assert pickle.loads(pickle.dumps(rows))({"text": TEXTS}) == rows({"text": TEXTS})


MISSING = """
import importlib, sys
for host in ("pyarrow", "datatrove", "scrapy", "langchain_core", "haystack"):
    sys.modules[host] = None
for name in sys.argv[1:]:
    try:
        importlib.import_module("articlecleaner.integrations." + name)
    except ImportError as error:
        print("pip" + str(error).partition(": pip")[2])
"""


def test_a_missing_host_says_what_to_install() -> None:
    names = ["arrow", "datatrove", "scrapy", "langchain", "haystack"]
    done = subprocess.run(
        [sys.executable, "-c", MISSING, *names], capture_output=True, text=True, check=True
    )
    extras = ["arrow", "datatrove", "scrapy", "langchain", "haystack"]
    assert done.stdout.splitlines() == [
        f"pip install 'articlecleaner[{extra}]' installs it" for extra in extras
    ]
