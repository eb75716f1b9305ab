"""Many documents in one process: memory, and the same results from threads and processes.

python scripts/endurance.py 100000
"""

from __future__ import annotations

import hashlib
import sys
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import articlecleaner

ROOT = Path(__file__).parent.parent
WORKERS = 8
SAMPLE = 2000  # documents that are cleaned by threads and by processes as well


def resident() -> int:
    """Kilobytes of memory that the process holds now."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise OSError("/proc/self/status does not say VmRSS")


def texts() -> list[str]:
    """The golden documents."""
    paths = [*sorted((ROOT / "fixtures").rglob("*.txt")), *sorted((ROOT / "seeds").glob("*.txt"))]
    return [path.read_bytes().decode("utf-8") for path in paths]


def document(number: int, golden: list[str]) -> str:
    """A text that no other number gives: a part of a golden one, with a number in it."""
    text = golden[number % len(golden)]
    return f"{text[:600]}\nNo. {number} of the town's {number * 7919} houses was empty that day.\n"


def digest(number: int) -> str:
    """What the library makes of one document."""
    article = articlecleaner.clean(document(number, GOLDEN))
    return hashlib.sha256(repr(article).encode("utf-8", "surrogatepass")).hexdigest()


GOLDEN = texts()


def main(count: int) -> None:
    """Clean so many documents and print memory as it goes; then compare the workers."""
    for number in range(count):
        articlecleaner.clean(document(number, GOLDEN))
        if number and number % (count // 10) == 0:
            print(f"{number} documents: {resident() // 1024} MB", flush=True)
    print(f"{count} documents: {resident() // 1024} MB")
    wanted = list(map(digest, range(SAMPLE)))
    pools: list[Executor] = [ThreadPoolExecutor(WORKERS), ProcessPoolExecutor(WORKERS)]
    for pool in pools:
        with pool:
            same = list(pool.map(digest, range(SAMPLE), chunksize=50)) == wanted
        print(f"{type(pool).__name__}, {WORKERS} workers: {'same' if same else 'DIFFERENT'}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
