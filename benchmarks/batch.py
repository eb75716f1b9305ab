"""How fast many documents are cleaned, and what each host system costs beside plain `clean`.

`python -m benchmarks.batch [../shared/corpora] [--texts 20000] [--pages 1000]`

The texts that trafilatura printed for the pages of the corpora, and the pages themselves, over and
over and each a little different. `batch` and trafilatura's own batch mode run as commands, with
their start; hosts run in this process, with their start apart; those that are not installed are
left out. 1 MB is 10^6 bytes. Commands run once, hosts five times with 300 texts, of which the least
time is given; the time of the processor says more on a machine that does other things as well. The
peak is that of the largest process of a command; a tenth of the input shows whether it grows.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

import articlecleaner
from articlecleaner.integrations.rows import RowCleaner
from benchmarks import corpora

ROUNDS, HOSTED = 5, 300
T = TypeVar("T")
# A small process in between, as the peak of a process starts at that of the one it comes from.
_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
Host = Callable[[list[str]], Callable[[], object]]


def plain(texts: list[str]) -> Callable[[], object]:
    """`clean`, in a loop."""
    return lambda: [articlecleaner.clean(text) for text in texts]


def rows(texts: list[str]) -> Callable[[], object]:
    """The core of all hosts: columns of plain types."""
    return lambda: RowCleaner()({"text": texts})


def arrow(texts: list[str]) -> Callable[[], object]:
    """An Arrow table."""
    import pyarrow as pa

    from articlecleaner.integrations.arrow import ArrowCleaner

    table = pa.table({"text": texts})
    return lambda: ArrowCleaner()(table)


def datasets(texts: list[str]) -> Callable[[], object]:
    """A dataset of Hugging Face in memory."""
    import datasets as host

    from articlecleaner.integrations.datasets import clean_dataset

    host.disable_progress_bars()
    dataset = host.Dataset.from_dict({"text": texts})
    return lambda: clean_dataset(dataset, keep_in_memory=True, load_from_cache_file=False)


def datatrove(texts: list[str]) -> Callable[[], object]:
    """The step of datatrove, without reader and writer."""
    from datatrove.data import Document

    from articlecleaner.integrations.datatrove import ArticleCleaner

    def run() -> object:
        documents = [Document(text, id=str(number)) for number, text in enumerate(texts)]
        return list(ArticleCleaner()(documents))

    return run


def langchain(texts: list[str]) -> Callable[[], object]:
    """LangChain documents."""
    from langchain_core.documents import Document

    from articlecleaner.integrations.langchain import ArticleCleaner

    documents = [Document(text) for text in texts]
    return lambda: ArticleCleaner().transform_documents(documents)


def spark(texts: list[str]) -> Callable[[], object]:
    """A data frame of Spark, one thread, written nowhere."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    from articlecleaner.integrations.spark import clean_dataframe

    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    frame = session.createDataFrame([(text,) for text in texts], ["text"]).coalesce(1).cache()
    frame.count()
    return lambda: clean_dataframe(frame).write.format("noop").mode("overwrite").save()


def ray(texts: list[str]) -> Callable[[], object]:
    """A dataset of Ray, one processor."""
    import pyarrow as pa
    import ray as host

    from articlecleaner.integrations.ray import clean_dataset

    host.init(num_cpus=1, include_dashboard=False, log_to_driver=False)
    dataset = host.data.from_arrow(pa.table({"text": texts})).materialize()
    return lambda: clean_dataset(dataset, batch_size=256).materialize()


HOSTS: dict[str, tuple[str, Host]] = {
    "plain clean": ("articlecleaner", plain),
    "rows": ("articlecleaner", rows),
    "Arrow": ("pyarrow", arrow),
    "datasets": ("datasets", datasets),
    "datatrove": ("datatrove", datatrove),
    "LangChain": ("langchain_core", langchain),
    "Spark local[1]": ("pyspark", spark),
    "Ray, 1 CPU": ("ray", ray),
}


def hosts(texts: list[str]) -> Iterator[list[str]]:
    """A row for each host that is here: the least time of some rounds, taken in turns."""
    ready = {
        name: host(texts) for name, (module, host) in HOSTS.items() if find_spec(module) is not None
    }
    for run in ready.values():
        run()
    clock: dict[str, list[float]] = {name: [] for name in ready}
    processor: dict[str, list[float]] = {name: [] for name in ready}
    for _ in range(ROUNDS):
        for name, run in ready.items():
            start, before = perf_counter(), process_time()
            run()
            clock[name].append(perf_counter() - start)
            processor[name].append(process_time() - before)
    for name in ready:
        here = f"{min(processor[name]) / min(processor['plain clean']):.2f}"
        ratio = f"{min(clock[name]) / min(clock['plain clean']):.2f}"
        elsewhere = HOSTS[name][0] in ("pyspark", "ray")
        rate = f"{len(texts) / min(clock[name]):.0f}"
        yield [name, rate, ratio, "in others" if elsewhere else here]


