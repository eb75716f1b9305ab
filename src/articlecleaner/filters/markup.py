"""What the page a line is from says of it: headlines, captions, links, the names of classes.

Silent for plain text, whose lines have no hints.
"""

from __future__ import annotations

from collections.abc import Iterator

from articlecleaner.document import Document, Line
from articlecleaner.finding import Finding, Kind
from articlecleaner.hints import Hints

_LINK = 0.9  # share of a line in links from which it is nothing but a link
_LINK_WORDS = 4  # of a headline; shorter links are names and labels


def markup(document: Document) -> Iterator[Finding]:
    """Find what the markup of a page gives away.

    Rules: `title.heading`, the page's main heading; `caption.figure`, a line in a `figcaption`;
    `promo.link`, a paragraph that is one link.
    """
    for index, line in enumerate(document.lines):
        if hints := line.hints:
            yield from _line(document, index, line, hints)


def _line(document: Document, index: int, line: Line, hints: Hints) -> Iterator[Finding]:
    def finding(kind: Kind, rule: str, confidence: float, reason: str) -> Finding:
        return Finding(kind, line.start, line.end, rule, confidence, reason)

    if hints.title or (hints.tag == "h1" and index < document.head):
        yield finding(Kind.TITLE, "title.heading", 0.9, "the page's main heading")
    elif hints.tag == "figcaption" or "figcaption" in hints.inside:
        yield finding(Kind.CAPTION, "caption.figure", 0.8, "it is marked as a figure's caption")
    elif (
        hints.link_density >= _LINK
        and line.words >= _LINK_WORDS
        and "li" not in (hints.tag, *hints.inside)
        and hints.tag != "tr"
    ):
        yield finding(Kind.PROMO, "promo.link", 0.7, "the whole paragraph is a link")
