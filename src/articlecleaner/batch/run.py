"""Chunks through a pool of processes, in order, and into parts."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from articlecleaner import __version__
from articlecleaner.batch import sources
from articlecleaner.batch.parts import Parts
from articlecleaner.batch.sources import Chunk
from articlecleaner.batch.work import Clean, Count, Options
from articlecleaner.repeated import RepeatedLines

FORMS = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
_DOCUMENTS, _SIZE = 4096, 32_000_000  # in a part; what a kill costs is no more than one
R = TypeVar("R")


class Progress(Protocol):
    """Who is told how a run goes on, after each chunk."""

    def __call__(self, position: int, total: int, documents: int, size: int) -> None:
        """Bytes of the files read and in all, and documents and bytes of text done."""


class Summary(NamedTuple):
    """What a run did: counts, where the errors are, how many chunks an earlier run had done."""

    documents: int
    failed: int
    size: int
    errors: Path | None
    resumed: int


def clean_files(
    inputs: Sequence[str | Path],
    out: str | Path,
    options: Options | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Summary:
    """Clean all documents of some files or directories into one file.

    A run that was killed goes on where it stood when it is started again. The output appears at
    once, when all is done.

    Args:
        inputs: what `articlecleaner.batch.sources.files` takes.
        out: a file whose name ends in .jsonl, .jsonl.gz, .jsonl.zst or .parquet.
        options: how to clean.
        workers: how many processes clean; 1 cleans in this one.
        progress: who is told how it goes on.

    Raises:
        ValueError: inputs, output and options that do not fit, before anything is done.
    """
    options = options or Options()
    out = Path(out)
    form = next((form for form in reversed(FORMS) if out.name.endswith(form)), None)
    if form is None:
        raise ValueError(f"{out}: of no known form; its name has to end in {', '.join(FORMS)}")
    paths = sources.files(inputs)
    schema = None
    if form == ".parquet":
        from articlecleaner.batch import columns

        schema = columns.schema(paths, options)
    stats = [(path, os.stat(path)) for path in paths]
    job = {
        "version": __version__,
        "inputs": [[path, stat.st_size, stat.st_mtime_ns] for path, stat in stats],
        "options": {f.name: repr(getattr(options, f.name)) for f in fields(options)},
    }
    parts = Parts(out, job, schema)
    try:
        resumed = parts.state["chunks"]
        if not parts.complete:
            work = Clean(options, form, schema)
            found = sources.chunks(paths, options.limits.record)
            todo = itertools.islice(found, resumed, None)
            _work(todo, work, workers, parts, _Positions(paths, progress))
        return Summary(
            parts.state["documents"],
            parts.state["failed"],
            parts.state["size"],
            parts.finish(),
            resumed,
        )
    finally:
        parts.close()


def count_files(
    inputs: Sequence[str | Path],
    options: Options | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> tuple[RepeatedLines, int]:
    """Count the lines of all documents by site; see `RepeatedLines`.

    Returns:
        The counts, and how many documents could not be read or have no URL.
    """
    options = options or Options()
    paths = sources.files(inputs)
    positions = _Positions(paths, progress)
    left_out = documents = 0

    def counts() -> Iterator[RepeatedLines]:
        nonlocal left_out, documents
        todo = sources.chunks(paths, options.limits.record)
        for chunk, (lines, bad) in in_order(todo, Count(options), workers):
            left_out += bad
            documents += len(chunk.records)
            positions.tell(chunk, documents, 0)
            yield lines

    return RepeatedLines.sum(counts()), left_out


def _work(
    todo: Iterable[Chunk], work: Clean, workers: int, parts: Parts, positions: _Positions
) -> None:
    documents = size = 0
    for chunk, done in in_order(todo, work, workers):
        parts.add(done)
        documents += done.documents
        size += done.size
        if documents >= _DOCUMENTS or size >= _SIZE:
            parts.commit()
            documents = size = 0
        positions.tell(chunk, parts.state["documents"], parts.state["size"])
    parts.commit(complete=True)


class _Positions:
    """Where in all the files a chunk stands."""

    def __init__(self, paths: Sequence[str], progress: Progress | None) -> None:
        sizes = [os.path.getsize(path) for path in paths]
        self.total = sum(sizes)
        self.before = dict(zip(paths, itertools.accumulate(sizes, initial=0), strict=False))
        self.progress = progress

    def tell(self, chunk: Chunk, documents: int, size: int) -> None:
        if self.progress is not None:
            position = self.before[chunk.path] + chunk.position
            self.progress(position, self.total, documents, size)


def in_order(
    todo: Iterable[Chunk], work: Callable[[Chunk], R], workers: int
) -> Iterator[tuple[Chunk, R]]:
    """Each chunk with what came of it, in order; only a few are under way at any time."""
    todo = iter(todo)
    first_two = list(itertools.islice(todo, 2))
    todo = itertools.chain(first_two, todo)
    if workers == 1 or len(first_two) < 2:  # a chunk is done before a process has started
        for chunk in todo:
            yield chunk, work(chunk)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _end_with_parent) as pool:
        under_way: deque[tuple[Chunk, Future[R]]] = deque()
        for chunk in todo:
            under_way.append((chunk, pool.submit(work, chunk)))
            if len(under_way) > 2 * workers:
                first, future = under_way.popleft()
                yield first, future.result()
        for first, future in under_way:
            yield first, future.result()


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, also when that was killed."""
    parent = multiprocessing.parent_process()
    assert parent is not None

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
