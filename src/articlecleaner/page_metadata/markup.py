"""What the elements of a page say: meta tags, microdata, links, headings, bylines, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urljoin

from lxml.etree import XPath
from lxml.html import HtmlElement

from articlecleaner.filters.pictures import split_credit
from articlecleaner.page_metadata.claims import LONGEST, Claim, key, text
from articlecleaner.page_metadata.json_ld import words

_BYLINE = 160  # characters of an element that is a byline and holds nothing else
_NODES = 500  # elements within one that is read as a heading, a byline or a caption
_PRINTED = 1_000_000  # characters of a page in which names are looked up
_MOST = 200  # elements of one sort that are looked at

# Names of meta tags with ":" and "_" as ".", the most trusted first.
_META = {
    "title": (
        "og.title", "twitter.title", "parsely-title", "sailthru.title", "citation.title",
        "dc.title", "dcterms.title", "headline", "fb.title", "title",
    ),
    "authors": (
        "author", "citation.author", "parsely-author", "sailthru.author", "dc.creator",
        "dcterms.creator", "article.author", "og.article.author", "og.author", "authors", "byl",
        "article.author.name", "shareaholic.article.author.name", "cxenseparse.author",
        "mrf.authors", "dc.creator.aut", "creator",
    ),
    "date_published": (
        "article.published.time", "og.article.published.time", "article.published",
        "og.published.time", "datepublished", "parsely-pub-date", "sailthru.date",
        "citation.publication.date", "citation.online.date", "dc.date.issued", "dcterms.issued",
        "dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "dcterms.available",
        "pubdate", "publishdate", "publish-date", "publish.date", "publication.date",
        "date.published",
        "publicationdate", "publication-date", "cxenseparse.publishtime",
        "cxenseparse.recs.publishtime", "article.created", "date.created", "datecreated",
        "citation.date", "originalpublicationdate", "displaydate", "timestamp", "date",
    ),
    "date_modified": (
        "article.modified.time", "og.article.modified.time", "og.updated.time", "article.modified",
        "article.updated.time", "datemodified", "dcterms.modified", "dc.date.modified",
        "last-modified", "lastmod", "last.modified", "revised", "lastupdated",
    ),
    "section": (
        "article.section", "og.article.section", "parsely-section", "cxenseparse.category",
        "section", "category",
    ),
    "tags": (
        "article.tag", "og.article.tag", "parsely-tags", "news.keywords", "sailthru.tags",
        "dc.subject", "dcterms.subject", "citation.keywords", "keywords", "shareaholic.keywords",
    ),
    "publisher": (
        "og.site.name", "article.publisher.name", "dc.publisher", "dcterms.publisher", "publisher",
        "citation.journal.title", "application-name", "apple-mobile-web-app-title",
    ),
    "description": (
        "og.description", "description", "twitter.description", "dc.description",
        "dcterms.description", "dcterms.abstract", "sailthru.description",
    ),
    "language": ("og.locale", "dc.language", "dcterms.language", "content-language", "language"),
    "url": ("og.url", "twitter.url", "parsely-link"),
    "license": ("dcterms.license", "dc.rights.license", "license"),
}  # fmt: skip
_RANK = {name: (field, i) for field, names in _META.items() for i, name in enumerate(names)}
_ITEMPROPS = {
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
    "//h1 | //time | //figcaption | //*[@itemprop] | //a[@rel] | //*["
    + " or ".join(f"contains(@class, '{word}')" for word in _BYLINES)
    + "]"
)
_TEXT = XPath("//body//text()[not(parent::script or parent::style or parent::noscript)]")
# What an element is called when it stands beside the article.
_BESIDE = re.compile(
    r"comment|kommentar|disqus|respond|related|sidebar|(?<!post-)(?<!entry-)(?<!article-)footer|recommend|teaser|promo|widget|popular|"
    r"trending|most-?read|meistgelesen|read-?more|more-(?:from|news|stories|articles)|"
    r"newsletter|cookie|modal|menu|navigation|breadcrumb|carousel|slider|aside|similar|"
    r"up-?next|latest|masthead",
    re.IGNORECASE,
)
_BESIDE_TAGS = frozenset(["aside", "nav", "footer", "figure", "blockquote", "form"])
_PERSON_LINK = re.compile(
    r"/(?:autor|autoren|autorin|author|authors|auteur|auteurs|autore|autori|by|people|person|staff|"
    r"profile?|profil|journalists?|reporters?|redakt\w*|contributors?|team|columnists?|users?|"
    r"writers?|bio|firmas?|zur-person|skribent\w*|impressum/\w+)[/:=-]|[?&]author=",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"written|by\b|verfasst|geschrieben|écrit|escrito|scritto|autor|автор|przez|"
    r"skrev|skriv|geschreven|napisa|yazan|执笔|投稿|作者|執筆",
    re.IGNORECASE,
)
_LICENSE = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>[a-z-]+)|publicdomain/(?P<free>zero|mark))"
    r"(?:/(?P<version>\d\.\d))?"
)
_URL_DATE = re.compile(
    r"/((?:19[89]|20\d)\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)"
)


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
        self._printed: str | None = None

    def printed(self) -> str:
        """The text of the page without scripts, as one line."""
        if self._printed is None:
            self._printed = " ".join(" ".join(_TEXT(self.root))[:_PRINTED].split())
        return self._printed

    def heading_texts(self) -> list[tuple[HtmlElement, str]]:
        """The first-level headings that say something, in order."""
        headings = islice((e for e in self.elements if e.tag == "h1"), _MOST)
        return [(e, line) for e in headings if (line := visible(e, 500))]


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


def meta_claims(page: Page) -> Iterator[Claim]:
    """What the meta tags say, the most trusted first within each field."""
    found: list[tuple[int, Claim]] = []
    labels: dict[str, str] = {}
    for meta in page.metas[: 10 * _MOST]:
        names = [meta.get(k) for k in ("property", "name", "itemprop", "http-equiv")]
        content = meta.get("content", "")
        for name in filter(None, names):
            plain = re.sub("[:_]", ".", name.strip().lower())
            if plain.startswith("twitter.label"):
                labels[plain[-1:]] = content
            elif plain.startswith("twitter.data") and _WRITTEN.search(labels.get(plain[-1:], "")):
                found.append((50, Claim("authors", text(content), name)))
            field, rank = _RANK.get(plain, (_ITEMPROPS.get(plain, ""), 40))
            if not field or (name == meta.get("itemprop") and beside(meta, None)):
                continue
            line = text(content)
            values = words(line) if field == "tags" and plain != "article.tag" else [line]
            for value in values:
                if value:
                    found.append(
                        (rank, Claim(field, value, f"meta {name}" if ":" not in name else name))
                    )
    found.sort(key=lambda pair: pair[0])
    yield from (claim for _, claim in found)


def link_claims(page: Page) -> Iterator[Claim]:
    """The address, language and licence that the page names, and the date in its address."""
    for link in page.links[: 10 * _MOST]:
        rel = link.get("rel", "").lower().split()
        if "canonical" in rel and (href := absolute(page, link.get("href"))):
            yield Claim("url", href, "link canonical")
        elif "license" in rel:
            yield Claim("license", license_name(link.get("href", "")), "link license")
    if language := page.root.get("lang") or page.root.get(
        "{http://www.w3.org/XML/1998/namespace}lang"
    ):
        yield Claim("language", text(language), "html lang")


def absolute(page: Page, href: str | None) -> str:
    """An address as a full one, or nothing where that cannot be told."""
    try:
        href = urljoin(page.url or "", (href or "").strip())
    except ValueError:
        return ""
    return href if href.startswith(("http://", "https://")) and len(href) < LONGEST else ""


def license_name(href: str) -> str:
    """The short name of a Creative Commons licence by its address, else the address.

    >>> license_name("https://creativecommons.org/licenses/by-sa/4.0/deed.en")
    'CC BY-SA 4.0'
    """
    match = _LICENSE.search(href.lower())
    if not match:
        return text(href)
    name = match["kind"].upper() if match["kind"] else "0" if match["free"] == "zero" else "PD"
    return " ".join(filter(None, [f"CC {name}" if name != "0" else "CC0", match["version"]]))


def url_date(url: str | None) -> str | None:
    """The date that an address carries.

    >>> url_date("https://example.org/2024/11/30/storm.html")
    '2024-11-30'
    """
    match = _URL_DATE.search(url or "")
    return "-".join(match.groups()) if match else None


def beside(element: HtmlElement, stop: HtmlElement | None) -> bool:
    """Whether an element stands in what is called a comment, a sidebar, a teaser and the like."""
    node = element
    for _ in range(60):
        if node is None or node is stop or node.tag in ("body", "html"):
            return False
        if node.tag in _BESIDE_TAGS and not (
            node.tag == "footer" and next(node.iterancestors("article"), None) is not None
        ):
            return True
        if _BESIDE.search(f"{node.get('class', '')} {node.get('id', '')}"[:300]):
            return True
        node = node.getparent()
    return True


def main_heading(page: Page, titles: Iterable[str]) -> HtmlElement | None:
    """The heading of the article: the one that a title of the page agrees with, or the first."""
    headings = page.heading_texts()
    known = {key(title) for title in titles}
    for element, line in headings:
        folded = key(line)
        if folded and any(folded in title for title in known):
            return element
    return headings[0][0] if headings else None


def element_claims(page: Page, titles: Iterable[str]) -> Iterator[Claim]:
    """What microdata, `rel`, bylines and figures near the article's heading say."""
    heading = main_heading(page, titles)
    for element, line in page.heading_texts():
        source = "h1" if element is heading else "h1 (other)"
        yield Claim("title", line, source)
    for element in page.titles[:3]:
        if element.getparent() is not None and element.getparent().tag == "head":
            yield Claim("title", visible(element, 500), "title")
    start = page.elements.index(heading) if heading is not None else 0
    around = _around(heading)
    ordered = [*page.elements[start:], *reversed(page.elements[:start])]
    for element in ordered[: 10 * _MOST]:
        if element.tag == "meta" or element.tag == "h1":
            continue
        yield from _of_element(page, element, around)


