"""When it was published or updated, and how long it takes to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from articlecleaner.dates import dates, words_besides
from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.rows import in_facts
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import UPPER, labels

_CUED = Cued(Kind.TIMESTAMP, hints=False)
_CLOCK = re.compile(r"\b[0-2]?\d[:.][0-5]\dh?\b|\b\d\d? ?[ap]\.?m\b")
_EARLY = 7  # lines of the text; dates further down head the parts of a chronicle
_FIELD = re.compile(r"[^\W\d][^:\d]{1,20}: ")  # what a line is about: "Where: ..."
# Where a press release is from: "Lyon, le 7 février 2024".
_PLACED = re.compile(rf"[{UPPER}][\w-]+(?: [\w-]+){{0,2}}, (?:le |den |am |el |on |a )?(?=\d)")
_SIGNED = 4  # words of a name or a section beside the date that a head opens with
_WORDS, _LENGTH = 16, 200  # a line with two dates, times and labels has no more
_BESIDE = 4  # words that may stand beside a label and a date in the head or tail
_FEW = 2  # dates of a text of which an early one is its own


def timestamp(document: Document) -> Iterator[Finding]:
    """Find lines that hold a date, perhaps a time and a label such as "Updated", and nothing else.

    Rules: the cues of the lexicons ("2 min read"); `timestamp.date`, a date alone, or with the name
    of an agency or, above the body, a town, in the head or the tail, or, with its year, early in a
    text with few of them; `timestamp.labelled`, a date behind a word like "published", anywhere;
    `timestamp.signed`, the one line of the head that opens with a full date, or has one with a
    time, beside no more than a name or a section.
    """
    yield from _CUED(document)
    labelled = {i for i, hit in document.cued.get(Kind.TIMESTAMP, ()) if hit.cue.binding == "hint"}
    alone: list[tuple[int, bool]] = []  # with whether a year is told
    for index, line in enumerate(document.lines):
        if not line.digits or not _is_moment(document, index, labelled=index in labelled):
            continue
        moments = dates(line.text, document.language)
        if index in labelled:
            if moments or _CLOCK.search(line.folded):
                yield line.finding("timestamp.labelled", 0.9, "a dated label")
        elif moments:
            alone.append((index, moments[0].iso[0] != "-"))
    if not alone and not labelled:
        yield from _signed(document)
    # Those that paragraphs part head the parts of a chronicle.
    near = document.lines[alone[0][0] : alone[-1][0]] if alone else ()
    few = len(alone) <= _FEW and not any(line.paragraph for line in near)
    for index, full in alone:
        early = index < _EARLY and few and full
        if early or document.edge(index):
            yield document.lines[index].finding("timestamp.date", 0.85, "a date alone")


def _is_moment(document: Document, index: int, *, labelled: bool) -> bool:
    """Whether hardly a word stands in a line besides dates and times, and it is no fact."""
    line = document.lines[index]
    if line.words > _WORDS or len(line.text) > _LENGTH or line.paragraph:
        return False
    if index in document.numbered:
        return False
    if in_facts(document, index) and not _CLOCK.search(line.folded):
        return False
    placed = _PLACED.match(line.text) if index < document.head else None
    if placed and line.folded.partition(" ")[0] in labels("by"):
        placed = None
    dated = line.folded[placed.end() - line.lead :] if placed else line.folded
    besides = (
        word for word in words_besides(dated, document.language) if word not in labels("agency")
    )
    allowed = (_BESIDE if document.edge(index) else _BESIDE // 2) if labelled else 0
    return next(islice(besides, allowed, None), None) is None


def _signed(document: Document) -> Iterator[Finding]:
    found = []
    for line in document.lines[: min(document.head, _EARLY)]:
        if line.words > _WORDS or line.closed or not line.digits or _FIELD.match(line.text):
            continue
        moments = dates(line.text, document.language)
        if moments and moments[0].iso[0] != "-" and (not moments[0].start or "T" in moments[0].iso):
            besides = words_besides(line.folded, document.language)
            found.append((line, next(islice(besides, _SIGNED, None), None) is None))
    if len(found) == 1 and found[0][1]:
        line = found[0][0]
        yield line.finding("timestamp.signed", 0.8, "a date and who wrote then")
