"""When it was published or updated, and how long it takes to read."""

from __future__ import annotations

from collections.abc import Iterator

from articlecleaner.dates import dates, words_besides
from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.TIMESTAMP, hints=False)
_WORDS = 16  # a line with two dates, times and labels has no more


def timestamp(document: Document) -> Iterator[Finding]:
    """Find lines that hold a date, perhaps a time and a label such as "Updated", and nothing else.

    Rules: the cues of the lexicons ("2 min read"); `timestamp.date`, a date alone in the head or
    the tail; `timestamp.labelled`, a date behind a word like "published", anywhere.
    """
    yield from _CUED(document)
    labelled = {i for i, hit in document.cued.get(Kind.TIMESTAMP, ()) if hit.cue.binding == "hint"}
    for index, line in enumerate(document.lines):
        if line.words > _WORDS or len(line.text) > 200 or line.paragraph or (line.closed and index not in labelled):
            continue
        if not any(char.isdigit() for char in line.text):
            continue
        if not dates(line.text, document.language):
            continue
        besides = list(words_besides(line.folded, document.language))
        if index in labelled and len(besides) <= 4:
            yield Finding(
                Kind.TIMESTAMP, line.start, line.end, "timestamp.labelled", 0.9, "a dated label"
            )
        elif not besides and (index < document.head or index >= document.tail):
            yield Finding(
                Kind.TIMESTAMP, line.start, line.end, "timestamp.date", 0.85, "a date alone"
            )
