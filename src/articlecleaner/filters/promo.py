"""Pointers to other stories: single lines, and runs that a heading opens."""

from __future__ import annotations

from collections.abc import Iterator

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.runs import Core, of_the_run, outweighed, run_end
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.PROMO)


def promo(document: Document) -> Iterator[Finding]:
    """Find "Read more: …" lines, and "More news" with all that stands under it.

    Rules: the cues of the lexicons; `promo.run`, an item under a promo heading, which may be a
    whole foreign story (see `run_end`).
    """
    yield from _CUED(document)
    core = Core(document)
    end = 0
    endless = False  # whether an earlier heading would have taken all the rest of the text
    for index, hit in document.cued.get(Kind.PROMO, ()):
        if hit.cue.binding != "heading" or index < end:
            continue
        if endless and not outweighed(document, index):
            continue
        run = run_end(document, index, core.down_to(index))
        endless = run is None
        end = run or index + 1
        reason = f"an item under the heading {document.lines[index].text!r}"
        for line in document.lines[index + 1 : end]:
            if of_the_run(line):
                yield Finding(Kind.PROMO, line.start, line.end, "promo.run", 0.93, reason)
