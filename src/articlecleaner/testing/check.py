"""All laws at once, over documents that Hypothesis draws: `check_filter` and `check_cleaner`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky

from articlecleaner.cleaner import Cleaner
from articlecleaner.pipeline import Filter
from articlecleaner.testing import laws
from articlecleaner.testing.laws import LawBroken
from articlecleaner.testing.stories import ENGLISH, HARD
from articlecleaner.testing.strategies import contaminated, documents

Law = Callable[[Any, Any], None]
EXAMPLES = 100  # documents by default, for each law
# The first is `deterministic`: a filter that remembers has to be asked about texts that are new.
_OF_FILTERS: tuple[Law, ...] = (
    laws.deterministic,
    laws.total,
    laws.spans_valid,
    laws.order_free,
    laws.only_deletes,
    laws.idempotent,
)
_OF_CLEANERS: tuple[Law, ...] = (
    laws.deterministic,
    laws.total,
    laws.only_deletes,
    laws.spans_valid,
    laws.idempotent,
)
# What is grown: lines of each shape, and texts that make careless code slow.
_GROWN = (
    "\n".join(p.format(town="A", person="B", day="C", n="4") for p in ENGLISH[0].paragraphs),
    "Read more: Five quiet beaches",
    "a",
    " ",
    "(" * 40,
    "Photo by Ann Lee (Reporting by Read more:",
    "1 2 3 4, 5: 6",
)


def check_filter(filter: Filter, *, language: str = "en", max_examples: int = EXAMPLES) -> None:
    """Try whether a filter keeps the laws; raises `LawBroken` with the smallest document.

    >>> from articlecleaner import filters
    >>> check_filter(filters.tags, max_examples=5)

    Args:
        filter: a filter or a `Pipeline`.
        language: of the articles that have to stay whole.
        max_examples: how many documents are drawn for each law.
    """
    _check(filter, language, max_examples)


def check_cleaner(cleaner: Any, *, language: str = "en", max_examples: int = EXAMPLES) -> None:
    """Try whether a cleaner keeps the laws: a `Cleaner`, or a function from text to `Article`.

    >>> import articlecleaner
    >>> check_cleaner(articlecleaner.clean, max_examples=5)

    `restores_article` asks for all residue to go: a cleaner that keeps kinds or leaves out
    filters is checked with the other laws one by one.
    """
    subject = cleaner if isinstance(cleaner, Cleaner) else laws.as_cleaner(cleaner)
    _check(subject, language, max_examples)


def _check(subject: Any, language: str, max_examples: int) -> None:
    samples = contaminated(language)
    texts = st.one_of(documents(), samples.map(lambda sample: sample.text))
    configured = settings(
        max_examples=max_examples,
        deadline=None,
        database=None,
        derandomize=True,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )
    of_documents = _OF_FILTERS if laws.is_filter(subject) else _OF_CLEANERS
    for law in of_documents:
        for text in HARD:
            law(subject, text)
        _run(law, texts, subject, configured)
    _run(laws.restores_article, samples, subject, configured)
    for text in _GROWN:
        laws.linear(subject, text)


def _run(law: Law, drawn: st.SearchStrategy[Any], subject: Any, configured: settings) -> None:
    broken: list[LawBroken] = []

    @configured
    @given(drawn)
    def holds(example: Any) -> None:
        try:
            law(subject, example)
        except LawBroken as error:
            broken[:] = [error]
            raise

    try:
        holds()
    except Flaky as error:  # Hypothesis tried the same document again, and it was well
        what = "a document broke it once, and not when it was read again"
        last = broken[0]
        raise LawBroken("deterministic", what, subject, last.document, last.findings) from error
