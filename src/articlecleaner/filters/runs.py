"""Runs and cohesion: what a heading opens, and where the article resumes."""

from __future__ import annotations

import re
from collections.abc import Set

from articlecleaner.dates import dates
from articlecleaner.document import PARAGRAPH, Document, Line, bullet, unspaced
from articlecleaner.filters.forms import cued, heads_part
from articlecleaner.finding import Kind
from articlecleaner.lexicon import UPPER

FOREIGN = 0.12  # share of a paragraph's stems in the article so far, under which it is foreign
_RELATED = 0.3  # share of a paragraph's stems in the article so far, from which it goes on
_OWN_WORDS = 0.4  # share of a subheading's stems in the paragraph below it
_LABEL = 30  # characters in which the colon behind a speaker's name stands
_ROW = 8  # words of a line of verse, of a recipe, of rows
_WIDE_ROW = 12  # the same in scripts that write no spaces, where a word is two characters
_NEAR = 50  # lines above and below that are asked how the article goes
_QUESTIONS = 2  # short ones that make an interview
_SUBHEADING = 6  # words up to which the last line before the article resumes may be its subheading
_SIGNS = 2  # pairs of signs that a foreign story shares by chance with headlines without spaces
_MOST = 200  # lines of a run where most of the text is still to come
_ITEMS = 60  # words of the items of a run, if they may be more than stand before it
_DATE = 40  # characters of a line in which a date stands
_CARDS = 2  # headlines, each over its summary, that make a row of teasers
_SUMMARY = range(6, 46)  # words of a summary
_BUTTON = 3  # words of what stands below one and leads to it
_CARD_HEAD = 15  # words of a headline
_STOPS, _QUOTES = (".", "\u3002"), '"\u201d\u2019\xbb'  # of sentences, and behind them

_SENTENCES = re.compile(rf"[.!?] [{UPPER}]")
_INITIALS = re.compile(r"\([a-z]{2,4}\)")
_SAID = re.compile(r"[\"“„«»][^\"“”„«»]{1,200}[.?!][\"”“»«]")  # in quotation marks as a whole


_OWN = frozenset(  # what stands in a run and is still of its own kind
    (
        *(Kind.LEGAL, Kind.TAGS, Kind.SUBSCRIPTION, Kind.SOCIAL, Kind.AD, Kind.CONTACT),
        *(Kind.NAVIGATION, Kind.INTERFACE),
    )
)


def of_the_run(line: Line) -> bool:
    """Whether a line in a run has no cue that makes it something else, such as a copyright line."""
    return not any(hit.cue.kind in _OWN and hit.cue.binding != "hint" for hit in line.hits)


