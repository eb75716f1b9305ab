"""Ray Data: `clean_dataset`."""

from __future__ import annotations

from typing import Any

from articlecleaner.integrations._hosts import installed_by
from articlecleaner.integrations.arrow import ArrowCleaner
from articlecleaner.integrations.rows import RowCleaner

with installed_by("ray"):
    import ray.data


def clean_dataset(dataset: ray.data.Dataset, rows: RowCleaner | None = None, **options: Any) -> Any:
    """The dataset with the columns of `RowCleaner` behind its own.

    It is `dataset.map_batches(ArrowCleaner(rows), batch_format="pyarrow")`, lazy as that is.

    Args:
        dataset: any Ray dataset with a column of texts or pages.
        rows: what to clean and how; the column `text` by default.
        options: of `map_batches`, such as `batch_size` and `num_cpus`.
    """
    clean = ArrowCleaner(rows or RowCleaner())
    return dataset.map_batches(clean.__call__, batch_format="pyarrow", **options)
