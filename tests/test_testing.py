"""The kit bites: each faulty filter breaks the law that is named, with a small document."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from articlecleaner import (
    Article,
    Cleaner,
    Document,
    Finding,
    Kind,
    clean,
    clean_html,
    filters,
    reads_findings,
)
from articlecleaner.testing import (
    Clean,
    Contaminated,
    LawBroken,
    Page,
    articles,
    check_cleaner,
    check_filter,
    contaminated,
    documents,
    laws,
    pages,
    residue,
)
from articlecleaner.testing import languages as told

Found = Iterator[Finding]
few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def share(document: Document) -> Found:
    """A filter without a fault."""
    for line in document.lines:
        if line.text == "Share":
            yield Finding(Kind.SOCIAL, line.start, line.end, "social.share")


def off_by_one(document: Document) -> Found:
    for line in document.lines:
        yield Finding(Kind.AD, line.start, line.end + 1, "ad.line", 0.3)


def before_the_text(document: Document) -> Found:
    if document.lines:
        yield Finding(Kind.AD, -1, 4, "ad.line")


def backwards(document: Document) -> Found:
    for line in document.lines:
        yield Finding(Kind.AD, line.end, line.start, "ad.line")


def holds_nothing(document: Document) -> Found:
    for line in document.lines:
        yield Finding(Kind.AD, line.start, line.start, "ad.line")


def too_sure(document: Document) -> Found:
    for line in document.lines:
        yield Finding(Kind.AD, line.start, line.end, "ad.line", 1.5)


def nameless(document: Document) -> Found:
    for line in document.lines:
        yield Finding(Kind.AD, line.start, line.end, "")


def overlaps_itself(document: Document) -> Found:
    for line in document.lines:
        if len(line.text) > 4 and line.text.isalnum():
            yield Finding(Kind.AD, line.start, line.end - 1, "ad.line")
            yield Finding(Kind.AD, line.start + 1, line.end, "ad.line")


def drops_body(document: Document) -> Found:
    for line in document.lines:
        if line.paragraph:
            yield Finding(Kind.AD, line.start, line.end, "ad.line")


def drops_short_sentences(document: Document) -> Found:
    for line in document.lines:
        if line.words < 5:
            yield Finding(Kind.AD, line.start, line.end, "ad.line")


def cuts_a_word(document: Document) -> Found:
    """Takes one word of each line that speaks of news."""
    for line in document.lines:
        for match in re.finditer("storm", line.text):
            start = line.start + match.start()
            yield Finding(Kind.AD, start, start + 5, f"ad.line.{match.start()}")


_calls = itertools.count()


def global_state(document: Document) -> Found:
    if next(_calls) % 2:
        yield from share(document)
    elif document.lines:
        yield Finding(Kind.AD, document.lines[0].start, document.lines[0].end, "ad.line", 0.2)


def by_chance(document: Document) -> Found:
    for line in document.lines:
        yield Finding(Kind.AD, line.start, line.end, "ad.line", random.random() / 3)


_seen: set[str] = set()


def remembers(document: Document) -> Found:
    for line in document.lines:
        if line.text not in _seen:
            _seen.add(line.text)
            yield Finding(Kind.AD, line.start, line.end, "ad.line", 0.2)


def mutates(document: Document) -> Found:
    for line in document.lines:
        line.closed = True
    yield from ()


def invents_text(document: Document) -> Found:
    document.text += "Share this."
    yield from ()


def crashes_on_a_surrogate(document: Document) -> Found:
    document.text.encode("utf-8")
    yield from ()


def crashes_on_nothing(document: Document) -> Found:
    if not document.lines[0].text:
        yield from ()


def gives_text(document: Document) -> Iterator[Any]:
    for line in document.lines:
        yield line.text


def quadratic(document: Document) -> Found:
    for line in document.lines:
        same = 0
        for other in document.lines:
            same += other.text == line.text
        if same < 0:
            yield Finding(Kind.AD, line.start, line.end, "ad.line")


def quadratic_in_c(document: Document) -> Found:
    for line in document.lines:
        if document.text.count(line.text) > len(document.text):
            yield Finding(Kind.AD, line.start, line.end, "ad.line")


def order_dependent(document: Document, findings: tuple[Finding, ...] = ()) -> Found:
    for finding in findings:
        yield finding._replace(rule="ad.echo", confidence=0.2)


def never_ends(document: Document) -> Found:
    if len(document.lines) > 20:
        return
    for line in document.lines[:1]:
        yield Finding(Kind.AD, line.start, line.start + 1, "ad.first")


FAULTS: list[tuple[Callable[..., Any], str]] = [
    (off_by_one, "spans_valid"),
    (before_the_text, "spans_valid"),
    (backwards, "spans_valid"),
    (holds_nothing, "spans_valid"),
    (too_sure, "spans_valid"),
    (nameless, "spans_valid"),
    (overlaps_itself, "spans_valid"),
    (drops_body, "restores_article"),
    (drops_short_sentences, "restores_article"),
    (cuts_a_word, "restores_article"),
    (global_state, "deterministic"),
    (by_chance, "deterministic"),
    (remembers, "deterministic"),
    (mutates, "deterministic"),
    (invents_text, "deterministic"),
    (crashes_on_a_surrogate, "total"),
    (crashes_on_nothing, "total"),
    (gives_text, "total"),
    (quadratic, "linear"),
    (quadratic_in_c, "linear"),
    (order_dependent, "order_free"),
    (never_ends, "idempotent"),
]


@pytest.mark.parametrize(("filter", "law"), FAULTS, ids=[f.__name__ for f, _ in FAULTS])
def test_a_faulty_filter_is_caught(filter: Callable[..., Any], law: str) -> None:
    _seen.clear()
    with pytest.raises(LawBroken) as caught:
        check_filter(filter)
    assert caught.value.law == law
    assert str(caught.value).startswith(f"{law}: ")
    assert filter.__name__ in str(caught.value)
    if law in ("spans_valid", "total", "deterministic", "order_free"):
        assert len(caught.value.document) < 60, "not the smallest"


def loses_the_last_line(text: str) -> Article:
    return Article(text, ((0, max(0, text.rfind("\n"))),))


def rewrites(text: str) -> Article:
    return clean(text.replace("\t", " "))


def does_nothing(text: str) -> Article:
    return Article(text, ((0, len(text)),) if text else ())


def says_nothing(text: str) -> Any:
    return None


@pytest.mark.parametrize(
    ("cleaner", "law"),
    [
        (loses_the_last_line, "only_deletes"),
        (rewrites, "only_deletes"),
        (does_nothing, "restores_article"),
        (says_nothing, "total"),
        (Cleaner(keep={"promo", "ad"}), "restores_article"),
    ],
    ids=["loses", "rewrites", "does nothing", "says nothing", "keeps"],
)
def test_a_faulty_cleaner_is_caught(cleaner: Any, law: str) -> None:
    with pytest.raises(LawBroken) as caught:
        check_cleaner(cleaner)
    assert caught.value.law == law


def test_filters_without_a_fault_pass() -> None:
    @reads_findings
    def reader(document: Document, findings: tuple[Finding, ...]) -> Found:
        yield from ()

    for filter in (share, reader, filters.tags):
        check_filter(filter, max_examples=20)


def test_a_message_shows_the_smallest_document() -> None:
    with pytest.raises(LawBroken) as caught:
        check_filter(drops_body)
    assert caught.value.findings
    assert any(line.startswith("- ") for line in caught.value.difference)
    with pytest.raises(LawBroken) as caught:
        check_filter(crashes_on_a_surrogate)
    assert len(caught.value.document) == 1


@few
@given(articles(None))
def test_articles(article: Clean) -> None:
    assert len(article.lines) >= 4
    assert "{" not in article.text()
    assert all(article.lines[i] for i in article.subheadings)


@few
@given(contaminated(None))
def test_spans_say_where_the_residue_is(sample: Contaminated) -> None:
    rest = list(sample.text)
    for start, end, kind in sample.spans:
        assert isinstance(kind, Kind)
        rest[start:end] = [""] * (end - start)
    assert [line for line in "".join(rest).split("\n") if line] == list(sample.lines)


def test_residue_has_every_kind_and_language() -> None:
    import articlecleaner

    for kind in Kind:
        residue(kind)
    for language in articlecleaner.languages():
        residue("promo", language)
    for language in told():
        contaminated(language, kinds=["ad"])


@pytest.mark.parametrize("language", [language for language in told() if language != "en"])
def test_articles_of_other_languages_are_restored(language: str) -> None:
    @few
    @given(contaminated(language))
    def restores(sample: Contaminated) -> None:
        laws.restores_article(Cleaner(), sample)

    restores()


def test_what_there_is_not_is_named() -> None:
    with pytest.raises(ValueError, match=r"no articles in language 'xx'; there are .*: en, de"):
        articles("xx")
    with pytest.raises(ValueError, match="no residue in language 'xx'"):
        residue(language="xx")
    with pytest.raises(ValueError, match="'nothing' is not a valid Kind"):
        residue("nothing")


@settings(few, max_examples=15)
@given(pages())
def test_pages(page: Page) -> None:
    article = clean_html(page.html)
    assert article.source
    assert article.metadata.language == "en"
    assert page.contaminated.lines[0] in article.body


@few
@given(documents())
def test_documents_are_text(text: str) -> None:
    assert isinstance(text, str)
