"""A stateful test of pipelines: whatever is added, dropped and moved, the laws hold."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from articlecleaner.cleaner import Cleaner
from articlecleaner.filters import DEFAULT
from articlecleaner.finding import Kind
from articlecleaner.pipeline import Filter, Pipeline, name_of, only
from articlecleaner.testing import laws
from articlecleaner.testing.strategies import documents


def pipelines(*filters: Filter) -> type[RuleBasedStateMachine]:
    """A state machine that changes a pipeline of the default filters and of these.

    Filters are added, dropped, replaced, narrowed and moved, kinds are kept; after each step the
    laws are tried on a new document. Let a test runner find its `TestCase`:

    >>> from articlecleaner import filters
    >>> TestMyPipelines = pipelines(filters.tags).TestCase
    """
    pool = (*DEFAULT.filters, *filters)
    start = Pipeline(*DEFAULT.filters, *filters)

    class PipelineMachine(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.pipeline = start
            self.kept: frozenset[Kind] = frozenset()
            self.text = ""

        @rule(filter=st.sampled_from(pool))
        def add(self, filter: Filter) -> None:
            self.pipeline = self.pipeline.add(filter)

        @precondition(lambda self: bool(self.pipeline.filters))
        @rule(data=st.data())
        def drop(self, data: st.DataObject) -> None:
            name = data.draw(st.sampled_from(self._names()))
            self.pipeline = self.pipeline.drop(name)
            assert name not in self._names()

        @precondition(lambda self: bool(self.pipeline.filters))
        @rule(data=st.data(), filter=st.sampled_from(pool))
        def replace(self, data: st.DataObject, filter: Filter) -> None:
            name = data.draw(st.sampled_from(self._names()))
            self.pipeline = self.pipeline.replace(name, filter)

        @precondition(lambda self: bool(self.pipeline.filters))
        @rule(data=st.data(), kind=st.sampled_from(list(Kind)))
        def narrow(self, data: st.DataObject, kind: Kind) -> None:
            name = data.draw(st.sampled_from(self._names()))
            filter = next(f for f in self.pipeline.filters if name_of(f) == name)
            self.pipeline = self.pipeline.replace(name, only(filter, kind))

        @rule(seed=st.integers(0, 99))
        def reorder(self, seed: int) -> None:
            order = list(self.pipeline.filters)
            random.Random(seed).shuffle(order)
            self.pipeline = Pipeline(*order)

        @rule(kinds=st.sets(st.sampled_from(list(Kind)), max_size=4))
        def keep(self, kinds: set[Kind]) -> None:
            self.kept = frozenset(kinds)

        @rule(text=documents())
        def read(self, text: str) -> None:
            self.text = text

        @invariant()
        def the_laws_hold(self) -> None:
            cleaner = Cleaner(self.pipeline, keep=self.kept)
            for law in (laws.only_deletes, laws.spans_valid, laws.idempotent, laws.deterministic):
                law(cleaner, self.text)
            kept = cleaner.keep
            assert not {r.kind for r in cleaner(self.text).residue} & kept

        def _names(self) -> Sequence[str]:
            return [name_of(filter) for filter in self.pipeline.filters]

    return PipelineMachine
