"""One value per field: what to believe where the places of a page, and its text, disagree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from lxml.html import HtmlElement

from articlecleaner.article import Evidence, Metadata
from articlecleaner.lexicon import key
from articlecleaner.names import signed
from articlecleaner.page_metadata import json_ld, moments
from articlecleaner.page_metadata.authors import Authors, authors
from articlecleaner.page_metadata.claims import Claim, license_name
from articlecleaner.page_metadata.elements import (
    NEAR,
    byline_claims,
    element_claims,
    labelled_claims,
)
from articlecleaner.page_metadata.meta import link_claims, meta_claims
from articlecleaner.page_metadata.page import Page, visible
from articlecleaner.page_metadata.titles import site_keys, title

_SEARCHED = 20_000  # elements of a page that htmldate is given
_TAGS = 40  # tags of one page
_TITLES = 20  # of one page that may end with the name of the site
_NAME = 4  # words of a person's name that may end a title
_PICTURES = 60  # captions of one page
_UNSAID = frozenset(["und", "mul", "mis", "zxx"])  # codes for several languages and for none
_FIELDS = tuple(f.name for f in fields(Metadata))


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page says about its article, and for each field where it says so."""

    metadata: Metadata
    evidence: Evidence
    bodies: tuple[str, ...] = ()
    """The bodies of articles in its JSON-LD, which may be teasers, cut off, or of others."""


def page_metadata(tree: HtmlElement, url: str | None = None) -> PageMetadata:
    """The metadata of an article's page, from its JSON-LD, meta tags, microdata and headings.

    >>> from lxml import html
    >>> tree = html.fromstring('''<html lang="en-GB"><head>
    ... <title>Storm closes port | The Post</title><meta name="author" content="By Ann Lee">
    ... <meta property="og:site_name" content="The Post"></head><body><h1>Storm closes port</h1>
    ... <p>Ann Lee, <time datetime="2024-11-30">today</time></p></body></html>''')
    >>> page = page_metadata(tree)
    >>> page.metadata.title, page.metadata.authors, page.metadata.date_published
    ('Storm closes port', ('Ann Lee',), '2024-11-30')
    >>> dict(page.evidence)["authors"]
    'meta author'

    Args:
        tree: the page, as `lxml.html` parses it; it is read, not changed.
        url: its address, for the day that it carries and for relative links.

    Returns:
        One value per field, and where each came from. What the page does not say stays empty.
    """
    page = Page(tree, url)
    metas = list(meta_claims(page))
    titles = [claim.value for claim in metas if claim.field == "title"]
    titles += [visible(element, 500) for element in page.titles[:2]]
    headings = [line for _, line in page.headings]
    graph = json_ld.Graph(page.scripts)
    by_field: dict[str, list[Claim]] = {}
    for claim in (
        *json_ld.claims(graph, [*titles, *headings]),
        *metas,
        *link_claims(page),
        *element_claims(page, titles),
    ):
        if claim.value:
            by_field.setdefault(claim.field, []).append(claim)
    metadata, evidence = _choose(by_field, page, titles)
    return PageMetadata(metadata, evidence, json_ld.bodies(graph))


def _choose(
    by_field: dict[str, list[Claim]], page: Page, titles: list[str]
) -> tuple[Metadata, Evidence]:
    url = page.url

    def said(field: str) -> list[Claim]:
        return by_field.get(field, [])

    def first(field: str) -> Claim | None:
        return next(iter(said(field)), None)

    sites = [claim.value for claim in said("publisher")]
    address = next(iter(said("url")), None)
    where = url or (address.value if address else None)
    language = _language(said("language"))
    code = language.value if language else None
    headline = title(said("title"), sites, where, page.lines)

    @cache
    def places() -> list[int]:
        return page.heading_lines(headline.value if headline else "", titles)

    published = _published(said("date_published"), page, where, code, places)
    names = [*sites, *(site.partition(" (")[0] for site in sites), *site_keys((), where)]
    named = [claim for claim in said("authors") if not _ends_title(claim.value, titles)]
    signed_by = _signed_by(named, page, code, names, places)
    changed = moments.modified(said("date_modified"), published.value if published else None, code)
    single = {
        "title": headline,
        "date_published": published,
        "date_modified": changed,
        "section": _section(said("section"), said("crumbs"), headline),
        "source": signed_by.source,
        "publisher": _publisher(said("publisher")),
        "description": first("description"),
        "language": language,
        "url": address or (Claim("url", url, "given") if url else None),
        "license": _license(said("license")),
    }
    several = {
        "authors": signed_by.people or signed_by.groups,
        "captions": _several(said("captions"), _PICTURES),
        "credits": _several(said("credits"), _PICTURES),
        "tags": _tags(said("tags")),
    }
    values: dict[str, Any] = {name: claim.value for name, claim in single.items() if claim}
    values |= {name: tuple(c.value for c in claims) for name, claims in several.items() if claims}
    sources = {name: claim.source for name, claim in single.items() if claim}
    sources |= {name: claims[0].source for name, claims in several.items() if claims}
    evidence = Evidence.of({name: sources[name] for name in _FIELDS if name in sources})
    return Metadata(**values), evidence


