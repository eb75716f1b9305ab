"""datatrove: `ArticleCleaner`, a pipeline step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articlecleaner.finding import Kind
from articlecleaner.integrations._hosts import installed_by
from articlecleaner.integrations.rows import RowCleaner

with installed_by("datatrove"):
    from datatrove.pipeline.base import PipelineStep


class ArticleCleaner(PipelineStep):
    r"""Replaces the text of each document by the body of its article.

    >>> from datatrove.data import Document
    >>> step = ArticleCleaner()
    >>> document = next(step([Document("The river rose on Monday.\n\nShare", id="1")]))
    >>> document.text, document.metadata["residue"]["social"]
    ('The river rose on Monday.', 1)

    It stands behind an extractor such as datatrove's `Trafilatura`, or behind a reader of texts.
    Under `metadata` it puts `article`, all fields of `Metadata`, and `residue`, how many pieces of
    each kind were taken out. A document that cannot be cleaned goes on as it is, with
    `metadata["error"]`; nothing is dropped. The statistics of the step count characters taken out,
    pieces by kind (`promo`) and by rule (`rule promo.heading.en`), and errors.

    Args:
        rows: how to clean; its names of columns are not used. A `RowCleaner(html=True)` takes the
            place of an extractor.
    """

    name = "🧽 articlecleaner"
    type = "✂️ - FORMAT"

    def __init__(self, rows: RowCleaner | None = None) -> None:
        super().__init__()
        self.rows = rows or RowCleaner()

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Any]:
        """Clean the documents, one by one."""
        for document in data or ():
            self.stat_update("total")
            with self.track_time():
                self._clean(document)
            self.stat_update("forwarded")
            self.update_doc_stats(document)
            yield document

    def _clean(self, document: Any) -> None:
        row = self.rows.row(document.text, document.metadata.get("url"))
        prefix = self.rows.prefix
        if error := row[prefix + "error"]:
            self.stat_update("errors")
            document.metadata[prefix + "error"] = error
            return
        counts = dict.fromkeys(map(str, Kind), 0)
        for residue in row[prefix + "residue"]:
            counts[residue["kind"]] += 1
            self.stat_update(residue["kind"], f"rule {residue['rule']}")
            self.stat_update("removed", value=residue["end"] - residue["start"], unit="characters")
        document.metadata[prefix + "article"] = row[prefix + "metadata"]
        document.metadata[prefix + "residue"] = counts
        document.text = row[prefix + "body"]
