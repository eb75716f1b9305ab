"""Skip links, pagination, tables of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set

from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.NAVIGATION)
_PAGES = re.compile(
    r"(?:[«‹←<]\s*)?(?:\w+\s+)?1(?:[ |]+\d{1,3}){1,12}(?:[ |.…]+\w+)?(?:\s*[»›→>])?"
)
_WORDS, _LENGTH = 14, 120  # of a line that may be navigation
_SECTION, _SECTIONS = 2, 4  # words of the name of a section, and sections that make a menu
_BARS = frozenset("|•·")
_MENU = re.compile(r"\s*[|•·]\s*")
_MARKS = re.compile(r"^(?:\d{1,2}[.)]|[-*•])?\s*")


def navigation(document: Document) -> Iterator[Finding]:
    """Find skip links, page numbers, and lists of the subheadings that the article prints later.

    Rules: the cues of the lexicons; `navigation.pages`, "1 2 3 Next"; `navigation.menu`, four
    or more short entries with bars between them; `navigation.sections`, four or more lines, most of
    them names of sections, which no sentence announces; `navigation.contents`, two
    or more neighbouring lines in the head, or under a heading such as "Contents", that come again
    in the same order as subheadings.
    """
    yield from _CUED(document)
    lines = document.lines
    short: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        if line.words > _WORDS or line.paragraph or len(line.text) > _LENGTH:
            continue
        name = line.folded
        short.append((index, name if name[:1].isalpha() else _MARKS.sub("", name)))
        if "1" in line.text and line.text[-1] != "." and _PAGES.fullmatch(line.text):
            yield line.finding("navigation.pages", 0.8, "page numbers")
        if document.edge(index) and not _BARS.isdisjoint(line.text):
            parts = _MENU.split(line.text)
            short_ones = all(0 < len(part.split()) <= 3 and ":" not in part for part in parts)
            if len(parts) > 3 and short_ones:
                yield line.finding("navigation.menu", 0.85, "a menu")
    yield from _sections(document)
    if len({name for _, name in short}) + 1 < len(short):
        yield from _contents(document, dict(short))


def _sections(document: Document) -> Iterator[Finding]:
    lines = document.lines
    run: list[Line] = []
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].words <= _SECTION and not lines[index].closed:
            run.append(lines[index])
            continue
        start = index - len(run)
        announced = start > 0 and lines[start - 1].text[-1] in ":\uff1a"
        if len(run) >= _SECTIONS and not announced and 2 * sum(map(_is_section, run)) > len(run):
            reason = "a menu of sections"
            for line in run:
                yield line.finding("navigation.sections", 0.75, reason)
        run = []


def _is_section(line: Line) -> bool:
    return any(
        hit.cue.kind is Kind.SECTION and hit.cue.binding in ("line", "heading") for hit in line.hits
    )


def _contents(document: Document, short: dict[int, str]) -> Iterator[Finding]:
    lines = document.lines
    subheadings = {
        name: index
        for index, name in short.items()
        if index + 1 < len(lines) and lines[index + 1].paragraph
    }
    announced = {
        i for i, hit in document.cued.get(Kind.NAVIGATION, ()) if hit.cue.binding == "line"
    }
    run: list[int] = []
    for index in range(len(lines)):
        again = subheadings.get(short.get(index, ""), -1)
        if again > index + 1 and not (run and again <= run[-1]):
            run.append(again)
            continue
        start = index - len(run)
        if len(run) > 1 and run[0] >= index and (start <= document.head or start - 1 in announced):
            reason = "a table of contents: these lines come again as subheadings"
            for item in lines[start:index]:
                yield item.finding("navigation.contents", 0.85, reason)
        run = []
    yield from _under_heading(document, short, announced)


def _under_heading(
    document: Document, short: dict[int, str], announced: Set[int]
) -> Iterator[Finding]:
    """The entries under a heading of contents, if half of them stand elsewhere: up to the last."""
    lines = document.lines
    count = Counter(short.values())
    for heading in announced:
        entries: dict[str, int] = {}  # the first that comes again heads its part of the article
        for index in range(heading + 1, len(lines)):
            if index not in short or index in announced or short[index] in entries:
                break
            entries[short[index]] = index
        again = [index for name, index in entries.items() if count[name] > 1]
        if len(again) > 1 and 2 * len(again) >= again[-1] - heading:
            reason = f"an entry of the contents under {lines[heading].text!r}"
            for item in lines[heading + 1 : again[-1] + 1]:
                yield item.finding("navigation.contents", 0.85, reason)
