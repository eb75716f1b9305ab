"""A page as the metadata is read from it: the elements and lines that may say something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from articlecleaner.lexicon import key
from articlecleaner.page_metadata.claims import LONGEST, text

_NODES = 500  # elements within one that is read as a heading, a byline or a caption
_PRINTED, _PIECES = 1_000_000, 200_000  # characters, and pieces of text, in which names are sought
_COPIES = 4  # of a heading in the text of a page
_HEADINGS = 100  # that are looked at
_DEPTH = 60  # elements above one that are looked at

# Parts of the class of a byline, without the letter that may be a capital.
BYLINE = re.compile("uthor|yline|utor|uteur|erfasser")
_FILED = re.compile(r"/categor|/section/|/tag|/topic|/them|creativecommons\.org/")
_HEAD = frozenset(["meta", "script", "title", "link"])
_BODY = frozenset(["h1", "time", "figcaption"])
_TEXT = XPath("//body/descendant::text()[normalize-space()]", smart_strings=False)
# What an element is called when it stands beside the article.
_BESIDE = re.compile(
    r"comment|kommentar|disqus|respond|related|sidebar|(?<!post-)(?<!entry-)(?<!article-)footer|"
    r"recommend|teaser|promo|widget(?! blog\b)|popular|trending|most-?read|meistgelesen|read-?more|"
    r"more-(?:from|news|stories|articles)|newsletter|cookie|modal|menu|navigation|breadcrumb|"
    r"carousel|slider|aside|similar|up-?next|latest|masthead|review",
    re.IGNORECASE,
)
_BESIDE_TAGS = frozenset(["aside", "nav", "footer", "figure", "blockquote", "form"])
_UNSEEN = re.compile(r"display:\s*none|visibility:\s*hidden", re.IGNORECASE)
_UNSEEN_NAMES = re.compile(
    r"(?<!\S)(?:hidden|hide|d-none|invisible|sr-only|screen-reader\S*|visually-?hidden|"
    r"is-hidden|\S*snippet-hidden)(?!\S)",
    re.IGNORECASE,
)
_HIDDEN_BY = 4  # elements above one by which it may be hidden
_LOGO = re.compile(r"logo|site-?(?:title|name)|blog-?(?:title|name)|brand", re.IGNORECASE)
_FRONT = re.compile(r"/|(?:https?:)?//[^/?#]+/?")


class Page:
    """The elements of a page that may say something of the article, found in one scan."""

    def __init__(self, tree: HtmlElement, url: str | None) -> None:
        self.root = tree
        self.url = url
        self.scripts: list[str] = []
        self.metas: list[HtmlElement] = []
        self.titles: list[HtmlElement] = []
        self.links: list[HtmlElement] = []
        self.elements: list[HtmlElement] = []
        self.size = 0
        bylines: dict[str | None, bool] = {None: False}
        for element in tree.iter():
            self.size += 1
            tag = element.tag
            if tag in _HEAD:
                self._add(element)
                continue
            names = element.get("class")
            if names not in bylines:
                bylines[names] = BYLINE.search(names) is not None
            if (
                bylines[names]
                or tag in _BODY
                or element.get("itemprop")
                or (tag == "a" and (element.get("rel") or _FILED.search(element.get("href", ""))))
            ):
                self.elements.append(element)
        headings = islice((e for e in self.elements if e.tag == "h1"), _HEADINGS)
        lines = [(e, line) for e in headings if (line := visible(e, 500))]
        self.headings = [(e, line) for e, line in lines if not self._is_logo(e)]
        self.logos = [line for e, line in lines if self._is_logo(e)]
        self._lines: list[str] | None = None
        self._hiding: dict[HtmlElement, bool] = {}

    def _add(self, element: HtmlElement) -> None:
        if element.tag == "script":
            if "ld+json" in element.get("type", "").lower():
                self.scripts.append(element.text or "")
        elif element.tag == "title":
            self.titles.append(element)
        else:
            (self.metas if element.tag == "meta" else self.links).append(element)

    def lines(self) -> list[str]:
        """The text of the page without scripts, a line for each piece between tags."""
        if self._lines is None:
            code = {element.text for element in self.root.iter("script", "style", "noscript")}
            unseen = self._unseen()
            lines = []
            for piece in _TEXT(self.root)[:_PIECES]:
                if piece in code:
                    continue
                if unseen.get(piece):
                    unseen[piece] -= 1
                elif line := " ".join(piece[:_PRINTED].split()):
                    lines.append(line)
            self._lines = lines
        return self._lines

    def is_hidden(self, element: HtmlElement) -> bool:
        """Whether readers see nothing of an element, by what it or those around it say."""
        for node in (element, *islice(element.iterancestors(), _HIDDEN_BY)):
            if node not in self._hiding:
                self._hiding[node] = _hides(node)
            if self._hiding[node]:
                return True
        return False

    def _unseen(self) -> Counter[str]:
        """The pieces of text of bylines, dates and the like that are hidden."""
        pieces: Counter[str] = Counter()
        seen: set[HtmlElement] = set()
        for element in self.elements:
            if element not in seen and self.is_hidden(element) and is_small(element):
                seen.update(element.iter())
                pieces.update(element.itertext())
        return pieces

    def printed(self) -> str:
        """The same as one line."""
        return " ".join(self.lines())[:_PRINTED]

    def heading_lines(self, headline: str, titles: Iterable[str]) -> list[int]:
        """Which of the lines are the heading, or its last part, or else a title of the page."""
        element = self.heading([headline, *titles])
        parts = [] if element is None else [" ".join(part.split()) for part in element.itertext()]
        places = [[*[part for part in parts if part][-1:], headline], *([line] for line in titles)]
        found: dict[str, list[int]] = {line: [] for names in places for line in names if line}
        for index, line in enumerate(self.lines()):
            if line in found:
                found[line].append(index)
        for names in places:
            if lines := sorted({index for name in names for index in found.get(name, ())}):
                return lines[:_COPIES]
        return []

    def _is_logo(self, heading: HtmlElement) -> bool:
        """Whether a heading is the name of the site, as a link to its front page or by its name."""
        for element in (heading, heading.getparent()):
            if element is not None and _LOGO.search(
                f"{element.get('class', '')} {element.get('id', '')}"[:300]
            ):
                return True
        parent = heading.getparent()
        links = [parent] if parent is not None and parent.tag == "a" else heading.iter("a")
        return any(_FRONT.fullmatch(a.get("href", "").strip()) for a in islice(links, 5))

    def heading(self, titles: Iterable[str]) -> HtmlElement | None:
        """The heading that a title of the page agrees with, or the first."""
        known = [key(title) for title in titles]
        for element, line in self.headings:
            folded = key(line)
            if folded and any(folded in title for title in known):
                return element
        return self.headings[0][0] if self.headings else None


def visible(element: HtmlElement, most: int = LONGEST, between: str = " ") -> str:
    """The text of an element as one line, `most` characters of it; none of one that is a page."""
    if not is_small(element):
        return ""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        if part and not part.isspace():
            parts.append(part)
            size += len(part)
            if size > most:
                break
    return text(between.join(parts)[:most])


def is_small(element: HtmlElement) -> bool:
    """Whether an element may be a heading, a byline or a caption, by what is in it."""
    return next(islice(element.iter(), _NODES, None), None) is None


def _hides(element: HtmlElement) -> bool:
    """Whether an element says that readers do not see it, by its style, attributes or class."""
    style, names = element.get("style"), element.get("class", "")
    return (
        (bool(names) and ":" not in names and _UNSEEN_NAMES.search(names[:300]) is not None)
        or (bool(style) and _UNSEEN.search(style[:300]) is not None)
        or element.get("hidden") is not None
    )


def above(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that an element is in, the nearest first, as far as they are looked at."""
    return islice(element.iterancestors(), _DEPTH)


