"""Runs and cohesion: what a heading opens, and where the article resumes."""

from __future__ import annotations

from articlecleaner.document import Document, Line
from articlecleaner.finding import Kind

FOREIGN = 0.15  # share of a paragraph's stems in the article so far, under which it is foreign
_SUBHEADING = 5  # words up to which the last line before the article resumes may be its subheading


_OWN = frozenset(  # what stands in a run and is still of its own kind
    (
        *(Kind.LEGAL, Kind.TAGS, Kind.SUBSCRIPTION, Kind.SOCIAL, Kind.AD, Kind.CONTACT),
        *(Kind.NAVIGATION, Kind.INTERFACE),
    )
)


def of_the_run(document: Document, line: Line) -> bool:
    """Whether a line in a run has no cue that makes it something else, such as a copyright line."""
    return not any(
        hit.cue.kind in _OWN and hit.cue.binding != "hint" and document.hears(hit)
        for hit in line.hits
    )


def run_end(document: Document, heading: int) -> int:
    """The index after the last line of the run that the line `heading` opens.

    Short lines are its items. At a paragraph the article resumes if it shares its words with the
    article before the heading; a foreign paragraph belongs to the run. A run never takes more
    words of paragraphs than stand before it.
    """
    lines = document.lines
    before = [lines[i] for i in document.plain if i < heading]
    core = {stem for line in before for stem in document.stems(line)}
    allowance = sum(line.words for line in before)
    index = heading + 1
    while index < len(lines):
        line = lines[index]
        if line.paragraph:
            allowance -= line.words
            if allowance < 0 or document.cohesion(line, core) >= FOREIGN:
                break
        index += 1
    else:
        return index
    first_paragraph = next(i for i in range(heading + 1, len(lines)) if lines[i].paragraph)
    if allowance < 0:
        index = first_paragraph
    last = lines[index - 1]
    if index - 1 > heading + 1 and last.words <= _SUBHEADING and not last.hits:
        index -= 1
    return index
