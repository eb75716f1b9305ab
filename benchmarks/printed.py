"""How many lines that sites print around articles go: `python -m benchmarks.printed [--kept fr]`.

`benchmarks/printed/*.txt` holds lines of all kinds of residue by language, written from what
papers, agencies, broadcasters and blogs of that language are known to print, not from the corpora.
Each has its place before it: `H` above an article, `M` in its middle, `T` below it. Every line is
put alone into the language's article of `fixtures/`, and the lines of that article which are lost
with it are counted as well. They guard what is known, and forecast nothing: where a line stayed, a
cue was written.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

from articlecleaner import clean
from benchmarks.corpora import table

ROOT = Path(__file__).parent.parent
LINES = Path(__file__).parent / "printed"
ARTICLES = {"en": "article/trap-names-and-initials-at-the-end", "sr": "sr/trap-article-latin"}


class Printed(NamedTuple):
    """A line put into an article: what it says, whether it went, and whether the article stayed."""

    line: str
    gone: bool
    whole: bool


def article(language: str) -> list[str]:
    """The lines of an article in a language that holds no residue."""
    name = ARTICLES.get(language, f"{language}/trap-article")
    text = (ROOT / "fixtures" / f"{name}.txt").read_text("utf-8")
    return [line for line in text.split("\n") if line.strip()]


def measure(language: str) -> list[Printed]:
    """Put each line of a language into its article, and clean that."""
    lines = article(language)
    places = {"H": 0, "M": len(lines) // 2, "T": len(lines)}
    results = []
    for row in (LINES / f"{language}.txt").read_text("utf-8").splitlines():
        place, _, printed = row.partition("|")
        at = places[place]
        body = clean("\n".join([*lines[:at], printed, *lines[at:]]), language).body.split("\n")
        results.append(Printed(row, printed not in body, set(lines) <= set(body)))
    return results


def main() -> None:
    """Print a row for each language, or the lines of one that stayed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kept", metavar="LANGUAGE", help="print the lines of one that stayed")
    if language := parser.parse_args().kept:
        print(*[one.line for one in measure(language) if not one.gone], sep="\n")
        return
    rows = []
    for path in sorted(LINES.glob("*.txt")):
        results = measure(path.stem)
        gone = sum(one.gone for one in results)
        hurt = sum(not one.whole for one in results)
        rows.append(
            [path.stem, str(len(results)), f"{gone} = {gone / len(results):.3f}", str(hurt)]
        )
    print(table(["language", "lines", "gone", "article hurt"], rows))


if __name__ == "__main__":
    main()
