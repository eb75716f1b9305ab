"""How much of an input is read: `Limits`."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Limits:
    r"""How much of an input is read, so that one that is huge or made to harm costs little.

    >>> from articlecleaner import Cleaner, Limits
    >>> text = "The river rose on Monday.\n\nShare"
    >>> Cleaner(limits=Limits(text=20))(text).warnings
    ('left as it is: more than 20 characters; to read all of it: limits=Limits(text=32)',)

    The defaults are far beyond what articles need. `warnings` of the article say which limit was
    met, and what would have been enough. Nesting is not among them: libxml2 reads a page up to
    where elements are 255 deep, which a warning says as well.

    Args:
        text: characters of a text; a longer one is given back as it is.
        markup: characters of a page, or bytes; what comes behind them is not read.
        tags: `<` in a page; one with more is not read at all.
        elements: of a page that trafilatura or resiliparse reads, whose time can grow as their
            square; jusText reads one with more.
        attributes: of an element; one with more is read without them.
        blocks: paragraphs and other runs of text of a page; what comes behind them is not read.
        record: bytes, unpacked, of one document that `articlecleaner.batch` reads; a larger one is
            told as an error.

    Raises:
        ValueError: a limit that is no positive whole number.
    """

    text: int = 20_000_000
    markup: int = 5_000_000  # the longest real articles have two million
    tags: int = 200_000
    elements: int = 20_000
    attributes: int = 500
    blocks: int = 20_000
    record: int = 50_000_000

    def __post_init__(self) -> None:
        for name in (field.name for field in fields(self)):
            value = getattr(self, name)
            if type(value) is not int or value < 1:
                raise ValueError(f"Limits: {name}={value!r} is no positive whole number")


def enough(name: str, needed: int) -> str:
    """The end of a warning: the limit that was met, and one that would have been enough."""
    return f"; to read all of it: limits=Limits({name}={needed})"
