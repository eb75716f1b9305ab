"""Learn the weights of the arbiter; `python -m training.arbiter ../shared` writes them.

`--folds 5` scores the whole cleaner on sites that the weights have not seen instead. Needs
`pip install scikit-learn`. Seeds are fixed: the same data give the same weights.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from articlecleaner import Cleaner
from articlecleaner.cleaner import default
from articlecleaner.document import Document
from articlecleaner.filters import DEFAULT
from articlecleaner.filters.arbiter import TRAITS, Arbiter, Scene, Weights, trait_name
from training.data import BODY, RESIDUE, UNKNOWN, WORD, Labelled, by_hand, weak

TARGET = Path(__file__).parent.parent / "src/articlecleaner/filters/arbiter.txt"
RULES = DEFAULT.drop("arbiter") if "arbiter" in repr(DEFAULT) else DEFAULT
HAND = 3.0  # weight of a line labelled by hand against one labelled by alignment


class Rows:
    """The traits, label, weight and site of each undecided line."""

    def __init__(self) -> None:
        self.traits: list[list[int]] = []
        self.labels: list[int] = []
        self.weights: list[float] = []
        self.folds: list[int] = []

    def add(self, lines: Sequence[str], labels: Sequence[int], fold: int, weight: float) -> None:
        """Read one document as the cleaner would, and take the lines that its rules leave."""
        document = default().document("\n".join(lines))
        if len(document.lines) != len(lines):
            return
        scene = Scene(document, RULES(document))
        for index, label in enumerate(labels):
            if label == UNKNOWN or scene.found[index] or scene.held[index] or scene.safe(index):
                continue
            words = len(WORD.findall(lines[index]))
            self.traits.append(scene.traits(index))
            self.labels.append(label)
            self.weights.append(weight * (1.0 + words / 30 if label == BODY else 1.0))
            self.folds.append(fold)


def fold_of(site: str, folds: int) -> int:
    """A fixed fold for each site."""
    return zlib.crc32(site.encode()) % folds


def rows(documents: Sequence[Labelled], folds: int) -> Rows:
    """The rows of all documents, as extracted, and of those labelled by hand also when clean."""
    table = Rows()
    for document in documents:
        fold = fold_of(document.site, folds)
        weight = HAND if document.by_hand else 1.0
        table.add(document.lines, document.labels, fold, weight)
        if RESIDUE in document.labels:
            kept = [i for i, label in enumerate(document.labels) if label != RESIDUE]
            lines = [document.lines[i] for i in kept]
            table.add(lines, [document.labels[i] for i in kept], fold, weight / 2)
    return table


def fit(table: Rows, chosen: np.ndarray, strength: float) -> tuple[np.ndarray, float]:
    """Weights and bias from the chosen rows."""
    picked = [table.traits[i] for i in chosen]
    counts = np.cumsum([0, *map(len, picked)])
    columns = np.concatenate([np.asarray(row) for row in picked])
    matrix = csr_matrix((np.ones(len(columns)), columns, counts), (len(picked), TRAITS))
    model = LogisticRegression(C=strength, max_iter=400, solver="liblinear", random_state=0)
    model.fit(
        matrix, np.asarray(table.labels)[chosen], sample_weight=np.asarray(table.weights)[chosen]
    )
    return model.coef_[0], float(model.intercept_[0])
