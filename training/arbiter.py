"""Grow the trees of the arbiter: `python -m training.arbiter ../shared`.

Writes `src/articlecleaner/filters/arbiter.txt` and prints how the whole cleaner scores on
residuebench with it, and, by folds, on sites that the trees have not seen. Needs
`pip install -e ".[training]"`. Seeds are fixed: the same data give the same trees.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from benchmarks.corpora import WORD

from articlecleaner import Cleaner
from articlecleaner.cleaner import default
from articlecleaner.filters import RULES
from articlecleaner.filters.arbiter import LIMIT, LIMIT_GUARDED, LIMIT_LIKE_ARTICLE, Arbiter
from articlecleaner.filters.scene import TRAITS, Scene
from articlecleaner.filters.trees import Trees, parse_trees
from training.data import BODY, RESIDUE, UNKNOWN, Labelled, by_hand, weak

TARGET = Path(__file__).parent.parent / "src/articlecleaner/filters/arbiter.txt"
FOLDS = 5
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.08,
    "num_leaves": 32,
    "min_data_in_leaf": 20,
    "lambda_l2": 10.0,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "max_bin": 63,
    "seed": 4,  # of five, within chance of each other; docs/benchmarks.md says why this one
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
TREES = 250
CHECKS = (60,)  # trees after which a hopeless line is given up
GIVEN_UP = 1.0  # percent of the lines that would go and are given up at a check


class Rows:
    """The traits, label, weight and fold of each undecided line."""

    def __init__(self) -> None:
        self.traits: list[list[float]] = []
        self.labels: list[int] = []
        self.weights: list[float] = []
        self.folds: list[int] = []

    def add(self, lines: Sequence[str], labels: Sequence[int], fold: int, weight: float) -> None:
        """Read one document as the cleaner would, and take the lines that its rules leave."""
        document = default().document("\n".join(lines))
        if len(document.lines) != len(lines) or not document.plain:
            return
        scene = Scene(document, RULES(document))
        for index, label in enumerate(labels):
            if label != UNKNOWN and scene.undecided(index):
                words = document.lines[index].words
                self.traits.append(scene.traits(index))
                self.labels.append(label)
                self.weights.append(weight * (1.0 + words / 30 if label == BODY else 1.0))
                self.folds.append(fold)


def fold_of(site: str) -> int:
    """A fixed fold for each site."""
    return zlib.crc32(site.encode()) % FOLDS


def rows(documents: Sequence[Labelled]) -> Rows:
    """The rows of all documents, as extracted, and again without what is residue."""
    table = Rows()
    for document in documents:
        fold, weight = fold_of(document.site), document.weight
        table.add(document.lines, document.labels, fold, weight)
        if RESIDUE in document.labels:
            kept = [i for i, label in enumerate(document.labels) if label != RESIDUE]
            lines = [document.lines[i] for i in kept]
            table.add(lines, [document.labels[i] for i in kept], fold, weight / 2)
    return table


def grow(table: Rows, chosen: np.ndarray) -> str:
    """The text of trees from the chosen rows, with exits that spare hardly a row that would go."""
    traits = np.asarray(table.traits, dtype=np.float64)[chosen]
    labels = np.asarray(table.labels)[chosen]
    data = lightgbm.Dataset(traits, labels, weight=np.asarray(table.weights)[chosen])
    model = lightgbm.train(SETTINGS, data, TREES)
    final = np.asarray(model.predict(traits, raw_score=True))
    head = []
    for check in CHECKS:
        partial = model.predict(traits[final >= LIMIT], raw_score=True, num_iteration=check)
        head.append(f"exit {check} {np.percentile(partial, GIVEN_UP):.2f}")
    return "\n".join(head) + "\n" + as_text(model)


def as_text(model: lightgbm.Booster) -> str:
    """A model in the form that `parse_trees` reads."""
    out: list[str] = []

    def write(node: dict[str, Any]) -> None:
        if "leaf_value" in node:
            out.append(f"{node['leaf_value']:.3f}")
        else:
            trait, limit = node["split_feature"], node["threshold"]
            out.append(f"{node['internal_value']:.2f} {trait} {limit:.4g}")
            write(node["left_child"])
            write(node["right_child"])

    for info in model.dump_model()["tree_info"]:
        write(info["tree_structure"])
    return "\n".join(out) + "\n"


def score(documents: Sequence[Labelled], cleaners: Mapping[str, Cleaner]) -> str:
    """Recall, damage and share of clean documents, as residuebench defines them."""
    residue = removed = body = damaged = clean = 0
    for document in documents:
        article = cleaners[document.id]("\n".join(document.lines))
        spans = [(r.start, r.end) for r in article.residue]
        offset, good = 0, True
        for line, label in zip(document.lines, document.labels, strict=True):
            words = [m.start() + offset for m in WORD.finditer(line)]
            gone = sum(any(start <= word < end for start, end in spans) for word in words)
            offset += len(line) + 1
            if label == BODY:
                body, damaged, good = body + len(words), damaged + gone, good and not gone
            elif label == RESIDUE:
                residue, removed = residue + len(words), removed + gone
                good = good and gone == len(words)
        clean += good
    shares = removed / residue, damaged / body, clean / len(documents)
    return "recall {:.4f}  damage {:.5f}  clean {:.4f}".format(*shares)


def read(shared: Path) -> tuple[list[Labelled], Rows]:
    """The documents labelled by hand, and the rows of all documents."""
    hand = list(by_hand(shared / "residuebench/dev.jsonl"))
    return hand, rows([*hand, *weak(shared / "corpora", {document.id for document in hand})])


def grow_unseen(table: Rows) -> list[Trees]:
    """For each fold of sites, trees that have seen only the other sites."""
    folds = np.asarray(table.folds)
    return [
        parse_trees(grow(table, np.flatnonzero(folds != fold)), TRAITS) for fold in range(FOLDS)
    ]


def main() -> None:
    """Grow, write and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    default = f"{LIMIT},{LIMIT_LIKE_ARTICLE},{LIMIT_GUARDED}"
    parser.add_argument("--limits", nargs="+", default=[default], help="log odds, as in arbiter.py")
    parser.add_argument("--seen-only", action="store_true", help="no folds: quicker")
    parser.add_argument("--dry", action="store_true", help="score only, write nothing")
    options = parser.parse_args()
    hand, table = read(options.shared)
    print(f"{len(table.labels)} lines, of them {np.mean(table.labels):.1%} residue")
    rules = dict.fromkeys((document.id for document in hand), Cleaner(RULES))
    print("rules alone                ", score(hand, rules))
    unseen = [] if options.seen_only else grow_unseen(table)
    text = grow(table, np.arange(len(table.labels)))
    final = parse_trees(text, TRAITS)
    for limits in options.limits:
        low, high, guarded = map(float, limits.split(","))
        for name, trees in (("unseen", unseen), ("seen  ", [final] * FOLDS)):
            if not trees:
                continue
            folded = [Cleaner(RULES.add(Arbiter(each, (low, high, guarded)))) for each in trees]
            by_fold = {document.id: folded[fold_of(document.site)] for document in hand}
            print(f"limits {limits}: {name} sites", score(hand, by_fold), flush=True)
    if not options.dry:
        TARGET.write_text(text, "utf-8")
        print(f"wrote {TARGET.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
