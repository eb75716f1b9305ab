"""What was taken out of articles, counted: by kind, by rule, by document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from articlecleaner.article import Article
from articlecleaner.finding import Kind, Residue
from articlecleaner.report.pieces import words

LOW = 0.65  # confidence below which a removal is named as doubtful
LARGE = 0.4  # share of a text's words from which a removal is named as large


@dataclass
class Count:
    """How often something was found: removals, their words, the documents they were in."""

    removals: int = 0
    words: int = 0
    documents: int = 0

    @classmethod
    def of(cls, residue: Iterable[Residue]) -> Count:
        """The count of the removals of one document."""
        sizes = [words(r.text) for r in residue]
        return cls(len(sizes), sum(sizes), 1)

    def add(self, other: Count) -> None:
        """Count these as well."""
        self.removals += other.removals
        self.words += other.words
        self.documents += other.documents


@dataclass
class Tally:
    r"""The counts of one cleaned article, or, after `add`, of many.

    >>> import articlecleaner
    >>> article = articlecleaner.clean("The river rose on Monday.\n\nShare", language="en")
    >>> Tally.of(article).removed
    '1 of 6 words (17%): 1 social'
    """

    documents: int = 0
    untouched: int = 0
    before: int = 0
    after: int = 0
    kinds: dict[Kind, Count] = field(default_factory=dict)
    rules: dict[tuple[Kind, str], Count] = field(default_factory=dict)

    @classmethod
    def of(cls, article: Article) -> Tally:
        """The tally of one article."""
        kinds: dict[Kind, list[Residue]] = {}
        rules: dict[tuple[Kind, str], list[Residue]] = {}
        for r in article.residue:
            kinds.setdefault(r.kind, []).append(r)
            rules.setdefault((r.kind, r.rule), []).append(r)
        return cls(
            1,
            not article.residue,
            words(article.source),
            words(article.body),
            {kind: Count.of(found) for kind, found in kinds.items()},
            {rule: Count.of(found) for rule, found in rules.items()},
        )

    def add(self, other: Tally) -> None:
        """Count these documents as well."""
        self.documents += other.documents
        self.untouched += other.untouched
        self.before += other.before
        self.after += other.after
        for kind, count in other.kinds.items():
            self.kinds.setdefault(kind, Count()).add(count)
        for rule, count in other.rules.items():
            self.rules.setdefault(rule, Count()).add(count)

    @property
    def share(self) -> float:
        """The share of the words that was taken out."""
        return 1 - self.after / self.before if self.before else 0.0

    @property
    def removed(self) -> str:
        """What was taken out, in a line."""
        if not self.kinds:
            return f"nothing of {self.before:,} words"
        ranked = sorted(self.kinds.items(), key=lambda item: -item[1].removals)
        table = ", ".join(f"{count.removals} {kind}" for kind, count in ranked)
        gone = self.before - self.after
        return f"{gone:,} of {self.before:,} words ({self.share:.0%}): {table}"


def doubt(article: Article) -> float:
    """How many words may have been taken out wrongly, if the confidences are right.

    The words of each removal times what its confidence lacks to 1: large removals and those of low
    confidence weigh most. The confidences of rules are set by hand and not calibrated, so this
    ranks documents and estimates nothing.
    """
    return sum(words(r.text) * (1 - r.confidence) for r in article.residue)


def remarks(article: Article, tally: Tally) -> list[str]:
    """What makes a cleaning worth a look, in words; nothing where there is nothing to say."""
    said = list(article.warnings)
    if tally.before and not tally.after:
        said.append("nothing is left")
    elif tally.share >= LARGE:
        said.append(f"{tally.share:.0%} removed")
    if low := sum(r.confidence < LOW for r in article.residue):
        said.append(f"{low} of low confidence")
    return said
