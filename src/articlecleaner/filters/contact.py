"""Contact details, tip lines, and the "About us" of a press release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.CONTACT)
_ABOUT = re.compile(
    r"About [^\W\d_a-z][^.!?]{1,60}|(?:Über|À propos d\w*|Acerca de|Sobre) [^.!?]{2,60}"
)
_WORDS = 12


def contact(document: Document) -> Iterator[Finding]:
    """Find tip lines and addresses, and the blocks under "Media contact" and "About X".

    Rules: the cues of the lexicons; `contact.block`, the short lines under such a heading in the
    tail; `contact.about`, a heading "About X" near the end of a text that speaks of X, with the
    paragraph under it.
    """
    yield from _CUED(document)
    lines = document.lines
    for index, hit in document.cued.get(Kind.CONTACT, ()):
        if hit.cue.binding in ("line", "heading") and index >= document.tail:
            reason = f"part of the block under {lines[index].text!r}"
            for line in lines[index + 1 : index + 6]:
                if line.words > _WORDS or line.closed:
                    break
                yield Finding(Kind.CONTACT, line.start, line.end, "contact.block", 0.86, reason)
    for line, after in pairwise(lines[(len(lines) + 1) // 2 :]):
        if (
            line.words <= 8
            and not line.closed
            and len(line.text) <= 80
            and after.paragraph
            and (
                _ABOUT.fullmatch(line.text.rstrip(":"))
                or after.folded.startswith(f"{_about(line.folded)} ")
            )
            and document.stems(line) & document.stems(after)
        ):
            reason = f"the company text under {line.text!r}"
            for part in (line, after):
                yield Finding(Kind.CONTACT, part.start, part.end, "contact.about", 0.86, reason)


def _about(folded: str) -> str:
    """The name in "about name", which may be one in small letters; a line end if it is none."""
    return folded.removeprefix("about ").rstrip(": ") if folded.startswith("about ") else "\n"
