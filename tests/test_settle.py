"""Settling and rendering: where findings meet, and what is left of the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlecleaner import Cleaner, Document, Finding, Kind, Pipeline
from articlecleaner.document import BLANK, cut
from articlecleaner.settle import render, settle
from articlecleaner.testing import documents

NOTHING = Cleaner(Pipeline())


def document(text: str) -> Document:
    """A document in English."""
    return NOTHING.document(text, "en")


def find(
    kind: Kind | None, start: int, end: int, confidence: float = 0.9, rule: str = "r"
) -> Finding:
    """A finding of a filter called `f`."""
    return Finding(kind, start, end, rule, confidence, "why", "f")


def settled(text: str, *findings: Finding) -> list[tuple[str | None, str]]:
    """What of the text goes, with its kind."""
    return [(f.kind, text[f.start : f.end]) for f in settle(document(text), findings)]


TEXT = "alpha beta gamma delta"


def test_what_meets_nothing_stays_as_it_is() -> None:
    findings = [find(Kind.AD, 17, 22), find(Kind.PROMO, 0, 5)]
    assert settle(document(TEXT), findings) == findings[::-1]


def test_the_stronger_wins_and_the_weaker_keeps_the_rest() -> None:
    found = settled(TEXT, find(Kind.PROMO, 0, 16, 0.6), find(Kind.AD, 6, 10, 0.9))
    assert found == [("promo", "alpha"), ("ad", "beta"), ("promo", "gamma")]


def test_of_equals_the_longer_wins() -> None:
    assert settled(TEXT, find(Kind.AD, 0, 10), find(Kind.PROMO, 0, 16)) == [
        ("promo", "alpha beta gamma")
    ]


def test_of_equals_of_one_length_the_first_wins() -> None:
    ad, promo = find(Kind.AD, 0, 5), find(Kind.PROMO, 0, 5)
    assert settled(TEXT, ad, promo) == [("ad", "alpha")]
    assert settled(TEXT, promo, ad) == [("promo", "alpha")]


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [(0.8, []), (0.9, []), (0.7, [("ad", "alpha beta gamma")])],
)
def test_evidence_for_body_wins_unless_it_is_weaker(
    confidence: float, expected: list[tuple[str, str]]
) -> None:
    text = "alpha beta gamma"
    assert settled(text, find(Kind.AD, 0, 16, 0.8), find(None, 0, 16, confidence)) == expected


def test_evidence_for_body_saves_its_span_only() -> None:
    found = settled(TEXT, find(Kind.AD, 0, 22, 0.8), find(None, 6, 16, 0.8))
    assert found == [("ad", "alpha"), ("ad", "delta")]


def test_what_is_weak_or_empty_counts_for_nothing() -> None:
    weak, empty = find(Kind.AD, 0, 22, 0.49), find(Kind.AD, 6, 6, 1.0)
    assert settled(TEXT, weak, empty) == []
    assert settled(TEXT, find(None, 0, 22, 0.49), find(Kind.AD, 0, 5, 0.5)) == [("ad", "alpha")]


def test_white_space_around_a_finding_is_no_part_of_it() -> None:
    text = "One.\n\n \u200bShare\t\n\nTwo."
    assert settled(text, find(Kind.SOCIAL, 4, len(text) - 4)) == [("social", "Share")]
    assert settled(text, find(Kind.SOCIAL, 4, 8)) == []


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("Share »", "Share", "Share »"),
        ("• Share", "Share", "• Share"),
        ("[ Share ]", "Share", "[ Share ]"),
        ("Share 2", "Share", "Share"),
        ("B Share", "Share", "Share"),
        ("One.\n* Share *\nTwo.", "Share", "* Share *"),
        ("(Share) 雨", "Share", "Share"),
    ],
)
def test_a_line_of_which_no_letter_would_be_left_goes_whole(
    text: str, found: str, expected: str
) -> None:
    start = text.index(found)
    assert settled(text, find(Kind.SOCIAL, start, start + len(found))) == [("social", expected)]


def test_marks_between_two_findings_go_with_them() -> None:
    text = "Share | Print"
    findings = find(Kind.SOCIAL, 0, 5), find(Kind.INTERFACE, 8, 13)
    kept = settled(text, *findings)
    assert "".join(piece for _, piece in kept).replace(" ", "") == "Share|Print"
    assert [kind for kind, _ in kept] == ["social", "interface"]


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, 23), (5, 4), (23, 23)])
def test_a_span_outside_the_text_names_its_filter_and_rule(start: int, end: int) -> None:
    finding = Finding(Kind.AD, start, end, "ad.line.xx", filter="my_filter")
    with pytest.raises(ValueError, match=r"'my_filter'.*'ad\.line\.xx'.*-?\d+--?\d+.*0-22"):
        settle(document(TEXT), [finding])


def test_nothing_settles_to_nothing() -> None:
    assert settle(document(""), []) == []
    assert settle(document("\n \n"), [find(Kind.AD, 0, 3)]) == []


@st.composite
def contested(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    """A text and findings all over it."""
    text = draw(documents())
    offsets = st.integers(0, len(text))
    findings = []
    for _ in range(draw(st.integers(0, 8))):
        start, end = sorted((draw(offsets), draw(offsets)))
        kind = draw(st.sampled_from([None, Kind.AD, Kind.PROMO, Kind.DECK]))
        findings.append(find(kind, start, end, draw(st.sampled_from([0.4, 0.5, 0.7, 0.9]))))
    return text, findings


def strongest(findings: Sequence[Finding], at: int) -> Finding | None:
    """The plain reading of the rules: who wins the character at this offset."""
    over = [f for f in findings if f.start <= at < f.end and f.confidence >= 0.5]
    ranked = [(f.confidence, f.kind is None, f.end - f.start) for f in over]
    return over[ranked.index(max(ranked))] if over else None


@settings(max_examples=300, deadline=None)
@given(contested())
def test_the_strongest_wins_at_every_point(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    result = settle(document(text), findings)
    owner = {i: f for f in result for i in range(f.start, f.end)}
    assert len(owner) == sum(f.end - f.start for f in result)
    assert result == sorted(result, key=lambda f: f.start)
    for at, char in enumerate(text):
        best = strongest(findings, at)
        if best is not None and best.kind is not None:
            assert char in BLANK or owner[at].kind is best.kind
        else:
            assert at not in owner or not char.isalnum()
    for f in result:
        piece = text[f.start : f.end]
        assert piece.strip(BLANK) == piece != ""


@settings(max_examples=200, deadline=None)
@given(contested())
def test_what_is_settled_settles_to_itself(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    once = settle(document(text), findings)
    assert settle(document(text), once) == once


@settings(max_examples=300, deadline=None)
@given(contested())
def test_body_and_residue_make_up_the_text(case: tuple[str, list[Finding]]) -> None:
    text, findings = case
    residue = settle(document(text), findings)
    spans = render(document(text), residue)
    pieces = sorted([*spans, *((f.start, f.end) for f in residue)])
    at = 0
    for start, end in pieces:
        assert at <= start < end
        assert not text[at:start].strip(BLANK)
        at = end
    assert not text[at:].strip(BLANK)
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    body = "".join(text[start:end] for start, end in spans)
    assert body.strip(BLANK) == body
    assert all(gap <= 1 for _, _, gap in cut(body))


def left(text: str, *taken: str) -> str:
    """What is left of a text without these pieces, each taken where it stands first."""
    found = settle(
        document(text),
        [find(Kind.AD, text.index(piece), text.index(piece) + len(piece)) for piece in taken],
    )
    return "".join(text[start:end] for start, end in render(document(text), found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.", "One."),
        ("  One. \n", "One."),
        ("One.\nTwo.", "One.\nTwo."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("One.\r\n\r\n\r\nTwo.\r\n", "One.\r\n\r\nTwo."),
        ("One.\n \t\n\u200b\nTwo.", "One.\n\nTwo."),
        ("One.  \nTwo.", "One.  \nTwo."),
        ("One.\u2028Two.\fThree.", "One.\u2028Two.\fThree."),
        ("One.\n    Two.\n\n\n    Three.", "One.\n    Two.\n\n    Three."),
        ("\n\n\nOne.\n\n", "One."),
        ("\u200b\ufeff\x00", ""),
    ],
)
def test_blank_lines_fold(text: str, expected: str) -> None:
    assert left(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nShare\nTwo.", "One.\nTwo."),
        ("One.\n\nShare\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\nShare\nTwo.", "One.\n\nTwo."),
        ("One.\nShare\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\n\nShare\n\n\nTwo.", "One.\n\nTwo."),
        ("One.\r\n\r\nShare\r\n\r\nTwo.", "One.\r\n\r\nTwo."),
        ("One.\r\nShare\r\nTwo.", "One.\r\nTwo."),
        ("One.\rShare\rTwo.", "One.\rTwo."),
        ("One.\u2029Share\u2029Two.", "One.\u2029Two."),
        ("Share\n\nOne.", "One."),
        ("One.\n\nShare", "One."),
        ("Share", ""),
        ("  Share\t\nOne.", "One."),
        ("One.\n  Share\n    Two.", "One.\n    Two."),
        ("Share\n    One.\n    Two.", "One.\n    Two."),
        ("One.\n\nShare\n\tTwo.", "One.\n\n\tTwo."),
    ],
)
def test_a_line_is_taken_out(text: str, expected: str) -> None:
    assert left(text, "Share") == expected


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("Title: One two.", "Title:", "One two."),
        ("One two. Read more: Three", "Read more: Three", "One two."),
        ("One two. (AD) Three four.", "(AD)", "One two. Three four."),
        ("One,AD,two.", "AD", "One,,two."),
        ("One.\nTitle: Two.\nThree.", "Title:", "One.\nTwo.\nThree."),
        ("One.\nTwo. AD\nThree.", "AD", "One.\nTwo.\nThree."),
        ("One.\r\n\r\nTwo. AD  \r\n\r\nThree.", "AD", "One.\r\n\r\nTwo.\r\n\r\nThree."),
        ("One. AD one\nAD two Two.", "AD one\nAD two", "One.\nTwo."),
        ("One. AD\n\nAD\n\nAD Two.", "AD\n\nAD\n\nAD", "One.\n\nTwo."),
        ("One\u00a0AD\u00a0two.", "AD", "One\u00a0two."),
        ("\U0001f30a AD \U0001f30b e\u0301", "AD", "\U0001f30a \U0001f30b e\u0301"),
    ],
)
def test_a_piece_of_a_line_is_taken_out(text: str, taken: str, expected: str) -> None:
    assert left(text, taken) == expected


def test_several_pieces_of_a_line_are_taken_out() -> None:
    assert left("one AD two BAD three CAD", "AD", "BAD", "CAD") == "one two three"
