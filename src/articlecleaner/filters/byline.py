"""Who wrote it: bylines, signatures and what is said of the author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind
from articlecleaner.pipeline import reads_findings

_CUED = Cued(Kind.BYLINE)
_PARTICLE = r"(?:d[aeiou]s?|de la|del|della|di|du|van|von|vom|zu|der|den|ten|ter|al|el|bin|ibn|la|le|y|e)"
_CAP = r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.\-]*)"
NAME = rf"{_CAP}(?: (?:{_PARTICLE} )*{_CAP}){{1,4}}"
_BY = re.compile(rf"[\W_]*(?:By|BY|by|Von|von|Por|por|Par|Di|di|Door|Av|Af)[ :]\s?(?P<names>{_CAP}.*)")
_NAMES = re.compile(rf"{NAME}(?:(?:, | and | & | und | y | et | e ){NAME}){{0,4}}")
_HANDLE = re.compile(r"\W*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{3,}|(?:https?://)?(?:www\.)?(?:twitter|x)\.com/\w+)\W*")


@reads_findings
def byline(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Find "By Ann Lee, Staff Writer", names alone beside other lines of the head, handles.

    Rules: the cues of the lexicons; `byline.by`, a line of the head that starts with "By" and a
    capital; `byline.name`, a name and nothing else below the title or beside the date;
    `byline.handle`, an e-mail address or a handle alone in a line.
    """
    yield from _CUED(document)
    lines = document.lines
    starts = {f.start: f.kind for f in findings if f.confidence >= 0.5}
    for index in (*range(document.head), *range(max(document.tail, document.head), len(lines))):
        line = lines[index]
        if len(line.text) > 300:
            continue
        if _HANDLE.fullmatch(line.text):
            reason = "an address or handle alone"
            yield Finding(Kind.BYLINE, line.start, line.end, "byline.handle", 0.8, reason)
        if index >= document.head or line.closed and line.words > 8 or line.words > 20:
            continue
        if _BY.fullmatch(line.text):
            reason = "it starts with 'By' and a name"
            yield Finding(Kind.BYLINE, line.start, line.end, "byline.by", 0.85, reason)
        elif line.words <= 12 and _NAMES.fullmatch(line.text) and line.start not in starts:
            before, after = (
                starts.get(lines[i].start) if 0 <= i < len(lines) else None
                for i in (index - 1, index + 1)
            )
            if after is Kind.TIMESTAMP or (before in (Kind.TITLE, Kind.TIMESTAMP) and after):
                reason = "a name alone beside the headline or the date"
                yield Finding(Kind.BYLINE, line.start, line.end, "byline.name", 0.7, reason)
