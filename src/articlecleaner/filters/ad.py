"""Advertisement: labels, sponsored text, deal boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.AD)
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|USD|EUR|GBP|kr)\b")
_WORDS = 14
_SUM = r"\d{1,6}(?:[.,]\d{1,3}){0,3}"
_AMOUNT = rf"(?:[$€£¥₹]\s?{_SUM}|{_SUM}\s?(?:€|USD|EUR|GBP|CHF|kr|zł)\.?)"
_OFFER = re.compile(
    rf"(?:[^\W\d_]{{2,6}}\.? )?{_AMOUNT}(?: [^\W\d_]{{2,7}} {_AMOUNT})?"
    r" (?:at|from|on|via|bei|zu|auf|chez|sur|en|su|da|bij|hos|på|w|v|na|u) [A-Z][\w.&'’ -]{1,24}"
)
_DEAL = (
    r"(?:view|see|buy|shop|check|get|zum|zu|jetzt|voir|acheter|d[ée]couvrir|découvrez|profiter|"
    r"ver|comprar|vedi|acquista|bekijk|koop|zobacz|kup)"
)
# "£49.99 View at Argos", "Fnac — 254 € Voir l'offre", "Buy now £8.50, Etsy.com"
_BUTTON = re.compile(
    rf"(?:[^\W\d_][\w.&' -]{{1,24}} ?[–—:-] ?)?(?:from |ab |dès )?{_AMOUNT} ?{_DEAL}\b.{{0,30}}"
    rf"|\W{{0,3}}{_DEAL}\b[^.!?\d]{{0,24}} {_AMOUNT}(?:[,|]? ?[\w.&' -]{{2,24}})?",
    re.IGNORECASE,
)
_PRICED = re.compile(rf"(?:from |ab |dès |desde |da |vanaf )?{_AMOUNT}", re.IGNORECASE)
_NAME_WORDS = 8  # of a product
_SEX = r"[mwfdxhvkzi]\s?[/|]\s?[mwfdxhvkzi](?:\s?[/|]\s?(?:div|[mwfdxi])\.?)?"
_JOB = re.compile(rf"\((?:all genders|{_SEX})\)", re.IGNORECASE)


def ad(document: Document) -> Iterator[Finding]:
    """Find advertisement labels and notes, and the priced items of a deal box.

    Rules: the cues of the lexicons; `ad.deal`, short lines with a price under a line that is or
    ends with a cue; `ad.offer`, "12,99 € at Shop", "£9 View at Shop"; `ad.product`, a price and the
    name above it, over the button of a shop; `ad.job`, a vacancy, as "(m/f/d)" tells, beside an
    article that is none.
    """
    yield from _CUED(document)
    lines = document.lines
    jobs = [line for line in lines if "(" in line.text and _JOB.search(line.text)]
    if jobs and lines[0] is not jobs[0] and not any(line.closed for line in jobs):
        for line in jobs:
            if line.words <= _WORDS and len(line.text) <= 200:
                yield line.finding("ad.job", 0.8, "a vacancy")
    for line in lines:
        if not line.digits or line.words > _WORDS or len(line.text) > 80:
            continue
        if _OFFER.fullmatch(line.spaced) or (not line.closed and _BUTTON.fullmatch(line.spaced)):
            yield line.finding("ad.offer", 0.85, "a price at a shop")
    yield from _products(document)
    boxes = {
        index
        for index, hit in document.cued.get(Kind.AD, ())
        if hit.cue.binding in ("line", "end") and not lines[index].paragraph
    }
    for index in sorted(boxes):
        for line in lines[index + 1 :]:
            if not _deal(line.text, line.words):
                break
            yield line.finding("ad.deal", 0.7, f"a price under {lines[index].text!r}")


def _products(document: Document) -> Iterator[Finding]:
    """The price right above the button of a shop, and the name of the product above it."""
    lines = document.lines
    for index, hit in document.cued.get(Kind.AD, ()):
        if hit.cue.binding == "hint" or index == 0 or not _PRICED.fullmatch(lines[index - 1].text):
            continue
        above = lines[index - 2] if index > 1 else None
        named = above is not None and not above.closed and above.words <= _NAME_WORDS
        for line in lines[index - 1 - named : index]:
            yield line.finding("ad.product", 0.75, "a product above the button of a shop")


def _deal(text: str, words: int) -> bool:
    return words <= _WORDS and len(text) <= 200 and bool(_PRICE.search(text)) and text[-1] != "."
