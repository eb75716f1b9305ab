"""The laws that filters and cleaners keep, each callable by itself.

A law takes a filter or a cleaner and a text, returns None where it holds, and raises `LawBroken`
where it does not. `subject` is a `Cleaner`, a function from text to `Article`, or a filter, which
is told from a function by `is_filter`.
"""

from __future__ import annotations

import difflib
import inspect
import math
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise
from types import FrameType
from typing import Any, NoReturn

from articlecleaner.article import Article
from articlecleaner.cleaner import Cleaner
from articlecleaner.document import BLANK, Document, cut
from articlecleaner.filters import DEFAULT
from articlecleaner.finding import Finding, Kind
from articlecleaner.pipeline import Filter, Pipeline, name_of
from articlecleaner.testing.strategies import Contaminated

Clean = Callable[[str], Article]
_SHOWN = 600  # characters of a document that a message shows
_POWER = 1.5  # of the size with which steps may grow; 1 is linear, 2 quadratic
_POWER_OF_TIME = 1.75  # linear work was seen at up to 1.5 once it outgrew the processor's caches
_NOTICED = 0.02  # seconds below which time is not judged
_REPEATS = 5


class LawBroken(AssertionError):  # noqa: N818 - it says what happened
    """A law that does not hold: its name, what is wrong, the document, the findings, the diff.

    >>> from articlecleaner import Finding
    >>> from articlecleaner.testing import laws
    >>> def greedy(document):
    ...     yield Finding("ad", 0, len(document.text) + 1, "ad.greedy")
    >>> laws.spans_valid(greedy, "The river rose.")
    Traceback (most recent call last):
    ...
    articlecleaner.testing.laws.LawBroken: spans_valid: 0-16 lies outside the text (0-15)
      broken by: greedy
      document:  'The river rose.'
      finding:   Finding(kind='ad', start=0, end=16, rule='ad.greedy', ...)
    """

    def __init__(
        self,
        law: str,
        what: str,
        subject: object,
        text: str,
        findings: Iterable[object] = (),
        difference: Sequence[str] = (),
    ) -> None:
        self.law = law
        self.what = what
        self.document = text
        self.findings = tuple(findings)
        self.difference = tuple(difference)
        shown = repr(text[:_SHOWN]) + (f" … ({len(text)} characters)" if text[_SHOWN:] else "")
        lines = [f"{law}: {what}", f"  broken by: {_name(subject)}", f"  document:  {shown}"]
        lines += [f"  finding:   {finding!r}" for finding in self.findings[:20]]
        lines += [f"  {line}" for line in self.difference[:40]]
        super().__init__("\n".join(lines))

    def __reduce__(self) -> tuple[Any, ...]:
        return _broken, (self.law, self.what, self.document, str(self))


def _broken(law: str, what: str, text: str, message: str) -> LawBroken:
    broken = LawBroken(law, what, "", text)
    broken.args = (message,)
    return broken


def _name(subject: Any) -> str:
    if isinstance(subject, Cleaner):
        return repr(subject)
    return name_of(subject) if callable(subject) else str(subject)


def is_filter(subject: object) -> bool:
    """Whether this is taken for a filter: anything but a `Cleaner` or what `as_cleaner` marked."""
    return not isinstance(subject, Cleaner | as_cleaner)


class as_cleaner:  # noqa: N801 - reads as a function
    """Mark a function from text to `Article` as a cleaner, for laws that are called alone."""

    def __init__(self, clean: Clean) -> None:
        self.clean = clean
        self.name = _name(clean)

    def __call__(self, text: str) -> Article:
        """Clean a text."""
        return self.clean(text)


def _document(text: str) -> Document:
    return Cleaner().document(text)


def _read(filter: Filter, document: Document) -> list[Finding]:
    """What a filter finds; one that reads findings is given those of the default filters."""
    arguments: tuple[Any, ...] = (document,)
    if getattr(filter, "reads_findings", False):
        arguments = (document, tuple(DEFAULT(_document(document.text))))
    found: list[Finding] = _safely(filter, document.text, lambda: list(filter(*arguments)))
    return found


def _safely(subject: Any, text: str, call: Callable[[], Any]) -> Any:
    """What a call gives; whatever it raises breaks `total`, whichever law is tried."""
    try:
        return call()
    except Exception as error:
        what = f"raises {type(error).__name__}: {error}"
        raise LawBroken("total", what, subject, text) from error


def _articles(subject: Any, *texts: str) -> list[Article]:
    """What a cleaner makes of texts; a filter alone makes a cleaner."""
    clean = Cleaner(Pipeline(subject), drop=set(Kind)) if is_filter(subject) else subject
    return [_safely(subject, text, partial(clean, text)) for text in texts]


