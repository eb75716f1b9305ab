"""Labelled lines for the arbiter: by hand (residuebench), and weakly by aligning extractions.

A line of an extraction is the article's own if the page's gold body holds it, residue if it does
not; what is in between, or too short to tell, is left out.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

WORD = re.compile(r"\w+")
EXTRACTORS = ("trafilatura", "resiliparse", "readability", "newspaper", "justext", "boilerpy3")
BODY, RESIDUE, UNKNOWN = 0, 1, -1
NEUTRAL = ("deck", "embed", "unsure")


class Labelled(NamedTuple):
    """A document with a label per line, its site, and whether the labels were made by hand."""

    id: str
    site: str
    lines: tuple[str, ...]
    labels: tuple[int, ...]
    by_hand: bool


def site(url: str, page: str) -> str:
    """The site of a page, without `www` and subdomains; the page where the address is unknown."""
    host = urlsplit(url or "").hostname or page
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts[-2:][0]) <= 3 else parts[-2:])


def by_hand(path: Path) -> Iterator[Labelled]:
    """The documents of residuebench."""
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            labels = tuple(
                UNKNOWN if label in NEUTRAL else BODY if label == "body" else RESIDUE
                for label in row["labels"]
            )
            page = row["id"].split("/")[1]
            yield Labelled(row["id"], site(row["url"], page), tuple(row["lines"]), labels, True)


def weak(corpora: Path, without: set[str]) -> Iterator[Labelled]:
    """The extractions of pages that have a gold body, except the documents `without`."""
    for corpus in ("zyte", "fundus", "readability"):
        with (corpora / corpus / "pages.jsonl").open(encoding="utf-8") as file:
            pages = {row["id"]: row for row in map(json.loads, file)}
        for extractor in EXTRACTORS:
            path = corpora / corpus / "extractions" / f"{extractor}.jsonl.gz"
            with gzip.open(path, "rt", encoding="utf-8") as file:
                for row in map(json.loads, file):
                    name = f"{corpus}/{row['id']}/{extractor}"
                    if name in without or not row["text"]:
                        continue
                    page = pages[row["id"]]
                    lines = tuple(x.strip() for x in row["text"].splitlines() if x.strip())
                    labels = _align(lines, page["gold"])
                    if labels.count(BODY) >= 2:
                        yield Labelled(
                            name, site(page.get("url", ""), row["id"]), lines, labels, False
                        )


def _align(lines: tuple[str, ...], gold: dict[str, list[str]]) -> tuple[int, ...]:
    body = [WORD.findall(paragraph) for paragraph in gold["body"]]
    flat = " " + " ".join(word for words in body for word in words) + " "
    summary = " " + " ".join(WORD.findall(" ".join(gold.get("summary") or []))) + " "
    whole = {" ".join(words) for words in body}
    shingles = {tuple(words[i : i + 4]) for words in body for i in range(len(words) - 3)}
    labels = []
    for line in lines:
        words = WORD.findall(line)
        joined = " ".join(words)
        if not words or f" {joined} " in summary:
            labels.append(UNKNOWN)
        elif joined in whole:
            labels.append(BODY)
        elif len(words) < 4:
            labels.append(UNKNOWN if f" {joined} " in flat else RESIDUE)
        elif f" {joined} " in flat:
            labels.append(BODY)
        else:
            mine = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
            share = sum(shingle in shingles for shingle in mine) / len(mine)
            labels.append(BODY if share >= 0.8 else RESIDUE if share <= 0.1 else UNKNOWN)
    return tuple(labels)
