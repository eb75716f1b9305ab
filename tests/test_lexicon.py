"""Cue phrases: the files, their errors, and the one scan that finds them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecleaner import Cleaner, Kind, languages
from articlecleaner.document import Line
from articlecleaner.lexicon import (
    BINDINGS,
    BOUNDS,
    Matcher,
    covered,
    fold,
    load,
    own_cues,
    parse,
    trim,
)

EN = Matcher(
    parse(
        {
            "promo": {
                "line": ["read it here", "top 0 stories", "what's next?"],
                "heading": ["more news"],
                "start": ["read more", "see also:", "no. 0"],
                "end": ["click here"],
                "glued": ["(read more"],
                "hint": ["newsletter", "@"],
            },
            "credit": {"hint": ["写真"]},
        },
        "en",
        "test",
    )
)


def hits(line: str) -> list[tuple[str, str]]:
    """The binding and the text of each hit in a line."""
    folded = fold(line)
    return [
        (hit.cue.binding, folded[hit.start : hit.end]) for hit in EN.scan([folded])[0]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("more news", [("heading", "more news")]),
        ("More\u00a0News:", [("heading", "more news")]),
        ("more news :", [("heading", "more news")]),
        ("more news came", []),
        ("no more news", []),
        ("read more", [("start", "read more")]),
        ("read more about it", [("start", "read more")]),
        ("read moreover", []),
        ("to read more", []),
        ("see also: this", [("start", "see also:")]),
        ("see also : this", [("start", "see also :")]),
        ("see also this", []),
        ("see also:this", [("start", "see also:")]),
        ("please click here", [("end", "click here")]),
        ("doubleclick here", []),
        ("click here to go", []),
        ("it ended. (read more there)", [("glued", "(read more")]),
        ("our newsletter and", [("hint", "newsletter")]),
        ("our newsletters", []),
        ("me@home", [("hint", "@")]),
        ("top 5 stories", [("line", "top 5 stories")]),
        ("top 1000 stories", [("line", "top 1000 stories")]),
        ("top 10000 stories", []),
        ("top stories", []),
        ("no. 12", [("start", "no. 12")]),
        ("what's next?", [("line", "what's next?")]),
        ("What’s next?", [("line", "what's next?")]),
        ("この写真は", [("hint", "写真")]),
        ("", []),
        ("\ud800 newsletter \udfff", [("hint", "newsletter")]),
        ("\U0001f30a newsletter", [("hint", "newsletter")]),
    ],
)
def test_what_binds(line: str, expected: list[tuple[str, str]]) -> None:
    assert hits(line) == expected


def test_hits_belong_to_their_line() -> None:
    lines = ["\U0001f30a newsletter", "", "more news", "é newsletter newsletter", "\ud800", "@"]
    found = EN.scan(lines)
    assert [[(hit.start, hit.end) for hit in of_line] for of_line in found] == [
        [(2, 12)],
        [],
        [(0, 9)],
        [(2, 12), (13, 23)],
        [],
        [(0, 1)],
    ]
    assert EN.scan([]) == []


def test_a_phrase_never_reaches_over_a_line_end() -> None:
    assert EN.scan(["more", "news"]) == [[], []]
    assert EN.scan(["please click", "here"]) == [[], []]


words = st.sampled_from(
    ["more news", "read more", "click here", "newsletter", "@", "é", "\U0001f30a", "0", "x", ":"]
)
odd_lines = st.lists(words, max_size=4).map(" ".join).map(fold)


@given(st.lists(odd_lines, max_size=6))
def test_lines_are_scanned_as_if_each_stood_alone(lines: list[str]) -> None:
    assert EN.scan(lines) == [EN.scan([line])[0] for line in lines]


@given(st.lists(odd_lines, max_size=6))
def test_a_hit_stands_where_its_phrase_stands(lines: list[str]) -> None:
    for line, found in zip(lines, EN.scan(lines), strict=True):
        for hit in found:
            assert line[hit.start : hit.end] == hit.cue.phrase
            if hit.cue.binding in ("line", "heading", "start"):
                assert hit.start == 0


def test_rules_are_named_by_kind_binding_bound_and_language() -> None:
    data = {
        "promo": {"line": ["A"], "short": {"end": ["b"]}, "tail": {"heading": ["C  d"]}},
        "languages": ["en"],
    }
    cues = parse(data, "en", "test")
    assert [cue.rule for cue in cues] == [
        "promo.line.en",
        "promo.end.short.en",
        "promo.heading.tail.en",
    ]
    assert [cue.phrase for cue in cues] == ["a", "b", "c d"]
    assert [(cue.kind, cue.binding, cue.bound, cue.language) for cue in cues][1] == (
        Kind.PROMO,
        "end",
        "short",
        "en",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"promos": {}}, "my.toml: unknown kind 'promos'; known kinds: title.*embed"),
        ({"promo": ["x"]}, "my.toml: promo must be a table"),
        ({"promo": {"lines": ["x"]}}, r"my.toml: promo\.lines: no such binding.*'line'"),
        ({"promo": {"tail": ["x"]}}, r"my.toml: promo\.tail must be a table"),
        ({"promo": {"tail": {"begin": ["x"]}}}, r"my.toml: promo\.begin\.tail: no such binding"),
        ({"promo": {"line": "x"}}, r"my.toml: promo\.line must be a list"),
        ({"promo": {"line": 3}}, r"my.toml: promo\.line must be a list"),
        ({"promo": {"line": ["x", ""]}}, r"my.toml: promo\.line: '' is no phrase"),
        ({"promo": {"line": [" \t"]}}, r"my.toml: promo\.line: .* is no phrase"),
        ({"promo": {"short": {"end": [3]}}}, r"my.toml: promo\.end\.short: 3 is no phrase"),
    ],
)
def test_errors_name_file_and_entry(data: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse(data, "en", "my.toml")


def test_own_cues() -> None:
    assert own_cues({}) == ()
    assert own_cues({"ad": {"line": ["Buy  SOAP"]}})[0][3:6] == ("buy soap", "own", "ad.line.own")


@pytest.mark.parametrize("name", sorted(set(covered().values())))
def test_shipped_lexicons_are_sound(name: str) -> None:
    cues = load(name)
    assert cues
    seen = [(cue.kind, cue.binding, cue.bound, cue.phrase) for cue in cues]
    assert sorted({str(entry) for entry in seen if seen.count(entry) > 1}) == []
    headings = {(cue.kind, cue.bound, cue.phrase) for cue in cues if cue.binding == "heading"}
    for cue in cues:
        assert cue.binding != "line" or (cue.kind, cue.bound, cue.phrase) not in headings
        assert cue.binding in BINDINGS
        assert cue.bound in ("", *BOUNDS)
        assert cue.rule.startswith(f"{cue.kind.value}.{cue.binding}")
        assert cue.rule.endswith(f".{cue.language}")
        assert cue.phrase == fold(cue.phrase)


@pytest.mark.parametrize("name", sorted(set(covered().values())))
def test_every_phrase_binds_in_a_line_that_says_it(name: str) -> None:
    cues = [cue for cue in load(name) if cue.binding in ("line", "heading", "start", "end")]
    around = {"start": "{} zz", "end": "zz {}"}
    lines = [Line(around.get(cue.binding, "{}").format(cue.phrase), 0, 0).folded for cue in cues]
    found = Matcher(cues).scan(lines)
    dead = [
        (cue.rule, cue.phrase)
        for cue, hits in zip(cues, found, strict=True)
        if cue not in [hit.cue for hit in hits]
    ]
    assert dead == []


def test_other_numbers_than_0_stand_for_themselves() -> None:
    matcher = Matcher(parse({"promo": {"line": ["24 hours"], "hint": ["7 days"]}}, "en", "test"))
    lines = ["24 hours", "25 hours", "2 hours", "9000 hours", "in 7 days", "in 8 days"]
    assert [len(found) for found in matcher.scan(lines)] == [1, 0, 0, 0, 1, 0]


@pytest.mark.parametrize("binding", BINDINGS)
@pytest.mark.parametrize("phrase", ["»", "-", "...", "(", "*"])
def test_a_phrase_of_marks_is_refused_or_harmless(binding: str, phrase: str) -> None:
    try:
        cleaner = Cleaner(languages=(), cues={"promo": {binding: [phrase]}})
    except ValueError:
        return
    assert cleaner("The river rose.\n\nNobody was hurt.", "en").residue == ()


def test_languages_are_codes_without_the_common_lexicon() -> None:
    assert "en" in languages()
    assert "und" not in languages()
    assert all(len(code) in (2, 3) and code.islower() for code in languages())
    assert list(languages()) == sorted(set(languages()))


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        ("related stories »", "related stories"),
        ("you may also like...", "you may also like"),
        ("loading…", "loading"),
        ("share (12)", "share (12"),
        ("what's next?", "what's next?"),
        ("the end.", "the end."),
        ("read more:", "read more:"),
        ("", ""),
        ("»", ""),
    ],
)
def test_trim(text: str, trimmed: str) -> None:
    assert trim(text) == trimmed


def test_a_phrase_with_many_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="has more than 5 numbers"):
        Cleaner(cues={"promo": {"line": ["0 of 0 " * 9]}})
