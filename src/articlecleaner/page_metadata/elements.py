"""What the elements of a page say: microdata, headings, bylines, dates, figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from articlecleaner.filters.credit import split_credit
from articlecleaner.names import opens_byline
from articlecleaner.page_metadata.claims import Claim, license_name, text
from articlecleaner.page_metadata.page import (
    BYLINE,
    Around,
    Page,
    above,
    is_small,
    visible,
)

_BYLINE = 160  # characters of an element that is a byline and holds nothing else
_BLOCK, _HEIGHT = 300, 4  # characters and height of an element that holds several bylines
_BLOCKS = 12  # bylines of one page; those further down are of other stories
_NEAR = 12  # pieces of text around a heading in which a byline stands
_ABOVE_FOOTER = 0.9  # of the lines of a page
_MOST = 2_000  # elements that are looked at

NEAR = "text near the heading"
LABELLED = "text behind a label"
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

ACCOUNT = re.compile(  # behind what is said before names alone: "Posted by storm2"
    r"(?i:(?:\w+ )?(?:by|von|por|par|door|autor|author):? )(?=\S*[A-Z\d])(?=\S*[a-z])\w[\w.-]{1,29}"
)
_JOINT = re.compile(r"(?:[,&]|and\b|und\b|et\b|y\b|e\b)\s*", re.IGNORECASE)  # between two names
_OPEN_END = re.compile(r"[\s,]+(?:in|on|at|am|um|il|le|el)$", re.IGNORECASE)  # of a byline
_LABELLED = re.compile(
    r"(?:Autor(?:en|in|innen|es|a|as)?|Autor(?:in|en)?[/:*_]?(?:in|innen|Autor)|Auteure?s?|"
    r"Authors?|Autore|Autrice|Autori)(?:\s*:\s*(.*)|\s*)$",
    re.IGNORECASE,
)
_PERSON_LINK = re.compile(
    r"/(?:autor|autoren|autorin|author|authors|auteur|auteurs|autore|autori|by|people|person|staff|"
    r"profile?|profil|journalists?|reporters?|redakt\w*|contributors?|team|columnists?|users?|"
    r"writers?|bio|firmas?|zur-person|skribent\w*|impressum/\w+)[/:=-]|[?&]author=",
    re.IGNORECASE,
)
_FILED = {
    "section": re.compile(r"/(?:categor(?:y|ies|ie|ia|ias)|section)/[^/?#]+/?$", re.IGNORECASE),
    "tags": re.compile(r"/(?:tags?|topics?|themen?|thema|themes?)/[^/?#]+/?$", re.IGNORECASE),
}
_CHANGED = re.compile(r"updat|modif|chang|aktual|geaendert", re.IGNORECASE)


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
    around = Around(heading)
    blocks: dict[HtmlElement, int] = {}
    for element in [*page.elements[start:], *reversed(page.elements[:start])][:_MOST]:
        if element.tag == "a":
            yield from _link(element, around)
        if element.tag == "h1" or not (claims := list(_of_element(element, len(blocks) < _BLOCKS))):
            continue
        if around.beside(_figure(element) if element.tag == "figcaption" else element):
            continue
        for claim in claims:
            if claim.field == "authors":
                if page.is_hidden(element):
                    continue
                group = blocks.setdefault(_block(element, around), len(blocks) + 1)
                yield claim._replace(group=group)
            else:
                yield claim


def byline_claims(page: Page, at: int) -> Iterator[Claim]:
    """The line above or below a heading, line `at`, that opens as a byline does: "By Ann Lee"."""
    lines = page.lines()
    for index in [*range(at + 1, at + _NEAR), *range(at - 1, max(-1, at - _NEAR // 2), -1)]:
        line = lines[index] if index < len(lines) else ""
        if not line or len(line) > _BYLINE or not opens_byline(line):
            continue
        alone = len(line.split()) <= 2 and not ACCOUNT.fullmatch(line)
        if alone and index + 1 < len(lines):  # "Von" and the name after it
            index += 1
            line = f"{line} {lines[index]}"
        while (joint := _JOINT.match(_at(lines, index + 1))) and len(line) <= _BYLINE:
            index += 1
            line = f"{line} {lines[index]}"
            if joint.end() == len(lines[index]):  # "," and the next name after it
                index += 1
                line = f"{line} {_at(lines, index)}"
        line = _OPEN_END.sub("", line)
        if len(line) <= _BYLINE and not line.endswith((".", "?", "!")):
            yield Claim("authors", line, NEAR, -1)


def labelled_claims(page: Page) -> Iterator[Claim]:
    """The lines anywhere on a page that are labelled as its author's: "Author: Ann Lee"."""
    lines = page.lines()
    for index, line in enumerate(lines[: int(len(lines) * _ABOVE_FOOTER)]):
        if match := _LABELLED.match(line) if len(line) <= _BYLINE else None:
            name = match[1] or _at(lines, index + 1)
            if name and len(name) <= _BYLINE and not name.endswith((".", "?", "!")):
                yield Claim("authors", name, LABELLED, -1)


def _at(lines: Sequence[str], index: int) -> str:
    return lines[index] if index < len(lines) else ""


def _link(link: HtmlElement, around: Around) -> Iterator[Claim]:
    """The licence that a link names anywhere; the section or tag that one in the article names."""
    href = link.get("href", "").strip()
    declared = "license" in link.get("rel", "").lower().split()
    if declared or "creativecommons.org/" in href:
        name = license_name(href)
        # One in the article that is not declared is the licence of a picture, or a subject.
        if (
            name.startswith(("CC", "Public"))
            and _figure(link) is link
            and (declared or not around.holds(link))
        ):
            yield Claim("license", name, "license link")
        return
    for field, pattern in _FILED.items():
        if pattern.search(href) and around.holds(link) and not around.beside(link):
            yield Claim(field, visible(link, 100).lstrip("# "), f"{field} link")


def _figure(element: HtmlElement) -> HtmlElement:
    """What holds the figure that an element is in; the element itself where it is in none."""
    figures = (outer for outer in above(element) if outer.tag == "figure")
    return next((figure.getparent() for figure in figures), element)


def _block(element: HtmlElement, around: Around) -> HtmlElement:
    """The element around a byline that holds nothing but bylines."""
    for _ in range(_HEIGHT):
        parent = element.getparent()
        if (
            parent is None
            or around.encloses(parent)
            or not 0 < len(visible(parent, _BLOCK + 1)) <= _BLOCK
        ):
            break
        element = parent
    return element


def _of_element(element: HtmlElement, signs: bool) -> Iterator[Claim]:
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
    elif not fields and BYLINE.search(element.get("class", "")):
        fields.append(("authors", "byline"))
    for field, source in fields:
        if field == "authors":
            for sure, line in _signatures(element) if signs else ():
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
    if not is_small(element) or len(visible(element, 3 * _BYLINE + 1)) > 3 * _BYLINE:
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
