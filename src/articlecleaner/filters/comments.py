"""Readers' comments, and what pages say about commenting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from articlecleaner.dates import dates, words_besides
from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.runs import of_the_run, outweighed
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import capitals, labels

_CUED = Cued(Kind.COMMENTS)
_NEAR = 12  # lines below a heading in which the first comment has its date
_DATED = 14  # words of a line with a name and a date
_SIGNED = 10  # words of a line that says who wrote a comment, and when
_NAME = 4  # of these, words besides date and time
_SEVERAL, _THREAD = 2, 4  # such lines that tell of each other, and that hold a thread together
_ARTICLE = 100  # words above a thread, of the article
_CLOCK = re.compile(r"\b[0-2]?\d(?:[:.][0-5]\d|h[0-5]\d| ?[ap]\.?m)\b")
_START = 80  # characters of a line that are read for a date


def comments(document: Document) -> Iterator[Finding]:
    """Find lines about commenting, and the thread that a heading "Comments (3)" opens.

    Rules: the cues of the lexicons; `comments.thread`, what follows such a heading up to the end
    of the text, if no more words stand there than before it and something there is of a thread;
    `comments.signature`, below a line about commenting, several short lines with a date and a time,
    or a name and "says:".
    """
    yield from _CUED(document)
    yield from _signatures(document)
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


def _signatures(document: Document) -> Iterator[Finding]:
    """The lines above or below each comment that say who wrote it, and when.

    The entries of a live report have such lines as well: they begin above the line about
    commenting, or name nobody.
    """
    lines = document.lines
    about = next(
        (
            index
            for index, hit in document.cued.get(Kind.COMMENTS, ())
            if hit.cue.binding in ("line", "heading", "start") and index > document.head
        ),
        len(lines),
    )
    signed = [index for index in range(len(lines)) if _signs(document, lines[index])]
    if len(signed) < _SEVERAL or signed[0] < about or document.words_before[about] < _ARTICLE:
        return
    for index in signed:
        line, reason = lines[index], "it says who wrote a comment, and when"
        yield Finding(Kind.COMMENTS, line.start, line.end, "comments.signature", 0.85, reason)
    if len(signed) >= _THREAD and all(_named(document, index) for index in signed):
        reason = "part of the thread in which comments are signed"
        for line in lines[signed[0] + 1 : signed[-1]]:
            if of_the_run(line):
                yield Finding(Kind.COMMENTS, line.start, line.end, "comments.thread", 0.85, reason)


def _named(document: Document, index: int) -> bool:
    """Whether a name may stand in a signature, or in the short line above it."""
    line, above = document.lines[index], document.lines[index - 1]
    if any(True for _ in words_besides(line.folded, document.language)):
        return True
    return above.words <= _NAME and not above.closed and capitals(above.text.split()) > 0


def _signs(document: Document, line: Line) -> bool:
    if line.words > _SIGNED or line.closed or len(line.text) > _START:
        return False
    last = line.folded.rpartition(" ")[2].rstrip(":")
    if line.text[-1] == ":" and last in labels("says"):
        return True
    if not _CLOCK.search(line.folded) or not dates(line.text, document.language):
        return False
    besides = words_besides(line.folded, document.language)
    return next(islice(besides, _NAME, None), None) is None