class Core:
    """The article's paragraphs above a line, as it moves down: their stems and their words."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stems: set[str] = set()
        self.words = 0
        self._next = 0

    def down_to(self, index: int) -> Core:
        """Take in the paragraphs above a line; the lines have to come in order."""
        plain = self.document.plain
        while self._next < len(plain) and plain[self._next] < index:
            line = self.document.lines[plain[self._next]]
            self.stems |= self.document.stems(line)
            self.words += line.words
            self._next += 1
        return self


def run_end(document: Document, heading: int, core: Core) -> int | None:
    """The index after the last line of the run that the line `heading` opens.

    Short lines are its items. At a paragraph the article resumes if it shares its words with the
    article before the heading, the `core`, or if most of the text is still to come; else a foreign
    one belongs to the run if the items so far announce it: a story shares a word with its headline,
    stands under its date or goes on from a paragraph that does. A dialogue, the questions of an
    interview, a list or numbered parts that go on and a subheading that speaks of what stands below
    it are the article's as well; what a page has elsewhere than the article's paragraphs is not. A
    run never takes more words of paragraphs than stand before it, and where most of the text is
    still to come, of no lines, unless all to the end are headlines with a summary below each, as
    the article has none. None if, to the end of the text, it would take more words of any lines.
    """
    lines = document.lines
    if any(line.text[-1] == ";" for line in lines[heading + 1 : heading + 2]):
        return heading + 1  # a list in a sentence of the article
    if heading and _list_goes_on(document, heading):
        return heading + 1
    lower = outweighed(document, heading)
    if lower and _are_cards(document, heading):
        return len(lines)
    allowance = core.words
    items: set[str] = set()
    for index in range(heading + 1, len(lines)):
        line = lines[index]
        if _is_own(document, heading, index, lower):
            break
        if _ends(line, lines[heading]):
            return index + 1
        if not lower and index - heading > _MOST:
            return heading + 1
        if line.paragraph and not document.marked(line):
            allowance -= line.words
            foreign = lower and _is_foreign(document, heading, index, core)
            announced = foreign and _is_announced(document, heading, index, items)
            if allowance < 0 or not (announced or _beside(document, line)):
                break
        items |= document.stems(line)
    else:
        return len(lines) if lower else None
    before = document.words_before
    if not lower and before[index] - before[heading + 1] > max(before[heading], _ITEMS):
        return heading + 1
    end = index if allowance >= 0 else min(index, _first_paragraph(document, heading))
    return _without_subheadings(document, heading, _without_sentences(document, heading, end))


def _is_own(document: Document, heading: int, index: int, lower: bool) -> bool:
    """Whether a line below a heading is the article's by its form.

    It heads a part, announces something, is the first of a list below items without its mark, or
    is spoken or told.
    """
    line, listed = document.lines[index], index in document.lists
    parted = document.first_number < heading
    if parted and not listed and index in document.numbered:
        return True
    if heads_part(line) or _announces(document, index):
        return True
    if listed and not (lower or index == heading + 1 or index - 1 in document.lists):
        return True
    return line.closed and (_spoken(document, index, heading) or _told(document, heading, index))


def _is_foreign(document: Document, heading: int, index: int, core: Core) -> bool:
    """Whether a paragraph below a heading does not go on with the article above it.

    It hardly shares a word with that, or fewer than with the open line above it, or is a copy.
    """
    line, above = document.lines[index], document.lines[index - 1]
    if document.copies.get(line.folded, [index])[0] < heading:
        return True
    shared = document.cohesion(line, core.stems)
    near = 0.0 if above.closed else document.cohesion(line, document.stems(above))
    return shared < FOREIGN or shared < min(near, _RELATED)


def _is_announced(document: Document, heading: int, index: int, items: Set[str]) -> bool:
    """Whether the items of a run announce a paragraph: by a word, a date, or as its first one."""
    line, above = document.lines[index], document.lines[index - 1]
    return (
        len(document.stems(line) & items) > (_SIGNS if unspaced(line.text) else 0)
        or (above.paragraph and index > heading + 1)
        or bool(dates(above.text[:_DATE], document.language))
    )


def _without_subheadings(document: Document, heading: int, end: int) -> int:
    """The end of a run without the one or two subheadings that stand last in it."""
    if not _is_subheading(document, heading, end - 1):
        return end
    upper = _without_sentences(document, heading, end - 1)
    more = upper < end - 1 and _is_subheading(document, heading, upper - 1)
    return upper - 1 if more else upper


def _without_sentences(document: Document, heading: int, end: int) -> int:
    """The end of a run without the short sentences that stand last in it."""
    lines = document.lines
    last = end
    if last - 1 > heading and _INITIALS.fullmatch(lines[last - 1].text):
        last -= 1  # of who edited the sentence above
    while last - 1 > heading and _sentence(lines[last - 1]):
        if _beside(document, lines[last - 1]):
            break
        end = last = last - 1
    return end


def _is_subheading(document: Document, heading: int, index: int) -> bool:
    """Whether the last line of a run is the subheading of the paragraph below it.

    It is short, without the mark with which all other items start, or speaks of that paragraph.
    """
    items, last = document.lines[heading + 1 : index], document.lines[index]
    if index == heading or cued(last) or (last.closed and last.text[-1] != "?"):
        return False
    marks = {line.text.partition(" ")[0] for line in items}
    unmarked = len(items) > 1 and len(marks) == 1 and last.text.partition(" ")[0] not in marks
    if items and last.words <= _SUBHEADING:
        return True
    return not last.closed and (unmarked or _heads_below(document, index, heading - 1))


def _told(document: Document, heading: int, index: int) -> bool:
    """Whether a short sentence and another one go on below headlines, none of which is one."""
    lines = document.lines
    if (
        index == heading + 1
        or index + 1 == len(lines)
        or not _sentence(lines[index])
        or lines[index - 1].closed
    ):
        return False
    below = lines[index + 1]
    return _sentence(below) or (below.paragraph and not document.marked(below))


def _announces(document: Document, index: int) -> bool:
    """Whether a colon ends a line without a cue that is more than a sentence or heads a list."""
    line = document.lines[index]
    if line.text[-1] not in ":\uff1a" or line.hits:
        return False
    below = document.lines[index + 1 : index + 2]
    listed = index + 1 in document.lists or any(other.text[-1] == ";" for other in below)
    return listed or (line.words >= PARAGRAPH and _SENTENCES.search(line.text) is not None)


def _ends(line: Line, heading: Line) -> bool:
    """Whether a line says that what a heading opened is over: "End of Recommended"."""
    return line.words > heading.words and line.folded.endswith(f" {heading.folded}")


def _are_cards(document: Document, heading: int) -> bool:
    """Whether teasers stand below a heading to the end: one summary each, below its headline."""
    lines = document.lines
    cards = heads = asked = told = 0
    for index, line in enumerate(lines[heading + 1 :], heading + 1):
        if heads_part(line):
            return False
        if cued(line):
            cards += cards > 0 and line.words <= _BUTTON  # "Read more" below a summary
        elif index in document.lists:
            return False
        elif line.words <= _CARD_HEAD and (not line.closed or line.text[-1] == "?"):
            heads += 1
            asked, told = asked + line.closed, told + (not line.closed)
        elif heads and line.words in _SUMMARY:
            cards, heads = cards + 1, 0
        else:
            return False
    above = [index for index in document.plain if 0 < index < heading]
    headed = sum(
        not lines[index - 1].closed and lines[index - 1].words <= _CARD_HEAD for index in above
    )
    # Where all ask, they may be of an interview.
    return cards >= _CARDS and 2 * headed <= len(above) + 1 and told > asked


def _beside(document: Document, line: Line) -> bool:
    """Whether a page has a line elsewhere than the article's paragraphs."""
    return line.hints is not None and not line.hints.main and bool(document.framed)


