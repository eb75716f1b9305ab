"""Arrow: record batches and tables of texts or pages in, the same with articles out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from articlecleaner.integrations._hosts import installed_by
from articlecleaner.integrations.rows import RowCleaner

with installed_by("batch"):
    import pyarrow as pa

Batch = TypeVar("Batch", bound=Any)  # pyarrow.RecordBatch or pyarrow.Table


@cache
def types() -> dict[str, Any]:
    """The Arrow type of each new column, by its name without prefix.

    >>> types()["warnings"]
    ListType(list<item: string>)
    """
    text, texts = pa.string(), pa.list_(pa.string())
    dateline = pa.struct([(name, text) for name in ("text", "place", "agency", "date")])
    metadata = pa.struct(
        [
            ("title", text),
            ("authors", texts),
            ("date_published", text),
            ("date_modified", text),
            ("dateline", dateline),
            ("section", text),
            ("source", text),
            ("publisher", text),
            ("description", text),
            ("captions", texts),
            ("credits", texts),
            ("tags", texts),
            ("language", text),
            ("url", text),
            ("license", text),
        ]
    )
    residue = pa.struct(
        [
            ("kind", text),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("text", text),
            ("filter", text),
            ("rule", text),
            ("reason", text),
        ]
    )
    return {
        "source": text,
        "body": text,
        "metadata": metadata,
        "residue": pa.list_(residue),
        "warnings": texts,
        "error": text,
    }


@dataclass(frozen=True)
class ArrowCleaner:
    r"""Adds the columns of `RowCleaner` to a record batch or a table; immutable and picklable.

    >>> import pyarrow as pa
    >>> table = pa.table({"text": ["The river rose on Monday.\n\nShare"], "id": [1]})
    >>> cleaned = ArrowCleaner(RowCleaner("text"))(table)
    >>> cleaned.column_names
    ['text', 'id', 'body', 'metadata', 'residue', 'warnings', 'error']
    >>> cleaned["body"].to_pylist()
    ['The river rose on Monday.']
    """

    rows: RowCleaner = field(default_factory=RowCleaner)

    def schema(self, schema: Any) -> Any:
        """The schema of what comes out, for that of what goes in; ValueError if it does not fit."""
        self.rows.check(schema.names)
        for new in self._new():
            schema = schema.append(new)
        return schema

    def __call__(self, batch: Batch) -> Batch:
        """The batch with the new columns behind its own."""
        self.rows.check(batch.schema.names)
        values = {name: batch.column(name).to_pylist() for name in self.rows.read}
        columns = self.rows(values)
        for new in self._new():
            batch = batch.append_column(new, pa.array(columns[new.name], new.type))
        return batch

    def _new(self) -> list[Any]:
        plain = types()
        prefix = self.rows.prefix
        return [pa.field(name, plain[name.removeprefix(prefix)]) for name in self.rows.new]
