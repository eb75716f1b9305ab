"""What a page says of a line besides its words: `Hints`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Hints(NamedTuple):
    """The markup around one line of a page; a `Line` of plain text has none.

    >>> Hints("h2").level, Hints("p", link_density=0.9).level
    (2, 0)

    `tag` is the element that holds the line, `inside` the structural elements around it (`li`,
    `blockquote`, `table`, `figure`, `aside` …), nearest first. `link_density` is the share of the
    characters that stand in links. `main` says that the line stands in an element that holds a good
    part of the article's paragraphs; `box` are the words of the classes and ids of what else is
    around it. `title` says that the line is what the page calls itself, `gallery` that it is an
    item of a gallery between paragraphs of the article. `told` is false in a box that the article
    which the page tells machines does not have.
    """

    tag: str
    inside: tuple[str, ...] = ()
    link_density: float = 0.0
    box: frozenset[str] = frozenset()
    main: bool = False
    title: bool = False
    gallery: bool = False
    told: bool = True

    @property
    def level(self) -> int:
        """The level of a heading, 1 to 6, or 0."""
        return int(self.tag[1]) if self.tag in HEADINGS else 0


LineHints = Sequence[tuple[int, Hints]]
"""The hints of the lines of a text, each at the offset where its line starts."""

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
