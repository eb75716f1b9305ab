"""The seven laws of DESIGN.md as properties, over each filter and over several cleaners."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import golden
import pytest
import strategies as own
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from articlecleaner import Article, Cleaner, Document, Filter, Finding, Kind, Pipeline, clean
from articlecleaner.document import BLANK, cut
from articlecleaner.filters import DEFAULT
from articlecleaner.pipeline import name_of

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

HARD = (
    "",
    "\n",
    " \t\u200b\x00\r\n",
    "\ud800",
    "More news\n\ud800 Advertisement \udfff\nShare\x00",
    "\x00Advertisement\x00",
    "0",
    "Photo:",
    "Title:\nTitle: Title:",
    "Comments\nComments\nComments",
    "More news\nMore news\nMore news",
    "\U0010ffff" * 3,
    "İlgili Haberler: İ",
    "(Reporting by (Reporting by (Reporting by",
    "A.\nRead more: B. Read more: C.\n\n\n\nD.",
    "\ufeffTitle: Storm closes port\r\n\r\nThe port was closed.\r\n",
)


def is_made_of_its_source(article: Article, source: str) -> None:
    """Law 1: the source is body spans, residue and white space, and nothing is in two of them."""
    assert article.source == source
    assert article.body == "".join(source[start:end] for start, end in article.spans)
    for r in article.residue:
        assert source[r.start : r.end] == r.text != ""
    for pieces in (article.spans, [(r.start, r.end) for r in article.residue]):
        assert all(start < end for start, end in pieces)
        assert all(a[1] <= b[0] for a, b in pairwise(pieces))
    taken = [(r.start, r.end) for r in article.residue]
    at = 0
    for start, end in sorted([*article.spans, *taken]):
        assert at <= start, "a residue and the body overlap"
        assert not source[at:start].strip(BLANK), "lost without a reason"
        at = end
    assert not source[at:].strip(BLANK), "lost without a reason"


def is_folded(article: Article) -> None:
    """The body has no white space around it, and never two blank lines in a row."""
    assert article.body.strip(BLANK) == article.body
    assert all(gap <= 1 for _, _, gap in cut(article.body))


def is_settled(cleaner: Cleaner, article: Article, language: str | None) -> None:
    """Law 2: cleaning the body changes nothing and finds nothing."""
    again = cleaner(article.body, language)
    assert (again.body, again.residue) == (article.body, ())


def keeps_the_laws(cleaner: Cleaner, text: str, language: str | None = None) -> None:
    """Laws 1 to 4 for one text."""
    article = cleaner(text, language)
    is_made_of_its_source(article, text)
    is_folded(article)
    is_settled(cleaner, article, language)
    assert cleaner(text, language) == article
    assert not {r.kind for r in article.residue} & cleaner.keep
    assert all(r.filter and r.rule and r.reason for r in article.residue)
    plain = article.to_dict()
    written = json.dumps(plain)
    if text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text):
        plain = json.loads(written)  # JSON cannot tell two surrogates from the character they make
    assert Article.from_dict(plain) == article


@every_cleaner
@often
@given(text=own.texts, language=languages)
def test_cleaners_keep_the_laws(cleaner: Cleaner, text: str, language: str | None) -> None:
    keeps_the_laws(cleaner, text, language)


@every_filter
@seldom
@given(text=own.texts, language=languages)
def test_filters_keep_the_laws(cleaner: Cleaner, text: str, language: str | None) -> None:
    keeps_the_laws(cleaner, text, language)


@every
def test_hard_texts_keep_the_laws(cleaner: Cleaner) -> None:
    for text in HARD:
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
    article = clean(text)
    is_made_of_its_source(article, text)
    assert clean(article.body).body == article.body


def seen(document: Document) -> Iterator[object]:
    """All that a filter can read of a document."""
    for thing in (document, *document.lines):
        for name in dir(thing):
            value = getattr(thing, name)
            if not name.startswith("_") and name != "lines" and not callable(value):
                yield name, value


@pytest.mark.parametrize("filter", DEFAULT.filters, ids=name_of)
@seldom
@given(text=own.texts)
def test_a_filter_is_pure(filter: Filter, text: str) -> None:
    """Law 3: a filter changes nothing in its document, and says the same of it twice."""
    pipeline = Pipeline(*DEFAULT.filters)
    document, same = Cleaner().document(text), Cleaner().document(text)
    before = tuple(pipeline(document))
    alone = Pipeline(filter)
    first = alone(document, before)
    assert alone(document, before) == first
    assert list(seen(document)) == list(seen(same))
    for finding in first:
        assert isinstance(finding, Finding)
        assert 0 <= finding.start <= finding.end <= len(text)
        assert 0 <= finding.confidence <= 1


@every_cleaner
@settings(seldom)
@given(text=own.texts)
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
    for text in (*HARD, *(document.text for document in golden.documents()), *own.RESIDUE):
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
@given(text=own.texts, shuffled=st.permutations(INDEPENDENT))
def test_filters_that_read_only_the_document_commute(text: str, shuffled: list[Filter]) -> None:
    """Law 6."""
    document = Cleaner().document(text)
    ours = Pipeline(*INDEPENDENT)(document)
    theirs = Pipeline(*shuffled)(document)
    assert sorted(map(repr, theirs)) == sorted(map(repr, ours))


def lines_of(text: str) -> list[str]:
    """The lines of a text that are not blank."""
    return [content for content, _, _ in cut(text)]


@settings(often, max_examples=300)
@given(article=own.articles(), separator=st.sampled_from(["\n", "\n\n"]))
@example(own.Clean("en", "", ("Nobody was hurt.",), frozenset()), "\n")
def test_a_clean_article_stays_whole(article: own.Clean, separator: str) -> None:
    """Law 7, first half."""
    cleaned = clean(article.text(separator))
    assert cleaned.residue == ()
    assert cleaned.body == article.text(separator)


def stays_while_these_go(article: own.Clean, lines: list[str], planted: list[int]) -> Article:
    """Clean these lines; the planted ones have to go, the others have to stay whole."""
    cleaned = clean("\n\n".join(lines))
    assert lines_of(cleaned.body) == list(article.lines)
    assert len(lines) == len(planted) + len(article.lines)
    return cleaned


@settings(often, max_examples=200)
@given(data=st.data(), article=own.articles(own.ENGLISH))
def test_one_planted_line_comes_out(data: st.DataObject, article: own.Clean) -> None:
    """Law 7, second half: one line of residue, with its kind, and nothing else."""
    pool, at = data.draw(
        st.sampled_from(
            [
                (own.HEAD, 0),
                (own.TAIL, len(article.lines)),
                *((own.ANYWHERE, i) for i in range(1, len(article.lines))),
            ]
        )
    )
    planted = data.draw(st.sampled_from(pool))
    lines = list(article.lines)
    lines.insert(at, planted.text)
    cleaned = stays_while_these_go(article, lines, [at])
    assert [(r.kind.value, r.text) for r in cleaned.residue] == [planted]


@settings(often, max_examples=200)
@given(data=st.data(), article=own.articles(own.ENGLISH))
def test_all_that_is_planted_comes_out(data: st.DataObject, article: own.Clean) -> None:
    """Law 7, second half: residue in the head, in the middle and in the tail at once."""

    def some(pool: tuple[own.Planted, ...], most: int) -> list[str]:
        chosen = data.draw(st.lists(st.sampled_from(pool), max_size=most, unique=True))
        return [planted.text for planted in chosen]

    lines = [*some(own.HEAD, 4)]
    for line in article.lines:
        lines += [line, *some(own.ANYWHERE, 1)]
    lines += some(own.TAIL, 4)
    planted = [i for i, line in enumerate(lines) if line not in article.lines]
    stays_while_these_go(article, lines, planted)


@settings(often, max_examples=200)
@given(
    data=st.data(),
    article=own.articles(own.ENGLISH),
    run=own.runs(),
    story=st.booleans(),
)
def test_a_run_comes_out(
    data: st.DataObject, article: own.Clean, run: list[str], story: bool
) -> None:
    """Law 7 for runs: a heading takes its items with it, and a whole foreign story at the end."""
    lines = list(article.lines)
    if story:
        at, run = len(lines), [*run, *own.FOREIGN_STORY]
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
@given(article=own.articles(own.ENGLISH), label=st.sampled_from(["Title: ", "Headline: ", ""]))
def test_the_headline_comes_out(article: own.Clean, label: str) -> None:
    """Law 7 for the article's own headline, with and without a label."""
    cleaned = stays_while_these_go(article, [label + article.headline, *article.lines], [0])
    assert [r.kind for r in cleaned.residue] == [Kind.TITLE]
    assert cleaned.metadata.title == article.headline
