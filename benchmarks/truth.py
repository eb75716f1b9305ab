"""What makes an extracted text right: its gold body, or segments that must and must not be there.

Gold bodies are compared as Zyte's article-extraction-benchmark does it (MIT,
https://github.com/scrapinghub/article-extraction-benchmark): multisets of shingles of four words,
case and all; a text of fewer words, even of none, is one shingle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.corpora import WORD, Page
from benchmarks.peers import Cut

SHINGLE = 4
Shingle = tuple[str, ...]


@dataclass(frozen=True)
class Counts:
    """What of a text is right (`tp`), too much (`fp`) and missing (`fn`), and if it is `exact`."""

    tp: int
    fp: int
    fn: int
    exact: bool = False

    @property
    def precision(self) -> float:
        """Share of the text that is right; 0 for a text of which nothing can be said."""
        return self.tp / (self.tp + self.fp) if self.tp else 0.0

    @property
    def recall(self) -> float:
        """Share of the truth that is in the text."""
        return self.tp / (self.tp + self.fn) if self.tp else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return f1(self.precision, self.recall)


@dataclass(frozen=True)
class Body:
    """A gold body, in each of its `readings`; the one that fits a text best counts."""

    readings: tuple[tuple[str, ...], ...]

    def counts(self, text: str) -> Counts:
        """Compare a text with the reading that it fits best."""
        return self._fit(WORD.findall(text))[0]

    def losses(self, before: str, after: str, cuts: Sequence[Cut]) -> list[tuple[int, Cut]]:
        """The cuts that cost gold shingles, each with how many of the lost ones it touches."""
        gold = self._fit(WORD.findall(before))[1]
        kept = Counter(_shingles(WORD.findall(after)))
        found = list(WORD.finditer(before))
        lost = (gold & Counter(_shingles([m[0] for m in found]))) - kept
        costs = []
        for cut in cuts:
            inside = [i for i, m in enumerate(found) if m.end() > cut.start and m.start() < cut.end]
            if not inside:
                continue
            words = [m[0] for m in found[max(0, inside[0] - SHINGLE + 1) : inside[-1] + SHINGLE]]
            if cost := (lost & Counter(_shingles(words))).total():
                costs.append((cost, cut))
        return costs

    def _fit(self, words: Sequence[str]) -> tuple[Counts, Counter[Shingle]]:
        seen = Counter(_shingles(words))
        fits = []
        for reading in self.readings:
            gold = Counter(_shingles(reading))
            right = (gold & seen).total()
            exact = tuple(words) == reading
            fits.append((Counts(right, seen.total() - right, gold.total() - right, exact), gold))
        return max(fits, key=lambda fit: (fit[0].exact, fit[0].f1))


@dataclass(frozen=True)
class Segments:
    """Segments that a text must hold (`wanted`) and must not hold, white space folded."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]

    def counts(self, text: str) -> Counts:
        """Look up each segment in a text."""
        folded = _fold(text)
        tp = sum(segment in folded for segment in self.wanted)
        fp = sum(segment in folded for segment in self.unwanted)
        fn = len(self.wanted) - tp
        return Counts(tp, fp, fn, exact=not fp and not fn)

    def losses(self, before: str, after: str, cuts: Sequence[Cut]) -> list[tuple[int, Cut]]:
        """The cuts that cost wanted segments, each with how many of the lost ones it touches."""
        folded = _fold(after)
        costs: Counter[Cut] = Counter()
        for segment in self.wanted:
            pattern = r"\s+".join(map(re.escape, segment.split()))
            if segment not in folded and (match := re.search(pattern, before)):
                hit = [cut for cut in cuts if cut.end > match.start() and cut.start < match.end()]
                costs.update(hit)
        return [(cost, cut) for cut, cost in costs.items()]


Truth = Body | Segments


def truth(page: Page) -> Truth:
    """What is known of a page, in the form in which texts can be judged.

    The gold body of `fundus` comes with a `summary` apart from it, which some would print and
    some not: both readings are right. Its `headings` all stand in the body already.
    """
    gold: Mapping[str, Any] = page.gold
    if "with" in gold:
        return Segments(tuple(map(_fold, gold["with"])), tuple(map(_fold, gold["without"])))
    readings = [gold["body"]]
    if gold.get("summary"):
        readings.append([*gold["summary"], *gold["body"]])
    return Body(tuple(tuple(WORD.findall("\n".join(reading))) for reading in readings))


def f1(precision: float, recall: float) -> float:
    """Harmonic mean of precision and recall; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _shingles(words: Sequence[str]) -> Iterator[Shingle]:
    for i in range(max(1, len(words) - SHINGLE + 1)):
        yield tuple(words[i : i + SHINGLE])


def _fold(text: str) -> str:
    return " ".join(text.split())
