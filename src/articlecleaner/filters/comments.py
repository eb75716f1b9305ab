"""Readers' comments, and what pages say about commenting."""

from __future__ import annotations

from collections.abc import Iterator

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.runs import of_the_run, outweighed
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.COMMENTS)


def comments(document: Document) -> Iterator[Finding]:
    """Find lines about commenting, and the thread that a heading "Comments (3)" opens.

    Rules: the cues of the lexicons; `comments.thread`, what follows such a heading up to the end
    of the text, if no more words stand there than before it.
    """
    yield from _CUED(document)
    lines = document.lines
    for index, hit in document.cued.get(Kind.COMMENTS, ()):
        if hit.cue.binding == "heading" and outweighed(document, index):
            reason = f"part of the thread under {lines[index].text!r}"
            for line in lines[index + 1 :]:
                if of_the_run(line):
                    yield Finding(
                        Kind.COMMENTS, line.start, line.end, "comments.thread", 0.93, reason
                    )
            return