def commands(folder: Path, texts: list[str], pages: list[bytes]) -> Iterator[list[str]]:
    """A row for each command, input and number of workers."""
    html = folder / "pages"
    html.mkdir()
    for number, page in enumerate(pages):
        (html / f"{number:05}.html").write_bytes(page)
    for count, workers in ((len(texts) // 10, 1), (len(texts), 1), (len(texts), 2)):
        source = folder / f"{count}.jsonl"
        source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts[:count]))
        yield _batch("texts, JSON lines", source, workers, count, source.stat().st_size)
    for count, workers in ((len(pages) // 10, 1), (len(pages), 1), (len(pages), 2)):
        source = folder / f"{count}.warc.gz"
        source.write_bytes(b"".join(map(_record, pages[:count])))
        yield _batch("pages, WARC", source, workers, count, sum(map(len, pages[:count])))
    size = sum(map(len, pages))
    for workers in (1, 2):
        yield _batch("pages, files", html, workers, len(pages), size)
    for workers in (1, 2):
        target = folder / f"out{workers}"
        command = ["-m", "trafilatura.cli", "--input-dir", str(html), "--output-dir", str(target)]
        command += ["--parallel", str(workers)]
        yield _run("trafilatura, files", command, workers, len(pages), size)


def _record(page: bytes) -> bytes:
    """A page as a member of a WARC."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Target-URI: https://a.example\r\nWARC-Date: 2024-11-30T10:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 1)


def _batch(name: str, source: Path, workers: int, count: int, size: int) -> list[str]:
    out = source.with_name(f"{source.name}.{workers}.out.jsonl")
    command = ["-m", "articlecleaner", "batch", str(source), "-o", str(out)]
    return _run(name, [*command, "--workers", str(workers)], workers, count, size)


def _run(name: str, command: list[str], workers: int, count: int, size: int) -> list[str]:
    start = perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, sys.executable, *command],
        capture_output=True,
        check=True,
        text=True,
    )
    seconds = perf_counter() - start
    processor, peak = map(float, done.stdout.split())
    return [
        name,
        f"{count}",
        f"{workers}",
        f"{count / seconds:.0f}",
        f"{size / 1e6 / seconds:.2f}",
        f"{seconds:.1f}",
        f"{processor:.1f}",
        f"{peak / 1e3:.0f}",
    ]


def some(things: list[T], count: int, vary: Callable[[T, int], T]) -> list[T]:
    """So many of the things, over and over, varied each time."""
    return [vary(things[n % len(things)], n // len(things)) for n in range(count)]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="?", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--texts", type=int, default=20_000, help="how many texts are cleaned")
    parser.add_argument("--pages", type=int, default=1_000, help="how many pages")
    parser.add_argument("--hosts-only", action="store_true", help="only what hosts cost")
    arguments = parser.parse_args()
    root = arguments.corpora
    corpora.require(root)
    logging.disable(logging.WARNING)
    texts, pages = [], []
    for corpus in corpora.CORPORA:
        extracted = corpora.extracted(root, corpus, "trafilatura")
        texts += [text for text in extracted.values() if text]
        pages += [
            gzip.decompress((root / corpus / "html" / f"{page}.html.gz").read_bytes())
            for page in extracted
        ]
    with contextlib.redirect_stderr(io.StringIO()):
        found = list(hosts(texts[:HOSTED]))
    print(corpora.table(["host", "documents/s", "time, plain = 1", "processor, plain = 1"], found))
    if not arguments.hosts_only:
        header = ["batch of", "documents", "workers", "documents/s", "MB/s of input", "s"]
        with tempfile.TemporaryDirectory() as folder:
            found = list(
                commands(
                    Path(folder),
                    some(texts, arguments.texts, lambda text, time: f"{text} {time}"),
                    some(
                        pages, arguments.pages, lambda page, time: b"%b<!-- %d -->" % (page, time)
                    ),
                )
            )
        print(corpora.table([*header, "processor s", "peak MB"], found))


if __name__ == "__main__":
    main()
