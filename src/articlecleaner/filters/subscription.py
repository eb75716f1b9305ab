"""Appeals to subscribe, to sign up, to pay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import labels

_CUED = Cued(Kind.SUBSCRIPTION)
_WORD = re.compile(r"[^\W\d_]+")
_SHORT, _LONG = 10, 60  # words of a label, and of an appeal
_UNDER = 30  # words of an appeal under a button
_AT_HOME = 0.25  # kinship from which a paragraph is the article's own
_LETTER = "newsletter"  # other words for it are hints of their languages
_QUOTES = '"\u201c\u201d\u201e\u00ab\u00bb'


def subscription(document: Document) -> Iterator[Finding]:
    """Find appeals to subscribe and notes of paywalls.

    Rules: the cues of the lexicons; `subscription.newsletter`, a short open line outside the
    article that names a newsletter, or a line that offers one to the reader, if no paragraph of
    the article speaks of any; `subscription.button`, a sentence under a button that starts with
    its words: "SUBSCRIBE", "Subscribe to us and …".
    """
    yield from _CUED(document)
    hits = document.cued.get(Kind.SUBSCRIPTION, ())
    for index in dict.fromkeys(index for index, hit in hits if hit.cue.binding == "line"):
        yield from _under_button(document, index)
    cued = {index for index, _ in hits}
    spoken = [
        (index, line)
        for index, line in enumerate(document.lines)
        if _LETTER in line.folded
        or (index in cued and any(letter in line.folded for letter in labels("letter")))
    ]
    if not spoken:
        return
    offers = {
        index
        for index, line in spoken
        if _offers(line) and not (line.paragraph and document.kinship(line) >= _AT_HOME)
    }
    if any(line.paragraph and index not in offers for index, line in spoken):
        return
    for index, line in spoken:
        label = not line.closed and line.words <= _SHORT and document.edge(index)
        if label or index in offers:
            reason = "it offers a newsletter"
            yield line.finding("subscription.newsletter", 0.8, reason)


def _under_button(document: Document, index: int) -> Iterator[Finding]:
    label = document.lines[index]
    for line in document.lines[index + 1 : index + 2]:
        if line.words <= _UNDER and line.folded.startswith(label.folded.rstrip(" .!:") + " "):
            reason = f"it starts as the button {label.text!r} above it does"
            yield line.finding("subscription.button", 0.8, reason)


def _offers(line: Line) -> bool:
    """Whether a line speaks to the reader of a newsletter that is the page's own or can be had.

    Quotes and questions of an interview speak to someone else.
    """
    if line.words > _LONG or not set(_QUOTES).isdisjoint(line.text):
        return False
    words = set(_WORD.findall(line.folded))
    return not words.isdisjoint(labels("reader")) and (
        not words.isdisjoint(labels("own")) or not words.isdisjoint(labels("offer"))
    )
