"""LangChain: `ArticleCleaner`, a document transformer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from articlecleaner.integrations._hosts import installed_by
from articlecleaner.integrations.rows import RowCleaner

with installed_by("langchain"):
    from langchain_core.documents import BaseDocumentTransformer, Document


class ArticleCleaner(BaseDocumentTransformer):
    r"""Gives each document with the body of its article as its content.

    >>> from langchain_core.documents import Document
    >>> document = Document("The river rose on Monday.\n\nShare", metadata={"source": "a.txt"})
    >>> cleaned, = ArticleCleaner().transform_documents([document])
    >>> cleaned.page_content, cleaned.metadata["residue"]
    ('The river rose on Monday.', {'social': 1})

    To the metadata it adds what the article says of itself, as `article`, and how many pieces of
    each kind were taken out, as `residue`. A document that cannot be cleaned is given as it is,
    with `metadata["error"]`. The documents that go in are not changed.

    Args:
        rows: how to clean; its names of columns are not used.
    """

    def __init__(self, rows: RowCleaner | None = None) -> None:
        self.rows = rows or RowCleaner()

    def transform_documents(
        self, documents: Sequence[Document], **kwargs: Any
    ) -> Sequence[Document]:
        """The documents, cleaned, in the same order."""
        return [self._clean(document) for document in documents]

    def _clean(self, document: Document) -> Document:
        content, added = self.rows.summary(document.page_content, document.metadata.get("url"))
        metadata = {**document.metadata, **added}
        return document.model_copy(update={"page_content": content, "metadata": metadata})
