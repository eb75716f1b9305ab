"""Buttons and invitations of social networks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from articlecleaner.dates import dates
from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import UPPER, beside_english, labels

_CUED = Cued(Kind.SOCIAL)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BESIDE = frozenset(  # that stand in such rows and are none
    ["a", "article", "copy", "link", "on", "print", "save", "this", "to", "url", "via"]
)
_LONGEST = 100  # characters of a row of buttons
_BUTTONS = 2  # that make a row
_MARK = re.compile(r"[^\W\d_]+: \d{1,2}(?:[.,]\d)?(?: ?/ ?\d{1,3})?")  # of a review: "Voto: 8,5"
_BARE = re.compile(r"\+?\d{1,5}|\d{1,3}[.,]\d{3}|\d{1,3}(?:[.,]\d{1,2})?(?: ?[KkMm]| ?тыс\.?| ?万)")
_COUNTED = frozenset((Kind.SOCIAL, Kind.COMMENTS, Kind.INTERFACE, Kind.TAGS))
_NUMBER_LENGTH = 9  # characters of a bare number
_DATED = 40  # characters in which a date stands
_FOLLOWED = 25  # words of a line that asks to follow somebody
# "Follow Ann Lee on X", "Suivez Ann Lee sur Facebook"
_FOLLOW = re.compile(
    rf"(?:Follow|Folg(?:e|en Sie|t)|Suivez|Suivre|Sigue a|Siga|Segui(?:te)?|Volg|Följ|Følg|"
    rf"Obserwuj) [{UPPER}@][^.!?]{{1,40}} (?:on|auf|bei|sur|en|su|op|på|na|no|em) "
    r"(?:X|Twitter|Facebook|Instagram|LinkedIn|Bluesky|Threads|Mastodon|TikTok|YouTube|WhatsApp|Telegram)\b"
)
_COUNT_WORDS = 12  # of a line that counts votes or views


def social(document: Document) -> Iterator[Finding]:
    """Find "Share this", "Follow us on …", and rows of buttons.

    Rules: the cues of the lexicons; `social.row`, "Share Tweet Email": an open line of nothing but
    words that are buttons by themselves; `social.count`, "(Visited 215 times, 55 visits today)",
    "4.7 from 21 votes": a line of nothing but numbers and what is counted, in the head or the tail
    or with several numbers; `social.follow`, "Follow Ann Lee on X" there; `social.number`, bare
    numbers there beside buttons, tags or comments.
    """
    yield from _CUED(document)
    yield from _counts(document)
    yield from _numbers(document)
    for index, line in enumerate(document.lines):
        if line.words <= _FOLLOWED and document.edge(index) and _FOLLOW.match(line.text):
            yield line.finding("social.follow", 0.8, "it asks to follow somebody")
        if line.words < _BUTTONS or line.closed or len(line.text) > _LONGEST:
            continue
        buttons = _buttons(document.language)
        words = _WORD.findall(line.folded)
        if sum(word in buttons for word in words) >= _BUTTONS and all(
            word in buttons or word in _BESIDE for word in words
        ):
            yield line.finding("social.row", 0.85, "a row of buttons that share")


def _counts(document: Document) -> Iterator[Finding]:
    """Lines that count votes, views and the like; a table of results has them in a row."""
    found = [
        index
        for index, line in enumerate(document.lines)
        if line.words <= _COUNT_WORDS
        and line.digits
        and len(line.text) <= _LONGEST
        and _counting(line.folded)
    ]
    for index in found:
        if index - 1 in found or index + 1 in found:
            continue
        line = document.lines[index]
        if document.edge(index) or len(_NUMBER.findall(line.text)) > 1:
            yield line.finding("social.count", 0.8, "it counts what readers did")


def _numbers(document: Document) -> Iterator[Finding]:
    """The bare numbers in a row that touches what a cue makes a button, or a line of its like."""
    lines = document.lines
    bare = [
        index
        for index, line in enumerate(lines)
        if line.digits
        and len(line.text) <= _NUMBER_LENGTH
        and _BARE.fullmatch(line.text)
        and document.edge(index)
        and index not in document.numbered
    ]
    for _, group in groupby(enumerate(bare), lambda pair: pair[1] - pair[0]):
        row = [index for _, index in group]
        above = lines[row[0] - 1 : row[0]]
        beside = (*above, *lines[row[-1] + 1 : row[-1] + 2])
        dated = (bool(dates(line.text[:_DATED], document.language)) for line in above)
        if any(map(_is_button, beside)) or any(dated):
            reason = "a number beside buttons"
            for line in lines[row[0] : row[-1] + 1]:
                yield line.finding("social.number", 0.7, reason)


def _is_button(line: Line) -> bool:
    return any(hit.cue.kind in _COUNTED and hit.cue.binding != "hint" for hit in line.hits)


def _counting(folded: str) -> bool:
    if "%" in folded or _MARK.fullmatch(folded):
        return False
    words = _LETTERS.findall(folded)
    return not labels("counted").isdisjoint(words) and all(
        word in labels("counted") or word in labels("counting") for word in words
    )


@cache
def _buttons(language: str | None) -> frozenset[str]:
    """The words that are buttons of social networks, in English and in this language."""
    return frozenset(
        cue.phrase
        for cue in beside_english(language)
        if cue.kind is Kind.SOCIAL and cue.binding == "line" and cue.phrase.isalpha()
    )
