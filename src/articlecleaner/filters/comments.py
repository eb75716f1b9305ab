"""Readers' comments, and what pages say about commenting."""

from __future__ import annotations

from collections.abc import Iterator

from articlecleaner.dates import dates
from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.runs import of_the_run, outweighed
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.COMMENTS)
_NEAR = 12  # lines below a heading in which the first comment has its date
_DATED = 14  # words of a line with a name and a date
_START = 80  # characters of a line that are read for a date


def comments(document: Document) -> Iterator[Finding]:
    """Find lines about commenting, and the thread that a heading "Comments (3)" opens.

    Rules: the cues of the lexicons; `comments.thread`, what follows such a heading up to the end
    of the text, if no more words stand there than before it and something there is of a thread.
    """
    yield from _CUED(document)
    lines = document.lines
    for index, hit in document.cued.get(Kind.COMMENTS, ()):
        if (
            hit.cue.binding == "heading"
            and outweighed(document, index)
            and _is_thread(document, index)
        ):
            reason = f"part of the thread under {lines[index].text!r}"
            for line in lines[index + 1 :]:
                if of_the_run(line):
                    yield Finding(
                        Kind.COMMENTS, line.start, line.end, "comments.thread", 0.93, reason
                    )
            return


def _is_thread(document: Document, heading: int) -> bool:
    """Whether comments stand below a heading, which may be a button in the midst of an article.

    They are counted in it, have dates, or stand with words about commenting.
    """
    lines = document.lines
    if any(map(str.isdigit, lines[heading].text)):
        return True
    below = lines[heading + 1 :]
    return any(hit.cue.kind is Kind.COMMENTS for line in below for hit in line.hits) or any(
        line.words <= _DATED and dates(line.text[:_START], document.language)
        for line in below[:_NEAR]
    )
