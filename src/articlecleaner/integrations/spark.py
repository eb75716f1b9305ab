"""Apache Spark: `clean_dataframe` for whole data frames, `clean_column` for one column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from articlecleaner.integrations._hosts import installed_by
from articlecleaner.integrations.arrow import ArrowCleaner, types
from articlecleaner.integrations.rows import RowCleaner

with installed_by("spark"):
    from pyspark.sql import Column, DataFrame
    from pyspark.sql.functions import udf
    from pyspark.sql.pandas.types import from_arrow_type
    from pyspark.sql.types import StructField, StructType


def clean_dataframe(frame: DataFrame, rows: RowCleaner | None = None) -> DataFrame:
    """The data frame with the columns of `RowCleaner` behind its own, typed.

    It runs `mapInArrow`, so that batches go to Python and back without a copy for each row.

    Args:
        frame: any data frame with a column of texts or pages.
        rows: what to clean and how; the column `text` by default.

    Raises:
        ValueError: the frame lacks a column, or has one of the new ones already.
    """
    rows = rows or RowCleaner()
    rows.check(frame.columns)
    clean = ArrowCleaner(rows)

    def clean_batches(batches: Iterator[Any]) -> Iterator[Any]:
        return map(clean, batches)

    schema = StructType([*frame.schema.fields, *article_type(rows).fields])
    return frame.mapInArrow(clean_batches, schema)


def clean_column(column: Column | str, rows: RowCleaner | None = None) -> Column:
    """A struct column, with the columns of `RowCleaner` as its fields, for `withColumn`.

    Args:
        column: the texts, or the pages.
        rows: how to clean; its names of columns are not used.
    """
    rows = rows or RowCleaner()
    return udf(lambda value: rows.row(value), article_type(rows), useArrow=True)(column)


def article_type(rows: RowCleaner) -> StructType:
    """The new columns as a type of Spark."""
    plain = types()
    return StructType(
        [
            StructField(name, from_arrow_type(plain[name.removeprefix(rows.prefix)]))
            for name in rows.new
        ]
    )
