"""datatrove pipelines, run by its own executors."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from samples import BODIES, PAGE, TEXTS

pytest.importorskip("datatrove", reason="datatrove is not installed")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.extractors import Trafilatura
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter, ParquetWriter

from articlecleaner import Cleaner, Pipeline
from articlecleaner.filters import DEFAULT
from articlecleaner.integrations.datatrove import ArticleCleaner
from articlecleaner.integrations.rows import RowCleaner


def written(folder: Path, texts: list[str]) -> list[Any]:
    """A file for each text, and the first steps of a pipeline that reads them."""
    folder.mkdir()
    for number, text in enumerate(texts):
        row = {"id": str(number), "text": text, "metadata": {"url": f"https://a.example/{number}"}}
        (folder / f"{number}.jsonl").write_text(json.dumps(row) + "\n")
    return [JsonlReader(str(folder))]


def results(folder: Path) -> dict[str, Any]:
    """The rows of all files that the tasks wrote, by id."""
    rows = {}
    for path in folder.glob("*.jsonl.gz"):
        for line in gzip.decompress(path.read_bytes()).splitlines():
            row = json.loads(line)
            rows[row["id"]] = row
    return rows


def test_several_tasks_with_their_statistics(tmp_path: Path) -> None:
    steps = [
        *written(tmp_path / "in", TEXTS),
        ArticleCleaner(),
        JsonlWriter(str(tmp_path / "out")),
    ]
    stats = LocalPipelineExecutor(
        steps, tasks=2, workers=1, logging_dir=str(tmp_path / "log")
    ).run()
    rows = results(tmp_path / "out")
    assert [rows[id]["text"] for id in sorted(rows)] == BODIES
    assert rows["0"]["metadata"]["article"]["title"] == "Storm closes the port of Lisbon"
    assert rows["0"]["metadata"]["residue"]["promo"] == 1
    counted = stats.stats[1].stats
    assert counted["total"].total == counted["forwarded"].total == 2
    assert counted["title"].total == counted["promo"].total == counted["legal"].total == 1
    assert counted["rule promo.start.en"].total == 1
    removed = sum(map(len, TEXTS)) - sum(map(len, BODIES))
    assert 0 < counted["removed"].total <= removed


def test_behind_its_trafilatura_extractor_into_parquet(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    page = PAGE.replace("Read more: ", "Advertisement</p><p>Read more: ")
    steps = [
        *written(tmp_path / "in", [page] * 2),
        Trafilatura(favour_precision=False, timeout=30),
        ArticleCleaner(),
        ParquetWriter(str(tmp_path / "out"), batch_size=1),
    ]
    LocalPipelineExecutor(steps, logging_dir=str(tmp_path / "log")).run()
    rows = pq.read_table(str(tmp_path / "out")).to_pylist()
    assert len(rows) == 2
    for row in rows:
        assert row["text"].split("\n") == BODIES[0].split("\n\n")
        assert row["metadata"]["residue"]["ad"] == row["metadata"]["residue"]["promo"] == 1


def fails(document: Any) -> Any:
    """A filter of a user with a defect."""
    if "Lisbon" in document.text:
        raise ZeroDivisionError("in a filter")
    return DEFAULT(document)


def test_a_document_that_fails_goes_on_as_it_is() -> None:
    step = ArticleCleaner(RowCleaner(cleaner=Cleaner(Pipeline(fails))))
    documents = list(step([Document(text, id=text[:9]) for text in TEXTS]))
    assert documents[0].metadata == {"error": "ZeroDivisionError: in a filter"}
    assert [document.text for document in documents] == [TEXTS[0], BODIES[1]]
    assert step.stats["errors"].total == 1


def test_ray_executor(tmp_path: Path) -> None:
    ray = pytest.importorskip("ray", reason="Ray is not installed")
    from datatrove.executor import RayPipelineExecutor

    steps = [
        *written(tmp_path / "in", TEXTS),
        ArticleCleaner(),
        JsonlWriter(str(tmp_path / "out")),
    ]
    ray.init(num_cpus=2, include_dashboard=False, ignore_reinit_error=True)
    try:
        RayPipelineExecutor(
            steps, tasks=2, workers=1, mem_per_cpu_gb=1, logging_dir=str(tmp_path / "log")
        ).run()
    finally:
        ray.shutdown()
    rows = results(tmp_path / "out")
    assert [rows[id]["text"] for id in sorted(rows)] == BODIES
