"""Which blocks of a page an extractor printed: its text, found again in the page."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from itertools import accumulate

from lxml.html import HtmlElement

from articlecleaner.document import PARAGRAPH
from articlecleaner.html.blocks import WORD, Block, around, around_heading, said

_LONG = 30  # characters of a block that is looked up anywhere; shorter ones between neighbours
_SHINGLE = 4
_PARTLY = 0.6  # share of a block's shingles in the text from which the block was printed
_PARTLY_WORDS = 12
_PARTLY_SIZE = 40  # characters of the text that no block explains, from which it is worth a look

_COMMENTS = re.compile(
    r"(?<![a-z])(?:comments?|comment-?list|disqus\w*|kommentare?|commentaires?|comentarios?)"
    r"(?![a-z]|-(?:open|closed|enabled))",
    re.IGNORECASE,
)

Anchor = tuple[int, int, int]
"""Where a block stands in the printed text: start, end, the block's index."""


def selected(page: Sequence[Block], text: str) -> tuple[set[int], float]:
    """The indices of the blocks that a text was printed from, and the share of it they hold.

    Long blocks are looked up anywhere, also those of which a part was printed. They are the
    anchors between which short ones, which may stand in a page many times, are looked up in order.
    """
    words: list[str] = []
    edges = {0}  # where in `printed` a line starts or ends
    size = 0
    for line in text.splitlines():
        found = WORD.findall(line)
        words += found
        size += sum(map(len, found)) + len(found)
        edges.add(size)
    if not words:
        return set(), 1.0
    printed = f" {' '.join(words)} "
    long = [block for block in page if len(block.text) >= _LONG]
    copies = Counter(block.key for block in long)
    exact: list[Anchor] = []
    missing: list[Block] = []
    for block in long:
        at = printed.find(block.key)
        if at < 0:
            missing.append(block)
        elif copies[block.key] == 1:
            exact.append((at, at + len(block.key) - 1, block.index))
    anchors = exact + _partly(words, missing, exact)
    chosen = {index for *_, index in anchors}
    anchors.sort(key=lambda anchor: anchor[2])
    bounds = [(0, 0, -1), *_rising(anchors), (len(printed) - 1, len(printed), len(page))]
    for (_, low, before), (high, _, after) in itertools.pairwise(bounds):
        if high > low and after > before + 1:
            order = page[before + 1 : after]
            chosen |= _between(printed, low, high + 1, edges, order if low else order[::-1])
    have = Counter(word for index in chosen for word in page[index].words)
    return chosen, (Counter(words) & have).total() / len(words)


def comments(page: Sequence[Block], chosen: Set[int]) -> set[int]:
    """The chosen blocks that readers wrote below the article, or that stand beside what they wrote.

    An element is called a section of comments by its class or id; one that also holds the main
    heading or the first paragraph that was chosen is the article's, as templates say of that
    whether it has comments. A paragraph alone is none.
    """
    prose = [index for index in sorted(chosen) if len(page[index].words) >= PARAGRAPH]
    if not prose:
        return set()
    first = page[prose[0]].element
    known = dict.fromkeys((first, *first.iterancestors(), *around_heading(page)), False)
    found = {index for index in chosen if around(page[index].element, known, _is_comments)}
    return found if len(found.intersection(prose)) > 1 else set()


def _is_comments(element: HtmlElement) -> bool:
    """Whether an element says that it is a section of comments."""
    return _COMMENTS.search(said(element)) is not None


def _partly(words: list[str], blocks: Sequence[Block], exact: Sequence[Anchor]) -> list[Anchor]:
    """The blocks of which most was printed, in a place that no other block explains."""
    if not any(len(block.words) >= _PARTLY_WORDS for block in blocks):
        return []
    size = sum(len(word) + 1 for word in words)
    if size - sum(end - start for start, end, _ in exact) < _PARTLY_SIZE:
        return []
    shingles: dict[tuple[str, ...], int] = {}
    for i in range(len(words) - _SHINGLE + 1):
        shingles.setdefault(tuple(words[i : i + _SHINGLE]), i)
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    taken = [False] * len(words)
    for start, end, _ in exact:
        for i in range(bisect_left(starts, start), bisect_left(starts, end)):
            taken[i] = True
    anchors = []
    for block in blocks:
        if len(block.words) < _PARTLY_WORDS:
            continue
        count = len(block.words) - _SHINGLE + 1
        hits = [
            at
            for i in range(count)
            if (at := shingles.get(tuple(block.words[i : i + _SHINGLE]), -1)) >= 0 and not taken[at]
        ]
        if len(hits) >= _PARTLY * count:
            anchors.append((starts[min(hits)], starts[max(hits) + _SHINGLE], block.index))
            for at in hits:
                taken[at] = True
    return anchors


def _between(
    printed: str, low: int, high: int, edges: Set[int], blocks: Sequence[Block]
) -> set[int]:
    """The blocks that stand in a gap of the text in order: as whole lines, then within lines.

    Where the gap is the head of the text, the blocks come in reverse, nearest first.
    """
    backwards = low == 0
    chosen: set[int] = set()
    gap = printed[low:high]
    for whole in (True, False):
        at = len(gap) if backwards else 0
        for block in blocks:
            if block.index in chosen:
                continue
            size = len(block.key) - 1
            found = gap.rfind(block.key, 0, at) if backwards else gap.find(block.key, at)
            while whole and found >= 0 and not {low + found, low + found + size} <= edges:
                found = (
                    gap.rfind(block.key, 0, found + size)
                    if backwards
                    else gap.find(block.key, found + 1)
                )
            if found >= 0:
                chosen.add(block.index)
                at = found + 1 if backwards else found + size
                gap = f"{gap[: found + 1]}{'=' * (size - 1)}{gap[found + size :]}"
    return chosen


def _rising(anchors: Sequence[Anchor]) -> list[Anchor]:
    """The longest run of anchors that stand in the text in the order of the page."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (start, _, _) in enumerate(anchors):
        at = bisect_right(tails, start)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(start)
            last.append(number)
        else:
            tails[at], last[at] = start, number
    line: list[Anchor] = []
    number = last[-1] if last else -1
    while number >= 0:
        if not line or anchors[number][1] <= line[-1][0]:
            line.append(anchors[number])
        number = before[number]
    return line[::-1]
