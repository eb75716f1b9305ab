"""Tags, topics and keywords."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlecleaner.document import Document, Line, unspaced
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.TAGS)
_HASHTAGS = re.compile(r"#\w+(?:[\s,]*#\w+)*|(?:#\w[\w'’-]*(?: [\w'’-]+){0,3}[\s,]*){3,}")
_COMMAS = re.compile("[,\u3001\uff0c\u060c]")
_TOLERATED = 5  # of so many tags, one may be longer
_BULLETS = "-*•·▪ "
_WORDS = 4  # of one tag
_LONGEST = 600  # characters of tags that are looked at


def tags(document: Document) -> Iterator[Finding]:
    """Find "Tags: …" lines, hashtags alone in a line, and the items under a heading "Topics".

    Rules: the cues of the lexicons; `tags.hashtags`; `tags.item`, a short line or a list of short
    items under a tag heading, in the tail all short lines.
    """
    yield from _CUED(document)
    lines = document.lines
    for line in lines:
        bare = line.text.lstrip(_BULLETS)
        if bare[:1] == "#" and len(bare) <= 300 and _HASHTAGS.fullmatch(bare):
            yield line.finding("tags.hashtags", 0.8, "hashtags and nothing else")
    for index, hit in document.cued.get(Kind.TAGS, ()):
        if hit.cue.binding in ("line", "heading") and index + 1 < len(lines):
            reason = f"an item under {lines[index].text!r}"
            items = document.lists.get(index + 1, range(index + 1, index + 2))
            if items.start != index + 1 or not all(_item(lines[i]) for i in items):
                continue
            single = lines[items.start]
            end = items.stop
            while end < len(lines) and _tag(lines[end]):
                end += 1
            if index < document.tail and len(items) == 1:
                end = max(items.stop, end - 1)
                if end == items.stop and not (single.hits or "," in single.text):
                    continue  # a subheading
            for line in lines[index + 1 : end]:
                yield line.finding("tags.item", 0.8, reason)


def _tag(line: Line) -> bool:
    other = any(hit.cue.kind is not Kind.SECTION for hit in line.hits)  # sections are tags as well
    return line.words <= _WORDS and not other and _item(line)


def _item(line: Line) -> bool:
    """Whether a line may be tags: hardly any of its parts between commas is longer than one."""
    parts = _COMMAS.split(line.text[:_LONGEST])
    long = sum(part.strip().count(" ") + unspaced(part) > _WORDS for part in parts)
    return not line.closed and _TOLERATED * long <= len(parts) - 1
