"""How residue is told from article on sites that no rule was learned from at first.

`python -m benchmarks.sites [--packages FOLDER] [--errors]`

The pages come with the tests of other packages. `sites.jsonl` has a page a line: the package and
its version, the file, the site, and hashes of the lines by their label, as one reader each gave
them (the labels are those of residuebench); nothing of the pages themselves. The packages are
fetched once, the extractors print the lines anew, and lines that nobody labelled count neither way.
The table has `clean` behind four extractors, and `clean_html` on what its own extractor printed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tarfile
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import articlecleaner
from benchmarks.corpora import Labelled, hashed, table
from benchmarks.pages import PEERS, Road
from benchmarks.peers import clean
from benchmarks.residue import Judged, by_extractor, errors, judge

LABELS = Path(__file__).with_name("sites.jsonl")
PACKAGES = Path(".cache/packages")
EXTRACTORS = ("trafilatura", "resiliparse", "readability-lxml", "newspaper4k")
ROAD = "clean_html"


def judged(folder: Path) -> Iterator[Judged]:
    """What becomes of all labelled pages, by each extractor and by `clean_html`."""
    folder.mkdir(parents=True, exist_ok=True)
    roads = {name: road for name in EXTRACTORS if (road := PEERS[name]())}
    with LABELS.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row in rows:
        archive = folder / _file(row)
        if not archive.exists():
            _fetch(row, folder)
        html = _pages(archive)[row["page"]]
        name = f"{row['package']}/{row['page']}"
        labels = {line: label for label, lines in row["labels"].items() for line in lines.split()}
        for extractor, road in roads.items():
            document = _labelled(f"{name}/{extractor}", _printed(road, html), labels)
            yield judge(document, lambda text: clean(text)[1])
        yield _by_road(name, html, labels)


def _by_road(name: str, html: bytes, labels: dict[str, str]) -> Judged:
    article = articlecleaner.clean_html(html)
    document = _labelled(f"{name}/{ROAD}", article.source, labels)
    return judge(document, lambda text: clean(text, lambda _: article)[1])


def _labelled(name: str, text: str, labels: dict[str, str]) -> Labelled:
    lines = tuple(text.split("\n"))
    return Labelled(name, lines, tuple(labels.get(hashed(line), "unsure") for line in lines))


def _printed(road: Road, html: bytes) -> str:
    try:
        text = road(html)
    except ImportError:  # newspaper4k reads some languages with further packages
        return ""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _file(row: dict[str, Any]) -> str:
    name, version = row["package"], row["version"]
    if row["from"] == "npm":
        return f"{name.lstrip('@').replace('/', '-')}-{version}.tgz"
    return f"{name.replace('-', '_')}-{version}.tar.gz"


def _fetch(row: dict[str, Any], folder: Path) -> None:
    name = row["package"]
    if row["from"] == "npm":
        package = f"{name}@{row['version']}"
        command = ["npm", "pack", "--silent", package, "--pack-destination", str(folder)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return
    with import_module("pypi_simple").PyPISimple() as index:
        files = index.get_project_page(name).packages
        (found,) = (each for each in files if each.filename == _file(row))
        index.download_package(found, folder / found.filename)


@cache
def _pages(archive: Path) -> dict[str, bytes]:
    """The files of an archive that may be pages, by their names."""
    with tarfile.open(archive) as file:
        members = [m for m in file if m.isfile() and m.name.endswith((".html", ".htm"))]
        return {m.name: f.read() for m in members if (f := file.extractfile(m))}


def main() -> None:
    """Print a table, or every wrong line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--packages", type=Path, default=PACKAGES, help="where they are kept")
    parser.add_argument("--errors", action="store_true", help="print every wrong line instead")
    options = parser.parse_args()
    results = list(judged(options.packages))
    if options.errors:
        print(errors(results, None))
        return
    rows = [
        [
            *(name, str(scores.documents), str(scores.residue_words), str(scores.body_words)),
            *(f"{scores.recall:.3f}", f"{scores.damage:.4f}", f"{scores.clean:.3f}"),
        ]
        for name, scores in by_extractor(results).items()
    ]
    head = ["", "documents", "residue words", "body words", "recall", "damage", "clean"]
    print(table(head, rows))


if __name__ == "__main__":
    main()
