"""The article with what was taken out of it marked, in rows for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterator

from articlecleaner.article import Article
from articlecleaner.finding import Residue
from articlecleaner.report.pieces import Piece, lines, values, visible, wrapped
from articlecleaner.report.tally import Tally

_STRUCK = "\x1b[9;31m"
_FAINT = "\x1b[2m"
_PLAIN = "\x1b[0m"


def explain(article: Article, *, colour: bool, width: int = 80) -> str:
    r"""The article as it was, what was taken out of it marked; then its metadata and a count.

    >>> import articlecleaner
    >>> text = "Title: River rises\nThe river rose on Monday. Read more: Ten floods"
    >>> print(explain(articlecleaner.clean(text, language="en"), colour=False))
    - [title title.start.head.en] Title: River rises
        why: the line starts with 'title:'
      The river rose on Monday. \
    - [promo promo.glued.en] Read more: Ten floods
        why: 'read more:' and what follows it are glued to the line's end
    <BLANKLINE>
    title:    River rises
    language: en
    removed:  7 of 12 words (58%): 1 title, 1 promo

    Each piece that was taken out stands in a row of its own behind a `-`, with its kind and the
    rule that found it; the reason stands below, once for pieces that share it. Behind a field of
    the metadata stands where a page said so, such as `(from og:title)`; what has no such note is
    from the text. A `\` at the end of
    a row says that the line of the text goes on in the next one. Control characters of the text are
    written as escapes.

    Args:
        article: what a cleaner gave.
        colour: whether to strike what was taken out, with the escape sequences of terminals.
        width: how many columns a row may have; with 0, rows are as long as they come.
    """
    width = max(width, 24) if width > 0 else 0
    rows: list[str] = []
    blank = False
    told = None  # the last reason
    for pieces in lines(article):
        if pieces:
            rows += [""] if blank and rows else []
            for piece in pieces:
                tidy = _tidy(piece, indented=piece is pieces[0])
                rows += _rows(tidy, piece is not pieces[-1], colour, width)
                if piece.residue and told != (why := (piece.residue.rule, piece.residue.reason)):
                    rows += _why(piece.residue, colour, width)
                    told = why
        blank = not pieces
    rows += ["", *_summary(article, colour, width)] if rows else _summary(article, colour, width)
    return "\n".join(rows)


def _tidy(piece: Piece, *, indented: bool) -> Piece:
    """Without white space around it, but for the indent of a line that starts with the body."""
    text = piece.text.rstrip() if indented and not piece.residue else piece.text.strip()
    return Piece(visible(text).replace("\t", "    "), piece.residue)


def _rows(piece: Piece, goes_on: bool, colour: bool, width: int) -> list[str]:
    if piece.residue is None:
        rows = [f"  {row}" for row in wrapped(piece.text, width - 4)]
    else:
        tag = visible(f"[{piece.residue.kind} {piece.residue.rule}]")
        struck = (_STRUCK, _PLAIN) if colour else ("", "")
        rows = [row and row.join(struck) for row in wrapped(piece.text, width - 4, len(tag) + 1)]
        rows[0] = f"{tag.join((_FAINT, _PLAIN)) if colour else tag} {rows[0]}"
        rows = [f"- {row}".rstrip(" ") for row in rows]
    if goes_on:
        rows[-1] += " \\"
    return rows


def _why(residue: Residue, colour: bool, width: int) -> Iterator[str]:
    for row in wrapped(visible(f"why: {residue.reason}"), width - 4) if residue.reason else ():
        yield f"    {_FAINT}{row}{_PLAIN}" if colour else f"    {row}"


def _summary(article: Article, colour: bool, width: int) -> Iterator[str]:
    entries = [(name, values(value)) for name, value in article.metadata.to_dict().items()]
    entries += [("warning", [warning]) for warning in article.warnings]
    entries.append(("removed", [Tally.of(article).removed]))
    indent = max(len(name) for name, _ in entries) + 2
    for name, said in entries:
        rows = [row for value in said for row in wrapped(visible(value), width - indent)]
        if name in article.evidence:
            rows = _with_origin(rows, article.evidence[name], colour, width - indent)
        for label, row in zip([f"{name}:", *[""] * len(rows)], rows, strict=False):
            shown = f"{label:<{indent}}"
            yield f"{_FAINT}{shown}{_PLAIN}{row}" if colour else f"{shown}{row}"


def _with_origin(rows: list[str], origin: str, colour: bool, width: int) -> list[str]:
    """The rows of a value and where it came from, behind it if there is room, else below."""
    told = visible(f"(from {origin})")
    faint = (_FAINT, _PLAIN) if colour else ("", "")
    if len(wrapped(f"{rows[-1]}  {told}", width)) == 1:
        return [*rows[:-1], f"{rows[-1]}  {told.join(faint)}"]
    return rows + [row.join(faint) for row in wrapped(told, width)]