def _around(heading: HtmlElement | None) -> HtmlElement | None:
    """The article that a heading belongs to."""
    node = heading
    for _ in range(20):
        if node is None or node.tag in ("article", "main", "body"):
            break
        node = node.getparent()
    return node


def _of_element(page: Page, element: HtmlElement, around: HtmlElement | None) -> Iterator[Claim]:
    props = element.get("itemprop", "").lower().split()
    fields = [(_ITEMPROPS[prop], f"itemprop {prop}") for prop in props if prop in _ITEMPROPS]
    rel = element.get("rel", "").lower().split()
    if element.tag == "figcaption":
        figure = next(element.iterancestors("figure"), element)
        if not beside(figure.getparent(), around):
            yield from _caption(element)
        return
    if "author" in rel:
        fields.append(("authors", "rel author"))
    if "license" in rel:
        fields.append(("license", "rel license"))
    if "tag" in rel:
        fields.append(("section" if "category" in rel else "tags", "rel " + " ".join(rel)))
    if element.tag == "time":
        fields.append(("date_published", "time"))
    elif not fields and _is_byline(element):
        fields.append(("authors", "byline"))
    for field, source in fields:
        if beside(element, around):
            return
        if field == "authors":
            sure, lines = names_in(element)
            if source == "byline" and sure:
                source = "author link"
            for line in lines:
                yield Claim(field, line, source)
        elif field in ("date_published", "date_modified"):
            value = element.get("datetime") or element.get("content") or visible(element, 100)
            yield Claim(field, text(value), source)
        elif field == "license":
            yield Claim(field, license_name(element.get("href", "")), source)
        else:
            yield Claim(field, text(element.get("content")) or visible(element, 500), source)


