"""Pages in `fixtures/pages`, each with the body that it has to give, by all that finds articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from articlecleaner import clean_html

FOLDER = Path(__file__).parent.parent / "fixtures" / "pages"
PAGES = sorted(FOLDER.glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_the_body_of_a_page(path: Path) -> None:
    expected = path.with_suffix(".body").read_text("utf-8").rstrip("\n")
    assert clean_html(path.read_bytes()).body == expected


def test_each_extractor_finds_the_story() -> None:
    html = (FOLDER / "trap-classes-that-lie.html").read_bytes()
    body = clean_html(html, extractor="justext").body
    assert body == (FOLDER / "trap-classes-that-lie.body").read_text("utf-8").rstrip("\n")


def test_resiliparse_is_a_road_or_says_how_to_install_it() -> None:
    html = (FOLDER / "trap-classes-that-lie.html").read_bytes()
    try:
        import resiliparse  # noqa: F401
    except ImportError:
        with pytest.raises(ImportError, match=r"articlecleaner\[fast\]"):
            clean_html(html, extractor="resiliparse")
    else:
        assert "Three people make it" in clean_html(html, extractor="resiliparse").body
