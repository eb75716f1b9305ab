"""Runs and cohesion: what a heading opens, and where the article resumes."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from articlecleaner.document import Document, Line

FOREIGN = 0.18  # share of a paragraph's stems in the article so far, under which it is foreign
_SUBHEADING = 5  # words up to which the last line before the article resumes may be its subheading


def cohesion(line: Line, core: AbstractSet[str]) -> float:
    """The share of a line's stems that stand in the core too; 1.0 for a line without stems.

    >>> from articlecleaner.document import Line
    >>> core = Line("The river flooded the old harbour on Monday", 0, 0).vocabulary
    >>> cohesion(Line("Harbour floods", 0, 0), core)
    0.5
    """
    stems = line.vocabulary
    return len(stems & core) / len(stems) if stems else 1.0


def run_end(document: Document, heading: int) -> int:
    """The index after the last line of the run that the line `heading` opens.

    Short lines are its items. At a paragraph the article resumes if it shares its words with the
    article before the heading; a foreign paragraph belongs to the run. A run never takes more
    words of paragraphs than stand before it.
    """
    lines = document.lines
    before = [lines[i] for i in document.plain if i < heading]
    core = {stem for line in before for stem in line.vocabulary}
    allowance = sum(line.words for line in before)
    index = heading + 1
    while index < len(lines):
        line = lines[index]
        if line.paragraph:
            allowance -= line.words
            if allowance < 0 or cohesion(line, core) >= FOREIGN:
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
