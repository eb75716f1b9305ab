"""Arrow batches and tables."""

from __future__ import annotations

from typing import Any

import pytest
from samples import BODIES, TEXTS

from articlecleaner.integrations.rows import RowCleaner

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from articlecleaner.integrations.arrow import ArrowCleaner, types  # noqa: E402

COLUMNS = {"id": [1, 2, 3], "text": [TEXTS[0], None, TEXTS[1]]}


@pytest.mark.parametrize("build", [pa.table, pa.record_batch])
def test_new_columns_are_typed_and_behind_the_old(build: Any) -> None:
    batch = build(COLUMNS)
    clean = ArrowCleaner()
    cleaned = clean(batch)
    assert type(cleaned) is type(batch)
    assert cleaned.schema == clean.schema(batch.schema)
    rows = cleaned.to_pylist()
    assert [row["id"] for row in rows] == [1, 2, 3]
    assert [row["body"] for row in rows] == [BODIES[0], None, BODIES[1]]
    assert [row["error"] is None for row in rows] == [True, False, True]
    assert rows[0]["residue"][0]["kind"] == "title"


def test_types_do_not_depend_on_the_rows() -> None:
    clean = ArrowCleaner(RowCleaner(prefix="x_"))
    schemas = [clean(pa.table({"text": pa.array(t, pa.string())})).schema for t in ([], TEXTS)]
    assert schemas[0] == schemas[1] == clean.schema(pa.schema([("text", pa.string())]))


def test_types_name_what_the_rows_hold() -> None:
    columns = RowCleaner()({"text": [TEXTS[0]]})
    metadata, residue = types()["metadata"], types()["residue"].value_type
    assert [field.name for field in metadata] == list(columns["metadata"][0])
    assert [field.name for field in residue] == list(columns["residue"][0][0])
