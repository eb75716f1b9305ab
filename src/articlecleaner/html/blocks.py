"""A page cut into blocks: the runs of text that stand between the edges of its elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set

from lxml.html import HtmlElement

WORD = re.compile(r"\w+")

_SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select"),
        *("button", "input", "textarea", "title", "datalist", "audio", "video", "canvas"),
    )
)
_BLOCKS = frozenset(
    (
        *("html", "body", "address", "article", "aside", "blockquote", "center", "dd", "details"),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main"),
        *("menu", "nav", "ol", "p", "pre", "section", "summary", "table", "caption", "tbody"),
        *("td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_STRUCTURE = frozenset(
    (
        *("li", "blockquote", "table", "figure", "figcaption", "aside", "nav", "header", "footer"),
        *("form", "article", "main", "section", "ul", "ol", "dl", "address", "p", "a"),
    )
)
_CELLS = frozenset(("td", "th"))
_CARD = 60  # characters of a card that opens over a name
_CARD_LINKS = 0.95  # share of them in links
_SAID = 400  # characters of a class and an id
_NAME = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]*")


class Block:
    """A run of text of a page: its element, its text, how many of its characters are links."""

    __slots__ = ("_key", "_words", "element", "index", "linked", "links", "text")

    def __init__(self, element: HtmlElement, text: str, linked: int, links: int) -> None:
        self.element = element
        self.text = text
        self.linked = linked
        self.links = links
        self.index = 0
        self._words: list[str] | None = None
        self._key: str | None = None

    def __repr__(self) -> str:
        return f"<Block {self.element.tag} {self.text[:40]!r}>"

    @property
    def words(self) -> list[str]:
        """The words of the text."""
        if self._words is None:
            self._words = WORD.findall(self.text)
        return self._words

    @property
    def key(self) -> str:
        """The words, each with a space before it and one at the end, to look them up."""
        if self._key is None:
            self._key = f" {' '.join(self.words)} " if self.words else ""
        return self._key

    @property
    def link_density(self) -> float:
        """The share of the characters that stand in links."""
        return min(1.0, self.linked / len(self.text))


def blocks(root: HtmlElement) -> list[Block]:
    """The blocks of a page that hold a word, in order."""
    found: list[Block] = []
    for block in _Reader().read(root):
        if WORD.search(block.text):
            block.index = len(found)
            found.append(block)
    return found


# A blank line behind a sentence, in a text without other markup.
_PARAGRAPHS = re.compile(r"(?<=[.!?\u2026\"\u201d\u3002])[ \t\r]*\n[ \t\r]*\n\s*(?=\S)")


class _Reader:
    """Walks over a tree once and cuts its text at the edges of block elements."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0
        self.links = 0
        self.in_link = 0
        self.size = 0
        self.found: list[Block] = []

    def read(self, root: HtmlElement) -> Iterator[Block]:
        """All blocks of a tree; its depth is bounded by the parser."""
        self._element(root, root)
        self._flush(root)
        yield from self.found

    def _element(self, element: HtmlElement, holder: HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            if tag == "tr" and _is_row(element):
                self._flush(holder)
                self._row(element)
                return
            self._flush(holder)
            inner = element
        else:
            inner = holder
        link = tag == "a"
        if link:
            self.in_link += 1
            self.links += 1
        if span := tag == "span":
            start = (len(self.found), len(self.parts), self.size, self.linked, self.links)
        if (text := element.text) and (self.parts or not text.isspace()):
            self._text(text, inner)
        for child in element:
            name = child.tag
            if name == "br":
                self._flush(inner)
            elif name.__class__ is str and name not in _SKIPPED:
                self._element(child, inner)
            if (text := child.tail) and (self.parts or not text.isspace()):
                self._text(text, inner)
        if link:
            self.in_link -= 1
        if inner is element:
            self._flush(element)
        elif span and self.links > start[-1] + 1 and len(self.found) == start[0]:
            self._without_card(element, *start[1:])

    def _without_card(
        self, element: HtmlElement, parts: int, size: int, linked: int, links: int
    ) -> None:
        """Forget an inline element that is a card: a picture and links over a name in a line."""
        added = self.size - size
        if (
            size
            and added >= _CARD
            and self.linked - linked >= _CARD_LINKS * added
            and element.find(".//img") is not None
        ):
            del self.parts[parts:]
            self.size, self.linked, self.links = size, linked, links

    def _text(self, text: str, holder: HtmlElement) -> None:
        if holder.tag == "pre" and "\n" in text:
            first, *rest = text.split("\n")
            self.parts.append(first)
            for line in rest:
                self._flush(holder)
                self.parts.append(line)
            return
        if "\n\n" in text:  # shown as paragraphs by a style
            *before, text = _PARAGRAPHS.split(text)
            for paragraph in before:
                self._count(paragraph)
                self._flush(holder)
        self._count(text)

    def _count(self, text: str) -> None:
        self.parts.append(text)
        size = len(text.strip())
        self.size += size
        if self.in_link:
            self.linked += size

    def _flush(self, holder: HtmlElement) -> None:
        if self.parts:
            text = " ".join("".join(self.parts).split())
            if text:
                self.found.append(Block(holder, text, self.linked, self.links))
            self.parts.clear()
        self.linked = self.size = 0
        self.links = self.in_link

    def _row(self, row: HtmlElement) -> None:
        """A row of a table of data as one block: its cells between bars."""
        cells, linked, links = [], 0, 0
        for cell in row:
            if cell.tag in _CELLS:
                reader = _Reader()
                texts = []
                for block in reader.read(cell):
                    texts.append(block.text)
                    linked += block.linked
                    links += block.links
                cells.append(" ".join(texts))
        if any(cells):
            text = f"| {' | '.join(cells)} |" if len(cells) > 1 else cells[0]
            self.found.append(Block(row, text, linked, links))


def _is_row(row: HtmlElement) -> bool:
    """Whether a row holds data: no table, heading or paragraphs of an article's layout."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    if len(cells) < 2:
        return False
    for inner in row.iterdescendants("table", "h1", "h2", "h3", "div", "p"):
        if inner.tag != "p" or len(inner.text_content()) > 200:
            return False
    return not any(len(cell.text_content()) > 600 for cell in cells)


def class_words(element: HtmlElement) -> frozenset[str]:
    """The words of an element's class and id.

    >>> from lxml.html import fromstring
    >>> sorted(class_words(fromstring('<div class="article__relatedStories" id="promo-2">x</div>')))
    ['article', 'promo', 'related', 'stories']
    """
    return frozenset(word.lower() for word in _NAME.findall(said(element)))


def said(element: HtmlElement) -> str:
    """What the class and the id of an element say, as far as it is read."""
    return f"{element.get('class', '')} {element.get('id', '')}"[:_SAID]


def around(
    element: HtmlElement | None, known: dict[HtmlElement, bool], says: Callable[[HtmlElement], bool]
) -> bool:
    """Whether an element, or one around it, says something; `known` is what was asked before."""
    if element is None or element.tag == "body":
        return False
    if element not in known:
        known[element] = says(element) or around(element.getparent(), known, says)
    return known[element]


def around_heading(page: Sequence[Block]) -> Iterator[HtmlElement]:
    """The elements around the main heading, which are the article's, whatever they are called."""
    heading = next((block.element for block in page if block.element.tag == "h1"), None)
    return iter(()) if heading is None else heading.iterancestors()


def structure(element: HtmlElement, trunk: Set[HtmlElement] = frozenset()) -> Iterator[str]:
    """The structural elements that hold an element, nearest first.

    A `nav` is none that is one of the trunk, the elements around the article's paragraphs.
    """
    for ancestor in element.iterancestors():
        if ancestor.tag in _STRUCTURE and not (ancestor.tag == "nav" and ancestor in trunk):
            yield ancestor.tag
