"""The command line on pages: recognised by content, their options, Markdown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articlecleaner import cli
from articlecleaner.cli.documents import is_page

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
NEWS = PAGES / "harbour-news.html"
BODY = NEWS.with_suffix(".body").read_text("utf-8")


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, [*map(str, arguments)], input=stdin, catch_exceptions=False)


def test_a_page_is_known_by_its_content() -> None:
    assert run(NEWS).stdout == BODY
    assert run(stdin=NEWS.read_bytes()).stdout == BODY


def test_text_and_html_force_it() -> None:
    assert "<nav" in run("--text", NEWS).stdout
    fragment = "".join(f"<p>{line}</p>" for line in BODY.splitlines()[:2]).encode()
    assert "<p>" in run(stdin=fragment).stdout
    assert run("--html", stdin=fragment).stdout == "\n".join(BODY.splitlines()[:2]) + "\n"


@pytest.mark.parametrize(
    ("data", "page"),
    [
        (b"<!DOCTYPE html><p>", True),
        (b"\xef\xbb\xbf\n <!-- x --> <HTML>", True),
        ("<html>".encode("utf-16"), True),
        (b"<p>Ten years ago", False),
        (b"The <html> tag is old", False),
        (b"", False),
    ],
)
def test_how_a_page_starts(data: bytes, page: bool) -> None:
    assert is_page(data) is page


def test_json_carries_the_metadata_of_the_page() -> None:
    article = json.loads(run("--json", "--url", "https://herald.example/storm", NEWS).stdout)
    assert article["metadata"]["title"] == "Storm shuts Eastwick harbour"
    assert article["metadata"]["url"] == "https://herald.example/storm"
    assert article["evidence"]["authors"] == "meta author"


def test_directories_hold_pages(tmp_path: Path) -> None:
    (tmp_path / "page.htm").write_bytes(NEWS.read_bytes())
    assert BODY in run(tmp_path).stdout


def test_an_unknown_extractor_is_wrong_usage() -> None:
    result = run("--extractor", "magic", NEWS)
    assert result.exit_code == 2
    assert "trafilatura" in result.stderr


def test_markdown_has_headings_lists_quotes_tables_and_a_head() -> None:
    head, body = run("--markdown", NEWS).stdout.removeprefix("---\n").split("---\n\n", 1)
    assert 'title: "Storm shuts Eastwick harbour"' in head.splitlines()
    assert 'authors: ["Ann Lee"]' in head.splitlines()
    lines = BODY.splitlines()
    lines[2] = "## " + lines[2]
    lines[6] = "> " + lines[6]
    lines.insert(8, "| --- | --- |")
    listed, table = "\n".join(lines[4:6]), "\n".join(lines[7:11])
    assert body == "\n\n".join([*lines[:4], listed, lines[6], table, lines[11]]) + "\n"


def test_markdown_excludes_json() -> None:
    assert run("--markdown", "--json", NEWS).exit_code == 2