class Around:
    """The article around a heading, and what stands beside it."""

    def __init__(self, heading: HtmlElement | None) -> None:
        self._above = {} if heading is None else dict.fromkeys(above(heading), False)
        self._article = next((e for e in self._above if e.tag in ("article", "main")), None)
        self._beside: dict[HtmlElement, bool] = dict(self._above)

    def holds(self, element: HtmlElement) -> bool:
        """Whether an element is in the same `article` or `main` as the heading."""
        return self._article is not None and self._article in above(element)

    def encloses(self, element: HtmlElement) -> bool:
        """Whether an element holds the heading."""
        return element in self._above

    def beside(self, element: HtmlElement) -> bool:
        """Whether it stands in what is called a comment, a sidebar, a teaser and the like.

        What holds the heading too is not beside the article, whatever its name.
        """
        path: list[HtmlElement] = []
        answer = False
        for node in (element, *above(element)):
            known = self._beside.get(node)
            if known is not None:
                answer = known
                break
            path.append(node)
            if node.tag in ("body", "html"):
                break
            if _is_beside(node):
                answer = True
                break
        else:
            answer = len(path) > _DEPTH
        self._beside.update(dict.fromkeys(path, answer))
        return answer


def _is_beside(element: HtmlElement) -> bool:
    if element.tag == "footer":
        return "article" not in (outer.tag for outer in above(element))
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    return element.tag in _BESIDE_TAGS or bool(_BESIDE.search(names[:300]))
