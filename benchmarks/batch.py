"""How fast many documents are cleaned, and what each host system costs beside plain `clean`.

`python -m benchmarks.batch [../shared/corpora] [--times 4]`

The texts that trafilatura printed for the pages of the corpora, some times over, and the pages
themselves. `batch` and trafilatura's own batch mode run as commands, with their start; hosts run
in this process, with their start apart; those that are not installed are left out. 1 MB is 10^6
bytes. Commands run once, hosts five times with 300 texts,
of which the least time is given; the time of the processor says more on a machine that does other
things as well.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import io
import json
import logging
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter, process_time

import articlecleaner
from articlecleaner.integrations.rows import RowCleaner
from benchmarks import corpora

ROUNDS, HOSTED = 5, 300
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
    """A row for each command and number of workers."""
    source, html = folder / "texts.jsonl", folder / "pages"
    source.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), "utf-8")
    html.mkdir()
    for number, page in enumerate(pages):
        (html / f"{number:05}.html").write_bytes(page)
    sizes = {source: source.stat().st_size, html: sum(map(len, pages))}
    counts = {source: len(texts), html: len(pages)}
    for given, what in ((source, "texts"), (html, "pages")):
        for workers in ("1", "2"):
            out = folder / f"{what}{workers}.jsonl"
            command = ["-m", "articlecleaner", "batch", str(given), "-o", str(out)]
            yield _run(
                f"batch, {what}",
                [*command, "--workers", workers],
                workers,
                counts[given],
                sizes[given],
            )
    for workers in ("1", "2"):
        target = folder / f"out{workers}"
        command = ["-m", "trafilatura.cli", "--input-dir", str(html), "--output-dir", str(target)]
        command += ["--parallel", workers]
        yield _run("trafilatura, pages", command, workers, len(pages), sizes[html])


def _run(name: str, command: list[str], workers: str, count: int, size: int) -> list[str]:
    start, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *command], check=False, capture_output=True)
    seconds, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [
        name,
        workers,
        f"{count / seconds:.0f}",
        f"{size / 1e6 / seconds:.2f}",
        f"{seconds:.1f}",
        f"{processor:.1f}",
    ]


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="?", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--times", type=int, default=4, help="how often each text is cleaned")
    parser.add_argument("--every", type=int, default=1, help="take only every n-th page")
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
    texts *= arguments.times
    print(f"{len(texts)} texts, {sum(len(text.encode()) for text in texts) / 1e6:.1f} MB")
    with contextlib.redirect_stderr(io.StringIO()):
        found = list(hosts(texts[:HOSTED]))
    print(corpora.table(["host", "documents/s", "time, plain = 1", "processor, plain = 1"], found))
    if not arguments.hosts_only:
        header = ["command", "workers", "documents/s", "MB/s of input", "s", "processor s"]
        with tempfile.TemporaryDirectory() as folder:
            some = pages[:: arguments.every]
            print(corpora.table(header, list(commands(Path(folder), texts, some))))


if __name__ == "__main__":
    main()
