"""Hugging Face datasets, whole and as streams."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples import BODIES, TEXTS

from articlecleaner.integrations.rows import RowCleaner

datasets = pytest.importorskip("datasets", reason="Hugging Face datasets is not installed")

from articlecleaner.integrations.datasets import clean_dataset  # noqa: E402

# The first batches hold nothing but errors and empty fields: types must not come from them.
ROWS = {"text": [None, "", *TEXTS], "id": [0, 1, 2, 3]}
FOUND = [None, "", *BODIES]


def test_dataset(tmp_path: Path) -> None:
    dataset = datasets.Dataset.from_dict(ROWS)
    dataset.save_to_disk(str(tmp_path / "d"))
    dataset = datasets.load_from_disk(str(tmp_path / "d"))
    cleaned = clean_dataset(dataset, batch_size=1, remove_columns=["text"])
    assert cleaned.column_names == ["id", "body", "metadata", "residue", "warnings", "error"]
    assert list(cleaned["body"]) == FOUND
    assert cleaned[0]["error"].startswith("TypeError")
    assert cleaned[2]["metadata"]["title"] == "Storm closes the port of Lisbon"
    assert [residue["kind"] for residue in cleaned[2]["residue"]] == ["title", "promo"]


def test_two_processes_give_the_same() -> None:
    dataset = datasets.Dataset.from_dict(ROWS)
    assert list(clean_dataset(dataset, num_proc=2)["body"]) == FOUND


def test_dict_of_datasets() -> None:
    parts = datasets.DatasetDict(train=datasets.Dataset.from_dict(ROWS))
    assert list(clean_dataset(parts, RowCleaner(prefix="a_"))["train"]["a_body"]) == FOUND


def test_stream_is_cleaned_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "rows.parquet"
    datasets.Dataset.from_dict(ROWS).to_parquet(str(path))
    stream = datasets.load_dataset(
        "parquet", data_files=str(path), split="train", streaming=True, cache_dir=str(tmp_path)
    )
    cleaned = clean_dataset(stream, batch_size=1)
    assert isinstance(cleaned, datasets.IterableDataset)
    assert [row["body"] for row in cleaned] == FOUND
    assert cleaned.features["residue"] is not None
