"""A cleaned article in pieces that can be shown: what of each line stays and what goes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from articlecleaner.article import Article
from articlecleaner.document import BLANK, unspaced
from articlecleaner.finding import Residue

# What can move a cursor, start an escape sequence or turn the reading direction of what follows.
_UNSAFE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Write control characters as escapes, so that printing the text can do no harm.

    >>> print(visible("a red \x1b[31mherring"))
    a red \x1b[31mherring
    """
    return _UNSAFE.sub(lambda match: ascii(match[0])[1:-1], text)


def words(text: str) -> int:
    """How many words a text has, in scripts that write none apart as well.

    >>> words("The river rose."), words("港は閉鎖された")
    (3, 4)
    """
    return len(text.split()) + unspaced(text)


def values(field: Any) -> list[str]:
    """The values of a field of `Metadata.to_dict` as texts; of a dateline, its text.

    >>> values(["Ann", "Bob"]), values("Storm"), values({"text": "LISBON —", "place": "LISBON"})
    (['Ann', 'Bob'], ['Storm'], ['LISBON —'])
    """
    if isinstance(field, dict):
        field = field["text"]
    return list(map(str, field)) if isinstance(field, list) else [str(field)]


class Piece(NamedTuple):
    """A part of one line of a text: kept where `residue` is None."""

    text: str
    residue: Residue | None


def lines(article: Article) -> Iterator[list[Piece]]:
    """For each line of the source its pieces, in order; none for a blank line."""
    residue = iter(sorted(article.residue, key=lambda r: r.start))
    cut = next(residue, None)
    start = here = 0
    for line in article.source.splitlines(keepends=True):
        end = start + len(line)
        pieces: list[Piece] = []
        while cut is not None and cut.start < end:
            low, high = max(cut.start, here), min(cut.end, end)
            if low < high:
                pieces.append(Piece(article.source[here:low], None))
                pieces.append(Piece(article.source[low:high], cut))
                here = high
            if cut.end > end:
                break
            cut = next(residue, None)
        pieces.append(Piece(article.source[here:end], None))
        told = [piece for piece in pieces if piece.text.strip(BLANK)]
        yield told
        start = here = end


def wrapped(text: str, width: int, used: int = 0) -> list[str]:
    """Cut a text at its spaces into rows of a width; of the first, some cells are `used`."""
    if width <= 0:
        return [text]
    rows: list[str] = []
    start = space = 0
    cells = used
    first = used > 0  # a row that starts with something else may as well end there
    for at, char in enumerate(text):
        cells += _cells(char)
        if char == " ":
            space = at + 1
        elif cells > width:
            cut = space if space > start or first else at
            rows.append(text[start:cut].rstrip(" "))
            start = cut
            first = False
            cells = sum(map(_cells, text[cut : at + 1]))
    return [*rows, text[start:]]


def _cells(char: str) -> int:
    """How many columns of a terminal a character takes."""
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
