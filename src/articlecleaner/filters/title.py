"""The article's own headline: labelled, standing alone above the body, or repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind
from articlecleaner.pipeline import reads_findings

_CUED = Cued(Kind.TITLE)
_WORDS = range(4, 21)  # of a headline; shorter lines are kickers, subheadings and sections
_ECHO = 0.4  # share of a headline's stems that come back in the body
_BULLET = re.compile(r"[-*•·▪–—]|\d{1,2}[.)] |\d{1,2}[.:]\d\d\b")


@reads_findings
def title(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Find the headline in the head of a text, and its repetitions anywhere.

    Rules: the cues of the lexicons (`Title: …`); `title.headline`, the first line of the head that
    is shaped like a headline and whose words come back in the body; `title.echo`, another line of
    the head or the tail with the same words.
    """
    yield from _CUED(document)
    lines = document.lines
    headline = _headline(document, {f.start for f in findings if f.confidence >= 0.5})
    if headline is None:
        return
    line = lines[headline]
    reason = "a line like a headline above the body, whose words come back in it"
    yield Finding(Kind.TITLE, line.start, line.end, "title.headline", 0.7, reason)
    for index in (*range(document.head), *range(document.tail, len(lines))):
        other = lines[index]
        if (
            index != headline
            and not other.paragraph
            and _same(document.stems(line), document.stems(other))
        ):
            reason = f"the headline {line.text!r} again"
            yield Finding(Kind.TITLE, other.start, other.end, "title.echo", 0.8, reason)


def _headline(document: Document, taken: set[int]) -> int | None:
    if not document.plain:
        return None
    for index in range(min(document.head, 8)):
        line = document.lines[index]
        if (
            line.words in _WORDS
            and line.start not in taken
            and not _BULLET.match(line.text)
            and (not line.closed or line.text[-1] in "?!？！")
            and not line.text.endswith((":", ";", ","))
            and len(document.stems(line)) >= 2
            and document.cohesion(line) >= _ECHO
        ):
            return index
    return None


def _same(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(ours) >= 2 and len(ours & theirs) >= 0.8 * len(ours | theirs)
