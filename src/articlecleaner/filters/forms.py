"""Forms of lines that only articles have: code, scores, references, headings of parts.

A line that has one is the article's own, whatever stands beside it; `rows` has those of several.
"""

from __future__ import annotations

import re

from articlecleaner.document import Document, Line
from articlecleaner.filters.signs import NAME
from articlecleaner.finding import Kind
from articlecleaner.lexicon import UPPER, labels

PERSON = re.compile(rf"(?:[{UPPER}][\w'’.-]+ ?){{2,4}}")
# An assignment, a call, what opens a block in Python, a command, and a line of a log.
_CODE = re.compile(
    r"[a-z_][\w.\[\]'\"]{0,60} ?[-+*/|]?= ?\S.{0,200}|[a-z_][\w.]{0,60}\([^()\n]{0,200}\)[;:]?"
    r"|(?:if|elif|else|while|for|try|except|with|def|class)\b[^.,\n]{0,80}:"
    r"|\$ [a-z][^.!?\n]{2,200}|(?:\d{4}-)?\d\d-\d\d[ T]\d\d:\d\d:\d\d[.,]\d{3}.*"
    r"|(?:assert|raise|return|import|yield) [^.!?\n]{0,80}"
)
_OPENING, _CLOSING = "\"“„«»‘'「", "\"”“»«’'」"
_SUBHEADING_MARK = "##"  # of Markdown
_CITED = ("10.", "et al", ";", "bgerufen ", "Zugriff ", "ccessed ", "etrieved ", "onsult")
_REFERENCE = re.compile(  # which holds one of these
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
_EXTENT = re.compile(  # of a book: "240 pages", "636ページ"
    r"\d{2,4} ?(?:ページ|頁|页|쪽|pages|pp\.|Seiten|S\.|páginas|pàgines|pagine|bladzijden|sidor|"
    r"sider|stron|stran|страниц|с\.|сторінок)"
)
_DATELINE = re.compile(  # alone, above the paragraph that it opens
    rf"[{UPPER}][\w-]+(?:[ /-][\w-]+){{0,3}} "
    r"\((?:ots|dpa|sid|dts|epd|kna|(?i:afp|apa|ap|reuters|ansa|efe|pap|upi))(?:/[\w-]+)?\)"
)
_HOST = re.compile(rf"{NAME}(?:, [{UPPER} ]{{3,30}})?:")  # of a transcript, over what is said
_LABEL_WORDS = 3  # of a label above references
_LABEL = 30  # characters in which the colon behind a label stands
_INNINGS = re.compile(r"(?:\b[\dX]{3}[ |]+){2}[\dX]{3} ?\|")
_CELLS = 3  # labelled values, with bars between them, that make a row
_SOURCE = re.compile(rf"[–—-]{{1,2}} ?{NAME}(?:, .{{1,60}})?")  # whom a quotation is from
_BACK = ("\u21a9", "\u21a9\ufe0e")  # which ends a footnote and leads back to its mark


def looks_own(document: Document, index: int) -> bool:
    """Whether only an article has such a line.

    That is code, a footnote, a reference, a book, a score, the heading of a part such as
    "Ingredients", a row of labelled values, or whom a quotation is from.
    """
    line = document.lines[index]
    text = line.text
    if text.startswith(_SUBHEADING_MARK) or text.endswith(_BACK) or _CODE.fullmatch(text):
        return True
    if heads_part(line) or _labelled_part(line) or _is_reference(line):
        return True
    if heads_references(document, index) or _names_book(document, index):
        return True
    if line.words <= _NOTE and _is_renaming(line.folded):
        return True
    if line.digits and (
        _SCORE.fullmatch(text)
        or _EXTENT.fullmatch(text)
        or _RATING.fullmatch(text)
        or ("|" in text and _INNINGS.search(text))
    ):
        return True
    if text[-1] == ")" and _DATELINE.fullmatch(text):
        return True
    if text[-1] == ":" and text.isupper() and _HOST.fullmatch(text):
        return True
    if not line.closed and _PICK.match(line.folded):
        return True
    if text.count(": ") >= _CELLS and text.count(" | ") >= _CELLS - 1:
        return True
    above = document.lines[index - 1].text if index else " "
    return quoted(above) and _SOURCE.fullmatch(text) is not None


def _names_book(document: Document, index: int) -> bool:
    """Whether a line stands alone above how long a book is."""
    below = document.lines[index + 1 : index + 2]
    open_ = not document.lines[index].closed
    return open_ and any(line.digits and _EXTENT.fullmatch(line.text) for line in below)


def heads_references(document: Document, index: int) -> bool:
    """Whether a label stands alone above what others have published: "Sources"."""
    below = document.lines[index + 1 : index + 2]
    short = document.lines[index].words <= _LABEL_WORDS
    return short and any(_is_reference(line) and not cued(line) for line in below)


def reference_heads(document: Document, kind: Kind) -> frozenset[int]:
    """The lines with a cue of a kind that is none of it, for they head references."""
    hits = document.cued.get(kind, ())
    return frozenset(index for index, _ in hits if heads_references(document, index))


def _is_reference(line: Line) -> bool:
    if not line.digits:
        return False
    text = line.text
    if text[-1] == ")" and _WORK.fullmatch(text):
        return True
    return any(map(text.__contains__, _CITED)) and _REFERENCE.search(text) is not None


def _is_renaming(folded: str) -> bool:
    return any(map(folded.__contains__, _NAMES)) and _RENAMED.search(folded) is not None


def quoted(text: str) -> bool:
    """Whether a line stands in quotation marks."""
    return text[0] in _OPENING and text[-1] in _CLOSING


def cued(line: Line) -> bool:
    """Whether a cue stands in a line that is more than a hint."""
    return any(hit.cue.binding != "hint" for hit in line.hits)


def heads_part(line: Line) -> bool:
    """Whether a line is the heading of a part, such as "Ingredients"."""
    return not line.paragraph and line.folded.rstrip(": ") in labels("parts")


def _labelled_part(line: Line) -> bool:
    """Whether a line is such a heading and what stands below it: "Pros: light, cheap"."""
    label, colon, _ = line.text[:_LABEL].partition(": ")
    return bool(colon) and line.folded[: len(label)] in labels("parts")
