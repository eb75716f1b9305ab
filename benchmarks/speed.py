"""How fast articlecleaner is beside its peers, how it scales, what it takes in memory and start.

`python -m benchmarks.speed [../shared/corpora] [--rounds 5]`

All in one process on one core, with the collector as Python has it. The cleaners are run in
turns, so that a busy machine slows all of them; a figure is the median of the rounds, followed by
the least and the greatest. 1 MB is 10^6 bytes of UTF-8.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import articlecleaner
from benchmarks import corpora
from benchmarks.peers import c4, optional

BARE = "splitlines and join"
TIMES = 10  # how much larger the larger text is, where growth is measured
STARTS = 7

_PEAK = """
import sys, tracemalloc, articlecleaner
text = sys.stdin.buffer.read().decode()
articlecleaner.clean(text[:10_000])
tracemalloc.start()
article = articlecleaner.clean(text)
print(tracemalloc.get_traced_memory()[1])
"""


class Growth(NamedTuple):
    """A text made larger: `make(n)` is the text in size n, `full` the size that its name says."""

    name: str
    make: Callable[[int], str]
    full: int


def bare(text: str) -> str:
    """The least that a cleaner of lines can do."""
    return "\n".join(text.splitlines())


def runners() -> dict[str, Callable[[str], object] | None]:
    """What is timed, by name; None stands for a peer that is not installed."""
    ftfy = optional("ftfy")
    return {
        "articlecleaner.clean": articlecleaner.clean,
        "datatrove C4QualityFilter": c4(),
        "ftfy.fix_text": ftfy and ftfy.fix_text,
        BARE: bare,
    }


def throughput(texts: Sequence[str], rounds: int) -> str:
    """A table of the speed of all cleaners over the same texts, in interleaved rounds."""
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / 1e6
    all_runners = runners()
    seconds: dict[str, list[float]] = {name: [] for name, run in all_runners.items() if run}
    for turn in range(rounds + 1):
        for name, run in all_runners.items():
            if run is not None:
                took = _seconds(run, texts)
                if turn:  # the first round warms up
                    seconds[name].append(took)
    rows = []
    for name in all_runners:
        if name not in seconds:
            rows.append([name, "not installed", "", ""])
            continue
        times = sorted(seconds[name])
        ratios = sorted(a / b for a, b in zip(seconds[name], seconds[BARE], strict=True))
        rows.append(
            [
                name,
                _spread([size / time for time in times]),
                _spread([1e3 * time / len(texts) for time in times]),
                _spread(ratios),
            ]
        )
    head = f"{len(texts)} texts, {size:.2f} MB"
    return corpora.table([head, "MB/s", "ms per document", "time, bare = 1"], rows)


def growths(texts: Sequence[str]) -> Iterator[Growth]:
    """Ordinary text many times over, and texts that were made to be slow."""
    ordinary = "\n\n".join(texts)[:200_000]
    yield Growth("2 MB, ordinary text repeated", lambda n: (ordinary + "\n\n") * n, TIMES)
    yield Growth("one line of 10 MB without spaces", lambda n: "a" * n, 10**7)
    yield Growth("one line of 10 MB of words", lambda n: "word " * (n // 5), 10**7)
    yield Growth("10^6 short lines", lambda n: "short\n" * n, 10**6)
    yield Growth("10^6 different short lines", lambda n: "\n".join(map(str, range(n))), 10**6)
    yield Growth("10^5 times 'More news', lines", lambda n: "More news\n" * n, 10**5)
    yield Growth("10^5 times 'Photo by ', one line", lambda n: "Photo by " * n, 10**5)


def scaling(texts: Sequence[str], rounds: int) -> str:
    """A table of the time for a text and for a tenth of it; linear is a ratio of about ten."""
    rows = []
    for growth in growths(texts):
        small, large = growth.make(growth.full // TIMES), growth.make(growth.full)
        pairs = [
            (_seconds(articlecleaner.clean, [small]), _seconds(articlecleaner.clean, [large]))
            for _ in range(rounds)
        ]
        rows.append(
            [
                growth.name,
                f"{len(large) / 1e6:.2f}",
                f"{median(a for a, _ in pairs):.3f}",
                f"{median(b for _, b in pairs):.3f}",
                _spread([b / a for a, b in pairs]),
            ]
        )
    header = ["growth", "10^6 characters", "s for a tenth", "s for all", "ratio, linear = 10"]
    return corpora.table(header, rows)


def memory(texts: Sequence[str]) -> str:
    """The peak of what a fresh process allocates to clean 10 MB of ordinary text, by tracemalloc.

    The text itself is not in it, nor what is loaded on first use; the article is.
    """
    ordinary = "\n\n".join(texts).encode("utf-8", "replace")
    text = (ordinary * (10**7 // len(ordinary) + 1))[: 10**7].decode("utf-8", "ignore")
    peak = int(_python("-c", _PEAK, stdin=text.encode()).stdout)
    return corpora.table(
        ["memory", "MB", "times the text"],
        [["peak for a text of 10 MB", f"{peak / 1e6:.1f}", f"{peak / 1e7:.1f}"]],
    )


def start() -> str:
    """What importing articlecleaner takes, beside a Python that imports nothing."""
    imports, nothing, whole = [], [], []
    for _ in range(STARTS):
        log = _python("-X", "importtime", "-c", "import articlecleaner").stderr.decode()
        line = next(x for x in log.splitlines() if x.endswith("| articlecleaner"))
        imports.append(int(line.split("|")[1]) / 1e3)
        nothing.append(1e3 * _seconds(lambda code: _python("-c", code), ["pass"]))
        whole.append(1e3 * _seconds(lambda code: _python("-c", code), ["import articlecleaner"]))
    rows = [
        ["import articlecleaner, by -X importtime", _spread(imports)],
        ["python -c 'import articlecleaner'", _spread(whole)],
        ["python -c pass", _spread(nothing)],
    ]
    return corpora.table(["start", "ms"], rows)


def _seconds(run: Callable[[str], object], texts: Sequence[str]) -> float:
    begin = perf_counter()
    for text in texts:
        run(text)
    return perf_counter() - begin


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def _python(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments], input=stdin, capture_output=True, check=True
    )


def main() -> None:
    """Print the four tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("root", type=Path, nargs="?", default=Path("../shared/corpora"))
    parser.add_argument("--rounds", type=int, default=5, help="for throughput; growth has three")
    options = parser.parse_args()
    corpora.require(options.root)
    texts = [
        text
        for corpus in corpora.CORPORA
        for text in corpora.extracted(options.root, corpus, "trafilatura").values()
    ]
    print(f"Python {sys.version.split()[0]}\n")
    print(throughput(texts, options.rounds), end="\n\n", flush=True)
    print(scaling(texts, min(3, options.rounds)), end="\n\n", flush=True)
    print(memory(texts), end="\n\n", flush=True)
    print(start())


if __name__ == "__main__":
    main()
