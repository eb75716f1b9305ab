"""Property tests for filters and cleaners: strategies, laws, and the smallest counter-example.

>>> from articlecleaner import filters
>>> from articlecleaner.testing import check_filter
>>> check_filter(filters.tags, max_examples=5)

Needs Hypothesis: `pip install "articlecleaner[testing]"`. The articles and the residue that are
drawn were written for this; none is from a newspaper.
"""

from articlecleaner.integrations._hosts import installed_by

with installed_by("testing"):
    import hypothesis  # noqa: F401

from articlecleaner.testing import laws
from articlecleaner.testing.check import check_cleaner, check_filter
from articlecleaner.testing.laws import LawBroken
from articlecleaner.testing.machine import pipelines
from articlecleaner.testing.stories import Planted
from articlecleaner.testing.strategies import (
    Clean,
    Contaminated,
    Page,
    Span,
    articles,
    contaminated,
    documents,
    languages,
    pages,
    residue,
)

__all__ = [
    "Clean",
    "Contaminated",
    "LawBroken",
    "Page",
    "Planted",
    "Span",
    "articles",
    "check_cleaner",
    "check_filter",
    "contaminated",
    "documents",
    "languages",
    "laws",
    "pages",
    "pipelines",
    "residue",
]
