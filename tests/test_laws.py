"""The seven laws of DESIGN.md as properties, over each filter and over several cleaners."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import golden
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articlecleaner import Article, Cleaner, Filter, Kind, Pipeline, clean
from articlecleaner.document import BLANK, cut
from articlecleaner.filters import DEFAULT
from articlecleaner.pipeline import name_of
from articlecleaner.testing import (
    Clean,
    Contaminated,
    articles,
    contaminated,
    documents,
    laws,
    pipelines,
    stories,
)
from articlecleaner.testing.strategies import runs

OWN = {"promo": {"heading": ["our weekend reads"], "start": ["a wall from"]}, "ad": {"hint": ["x"]}}
NARROW = ("promo", "ad", "title")
CLEANERS = {
    "default": Cleaner(),
    "keep": Cleaner(keep={"caption", "title", "promo"}),
    "keep all": Cleaner(keep=Kind),
    "drop": Cleaner(drop={"deck", "embed"}),
    "own cues": Cleaner(cues=OWN),
    "narrowed": Cleaner(DEFAULT.only(*NARROW)),
    "nested": Cleaner(Pipeline(Pipeline(*DEFAULT.filters[:9]), *DEFAULT.filters[9:])),
    "no filter": Cleaner(Pipeline()),
}
FILTERS = {name_of(filter): Cleaner(Pipeline(filter)) for filter in DEFAULT.filters}
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)

every_cleaner = pytest.mark.parametrize("cleaner", CLEANERS.values(), ids=CLEANERS)
every_filter = pytest.mark.parametrize("cleaner", FILTERS.values(), ids=FILTERS)
every = pytest.mark.parametrize(
    "cleaner", [*CLEANERS.values(), *FILTERS.values()], ids=[*CLEANERS, *FILTERS]
)
often = settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
seldom = settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
languages = st.sampled_from([None, None, "en", "de", "xx"])

GROWN = (
    *(" ".join(story.paragraphs) for story in stories.ENGLISH[:2]),
    "More news",
    "Photo by Ann Lee (Reporting by Read more:",
    "a",
    "(",
    "Ann Lee, Tomas Berg and",
    "10:30 Nov 30, 2024 |",
)


def is_folded(article: Article) -> None:
    """The body has no white space around it, and never two blank lines in a row."""
    assert article.body.strip(BLANK) == article.body
    assert all(gap <= 1 for _, _, gap in cut(article.body))


def keeps_the_laws(cleaner: Cleaner, text: str, language: str | None = None) -> None:
    """Laws 1 to 4 for one text."""
    article = cleaner(text, language)
    subject = laws.as_cleaner(lambda text: cleaner(text, language))
    for law in (laws.only_deletes, laws.spans_valid, laws.idempotent, laws.deterministic):
        law(subject, text)
    is_folded(article)
    assert not {r.kind for r in article.residue} & cleaner.keep
    assert all(r.filter and r.rule and r.reason for r in article.residue)
    plain = article.to_dict()
    written = json.dumps(plain)
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        plain = json.loads(written)  # JSON cannot tell two surrogates from the character they make
    assert Article.from_dict(plain) == article


@every_cleaner
@often
@given(text=documents(), language=languages)
def test_cleaners_keep_the_laws(cleaner: Cleaner, text: str, language: str | None) -> None:
    keeps_the_laws(cleaner, text, language)


@every_filter
@seldom
@given(text=documents(), language=languages)
def test_filters_keep_the_laws(cleaner: Cleaner, text: str, language: str | None) -> None:
    keeps_the_laws(cleaner, text, language)


@every
def test_hard_texts_keep_the_laws(cleaner: Cleaner) -> None:
    for text in stories.HARD:
        keeps_the_laws(cleaner, text)


@pytest.mark.parametrize("document", golden.documents(), ids=lambda document: str(document.name))
def test_golden_documents_keep_the_laws(document: golden.Golden) -> None:
    keeps_the_laws(CLEANERS["default"], document.text)


@pytest.mark.parametrize(
    "text",
    [
        "More news " * 20_000,
        "a" * 200_000,
        "Title: " + "(" * 200_000,
        "A.\n" * 100_000,
        "More news\n" * 100_000,
        "\n" * 200_000,
        "\u200b\r" * 100_000,
        " ".join(["Photo by Ann Lee (Reporting by Read more:"] * 5_000),
        "\U0001f30a" * 200_000,
        "The river rose on Monday, and all of the town came to the bridge to see it.\n\n" * 5_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_long_text_gives_an_article(text: str) -> None:
    laws.only_deletes(Cleaner(), text)
    laws.idempotent(Cleaner(), text)


@pytest.mark.parametrize("filter", DEFAULT.filters, ids=name_of)
@seldom
@given(text=documents())
def test_a_filter_keeps_the_laws(filter: Filter, text: str) -> None:
    """Laws 3 and 4, and 6 where the filter says nothing else."""
    for law in (laws.total, laws.spans_valid, laws.deterministic, laws.order_free):
        law(filter, text)


@pytest.mark.parametrize("text", GROWN, ids=lambda text: repr(text[:12]))
def test_time_is_linear(text: str) -> None:
    """Law 5."""
    laws.linear(Cleaner(), text)


@settings(often, max_examples=200)
@given(contaminated())
def test_an_article_is_restored(sample: Contaminated) -> None:
    """Law 7: all residue goes, and nothing else."""
    laws.restores_article(Cleaner(), sample)
    if sample.metadata.title:
        assert clean(sample.text).metadata.title == sample.metadata.title


TestPipelines = pipelines().TestCase
TestPipelines.settings = settings(max_examples=15, stateful_step_count=8, deadline=None)


@every_cleaner
@settings(seldom)
@given(text=documents())
def test_a_cleaner_survives_pickling(cleaner: Cleaner, text: str) -> None:
    """Law 3: the same Cleaner in another process gives the same results."""
    copy = pickle.loads(pickle.dumps(cleaner))
    assert copy == cleaner
    assert hash(copy) == hash(cleaner)
    assert repr(copy) == repr(cleaner)
    assert copy(text) == cleaner(text)


def fingerprint() -> str:
    """One number for what the cleaners of this module make of all golden and hard documents."""
    digest = hashlib.sha256()
    for text in (
        *stories.HARD,
        *(document.text for document in golden.documents()),
        *stories.RESIDUE,
    ):
        for cleaner in CLEANERS.values():
            digest.update(json.dumps(cleaner(text).to_dict()).encode())
    return digest.hexdigest()


def test_another_process_gives_the_same() -> None:
    """Law 3: results depend on no hash seed, and on nothing else of the process."""
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), *sys.path])
    code = "import test_laws; print(test_laws.fingerprint())"
    environment = {"PYTHONPATH": path, "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    run = [sys.executable, "-c", code]
    printed = {
        subprocess.run(
            run, env={**environment, "PYTHONHASHSEED": seed}, capture_output=True, text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip
    assert printed == {fingerprint()}


INDEPENDENT = [f for f in DEFAULT.filters if not getattr(f, "reads_findings", False)]


@often
@given(text=documents(), shuffled=st.permutations(INDEPENDENT))
def test_filters_that_read_only_the_document_commute(text: str, shuffled: list[Filter]) -> None:
    """Law 6."""
    document = Cleaner().document(text)
    ours = Pipeline(*INDEPENDENT)(document)
    theirs = Pipeline(*shuffled)(document)
    assert sorted(map(repr, theirs)) == sorted(map(repr, ours))


# Beside residue the arbiter takes short items of lists for residue as well: docs/reliability.md.
plain_articles = articles().filter(lambda article: "\n- " not in article.text())


def lines_of(text: str) -> list[str]:
    """The lines of a text that are not blank."""
    return [content for content, _, _ in cut(text)]


@settings(often, max_examples=300)
@given(article=articles(None), separator=st.sampled_from(["\n", "\n\n"]))
@example(Clean("en", "", ("Nobody was hurt.",), frozenset()), "\n")
def test_a_clean_article_stays_whole(article: Clean, separator: str) -> None:
    """Law 7, first half."""
    cleaned = clean(article.text(separator))
    assert cleaned.residue == ()
    assert cleaned.body == article.text(separator)


def stays_while_these_go(article: Clean, lines: list[str], planted: list[int]) -> Article:
    """Clean these lines; the planted ones have to go, the others have to stay whole."""
    cleaned = clean("\n\n".join(lines))
    assert lines_of(cleaned.body) == list(article.lines)
    assert len(lines) == len(planted) + len(article.lines)
    return cleaned


@settings(often, max_examples=200)
@given(data=st.data(), article=plain_articles)
def test_one_planted_line_comes_out(data: st.DataObject, article: Clean) -> None:
    """Law 7, second half: one line of residue, with its kind, and nothing else."""
    pool, at = data.draw(
        st.sampled_from(
            [
                (stories.HEAD, 0),
                (stories.TAIL, len(article.lines)),
                *((stories.ANYWHERE, i) for i in range(1, len(article.lines))),
            ]
        )
    )
    planted = data.draw(st.sampled_from(pool))
    lines = list(article.lines)
    lines.insert(at, planted.text)
    cleaned = stays_while_these_go(article, lines, [at])
    assert [(r.kind.value, r.text) for r in cleaned.residue] == [planted]


@settings(often, max_examples=200)
@given(
    data=st.data(),
    article=plain_articles,
    run=runs(),
    story=st.booleans(),
)
def test_a_run_comes_out(data: st.DataObject, article: Clean, run: list[str], story: bool) -> None:
    """Law 7 for runs: a heading takes its items with it, and a whole foreign story at the end."""
    lines = list(article.lines)
    if story:
        at, run = len(lines), [*run, *stories.FOREIGN_STORY]
    else:
        resumes = [
            i
            for i in range(2, len(lines))
            if len(lines[i].split()) >= 16 and i - 1 not in article.subheadings
        ]
        places = [*resumes, len(lines)]
        at = data.draw(st.sampled_from(places))
    lines[at:at] = run
    cleaned = stays_while_these_go(article, lines, list(range(at, at + len(run))))
    assert {r.kind for r in cleaned.residue} == {Kind.PROMO}
    assert cleaned.metadata.date_published is None
    assert cleaned.metadata.dateline is None


@settings(often, max_examples=100)
@given(article=plain_articles, label=st.sampled_from(["Title: ", "Headline: ", ""]))
def test_the_headline_comes_out(article: Clean, label: str) -> None:
    """Law 7 for the article's own headline, with and without a label."""
    cleaned = stays_while_these_go(article, [label + article.headline, *article.lines], [0])
    assert [r.kind for r in cleaned.residue] == [Kind.TITLE]
    assert cleaned.metadata.title == article.headline
