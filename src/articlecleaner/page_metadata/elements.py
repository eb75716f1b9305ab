"""What the elements of a page say: microdata, headings, bylines, dates, figures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from lxml.etree import XPath
from lxml.html import HtmlElement

from articlecleaner.filters.pictures import split_credit
from articlecleaner.lexicon import key
from articlecleaner.names import opens_byline
from articlecleaner.page_metadata.claims import LONGEST, Claim, license_name, text

_BYLINE = 160  # characters of an element that is a byline and holds nothing else
_BLOCK, _HEIGHT = 300, 4  # characters and height of an element that holds several bylines
_NODES = 500  # elements within one that is read as a heading, a byline or a caption
_PRINTED, _PIECES = 1_000_000, 200_000  # characters, and pieces of text, in which names are sought
_COPIES = 4  # of a heading in the text of a page
_NEAR = 12  # pieces of text around a heading in which a byline stands
_HEADINGS, _MOST = 100, 2_000  # headings, and all elements, that are looked at
_DEPTH = 60  # elements above one that are looked at

NEAR = "text near the heading"
ITEMPROPS = {
    "headline": "title",
    "author": "authors",
    "creator": "authors",
    "datepublished": "date_published",
    "datecreated": "date_published",
    "datemodified": "date_modified",
    "articlesection": "section",
    "keywords": "tags",
    "description": "description",
    "inlanguage": "language",
    "license": "license",
}

# Parts of the class of a byline, without the letter that may be a capital: translating the case of
# every class takes ten times as long.
_BYLINES = ("uthor", "yline", "utor", "uteur", "erfasser")
_HEAD = XPath(
    "//meta[@content] | //script[contains(@type, 'ld+json')] | //title | //link[@rel][@href]"
)
_BODY = XPath(
    "//h1 | //time | //figcaption | //*[@itemprop] | //a[@rel] | //a[contains(@href, '/categor') or"
    " contains(@href, '/tag') or contains(@href, '/topic') or contains(@href, '/them')"
    " or contains(@href, 'creativecommons.org/')] | //*["
    + " or ".join(f"contains(@class, '{word}')" for word in _BYLINES)
    + "]"
)
_TEXT = XPath(
    "//body//text()[not(parent::script or parent::style or parent::noscript)]", smart_strings=False
)
# What an element is called when it stands beside the article.
_BESIDE = re.compile(
    r"comment|kommentar|disqus|respond|related|sidebar|(?<!post-)(?<!entry-)(?<!article-)footer|"
    r"recommend|teaser|promo|widget|popular|trending|most-?read|meistgelesen|read-?more|"
    r"more-(?:from|news|stories|articles)|newsletter|cookie|modal|menu|navigation|breadcrumb|"
    r"carousel|slider|aside|similar|up-?next|latest|masthead|review",
    re.IGNORECASE,
)
_BESIDE_TAGS = frozenset(["aside", "nav", "footer", "figure", "blockquote", "form"])
_PERSON_LINK = re.compile(
    r"/(?:autor|autoren|autorin|author|authors|auteur|auteurs|autore|autori|by|people|person|staff|"
    r"profile?|profil|journalists?|reporters?|redakt\w*|contributors?|team|columnists?|users?|"
    r"writers?|bio|firmas?|zur-person|skribent\w*|impressum/\w+)[/:=-]|[?&]author=",
    re.IGNORECASE,
)
_LOGO = re.compile(r"logo|site-?(?:title|name)|blog-?(?:title|name)|brand", re.IGNORECASE)
_FRONT = re.compile(r"/|(?:https?:)?//[^/?#]+/?")
_FILED = {
    "section": re.compile(r"/(?:categor(?:y|ies|ie|ia|ias)|section)/[^/?#]+/?$", re.IGNORECASE),
    "tags": re.compile(r"/(?:tags?|topics?|themen?|thema|themes?)/[^/?#]+/?$", re.IGNORECASE),
}
_CHANGED = re.compile(r"updat|modif|chang|aktual|geaendert", re.IGNORECASE)


class Page:
    """The elements of a page that may say something of the article, found in two scans."""

    def __init__(self, tree: HtmlElement, url: str | None) -> None:
        self.root = tree
        self.url = url
        self.scripts: list[str] = []
        self.metas: list[HtmlElement] = []
        self.titles: list[HtmlElement] = []
        self.links: list[HtmlElement] = []
        rooms = {"meta": self.metas, "title": self.titles, "link": self.links}
        for element in _HEAD(tree):
            if element.tag == "script":
                self.scripts.append(element.text or "")
            else:
                rooms[element.tag].append(element)
        self.elements: list[HtmlElement] = _BODY(tree)
        headings = islice((e for e in self.elements if e.tag == "h1"), _HEADINGS)
        lines = [(e, line) for e in headings if (line := visible(e, 500))]
        self.headings = [(e, line) for e, line in lines if not self._is_logo(e)]
        self.logos = [line for e, line in lines if self._is_logo(e)]
        self._lines: list[str] | None = None

    def lines(self) -> list[str]:
        """The text of the page without scripts, a line for each piece between tags."""
        if self._lines is None:
            pieces = (" ".join(piece[:_PRINTED].split()) for piece in _TEXT(self.root)[:_PIECES])
            self._lines = [piece for piece in pieces if piece]
        return self._lines

    def printed(self) -> str:
        """The same as one line."""
        return " ".join(self.lines())[:_PRINTED]

    def heading_lines(self, titles: Iterable[str]) -> list[int]:
        """Which of the lines are the heading, or its last part, or else a title of the page."""
        element = self.heading(titles)
        parts = [] if element is None else [" ".join(part.split()) for part in element.itertext()]
        for line in [*[part for part in parts if part][-1:], *titles]:
            if found := [i for i, other in enumerate(self.lines()) if other == line]:
                return found[:_COPIES]
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
    if not _is_small(element):
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


def _is_small(element: HtmlElement) -> bool:
    return next(islice(element.iter(), _NODES, None), None) is None


def _above(element: HtmlElement) -> Iterator[HtmlElement]:
    return islice(element.iterancestors(), _DEPTH)


def _figure(element: HtmlElement) -> HtmlElement:
    """What holds the figure that an element is in; the element itself where it is in none."""
    figures = (above for above in _above(element) if above.tag == "figure")
    return next((figure.getparent() for figure in figures), element)


def beside(element: HtmlElement, around: Collection[HtmlElement]) -> bool:
    """Whether an element stands in what is called a comment, a sidebar, a teaser and the like.

    What holds the article's heading too (`around`) is not beside the article, whatever its name.
    """
    node = element
    for _ in range(_DEPTH):
        if node is None or node in around:
            return False
        if node.tag == "footer":
            if "article" not in (above.tag for above in _above(node)):
                return True
        elif node.tag in _BESIDE_TAGS:
            return True
        if _BESIDE.search(
            f"{node.get('class', '')} {node.get('id', '')} {node.get('itemprop', '')}"[:300]
        ):
            return node.tag not in ("body", "html")
        node = node.getparent()
    return True


def element_claims(page: Page, titles: Iterable[str]) -> Iterator[Claim]:
    """What microdata, `rel`, bylines and figures say, from the article's heading on."""
    heading = page.heading(titles)
    for element, line in page.headings:
        yield Claim("title", line, "h1" if element is heading else "h1 (other)")
    yield from (Claim("publisher", line, "h1 of the site") for line in page.logos)
    for element in page.titles[:3]:
        parent = element.getparent()
        if parent is not None and parent.tag == "head":
            yield Claim("title", visible(element, 500), "title")
    start = page.elements.index(heading) if heading is not None else 0
    around = dict.fromkeys(_above(heading)) if heading is not None else {}
    blocks: dict[HtmlElement, int] = {}
    inside = next((node for node in around if node.tag in ("article", "main")), None)
    for element in [*page.elements[start:], *reversed(page.elements[:start])][:_MOST]:
        if element.tag == "a":
            yield from _link(element, around, inside)
        if element.tag not in ("h1", "meta") and (claims := list(_of_element(element))):
            if beside(_figure(element) if element.tag == "figcaption" else element, around):
                continue
            group = blocks.setdefault(_block(element, around), len(blocks) + 1)
            yield from (claim._replace(group=group) for claim in claims)


