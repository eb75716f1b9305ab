"""When a page was published and changed: its dates as ISO 8601, in the page's own time zone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone

from articlecleaner.dates import dates
from articlecleaner.page_metadata.claims import Claim
from articlecleaner.page_metadata.elements import NEAR

_ISO = re.compile(
    r"(\d{4})(-?)(\d\d)\2(\d\d)(?!\d)"
    r"(?:[T ]{1,2}(\d\d):?(\d\d)(?::?\d\d(?:[.,]\d+)?)?\s?(Z|[+-]\d\d:?\d\d|[+-]\d\d|UTC|GMT)?)?"
)
_URL_DATE = re.compile(
    r"/((?:19[89]|20\d)\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)"
)
_URL_DAY_FIRST = re.compile(
    r"/(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-((?:19[89]|20\d)\d)(?=[^\d-]|$)"
)
# Dates of a meta tag that may be those of an issue, of an edit or of the template.
_WEAK = re.compile(r"meta (?:dc(?:terms)?[.:_])?date$", re.IGNORECASE)
_CHANGED = re.compile(r"updat|modif|chang|aktual|akt\.|geänd|änder", re.IGNORECASE)
_FIRST, _LAST = 1990, 2099  # years in which pages were written
_CLOSE = 8  # lines below a heading in which its own date stands
_BELOW, _ABOVE = 20, 8  # lines around a heading in which the date of the page stands
_CLAIMS = 20  # dates of one page that are read
_LINE, _OPENING = 100, 30  # characters of a line, and before a date that opens it
_ZONES = timedelta(hours=14)  # the furthest that a local day lies from that of UTC


def url_date(url: str | None) -> str | None:
    """The date that an address carries.

    >>> url_date("https://example.org/2024/11/30/storm.html")
    '2024-11-30'
    >>> url_date("https://example.org/news/30-11-2024")
    '2024-11-30'
    """
    if match := _URL_DATE.search(url or ""):
        return "-".join(match.groups())
    match = _URL_DAY_FIRST.search(url or "")
    return "-".join(match.groups()[::-1]) if match else None


def iso(value: str, language: str | None = None) -> str | None:
    """A date as a page writes it, as ISO 8601 to the minute; None for what is none.

    >>> iso("2024-11-30T15:45:10.000Z"), iso("Sat, 30 Nov 2024 15:45:10 +0200"), iso("20241130")
    ('2024-11-30T15:45+00:00', '2024-11-30T15:45+02:00', '2024-11-30')
    >>> iso("0001-01-01T00:00:00Z") is None
    True
    """
    value = value.strip()
    match = _ISO.match(value)
    if match:
        year, _, month, day, hour, minute, zone = match.groups()
        stamp = f"{year}-{month}-{day}" + (f"T{hour}:{minute}{_zone(zone)}" if hour else "")
        return stamp if _sound(stamp) else None
    for moment in dates(value[:200], language):
        if len(moment.iso) >= 10 and not moment.iso.startswith("--") and _sound(moment.iso):
            return moment.iso
    return None


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in ("Z", "UTC", "GMT"):
        return "+00:00"
    return f"{zone[:3]}:{zone[-2:] if len(zone) > 3 else '00'}"


def _sound(stamp: str) -> bool:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return False
    return _FIRST <= moment.year <= _LAST


def published(
    claims: Sequence[Claim],
    url: str | None,
    language: str | None = None,
    printed: Callable[[int], str | None] = lambda _: None,
) -> Claim | None:
    """The first date that says when the page was published, in the zone of the page.

    Where the first is given in UTC, the same moment in another zone, or the day that the page
    prints or its address carries, says the local day. `printed` gives the date in so many lines
    below the heading, which goes before a date that may be no one's but the template's.
    """
    stamps = [
        claim._replace(value=stamp)
        for claim in claims[:_CLAIMS]
        if (stamp := iso(claim.value, language))
    ]
    day = url_date(url)
    if not stamps:
        return Claim("date_published", day, "url") if day and _sound(day) else None
    first = stamps[0]
    if better := _as_printed(first, stamps[1:], printed):
        return better
    if not first.value.endswith("+00:00"):
        return first
    moment = datetime.fromisoformat(first.value)
    for other in stamps[1:]:
        if local := _same_moment(other.value, moment):
            return other._replace(value=local)
    if (shown := printed(_BELOW)) and (local := _same_moment(shown, moment)):
        same_day = local[:10] == first.value[:10]  # a printed zone is none that can be relied on
        return first if same_day else first._replace(value=local, source=NEAR)
    days = [claim for claim in stamps[1:] if len(claim.value) == 10][:1]
    if day and _sound(day):
        days.append(Claim("date_published", day, "url"))
    for other in days:
        if other.value != first.value[:10] and _may_be(other.value, moment):
            return other
    return first


def _as_printed(
    first: Claim, others: Sequence[Claim], printed: Callable[[int], str | None]
) -> Claim | None:
    """The date below the heading, in place of a weak claim or where a meta tag says it too."""
    same = [claim for claim in others if claim.source == "article:published_time"][:1]
    same = [claim for claim in same if claim.value[:10] != first.value[:10]]
    if not same and not _WEAK.match(first.source):
        return None
    shown = printed(_CLOSE)
    if shown is None or shown[:10] == first.value[:10]:
        return None
    if _WEAK.match(first.source):
        return first._replace(value=shown, source=NEAR)
    return same[0] if same[0].value[:10] == shown[:10] else None


def _same_moment(stamp: str, moment: datetime) -> str | None:
    """A stamp in another zone than UTC that is the same moment, with its zone."""
    if len(stamp) <= 10 or stamp.endswith("+00:00"):
        return None
    other = datetime.fromisoformat(stamp)
    if other.tzinfo is not None:
        return stamp if abs(other - moment) < timedelta(minutes=2) else None
    quarters = (other - moment.replace(tzinfo=None)) / timedelta(minutes=15)
    if quarters != int(quarters) or not 0 < abs(quarters) <= _ZONES / timedelta(minutes=15):
        return None
    zone = timezone(timedelta(minutes=15) * int(quarters))
    return other.replace(tzinfo=zone).isoformat(timespec="minutes")


def _may_be(day: str, moment: datetime) -> bool:
    """Whether it is this day in some time zone of the world at a moment."""
    start = datetime.combine(date.fromisoformat(day), datetime.min.time(), timezone.utc)
    return start - _ZONES <= moment < start + timedelta(days=1) + timedelta(hours=12)


def modified(claims: Sequence[Claim], after: str | None, language: str | None) -> Claim | None:
    """The first date of a change that does not lie before the day of publication."""
    for claim in claims[:_CLAIMS]:
        stamp = iso(claim.value, language)
        if stamp and not (after and stamp[:10] < after[:10]):
            return claim._replace(value=stamp)
    return None


def near(
    lines: Sequence[str], at: int, language: str | None, below: int = _BELOW, own: bool = False
) -> str | None:
    """The date that opens a line close to the heading, line `at`, rather below than above it.

    With `own`, not one that is labelled as that of a change.

    >>> near(["1 May 2024", "Storm closes port", "Coast", "30 November 2024"], 1, "en")
    '2024-11-30'
    """
    places = [(n, at + n) for n in range(1, below)] + [(3 * n, at - n) for n in range(1, _ABOVE)]
    for _, index in sorted(places):
        if 0 <= index < len(lines):
            line = lines[index][:_LINE]
            if own and _CHANGED.search(line):
                continue
            for moment in dates(line, language):
                if moment.start < _OPENING and len(moment.iso) >= 10 and _sound(moment.iso):
                    return moment.iso
    return None


def searched(tree: object, url: str | None) -> str | None:
    """The date that htmldate finds in the text of a page; slow, for pages that declare none."""
    from htmldate import find_date

    found: str | None = find_date(
        tree, original_date=True, extensive_search=False, url=url, max_date=f"{_LAST}-12-31"
    )
    return found