def total(subject: Any, text: str) -> None:
    """Any text gives findings, or an article; nothing is raised."""
    fail = partial(_fail, "total", subject, text)
    if is_filter(subject):
        found = _read(subject, _document(text))
        for finding in found:
            if not isinstance(finding, Finding):
                fail(f"gives {finding!r}, which is no Finding", found)
    else:
        (article,) = _articles(subject, text)
        if not isinstance(article, Article):
            fail(f"gives {type(article).__name__}, not an Article", ())


def spans_valid(subject: Any, text: str) -> None:
    """Findings lie within the text, hold something, and do not overlap with those of their rule.

    Confidence runs from 0 to 1, the kind is a `Kind` or None, and each names its rule. A residue
    holds the text that stands at its offsets.
    """
    fail = partial(_fail, "spans_valid", subject, text)
    if not is_filter(subject):
        (article,) = _articles(subject, text)
        for r in article.residue:
            if not 0 <= r.start < r.end <= len(text):
                fail(f"{r.start}-{r.end} lies outside the text (0-{len(text)})", [r])
            if text[r.start : r.end] != r.text:
                fail(f"what stands at {r.start}-{r.end} is {text[r.start : r.end]!r}", [r])
        for one, other in pairwise(article.residue):
            if other.start < one.end:
                fail("two pieces of residue overlap or are not in order", [one, other])
        return
    found = _read(subject, _document(text))
    for f in found:
        if type(f.start) is not int or type(f.end) is not int:
            fail(f"{f.start!r}-{f.end!r} are no whole numbers", [f])
        if not 0 <= f.start <= f.end <= len(text):
            fail(f"{f.start}-{f.end} lies outside the text (0-{len(text)})", [f])
        if f.start == f.end:
            fail(f"{f.start}-{f.end} holds nothing", [f])
        if f.kind is not None and f.kind not in list(Kind):
            fail(f"{f.kind!r} is no kind", [f])
        if not (isinstance(f.confidence, int | float) and 0 <= f.confidence <= 1):
            fail(f"the confidence {f.confidence!r} is not between 0 and 1", [f])
        if not f.rule:
            fail("the finding names no rule", [f])
    if not isinstance(subject, Pipeline):
        ends: dict[Any, Finding] = {}
        for f in sorted(found, key=lambda f: (f.start, f.end)):
            last = ends.get((f.kind, f.rule))
            if last is not None and last.start < f.start < last.end:
                fail("two findings of one rule overlap", [last, f])
            ends[f.kind, f.rule] = f


def only_deletes(subject: Any, text: str) -> None:
    """The body is made of spans of the source; what is not in it is residue or white space."""
    (article,) = _articles(subject, text)
    fail = partial(_fail, "only_deletes", subject, text)
    found = article.residue
    if article.source != text:
        fail("the source is not the text that was given", found, _diff(text, article.source))
    if article.body != "".join(text[start:end] for start, end in article.spans):
        fail("the body is not made of spans of the source", found, _diff(text, article.body))
    at = 0
    for start, end in sorted([*article.spans, *((r.start, r.end) for r in found)]):
        if start < at:
            fail("a residue and the body overlap", found)
        if text[at:start].strip(BLANK):
            fail(f"{text[at:start]!r} is lost without a reason", found)
        at = end
    if text[at:].strip(BLANK):
        fail(f"{text[at:]!r} is lost without a reason", found)
    for (_, end), (start, _) in pairwise(article.spans):
        if start < end:
            fail("the spans of the body are not in order", found)


def idempotent(subject: Any, text: str) -> None:
    """Cleaning the body again changes nothing and finds nothing.

    A filter is run until it finds nothing more; one that always finds something is broken.
    """
    (article,) = _articles(subject, text)
    fail = partial(_fail, "idempotent", subject, text)
    if is_filter(subject) and any("still changed" in warning for warning in article.warnings):
        fail(f"it never comes to an end: {article.warnings[-1]}", article.residue)
    (again,) = _articles(subject, article.body)
    if again.body != article.body:
        fail("cleaning the body changes it", again.residue, _diff(article.body, again.body))
    if again.residue:
        fail("there is residue in the body", again.residue)


def deterministic(subject: Any, text: str) -> None:
    """The same text gives the same, whatever was read in between, and is not changed by it."""
    fail = partial(_fail, "deterministic", subject, text)
    if not is_filter(subject):
        one, _, other = _articles(subject, text, text[::-1], text)
        if one != other:
            fail("a second cleaning gives something else", other.residue,
                 _diff(repr(one), repr(other)))  # fmt: skip
        return
    document, untouched = _document(text), _document(text)
    first = _read(subject, document)
    if _state(document) != _state(untouched):
        fail("it changes its document", first,
             _diff(*("\n".join(map(repr, _state(d))) for d in (untouched, document))))  # fmt: skip
    _read(subject, _document(text[::-1] + "\nShare"))
    for again in (document, untouched):
        second = _read(subject, again)
        if first != second:
            shown = ("\n".join(map(repr, found)) for found in (first, second))
            fail("a second reading finds something else", second, _diff(*shown))