def _is_byline(element: HtmlElement) -> bool:
    names = element.get("class", "")
    return element.tag != "time" and any(word in names for word in _BYLINES)


def names_in(element: HtmlElement) -> tuple[bool, list[str]]:
    """The lines in an element that signs, and whether they are marked as names.

    These are its microdata names or its links to authors, or else all of its text.
    """
    if not _is_small(element) or len(visible(element, 4 * _BYLINE)) > 3 * _BYLINE:
        return False, []
    names = [e for e in element.iter("*") if "name" in e.get("itemprop", "").split()]
    links = [
        a
        for a in element.iter("a")
        if "author" in a.get("rel", "").lower() or _PERSON_LINK.search(a.get("href", ""))
    ]
    for inner in (names, links):
        lines = [text(e.get("content")) or visible(e, 100) for e in inner[:20]]
        if lines := [line for line in lines if line]:
            return True, lines
    line = text(element.get("content")) or visible(element, _BYLINE + 1, " | ")
    return False, [line] if line and len(line) <= _BYLINE else []


def _caption(element: HtmlElement) -> Iterator[Claim]:
    line = visible(element, 1000)
    caption, credit = split_credit(line) or (line, "")
    if caption:
        yield Claim("captions", caption, "figcaption")
    if credit:
        yield Claim("credits", credit, "figcaption")
