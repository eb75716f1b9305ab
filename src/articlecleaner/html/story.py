"""What a page tells machines that its article is: the `articleBody` of its JSON-LD.

It may be a teaser, or cut off, or without some kinds of lines, so it is believed only where it
holds most of what was printed, and only of boxes that look otherwise than what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from html import unescape

from articlecleaner.hints import HEADINGS
from articlecleaner.html.blocks import WORD, Block
from articlecleaner.html.flow import frame_of, is_prose, look_of, unit_of

_TAG = re.compile(r"<[^<>]{1,500}>")
_SHINGLE = 4
_WORDS = 8  # of a line that makes a box
_TOLD = 0.6  # share of a block's shingles from which it is told
_MOST = 0.7  # share of the printed prose that is told, from which the rest may be something else


def untold(bodies: Sequence[str], page: Sequence[Block], chosen: Set[int]) -> set[int]:
    """The printed blocks in boxes between the paragraphs that the page does not tell as its own.

    `bodies` are what it tells as the bodies of its articles; the one that was printed counts.

    A box is an element that looks like none that holds a told block. Lists, tables and headings by
    themselves are never in one: many pages leave them out.
    """
    told: set[int] = set()
    ends = False
    for body in bodies:
        words = WORD.findall(_TAG.sub(" ", unescape(unescape(body))))
        shingles = set(_shingles(words))
        found = {index for index in chosen if _is_told(page[index], shingles)}
        if _size(page, found) > _size(page, told):
            told = found
            ends = page[max(told)].words[-_SHINGLE:] == words[-_SHINGLE:]
    alone = {index for index in chosen if unit_of(page[index]) is page[index].element}
    prose = {index for index in alone if is_prose(page[index])}
    if not told or _size(page, told & prose) < _MOST * _size(page, prose):
        return set()
    looks = {look_of(frame_of(page[index])) for index in told}
    others = [
        page[index]
        for index in sorted(alone - told)
        if min(told) < index and (ends or index < max(told))
    ]
    boxes = {
        frame_of(block)
        for block in others
        if len(block.words) >= _WORDS
        and block.element.tag not in HEADINGS
        and look_of(frame_of(block)) not in looks
    }
    found = {block.index for block in others if frame_of(block) in boxes}
    for block in reversed(others):
        if block.element.tag in HEADINGS and block.index + 1 in found:
            found.add(block.index)
    return found


def _shingles(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(_SHINGLE)), strict=False)


def _is_told(block: Block, shingles: Set[tuple[str, ...]]) -> bool:
    own = list(_shingles(block.words))
    return bool(own) and sum(shingle in shingles for shingle in own) >= _TOLD * len(own)


def _size(page: Sequence[Block], indices: Set[int]) -> int:
    return sum(len(page[index].words) for index in indices)
