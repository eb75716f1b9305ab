"""The columns of a Parquet output: of which types they are, and how values become of such a type.

Parquet and archives say what their records hold. Fields of JSON lines may be anything, so that all
lines are read once before: numbers that are not all whole become floats, and what no type fits
becomes text, in JSON where it is none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from articlecleaner.batch import sources
from articlecleaner.batch.work import Options
from articlecleaner.integrations.arrow import ArrowCleaner
from articlecleaner.integrations.rows import RowCleaner, encodable

_SIMPLE = {
    type(None): pa.null(),
    bool: pa.bool_(),
    int: pa.int64(),
    float: pa.float64(),
    str: pa.string(),
}


def schema(paths: Sequence[str], options: Options) -> Any:
    """The schema of the output: the fields of all inputs, then the new ones.

    Raises:
        ValueError: two Parquet files differ in the type of a column, the text is nowhere, or a
            field has the name of a new one.
    """
    by_source: dict[sources.Source, list[str]] = {}
    for path in paths:
        by_source.setdefault(sources.source(path), []).append(path)
    tables = by_source.pop(sources.PARQUET, [])
    lines = by_source.pop(sources.LINES, [])
    loose: dict[str, Any] = {}
    for row in _rows(lines, options.limits.record):
        for name, value in row.items():
            loose[name] = _joined(loose.get(name, pa.null()), type_of(value))
    if lines and not loose:  # nothing that can be read is no reason to refuse
        loose[options.text_field] = pa.string()
    for source in by_source:
        for name in source.fields:
            loose[name] = _joined(loose.get(name, pa.null()), pa.string())
    typed = [pq.read_schema(path).remove_metadata() for path in tables]
    typed.append(pa.schema({name: _written(found) for name, found in loose.items()}))
    try:
        fields = pa.unify_schemas(typed)
    except pa.ArrowException as error:
        raise ValueError(f"the columns of the inputs do not fit together: {error}") from error
    rows = RowCleaner(
        options.text_field if tables or lines else fields.names[0],
        html=options.html or any(source.pages for source in by_source),
        prefix=options.prefix,
    )
    found = ArrowCleaner(rows).schema(fields)
    return found.remove(found.get_field_index(options.prefix + "error"))


def _rows(paths: Sequence[str], most: int) -> Iterator[dict[str, Any]]:
    """The lines that hold an object; what is wrong with others is told when they are cleaned."""
    for chunk in sources.chunks(paths, most):
        for record in chunk.records:
            try:
                row = json.loads(record.fields)  # type: ignore[arg-type]
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict):
                yield encodable(row)


def type_of(value: Any) -> Any:
    """The Arrow type of a value of JSON; that of text for what has none, such as objects.

    >>> type_of([1, 2.5, None]), type_of({"a": 1}), type_of(2**70)
    (ListType(list<item: double>), DataType(string), DataType(string))
    """
    if type(value) is list:
        return pa.list_(reduce(_joined, map(type_of, value), pa.null()))
    if type(value) is int and not -(2**63) <= value < 2**63:
        return pa.string()
    return _SIMPLE.get(type(value), pa.string())


def _joined(one: Any, other: Any) -> Any:
    """The type for values of two types."""
    if one == other or pa.types.is_null(other):
        return one
    if pa.types.is_null(one):
        return other
    if pa.types.is_list(one) and pa.types.is_list(other):
        return pa.list_(_joined(one.value_type, other.value_type))
    return pa.float64() if {one, other} == {pa.int64(), pa.float64()} else pa.string()


def _written(found: Any) -> Any:
    """The type with text in the place of nothing, which few readers of Parquet know."""
    if pa.types.is_list(found):
        return pa.list_(_written(found.value_type))
    return pa.string() if pa.types.is_null(found) else found


def fitting(fields: Mapping[str, Any], schema: Any) -> dict[str, Any]:
    """The fields with each value as its column takes it."""
    return {name: _fitting(value, schema.field(name).type) for name, value in fields.items()}


def _fitting(value: Any, wanted: Any) -> Any:
    if value is None:
        return None
    if pa.types.is_string(wanted):
        return value if type(value) is str else json.dumps(value, ensure_ascii=False)
    if pa.types.is_list(wanted):
        return [_fitting(item, wanted.value_type) for item in value]
    return float(value) if pa.types.is_float64(wanted) else value
