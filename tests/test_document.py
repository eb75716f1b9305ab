"""Cutting: lines, their offsets and looks, zones, lists and copies."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecleaner import Cleaner, Document, Kind
from articlecleaner.document import BLANK, LINE_ENDS, Line, cut
from articlecleaner.lexicon import fold
from articlecleaner.testing import documents, stories

PARAGRAPHS = [p.format(town="Marwick", person="Rosa Quint", day="Sunday", n="60") for p in (
    stories.FERRY.paragraphs
)]  # fmt: skip


def document(text: str, language: str | None = "en") -> Document:
    """The document that the default Cleaner reads."""
    return Cleaner().document(text, language)


def test_line_ends_are_those_of_python() -> None:
    ends = {c for c in map(chr, range(sys.maxunicode + 1)) if len(f"a{c}b".splitlines()) == 2}
    assert set(LINE_ENDS) == ends


def test_all_white_space_is_blank() -> None:
    assert {c for c in map(chr, range(sys.maxunicode + 1)) if c.isspace()} <= set(BLANK)


def test_nothing_that_can_be_seen_is_blank() -> None:
    assert not [c for c in BLANK if c.isprintable() and c != " "]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \t\r\n\u200b\n", []),
        ("One", [("One", 0, 0)]),
        ("One\nTwo", [("One", 0, 0), ("Two", 4, 0)]),
        ("One\r\nTwo\rThree", [("One", 0, 0), ("Two", 5, 0), ("Three", 9, 0)]),
        ("\n\nOne\n \t\n\u200b\nTwo\n", [("One", 2, 2), ("Two", 11, 2)]),
        ("  One \u00a0\n\tTwo", [("One", 2, 0), ("Two", 9, 0)]),
        ("One\u2028Two\u2029Three\fFour", [("One", 0, 0), ("Two", 4, 0), ("Three", 8, 0),
                                          ("Four", 14, 0)]),
        ("\ufeffOne\x00", [("One", 1, 0)]),
        ("\U0001f30a one\ne\u0301 two", [("\U0001f30a one", 0, 0), ("e\u0301 two", 6, 0)]),
        ("a\u200bb", [("a\u200bb", 0, 0)]),
    ],
)  # fmt: skip
def test_cut(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert list(cut(text)) == expected


@given(documents())
def test_lines_are_what_is_not_blank(text: str) -> None:
    at = 0
    for line in document(text).lines:
        assert text[line.start : line.end] == line.text
        assert line.text.strip(BLANK) == line.text != ""
        assert len(line.text.splitlines()) == 1
        between = text[at : line.start]
        assert not between.strip(BLANK)
        assert line.gap == max(0, len((between + "x").splitlines()) - (2 if at else 1))
        at = line.end
    assert not text[at:].strip(BLANK)


def test_folding_keeps_the_length() -> None:
    for char in map(chr, range(sys.maxunicode + 1)):
        assert len(fold(char)) == 1, hex(ord(char))


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded", "lead"),
    [
        ("Read more", "read more", 0),
        ("• Read\u00a0More »", "read more", 2),
        ("→ It’s HERE!", "it's here", 2),
        ("[You may also like...]", "you may also like...", 1),
        ("More news…", "more news", 0),
        ("***", "", 3),
    ],
)
def test_folded_lines(text: str, folded: str, lead: int) -> None:
    line = Line(text, 0, 0)
    assert (line.folded, line.lead) == (folded, lead)
    assert fold(text)[line.lead :].startswith(line.folded)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("It rained.", True),
        ("Did it rain?", True),
        ("It rained!", True),
        ("“It rained.”", True),
        ("(It rained.)", True),
        ("It rained…", True),
        ("雨が降った。", True),
        ("بارش ہوئی۔", True),
        ("बारिश हुई।", True),
        ("It rained", False),
        ("It rained:", False),
        ("It rained,", False),
        ("“Rain”", False),
    ],
)
def test_closed_lines(text: str, closed: bool) -> None:
    assert Line(text, 0, 0).closed is closed


def test_paragraphs_are_closed_and_not_short_or_very_long() -> None:
    assert Line(PARAGRAPHS[0], 0, 0).paragraph
    assert not Line("Nobody was hurt.", 0, 0).paragraph
    assert not Line("a headline of twelve words or more that no stop ever closes", 0, 0).paragraph
    assert Line("word " * 60 + "word", 0, 0).paragraph
    assert Line("島" * 40 + "。", 0, 0).paragraph


def test_zones() -> None:
    lines = ["World", "By Ann Lee", PARAGRAPHS[0], "A wall from 1911", PARAGRAPHS[1], "Share"]
    zones = document("\n".join(lines))
    assert (zones.head, zones.plain, zones.tail) == (2, (2, 4), 5)


def test_zones_without_a_paragraph() -> None:
    zones = document("World\nBy Ann Lee")
    assert (zones.head, zones.plain, zones.tail) == (2, (), 0)
    assert (document("").head, document("").tail) == (0, 0)


def test_a_repeated_paragraph_is_not_plain() -> None:
    lines = [PARAGRAPHS[0], *PARAGRAPHS[:2]]
    found = document("\n".join(lines))
    assert found.plain == (2,)
    assert list(found.copies.values()) == [[0, 1]]


def test_cues_bind_within_their_zone_only() -> None:
    text = "\n".join(["World", PARAGRAPHS[0], "World", PARAGRAPHS[1], "World"])
    assert [index for index, _ in document(text).cued[Kind.SECTION]] == [0]


def test_cues_of_another_language_do_not_bind() -> None:
    text = "\n".join(["Advertisement", PARAGRAPHS[0]])
    assert [index for index, _ in document(text, "en").cued[Kind.AD]] == [0]
    own_cue = Cleaner(cues={"ad": {"line": ["notre offre"]}})
    assert [i for i, _ in own_cue.document("Notre offre", "de").cued[Kind.AD]] == [0]


def test_lists() -> None:
    lines = ["- one", "- two", "Text", "1. first", "2. second", "3) third", "* alone", "— dash"]
    assert document("\n".join(lines)).lists == {
        **dict.fromkeys((0, 1), range(2)),
        **dict.fromkeys((3, 4, 5), range(3, 6)),
    }


def test_a_known_line_is_read_once_and_stands_anywhere() -> None:
    text = "Share this article\n\nThe river rose.\n\n\nShare this article"
    first, _, last = document(text).lines
    assert (first.hits, first.folded, first.words) == (last.hits, last.folded, last.words)
    assert (last.start, last.end, last.gap) == (38, 56, 2)


def test_kinship_is_with_the_other_paragraphs() -> None:
    lines = (
        "The river rose again on Monday and the old bridge was closed to all traffic by noon.",
        "The bridge stays closed until the river has fallen, said the mayor of the old town.",
        "Elephants drink two hundred litres of fresh water daily and sleep for hardly four hours.",
    )
    document = Cleaner().document("\n".join(lines), "en")
    first, second, foreign = document.lines
    assert document.kinship(first) > 0.3 < document.kinship(second)
    assert document.kinship(foreign) == 0
    assert document.cohesion(foreign) == 1


@pytest.mark.parametrize(
    ("heads", "numbered"),
    [
        (("1", "2", "3"), True),
        (("1. Nets", "2. Ropes", "3. Sails"), True),
        (("3) Nets", "2) Ropes", "1) Sails"), True),
        (("(1) Nets", "(2) Ropes", "(3) Sails"), True),
        (("1 Nets", "2 Ropes", "3 Sails"), True),
        (("1. 30 metres of net", "2. “Ropes”", "3. Sails"), True),
        (("2. Nets", "4. Ropes", "7. Sails"), False),
        (("1.5 metres", "2.5 metres", "3.5 metres"), False),
    ],
)
def test_numbers_that_count_head_the_parts_of_an_article(
    heads: tuple[str, ...], numbered: bool
) -> None:
    lines = [line for pair in zip(heads, PARAGRAPHS, strict=False) for line in pair]
    expected = set(range(0, len(lines), 2)) if numbered else set()
    assert document("\n".join(lines)).numbered == expected


@pytest.mark.parametrize(
    ("above", "below", "broken"),
    [
        ("The river of the old town", "rose again on Monday, said she", True),
        ("The river of the old town", "Nobody was hurt, said the mayor", False),
        ("The river of the old town.", "rose again on Monday, said she", False),
        ("The river of the old town", "by Ann Lee of Coast News", False),
        ("The river of the old town", "iPhones of all kinds are broken", False),
        ("The river", "rose again", False),
    ],
)
def test_a_sentence_may_be_broken_into_lines(above: str, below: str, broken: bool) -> None:
    assert document(f"{above}\n{below}").broken(0) is broken
    assert not document(f"{above}\n{below}").broken(1)
