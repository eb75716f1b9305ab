"""Embedded posts: recognised, so that nothing else takes them, and kept unless asked otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.EMBED)
_SIGNED = re.compile(r"(?:^|(?<=[\s.!?]))[—–-]{1,2} ?[^()—–]{1,60} \(@\w{1,30}\),? .{3,40}$")
_SIGNATURE = 140  # characters of the longest
_LINK = re.compile(r"\b(?:pic\.twitter\.com|https?://t\.co)/\w+\W*$")


def embed(document: Document) -> Iterator[Finding]:
    """Find posts that stand in the text, by their signature or the link at their end.

    Rules: the cues of the lexicons; `embed.signature`, "— Name (@handle) date";
    `embed.link`, a line that ends with the short link of a post's picture.
    """
    yield from _CUED(document)
    for line in document.lines:
        if "(@" in line.text and _SIGNED.search(line.text, max(0, len(line.text) - _SIGNATURE)):
            yield line.finding("embed.signature", 0.99, "the signature of a post")
        elif "/" in line.text[-60:] and _LINK.search(line.text, max(0, len(line.text) - 60)):
            yield line.finding("embed.link", 0.99, "it ends with the link of a post")
