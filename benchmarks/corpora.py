"""What the benchmarks read and print: the corpora, the labelled lines, markdown tables."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from pathlib import Path
from typing import Any

CORPORA = ("zyte", "fundus", "readability", "segments")
EXTRACTORS = ("trafilatura", "resiliparse", "readability", "newspaper", "justext", "boilerpy3")
WORD = re.compile(r"\w+")

_LANGUAGES = (
    re.compile(rb"<html[^>]*?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})\b"),
    re.compile(rb"og:locale[\"'][^>]*content=[\"']([a-zA-Z]{2,3})\b"),
)


@dataclass(frozen=True)
class Page:
    """One page of a corpus: its id and what people said is true of it."""

    corpus: str
    id: str
    url: str
    gold: Mapping[str, Any]


@dataclass(frozen=True)
class Labelled:
    """One extracted document of residuebench, every line with its label."""

    id: str
    lines: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def text(self) -> str:
        """The document that a cleaner is given."""
        return "\n".join(self.lines)

    @property
    def extractor(self) -> str:
        """Which extractor printed the lines."""
        return self.id.rsplit("/", 1)[1]


def pages(root: Path, corpus: str) -> list[Page]:
    """The pages of one corpus, in the order of the file."""
    rows = _rows((root / corpus / "pages.jsonl").read_text("utf-8").split("\n"))
    return [Page(corpus, row["id"], row.get("url", ""), row["gold"]) for row in rows]


def extracted(root: Path, corpus: str, extractor: str) -> dict[str, str]:
    """What an extractor printed for each page of a corpus, by the page's id."""
    with gzip.open(
        root / corpus / "extractions" / f"{extractor}.jsonl.gz", "rt", encoding="utf-8"
    ) as file:
        return {row["id"]: row["text"] for row in _rows(file)}


def labelled(path: Path) -> list[Labelled]:
    """The documents of residuebench, sorted by id."""
    rows = _rows(path.read_text("utf-8").split("\n"))
    documents = [Labelled(row["id"], tuple(row["lines"]), tuple(row["labels"])) for row in rows]
    return sorted(documents, key=lambda document: document.id)


def hashed(line: str) -> str:
    """What a labelled line is known by where its text is not kept: a hash of its words."""
    words = " ".join(WORD.findall(line))
    return blake2s(words.encode("utf-8", "replace"), digest_size=6).hexdigest()


def language(root: Path, document: Labelled) -> str:
    """The language that the document's page declares, such as `en`; else `unknown`."""
    corpus, page, _ = document.id.split("/")
    return declared(root, corpus, page)


def declared(root: Path, corpus: str, page: str) -> str:
    """The language that a page of a corpus declares, such as `en`; else `unknown`."""
    path = root / corpus / "html" / f"{page}.html.gz"
    html = gzip.decompress(path.read_bytes()) if path.exists() else b""
    for pattern in _LANGUAGES:
        if match := pattern.search(html):
            return match[1].decode().lower()
    return "unknown"


def require(*paths: Path) -> None:
    """Stop with one line, and without an error, where the corpora are not present."""
    for path in paths:
        if not path.exists():
            print(f"{path} is not here: the corpora are no part of the project; nothing measured.")
            raise SystemExit(0)


def choice(text: str | None, known: Sequence[str]) -> tuple[str, ...]:
    """The names in a comma-separated option, or all of them; stops at one that is unknown."""
    names = tuple(text.split(",")) if text else tuple(known)
    if unknown := [name for name in names if name not in known]:
        raise SystemExit(f"unknown: {', '.join(unknown)}; known: {', '.join(known)}")
    return names


def table(header: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """A markdown table, its first columns left and the others right aligned, padded to be read.

    >>> print(table(["kind", "lines"], [["promo", "12"]]))
    | kind  | lines |
    | :---- | ----: |
    | promo |    12 |
    """
    cells = [list(header), *map(list, rows)]
    widths = [max(3, *(len(row[i]) for row in cells)) for i in range(len(header))]
    lines = [
        [cell.ljust(width) if i < left else cell.rjust(width) for i, (cell, width) in pairs]
        for pairs in (enumerate(zip(row, widths, strict=True)) for row in cells)
    ]
    rule = [":" + "-" * (w - 1) if i < left else "-" * (w - 1) + ":" for i, w in enumerate(widths)]
    return "\n".join("| " + " | ".join(line) + " |" for line in [lines[0], rule, *lines[1:]])


def shorten(text: str, width: int = 160) -> str:
    """A text on one line, cut to a width, for a list of errors."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def _rows(lines: Iterable[str]) -> Iterator[Any]:
    return (json.loads(line) for line in lines if line.strip())
