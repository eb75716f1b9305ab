"""The golden documents of the repository: fixtures by kind, and the five seeds."""

from __future__ import annotations

import golden
import pytest

from articlecleaner import Kind, clean

DOCUMENTS = golden.documents()
TRAPS = [document for document in DOCUMENTS if "/trap-" in document.name]
by_name = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: str(d.name))


def test_there_are_documents_for_every_kind_and_a_third_are_traps() -> None:
    fixtures = [d for d in DOCUMENTS if d.name.startswith("fixtures/")]
    kinds = {r["kind"] for d in fixtures for r in d.expected["residue"]}
    assert kinds >= {kind.value for kind in Kind} - {"deck", "embed"}
    assert len(fixtures) >= 120
    assert 3 * sum("/trap-" in d.name for d in fixtures) >= len(fixtures)
    assert sum(d.name.startswith("seeds/") for d in DOCUMENTS) == 5


@by_name
def test_golden(document: golden.Golden, request: pytest.FixtureRequest) -> None:
    if reason := document.expected.get("known_to_fail"):
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    assert golden.differences(document) == []
    got = golden.result(clean(document.text))
    assert got["residue"] == document.expected["residue"]  # in this order, and as often


def test_every_change_of_a_result_shows_in_the_digest() -> None:
    changed = set(golden.digests()) ^ set(golden.DIGEST.read_text("utf-8").splitlines(True))
    names = sorted({line.split()[0] for line in changed})
    assert not names, f"look at what changed, then run `make digest`: {', '.join(names)}"


@by_name
def test_expected_residue_stands_in_the_text_in_order(document: golden.Golden) -> None:
    at = 0
    for residue in document.expected["residue"]:
        at = document.text.index(residue["text"], at) + len(residue["text"])


@pytest.mark.parametrize("document", TRAPS, ids=lambda d: str(d.name))
def test_a_trap_comes_out_unchanged(document: golden.Golden) -> None:
    assert document.expected["residue"] == []
    article = clean(document.text)
    assert article.body.split() == document.text.split()
