"""Dates in a text, as ISO 8601 that says no more than the text does: `dates`, `is_date_line`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from articlecleaner.lexicon import fold, table


class Moment(NamedTuple):
    """A date in a text: its ISO 8601 form and where it stands."""

    iso: str
    start: int
    end: int


_NUMERIC = (
    r"(?<![\d.])(?P<iy>\d{4})[-./](?P<im>\d\d?)[-./](?P<id>\d\d?)(?![\d.])"
    r"|(?P<cy>\d{4}) ?[年년] ?(?P<cm>\d\d?) ?[月월] ?(?P<cd>\d\d?) ?[日号號일]"
    r"|(?<![\d.])(?P<a>\d\d?)(?P<sep>[-./])(?P<b>\d\d?)(?P=sep)(?P<y>\d{4}|\d\d)(?!\d|\.\d)"
)
_CLOCK = r"(?P<{0}h>[0-2]?\d)(?:[:.h](?P<{0}min>[0-5]\d)(?::\d\d(?:\.\d+)?)?"
_CLOCK += r"\s?(?P<{0}half>[ap]\.?m\b\.?)?(?: ?uhr)?|\s?(?P<{0}half2>[ap]\.?m\b\.?))"
_ZONE = r"(?:\s?\(?(?:(?:utc|gmt)\s?)?(?P<{0}zone>utc|gmt|z|[+-]\d\d:?\d\d)\b\)?"
_ZONE += r"|\s?\(?[a-z]{{2,4}}t\b\)?)?"
_BETWEEN = r"[\s,.|•·@-]*(?:\b(?:t|a las|[^\W\d_]{1,5})\b\.?\s*)?"


@lru_cache(maxsize=64)
def _months(language: str | None) -> dict[str, int]:
    calendar = table("calendar")
    english = calendar["en"]["months"]
    return {**english, **calendar[language]["months"]} if language in calendar else english


@lru_cache(maxsize=64)
def _pattern(language: str | None) -> re.Pattern[str]:
    names = sorted(_months(language), key=len, reverse=True)
    month = f"(?:{'|'.join(map(re.escape, names))})" + r"\b\.?"
    if language in ("th",):
        month = month.replace(r"\b", "")
    of = r"(?:of |de |del |d'|ל)?"
    named = (
        rf"(?<!\d)(?P<d1>\d\d?)(?:st|nd|rd|th|er|º|\.)?,? ?{of}(?P<m1>{month})"
        rf"(?:,? ?{of}(?P<y1>\d{{4}})(?!\d))?"
        rf"|\b(?P<m2>{month}) (?P<d2>\d\d?)(?:st|nd|rd|th)?(?![\d:])"
        rf"(?:(?:,| of)? (?P<y2>\d{{4}})(?!\d))?"
        rf"|\b(?P<m3>{month}),? {of}(?P<y3>\d{{4}})(?!\d)"
        rf"|(?<!\d)(?P<y4>\d{{4}})\.?(?: gada| m\.)? (?:(?P<d4>\d\d?)\. )?(?P<m4>{month})"
        rf"(?: (?P<d5>\d\d?)(?![\d:]))?"
    )
    before = _CLOCK.format("p") + _ZONE.format("p") + r"[\s,|•·-]*(?:on )?(?:[^\W\d_]{3,9}\.?,? )?"
    after = _BETWEEN + _CLOCK.format("n") + _ZONE.format("n")
    return re.compile(rf"(?:\b{before})?(?:{_NUMERIC}|{named})(?:[t]?{after})?")


def dates(text: str, language: str | None = None) -> list[Moment]:
    """The dates in a short text, in order.

    >>> [m.iso for m in dates("Published Nov. 30, 2024, 3:45 p.m. EST, updated 1 December")]
    ['2024-11-30T15:45', '--12-01']
    >>> [m.iso for m in dates("5. November 2024 um 9.30 Uhr", "de")]
    ['2024-11-05T09:30']
    >>> dates("03/04/2024", "en")
    []

    A numeric date whose order cannot be told (in English, where both are used, and where the
    language is not known) is left out. Zones
    are kept where they are numeric or UTC; the abbreviations of others mean several zones each.
    Month names are those of CLDR, in English and in `language`.
    """
    folded = fold(text)
    if not any(char.isdigit() for char in folded):
        return []
    if not folded.isascii():
        folded = re.sub(r"\d", lambda m: str(int(m[0])), folded)
    found = []
    for match in _pattern(language).finditer(folded):
        if iso := _iso(match, language):
            found.append(Moment(iso, match.start(), match.end()))
    return found


def _iso(match: re.Match[str], language: str | None) -> str | None:
    part = match.groupdict()
    months = _months(language)
    year = part["iy"] or part["cy"] or part["y1"] or part["y2"] or part["y3"] or part["y4"]
    day = part["id"] or part["cd"] or part["d1"] or part["d2"] or part["d4"] or part["d5"]
    if name := part["m1"] or part["m2"] or part["m3"] or part["m4"]:
        month: int | None = months.get(name.rstrip("."), months.get(name))
    elif number := part["im"] or part["cm"]:
        month = int(number)
    else:
        year = part["y"] if len(part["y"]) == 4 else f"20{part['y']}"
        first, second = int(part["a"]), int(part["b"])
        if language in ("en", None) and part["sep"] == "/" and first <= 12:
            if second <= 12 and first != second:
                return None
            first, second = second, first
        day, month = str(first), second
    try:
        date(int(year or 2000), month or 0, int(day or 1))
    except ValueError:
        return None
    stamp = f"{year}-{month:02d}" if year else f"--{month:02d}"
    if day:
        stamp += f"-{int(day):02d}" + (_time(part, "p") or _time(part, "n") if year else "")
    return stamp


def _time(part: dict[str, str | None], side: str) -> str:
    hour, minute = part[f"{side}h"], part[f"{side}min"]
    half = part[f"{side}half"] or part[f"{side}half2"]
    if hour is None:
        return ""
    number = int(hour)
    if half:
        number = number % 12 + (12 if half[0] == "p" else 0)
    if number > 23:
        return ""
    zone = part[f"{side}zone"] or ""
    if zone in ("utc", "gmt", "z"):
        zone = "+00:00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{number:02d}:{int(minute or 0):02d}{zone}"


_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_DATE_WORDS = frozenset(
    [
        "am",
        "pm",
        "a",
        "p",
        "m",
        "st",
        "nd",
        "rd",
        "th",
        "t",
        "z",
        "uhr",
        "h",
        "utc",
        "gmt",
        "est",
        "edt",
        "et",
        "pst",
        "pdt",
        "pt",
        "cst",
        "cdt",
        "ct",
        "mst",
    ]
)
_DATE_WORDS |= frozenset(
    ["mdt", "bst", "cet", "cest", "ist", "jst", "aest", "aedt", "sgt", "at", "on", "um"]
)


def words_besides(folded: str, language: str | None) -> Iterator[str]:
    """The words of a folded text that are not part of dates and times.

    >>> list(words_besides("updated wed nov 6, 2024 at 10:15 am", "en"))
    ['updated']
    """
    months, days = _months(language), _days(language)
    for word in _WORDS.findall(folded):
        if word not in months and word not in days and word not in _DATE_WORDS:
            yield word


@lru_cache(maxsize=64)
def _days(language: str | None) -> frozenset[str]:
    calendar = table("calendar")
    names = [*calendar["en"]["days"], *(calendar[language]["days"] if language in calendar else ())]
    return frozenset(word for name in names for word in (name, *name.split(), *name.split("-")))
