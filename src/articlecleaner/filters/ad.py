"""Advertisement: labels, sponsored text, deal boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.AD)
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|USD|EUR|GBP|kr)\b")
_WORDS = 14


def ad(document: Document) -> Iterator[Finding]:
    """Find advertisement labels and notes, and the priced items of a deal box.

    Rules: the cues of the lexicons; `ad.deal`, a short line with a price beside a line with a cue.
    """
    yield from _CUED(document)
    lines = document.lines
    boxes = {
        index
        for index, hit in document.cued.get(Kind.AD, ())
        if hit.cue.binding != "hint" and not lines[index].paragraph
    }
    for index in sorted(boxes):
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(lines) and at not in boxes and _deal(lines[at].text, lines[at].words):
                reason = f"a price beside {lines[index].text!r}"
                line = lines[at]
                yield Finding(Kind.AD, line.start, line.end, "ad.deal", 0.7, reason)
                boxes.add(at)
                at += step


def _deal(text: str, words: int) -> bool:
    return words <= _WORDS and len(text) <= 200 and bool(_PRICE.search(text)) and text[-1] != "."
