"""No control character of an input reaches a terminal: none that moves, erases, colours, turns."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlecleaner import Article, Cleaner, clean, clean_html
from articlecleaner.cli import main
from articlecleaner.report import compare, explain

# C0 without tab and line feed, DEL, C1, separators of lines, what turns the direction.
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
CONTROLS = [chr(code) for code in range(0x10000) if RAW.match(chr(code))]
EVIL = f"a{''.join(CONTROLS)}b"
IN_NAMES = EVIL.replace("\0", "")
TEXT = f"""Title: Storm {EVIL} closes port
By Ann {EVIL} Lee

LISBON, Nov. 30 (UPI) -- The port {EVIL} was closed on Monday after waves of nine metres.
Two ships wait at sea. They will be let in as soon as the wind {EVIL} drops, she said.

Photo: Ann {EVIL} Lee
Tags: storm {EVIL}, sea
Read more: Ten {EVIL} storms
© 2024 The {EVIL} Example
"""
PAGE = f"""<html><head><title>Storm {EVIL}</title><meta property="og:site_name" content="{EVIL}">
<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": EVIL})}</script>
<body><article>{"".join(f"<p>{line}</p>" for line in TEXT.splitlines())}</article>"""


def run(*arguments: str) -> str:
    """All that a command says."""
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.stdout_bytes.decode() + result.stderr_bytes.decode()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_character_that_a_terminal_obeys_is_tried() -> None:
    assert {"\x1b", "\r", "\b", "\x9b", "\u202e", "\u2066"} <= set(CONTROLS)
    assert all(char in TEXT for char in CONTROLS)


@pytest.mark.parametrize("article", [clean(TEXT), clean_html(PAGE)], ids=["text", "page"])
def test_explanations_and_differences(article: Article) -> None:
    assert article.residue
    for width in (0, 40, 80):
        assert not RAW.search(explain(article, colour=False, width=width))
    kept = Cleaner(keep={"credit", "promo"})(article.source)
    assert not RAW.search(str(compare(clean(article.source), kept)))
    told = Article(article.source, article.spans, warnings=(EVIL,))
    assert "warning:" in explain(told, colour=False)
    assert not RAW.search(explain(told, colour=False))


def test_what_commands_print_of_files_and_their_names(place: Path) -> None:
    name = f"story{IN_NAMES}"
    (place / f"{name}.txt").write_text(TEXT, "utf-8", newline="")
    (place / f"{name}.html").write_text(PAGE, "utf-8", newline="")
    (place / f"{name}2.txt").write_bytes(b"\xff\xfe")
    files = sorted(path.name for path in place.iterdir())
    for command in (["--explain"], ["--json"], ["--jsonl"]):
        assert not RAW.search(run(*command, *files))
    assert not RAW.search(run("diff", "default", "--keep credit", *files))


def test_what_commands_say_of_runs_that_are_none(place: Path) -> None:
    name = f"run{IN_NAMES}.jsonl"
    good = {"path": EVIL, **clean(TEXT).to_dict()}
    odd = [
        {**good, "source": EVIL},
        {**good, "metadata": {EVIL: 1}},
        {**good, "residue": [{"kind": EVIL}]},
        {**good, "evidence": {EVIL: "x"}},
    ]
    (place / name).write_text("\n".join(json.dumps(each) for each in [good, *odd, EVIL]), "utf-8")
    told = run("diff", name, "default")
    assert told.count("is no article of --jsonl") == 5
    assert not RAW.search(told)
    assert not RAW.search(run("diff", name, f"--keep {IN_NAMES}"))
    assert not RAW.search(run("report", name, "-o", f"no{IN_NAMES}/page.html"))


def test_what_commands_say_of_wrong_arguments(place: Path) -> None:
    (place / "story.txt").write_text(TEXT, "utf-8")
    (place / f"{IN_NAMES}.toml").write_text(f"[promo]\n'{EVIL}' = 1", "utf-8")
    (place / "cues.toml").write_text(f"[{json.dumps(EVIL)}]\n", "utf-8")
    for arguments in (
        [f"--{IN_NAMES}"],
        ["--keep", IN_NAMES, "story.txt"],
        ["--language", IN_NAMES, "story.txt"],
        ["--extractor", IN_NAMES, "story.txt"],
        ["--cues", IN_NAMES, "story.txt"],
        ["--cues", f"{IN_NAMES}.toml", "story.txt"],
        ["--cues", "cues.toml", "story.txt"],
        [f"{IN_NAMES}.txt"],
        ["diff", IN_NAMES, "default", "story.txt"],
        ["report", f"--{IN_NAMES}"],
        ["batch", f"{IN_NAMES}.txt", "-o", "out.jsonl"],
        ["batch", "story.txt", "-o", f"out{IN_NAMES}"],
        ["batch", "story.txt", "-o", "out.jsonl", "--repeated", IN_NAMES],
        ["repeated", f"{IN_NAMES}.txt", "-o", "lines"],
    ):
        told = run(*arguments)
        assert told, arguments
        assert not RAW.search(told), arguments


def test_what_batch_says_of_names_and_columns(place: Path) -> None:
    pytest.importorskip("zstandard", reason="the extra is not installed")
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    name = f"in{IN_NAMES}"
    (place / f"{name}.jsonl").write_text(json.dumps({EVIL: TEXT}) + "\n{\n", "utf-8")
    told = run("batch", f"{name}.jsonl", "-o", f"{name}.out.jsonl")
    assert "2 could not be cleaned" in told
    assert not RAW.search(told)
    for number, values in enumerate(([1], ["x"])):
        parquet.write_table(pa.table({"text": ["x"], EVIL: values}), place / f"{number}.parquet")
    told = run("batch", "0.parquet", "1.parquet", "-o", "out.parquet")
    assert "do not fit together" in told
    assert not RAW.search(told)
