"""How two cleanings of one text differ: what only one of them took out, and their metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from articlecleaner.article import Article
from articlecleaner.document import BLANK
from articlecleaner.finding import Residue
from articlecleaner.report.pieces import values, visible, wrapped


class Difference(NamedTuple):
    """What sets a second cleaning of a text apart from the first; empty if nothing does.

    `gone` are the pieces that only the second took out, `back` those that only the first did, each
    with the rule and reason of its removal, in text order; `metadata` has the fields that differ
    with both values. A piece that both took out is no difference, whatever rules they went by.
    """

    gone: tuple[Residue, ...]
    back: tuple[Residue, ...]
    metadata: tuple[tuple[str, Any, Any], ...]

    def __bool__(self) -> bool:
        return any(self)

    def __str__(self) -> str:
        return "\n".join(self.rows())

    def rows(self, width: int = 0) -> list[str]:
        """Rows with `-` before what is gone and `+` before what is back, as `diff` has them."""
        rows = [(r.start, "-", r) for r in self.gone] + [(r.start, "+", r) for r in self.back]
        shown = [
            f"{sign} {row}"
            for _, sign, r in sorted(rows)
            for row in _folded(f"[{r.kind.value} {r.rule}] {' '.join(r.text.split())}", width)
        ]
        for name, before, after in self.metadata:
            told = ("nothing" if v is None else ", ".join(values(v)) for v in (before, after))
            text = f"{name}: {' → '.join(told)}"
            shown += [f"  {row}" for row in _folded(text, width)]
        return shown


def _folded(text: str, width: int) -> list[str]:
    return wrapped(visible(text), max(width - 2, 20) if width else 0)


def compare(first: Article, second: Article) -> Difference:
    r"""What the second cleaning of a text does otherwise than the first.

    >>> from articlecleaner import Cleaner
    >>> text = "The river rose on Monday.\n\nShare\n\n© 2024 The Daily Example"
    >>> print(compare(Cleaner(keep={"legal"})(text, "en"), Cleaner(keep={"social"})(text, "en")))
    + [social social.line.en] Share
    - [legal legal.start.und] © 2024 The Daily Example

    Raises:
        ValueError: the articles are not of the same text.
    """
    if first.source != second.source:
        raise ValueError("the texts differ, so that their cleanings cannot be compared")
    before, after = first.metadata.to_dict(), second.metadata.to_dict()
    return Difference(
        tuple(_besides(second.residue, first.residue)),
        tuple(_besides(first.residue, second.residue)),
        tuple(
            (name, before.get(name), after.get(name))
            for name in {**before, **after}
            if before.get(name) != after.get(name)
        ),
    )


def _besides(residue: Sequence[Residue], others: Sequence[Residue]) -> Iterator[Residue]:
    """The pieces of residue that no other residue covers; without those that are only white."""
    covers = sorted((r.start, r.end) for r in others)
    at = 0
    for r in sorted(residue, key=lambda r: r.start):
        while at < len(covers) and covers[at][1] <= r.start:
            at += 1
        start, here = r.start, at
        while here < len(covers) and covers[here][0] < r.end:
            yield from _piece(r, start, covers[here][0])
            start = max(start, covers[here][1])
            here += 1
        yield from _piece(r, start, r.end)


def _piece(residue: Residue, start: int, end: int) -> Iterator[Residue]:
    text = residue.text[start - residue.start : end - residue.start] if start < end else ""
    if text.strip(BLANK):
        yield residue._replace(start=start, end=end, text=text)
