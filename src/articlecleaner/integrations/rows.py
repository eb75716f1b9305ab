"""What all integrations share: columns of texts or pages in, columns of articles out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from articlecleaner.article import Article, Metadata
from articlecleaner.cleaner import Cleaner, default

if TYPE_CHECKING:
    from articlecleaner.html.extractors import Extractor

COLUMNS = ("body", "metadata", "residue", "warnings", "error")
_EMPTY: dict[str, Any] = {f.name: [] if f.default == () else None for f in fields(Metadata)}


@dataclass(frozen=True)
class RowCleaner:
    r"""Cleans the column of texts, or of pages, in batches of rows; immutable and picklable.

    >>> clean = RowCleaner("text")
    >>> columns = clean({"text": ["The river rose on Monday.\n\nShare", None]})
    >>> columns["body"]
    ['The river rose on Monday.', None]
    >>> columns["residue"][0][0]["rule"], columns["error"][1]
    ('social.line.en', 'TypeError: clean() takes text as str, not NoneType')

    The new columns are `body`, `metadata` (all fields of `Metadata`), `residue` (list of what
    `Article.to_dict` gives for each), `warnings` and `error`. A row that cannot be cleaned has its
    `error` set and all others None; it never stops the batch. Lone surrogates, which neither Arrow
    nor UTF-8 can hold, become U+FFFD.

    Args:
        column: the name of the column that holds the text, or the page.
        html: whether the column holds pages, str or bytes; then there is one column more,
            `source`, the text that the extractor found and the offsets of `residue` refer to.
        url: the name of the column with the address of each page or text.
        language: the name of the column with the language of each text; detected otherwise.
        prefix: what to put before the names of the new columns.
        cleaner: what cleans; by default that of `articlecleaner.clean`.
        extractor: what finds the article in a page; see `articlecleaner.clean_html`.
    """

    column: str = "text"
    html: bool = False
    url: str | None = None
    language: str | None = None
    prefix: str = ""
    cleaner: Cleaner | None = None
    extractor: str | Extractor = "trafilatura"

    @property
    def new(self) -> tuple[str, ...]:
        """The names of the new columns, in order."""
        names = ("source", *COLUMNS) if self.html else COLUMNS
        return tuple(self.prefix + name for name in names)

    @property
    def read(self) -> tuple[str, ...]:
        """The names of the columns that are read, in order."""
        return tuple(name for name in (self.column, self.url, self.language) if name is not None)

    def check(self, names: Sequence[str]) -> None:
        """Raise ValueError if the columns of a table lack one to read or have a new one already."""
        if missing := [name for name in self.read if name not in names]:
            raise ValueError(f"no column {missing[0]!r}; there are: {', '.join(names)}")
        if double := [name for name in self.new if name in names]:
            raise ValueError(
                f"there is a column {double[0]!r} already; give a prefix for the new ones, such as "
                f"prefix='article_'"
            )

    def __call__(self, batch: Mapping[str, Sequence[Any]]) -> dict[str, list[Any]]:
        """The new columns for a batch, given as a column of values for each name."""
        self.check(list(batch))
        values = batch[self.column]
        none = [None] * len(values)
        urls = none if self.url is None else batch[self.url]
        languages = none if self.language is None else batch[self.language]
        rows = [self.row(*row) for row in zip(values, urls, languages, strict=True)]
        return {name: [row[name] for row in rows] for name in self.new}

    def row(self, value: Any, url: str | None = None, language: Any = None) -> dict[str, Any]:
        """The new columns for one row."""
        try:
            return self.strict_row(value, url, language)
        except Exception as error:  # of whatever sort: it is told in the row, and the rest goes on
            return {**dict.fromkeys(self.new), f"{self.prefix}error": _told(error)}

    def strict_row(
        self, value: Any, url: str | None = None, language: Any = None
    ) -> dict[str, Any]:
        """The new columns for one row; raises what cleaning it raises."""
        row = _plain(self.article(value, url, language))
        return {name: row[name.removeprefix(self.prefix)] for name in self.new}

    def summary(self, value: Any, url: str | None = None) -> tuple[Any, dict[str, Any]]:
        r"""For hosts with documents: the body, and what to add to a document's metadata.

        >>> RowCleaner().summary("The river rose on Monday.\n\nShare")
        ('The river rose on Monday.', {'article': {'language': 'en'}, 'residue': {'social': 1}})

        Where the row cannot be cleaned, the value as it was, and its error.
        """
        try:
            row = _plain(self.article(value, url))
        except Exception as error:  # as in `row`
            return value, {"error": _told(error)}
        said = {name: value for name, value in row["metadata"].items() if value}
        counts = Counter(residue["kind"] for residue in row["residue"])
        return row["body"], {"article": said, "residue": dict(counts)}

    def article(self, value: Any, url: str | None = None, language: Any = None) -> Article:
        """The article of one row; raises what cleaning it raises."""
        cleaner = self.cleaner or default()
        if self.html:
            from articlecleaner.html import clean_html

            return clean_html(value, url, self.extractor, cleaner=cleaner, language=language)
        return cleaner(value, language)


def _plain(article: Article) -> dict[str, Any]:
    """An article as a row of plain types that UTF-8 can hold."""
    plain = article.to_dict()
    row = {
        "source": plain["source"],
        "body": plain["body"],
        "metadata": {**_EMPTY, **plain["metadata"]},
        "residue": plain["residue"],
        "warnings": plain["warnings"],
        "error": None,
    }
    return {name: encodable(value) for name, value in row.items()}


def encodable(value: Any) -> Any:
    """A plain value with U+FFFD in the place of each lone surrogate."""
    if isinstance(value, str):
        if value.isascii():
            return value
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {encodable(name): encodable(item) for name, item in value.items()}
    return [encodable(item) for item in value] if isinstance(value, list) else value


def _told(error: Exception) -> str:
    return encodable(f"{type(error).__name__}: {error}")  # type: ignore[no-any-return]
