"""Inputs made to be endless: each is bounded by a limit that callers can set, and a warning."""

from __future__ import annotations

import gzip
import json
import pickle
import sys
import time
from pathlib import Path

import pytest

from articlecleaner import Article, Cleaner, Limits, clean_html
from articlecleaner.html.decode import bounded

PARAGRAPH = "The port of Lisbon was closed on Monday after waves of nine metres off the coast."
PAGE = "<body><article>" + f"<p>{PARAGRAPH} It was a long day, he said.</p>" * 4 + "</article>"
MANY = " ".join(f"a{number}=1" for number in range(100_000))


def cost(html: str) -> tuple[float, Article]:
    start = time.process_time()
    article = clean_html(html)
    return time.process_time() - start, article


@pytest.mark.parametrize(
    ("small", "what"),
    [
        ({"markup": len(PAGE) - 9}, "only the first"),
        ({"tags": 9}, "not read: more than 9 tags"),
        ({"elements": 4}, "more than 4 elements: read by jusText, not trafilatura"),
        ({"blocks": 3}, "only 3 of 4 paragraphs"),
        ({"text": 80}, "left as it is: more than 80 characters"),
    ],
)
def test_a_limit_is_named_with_one_that_is_enough(small: dict[str, int], what: str) -> None:
    (warning,) = clean_html(PAGE, limits=Limits(**small)).warnings
    assert warning.startswith(what)
    (name,) = small
    said = warning.rpartition(f"limits=Limits({name}=")[2].rstrip(")")
    assert clean_html(PAGE, limits=Limits(**{name: int(said)})).warnings == ()
    assert clean_html(PAGE, cleaner=Cleaner(limits=Limits(**small))).warnings == (warning,)


def test_a_text_beyond_the_limit_stays_as_it_is() -> None:
    text = " Photo: Ann Lee\n\n\n\nThe river rose.\n"
    short = Cleaner(limits=Limits(text=20))
    article = short(text)
    assert (article.body, article.residue) == (text, ())
    assert short(article.body).body == article.body
    assert Cleaner(limits=Limits(text=len(text)))(text).body == "The river rose."


def test_limits_are_positive_whole_numbers() -> None:
    for wrong in (0, -1, 1.5, None, True):
        with pytest.raises(ValueError, match=r"Limits: tags=.* is no positive whole number"):
            Limits(tags=wrong)  # type: ignore[arg-type]


def test_a_cleaner_shows_compares_and_pickles_its_limits() -> None:
    cleaner = Cleaner(limits=Limits(tags=9))
    assert "limits=Limits(" in repr(cleaner)
    assert "limits" not in repr(Cleaner(limits=Limits()))
    assert cleaner != Cleaner()
    assert pickle.loads(pickle.dumps(cleaner)) == cleaner
    assert hash(cleaner) == hash(Cleaner(limits=Limits(tags=9)))


@pytest.mark.parametrize(
    "opening",
    [
        f"<div {MANY}>",
        "<div" + "".join(f" a{number}='>'" for number in range(100_000)) + ">",
        "<div" + "".join(f"/a{number}" for number in range(100_000)) + ">",
        f"<!--><div {MANY}>-->",
        f"<script/><div {MANY}></script>",
        f"<script {MANY}></script>",
        f'<div "><div {MANY}>',
        f"<\u017ftyle><div {MANY}>",  # no style: the names of elements are ASCII
    ],
)
def test_an_element_with_endless_attributes_is_read_without_them(opening: str) -> None:
    taken, article = cost(opening + PAGE)
    assert taken < 20  # some 60 with them
    assert article.body.count(PARAGRAPH) == 4
    assert any("attributes were read without them" in warning for warning in article.warnings)


def test_scripts_and_comments_that_only_look_like_such_elements_stay() -> None:
    for inside in (f"<script>if(a<b){{c='{MANY}'}}</script>", f"<!-- a <b {MANY} -->"):
        assert bounded(inside + PAGE, 500) == (inside + PAGE, 0)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="regex runs out of memory")
@pytest.mark.parametrize("start", ["<!--", "<a ", "<script>"])
@pytest.mark.parametrize("part", ["-a", "=a", "<a", "='"])
def test_an_endless_tag_needs_little_memory(start: str, part: str) -> None:
    page = start + part * 1_200_000
    assert bounded(page, 5_000_000) == (page, 0)


def test_entities_are_not_expanded_and_nesting_is_bounded() -> None:
    entities = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE html [<!ENTITY e0 "lol">{entities}]>{PAGE}<p>&e9;'
    taken, article = cost(bomb)
    assert taken < 20
    assert len(article.source) < 2 * len(PAGE)
    taken, article = cost(PAGE + "<div>" * 50_000 + PAGE)
    assert taken < 20
    assert "only read up to where more than 255 elements stand in each other" in article.warnings


def test_a_record_of_a_batch_is_bounded_unpacked(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed")
    batch = pytest.importorskip("articlecleaner.batch", reason="the extra is not installed")
    line, bomb = json.dumps({"text": PARAGRAPH}).encode(), b'{"text": "' + b"a" * 3_000_000 + b'"}'
    for pack, suffix in ((bytes, ""), (gzip.compress, ".gz"), (zstandard.compress, ".zst")):
        (tmp_path / f"in.jsonl{suffix}").write_bytes(
            pack(b"\n".join([line, bomb, line, bomb, b""]))
        )
    (tmp_path / "long.txt").write_text("a " * 2_000_000)
    options = batch.Options(cleaner=Cleaner(limits=Limits(record=2_000_000)))
    done = batch.clean_files([tmp_path], tmp_path / "out.parquet", options)
    assert (done.documents, done.failed) == (6, 7)
    errors = [json.loads(error) for error in done.errors.read_text().splitlines()]
    assert {error["record"] for error in errors} == {0, 1, 3}
    told = f"not read: {len(bomb) + 1} bytes, more than 2000000; "
    assert sum(told in error["error"] for error in errors) == 6
    assert all("limits=Limits(record=" in error["error"] for error in errors)
