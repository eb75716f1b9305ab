"""How well articlecleaner does on pages in other languages than English, and what they cost.

`python -m benchmarks.languages [../shared] [--rounds 5]`

Three tables, by the language that a page declares, each language with five documents or more and
all but English together: residuebench; fundus behind trafilatura, before → after; and what it
takes to load and match the lexicons of all languages instead of English alone.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from articlecleaner import Cleaner, languages, lexicon
from articlecleaner.cleaner import _matcher
from benchmarks import corpora, residue, uplift
from benchmarks.peers import cleaners

LEAST = 5  # documents of a language from which its figures are shown
OTHERS = "all but en"
UNKNOWN = "unknown"


def groups(found: Iterable[str]) -> list[str]:
    """The languages that are shown, most documents first, and all but English."""
    names = list(found)
    counts = {name: names.count(name) for name in sorted(set(names))}
    shown = [name for name in counts if counts[name] >= LEAST]
    return [*sorted(shown, key=lambda name: -counts[name]), OTHERS]


def belongs(language: str, group: str) -> bool:
    """Whether a page of this language is of the group; of an undeclared one nothing is known."""
    return language == group or (group == OTHERS and language not in ("en", UNKNOWN))


def residue_table(shared: Path) -> str:
    """Recall, damage and clean on residuebench by language."""
    cleaner = cleaners()["articlecleaner"]
    assert cleaner is not None
    judged = [
        (corpora.language(shared / "corpora", document), residue.judge(document, cleaner))
        for document in corpora.labelled(shared / "residuebench/dev.jsonl")
    ]
    rows = []
    for group in groups(language for language, _ in judged):
        scores = residue.score([one for language, one in judged if belongs(language, group)])
        measures = (scores.recall, scores.damage, scores.clean)
        words = (scores.residue_words, scores.body_words)
        rows.append(
            [group, str(scores.documents), *map(str, words), *(f"{m:.4f}" for m in measures)]
        )
    header = [
        "residuebench",
        "documents",
        "residue words",
        "body words",
        "recall",
        "damage",
        "clean",
    ]
    return corpora.table(header, rows)


def uplift_table(root: Path) -> str:
    """The measures of fundus behind trafilatura, before and after, by language."""
    pairs = uplift.measure(root, "fundus", "trafilatura")
    spoken = [
        (corpora.declared(root, "fundus", page.id), pair)
        for page, pair in zip(corpora.pages(root, "fundus"), pairs, strict=True)
    ]
    results = {
        (group, "trafilatura"): [pair for language, pair in spoken if belongs(language, group)]
        for group in groups(language for language, _ in spoken)
    }
    return corpora.table(
        ["fundus", "extractor", "pages", *uplift.MEASURES], uplift.rows(results), 2
    )


def cost_table(root: Path, rounds: int) -> str:
    """Seconds for loading and matching, with English alone and with all languages."""
    texts = [
        text
        for corpus in corpora.CORPORA
        for text in corpora.extracted(root, corpus, "trafilatura").values()
    ]
    english = Cleaner(languages=["en"])
    everything = Cleaner()
    first = "The river rose again on Monday, and the bridge by the old square was closed."
    timed: dict[str, tuple[list[float], list[float]]] = {
        "first text of a process, in English": ([], []),
        "reading the texts, lexicons loaded": ([], []),
        "cleaning the texts, lexicons loaded": ([], []),
    }
    for turn in range(rounds + 1):
        for side, cleaner in enumerate((english, everything)):
            forget()
            took = [
                seconds(lambda c, text: c.document(text, "en"), cleaner, [first]),
                _warm(cleaner, texts),
                seconds(lambda c, text: c(text), cleaner, texts),
            ]
            if turn:  # the first round warms up
                for sides, value in zip(timed.values(), took, strict=True):
                    sides[side].append(value)
    rows = []
    for name, (alone, all_) in timed.items():
        ratios = [b / a for a, b in zip(alone, all_, strict=True)]
        rows.append([name, f"{median(alone):.3f}", f"{median(all_):.3f}", f"{median(ratios):.2f}"])
    forget()
    alone_s = seconds(lambda _, name: _load(name), english, ["en"])
    forget()
    names = sorted(set(lexicon.covered().values()))
    all_s = seconds(lambda _, name: _load(name), english, names)
    what = f"loading all {len(languages())} languages at once, never needed"
    rows.append([what, f"{alone_s:.3f}", f"{all_s:.3f}", f"{all_s / alone_s:.2f}"])
    return corpora.table(["cost", "s, English alone", "s, all languages", "ratio"], rows)


def forget() -> None:
    """Unload all lexicons."""
    lexicon.load.cache_clear()
    lexicon.covered.cache_clear()
    _matcher.cache_clear()
    gc.collect()


def _load(name: str) -> None:
    _matcher((lexicon.COMMON, "en", name))


def _warm(cleaner: Cleaner, texts: Sequence[str]) -> float:
    for text in texts:
        cleaner.document(text)
    return seconds(lambda c, text: c.document(text), cleaner, texts)


def seconds(do, cleaner: Cleaner, texts: Sequence[str]) -> float:  # type: ignore[no-untyped-def]
    """How long it takes to do something to all texts."""
    start = perf_counter()
    for text in texts:
        do(cleaner, text)
    return perf_counter() - start


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    root = options.shared / "corpora"
    corpora.require(root, options.shared / "residuebench/dev.jsonl")
    print(residue_table(options.shared), uplift_table(root), sep="\n\n")
    print("", cost_table(root, options.rounds), sep="\n")


if __name__ == "__main__":
    main()
