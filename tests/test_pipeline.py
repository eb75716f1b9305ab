"""Filters and how they compose."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence

import pytest

from articlecleaner import Cleaner, Document, Finding, Kind, Pipeline, only, reads_findings
from articlecleaner import filters as shipped
from articlecleaner.pipeline import name_of

DOCUMENT = Cleaner().document("One two three.\nFour five.", "en")


def first(document: Document) -> Iterator[Finding]:
    """Say that the first line is an ad."""
    line = document.lines[0]
    yield Finding(Kind.AD, line.start, line.end, "first.line")


def both(document: Document) -> list[Finding]:
    """Find an ad, a promo and evidence for body."""
    return [Finding(kind, 0, 3, "both.line", reason="so") for kind in (Kind.AD, Kind.PROMO, None)]


@reads_findings
def doubt(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Find again what was found before."""
    assert isinstance(findings, tuple)
    for finding in findings:
        yield finding._replace(rule=f"doubt.{finding.rule}", filter="")


class Named:
    """A filter that is an object, with a name of its own."""

    name = "by object"

    def __call__(self, document: Document) -> list[Finding]:
        """Find nothing."""
        return []


class Nameless:
    """A filter that is an object without a name."""

    def __call__(self, document: Document) -> list[Finding]:
        """Find nothing."""
        return []


def rules(pipeline: Pipeline, before: Sequence[Finding] = ()) -> list[tuple[str, str]]:
    """What a pipeline finds: filter and rule."""
    return [(f.filter, f.rule) for f in pipeline(DOCUMENT, before)]


def test_findings_come_in_order_and_carry_the_name_of_their_filter() -> None:
    assert rules(Pipeline(both, first)) == [("both", "both.line")] * 3 + [("first", "first.line")]
    assert Pipeline()(DOCUMENT) == []


def test_a_filter_may_name_itself_in_its_findings() -> None:
    def mine(document: Document) -> list[Finding]:
        return [Finding(Kind.AD, 0, 3, "r", filter="theirs")]

    assert rules(Pipeline(mine)) == [("theirs", "r")]


def test_names() -> None:
    assert [name_of(f) for f in (first, Named(), Nameless(), only(first, "ad"), Pipeline())] == [
        "first",
        "by object",
        "Nameless",
        "first",
        "pipeline",
    ]
    assert name_of(Pipeline(name="mine")) == "mine"


def test_add_drop_and_replace_give_new_pipelines() -> None:
    pipeline = Pipeline(first, both)
    assert pipeline.add(Named(), doubt).filters[2:][1] is doubt
    assert repr(pipeline.add(Named(), doubt)) == "Pipeline(first, both, by object, doubt)"
    assert pipeline.drop("first") == Pipeline(both)
    assert pipeline.drop("both", "first") == Pipeline()
    assert pipeline.drop() == pipeline
    assert pipeline.replace("first", doubt) == Pipeline(doubt, both)
    assert pipeline.replace("both", doubt) == Pipeline(first, doubt)
    assert pipeline == Pipeline(first, both)


def test_changed_pipelines_keep_their_name() -> None:
    pipeline = Pipeline(first, both, name="mine")
    changed = [
        pipeline.add(doubt),
        pipeline.drop("first"),
        pipeline.replace("first", doubt),
        pipeline.only("ad"),
    ]
    assert [p.name for p in changed] == ["mine"] * 4


@pytest.mark.parametrize("change", [lambda p: p.drop("frist"), lambda p: p.replace("frist", both)])
def test_an_unknown_name_is_named_with_those_that_exist(change: object) -> None:
    assert callable(change)
    with pytest.raises(KeyError, match=r"'frist'.*first, both"):
        change(Pipeline(first, both))


def test_what_cannot_be_called_is_no_filter() -> None:
    with pytest.raises(TypeError, match="'promo' is no filter"):
        Pipeline("promo")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="None is no filter"):
        Pipeline(first).replace("first", None)  # type: ignore[arg-type]


def test_only_lets_kinds_and_evidence_for_body_pass() -> None:
    assert [f.kind for f in only(both, "promo")(DOCUMENT)] == [Kind.PROMO, None]
    assert [f.kind for f in only(both, Kind.AD, "promo")(DOCUMENT)] == [Kind.AD, Kind.PROMO, None]
    assert [f.kind for f in Pipeline(first, both).only("ad")(DOCUMENT)] == [Kind.AD, Kind.AD, None]
    assert repr(Pipeline(only(both, "promo", "ad"), first)) == "Pipeline(both[ad, promo], first)"


def test_only_of_an_unknown_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="advert"):
        only(both, "advert")


def test_only_of_a_filter_that_reads_findings_reads_findings() -> None:
    narrowed = Pipeline(first, only(doubt, "ad"), only(doubt, "promo"))
    assert rules(narrowed) == [("first", "first.line"), ("doubt", "doubt.first.line")]


def test_reads_findings_sees_what_was_found_before_it() -> None:
    assert rules(Pipeline(doubt, first)) == [("first", "first.line")]
    assert rules(Pipeline(first, doubt))[1:] == [("doubt", "doubt.first.line")]
    assert rules(Pipeline(first, doubt, doubt))[2:] == [
        ("doubt", "doubt.first.line"),
        ("doubt", "doubt.doubt.first.line"),
    ]


def test_a_pipeline_is_a_filter() -> None:
    inner = Pipeline(doubt, name="inner")
    assert rules(Pipeline(first, inner)) == [
        ("first", "first.line"),
        ("doubt", "doubt.first.line"),
    ]
    assert Pipeline(first, inner).drop("inner") == Pipeline(first)
    flat, nested = Pipeline(first, both, doubt), Pipeline(Pipeline(first, both), Pipeline(doubt))
    assert nested(DOCUMENT) == flat(DOCUMENT)


def test_findings_given_from_outside_are_read_and_not_repeated() -> None:
    outside = Finding(Kind.AD, 0, 3, "outside")
    assert rules(Pipeline(doubt), [outside]) == [("doubt", "doubt.outside")]


def test_equal_pipelines() -> None:
    assert Pipeline(first, both) == Pipeline(first, both)
    assert hash(Pipeline(first, both)) == hash(Pipeline(first, both))
    assert Pipeline(first, both) != Pipeline(both, first)
    assert Pipeline(first) != first
    assert shipped.DEFAULT.only("ad") == shipped.DEFAULT.only("ad")
    assert shipped.DEFAULT.only("ad") != shipped.DEFAULT.only("promo")
    assert shipped.DEFAULT.only("ad") != shipped.DEFAULT


def test_a_pipeline_survives_pickling() -> None:
    pipeline = Pipeline(first, only(both, "ad"), Pipeline(doubt))
    copy = pickle.loads(pickle.dumps(pipeline))
    assert copy(DOCUMENT) == pipeline(DOCUMENT)
    assert copy == pipeline


def test_the_default_has_a_filter_for_every_kind() -> None:
    names = {name_of(f) for f in shipped.DEFAULT.filters}
    assert {kind.value for kind in Kind} <= names
    assert {name_of(getattr(shipped, name)) for name in names} == names
