"""From a page to a clean article: `clean_html`.

`decode` makes a tree of what was downloaded, `blocks` cuts it into runs of text, `extractors`
finds the article, `select` finds its blocks in the page, `page` makes the text that is judged,
with hints for each line. Nothing heavy is imported before the first page is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from articlecleaner.article import Article
from articlecleaner.cleaner import Cleaner, default

if TYPE_CHECKING:
    from articlecleaner import Limits
    from articlecleaner.hints import LineHints
    from articlecleaner.html.extractors import Extractor

__all__ = ["clean_html", "cleaned_page"]


def clean_html(
    html: str | bytes,
    url: str | None = None,
    extractor: str | Extractor = "trafilatura",
    *,
    cleaner: Cleaner | None = None,
    language: str | Sequence[str] | None = None,
    limits: Limits | None = None,
) -> Article:
    r"""Take the article, and nothing but the article, out of a page.

    >>> import articlecleaner
    >>> page = '''<html lang="en"><title>Storm closes port | The Post</title><nav>Home</nav>
    ... <article><h1>Storm closes port</h1>
    ... <p>The port of Lisbon was closed on Monday after waves of <i>nine</i> metres.</p>
    ... <p>Two ships wait at sea. They will be let in as soon as the wind drops.</p>
    ... <p><a href="/list">Read more: Ten storms that changed the coast</a></article>'''
    >>> article = articlecleaner.clean_html(page, url="https://post.example/storm")
    >>> print(article.body)
    The port of Lisbon was closed on Monday after waves of nine metres.
    Two ships wait at sea. They will be let in as soon as the wind drops.
    >>> article.metadata.title, article.metadata.url
    ('Storm closes port', 'https://post.example/storm')

    Args:
        html: the page as it was downloaded. The encoding of bytes is that of their BOM, UTF-8, what
            the page declares, or guessed.
        url: where the page is from; for the metadata.
        extractor: what finds the article in the page: `trafilatura`; `justext`, in the language of
            the page; `resiliparse`, the fast one (extra `fast`); or a function from the markup, as
            str, to the article's text or its lines.
        cleaner: what cleans it; by default that of `articlecleaner.clean`.
        language: the language of the article; what the text reads like when None.
        limits: how much of the page is read; those of the cleaner when None.

    Returns:
        The article. `source` is the text that the extractor found, with a line for each paragraph,
        heading, list item (behind a `- `) and row of a table, in the words of the page. Where there
        is no article, `source` is empty or short, and `warnings` say why.

    Raises:
        ValueError: an unknown extractor, named with those that exist.
        ImportError: an extractor that is not installed, and how to install it.
    """
    if not isinstance(html, str | bytes):
        raise TypeError(f"clean_html() takes a page as str or bytes, not {type(html).__name__}")
    cleaner = cleaner or default()
    if limits is not None:
        cleaner = copy(cleaner)
        cleaner.limits = limits
    return cleaned_page(html, url, extractor, cleaner, language)[0]


def cleaned_page(
    html: str | bytes,
    url: str | None,
    extractor: str | Extractor,
    cleaner: Cleaner,
    language: str | Sequence[str] | None,
) -> tuple[Article, LineHints]:
    """The article of a page, and the hints at the offsets of the lines of its source."""
    from articlecleaner.html.extractors import check
    from articlecleaner.html.page import opened, read
    from articlecleaner.page_metadata import page_metadata, reconcile

    check(extractor)
    page = opened(html, cleaner.limits)
    about = None if page.tree is None else page_metadata(page.tree, url)
    reading = read(page, extractor, about, cleaner.limits)
    article = cleaner.judge(reading.text, language, reading.hints)
    article = replace(article, warnings=(*reading.warnings, *article.warnings))
    if about is not None:
        metadata, evidence = reconcile(about, article.metadata)
        article = replace(article, metadata=metadata, evidence=evidence)
    return article, reading.hints
