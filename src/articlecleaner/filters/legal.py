"""Copyright, terms, and notes on cookies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import labels

_CUED = Cued(Kind.LEGAL)
_COOKIE = "cookie"
_HEAD, _TAIL = 0.1, 0.6  # shares of a text before and behind which such notes stand
_WORDS = 120  # of one paragraph of a note
# What companies call what they say of the future, as their releases have to warn of it.
_FORWARD = re.compile(
    r"forward-looking (?:statements?|information)|zukunfts(?:gerichtete|bezogene)\w* aussagen"
    r"|(?:déclarations|énoncés|informations) (?:à caractère )?(?:prospecti|prévisionnel)"
    r"|declaraciones (?:prospectivas|a futuro)|dichiarazioni previsionali|declarações prospectivas"
    r"|toekomstgerichte (?:verklaringen|uitspraken)|framåtriktade uttalanden|fremadrettede udsagn"
)
_AHEAD = (  # one of which stands in each
    *("forward", "zukunft", "prévis", "previs", "prospect", "futuro"),
    *("toekomst", "framåt", "fremad"),
)
_LONGEST = 400  # words of such a warning


def legal(document: Document) -> Iterator[Finding]:
    """Find copyright lines, terms and disclaimers, and what pages say of their cookies.

    Rules: the cues of the lexicons; `legal.forward`, what a company says of "forward-looking
    statements" in the lower half of a text; `legal.cookies`, lines that speak of cookies together
    with consent, browsers or the like, if they stand at the start or the end of the text only: an
    article about cookies speaks of them all along.
    """
    yield from _CUED(document)
    for line in document.lines[len(document.lines) // 2 :]:
        if line.words <= _LONGEST and _warns(line.folded):
            reason = "a company warns of what it says of the future"
            yield line.finding("legal.forward", 0.8, reason)
    spoken = [(index, line) for index, line in enumerate(document.lines) if _COOKIE in line.folded]
    before = document.words_before
    if not spoken or any(
        before[index + 1] > _HEAD * before[-1] and before[index] < _TAIL * before[-1]
        for index, _ in spoken
    ):
        return
    for _, line in spoken:
        if line.words <= _WORDS and _of_consent(line):
            yield line.finding("legal.cookies", 0.85, "a note on cookies")


def _warns(folded: str) -> bool:
    return any(map(folded.__contains__, _AHEAD)) and _FORWARD.search(folded) is not None


def _of_consent(line: Line) -> bool:
    return any(word in line.folded for word in labels("consent"))
