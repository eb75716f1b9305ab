"""How many lines that sites print around articles go: `python -m benchmarks.printed [--kept fr]`.

`benchmarks/printed/*.txt` holds lines of all kinds of residue by language, written from what
papers, agencies, broadcasters and blogs of that language are known to print, not from the corpora.
Each has its place before it: `H` above an article, `M` in its middle, `T` below it. Every line is
put alone into the language's article of `fixtures/`, and the lines of that article which are lost
with it are counted as well. They guard what is known, and forecast nothing: where a line stayed, a
cue was written.

`--between` puts ten of the commonest lines between any two lines of all English articles of the
fixtures that hold no residue, and counts the lines of the articles that are lost, by rule.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from articlecleaner import clean, languages
from benchmarks.corpora import table

ROOT = Path(__file__).parent.parent
LINES = Path(__file__).parent / "printed"
COMMONEST = (
    *("Advertisement", "Related articles", "Read also: Pension fund doubles its stake", "Comments"),
    *("Photo: Ann Lee/Reuters", "(File photo)", "Watch the video", "Share this article", "Tags"),
    "Sign up for our newsletter",
)
MOST = 60  # lines of an article
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


def between() -> tuple[int, Counter[tuple[str, str]]]:
    """How many texts were cleaned, and how many lines of articles were lost, by line and rule."""
    known = languages()  # folders of fixtures in other languages; those in English are by kind
    texts, lost = 0, Counter[tuple[str, str]]()
    for path in sorted((ROOT / "fixtures").rglob("trap-*.txt")):
        lines = [line.strip() for line in path.read_text("utf-8").split("\n") if line.strip()]
        if path.parent.name in known or len(lines) > MOST:
            continue
        for printed in COMMONEST:
            for at in range(1, len(lines)):
                article = clean("\n".join([*lines[:at], printed, *lines[at:]]), "en")
                texts += 1
                kept = set(article.body.split("\n"))
                for line in lines:
                    if line not in kept:
                        rules = [r.rule for r in article.residue if r.text in line]
                        lost[printed, rules[0] if rules else "?"] += 1
    return texts, lost


def main() -> None:
    """Print a row for each language, or the lines of one that stayed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kept", metavar="LANGUAGE", help="print the lines of one that stayed")
    parser.add_argument("--between", action="store_true", help="put lines into English articles")
    options = parser.parse_args()
    if options.between:
        texts, lost = between()
        print(f"{lost.total()} lines lost in {texts} texts")
        print(
            table(["line", "rule", "lost"], [[*k, str(n)] for k, n in lost.most_common()], left=2)
        )
        return
    if language := options.kept:
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
