"""Dates in a text, as ISO 8601 that says no more than the text does: `dates`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from articlecleaner.lexicon import MARKS, compose, composed, fold, labels, table


class Moment(NamedTuple):
    """A date in a text: its ISO 8601 form and where it stands."""

    iso: str
    start: int
    end: int


DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")  # of the ISO form of a date that has one
# What a text with a full date holds: it costs less than to look for one.
FULL_DATE = re.compile(r"\d[./-] ?\d\d?[./-] ?\d\d|(?<!\d)(?:19|20)\d\d(?!\d)")
_ERAS = {"民國": 1911, "民国": 1911, "令和": 2018, "平成": 1988}  # the years before their first
_BUDDHIST = 543  # years from the Buddha's death to our era, as Thailand counts
_ERA = f"(?P<era>{'|'.join(_ERAS)}) ?"
_NUMERIC = (
    r"(?<![\d.])(?P<iy>\d{4})(?:[-./]|\. )(?P<im>\d\d?)(?:[-./]|\. )(?P<id>\d\d?)(?!\d|\.\d)"
    rf"|(?:(?:{_ERA}(?P<ey>\d{{1,3}}|元)|(?P<cy>\d{{4}})) ?[年년] ?)?"
    r"(?<!\d)(?P<cm>\d\d?) ?[月월] ?(?P<cd>\d\d?) ?[日號号일]"
    r"|(?<![\d.])(?P<a>\d\d?)(?P<sep>[-./]|\. )(?P<b>\d\d?)(?P=sep)(?P<y>\d{4}|\d\d)(?!\d|\.\d)"
)
_CLOCK = r"(?:(?P<{0}early>오전|上午|午前)|(?P<{0}late>오후|下午|午後|午后|晚上))?\s?"
_CLOCK += r"(?P<{0}h>[0-2]?\d)(?:(?:[:.]|\s?h\s?|[時时点點]\s?|시\s?)(?P<{0}min>[0-5]\d)"
_CLOCK += r"(?::\d\d(?:\.\d+)?)?\s?(?P<{0}half>[ap]\.?m\b\.?)?(?: ?uhr|[分분])?"
_CLOCK += r"|\s?(?P<{0}half2>[ap]\.?m\b\.?)|[時时点點시])"
_ZONE = r"(?:\s?\(?(?:(?:utc|gmt)\s?)?(?P<{0}zone>utc|gmt|z|[+-]\d\d:?\d\d)\b\)?"
_ZONE += r"|\s?\(?[a-z]{{2,4}}t\b\)?)?"
_BETWEEN = r"[\s,،.|•·@-]*(?:\b(?![오上下午晚])(?:t|a las|[^\W\d_]{1,5})\b\.?\s*){0,2}"
_BETWEEN += r"(?:\([^\W\d_]{1,9}\)\s*)?"


@lru_cache(maxsize=64)
def _months(language: str | None) -> dict[str, int]:
    calendar = table("calendar")
    english = calendar["en"]["months"]
    return {**english, **calendar[language]["months"]} if language in calendar else english


@lru_cache(maxsize=64)
def _jalali(language: str | None) -> dict[str, int]:
    """The months of the Persian calendar, where the language uses it."""
    months: dict[str, int] = table("calendar").get(language or "en", {}).get("jalali", {})
    return months


@lru_cache(maxsize=64)
def _pattern(language: str | None) -> re.Pattern[str]:
    names = sorted({**_months(language), **_jalali(language)}, key=len, reverse=True)
    month = f"(?:{'|'.join(map(re.escape, names))})" + rf"(?![^\W\d_]|[{MARKS}])\.?"
    short = ""
    if language == "th":  # no spaces between words; years of the century in two digits
        month, short = f"(?:{'|'.join(map(re.escape, names))})" + r"\.?", r"|\d\d(?![\d:.])"
    twice = f"(?:/{month})?" if language == "ar" else ""  # نوفمبر/تشرين الثاني
    of = r"(?:of |de |del |d'|ل|ב|ng )?"
    year = r"(?:năm |[พค]\.ศ\. ?|سنة )?"
    named = (
        rf"(?<!\d)(?P<d1>\d\d?)(?:st|nd|rd|th|er|º|\.)?[,،]? ?{of}(?P<m1>{month}){twice}"
        rf"(?:[,،]? ?{of}{year}(?P<y1>\d{{4}}{short})(?!\d))?"
        rf"|\b(?P<m2>{month}) (?P<d2>\d\d?)(?:st|nd|rd|th)?(?![\d:])"
        rf"(?:(?:[,،]| of)? (?P<y2>\d{{4}})(?!\d))?"
        rf"|\b(?P<m3>{month})[,،]? {of}(?P<y3>\d{{4}})(?!\d)"
        rf"|(?<!\d)(?P<y4>\d{{4}})[.,]?(?: gada| m\.)? (?:(?P<d4>\d\d?)\.? )?(?P<m4>{month})"
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
    >>> dates("30 พ.ย. 2567", "th")[0].iso, dates("۱۰ آذر ۱۴۰۳", "fa")[0].iso
    ('2024-11-30', '2024-11-30')

    A numeric date whose order cannot be told (in English, where both are used, and where the
    language is not known) is left out. Zones
    are kept where they are numeric or UTC; the abbreviations of others mean several zones each.
    Month names are those of CLDR, in English and in `language`. Thai years of the Buddhist era,
    dates of the Persian calendar and years of Japanese and Taiwanese eras are converted; dates of
    the Islamic calendar, which begin at sunset and differ between countries, are left out.
    """
    folded = fold(text)
    if not any(char.isdigit() for char in folded):
        return []
    starts: list[int] = []  # of the characters, where they are not those of the text
    ends: list[int] = []
    if not composed(folded):
        folded, starts, ends = compose(folded)
    if not folded.isascii():
        folded = re.sub(r"\d", lambda m: str(int(m[0])), folded)
    found = []
    for match in _pattern(language).finditer(folded):
        if iso := _iso(match, language):
            start, end = match.span()
            found.append(Moment(iso, *((starts[start], ends[end - 1]) if ends else (start, end))))
    return found


