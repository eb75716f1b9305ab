"""The section, kicker or breadcrumb above the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind, kinds_at
from articlecleaner.pipeline import reads_findings

_CUED = Cued(Kind.SECTION)
_BREADCRUMB = re.compile(r"[\w&' -]{2,30}(?:\s*[>›»/|]\s*[\w&' -]{2,30}){1,4}")
_WORDS = 4
_TITLE, _SIGNATURES = (Kind.TITLE,), (Kind.BYLINE, Kind.TIMESTAMP)


def section(document: Document) -> Iterator[Finding]:
    """Find section names and breadcrumbs in the head.

    Rules: the cues of the lexicons; `section.breadcrumb`, "Home > News > Europe" in the head.
    """
    yield from _CUED(document)
    for line in document.lines[: document.head]:
        if line.words <= 12 and not line.closed and _BREADCRUMB.fullmatch(line.spaced):
            reason = "a breadcrumb above the body"
            yield Finding(Kind.SECTION, line.start, line.end, "section.breadcrumb", 0.8, reason)


@reads_findings
def kicker(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Find the short lines above the headline, or above the byline or date that opens a text.

    Rules: `section.kicker`, an open line of up to four words there.
    """
    lines = document.lines
    kinds = kinds_at(findings)
    head = [kinds.get(line.start) for line in lines[: document.head]]
    for opening in (_TITLE, _SIGNATURES):
        top = next((i for i, kind in enumerate(head) if kind in opening), 0)
        if top:
            break
    for line, kind in zip(lines[:top], head, strict=False):
        if kind is None and not line.closed and line.words <= _WORDS and line.text[0].isalnum():
            reason = "a short line above the headline"
            yield Finding(Kind.SECTION, line.start, line.end, "section.kicker", 0.75, reason)
