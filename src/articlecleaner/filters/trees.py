"""Grown decision trees as text: how they are read, what they say of a line, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

_TELLING = 30  # trees that are asked for reasons: the first ones say the most
_REASONS = 4
HOPELESS = -4.0  # what a line scores that is given up before all trees were asked

Tree = float | tuple[int, float, Any, Any, float]
"""A leaf's value, or a trait, its limit, the trees for up to it and above it, and a mean value."""


class Trees(NamedTuple):
    """Grown trees, the names of their traits, and the sums at which to give up early.

    `exits` holds, by number of trees, the sum under which a line is taken for no residue.
    """

    traits: tuple[str, ...]
    trees: tuple[Tree, ...]
    exits: dict[int, float]

    def score(self, traits: Sequence[float]) -> float:
        """The sum of what the trees say of a line, in log odds; hopeless ones not to the end."""
        total = 0.0
        for number, tree in enumerate(self.trees):
            if total < self.exits.get(number, total):
                return HOPELESS
            node = tree
            while node.__class__ is tuple:
                node = node[2] if traits[node[0]] <= node[1] else node[3]
            total += node  # type: ignore[operator]
        return total

    def reasons(self, traits: Sequence[float]) -> list[str]:
        """The traits that raised the score most, strongest first."""
        raised: dict[int, float] = {}
        for tree in self.trees[:_TELLING]:
            node = tree
            while isinstance(node, tuple):
                trait, limit, low, high, value = node
                node = low if traits[trait] <= limit else high
                after = node[4] if isinstance(node, tuple) else node
                raised[trait] = raised.get(trait, 0.0) + after - value
        best = sorted(raised, key=lambda trait: -raised[trait])[:_REASONS]
        return [f"{self.traits[t]} ({traits[t]:.3g})" for t in best if raised[t] > 0]


def parse_trees(text: str, traits: Sequence[str]) -> Trees:
    """Read trees: first `exit N X` lines, then a line a node, each node before its branches.

    A branch is `<value> <number of the trait> <limit>`, a leaf `<value>`.

    >>> trees = parse_trees("0 0 3.5 / 1.5 / -2".replace(" / ", chr(10)), ["words"])
    >>> trees.score([2.0]), trees.score([9.0])
    (1.5, -2.0)
    """
    lines = iter([line.split() for line in text.splitlines()])
    exits, trees = {}, []

    def tree(parts: list[str]) -> Tree:
        if len(parts) == 1:
            return float(parts[0])
        value, trait, limit = parts
        return int(trait), float(limit), tree(next(lines)), tree(next(lines)), float(value)

    for parts in lines:
        if parts[0] == "exit":
            exits[int(parts[1])] = float(parts[2])
        else:
            trees.append(tree(parts))
    return Trees(tuple(traits), tuple(trees), exits)
