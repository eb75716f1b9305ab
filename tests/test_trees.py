"""The trees of the arbiter: asked all at once, they say what they say one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlecleaner.filters.trees import HOPELESS, Tree, parse_trees

TRAITS = ["words", "place", "digits"]
LIMITS = st.sampled_from([-1.0, 0.25, 3.5, 40.0])
VALUES = st.sampled_from([-1.0, 0.0, 0.25, 0.3, 3.5, 12.0, 99.0])


def leaf() -> st.SearchStrategy[Tree]:
    return st.integers(-4000, 4000).map(lambda value: value / 1000)


def branch(trees: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    return st.tuples(st.integers(0, len(TRAITS) - 1), LIMITS, trees, trees, st.just(0.0))


def written(tree: Tree) -> str:
    if isinstance(tree, tuple):
        trait, limit, low, high, value = tree
        return f"{value} {trait} {limit}\n{written(low)}{written(high)}"
    return f"{tree:.3f}\n"


def walked(tree: Tree, traits: list[float]) -> float:
    while isinstance(tree, tuple):
        tree = tree[2] if traits[tree[0]] <= tree[1] else tree[3]
    return tree


@given(
    st.lists(st.recursive(leaf(), branch, max_leaves=12), min_size=1, max_size=9),
    st.lists(VALUES, min_size=len(TRAITS), max_size=len(TRAITS)),
)
def test_all_at_once_is_one_by_one(trees: list[Tree], traits: list[float]) -> None:
    text = "".join(map(written, trees))
    expected = pytest.approx(sum(walked(tree, traits) for tree in trees), abs=1e-9)
    assert parse_trees(text, TRAITS).score(traits) == expected
    half = (len(trees) + 1) // 2
    if half < len(trees):
        with_exit = parse_trees(f"exit {half} -99\n{text}", TRAITS)
        assert with_exit.score(traits) == expected


def test_a_line_is_given_up_under_the_sum_of_an_exit() -> None:
    trees = parse_trees("exit 1 -1.5\n0 0 3.5\n-2\n-1\n5\n", TRAITS)
    assert trees.score([2.0, 0.0, 0.0]) == HOPELESS
    assert trees.score([9.0, 0.0, 0.0]) == 4.0
