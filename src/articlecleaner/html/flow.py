"""The article's flow: the elements that hold its paragraphs, and what else stands in them.

An extractor may miss paragraphs, subheadings and lists that stand right among those it printed.
A frame is an element that holds printed paragraphs; one that looks the same (tag and class) is a
frame too, as articles come in chunks. What stands in a frame as its paragraphs do is in the flow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from lxml.html import HtmlElement

from articlecleaner.document import PARAGRAPH
from articlecleaner.hints import HEADINGS
from articlecleaner.html.blocks import Block, names

_PROSE_LINKS = 0.5  # share of links from which a paragraph is no prose
_FRAMED = 0.1  # share of the printed words that frames of one kind hold
_UNITS = frozenset(("li", "blockquote", "ul", "ol", "dl", "dt", "dd", "td", "tr", "tbody", "table"))
_RESIDUE = frozenset(  # words of classes whose blocks are not restored
    (
        *("ad", "ads", "advert", "advertisement", "affiliate", "author", "banner", "bio", "byline"),
        *("caption", "comment", "comments", "cookie", "credit", "disclaimer", "footer", "hidden"),
        *("infobox", "login", "menu", "meta", "modal", "more", "nav", "newsletter", "popup"),
        *("paywall", "promo", "promotion", "recommended", "related", "share", "sharing", "sidebar"),
        *("signup", "social", "sponsor", "sponsored", "subscribe", "subscription", "tags", "teaser"),
        *("toc", "trending", "video", "widget"),
    )
)

Kind = tuple[str, str]


class Flow:
    """Where the printed paragraphs of a page stand."""

    def __init__(self, page: Sequence[Block], chosen: Set[int]) -> None:
        words: Counter[Kind] = Counter()
        held: Counter[HtmlElement] = Counter()
        for index in chosen:
            block = page[index]
            if is_prose(block):
                unit = unit_of(block)
                frame = unit.getparent()
                if frame is not None:
                    words[kind_of(frame)] += len(block.words)
                    held[frame] += 1
        total = sum(words.values())
        self.kinds = {
            kind for kind, count in words.items() if kind[1] and count >= _FRAMED * total
        }
        self.frames = {frame for frame, count in held.items() if count > 1}
        self.articles = {_article(frame) for frame in held}
        self.prose = Counter(unit_of(block).getparent() for block in page if is_prose(block))

    def holds(self, block: Block) -> bool:
        """Whether a block stands in the flow as the printed paragraphs do."""
        frame = unit_of(block).getparent()
        if frame is None or frame in self.frames:
            return frame is not None
        return (
            kind_of(frame) in self.kinds
            and self.prose[frame] > 1  # else it may be a teaser
            and _article(frame) in self.articles
        )


def _article(element: HtmlElement) -> HtmlElement | None:
    """The nearest `article` that holds an element: pages that scroll on append other ones."""
    return next(element.iterancestors("article"), None)


def is_prose(block: Block) -> bool:
    """Whether a block reads as a paragraph."""
    return (
        len(block.words) >= PARAGRAPH or len(block.text) > 150
    ) and block.link_density < _PROSE_LINKS


def unit_of(block: Block) -> HtmlElement:
    """The element that stands for a block in its frame: its list, quote or table, or itself."""
    unit = block.element
    while (parent := unit.getparent()) is not None and (
        unit.tag in ("li", "dt", "dd", "td", "th", "tr", "tbody", "thead")
        or parent.tag in ("blockquote", "li")
    ):
        unit = parent
    return unit


def kind_of(element: HtmlElement) -> Kind:
    """What an element looks like: its tag and class."""
    return element.tag, element.get("class", "").strip()


def restored(page: Sequence[Block], chosen: Set[int]) -> set[int]:
    """The blocks that an extractor missed though they stand in the flow of what it printed."""
    prose = sorted(index for index in chosen if is_prose(page[index]))
    if len(prose) < 2:
        return set()
    flow = Flow(page, chosen)
    first, last = prose[0], prose[-1]
    found: set[int] = set()
    printed = {page[index].key for index in chosen}
    for block in page[first:]:
        index = block.index
        if block.element.tag == "h1" and index > last:
            break  # another story starts
        if index in chosen or block.key in printed or not flow.holds(block):
            continue
        if not _may_be_text(block):
            continue
        if index < last or (is_prose(block) and block.element.tag == "p"):
            found.add(index)
            last = max(last, index) if is_prose(block) else last
    return {index for index in found if not _is_bare(page, index, chosen | found)}


def _is_bare(page: Sequence[Block], index: int, text: Set[int]) -> bool:
    """Whether a block is a heading without what it heads."""
    if page[index].element.tag not in HEADINGS:
        return False
    while index < len(page) and page[index].element.tag in HEADINGS:
        index += 1
    return index not in text


def _may_be_text(block: Block) -> bool:
    unit = unit_of(block)
    if block.link_density >= _PROSE_LINKS:
        return False
    if names(block.element) & _RESIDUE or names(unit) & _RESIDUE:
        return False
    return block.element.tag in _TEXT_TAGS


_TEXT_TAGS = HEADINGS | {"p", "li", "blockquote", "pre", "dt", "dd", "tr", "td"} - {"h1"}
