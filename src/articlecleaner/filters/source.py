"""Where a text is from: agencies, other houses, and the initials of who edited it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.forms import reference_heads
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import UPPER

_CUED = Cued(Kind.SOURCE)
_INITIALS = re.compile(
    r"[(\[]?[a-zäöüß]{2,5}(?:[/,-] ?[A-Za-zäöüß]{2,5}){1,3}/?[)\]]?"  # "jd/ks", "(dpa/mu)"
    r"|\([a-zäöüß]{2,4}\)"
    r"|[-–—]{1,2} ?[A-Z]{2,6}"
    r"|[(\[] ?[A-Z]{2,6}(?: ?[/,] ?[A-Za-z]{2,5})* ?[)\]]"  # "--IANS", "(AFP)"
    r"|(?:PM )?[A-Z]{2,5}/[a-z]{2,3}"  # "PM DJV/fh"
    r"|(?:\(FIN\) )?[A-Z]{2,4}(?:/[A-Z]{2,4}){1,3}"  # "ADL/OID", "(FIN) JCR/MAO"
    rf"|/[{UPPER}]{{2,4}}/|[{UPPER}]\. ?[{UPPER}]\."  # "/РИ/", "A. G."
)
# Two letters or three without a vowel, right below the last sentence: "kb", "LK".
_SHORT = re.compile(r"[bcdfghjklmnpqrstvwxz]{2,3}|[BCDFGHJKLMNPQRSTVWXZ]{2,3}")
_NO_INITIALS = frozenset(["ps", "tv", "pc", "dvd", "cd", "km", "kg", "cm", "mm"])
# As wires of press releases end them: "SOURCE Halcyon Robotics, Inc."
_WIRED = re.compile(r"(?:SOURCE|QUELLE|FONTE|FUENTE|BRON|KILDE|KÄLLA) [A-Z0-9][^.!?:]{2,60}\.?")
_RELEASE = re.compile(r"(?:presse|medien)(?:mitteilung|meldung) nr\. ?\d+\b")
_LONGEST = 20  # characters of initials
_WIRED_WORDS = 10  # words of such a source
# What WordPress prints below a post in a feed, in the languages it speaks.
_FEED = re.compile(
    r"(?:[^•|]{1,40} [•|] )?(?:(?:the|this) (?:post|article|story|recipe|entry) .*"
    r" (?:appeared first|first appeared) "
    r"|(?:der|dieser) (?:beitrag|artikel) .* (?:erschien zuerst|ist zuerst erschienen) "
    r"|(?:l'article|cet article) .* est apparu en premier sur "
    r"|(?:la entrada|el artículo) .* (?:se publicó|apareció|aparece) primero en "
    r"|l'articolo .* (?:proviene da|sembra essere il primo su) "
    r"|o post .* (?:apareceu primeiro em|aparece primeiro no) "
    r"|het bericht .* verscheen eerst op "
    r"|artykuł .* pochodzi z serwisu "
    r"|inlägget .* dök först upp på "
    r"|(?:indlægget|innlegget) .* (?:blev først udgivet på|dukket først opp på) "
    r"|(?:сообщение|запись) .* появил(?:ись|ась|ось) сначала на )"
)
# "Presented by Ann Lee. Produced by Tom Berg. Theme music by The Buoys."
_MADE = re.compile(r"(?:[A-Z][a-z-]+(?:(?:,| and|,? &)? [a-z-]+){0,4} by [A-Z][^.]{2,80}\. ?){2,8}")
_ON_AIR = re.compile(
    r"\b(?:presented|hosted|narrated|reported|researched|mixed|music|sound)\b", re.IGNORECASE
)
_PROVIDED, _EARLY = "news provided by", 12  # above who sent it; lines of a head that may say so
_LAST = 4  # lines at the end of a text in which it says who made it
_FEED_LONGEST = 300  # characters of what feeds print below an article


def source(document: Document) -> Iterator[Finding]:
    """Find what says where a text is from.

    Rules: the cues of the lexicons, but for "Sources" above references; `source.initials`, those of
    agencies and editors alone in a line of the tail that is no item of a list; `source.feed`, "The
    post … appeared first on …" there or as the last paragraph; `source.wire`, "SOURCE Halcyon
    Inc."; `source.sender`, the line below "News provided by"; `source.made`, "Presented by Ann Lee.
    Produced by Tom Berg." in the last lines; `source.release`, an open line there that starts with
    the number of a press release.
    """
    heads = {document.lines[index].start for index in reference_heads(document, Kind.SOURCE)}
    yield from (finding for finding in _CUED(document) if finding.start not in heads)
    for line in document.lines:
        if line.words <= _WIRED_WORDS and _WIRED.fullmatch(line.text):
            reason = "the source of a press release in capitals"
            yield line.finding("source.wire", 0.85, reason)
    for label, who in pairwise(document.lines[: min(document.head, _EARLY) + 1]):
        named = who.words <= _WIRED_WORDS and not who.paragraph
        if named and label.folded.rstrip(":") == _PROVIDED:
            yield who.finding("source.sender", 0.8, f"who sent the text, below {label.text!r}")
    for line in document.lines[-_LAST:]:
        if line.text[-1] == "." and _MADE.fullmatch(line.text) and _ON_AIR.search(line.text):
            yield line.finding("source.made", 0.8, "who made a programme")
    yield from _behind(document)


def _behind(document: Document) -> Iterator[Finding]:
    """What stands below the last paragraph: notes of feeds, numbers of releases, initials."""
    ends = document.plain
    if ends and _feed(document.lines[ends[-1]]):
        ends = ends[:-1]
    for index in range(ends[-1] + 1 if ends else 0, len(document.lines)):
        line = document.lines[index]
        if _feed(line):
            yield line.finding("source.feed", 0.85, "it says where the text appeared first")
        elif not line.closed and _RELEASE.match(line.folded):
            yield line.finding("source.release", 0.8, "the number of a press release")
        elif index == document.tail and index and _is_short(line.text):
            yield line.finding("source.initials", 0.7, "initials alone right below the body")
        elif (
            len(line.text) <= _LONGEST
            and index not in document.lists
            and _INITIALS.fullmatch(line.text)
        ):
            yield line.finding("source.initials", 0.8, "initials alone below the body")


def _is_short(text: str) -> bool:
    return bool(_SHORT.fullmatch(text)) and text.lower() not in _NO_INITIALS


def _feed(line: Line) -> bool:
    return len(line.text) <= _FEED_LONGEST and bool(_FEED.match(line.folded))
