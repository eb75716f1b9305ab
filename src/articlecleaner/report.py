"""A cleaning made readable: the article with what was taken out of it, for a terminal or a file."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from articlecleaner.article import Article
from articlecleaner.document import BLANK
from articlecleaner.finding import Residue

# What can move a cursor, start an escape sequence or turn the reading direction of what follows.
_UNSAFE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_STRUCK = "\x1b[9;31m"
_FAINT = "\x1b[2m"
_PLAIN = "\x1b[0m"


def visible(text: str) -> str:
    r"""Write control characters as escapes, so that printing the text can do no harm.

    >>> print(visible("a red \x1b[31mherring"))
    a red \x1b[31mherring
    """
    return _UNSAFE.sub(lambda match: ascii(match[0])[1:-1], text)


def explain(article: Article, *, colour: bool, width: int = 80) -> str:
    r"""The article as it was, what was taken out of it marked; then its metadata and a count.

    >>> import articlecleaner
    >>> text = "Title: River rises\nThe river rose on Monday. Read more: Ten floods"
    >>> print(explain(articlecleaner.clean(text, language="en"), colour=False))
    - [title title.start.head.en] Title: River rises
      The river rose on Monday. \
    - [promo promo.glued.en] Read more: Ten floods
    <BLANKLINE>
    title:    River rises
    language: en
    removed:  39 of 66 characters: 1 title, 1 promo

    Each piece that was taken out stands in a row of its own behind a `-`, with its kind and the
    rule that found it; a `\` at the end of a row says that the line of the text goes on in the
    next one. Control characters of the text are written as escapes.

    Args:
        article: what a cleaner gave.
        colour: whether to strike what was taken out, with the escape sequences of terminals.
        width: how many columns a row may have; with 0, rows are as long as they come.
    """
    width = max(width, 24) if width > 0 else 0
    rows: list[str] = []
    blank = False
    for pieces in _lines(article):
        if pieces:
            rows += [""] if blank and rows else []
            for piece in pieces:
                rows += _rows(piece, piece is not pieces[-1], colour, width)
        blank = not pieces
    rows += ["", *_summary(article, colour, width)] if rows else _summary(article, colour, width)
    return "\n".join(rows)


class _Piece(NamedTuple):
    """A part of one line of a text: kept where `residue` is None."""

    text: str
    residue: Residue | None


def _lines(article: Article) -> Iterator[list[_Piece]]:
    """For each line of the source its pieces, in order; none for a blank line."""
    residue = iter(sorted(article.residue, key=lambda r: r.start))
    cut = next(residue, None)
    start = here = 0
    for line in article.source.splitlines(keepends=True):
        end = start + len(line)
        pieces: list[_Piece] = []
        while cut is not None and cut.start < end:
            low, high = max(cut.start, here), min(cut.end, end)
            if low < high:
                pieces.append(_Piece(article.source[here:low], None))
                pieces.append(_Piece(article.source[low:high], cut))
                here = high
            if cut.end > end:
                break
            cut = next(residue, None)
        pieces.append(_Piece(article.source[here:end], None))
        told = [piece for piece in pieces if piece.text.strip(BLANK)]
        yield [_tidy(piece, indented=piece is pieces[0]) for piece in told]
        start = here = end


def _tidy(piece: _Piece, *, indented: bool) -> _Piece:
    """Without white space around it, but for the indent of a line that starts with the body."""
    text = piece.text.rstrip() if indented and not piece.residue else piece.text.strip()
    return _Piece(visible(text).replace("\t", "    "), piece.residue)


def _rows(piece: _Piece, goes_on: bool, colour: bool, width: int) -> list[str]:
    if piece.residue is None:
        rows = [f"  {row}" for row in _wrapped(piece.text, width - 4, 0)]
    else:
        tag = visible(f"[{piece.residue.kind} {piece.residue.rule}]")
        struck = (_STRUCK, _PLAIN) if colour else ("", "")
        rows = [row and row.join(struck) for row in _wrapped(piece.text, width - 4, len(tag) + 1)]
        rows[0] = f"{tag.join((_FAINT, _PLAIN)) if colour else tag} {rows[0]}"
        rows = [f"- {row}".rstrip(" ") for row in rows]
    if goes_on:
        rows[-1] += " \\"
    return rows


def _summary(article: Article, colour: bool, width: int) -> Iterator[str]:
    entries = [(name, list(_values(value))) for name, value in article.metadata.to_dict().items()]
    entries += [("warning", [warning]) for warning in article.warnings]
    entries.append(("removed", [_count(article)]))
    indent = max(len(name) for name, _ in entries) + 2
    for name, values in entries:
        label = f"{name}:"
        for value in values:
            for row in _wrapped(visible(value), width - indent, 0):
                shown = f"{label:<{indent}}"
                yield f"{_FAINT}{shown}{_PLAIN}{row}" if colour else f"{shown}{row}"
                label = ""


def _values(value: Any) -> Iterable[str]:
    """The values of a metadata field in rows; of a dateline, its text."""
    if isinstance(value, dict):
        return [str(value["text"])]
    return value if isinstance(value, list) else [str(value)]


def _count(article: Article) -> str:
    size = len(article.source)
    if not article.residue:
        return f"nothing of {size} characters"
    kinds = Counter(r.kind.value for r in article.residue)
    removed = sum(r.end - r.start for r in article.residue)
    table = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return f"{removed} of {size} characters: {table}"


def _wrapped(text: str, width: int, used: int) -> list[str]:
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
