"""Filters and how they compose: `Filter`, `Pipeline`, `only`, `reads_findings`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from articlecleaner.document import Document
from articlecleaner.finding import Finding, Kind

Filter = Callable[..., Iterable[Finding]]
"""A pure callable from a `Document` to findings; see `reads_findings` for the second form."""

F = TypeVar("F", bound=Filter)


def reads_findings(filter: F) -> F:
    """Mark a filter that also reads what the filters before it found.

    >>> @reads_findings
    ... def echo(document, findings):
    ...     return [f._replace(rule="echo") for f in findings if f.confidence < 0.5]

    It is called with the document and a tuple of the findings so far, and so depends on its place
    in the pipeline. Filters that read only the document commute.
    """
    filter.reads_findings = True  # type: ignore[attr-defined]
    return filter


def name_of(filter: Filter) -> str:
    """The name by which a filter is dropped or replaced: its `name`, or its function's name."""
    name = getattr(filter, "name", None) or getattr(filter, "__name__", None)
    return name if isinstance(name, str) else type(filter).__name__


class only:  # noqa: N801 - reads as a function: only(filter, "promo")
    """A filter narrowed to some kinds.

    >>> from articlecleaner.filters import promo
    >>> only(promo, "promo").name
    'promo'
    """

    def __init__(self, filter: Filter, *kinds: Kind | str) -> None:
        self.filter = filter
        self.kinds = frozenset(Kind(kind) for kind in kinds)
        self.name = name_of(filter)
        self.reads_findings = getattr(filter, "reads_findings", False)

    def __call__(self, document: Document, *findings: Any) -> Iterator[Finding]:
        """The findings of the filter that are of the kinds, or that are evidence for body."""
        for finding in self.filter(document, *findings):
            if finding.kind is None or finding.kind in self.kinds:
                yield finding

    def __eq__(self, other: object) -> bool:
        return isinstance(other, only) and (self.filter, self.kinds) == (other.filter, other.kinds)

    def __hash__(self) -> int:
        return hash((self.filter, self.kinds))

    def __repr__(self) -> str:
        return f"{self.name}[{', '.join(sorted(self.kinds))}]"


class Pipeline:
    """Filters in order, as one filter; immutable: each change gives a new pipeline.

    >>> from articlecleaner import filters
    >>> short = Pipeline(filters.title, filters.credit)
    >>> short
    Pipeline(title, credit)
    >>> short.add(filters.tags).drop("title")
    Pipeline(credit, tags)

    A pipeline is itself a filter, so pipelines nest. Findings carry the name of the filter that
    made them.
    """

    reads_findings = True

    def __init__(self, *filters: Filter, name: str = "pipeline") -> None:
        for filter in filters:
            if not callable(filter):
                raise TypeError(f"{filter!r} is no filter: it cannot be called with a Document")
        self.filters = filters
        self.name = name
        self._steps = [(f, name_of(f), getattr(f, "reads_findings", False)) for f in filters]

    def add(self, *filters: Filter) -> Pipeline:
        """The same pipeline with more filters at its end."""
        return Pipeline(*self.filters, *filters, name=self.name)

    def drop(self, *names: str) -> Pipeline:
        """The pipeline without the filters of these names; KeyError if one is not there."""
        for name in names:
            self._find(name)
        return Pipeline(*(f for f in self.filters if name_of(f) not in names), name=self.name)

    def replace(self, name: str, filter: Filter) -> Pipeline:
        """The pipeline with another filter in the place of the one of this name."""
        index = self._find(name)
        return Pipeline(*self.filters[:index], filter, *self.filters[index + 1 :], name=self.name)

    def only(self, *kinds: Kind | str) -> Pipeline:
        """The pipeline narrowed to some kinds."""
        return Pipeline(*(only(f, *kinds) for f in self.filters), name=self.name)

    def _find(self, name: str) -> int:
        names = [name_of(filter) for filter in self.filters]
        if name not in names:
            raise KeyError(f"no filter {name!r} in the pipeline; there are: {', '.join(names)}")
        return names.index(name)

    def __call__(self, document: Document, findings: Sequence[Finding] = ()) -> list[Finding]:
        """What all filters find in the document."""
        before = tuple(findings)
        found: list[Finding] = []
        for filter, name, reads in self._steps:
            new = filter(document, (*before, *found)) if reads else filter(document)
            found += [f if f.filter else f._replace(filter=name) for f in new]
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pipeline) and self.filters == other.filters

    def __hash__(self) -> int:
        return hash(self.filters)

    def __repr__(self) -> str:
        labels = (repr(f) if isinstance(f, only) else name_of(f) for f in self.filters)
        return f"Pipeline({', '.join(labels)})"
