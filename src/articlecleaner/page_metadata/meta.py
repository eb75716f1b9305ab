"""What the head of a page says: meta tags and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from articlecleaner.page_metadata.claims import LONGEST, Claim, license_name, text
from articlecleaner.page_metadata.elements import ITEMPROPS
from articlecleaner.page_metadata.json_ld import words
from articlecleaner.page_metadata.page import Around, Page

_MOST = 2_000  # tags that are looked at
_LAST = 50  # the rank of what is no name of a meta tag but a label and a value

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
_WRITTEN = re.compile(
    r"written|by\b|verfasst|geschrieben|écrit|escrito|scritto|autor|автор|przez|"
    r"skrev|skriv|geschreven|napisa|yazan|执笔|投稿|作者|執筆",
    re.IGNORECASE,
)
_DOTS = str.maketrans(":_", "..")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def meta_claims(page: Page) -> Iterator[Claim]:
    """What the meta tags say, the most trusted first within each field."""
    found: list[tuple[int, Claim]] = []
    labels: dict[str, str] = {}
    nowhere = Around(None)
    for meta in page.metas[:_MOST]:
        line = text(meta.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(attribute, "").strip()
            if not name:
                continue
            plain = name.lower().translate(_DOTS)
            label = labels.get(plain[-1:], "") if plain.startswith("twitter.data") else ""
            label = label or plain.partition("twitter.misc.")[2]
            if plain.startswith("twitter.label"):
                labels[plain[-1:]] = line
            elif label and _WRITTEN.search(label):
                found.append((_LAST, Claim("authors", line, name)))
            elif attribute == "itemprop":
                if plain in ITEMPROPS and not nowhere.beside(meta):
                    found.append((_LAST, Claim(ITEMPROPS[plain], line, f"itemprop {name}")))
            elif plain in _RANK:
                field, rank = _RANK[plain]
                source = name if ":" in name else f"meta {name}"
                several = field == "tags" and plain != "article.tag"
                for value in words(line) if several else [line]:
                    found.append((rank, Claim(field, value, source)))
    found.sort(key=lambda pair: pair[0])
    yield from (claim for _, claim in found if claim.value)


def link_claims(page: Page) -> Iterator[Claim]:
    """The address, language and licence that the page names."""
    for link in page.links[:_MOST]:
        rel = link.get("rel", "").lower().split()
        if "canonical" in rel and (href := absolute(page, link.get("href"))):
            yield Claim("url", href, "link canonical")
        elif "license" in rel:
            yield Claim("license", license_name(link.get("href", "")), "link license")
    if language := page.root.get("lang") or page.root.get(_LANG):
        yield Claim("language", text(language), "html lang")


def absolute(page: Page, href: str | None) -> str:
    """An address as a full one, or nothing where that cannot be told."""
    try:
        href = urljoin(page.url or "", (href or "").strip())
    except ValueError:
        return ""
    return href if href.startswith(("http://", "https://")) and len(href) < LONGEST else ""
