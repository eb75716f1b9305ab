"""Buttons and invitations of social networks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import COMMON, covered, load

_CUED = Cued(Kind.SOCIAL)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BESIDE = frozenset(  # that stand in such rows and are none
    ["a", "article", "copy", "link", "on", "print", "save", "this", "to", "url", "via"]
)
_LONGEST = 100  # characters of a row of buttons
_BUTTONS = 2  # that make a row


def social(document: Document) -> Iterator[Finding]:
    """Find "Share this", "Follow us on …", and rows of buttons.

    Rules: the cues of the lexicons; `social.row`, "Share Tweet Email": an open line of nothing but
    words that are buttons by themselves.
    """
    yield from _CUED(document)
    for line in document.lines:
        if line.words < _BUTTONS or line.closed or len(line.text) > _LONGEST:
            continue
        buttons = _buttons(document.language)
        words = _WORD.findall(line.folded)
        if sum(word in buttons for word in words) >= _BUTTONS and all(
            word in buttons or word in _BESIDE for word in words
        ):
            reason = "a row of buttons that share"
            yield Finding(Kind.SOCIAL, line.start, line.end, "social.row", 0.85, reason)


@cache
def _buttons(language: str | None) -> frozenset[str]:
    """The words that are buttons of social networks, in English and in this language."""
    names = {COMMON, "en", covered().get(language or "", "en")}
    return frozenset(
        cue.phrase
        for name in names
        for cue in load(name)
        if cue.kind is Kind.SOCIAL and cue.binding == "line" and cue.phrase.isalpha()
    )
