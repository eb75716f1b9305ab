"""The section, kicker or breadcrumb above the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind
from articlecleaner.pipeline import reads_findings

_CUED = Cued(Kind.SECTION)
_BREADCRUMB = re.compile(r"[\w&' -]{2,30}(?:\s*[>›»/|]\s*[\w&' -]{2,30}){1,4}")
_WORDS = 4


@reads_findings
def section(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Find the short lines directly above a headline, and breadcrumbs in the head.

    Rules: the cues of the lexicons; `section.breadcrumb`, "Home > News > Europe" in the head;
    `section.kicker`, a line of up to four words above the title that was found.
    """
    yield from _CUED(document)
    lines = document.lines
    starts = {f.start for f in findings if f.kind is Kind.TITLE and f.confidence >= 0.5}
    taken = {f.start for f in findings}
    top = next((i for i in range(document.head) if lines[i].start in starts), 0)
    for index in range(document.head):
        line = lines[index]
        if line.start in taken or line.closed:
            continue
        if line.words <= 12 and _BREADCRUMB.fullmatch(line.text):
            reason = "a breadcrumb above the body"
            yield Finding(Kind.SECTION, line.start, line.end, "section.breadcrumb", 0.8, reason)
        elif index < top and line.words <= _WORDS:
            reason = "a short line above the headline"
            yield Finding(Kind.SECTION, line.start, line.end, "section.kicker", 0.75, reason)
