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

    Rules: the cues of the lexicons; `ad.deal`, short lines with a price under a line
    that is or ends with a cue.
    """
    yield from _CUED(document)
    lines = document.lines
    boxes = {
        index
        for index, hit in document.cued.get(Kind.AD, ())
        if hit.cue.binding in ("line", "end") and not lines[index].paragraph
    }
    for index in sorted(boxes):
        for line in lines[index + 1 :]:
            if not _deal(line.text, line.words):
                break
            reason = f"a price under {lines[index].text!r}"
            yield Finding(Kind.AD, line.start, line.end, "ad.deal", 0.7, reason)


def _deal(text: str, words: int) -> bool:
    return words <= _WORDS and len(text) <= 200 and bool(_PRICE.search(text)) and text[-1] != "."
