"""Rows of lines that only articles have: facts, measures, chapters, entries, speakers.

All lines of such a row are the article's own, whatever is found beside them; `forms` has what a
line shows by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from articlecleaner.document import PARAGRAPH, Document, Line, sourced
from articlecleaner.filters.forms import PERSON, cued, heads_part
from articlecleaner.filters.signs import NAME
from articlecleaner.lexicon import UPPER

_CAPITALS_FIELD = re.compile(
    rf"[{UPPER}]{{2,}}(?:[ /,&-]{{1,2}}[{UPPER}]{{2,}}){{0,6}} [^{UPPER}\s]"
)
_MEASURE = re.compile(
    r"\d ?(?:bhp|hp|PS|kWh?|Nm|lb(?: ?ft)?|kg|g|mph|km/h|s|secs?|miles?|km|mm|cm|m|mpg|l|ml|[GTM]B|"
    r"mAh|W|V|[GM]?Hz|MP|°[CF]|cc|cm³|bar|dB|nits|ppi|Zoll|inch(?:es)?|oz|ft|in)\b",
)
_AMOUNT = re.compile(r"[$€£¥]\s?\d|\d\s?(?:%|€|percent\b|per cent\b|Prozent\b)")
_SPEAKER = re.compile(rf"{NAME}, [^\W\d_]")
_SPEAKERS, _SPEAKER_WORDS = 4, 16  # who make a text one of what several said
_ENTRIES, _ENTRY = 4, 0.8  # entries of a text, and the share of its paragraphs that are one
_CHAPTER = re.compile(r"[\[(]?(\d{1,2}:\d\d(?::\d\d)?)[\])]?[ –—-]+[^\W\d]")  # of an episode
_FIELD = re.compile(
    r"\W{0,3}[^\W\d_][^:]{1,24}: \S|\W?[\u3040-\u9fff][^:\uff1a\u3001\u3002]{0,10}[:\uff1a]\S"
)
_FIELDS, _VALUE = 2, 5  # labelled values in a list of facts; words of such an item
_FACT = 20  # words of a fact
_VALUES = 2  # dashes or commas between what a fact enumerates
_SOURCES = 3  # in brackets behind sentences: so many do not make a digest
ROW = 3  # lines that are an unmarked list
SUBHEADING = 6  # words of a line above a paragraph that is taken for its subheading


def own_lines(document: Document) -> frozenset[int]:
    """The lines that are the article's own by their form, whatever is found beside them."""
    short = [index for index, line in enumerate(document.lines) if line.words <= _FACT]
    return frozenset(
        (
            *_facts(document, short),
            *_measures(document, short),
            *_amounts(document, short),
            *_announcing(document),
            *_chapters(document),
            *_parts(document),
            *_entries(document),
            *_aligned(document, short),
            *_speakers(document),
            *_heads(document),
            *_programme(document),
            *digest(document),
        )
    )


def in_facts(document: Document, index: int) -> bool:
    """Whether a labelled value stands beside another one that has no cue, below the head."""
    lines = document.lines
    if index < document.head or not _FIELD.match(lines[index].text):
        return False
    beside = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return any(
        line.words <= _FACT and not (line.hits or line.closed) and _FIELD.match(line.text)
        for line in beside
    )


def digest(document: Document) -> dict[int, str]:
    """The lines that end with their source in brackets: "It hopes to rival it. (Coast News)".

    With the source. Several different ones make a text a digest.
    """
    sources = {i: source for i, line in enumerate(document.lines) if (source := sourced(line))}
    return sources if len(set(sources.values())) > _SOURCES else {}


def rows(indices: Iterable[int]) -> Iterator[list[int]]:
    """The runs of lines that follow each other, of lines in order."""
    row: list[int] = []
    for index in indices:
        if row and index - row[-1] > 1:
            yield row
            row = []
        row.append(index)
    if row:
        yield row


def _holding(document: Document, row: list[int], pattern: re.Pattern[str]) -> int:
    """How many lines of a row hold something."""
    lines = (document.lines[index] for index in row)
    return sum(line.digits and pattern.search(line.text) is not None for line in lines)


def _is_labelled(line: Line) -> bool:
    return bool(_FIELD.match(line.text) or _CAPITALS_FIELD.match(line.text))


def _facts(document: Document, short: Sequence[int]) -> Iterator[int]:
    """The items of lists that hold labelled values, and rows of such values without a mark."""
    lines = document.lines
    for items in document.each_list:
        facts = [lines[index].text for index in items if lines[index].words <= _VALUE]
        if sum(map(bool, map(_FIELD.match, facts))) >= _FIELDS:
            yield from items
    for row in rows([index for index in short if _is_labelled(lines[index])]):
        if len(row) >= ROW and 2 * sum(_is_value(lines[index]) for index in row) >= len(row):
            yield from row


