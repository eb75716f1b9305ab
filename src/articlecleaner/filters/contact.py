"""Contact details, tip lines, and the "About us" of a press release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.forms import heads_references
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.CONTACT)
_ABOUT = re.compile(
    r"About [^\W\d_a-z][^.!?]{1,60}"
    r"|(?:Über|À propos d(?:\w*|(?=['’]))|Acerca de|Sobre)[ '’][^.!?]{2,60}"
)
# What such a heading says in languages in which it may open a subheading as well.
_ON = re.compile(r"(?:about|over|om|o|su|chi è|par|despre) (?:(?:het|de|den|det|la|il|lo) )?")
_US = (
    "about us", "about the company", "über uns", "über das unternehmen", "à propos", "o firmie",
    "à propos de nous", "sobre nosotros", "sobre la empresa", "sobre a empresa", "chi siamo",
    "over ons", "om oss", "om os", "o nás", "о компании", "про компанію", "hakkımızda", "会社概要",
)  # fmt: skip
_COMPANY = re.compile(r" (?:Inc|Ltd|Corp|Co|LLC|S\.A|S\.p\.A|e\. ?V|a\. ?s|s\.r\.o)\.$")
_ARTICLE = re.compile(r"^(?:the|het|de|den|det|la|il|lo) ")
_END = re.compile(r"(?:# ?){3}|[-–— ]*(?:ENDS|30)[-–— ]+|E(?:NDS|nds)|[-–— ]+END[-–— ]+")
_MARKED, _BEHIND = 3, 8  # words of such a mark; lines behind it that are of the release
_BARS = re.compile(r" ?\| ?")
_WORDS = 12
_LONGEST = 80  # characters of an address
_NEAR = 8  # lines below a cue in which addresses are of whom it names
_BLOCK = 5  # lines of a block under a heading
_HEADING = 8  # words of "About X"
_ADDRESS = re.compile(
    r"(?:[^\W\d_][\w/. -]{1,16}:?\s)?(?:\+|00|\(?0)[\d ()/.–-]{6,24}"
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,4}|(?:https?://)?www\.[\w.-]{3,60}/?"
)


def contact(document: Document) -> Iterator[Finding]:
    """Find tip lines and addresses, and the blocks under "Media contact" and "About X".

    Rules: the cues of the lexicons; `contact.block`, the short lines under such a heading in the
    tail; `contact.address`, a mail address alone in the tail, or a telephone number or web address
    near such a heading; `contact.behind`, what stands behind "###" or "ENDS"; `contact.about`, a
    heading "About X" near the end of a text that speaks of X, with the paragraph under it.
    """
    yield from _CUED(document)
    yield from _blocks(document)
    yield from _addresses(document)
    yield from _behind_end(document)
    lines = document.lines
    for line, after in pairwise(lines[(len(lines) + 1) // 2 :]):
        if _is_about(document, line, after):
            for part in (line, after):
                reason = f"the company text under {line.text!r}"
                yield part.finding("contact.about", 0.86, reason)


def _blocks(document: Document) -> Iterator[Finding]:
    """The short lines under a heading such as "Media contact"."""
    lines = document.lines
    for index, hit in document.cued.get(Kind.CONTACT, ()):
        if hit.cue.binding in ("line", "heading") and (
            index >= document.tail or _addressed(document, index)
        ):
            reason = f"part of the block under {lines[index].text!r}"
            for below, line in enumerate(lines[index + 1 : index + 1 + _BLOCK], index + 1):
                if line.words > _WORDS or line.closed or heads_references(document, below):
                    break
                yield line.finding("contact.block", 0.86, reason)


def _addresses(document: Document) -> Iterator[Finding]:
    """Below the body, mail addresses alone, and others near a cue."""
    near = -_NEAR
    for index, line in enumerate(document.lines[document.tail :], document.tail):
        if any(hit.cue.kind is Kind.CONTACT and hit.cue.binding != "hint" for hit in line.hits):
            near = index
        short = line.words <= _WORDS and len(line.text) <= _LONGEST
        if short and (index - near <= _NEAR or "@" in line.text) and _is_address(line.spaced):
            yield line.finding("contact.address", 0.8, "an address alone")


def _is_address(text: str) -> bool:
    """Whether a text is an address, or several with bars between them."""
    parts = _BARS.split(text) if "|" in text else ()
    return _ADDRESS.fullmatch(text) is not None or any(map(_ADDRESS.fullmatch, parts))


def _is_about(document: Document, line: Line, after: Line) -> bool:
    """Whether a line heads the paragraph below it, which says what a company is."""
    if line.words > _HEADING or len(line.text) > _LONGEST or not after.paragraph:
        return False
    if line.closed and not _COMPANY.search(line.text):
        return False
    if line.folded.rstrip(": ") in _US:
        return True
    if document.stems(line).isdisjoint(document.stems(after)):
        return False
    named = _ARTICLE.sub("", after.folded).startswith(f"{_about(line)} ")
    return named or _ABOUT.fullmatch(line.text.rstrip(":.")) is not None


def _behind_end(document: Document) -> Iterator[Finding]:
    """What stands behind the mark with which a press release ends: who sent it, whom to ask."""
    lines = document.lines
    marks = (
        index
        for index in range(len(lines) // 2, len(lines))
        if lines[index].words <= _MARKED and _END.fullmatch(lines[index].text)
    )
    if (end := next(marks, None)) is None:
        return
    below = takewhile(_is_no_note, lines[end + 1 : end + 1 + _BEHIND])
    for line in (lines[end], *below):
        yield line.finding("contact.behind", 0.7, "behind the mark with which a press release ends")


def _is_no_note(line: Line) -> bool:
    """Whether a line is no note on the article, nor opens a list of them."""
    return not (line.text[0] in "[(" or line.text[0].isdecimal() or line.folded.startswith("note"))


def _addressed(document: Document, index: int) -> bool:
    """Whether short lines below a heading go on to an address or a telephone number."""
    for line in document.lines[index + 1 : index + 1 + _NEAR]:
        if len(line.text) <= _LONGEST and _ADDRESS.fullmatch(line.spaced):
            return True
        if line.words > _WORDS or line.closed:
            return False
    return False


def _about(line: Line) -> str:
    """The folded name in "About Name", of which "about" may have small ones; a line end if none."""
    on = _ON.match(line.folded)
    if not on or not (
        line.folded.startswith("about ") or line.text[line.lead + on.end()].isupper()
    ):
        return "\n"
    return line.folded[on.end() :].rstrip(": .")
