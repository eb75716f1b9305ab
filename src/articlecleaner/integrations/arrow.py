"""Arrow: record batches and tables of texts or pages in, the same with articles out."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from articlecleaner.article import Metadata
from articlecleaner.finding import Kind, Residue
from articlecleaner.integrations._hosts import installed_by
from articlecleaner.integrations.rows import RowCleaner

with installed_by("arrow"):
    import pyarrow as pa

Batch = TypeVar("Batch", bound=Any)  # pyarrow.RecordBatch or pyarrow.Table


@cache
def types() -> dict[str, Any]:
    """The Arrow type of each new column, by its name without prefix.

    >>> types()["warnings"]
    ListType(list<item: string>)
    """
    return {
        "source": pa.string(),
        "body": pa.string(),
        "metadata": _type(Metadata),
        "residue": pa.list_(_type(Residue)),
        "warnings": pa.list_(pa.string()),
        "error": pa.string(),
    }


def _type(hint: Any) -> Any:
    """The Arrow type for the type of a field, or for a class of such fields."""
    simple = {str: pa.string(), Kind: pa.string(), int: pa.int64(), float: pa.float64()}
    if hint in simple:
        return simple[hint]
    inner = [part for part in get_args(hint) if part not in (type(None), ...)]
    if get_origin(hint) is tuple:
        return pa.list_(_type(inner[0]))
    if inner:  # it may be None, as all may in Arrow
        return _type(inner[0])
    hints = get_type_hints(hint)
    return pa.struct([(name, _type(hints[name])) for name in hints])


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