def _iso(match: re.Match[str], language: str | None) -> str | None:
    part = match.groupdict()
    months = _months(language)
    jalali = False
    year = part["iy"] or part["cy"] or part["y1"] or part["y2"] or part["y3"] or part["y4"]
    day = part["id"] or part["cd"] or part["d1"] or part["d2"] or part["d4"] or part["d5"]
    if part["ey"]:
        year = str(_ERAS[part["era"]] + int(part["ey"].replace("元", "1")))
    if name := part["m1"] or part["m2"] or part["m3"] or part["m4"]:
        month: int | None = months.get(name.rstrip("."), months.get(name))
        if month is None:
            month = _jalali(language)[name.rstrip(".")]
            jalali = True
    elif number := part["im"] or part["cm"]:
        month = int(number)
    else:
        day, month, year = _ordered(part, language)
    if language == "th" and year and (len(year) == 2 or int(year) > 2400):
        year = str(int(year) - _BUDDHIST + (2500 if len(year) == 2 else 0))
    elif year and 1200 < int(year) < 1500 and language in _ISLAMIC:
        jalali = jalali or language == "fa"
        if not jalali:
            return None
    if jalali:
        if not (year and day):
            return None
        year, month, day = _gregorian(int(year), month or 0, int(day))
    try:
        date(int(year or 2000), month or 0, int(day or 1))
    except ValueError:
        return None
    stamp = f"{year}-{month:02d}" if year else f"--{month:02d}"
    if day:
        stamp += f"-{int(day):02d}" + (_time(part, "p") or _time(part, "n") if year else "")
    return stamp


_ISLAMIC = ("ar", "fa", "ur")  # languages whose years of this sort are not ours
_YEAR_FIRST = ("ja", "ko", "zh")


def _ordered(part: dict[str, str | None], language: str | None) -> tuple[str, int, str]:
    """Day, month and year of a date like 3/4/2024; month 0 where the order cannot be told."""
    first, second, last = part["a"] or "", part["b"] or "", part["y"] or ""
    if len(last) == 2 and language in _YEAR_FIRST:
        return last, int(second), f"20{int(first):02d}"
    if len(last) == 2 and language != "th":
        last = f"20{last}"
    day, month = int(first), int(second)
    american = language in ("en", "fil", None) and part["sep"] == "/"
    if american and max(day, month) <= 12 and day != month:
        month = 0
    elif month > 12:
        day, month = month, day
    return str(day), month, last


def _gregorian(year: int, month: int, day: int) -> tuple[str, int, str]:
    """A date of the Persian calendar in ours; month 0 where there is no such day."""
    from jalali_core import GregorianToJalali, JalaliToGregorian

    try:
        ours = JalaliToGregorian(year, month, day).getGregorianList()
    except ValueError:
        return str(year), 0, str(day)
    if GregorianToJalali(*ours).getJalaliList() != (year, month, day):
        return str(year), 0, str(day)
    return str(ours[0]), ours[1], str(ours[2])


def _time(part: dict[str, str | None], side: str) -> str:
    hour, minute = part[f"{side}h"], part[f"{side}min"]
    half = part[f"{side}half"] or part[f"{side}half2"]
    if hour is None:
        return ""
    number = int(hour)
    if half or part[f"{side}late"]:
        number = number % 12 + (0 if half and half[0] == "a" else 12)
    if number > 23:
        return ""
    zone = part[f"{side}zone"] or ""
    if zone in ("utc", "gmt", "z"):
        zone = "+00:00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"T{number:02d}:{int(minute or 0):02d}{zone}"


_WORDS = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+(?:'[^\W\d_]+)?")
_UNIT = re.compile("^[年月日号號]")  # behind a number, with a weekday perhaps glued to it


def words_besides(folded: str, language: str | None) -> Iterator[str]:
    """The words of a folded text that are not part of dates and times.

    >>> list(words_besides("updated wed nov 6, 2024 at 10:15 am", "en"))
    ['updated']
    """
    words = _date_words(language)
    for match in _WORDS.finditer(folded if composed(folded) else compose(folded)[0]):
        word = match[0]
        if word not in words and _UNIT.sub("", word, count=1) not in words:
            yield word


@lru_cache(maxsize=64)
def _date_words(language: str | None) -> frozenset[str]:
    words = set(labels("date"))
    for calendar in (table("calendar")["en"], table("calendar").get(language or "en", {})):
        names = [*calendar.get("months", ()), *calendar.get("jalali", ())]
        names += [*calendar.get("days", ()), *calendar.get("words", ())]
        for name in names:
            words.update((name, *_WORDS.findall(name)))
    return frozenset(words)
