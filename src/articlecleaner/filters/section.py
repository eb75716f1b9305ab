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
_HOME = "home|homepage|home page|start|startseite|hauptseite|accueil|inicio|portada|início"
_FROM_HOME = re.compile(
    rf"(?:[\w ]{{2,14}}: )?(?:{_HOME})(?:\s*[>›»/|]\s*[^>›»/|]{{2,80}}){{1,6}}(?:\s*[>›»/|])?",
    re.IGNORECASE,
)
_PATH, _LONGEST = 20, 200  # words and characters of one with the title at its end
_WORDS = 4
_TITLE, _SIGNATURES = (Kind.TITLE,), (Kind.BYLINE, Kind.TIMESTAMP)


def section(document: Document) -> Iterator[Finding]:
    """Find section names and breadcrumbs in the head.

    Rules: the cues of the lexicons; `section.breadcrumb`, "Home > News > Europe" in the head,
    or, where it opens with "Home", in the tail.
    """
    yield from _CUED(document)
    paths = [
        (index, line)
        for index, line in enumerate(document.lines)
        if line.words <= _PATH and len(line.text) <= _LONGEST and _FROM_HOME.fullmatch(line.spaced)
    ]
    if len(paths) == 1 and document.edge(paths[0][0]):
        line, reason = paths[0][1], "a breadcrumb from the home page"
        yield line.finding("section.breadcrumb", 0.85, reason)
    for line in document.lines[: document.head]:
        if line.words <= 12 and not line.closed and _BREADCRUMB.fullmatch(line.spaced):
            yield line.finding("section.breadcrumb", 0.8, "a breadcrumb above the body")


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
            yield line.finding("section.kicker", 0.75, "a short line above the headline")
