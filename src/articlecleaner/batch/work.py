"""What is done to a chunk of records: cleaned, and written as lines of JSON or as Arrow."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from articlecleaner.batch.sources import Chunk, Record
from articlecleaner.cleaner import Cleaner, default
from articlecleaner.integrations.rows import RowCleaner, encodable
from articlecleaner.limits import Limits
from articlecleaner.repeated import RepeatedLines, site_of


@dataclass(frozen=True)
class Options:
    """How a batch is cleaned; picklable.

    Args:
        text_field: the field of JSON lines and Parquet that holds the text, or the page.
        url_field: the field that holds the address.
        html: whether `text_field` holds pages; in files of pages and WARC it is known.
        prefix: what to put before the names of the new fields.
        language: of all texts; detected otherwise.
        cleaner: what cleans; by default that of `articlecleaner.clean`.
        repeated: a file of `RepeatedLines`, whose filter for each document's site is added.
    """

    text_field: str = "text"
    url_field: str = "url"
    html: bool = False
    prefix: str = ""
    language: tuple[str, ...] | None = None
    cleaner: Cleaner | None = None
    repeated: str | None = None

    @property
    def limits(self) -> Limits:
        """Those of the cleaner."""
        return (self.cleaner or default()).limits


class Done(NamedTuple):
    """What came of a chunk: the documents in the form of the output, and errors as JSON lines."""

    output: Any
    errors: bytes
    documents: int
    failed: int
    size: int  # bytes of text or page


@dataclass(frozen=True)
class Clean:
    """Cleans a chunk; called in a process of the pool.

    `form` is the suffix of the output; `schema` that of a Parquet output.
    """

    options: Options
    form: str
    schema: Any = None

    def __call__(self, chunk: Chunk) -> Done:
        """The chunk, cleaned: no record is lost, each is among the documents or the errors."""
        rows, errors = [], []
        size = 0
        for number, record in enumerate(chunk.records, chunk.first):
            try:
                fields, value, page = read(record, self.options)
                size += len(value.encode("utf-8", "replace") if type(value) is str else value)
                new = self._new(fields, value, page)
                if self.schema is not None:
                    fields = self._fitting(fields)
                rows.append({**fields, **new})
            except Exception as error:  # of whatever sort: it is told, and the rest goes on
                errors.append(_error(chunk.path, number, f"{type(error).__name__}: {error}"))
        if chunk.broken:
            end = chunk.first + len(chunk.records)
            errors.append(_error(chunk.path, end, f"cannot be read from here: {chunk.broken}"))
        return Done(self._written(rows), b"".join(errors), len(rows), len(errors), size)

    def _new(self, fields: dict[str, Any], value: Any, page: bool) -> dict[str, Any]:
        options = self.options
        base, url = options.cleaner, fields.get(options.url_field)
        if options.repeated is not None and isinstance(url, str):
            base = _of_site(options.repeated, site_of(url), base)
        cleaner = RowCleaner(html=page, prefix=options.prefix, cleaner=base)
        if double := [name for name in cleaner.new[:-1] if name in fields]:
            raise ValueError(f"there is a field {double[0]!r} already; use another prefix")
        new = cleaner.strict_row(value, url, options.language)
        del new[options.prefix + "error"]
        if self.schema is None:
            metadata = options.prefix + "metadata"
            new[metadata] = {name: value for name, value in new[metadata].items() if value}
        return new

    def _fitting(self, fields: dict[str, Any]) -> dict[str, Any]:
        from articlecleaner.batch import columns

        return columns.fitting(encodable(fields), self.schema)

    def _written(self, rows: list[dict[str, Any]]) -> Any:
        if self.schema is not None:
            import pyarrow as pa

            return pa.RecordBatch.from_pylist(rows, self.schema)
        lines = b"".join(map(_line, rows))
        if self.form.endswith(".gz"):
            return gzip.compress(lines, 6, mtime=0)
        if self.form.endswith(".zst"):
            import zstandard

            return zstandard.compress(lines)
        return lines


@dataclass(frozen=True)
class Count:
    """Counts the lines of a chunk by site, for `RepeatedLines`; leaves out what is not readable."""

    options: Options

    def __call__(self, chunk: Chunk) -> tuple[RepeatedLines, int]:
        """The counts, and how many records were left out."""
        found = []
        for record in chunk.records:
            try:
                fields, value, page = read(record, self.options)
                url = fields[self.options.url_field]
                text = RowCleaner(html=True).article(value, url).source if page else value
                if not isinstance(url, str):
                    raise TypeError("a URL is text")
                found.append((url, text.decode() if isinstance(text, bytes) else text))
            except Exception:  # told by its number; `batch` tells what is wrong with each
                continue
        return RepeatedLines.of(found), len(chunk.records) - len(found) + bool(chunk.broken)


@lru_cache(maxsize=1)
def _repeated(path: str) -> RepeatedLines:
    return RepeatedLines.load(path)


@lru_cache(maxsize=1024)
def _of_site(path: str, site: str, base: Cleaner | None) -> Cleaner:
    return _repeated(path).cleaner(site, base)


def read(record: Record, options: Options) -> tuple[dict[str, Any], Any, bool]:
    """The fields of a record, its text or page, and whether it is a page."""
    if record.problem:
        raise ValueError(record.problem)
    fields: Any = record.fields
    if type(fields) is bytes:
        fields = json.loads(fields)
    if record.content is not None:
        if record.page:
            return fields, record.content, True
        return fields, record.content.decode("utf-8").removeprefix("\ufeff"), False
    if not isinstance(fields, dict):
        raise ValueError(f"expected an object, not {type(fields).__name__}")
    if options.text_field not in fields:
        raise ValueError(f"no field {options.text_field!r}; there are: {', '.join(fields)}")
    value = fields[options.text_field]
    if not isinstance(value, str | bytes):
        raise ValueError(f"{options.text_field!r} holds no text but {type(value).__name__}")
    return fields, value, options.html


def _error(path: str, number: int, told: str) -> bytes:
    return _line({"input": path, "record": number, "error": told})


def _line(row: Mapping[str, Any]) -> bytes:
    text = json.dumps(row, ensure_ascii=False, default=_json)
    return text.encode("utf-8", "replace") + b"\n"


def _json(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
