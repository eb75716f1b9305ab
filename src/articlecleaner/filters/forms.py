"""Forms that only articles have: facts, chapters, entries, code, scores, references.

Lines that have them are the article's own, whatever stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from articlecleaner.document import PARAGRAPH, Document, Line
from articlecleaner.filters.signs import NAME
from articlecleaner.lexicon import UPPER, labels

PERSON = re.compile(rf"(?:[{UPPER}][\w'’.-]+ ?){{2,4}}")
# An assignment, a call, what opens a block in Python, and a command.
_CODE = re.compile(
    r"[a-z_][\w.\[\]'\"]{0,60} ?[-+*/|]?= ?\S.{0,200}|[a-z_][\w.]{0,60}\([^()\n]{0,200}\)[;:]?"
    r"|(?:if|elif|else|while|for|try|except|with|def|class)\b[^.,\n]{0,80}:"
    r"|\$ [a-z][^.!?\n]{2,200}"
    r"|(?:assert|raise|return|import|yield) [^.!?\n]{0,80}"
)
_OPENING, _CLOSING = "\"“„«»‘'「", "\"”“»«’'」"
_SUBHEADING_MARK = "##"  # of Markdown
_REFERENCE = re.compile(
    r"\b(?:doi: ?|DOI:? ?|doi\.org/)10\.\d|\bet al\b.{0,200}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d; ?\d+"
    r"|\((?:[Aa]bgerufen|[Ll]etzter Zugriff|[Aa]ccessed|[Rr]etrieved|[Cc]onsulté|[Cc]onsultado) "
)
_WORK = re.compile(rf"{NAME}(?:,| and| & )[^!?]{{5,120}} \((?:[^()]{{0,40}}, )?(?:19|20)\d\d\)")
_SCORE = re.compile(
    r"[^\W\d_][^:|]{1,40} [–-] [^:|]{2,40} \d{1,3} ?[:–-] ?\d{1,3}(?: \([^()]{1,30}\))?"
)
_PICK = re.compile(  # what guides call what they recommend
    r"(?:(?:our|top|budget|upgrade|editor'?s'?|value|premium) (?:pick|choice|favou?rite)s?"
    r"|runner-up|also great|also consider|best (?:overall|value|budget|for [^:]{2,30})|testsieger"
    r"|preistipp|preis-leistungs-sieger|unser favorit|unsere empfehlung|unser tipp)\b ?[:–-]? "
)
_NAMES = (  # without one of which no line is such a note
    "name", "prénom", "nombre", "nomi ", "nome ", "naam ", "imi", "им", "化名", "仮名", "가명",
)  # fmt: skip
_NOTE = 15  # words of a note
_RENAMED = re.compile(  # that somebody in the article has another name
    r"\bnames? (?:has|have|had) been changed|\bnames? changed\b"
    r"|\bnamen? (?:von der redaktion )?(?:geändert|verändert)|\bname der redaktion bekannt"
    r"|pr[ée]noms? (?:a|ont|modifié|changé)|nombres? fictici|nomi? di fantasia|nomes? fictíci"
    r"|naam is (?:gefingeerd|veranderd)|imię zmienione|imiona zmienione|имя изменено"
    r"|имена изменены|化名|仮名|가명"
)
_RATING = re.compile(
    r"(?:[^\W\d_][\w -]{2,24}\s?: )?\d{1,2}(?:[.,]\d)? ?/ ?(?:5|10|20|100)"
    r"|[\u2605\u2606]{3,}(?: ?\d)?|\d(?:[.,]\d)? (?:out of|von|sur|de|su) (?:5|10) [^\W\d_]{4,8}"
)
_DATELINE = re.compile(  # alone, above the paragraph that it opens
    rf"[{UPPER}][\w-]+(?:[ /-][\w-]+){{0,3}} "
    r"\((?:ots|dpa|sid|dts|epd|kna|(?i:afp|apa|ap|reuters|ansa|efe|pap|upi))(?:/[\w-]+)?\)"
)
_HOST = re.compile(rf"{NAME}(?:, [{UPPER} ]{{3,30}})?:")  # of a transcript, over what is said
_CAPITALS_FIELD = re.compile(
    rf"[{UPPER}]{{2,}}(?:[ /,&-]{{1,2}}[{UPPER}]{{2,}}){{0,6}} [^{UPPER}\s]"
)
_MEASURE = re.compile(
    r"\d ?(?:bhp|hp|PS|kWh?|Nm|lb(?: ?ft)?|kg|g|mph|km/h|s|secs?|miles?|km|mm|cm|m|mpg|l|ml|[GTM]B|"
    r"mAh|W|V|[GM]?Hz|MP|°[CF]|cc|cm³|bar|dB|nits|ppi|Zoll|inch(?:es)?|oz|ft|in)\b",
)
_AMOUNT = re.compile(r"[$€£¥]\s?\d|\d\s?(?:%|€|percent\b|per cent\b|Prozent\b)")
_LABEL_WORDS = 3  # of a label above references
_LABEL = 30  # characters in which the colon behind a label stands
_INNINGS = re.compile(r"(?:\b[\dX]{3}[ |]+){2}[\dX]{3} ?\|")
_CELLS = 3  # labelled values, with bars between them, that make a row
_SOURCE = re.compile(rf"[–—-]{{1,2}} ?{NAME}(?:, .{{1,60}})?")  # whom a quotation is from
_BACK = ("\u21a9", "\u21a9\ufe0e")  # which ends a footnote and leads back to its mark
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
ROW = 3  # lines that are an unmarked list
SUBHEADING = 6  # words of a line above a paragraph that is taken for its subheading


def own_lines(document: Document) -> frozenset[int]:
    """The lines that are the article's own by their form, whatever is found beside them."""
    return frozenset(
        (
            *_facts(document),
            *_measures(document),
            *_amounts(document),
            *_announcing(document),
            *_chapters(document),
            *_parts(document),
            *_entries(document),
            *_aligned(document),
            *_speakers(document),
            *_heads(document),
            *_programme(document),
        )
    )


