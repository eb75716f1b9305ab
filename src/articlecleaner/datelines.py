"""Datelines: the place, the agency and the day before an article's first sentence."""

from __future__ import annotations

import re

from articlecleaner.article import Dateline
from articlecleaner.dates import dates
from articlecleaner.document import Document
from articlecleaner.lexicon import MARKS, UPPER, fold

_DASH = r"(?:--|[–—:-])"
_PLACE = r"[^\W\d_][\w.'’\-]*"
_UPPER = rf"[{UPPER}][{UPPER}.'’\-]+"
_DATE = (
    r"(?:[^\W\d_]{3,9}\.?[ ]\d{1,2}|\d{1,2}\.?[ ][^\W\d_]{3,9}\.?|[^\W\d_]{4,9}day)(?:,?[ ]\d{4})?"
)
_AGENCY = rf"\((?P<{{}}>[{UPPER}][\w./&\ -]{{{{1,30}}}}|(?:dpa|sid|ots)\b[\w/-]{{{{0,8}}}})\)"
_DATELINE = re.compile(
    rf"""
    (?: (?P<full> (?P<p1> {_PLACE}(?:[ ,/]+(?:{_PLACE}|[\[(][^\])]{{2,30}}[\])])){{0,6}}? ) ,?\s
          (?: (?P<d1>{_DATE}) ,?\s? )? (?: {_AGENCY.format("a1")} \s? )? {_DASH} )
      | (?: (?P<d2>{_DATE}) \s )? {_AGENCY.format("a2")} \s? {_DASH}
      | (?P<p3> {_UPPER}(?:[ ,]+{_UPPER}){{0,3}} (?:,\ [A-Z][\w.]+)? )
        \s? (?:--|[–—:]|-(?=\ ))
      | (?P<p4> {_PLACE}(?:[ ,/]+(?:{_PLACE}|[\[(][^\])]{{2,30}}[\])])){{0,6}}? )
        ,\s (?P<d4>{_DATE}) :
    ) (?=\s)
    """,
    re.VERBOSE,
)
_NO_PLACE = frozenset([
    "update", "updated", "breaking", "exclusive", "watch", "note", "notes", "warning",
    "correction", "corrections", "video", "analysis", "opinion", "review", "editorial", "news",
    "live", "listen", "read", "more", "photos", "photo", "faq", "tip", "tips", "recap", "spoiler",
    "spoilers", "disclaimer", "summary", "conclusion", "report", "interview", "on", "in", "by",
    "since", "until", "from", "after", "before",
])  # fmt: skip
_LETTER = rf"(?:[^\W\d_]|[{MARKS}])"
_TOWN = rf"(?P<place>{_LETTER}+(?:[ -]{_LETTER}+){{0,3}})"
_DAY = rf"(?P<day>\d{{1,2}}\.?[ ]{_LETTER}{{3,12}}\.?(?:[ ]\d{{4}})?"
_DAY += rf"|\d{{4}}\.[ ]{_LETTER}{{3,12}}[ ]\d{{1,2}}\.)"
_RUSSIAN = "РИА Новости|Интерфакс|Укрінформ|БелТА"  # agencies whose names are not in capitals
_ARABIC = "رويترز|ا ف ب|أ ف ب|فرانس برس|وكالات|الأناضول|سانا|وام|واس|قنا|كونا|بترا|وفا|واع|د ب أ"
_SITE = r"(?P<agency>[A-Z]\w{2,15}\.(?:com|co|id|COM|CO|ID))"
_CITY = r"(?P<place>[A-Z]\w+(?: [A-Z]\w+)?)"
_DATED = [  # with a place, a day, and mostly an agency
    # Москва. 30 ноября. ИНТЕРФАКС - ; МОСКВА, 30 ноября. /ТАСС/. ; МОСКВА, 30 ноя - РИА Новости.
    rf"{_TOWN}[.,]\s{_DAY}[.,]?\s(?:[–—-]\s)?"
    rf"(?:/(?P<agency>[^/]{{2,20}})/|(?P<name>[{UPPER}]{{4,20}}|{_RUSSIAN}))\s?[.–—-]",
    # Madrid, 30 nov (EFE).- ; MADRID 30 Nov. (EUROPA PRESS) - ; नई दिल्ली, 30 नवंबर (भाषा)
    # Budapest, 2024. november 30., szombat (MTI) – ; București, 30 nov /Agerpres/ -
    rf"{_TOWN},?\s{_DAY},?\s(?:[^\W\d_]+\s)?[(/](?P<agency>[^()/]{{2,20}})[)/]"
    r"(?:\s?(?:\.-|[.:।–—-]))?",
    # (ANSA) - ROMA, 30 NOV - ; ROMA, 30 NOV -
    rf"(?:\((?P<agency>[{UPPER}]{{3,12}})\)\s?[–—-]\s)?"
    rf"(?P<place>[{UPPER}][{UPPER} '’]{{2,30}}),\s{_DAY}\s?[–—-]",
]
_UNDATED = [  # with a place, and mostly an agency
    # TEMPO.CO, Jakarta - ; JAKARTA, KOMPAS.com -
    rf"{_SITE},\s{_CITY}\s?(?:--|[–—-])",
    rf"{_CITY},\s{_SITE}\s?(?:--|[–—-])",
    # دبي (رويترز) - ; القاهرة - رويترز: ; عمان في 30 نوفمبر /بترا/ -
    rf"{_TOWN}\s(?:في\s)?(?:{_DAY}\s)?"
    rf"(?:[(/]\s?(?P<agency>{_ARABIC})\s?[)/]|[–—-]\s(?P<name>{_ARABIC}))\s?[:–—-]",
    # (서울=연합뉴스) 홍길동 기자 = ; [서울=뉴시스]
    r"[(\[](?P<place>[가-힣·]{2,12})\s?=\s?(?P<agency>[가-힣\w]{2,10})[)\]]"
    r"(?:\s?[가-힣]{2,4}\s(?:기자|특파원)\s=)?",
    # 【ロンドン共同】, 【北京時事】, 【ニューヨーク＝山田太郎】
    r"【(?P<place>[^】=＝\d]{2,12}?)"
    r"(?:(?P<agency>共同|時事|ロイター|新華社|AFP)(?:[=＝]\w{2,12})?|[=＝][^】]{2,12})】",
    # 新华社北京11月30日电, （中央社台北30日電）, （中央社記者王小明台北30日電）
    r"[（(]?(?P<agency>[\u4e00-\u9fff]{1,4}社|中新网)(?:(?:记者|記者)[\u4e00-\u9fff]{2,3})?"
    r"(?P<place>[\u4e00-\u9fff]{2,6}?)(?P<day>(?:\d{1,2}月)?\d{1,2}日)(?:综合|綜合|外)?[电電][）)]?",
]
_FORMS = [*((True, re.compile(f)) for f in _DATED), *((False, re.compile(f)) for f in _UNDATED)]
_DIGIT = re.compile(r"\d")


