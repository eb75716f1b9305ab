"""Pointers to other stories: single lines, and runs that a heading opens."""

from __future__ import annotations

from collections.abc import Iterator

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.runs import of_the_run, run_end
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.PROMO)


def promo(document: Document) -> Iterator[Finding]:
    """Find "Read more: …" lines, and "More news" with all that stands under it.

    Rules: the cues of the lexicons; `promo.run`, an item under a promo heading, which may be a
    whole foreign story (see `run_end`).
    """
    yield from _CUED(document)
    end = 0
    for index, hit in document.cued.get(Kind.PROMO, ()):
        if hit.cue.binding == "heading" and index >= end:
            end = run_end(document, index)
            reason = f"an item under the heading {document.lines[index].text!r}"
            for line in document.lines[index + 1 : end]:
                if of_the_run(line):
                    yield Finding(Kind.PROMO, line.start, line.end, "promo.run", 0.93, reason)