def _state(document: Document) -> list[object]:
    """What filters can read of a document."""
    state: list[object] = [document.text, document.language]
    for line in document.lines:
        state.append((line.text, line.start, line.end, line.gap, line.folded, line.words))
        state.append((line.closed, line.lead, line.hits, line.hints))
    return state


def order_free(subject: Any, text: str) -> None:
    """A filter that does not say that it reads findings finds the same wherever it stands."""
    if not is_filter(subject) or getattr(subject, "reads_findings", False):
        return
    fail = partial(_fail, "order_free", subject, text)
    document = _document(text)
    alone = _read(subject, document)
    others = tuple(DEFAULT(document))
    try:
        inspect.signature(subject).bind(document, others)
    except (TypeError, ValueError):
        after = _read(subject, document)
    else:
        after = _safely(subject, text, lambda: list(subject(document, others)))
    if alone != after:
        shown = ("\n".join(map(repr, found)) for found in (alone, after))
        fail(
            "what it finds depends on the findings of others; mark it with reads_findings",
            after,
            _diff(*shown),
        )


def linear(subject: Any, text: str) -> None:
    """Twice the text takes about twice as long.

    The text is grown as lines and as one line. Growth is measured in lines of Python that run,
    which nothing disturbs, and in processor time, where it is above 20 ms and stays in the least of
    five measurements. It is broken where steps grow beyond the power 1.5 of the size, or time
    beyond 1.75.
    """
    for joint in ("\n", " "):
        unit = joint.join([text] * max(1, 1500 // (len(text) + 1))) + joint
        broken = partial(LawBroken, "linear", subject=subject, text=unit)
        for sizes in ((2, 8), (8, 32)):  # a first jump may be that there is something to do
            steps = [_steps(_run(subject, unit * size)) for size in sizes]
            if _power(steps, 4) <= _POWER:
                break
        else:
            raise broken(what=f"4 times the text takes {steps[0]}, then {steps[1]} steps")
        for repeats in (1, _REPEATS):  # what looks slow once may be the machine
            times = [_time(partial(_run, subject, unit * size), repeats) for size in (8, 64)]
            if times[1] < _NOTICED or _power(times, 8) <= _POWER_OF_TIME:
                break
        else:
            shown = [f"{seconds * 1000:.1f} ms" for seconds in times]
            raise broken(what=f"8 times the text takes {shown[0]}, then {shown[1]}")


def _run(subject: Any, text: str) -> Callable[[], object]:
    """What is measured: a cleaner on a text, a filter on a document that is already cut."""
    if not is_filter(subject):
        return partial(subject, text)
    document = _document(text)
    if getattr(subject, "reads_findings", False):
        findings = tuple(DEFAULT(document))
        return lambda: list(subject(document, findings))
    return lambda: list(subject(document))


def _power(measured: Sequence[float], growth: int) -> float:
    """The power of the size with which something grows."""
    return math.log(max(measured[1], 1e-9) / max(measured[0], 1e-9)) / math.log(growth)


def _steps(run: Callable[[], object]) -> int:
    """How many lines of Python run."""
    steps = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal steps
        steps += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        run()
    finally:
        sys.settrace(before)
    return steps


def _time(prepared: Callable[[], Callable[[], object]], repeats: int) -> float:
    """The least processor time of several runs, each on a new document."""
    least = math.inf
    for _ in range(repeats):
        run = prepared()
        start = time.thread_time()
        run()
        least = min(least, time.thread_time() - start)
    return least


def restores_article(subject: Any, sample: Contaminated) -> None:
    """A clean article stays whole; no line of it goes where residue stands beside it.

    A cleaner also has to take out all of the residue, and nothing else.
    """
    fail = partial(_fail, "restores_article", subject)
    alone, mixed = _articles(subject, sample.clean, sample.text)
    if alone.body != sample.clean:
        fail(sample.clean, "a clean article does not stay whole", alone.residue,
             _diff(sample.clean, alone.body))  # fmt: skip
    want, have = list(sample.lines), [line for line, _, _ in cut(mixed.body)]
    if is_filter(subject):
        planted = {sample.text[start:end] for start, end, _ in sample.spans}
        have = [line for line in have if line not in planted]
    if want != have:
        lost = [line for line in want if line not in have]
        what = "lines of the article are lost" if lost else "residue stays in the body"
        fail(sample.text, what, mixed.residue, _diff("\n".join(want), "\n".join(have)))


def _fail(
    law: str,
    subject: object,
    text: str,
    what: str,
    findings: Iterable[object],
    difference: Sequence[str] = (),
) -> NoReturn:
    raise LawBroken(law, what, subject, text, findings, difference)


def _diff(want: str, have: str) -> list[str]:
    lines = difflib.ndiff(want.splitlines(), have.splitlines())
    return [line for line in lines if line[:1] in "+-"]
