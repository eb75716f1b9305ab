"""Pointers to other stories: single lines, and runs that a heading opens."""

from __future__ import annotations

from collections.abc import Iterator

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.runs import run_end
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.PROMO)
_OWN = (  # what stands under a promo heading and is still of its own kind
    *(Kind.LEGAL, Kind.TAGS, Kind.SUBSCRIPTION, Kind.SOCIAL, Kind.COMMENTS, Kind.AD),
    *(Kind.CONTACT, Kind.NAVIGATION, Kind.INTERFACE),
)


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
                if not any(hit.cue.kind in _OWN and hit.cue.binding != "hint" and document.hears(hit) for hit in line.hits):
                    yield Finding(Kind.PROMO, line.start, line.end, "promo.run", 0.93, reason)
