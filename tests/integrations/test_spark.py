"""Spark, run on this machine with two threads."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from samples import BODIES, TEXTS

from articlecleaner.integrations.rows import RowCleaner

pytest.importorskip("pyspark", reason="PySpark is not installed")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java, and there is no java here", allow_module_level=True)

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession
from pyspark.sql.functions import col

from articlecleaner.integrations.spark import clean_column, clean_dataframe


@pytest.fixture(scope="module")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A Parquet file of three rows, one of them broken, as Spark reads it."""
    folder = tmp_path_factory.mktemp("spark")
    pq.write_table(pa.table({"id": [0, 1, 2], "text": [*TEXTS, None]}), folder / "in.parquet")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .getOrCreate()
    )
    yield session.read.parquet(str(folder / "in.parquet")).repartition(2)
    session.stop()


def test_whole_frames_are_typed_and_write_to_parquet(frame: Any, tmp_path: Path) -> None:
    cleaned = clean_dataframe(frame)
    assert cleaned.schema["metadata"].dataType["authors"].dataType.simpleString() == "array<string>"
    assert cleaned.schema["residue"].dataType.elementType["start"].dataType.typeName() == "long"
    cleaned.write.parquet(str(tmp_path / "out"))
    rows = {row["id"]: row for row in pq.read_table(str(tmp_path / "out")).to_pylist()}
    assert [rows[id]["body"] for id in range(3)] == [*BODIES, None]
    assert rows[0]["metadata"]["title"] == "Storm closes the port of Lisbon"
    assert [residue["kind"] for residue in rows[0]["residue"]] == ["title", "promo"]
    assert rows[2]["error"].startswith("TypeError")
    kinds = cleaned.selectExpr("explode(residue.kind) as kind").groupBy("kind").count().collect()
    assert {row["kind"]: row["count"] for row in kinds} == {"title": 1, "promo": 1, "legal": 1}


def test_one_column(frame: Any) -> None:
    cleaned = frame.withColumn("article", clean_column(col("text")))
    rows = cleaned.select("id", "article.body", "article.metadata.publisher").collect()
    found = {row["id"]: (row["body"], row["publisher"]) for row in rows}
    assert found == {0: (BODIES[0], None), 1: (BODIES[1], "The Daily Example"), 2: (None, None)}


def test_columns_that_do_not_fit_are_told_before_the_job(frame: Any) -> None:
    with pytest.raises(ValueError, match="no column 'content'; there are: id, text"):
        clean_dataframe(frame, RowCleaner("content"))
