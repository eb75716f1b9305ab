"""Hugging Face datasets: `clean_dataset` for those in memory or on disk, and for streams."""

from __future__ import annotations

from typing import Any, TypeVar

from articlecleaner.integrations._hosts import installed_by
from articlecleaner.integrations.arrow import ArrowCleaner
from articlecleaner.integrations.rows import RowCleaner

with installed_by("datasets"):
    import datasets

D = TypeVar("D", bound=Any)  # one of the four classes of datasets


def clean_dataset(dataset: D, rows: RowCleaner | None = None, **options: Any) -> D:
    r"""The dataset with the columns of `RowCleaner` beside its own.

    >>> from datasets import Dataset
    >>> dataset = Dataset.from_dict({"text": ["The river rose on Monday.\n\nShare"]})
    >>> clean_dataset(dataset, keep_in_memory=True)[0]["body"]
    'The river rose on Monday.'

    It is `dataset.map(rows, batched=True)` with the types of the new columns given, so that they do
    not depend on what the first batch happens to hold.

    Args:
        dataset: a Dataset, an IterableDataset, or a dict of either.
        rows: what to clean and how; the column `text` by default.
        options: of the dataset's own `map`, such as `num_proc`, `batch_size`, `remove_columns`.
    """
    rows = rows or RowCleaner()
    if isinstance(dataset, dict):
        parts = {name: clean_dataset(part, rows, **options) for name, part in dataset.items()}
        return type(dataset)(parts)
    features = dataset.features
    if features is not None:
        features = _features(features, rows, options.get("remove_columns") or ())
    return dataset.map(rows, batched=True, features=features, **options)  # type: ignore[no-any-return]


def _features(features: Any, rows: RowCleaner, removed: Any) -> Any:
    schema = ArrowCleaner(rows).schema(features.arrow_schema)
    found = datasets.Features.from_arrow_schema(schema.remove_metadata())
    removed = {removed} if isinstance(removed, str) else set(removed)
    return datasets.Features(
        {name: features.get(name, new) for name, new in found.items() if name not in removed}
    )
