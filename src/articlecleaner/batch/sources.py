"""Inputs as chunks of records: JSON lines, Parquet, WARC and WET, files of text or pages."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from articlecleaner.limits import enough

_RECORDS, _BYTES = 64, 1_000_000  # in a chunk, at most (but one record at least)


class Record(NamedTuple):
    """One document that has not been read yet: its fields, and its text or page as bytes.

    Where `content` is None, the text is one of the fields; where `fields` are bytes, they are a
    line of JSON. `problem` says why a record was not read.
    """

    fields: dict[str, Any] | bytes
    content: bytes | None = None
    page: bool = False
    problem: str = ""


class Chunk(NamedTuple):
    """A few records of one file, in order.

    `first` is the number of the first record in the file, from 0; `position` how many bytes of the
    file were read up to the end of the chunk; `broken` why the file could not be read any further.
    """

    path: str
    first: int
    records: list[Record]
    position: int
    broken: str = ""


class Source(NamedTuple):
    """How files of one sort are read; their names tell the sort.

    `read` takes a file and the bytes that a record may have at most, unpacked. `fields` are those
    of each record, all text, where the sort says what they are; `pages` is whether it may hold
    pages beside them.
    """

    suffixes: tuple[str, ...]
    read: Callable[[IO[bytes], int], Iterator[Record]]
    fields: tuple[str, ...] = ()
    pages: bool = False


def files(inputs: Iterable[str | Path]) -> list[str]:
    """The files that inputs name: those named, and those in directories that can be read.

    In directories, subdirectories too, nothing hidden is taken; the order is that of the names.

    Raises:
        ValueError: an input that is not there, of no sort that is known, or with nothing in it.
    """
    found: list[str] = []
    for given in (os.fspath(name) for name in inputs):
        if os.path.isdir(given):
            inside = list(_inside(given))
            if not inside:
                raise ValueError(f"{given}: nothing in it ends in {', '.join(_suffixes())}")
            found += inside
        elif not os.path.isfile(given):
            raise ValueError(f"{given}: there is no such file")
        else:
            source(given)
            found.append(given)
    return found


def _inside(folder: str) -> Iterator[str]:
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(parent, name)
            known = name.lower().endswith(tuple(_suffixes())) and not name.startswith(".")
            if known and os.path.isfile(path):  # no pipes, which would block
                yield path


def source(path: str) -> Source:
    """How a file is read; ValueError if its name does not say."""
    for candidate in _SOURCES:
        if path.lower().endswith(candidate.suffixes):
            return candidate
    raise ValueError(f"{path}: of no known sort; names end in {', '.join(_suffixes())}")


def _suffixes() -> list[str]:
    return [suffix for candidate in _SOURCES for suffix in candidate.suffixes]


def chunks(paths: Iterable[str], most: int) -> Iterator[Chunk]:
    """The records of all files, in order; a file that breaks off ends with a chunk that says so.

    A record of more than `most` bytes is not read.
    """
    for path in paths:
        yield from _chunks(path, most)


def _chunks(path: str, most: int) -> Iterator[Chunk]:
    records: list[Record] = []
    size = first = 0
    broken = ""
    with open(path, "rb") as file:
        found = source(path).read(file, most)
        while True:
            try:
                record = next(found, None)
            except Exception as error:  # a defect of the file, which readers tell in many ways
                broken = f"{type(error).__name__}: {error}"
                record = None
            if record is None:
                break
            records.append(record)
            size += len(record.content or (record.fields if type(record.fields) is bytes else b""))
            if len(records) == _RECORDS or size >= _BYTES:
                yield Chunk(path, first, records, file.tell())
                first += len(records)
                records, size = [], 0
    if records or broken:
        yield Chunk(path, first, records, os.path.getsize(path), broken)


def _lines(file: IO[bytes], most: int) -> Iterator[Record]:
    name = file.name.lower()
    stream: Any = file
    if name.endswith(".gz"):
        stream = gzip.GzipFile(fileobj=file)
    elif name.endswith(".zst"):
        import zstandard

        reader = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        stream = io.BufferedReader(reader, 1 << 20)
    while line := stream.readline(most + 1):
        size = len(line)
        if size > most:
            while not line.endswith(b"\n") and (line := stream.readline(1 << 20)):
                size += len(line)
            yield _too_large(size, most)
        elif line.strip():
            yield Record(line)


def _parquet(file: IO[bytes], most: int) -> Iterator[Record]:
    import pyarrow.parquet as pq

    for batch in pq.ParquetFile(file).iter_batches(_RECORDS):
        yield from map(Record, batch.to_pylist())


def _archive(file: IO[bytes], most: int) -> Iterator[Record]:
    """Pages of a WARC, texts of a WET."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.conversion
    for record in ArchiveIterator(file, record_types=wanted):
        fields = {
            "url": record.headers.get("WARC-Target-URI"),
            "date": record.headers.get("WARC-Date"),
        }
        if record.record_type == WarcRecordType.conversion:
            yield _whole(fields, record.reader, most)
        elif (record.http_content_type or "") in ("text/html", "application/xhtml+xml"):
            yield _whole(fields, record.reader, most, page=True)


def _text(file: IO[bytes], most: int) -> Iterator[Record]:
    yield _whole({"path": file.name}, file, most)


def _page(file: IO[bytes], most: int) -> Iterator[Record]:
    yield _whole({"path": file.name}, file, most, page=True)


def _whole(fields: dict[str, Any], stream: Any, most: int, page: bool = False) -> Record:
    """What is left of a stream as the content of a record."""
    content: bytes = stream.read(most + 1)
    if (size := len(content)) <= most:
        return Record(fields, content, page)
    while rest := stream.read(1 << 20):
        size += len(rest)
    return _too_large(size, most)


def _too_large(size: int, most: int) -> Record:
    return Record(b"", problem=f"not read: {size} bytes, more than {most}{enough('record', size)}")


LINES = Source(
    (".jsonl", ".ndjson", ".jsonl.gz", ".jsonl.zst", ".ndjson.gz", ".ndjson.zst"), _lines
)
PARQUET = Source((".parquet",), _parquet)
_SOURCES = (
    LINES,
    PARQUET,
    Source(
        (".warc", ".warc.gz", ".wet", ".wet.gz", ".warc.wet.gz"), _archive, ("url", "date"), True
    ),
    Source((".txt", ".text", ".md"), _text, ("path",)),
    Source((".html", ".htm", ".xhtml"), _page, ("path",), True),
)
