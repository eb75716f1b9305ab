"""trafilatura and newspaper4k: from what they return to a clean `Article`.

Neither is imported here: whoever has a result of theirs has them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from articlecleaner.article import Article, Evidence
from articlecleaner.cleaner import Cleaner, default


def from_trafilatura(document: Any, cleaner: Cleaner | None = None) -> Article:
    """The clean article of what `trafilatura.bare_extraction` returned.

    >>> import trafilatura
    >>> paragraph = "The port of Lisbon was closed on Monday after waves of nine metres. " * 3
    >>> body = f"<article><p>{paragraph}</p><p>Advertisement</p></article>"
    >>> page = f"<html><head><title>Storm</title></head><body>{body}</body></html>"
    >>> article = from_trafilatura(trafilatura.bare_extraction(page, with_metadata=True))
    >>> article.metadata.title, article.evidence["title"]
    ('Storm', 'trafilatura')
    >>> article.body == paragraph.strip()
    True

    Args:
        document: trafilatura's `Document`, or its `as_dict()`; made with
            `with_metadata=True` if its metadata are wanted.
        cleaner: what cleans it; by default that of `articlecleaner.clean`.

    Returns:
        The article. What trafilatura says of it comes before what its text says; `evidence` tells
        which is which.

    Raises:
        ValueError: there is no document, as when trafilatura found none.
    """
    if document is None:
        raise ValueError("there is no document: trafilatura found no article in the page")
    said = document if isinstance(document, dict) else document.as_dict()
    author = said.get("author") or ""
    return _article(
        said.get("text") or "",
        cleaner,
        "trafilatura",
        title=said.get("title"),
        authors=_texts(author.split(";")),
        date_published=said.get("date"),
        publisher=said.get("sitename"),
        description=said.get("description"),
        section=next(iter(_texts(said.get("categories"))), None),
        tags=_texts(said.get("tags")),
        language=said.get("language"),
        url=said.get("url"),
        license=said.get("license"),
    )


def from_newspaper(parsed: Any, cleaner: Cleaner | None = None) -> Article:
    """The clean article of a `newspaper.Article` that has been parsed; see `from_trafilatura`.

    Raises:
        ValueError: the article has not been parsed.
    """
    if not parsed.is_parsed:
        raise ValueError("the article has not been parsed; call its parse() first")
    date = parsed.publish_date
    return _article(
        parsed.text,
        cleaner,
        "newspaper",
        title=parsed.title,
        authors=_texts(parsed.authors),
        date_published=date.isoformat() if isinstance(date, datetime.date) else date,
        description=parsed.meta_description,
        publisher=parsed.meta_site_name,
        tags=_texts(parsed.tags),
        language=parsed.meta_lang,
        url=parsed.canonical_link or parsed.url,
    )


def _texts(values: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(text for value in values or () if (text := value.strip()))


def _article(text: str, cleaner: Cleaner | None, tool: str, **said: Any) -> Article:
    known = {name: value for name, value in said.items() if value}
    article = (cleaner or default())(text)
    evidence = {**article.evidence, **dict.fromkeys(known, tool)}
    return replace(
        article, metadata=replace(article.metadata, **known), evidence=Evidence.of(evidence)
    )
