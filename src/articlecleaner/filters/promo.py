"""Pointers to other stories: single lines, and runs that a heading opens."""

from __future__ import annotations

from collections.abc import Iterator

from articlecleaner.document import Document
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.forms import reference_heads
from articlecleaner.filters.pointers import headlines_below, pointers
from articlecleaner.filters.runs import Core, of_the_run, outweighed, run_end
from articlecleaner.finding import Finding, Kind

_CUED = Cued(Kind.PROMO)
_HEADING = 6  # words of the longest heading that goes on behind its cue


def promo(document: Document) -> Iterator[Finding]:
    """Find "Read more: …" lines, and "More news" with all that stands under it.

    Rules: the cues of the lexicons, but for "Further reading" above references; `promo.run`, an
    item under a promo heading, which may be a whole foreign story (see `run_end`); `promo.more`,
    "More games news:", and behind the article "More soups", each with the headlines below it;
    `promo.arrows`, ">> Five lakes to swim in", or one such headline behind "→"; `promo.label`,
    headlines that have the same label and a bar before them, in whatever language;
    `promo.elsewhere`, "On example.com: …"; `promo.teaser`, which breaks off before "... more", or
    says "more" behind its last sentence, and the headlines of several; `promo.doubled`, the same
    headline twice in a line; `promo.stuck`, "Leaf collection:When will they come?";
    `promo.bracketed`, "[Senate panel rejects permits]"; `promo.counting`, "15 Images of Stars" and
    its like in a row behind the article; `promo.kickers`, "- Coffee: What it does to sleep" and its
    like in a list below a sentence; `promo.slide`, a line between "Next" and "Previous";
    `promo.capitals`, a long headline in capitals between paragraphs; `promo.gallery`, "1/20 …",
    "2/20 …" and so on; `promo.dated`, a list of stories behind the article, the newest first, each
    with its date at the end of its line or below it.
    """
    books = reference_heads(document, Kind.PROMO)
    kept = {document.lines[index].start for index in books}
    yield from (finding for finding in _CUED(document) if finding.start not in kept)
    yield from pointers(document)
    headings = {
        index
        for index, hit in document.cued.get(Kind.PROMO, ())
        if hit.cue.binding == "heading" or (hit.cue.binding == "start" and _heads(document, index))
    }
    core = Core(document)
    end = 0
    endless = False  # whether an earlier heading would have taken all the rest of the text
    for index in sorted(headings - books):
        if index < end:
            continue
        if endless and not outweighed(document, index):
            continue
        run = run_end(document, index, core.down_to(index))
        endless = run is None
        end = run or index + 1
        reason = f"an item under the heading {document.lines[index].text!r}"
        for line in document.lines[index + 1 : end]:
            if of_the_run(line):
                yield line.finding("promo.run", 0.93, reason)


def _heads(document: Document, index: int) -> bool:
    """Whether a short line behind the article or above headlines starts with a cue: "More on …"."""
    line = document.lines[index]
    short = line.words <= _HEADING and not line.closed and ":" not in line.folded[:-1]
    return short and (index >= document.tail or bool(headlines_below(document, index)))