def looks_own(document: Document, index: int) -> bool:
    """Whether only an article has such a line.

    That is code, a footnote, a reference, a score, the heading of a part such as "Ingredients", a
    row of labelled values, or whom a quotation is from.
    """
    line = document.lines[index]
    text = line.text
    if text.startswith(_SUBHEADING_MARK) or text.endswith(_BACK) or _CODE.fullmatch(text):
        return True
    if heads_part(line) or _labelled_part(line) or _is_reference(line):
        return True
    if heads_references(document, index):
        return True
    if line.words <= _NOTE and _is_renaming(line.folded):
        return True
    if line.digits and (_SCORE.fullmatch(text) or _INNINGS.search(text)):
        return True
    if text[-1] == ")" and _DATELINE.fullmatch(text):
        return True
    if line.digits and _RATING.fullmatch(text):
        return True
    if text[-1] == ":" and text.isupper() and _HOST.fullmatch(text):
        return True
    if not line.closed and _PICK.match(line.folded):
        return True
    if text.count(": ") >= _CELLS and text.count(" | ") >= _CELLS - 1:
        return True
    above = document.lines[index - 1].text if index else " "
    return quoted(above) and _SOURCE.fullmatch(text) is not None


def heads_references(document: Document, index: int) -> bool:
    """Whether a label stands alone above what others have published: "Sources"."""
    below = document.lines[index + 1 : index + 2]
    short = document.lines[index].words <= _LABEL_WORDS
    return short and any(_is_reference(line) and not cued(line) for line in below)


def _is_reference(line: Line) -> bool:
    if not line.digits:
        return False
    work = line.text[-1] == ")" and _WORK.fullmatch(line.text) is not None
    return work or _REFERENCE.search(line.text) is not None


def _is_renaming(folded: str) -> bool:
    return any(name in folded for name in _NAMES) and _RENAMED.search(folded) is not None


def quoted(text: str) -> bool:
    """Whether a line stands in quotation marks."""
    return text[0] in _OPENING and text[-1] in _CLOSING


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