def byline_claims(page: Page, at: int) -> Iterator[Claim]:
    """The line above or below a heading, line `at`, that opens as a byline does: "By Ann Lee"."""
    lines = page.lines()
    for index in [*range(at + 1, at + _NEAR), *range(at - 1, max(-1, at - _NEAR // 2), -1)]:
        line = lines[index] if index < len(lines) else ""
        if not line or len(line) > _BYLINE or not opens_byline(line):
            continue
        if len(line.split()) <= 2 and index + 1 < len(lines):  # "Von" and the name after it
            line = f"{line} {lines[index + 1]}"
        if len(line) <= _BYLINE and not line.endswith((".", "?", "!")):
            yield Claim("authors", line, NEAR, -1)


def _link(
    link: HtmlElement, around: Collection[HtmlElement], inside: HtmlElement | None
) -> Iterator[Claim]:
    """The licence that a link names anywhere; the section or tag that one in the article names."""
    href = link.get("href", "").strip()
    within = inside is not None and inside in _above(link)
    declared = "license" in link.get("rel", "").lower().split()
    if declared or "creativecommons.org/" in href:
        name = license_name(href)
        # One in the article that is not declared is the licence of a picture, or a subject.
        if name.startswith(("CC", "Public")) and _figure(link) is link and (declared or not within):
            yield Claim("license", name, "license link")
        return
    for field, pattern in _FILED.items():
        if within and pattern.search(href):
            line = visible(link, 100)
            if line and not beside(link, around):
                yield Claim(field, line.lstrip("# "), f"{field} link")


def _block(element: HtmlElement, around: Collection[HtmlElement]) -> HtmlElement:
    """The element around a byline that holds nothing but bylines."""
    for _ in range(_HEIGHT):
        parent = element.getparent()
        if parent is None or parent in around or not 0 < len(visible(parent, _BLOCK + 1)) <= _BLOCK:
            break
        element = parent
    return element


def _of_element(element: HtmlElement) -> Iterator[Claim]:
    if element.tag == "figcaption":
        yield from _caption(element)
        return
    props = element.get("itemprop", "").lower().split()
    fields = [(ITEMPROPS[prop], f"itemprop {prop}") for prop in props if prop in ITEMPROPS]
    rel = element.get("rel", "").lower().split()
    if "author" in rel:
        fields.append(("authors", "rel author"))
    if "tag" in rel:
        fields.append(("section" if "category" in rel else "tags", "rel " + " ".join(rel)))
    if element.tag == "time" and not fields:
        changed = _CHANGED.search(f"{element.get('class', '')} {element.getparent().get('class')}")
        fields.append(("date_modified" if changed else "date_published", "time"))
    elif not fields and any(word in element.get("class", "") for word in _BYLINES):
        fields.append(("authors", "byline"))
    for field, source in fields:
        if field == "authors":
            for sure, line in _signatures(element):
                yield Claim(field, line, "author link" if sure and source == "byline" else source)
        elif field in ("date_published", "date_modified"):
            value = element.get("datetime") or element.get("content") or visible(element, 100)
            yield Claim(field, text(value), source)
        else:
            yield Claim(field, text(element.get("content")) or visible(element, 500), source)


def _signatures(element: HtmlElement) -> Iterator[tuple[bool, str]]:
    """The lines in an element that signs, and whether they are marked as names.

    Marked are its microdata names, or else its links to authors. Its whole text follows.
    """
    if not _is_small(element) or len(visible(element, 3 * _BYLINE + 1)) > 3 * _BYLINE:
        return
    names = [e for e in element.iter("*") if "name" in e.get("itemprop", "").split()]
    links = [
        a
        for a in element.iter("a")
        if "author" in a.get("rel", "").lower() or _PERSON_LINK.search(a.get("href", ""))
    ]
    for inner in (names or links)[:20]:
        if line := text(inner.get("content")) or visible(inner, 100):
            yield True, line
    line = text(element.get("content")) or visible(element, _BYLINE + 1, " | ")
    if line and len(line) <= _BYLINE:
        yield False, line


def _caption(element: HtmlElement) -> Iterator[Claim]:
    line = visible(element, 1000)
    caption, credit = split_credit(line) or (line, "")
    if caption:
        yield Claim("captions", caption, "figcaption")
    if credit:
        yield Claim("credits", credit, "figcaption")
