"""Other text of a page's machinery: rows of buttons, fields of forms, code that shows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import beside_english, fold, labels

_CUED = Cued(Kind.INTERFACE)
_BUTTONS = (
    *(Kind.NAVIGATION, Kind.INTERFACE, Kind.SOCIAL, Kind.COMMENTS, Kind.SUBSCRIPTION),
    *(Kind.LEGAL, Kind.MEDIA),
)
_LONGEST = 120  # characters of a row of buttons
_MOST, _PHRASE = 14, 6  # words of a row, and of one button
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z\u00c4\u00d6\u00dc])")
_BAR = re.compile(r"[|\u2022\u00b7\u00bb\u00ab\u203a\u2039\u2191\u2192\u2190/]+")
_NUMBER = re.compile(r"\d{1,4}")
_FIELD = re.compile(r"(?:\* ?)?([^*]{2,30}?) ?\*?")
_CODE = re.compile(
    r"<(iframe|script|img|span)\s[^\n]{1,4000}>|&(?:amp;)?lt;(iframe|script|img|span)\s[^\n]{1,4000}"
    r"|(?:\w{2,10}: ?)?\{\{ ?[\w. ()'|]{1,60}\}\}(?:[\s|,-]*\{\{ ?[\w. ()'|]{1,60}\}\})*"
)
_TYPO = re.compile(r"(?:ctrl|strg) ?\+ ?enter")
_TYPO_WORDS = 40  # of an invitation to report one
_CUT = ("...", "…")
_LOADING = re.compile(r"(?:loading|lade|chargement|cargando|carregando) [^.]{1,40}$")
_CUT_WORDS = 5
_CODES = 2  # lines from which code is what the article is about


def interface(document: Document) -> Iterator[Finding]:
    """Find buttons, the fields of forms, and code that a page shows by mistake.

    Rules: the cues of the lexicons; `interface.row`, "Previous Post Next Post": an open line of
    nothing but buttons; `interface.field`, "E-mail *"; `interface.code`, an element of HTML or the
    slot of a template that fills a line, if hardly any other line has one; `interface.typo`, how to
    report a mistake, with the keys that all such pages use; `interface.cut`, the start of another
    line, cut short; `interface.loading`, "Loading comments ..."; `interface.empty`, empty cells.
    """
    yield from _CUED(document)
    codes: list[Line] = []
    for index, line in enumerate(document.lines):
        text = line.text
        if (
            (text[0] in "<&{" or text[-1] == "}")
            and _CODE.fullmatch(text)
            and not _of_article(line)
        ):
            codes.append(line)
        if "|" in text and not text.strip("| \t\xa0"):
            yield line.finding("interface.empty", 0.8, "cells of a table with nothing in them")
        elif text.endswith(_CUT) and _LOADING.match(line.folded):
            yield line.finding("interface.loading", 0.85, "it stands where something is loaded")
        if (
            "enter" in line.folded
            and line.words <= _TYPO_WORDS
            and document.edge(index)
            and _TYPO.search(line.folded)
        ):
            yield line.finding("interface.typo", 0.85, "how to report a mistake")
            continue
        if line.closed or len(text) > _LONGEST:
            continue
        if "*" in text and _field(text):
            yield line.finding("interface.field", 0.9, "a field of a form")
        elif (
            line.words <= _MOST and not _in_table(document, index) and _row(document.language, text)
        ):
            yield line.finding("interface.row", 0.8, "a row of buttons")
    for line in _cut_short(document):
        yield line.finding("interface.cut", 0.8, "a line cut short that another one has whole")
    for line in codes if len(codes) <= _CODES else ():
        yield line.finding("interface.code", 0.9, "code that shows")


def _of_article(line: Line) -> bool:
    """Whether a page says that the code in a line is to be read."""
    return line.hints is not None and line.hints.tag == "pre"


def _cut_short(document: Document) -> Iterator[Line]:
    """The lines that end in an ellipsis and are how another line starts."""
    cut = [line for line in document.lines if line.words >= _CUT_WORDS and line.text.endswith(_CUT)]
    starts = sorted(map(_start, document.lines)) if cut else []
    for line in cut:
        start = _start(line)
        longer = bisect_left(starts, f"{start}\0")  # before all that go on behind it
        if longer < len(starts) and starts[longer].startswith(start):
            yield line


def _start(line: Line) -> str:
    return line.folded.lstrip("-•*· ").rstrip(".… ")


def _field(text: str) -> bool:
    match = _FIELD.fullmatch(text)
    return match is not None and fold(match[1]).strip(" :") in labels("field")


def _in_table(document: Document, index: int) -> bool:
    """Whether a line has bars and stands beside another: the row of a table."""
    lines = document.lines
    if "|" not in lines[index].text:
        return False
    return lines[index].text[0] == "|" or any(
        "|" in line.text
        for line in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    )


@lru_cache(maxsize=2048)  # lines of a text are read again when others are gone
def _row(language: str | None, text: str) -> bool:
    """Whether a line can be taken apart into buttons, two or more.

    Two of one word each may be anything, unless a bar stands between them.
    """
    buttons, openings = _buttons(language), _openings(language)
    parts = [part.split() for part in _BAR.split(_NUMBER.sub("0", fold(_GLUED.sub(" ", text))))]
    sizes: list[int] = []
    for words in parts:
        at = 0
        while at < len(words):
            if words[at].strip("():") not in openings:
                return False
            for size in range(min(_PHRASE, len(words) - at), 0, -1):
                if " ".join(words[at : at + size]).strip("():") in buttons:
                    break
            else:
                return False
            sizes.append(size)
            at += size
    bars = sum(map(bool, parts)) > 1
    return len(sizes) > 1 and (bars or len(sizes) > 2 or max(sizes) > 1)


@cache
def _openings(language: str | None) -> frozenset[str]:
    return frozenset(phrase.split()[0].strip("():") for phrase in _buttons(language))


@cache
def _buttons(language: str | None) -> frozenset[str]:
    """What is a button by itself, in this language and in English."""
    return frozenset(
        cue.phrase
        for cue in beside_english(language)
        if cue.kind in _BUTTONS
        and cue.binding in ("line", "heading")
        and not cue.bound
        and ("0" not in cue.phrase or (cue.kind is Kind.COMMENTS and cue.phrase != "0"))
    )