def _signed_by(
    named: Sequence[Claim],
    page: Page,
    language: str | None,
    sites: Sequence[str],
    places: Callable[[], list[int]],
) -> Authors:
    """Whom the page names, or else who signs near its heading, or behind a label for authors."""
    found = authors(named, language, sites, page)
    if not found.people and (near := [c for at in places() for c in byline_claims(page, at)]):
        found = authors([*named, *near], language, sites, page)
    if not found.people and (labelled := list(labelled_claims(page))):
        found = authors([*named, *labelled], language, sites, page)
    return found


def _published(
    claims: Sequence[Claim],
    page: Page,
    url: str | None,
    language: str | None,
    places: Callable[[], list[int]],
) -> Claim | None:
    """What the page declares, or else what it prints, close to its heading first."""

    def printed(below: int) -> str | None:
        days = (moments.near(page.lines(), at, language, below, own=True) for at in places())
        return next(filter(None, days), None)

    if declared := moments.published(claims, url, language, printed):
        return declared
    days = [moments.near(page.lines(), at, language) for at in places()]
    if day := next(filter(None, days), None):
        return Claim("date_published", day, NEAR)
    if page.size <= _SEARCHED and (day := moments.searched(page.root, url)):
        return Claim("date_published", day, "htmldate")
    return None


def _ends_title(author: str, titles: Sequence[str]) -> bool:
    """Whether what is given for an author is the long name of the site that ends its titles."""
    return len(author.split()) > _NAME and any(
        title.endswith(author) and len(title) > len(author) for title in titles[:_TITLES]
    )


def _language(claims: Sequence[Claim]) -> Claim | None:
    for claim in claims:
        code = claim.value.replace("_", "-").split("-")[0].strip().lower()
        if len(code) == 3:
            code = _shorter(code)
        if 2 <= len(code) <= 3 and code.isalpha() and code.isascii():
            return claim._replace(value=code)
    return None


def _shorter(code: str) -> str:
    """The code of two letters for one of three, "eng"; none for what is no language, "utf"."""
    from babel.core import get_global  # few pages have such codes

    known = {tag.partition("_")[0] for tag in get_global("likely_subtags")}
    return str(get_global("language_aliases").get(code, code if code in known - _UNSAID else ""))


def _license(claims: Sequence[Claim]) -> Claim | None:
    named = (c._replace(value=license_name(c.value)) for c in claims)
    return next((c for c in named if c.value), None)


def _publisher(claims: Sequence[Claim]) -> Claim | None:
    return next((c for c in claims if not c.value.startswith(("http", "@"))), None)


def _section(
    claims: Sequence[Claim], crumbs: Sequence[Claim], headline: Claim | None
) -> Claim | None:
    for claim in claims:
        first = claim.value.split(",")[0].strip()
        if 0 < len(first) <= 60 and not first.startswith("http"):
            return claim._replace(value=first)
    known = key(headline.value) if headline else ""
    names = [claim for claim in crumbs if key(claim.value) not in ("", known)]
    return names[-1]._replace(field="section") if len(names) > 1 else None


def _several(claims: Sequence[Claim], most: int) -> list[Claim]:
    return list({key(claim.value): claim for claim in reversed(claims[:most])}.values())[::-1]


def _tags(claims: Sequence[Claim]) -> list[Claim]:
    first = claims[0].source if claims else ""
    return _several([c for c in claims if c.source == first and len(c.value) <= 80], _TAGS)


def reconcile(page: PageMetadata, said: Metadata) -> tuple[Metadata, Evidence]:
    """What a page says and what its text says, as one; the page goes first but for some rules.

    >>> page = PageMetadata(Metadata(title="Storm"), Evidence.of({"title": "h1"}))
    >>> metadata, evidence = reconcile(page, Metadata(title="A storm", authors=("Ann Lee",)))
    >>> metadata.title, metadata.authors, dict(evidence)
    ('Storm', ('Ann Lee',), {'title': 'h1', 'authors': 'text: byline'})
    """
    values: dict[str, Any] = {}
    sources: dict[str, str] = {}
    for name in _FIELDS:
        ours, theirs = getattr(page.metadata, name), getattr(said, name)
        if theirs and (
            not ours or _text_knows_better(name, ours, page.evidence.get(name, ""), said)
        ):
            values[name], sources[name] = theirs, f"text: {_KINDS.get(name, name)}"
        elif ours:
            values[name], sources[name] = ours, page.evidence.get(name, "page")
    return Metadata(**values), Evidence.of(sources)


_KINDS = {
    "title": "title",
    "authors": "byline",
    "date_published": "timestamp",
    "date_modified": "timestamp",
    "publisher": "copyright line",
    "license": "copyright line",
    "language": "detected",
    "captions": "captions",
}


def _text_knows_better(name: str, ours: Any, source: str, said: Metadata) -> bool:
    if name == "language":  # templates declare English whatever they hold
        return bool(ours == "en" and said.language != "en")
    if name == "authors":  # a person rather than a newsroom or an agency
        return all(not one.person for line in ours for one in signed(line)) and any(
            one.person for line in said.authors for one in signed(line)
        )
    return (
        name == "date_published" and source == "htmldate" and len(said.date_published or "") >= 10
    )