def _facts(document: Document) -> Iterator[int]:
    """The items of lists that hold labelled values, and rows of such values without a mark."""
    lines = document.lines
    for items in {items.start: items for items in document.lists.values()}.values():
        short = [lines[index].text for index in items if lines[index].words <= _VALUE]
        if sum(map(bool, map(_FIELD.match, short))) >= _FIELDS:
            yield from items
    row: list[int] = []
    for index in range(len(lines) + 1):
        if (
            index < len(lines)
            and lines[index].words <= _FACT
            and (_FIELD.match(lines[index].text) or _CAPITALS_FIELD.match(lines[index].text))
        ):
            row.append(index)
            continue
        if len(row) >= ROW and 2 * sum(_is_value(lines[i]) for i in row) >= len(row):
            yield from row
        row = []


def _measures(document: Document) -> Iterator[int]:
    """The short open lines in a row, at least half of which end with a number and its unit."""
    row: list[int] = []
    measured = 0
    for index in range(len(document.lines) + 1):
        line = document.lines[index] if index < len(document.lines) else None
        if line and line.words <= _VALUE + 1 and not (line.closed or document.marked(line)):
            row.append(index)
            measured += line.digits and _MEASURE.search(line.text) is not None
            continue
        if measured > ROW and 2 * measured >= len(row):
            yield from row
        row, measured = [], 0


def _amounts(document: Document) -> Iterator[int]:
    """Below the head, the open lines in a row, nearly all of which hold a sum or a share."""
    row: list[int] = []
    amounts = 0
    for index in range(document.head, len(document.lines) + 1):
        line = document.lines[index] if index < len(document.lines) else None
        if line and line.words <= _FACT and not line.closed:
            if cued(line):
                continue
            row.append(index)
            amounts += line.digits and _AMOUNT.search(line.text) is not None
            continue
        if amounts >= ROW and amounts >= _ENTRY * (len(row) - 1):
            yield from row
        row, amounts = [], 0


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
    for start in {items.start for items in document.lists.values()}:
        above = lines[start - 1] if start else None
        if above and above.text[-1] in ":：" and above.words >= SUBHEADING and not above.hits:
            yield start - 1
    first = document.first_number
    if 0 < first < len(lines) and not lines[first - 1].hits:
        yield first - 1


def _chapters(document: Document) -> Iterator[int]:
    """The lines that start with times that go up, as the chapters of an episode do."""
    found = [(i, m) for i, line in enumerate(document.lines) if (m := _CHAPTER.match(line.text))]
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


def cued(line: Line) -> bool:
    """Whether a cue stands in a line that is more than a hint."""
    return any(hit.cue.binding != "hint" for hit in line.hits)


def heads_part(line: Line) -> bool:
    """Whether a line is the heading of a part, such as "Ingredients"."""
    return line.folded.rstrip(": ") in labels("parts")


def _labelled_part(line: Line) -> bool:
    """Whether a line is such a heading and what stands below it: "Pros: light, cheap"."""
    label, colon, _ = line.text[:_LABEL].partition(": ")
    return bool(colon) and line.folded[: len(label)] in labels("parts")


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
    lines = [(i, line) for i, line in enumerate(document.lines) if line.folded]
    above = [index for (index, line), (_, other) in pairwise(lines) if _names_who(line, other)]
    below = [index for (_, other), (index, line) in pairwise(lines) if _names_who(line, other)]
    return [index for who in (above, below) if len(who) >= _SPEAKERS for index in who]


def _names_who(line: Line, said: Line) -> bool:
    return (
        not line.closed
        and line.words <= _SPEAKER_WORDS
        and said.paragraph
        and _SPEAKER.match(line.text) is not None
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


def _aligned(document: Document) -> Iterator[int]:
    """The short open lines of which three in a row have the same number of commas."""
    lines = document.lines
    commas = [
        0 if line.closed or line.words > PARAGRAPH else line.text.count(",") for line in lines
    ]
    for index in range(1, len(lines) - 1):
        if 0 < commas[index] == commas[index - 1] == commas[index + 1]:
            yield from (index - 1, index, index + 1)