def _measures(document: Document, short: Sequence[int]) -> Iterator[int]:
    """The short open lines in a row, at least half of which hold a number and its unit."""
    lines = document.lines
    for row in rows([i for i in short if lines[i].words <= _VALUE + 1 and not lines[i].closed]):
        own = [index for index in row if not document.marked(lines[index])]
        measured = _holding(document, own, _MEASURE)
        if measured > ROW and 2 * measured >= len(own):
            yield from own


def _amounts(document: Document, short: Sequence[int]) -> Iterator[int]:
    """Below the head, the open lines in a row, nearly all of which hold a sum or a share."""
    lines = document.lines
    for row in rows([i for i in short if i >= document.head and not lines[i].closed]):
        own = [index for index in row if not cued(lines[index])]
        amounts = _holding(document, own, _AMOUNT) if len(own) >= ROW else 0
        if amounts >= ROW and amounts >= _ENTRY * (len(own) - 1):
            yield from own


def _is_value(line: Line) -> bool:
    """Whether a labelled line is a fact: short, an enumeration, or with a label in capitals."""
    return (
        line.words <= _VALUE
        or max(line.text.count(" - "), line.text.count(", ")) >= _VALUES
        or _CAPITALS_FIELD.match(line.text) is not None
    )


def _announcing(document: Document) -> Iterator[int]:
    """The sentences with a colon above lists, and the heading of all the parts with numbers."""
    lines = document.lines
    for start in (items.start for items in document.each_list):
        above = lines[start - 1] if start else None
        if above and above.text[-1] in ":：" and above.words >= SUBHEADING and not above.hits:
            yield start - 1
    first = document.first_number
    if 0 < first < len(lines) and not lines[first - 1].hits:
        yield first - 1


def _chapters(document: Document) -> Iterator[int]:
    """The lines that start with times that go up, as the chapters of an episode do."""
    found = [
        (index, match)
        for index, line in enumerate(document.lines)
        if line.digits and (match := _CHAPTER.match(line.text))
    ]
    times = [[int(part) for part in match[1].split(":")] for _, match in found]
    if len(times) >= ROW and times == sorted(times):
        yield from (index for index, _ in found)


def _parts(document: Document) -> Iterator[int]:
    """What stands below the heading of a part: ingredients, what speaks for a thing, against it."""
    below = False
    for index, line in enumerate(document.lines):
        if below and not (line.closed or cued(line)) and line.words <= PARAGRAPH:
            yield index
        else:
            below = False
        below |= heads_part(line)


def _entries(document: Document) -> Iterator[int]:
    """The open lines below numbers, years and times that head entries."""
    for index in document.numbered:
        for line in document.lines[index + 1 : index + 2]:
            if not (line.closed or line.hits):
                yield index + 1


def _speakers(document: Document) -> list[int]:
    """The lines that name somebody above a paragraph, or below one, if there are several.

    A line of marks may part the two.
    """
    lines = document.lines
    told = [index for index, line in enumerate(lines) if line.folded]
    naming = [at for at, index in enumerate(told) if _names_who(lines[index])]
    if len(naming) < _SPEAKERS:
        return []
    above = [told[at] for at in naming if at + 1 < len(told) and lines[told[at + 1]].paragraph]
    below = [told[at] for at in naming if at and lines[told[at - 1]].paragraph]
    return [index for who in (above, below) if len(who) >= _SPEAKERS for index in who]


def _names_who(line: Line) -> bool:
    return (
        not line.closed and line.words <= _SPEAKER_WORDS and _SPEAKER.match(line.text) is not None
    )


def _programme(document: Document) -> range:
    """What stands from the first day of a programme to below the last."""
    return range(document.days[0], document.days[-1] + 2) if document.days else range(0)


def _heads(document: Document) -> list[int]:
    """The short open lines above paragraphs, if nearly all paragraphs have one: heads of entries.

    One that is a name signs the text, unless most of them are names.
    """
    lines = document.lines
    heads = [
        index - 1
        for index in document.plain
        if index and not lines[index - 1].closed and lines[index - 1].words <= SUBHEADING
    ]
    if len(heads) < max(_ENTRIES, _ENTRY * len(document.plain)):
        return []
    names = [index for index in heads if PERSON.fullmatch(lines[index].text)]
    return heads if 2 * len(names) > len(heads) else sorted(set(heads) - set(names))


def _aligned(document: Document, short: Sequence[int]) -> Iterator[int]:
    """The short open lines of which three in a row have the same number of commas."""
    lines = document.lines
    commas = {
        index: lines[index].text.count(",")
        for index in short
        if not lines[index].closed and lines[index].words <= PARAGRAPH
    }
    for index, count in commas.items():
        if count and commas.get(index - 1) == count == commas.get(index + 1):
            yield from (index - 1, index, index + 1)