def _list_goes_on(document: Document, heading: int) -> bool:
    """Whether a heading stands in a list of the article, or between it and what announces it."""
    above, below = document.lines[heading - 1], document.lines[heading + 1 : heading + 3]
    inside = heading < document.tail
    if not below:
        return False
    if mark := bullet(below[0]):
        return above.text[-1] in ":\uff1a" or bullet(above) == mark
    return inside and all(map(in_row, (above, *below)))


def in_row(line: Line, wide: bool = False) -> bool:
    """Whether a line may be one of several without marks: of verse, of a recipe, of rows."""
    return not (line.closed or line.hits) and line.words <= (_WIDE_ROW if wide else _ROW)


def _spoken(document: Document, index: int, heading: int) -> bool:
    """Whether a line is of a dialogue or an interview: behind a dash, or a name that spoke before.

    So is a question if one stands above the run as well, and several near it.
    """
    line = document.lines[index]
    if line.text[0] in "\u2014\u2013" or _SAID.fullmatch(line.text):
        return True
    before = document.lines[max(0, heading - _NEAR) : heading]
    label, colon, _ = line.text[:_LABEL].replace("\uff1a", ":").partition(":")
    if colon and label and any(other.text.startswith(label) for other in before):
        return True
    after = document.lines[index : index + _NEAR]
    answered = any(answer.closed and not _asks(answer) for answer in after[1:2])
    several = any(map(_asks, before)) and sum(map(_asks, before + after)) > _QUESTIONS
    return answered and several and _asks(line)


def _asks(line: Line) -> bool:
    return line.text[-1] in "?\uff1f\u061f" and not (line.paragraph or line.hits)


def _heads_below(document: Document, index: int, before: int) -> bool:
    """Whether a line speaks of what stands below it, and less of what stands above the run."""
    if before < 0 or index + 1 >= len(document.lines):
        return False
    stems = document.stems(document.lines[index])
    below = len(stems & document.stems(document.lines[index + 1]))
    above = len(stems & document.stems(document.lines[before]))
    return below > above and below >= _OWN_WORDS * len(stems)


def outweighed(document: Document, heading: int) -> bool:
    """Whether no more words stand behind a line than before it."""
    before = document.words_before
    return before[-1] - before[heading + 1] <= before[heading]


def _first_paragraph(document: Document, heading: int) -> int:
    return next(i for i in range(heading + 1, len(document.lines)) if document.lines[i].paragraph)


def _sentence(line: Line) -> bool:
    """Whether a short line reads as a sentence of the article rather than as a headline."""
    return (
        line.text.rstrip(_QUOTES)[-1:] in _STOPS
        and not line.paragraph
        and not line.hits
        and line.words > 2
    )
