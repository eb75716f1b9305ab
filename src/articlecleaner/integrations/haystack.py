"""Haystack: `ArticleCleaner`, a component."""

from __future__ import annotations

from dataclasses import replace

from articlecleaner.integrations._hosts import installed_by
from articlecleaner.integrations.rows import RowCleaner

with installed_by("haystack"):
    from haystack import Document, component


@component
class ArticleCleaner:
    """Gives each document with the body of its article as its content.

    To the `meta` it adds what the article says of itself, as `article`, and how many pieces of each
    kind were taken out, as `residue`. A document that cannot be cleaned, one without text for
    example, is given as it is, with `meta["error"]`. Ids are those of the cleaned content.

    Args:
        rows: how to clean; its names of columns are not used.
    """

    def __init__(self, rows: RowCleaner | None = None) -> None:
        self.rows = rows or RowCleaner()

    @component.output_types(documents=list[Document])
    def run(self, documents: list[Document]) -> dict[str, list[Document]]:
        """The documents, cleaned, in the same order."""
        return {"documents": [self._clean(document) for document in documents]}

    def _clean(self, document: Document) -> Document:
        content, added = self.rows.summary(document.content, document.meta.get("url"))
        return replace(document, id="", content=content, meta={**document.meta, **added})
