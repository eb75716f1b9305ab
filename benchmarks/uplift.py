"""How much better the texts of six extractors get by articlecleaner, on pages with known bodies.

`python -m benchmarks.uplift [../shared/corpora] [--corpus zyte,fundus] [--extractor justext]
[--losses]`

For zyte, fundus and readability, precision and recall are means over pages of shares of four-word
shingles, F1 is their harmonic mean, page F1 the mean of the pages' own F1, and exact the share of
pages whose words are those of the gold body, in order. For segments, precision and recall are
over all segments of all pages (a wanted one found, one missing, an unwanted one found), and exact
is the share of pages with every wanted and no unwanted segment.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import articlecleaner
from benchmarks import corpora
from benchmarks.peers import Cut, clean
from benchmarks.truth import Body, Counts, Truth, f1, truth

MEASURES = ("precision", "recall", "F1", "page F1", "exact")


@dataclass(frozen=True)
class Pair:
    """One extracted text and its cleaned body, both compared with the truth."""

    name: str
    truth: Truth
    text: str
    body: str
    cuts: Sequence[Cut]
    before: Counts
    after: Counts


CleanerOf = Callable[[corpora.Page], Callable[[str], articlecleaner.Article]]


def measure(
    root: Path, corpus: str, extractor: str, cleaner_of: CleanerOf = lambda _: articlecleaner.clean
) -> list[Pair]:
    """Clean what an extractor printed for a corpus and judge every page before and after."""
    texts = corpora.extracted(root, corpus, extractor)
    pairs = []
    for page in corpora.pages(root, corpus):
        text, known = texts[page.id], truth(page)
        body, cuts = clean(text, cleaner_of(page))
        name = f"{corpus}/{page.id}/{extractor}"
        before, after = known.counts(text), known.counts(body)
        pairs.append(Pair(name, known, text, body, cuts, before, after))
    return pairs


def macro(counts: Sequence[Counts]) -> list[float]:
    """The `MEASURES` over pages that count the same, however long they are."""
    precision, recall = fmean(c.precision for c in counts), fmean(c.recall for c in counts)
    page_f1, exact = fmean(c.f1 for c in counts), fmean(c.exact for c in counts)
    return [precision, recall, f1(precision, recall), page_f1, exact]


def micro(counts: Sequence[Counts]) -> list[float]:
    """The `MEASURES` over segments that count the same, whatever page they are of."""
    total = Counts(sum(c.tp for c in counts), sum(c.fp for c in counts), sum(c.fn for c in counts))
    page_f1, exact = fmean(c.f1 for c in counts), fmean(c.exact for c in counts)
    return [total.precision, total.recall, total.f1, page_f1, exact]


def rows(results: dict[tuple[str, str], list[Pair]]) -> list[list[str]]:
    """A row for every corpus and extractor: the measures before → after."""
    output = []
    for (corpus, extractor), pairs in results.items():
        mean = macro if isinstance(pairs[0].truth, Body) else micro
        before, after = mean([pair.before for pair in pairs]), mean([pair.after for pair in pairs])
        cells = [f"{old:.3f} → {new:.3f}" for old, new in zip(before, after, strict=True)]
        output.append([corpus, extractor, str(len(pairs)), *cells])
    return output


def losses(pairs: Sequence[Pair]) -> str:
    """The pages whose F1 fell, worst first, with the cuts that cost a part of the truth."""
    fallen = [pair for pair in pairs if pair.after.f1 < pair.before.f1]
    fallen.sort(key=lambda pair: (pair.after.f1 - pair.before.f1, pair.name))
    output = []
    for pair in fallen:
        output.append(f"{pair.name} F1 {pair.before.f1:.3f} → {pair.after.f1:.3f}")
        for cost, cut in pair.truth.losses(pair.text, pair.body, pair.cuts):
            text = corpora.shorten(pair.text[cut.start : cut.end])
            output.append(f"    -{cost} [{cut.kind}] {cut.rule} | {text}")
    output.append(f"{len(fallen)} of {len(pairs)} texts lost")
    return "\n".join(output)


def main() -> None:
    """Print the table of all measures, or with `--losses` the pages that got worse."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("root", type=Path, nargs="?", default=Path("../shared/corpora"))
    parser.add_argument("--corpus", help=f"some of {','.join(corpora.CORPORA)}")
    parser.add_argument("--extractor", help=f"some of {','.join(corpora.EXTRACTORS)}")
    parser.add_argument("--losses", action="store_true", help="print the pages whose F1 fell")
    options = parser.parse_args()
    corpora.require(options.root)
    results = {
        (corpus, extractor): measure(options.root, corpus, extractor)
        for corpus in corpora.choice(options.corpus, corpora.CORPORA)
        for extractor in corpora.choice(options.extractor, corpora.EXTRACTORS)
    }
    if options.losses:
        print(losses([pair for pairs in results.values() for pair in pairs]))
    else:
        print(corpora.table(["corpus", "extractor", "pages", *MEASURES], rows(results), left=2))


if __name__ == "__main__":
    main()
