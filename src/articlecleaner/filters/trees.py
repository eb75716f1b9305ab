"""Grown decision trees as text: how they are read, what they say of a line, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import and_
from typing import Any, NamedTuple

_TELLING = 30  # trees that are asked for reasons: the first ones say the most
_REASONS = 4
_UNIT = 1000  # values of leaves are counted in thousandths, as they are written
HOPELESS = -4.0  # what a line scores that is given up before all trees were asked

Tree = float | tuple[int, float, Any, Any, float]
"""A leaf's value, or a trait, its limit, the trees for up to it and above it, and a mean value."""


class Stand(NamedTuple):
    """Some trees that are asked all at once, with a bit for each of their leaves.

    The leaves of a tree take one field of bits, from left to right. Each of the `limits` of a trait
    rules out the leaves for values up to it, so that `masks` says by how many of them a value
    exceeds which leaves are left; the lowest bit that all traits leave in a field is the leaf that
    is reached. This is QuickScorer (Lucchese et al. 2015), in whole numbers of any length.

    `leaves` has all their bits, `lowest` the first of each field. What the leaves are worth above
    `least` stands in binary across the `planes`: for each place, the leaves that have a one there.
    """

    limits: tuple[tuple[int, tuple[float, ...], tuple[int, ...]], ...]
    leaves: int
    lowest: int
    planes: tuple[int, ...]
    least: int

    def sum(self, traits: Sequence[float]) -> int:
        """The sum of what the trees say of a line, in thousandths."""
        left = [masks[bisect_left(limits, traits[trait])] for trait, limits, masks in self.limits]
        possible = reduce(and_, left, self.leaves)
        reached = possible & ~(possible - self.lowest)
        total = self.least
        for place, plane in enumerate(self.planes):
            total += (reached & plane).bit_count() << place
        return total


class Trees(NamedTuple):
    """Grown trees, the names of their traits, and the sums at which to give up early.

    Each of the `stands` has the sum under which a line is taken for no residue before it is asked.
    """

    traits: tuple[str, ...]
    trees: tuple[Tree, ...]
    stands: tuple[tuple[float, Stand], ...]

    def score(self, traits: Sequence[float]) -> float:
        """The sum of what the trees say of a line, in log odds; hopeless ones not to the end."""
        total = 0
        for least, stand in self.stands:
            if total < least:
                return HOPELESS
            total += stand.sum(traits)
        return total / _UNIT

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

    A branch is `<value> <number of the trait> <limit>`, a leaf `<value>`. An exit says after how
    many trees a line is given up, and under which sum.

    >>> trees = parse_trees("0 0 3.5 / 1.5 / -2".replace(" / ", chr(10)), ["words"])
    >>> trees.score([2.0]), trees.score([9.0])
    (1.5, -2.0)
    """
    lines = iter([line.split() for line in text.splitlines()])
    exits, trees = {0: float("-inf")}, []

    def tree(parts: list[str]) -> Tree:
        if len(parts) == 1:
            return float(parts[0])
        value, trait, limit = parts
        return int(trait), float(limit), tree(next(lines)), tree(next(lines)), float(value)

    for parts in lines:
        if parts[0] == "exit":
            exits[int(parts[1])] = float(parts[2]) * _UNIT
        else:
            trees.append(tree(parts))
    return Trees(tuple(traits), tuple(trees), tuple(_stands(trees, exits)))


def _stands(trees: Sequence[Tree], exits: Mapping[int, float]) -> Iterator[tuple[float, Stand]]:
    """The trees between one exit and the next, each with the sum at which to give up."""
    ends = sorted(exits)[1:]
    for (start, least), end in zip(sorted(exits.items()), [*ends, len(trees)], strict=True):
        yield least, _stand(trees[start:end])


def _stand(trees: Sequence[Tree]) -> Stand:
    values = [_values(tree, []) for tree in trees]
    width = max(map(len, values))
    up_to: dict[int, dict[float, int]] = {}  # by trait and limit, the leaves for values up to it

    def plant(tree: Tree, bit: int) -> int:
        if not isinstance(tree, tuple):
            return bit + 1
        trait, limit, low, high, _ = tree
        middle = plant(low, bit)
        limits = up_to.setdefault(trait, {})
        limits[limit] = limits.get(limit, 0) | (1 << middle) - (1 << bit)
        return plant(high, middle)

    for number, tree in enumerate(trees):
        plant(tree, number * width)
    worst = min(map(min, values))
    above: list[int] = []  # by bit, what a leaf is worth above the worst; none is worth less
    for each in values:
        above += [value - worst for value in each] + [-1] * (width - len(each))
    leaves = _number([value >= 0 for value in above])
    places = range(max(above).bit_length())
    return Stand(
        tuple(
            (trait, tuple(sorted(limits)), tuple(_masks(leaves, limits)))
            for trait, limits in up_to.items()
        ),
        leaves,
        _number([bit % width == 0 for bit in range(len(above))]),
        tuple(_number([value >= 0 and value >> at & 1 for value in above]) for at in places),
        worst * len(trees),
    )


def _values(tree: Tree, into: list[int]) -> list[int]:
    """What the leaves of a tree are worth, from left to right, in thousandths, behind others."""
    if isinstance(tree, tuple):
        _values(tree[2], into)
        _values(tree[3], into)
    else:
        into.append(round(tree * _UNIT))
    return into


def _number(bits: Iterable[bool | int]) -> int:
    """The number of these bits, the lowest first."""
    return int("".join(["1" if bit else "0" for bit in bits])[::-1], 2)


def _masks(leaves: int, limits: Mapping[float, int]) -> Iterator[int]:
    """The leaves that are left to a value above none of the limits, above one, above two."""
    yield leaves
    for limit in sorted(limits):
        leaves &= ~limits[limit]
        yield leaves
