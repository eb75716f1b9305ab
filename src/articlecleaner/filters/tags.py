"""Tags, topics and keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.TAGS)
_HASHTAGS = re.compile(r"#\w+(?:[\s,]+#\w+)*")
_WORDS = 4  # of one tag


def tags(document: Document) -> Iterator[Finding]:
    """Find "Tags: …" lines, hashtags alone in a line, and the items under a heading "Topics".

    Rules: the cues of the lexicons; `tags.hashtags`; `tags.item`, a short line or a list of short
    items under a tag heading, in the tail all short lines.
    """
    yield from _CUED(document)
    lines = document.lines
    for line in lines:
        if line.text[0] == "#" and len(line.text) <= 300 and _HASHTAGS.fullmatch(line.text):
            reason = "hashtags and nothing else"
            yield Finding(Kind.TAGS, line.start, line.end, "tags.hashtags", 0.8, reason)
    for index, hit in document.cued.get(Kind.TAGS, ()):
        if hit.cue.binding in ("line", "heading") and index + 1 < len(lines):
            reason = f"an item under {lines[index].text!r}"
            items = document.lists.get(index + 1, range(index + 1, index + 2))
            if items.start != index + 1 or not all(_item(lines[i].text) for i in items):
                continue
            single = lines[items.start]
            inside = index < document.tail and len(items) == 1
            if inside and not (single.hits or "," in single.text):
                continue  # a subheading
            end = items.stop
            while index >= document.tail and end < len(lines) and _tag(lines[end]):
                end += 1
            for line in lines[index + 1 : end]:
                yield Finding(Kind.TAGS, line.start, line.end, "tags.item", 0.8, reason)


def _tag(line: Line) -> bool:
    other = any(hit.cue.kind is not Kind.SECTION for hit in line.hits)  # sections are tags as well
    return line.words <= _WORDS and not other and _item(line.text)


def _item(text: str) -> bool:
    parts = text[:600].split(",")
    return all(len(part.split()) <= _WORDS + 1 for part in parts) and text[-1] not in ".!?"
