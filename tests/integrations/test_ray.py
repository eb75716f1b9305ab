"""Ray Data, run on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from samples import BODIES, TEXTS

ray = pytest.importorskip("ray", reason="Ray is not installed")

import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402

from articlecleaner.integrations.ray import clean_dataset  # noqa: E402


@pytest.fixture(scope="module")
def data() -> Iterator[Any]:
    """Ray Data, with a cluster of this machine."""
    ray.init(num_cpus=2, include_dashboard=False)
    yield ray.data
    ray.shutdown()


def test_parquet_in_parquet_out(data: Any, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, texts in (("a", TEXTS), ("b", [None])):
        columns = {"id": list(range(len(texts))), "text": pa.array(texts, pa.string())}
        pq.write_table(pa.table(columns), tmp_path / "in" / f"{name}.parquet")
    cleaned = clean_dataset(data.read_parquet(str(tmp_path / "in")))
    cleaned.write_parquet(str(tmp_path / "out"))
    rows = pq.read_table(str(tmp_path / "out")).to_pylist()
    rows.sort(key=lambda row: (row["body"] is None, row["id"]))
    assert [row["body"] for row in rows] == [*BODIES, None]
    assert [residue["kind"] for residue in rows[0]["residue"]] == ["title", "promo"]
    assert rows[1]["metadata"]["publisher"] == "The Daily Example"
    assert rows[2]["error"].startswith("TypeError")