def dateline(document: Document) -> Dateline | None:
    """The dateline that opens one of the first two paragraphs, if there is one.

    Forms: `LISBON, Nov. 30 (UPI) --`, `Nov. 30 (UPI) --`, `Seoul [South Korea], November 30:`,
    `MOSCOW (AP) —`, `(Reuters) -`, `NEW DELHI:`, `Berlin (dpa) -`, and those of other languages:
    `Москва. 30 ноября. ИНТЕРФАКС -`, `Madrid, 30 nov (EFE).-`, `ROMA, 30 NOV -`,
    `(서울=연합뉴스)`, `【ロンドン共同】`, `新华社北京11月30日电`.
    """
    for index in document.plain[:2]:
        text = document.lines[index].text[:160]
        digits = bool(_DIGIT.search(text, 0, 80))
        for dated, form in _FORMS:
            match = form.match(text) if digits or not dated else None
            if match and (found := _abroad(match, document.language)):
                return found
        match = _DATELINE.match(text)
        if match and (found := _dateline(match, document.language)):
            return found
    return None


def _abroad(match: re.Match[str], language: str | None) -> Dateline | None:
    part = match.groupdict()
    day = part.get("day")
    moments = dates(day, language) if day else []
    if day and not moments and not day.endswith("日"):  # "30日" is a day without a month
        return None
    agency = part.get("agency") or part.get("name")
    return Dateline(match[0].strip(), part["place"], agency, moments[0].iso if moments else None)


def _dateline(match: re.Match[str], language: str | None) -> Dateline | None:
    place = match["p1"] or match["p3"] or match["p4"]
    agency = match["a1"] or match["a2"]
    day = match["d1"] or match["d2"] or match["d4"]
    moments = dates(day, language) if day else []
    if day and not moments and not day.endswith("day"):
        return None
    if match["full"] and not agency and not day and not place.partition(",")[0].isupper():
        return None
    if place and fold(place) in _NO_PLACE:
        return None
    if (
        place
        and not (agency or day)
        and (
            not place.partition(",")[0].isupper()
            or len(place) < 4
            or set(fold(place).split()) & _NO_PLACE
        )
    ):
        return None
    if agency and not agency[0].islower() and not all(w[0].isupper() for w in agency.split()):
        return None
    return Dateline(match[0].strip(), place, agency, moments[0].iso if moments else None)
