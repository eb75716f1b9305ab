"""Lines that a site repeats: counts that add up, and what is safe from them."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecleaner import Article, Cleaner
from articlecleaner.repeated import RepeatedLines

SITE = "https://www.gazette.example/story"
PLACES = ("Lisbon", "Porto", "Faro", "Braga", "Evora", "Aveiro", "Viseu", "Guarda", "Beja")
LINE = st.sampled_from(["Our house", "A river rose.", "Tea", *(f"{p} was calm." for p in PLACES)])
DOCUMENTS = st.lists(
    st.tuples(
        st.sampled_from(["https://a.example/1", "http://b.example"]), st.lists(LINE).map("\n".join)
    ),
    max_size=30,
)
BOX = "Good taste arrives every Friday with our editors, straight to your letterbox at home."


def story(number: int, tail: str = "") -> str:
    """An article like no other of its site, with what the site prints under it."""
    place, other = PLACES[number % 9], PLACES[(number // 9 + 5) % 9]
    return (
        f"Council {number} of {place} voted on Monday to build {number} bridges to {other}.\n\n"
        f"Engineers in {place} asked for {number} months to measure the river at {other}.\n\n"
        f"{tail}"
    ).strip()


def corpus(tail: str, count: int = 40) -> list[tuple[str, str]]:
    return [(SITE, story(number, tail)) for number in range(count)]


def taken(article: Article) -> list[str]:
    return [residue.text for residue in article.residue if residue.rule == "repeated.line"]


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_counts_are_a_commutative_monoid(
    a: list[tuple[str, str]], b: list[tuple[str, str]], c: list[tuple[str, str]]
) -> None:
    x, y, z = map(RepeatedLines.of, (a, b, c))
    assert x + y == y + x
    assert (x + y) + z == x + (y + z)
    assert x + RepeatedLines() == x
    assert x + y + z == RepeatedLines.of([*c, *a, *b])


@given(DOCUMENTS)
def test_a_file_holds_all_of_it(documents: list[tuple[str, str]]) -> None:
    import tempfile

    lines = RepeatedLines.of(documents)
    with tempfile.TemporaryDirectory() as folder:
        lines.save(Path(folder) / "lines")
        assert RepeatedLines.load(Path(folder) / "lines") == lines
    assert pickle.loads(pickle.dumps(lines)) == lines


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "holds no repeated lines"),
        ("{}", "holds no repeated lines"),
        ('{"format": "articlecleaner.repeated", "version": 99}', "version is 99"),
        ('{"format": "articlecleaner.repeated", "version": 1}\n{"site": "a"}', "lines"),
        ("text", "Expecting value"),
    ],
)
def test_a_file_that_does_not_fit_is_named(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "lines").write_text(content)
    with pytest.raises(ValueError, match=f"lines.*{told}"):
        RepeatedLines.load(tmp_path / "lines")


@pytest.mark.parametrize("tail", [BOX, "Gazette Weekend Table", f"{BOX}\n\nGazette Weekend Table"])
def test_what_stands_under_all_stories_goes_with_its_reason(tail: str) -> None:
    lines = RepeatedLines.of(corpus(tail))
    article = lines.cleaner(SITE)(story(77, tail), "en")
    assert article.body == story(77)
    found = [residue for residue in article.residue if residue.rule == "repeated.line"]
    assert found[0].reason == "the line stands in 40 of 40 documents of gazette.example"
    assert lines.cleaner(SITE)(article.body, "en").body == article.body


def test_another_site_is_not_judged_by_it() -> None:
    lines = RepeatedLines.of(corpus(BOX))
    assert not taken(lines.cleaner("https://other.example/")(story(77, BOX), "en"))


@pytest.mark.parametrize(
    "documents",
    [
        corpus(BOX, 4),  # too few documents to tell
        [(f"{SITE}?{n}", story(1, BOX)) for n in range(40)],  # one document, found again and again
        [(SITE, story(n, BOX if n < 6 else "")) for n in range(600)],  # too seldom on this site
    ],
    ids=["short corpus", "copies", "rare"],
)
def test_what_stays_in_doubt(documents: list[tuple[str, str]]) -> None:
    assert not taken(RepeatedLines.of(documents).cleaner(SITE)(story(77, BOX), "en"))


def with_line(number: int, line: str) -> str:
    first, second = story(number).split("\n\n")
    return f"{first}\n\n{line}\n\n{second}"


@pytest.mark.parametrize(
    "line",
    [
        "What happens next",
        "- Bridges",
        "Engineers in Lisbon measure the river and voted on bridges Monday.",
    ],
    ids=["subheading", "item", "refrain"],
)
def test_the_articles_own_habits_stay(line: str) -> None:
    lines = RepeatedLines.of([(SITE, with_line(n, line)) for n in range(40)])
    article = lines.cleaner(SITE)(with_line(27, line), "en")
    assert not taken(article)


def test_a_document_that_repeats_as_a_whole_stays() -> None:
    notice = "\n\n".join(f"{BOX[:-1]} at number {n}." for n in range(6))
    lines = RepeatedLines.of([(SITE, f"{notice}\n\n{story(n)}") for n in range(40)])
    assert not taken(lines.cleaner(SITE)(f"{notice}\n\n{story(77)}", "en"))


def test_rare_lines_can_be_left_out_and_kinds_kept(tmp_path: Path) -> None:
    lines = RepeatedLines.of(corpus(BOX)).at_least(5)
    assert [len(site.lines) for site in lines.sites.values()] == [1]
    lines.save(tmp_path / "lines.jsonl")
    assert len((tmp_path / "lines.jsonl").read_text().splitlines()) == 2
    assert json.loads((tmp_path / "lines.jsonl").read_text().splitlines()[0])["version"] == 1
    assert taken(lines.cleaner(SITE)(story(77, BOX), "en")) == [BOX]
    kept = lines.cleaner(SITE, Cleaner(keep={"interface", "subscription"}))
    assert kept(story(77, BOX), "en").body.endswith(BOX)
