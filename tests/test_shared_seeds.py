"""The five real articles that the project began with, where their folder is present."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from articlecleaner import Article, clean
from articlecleaner.document import BLANK, cut

FOLDER = Path(__file__).parent.parent.parent / "shared" / "seeds"
PRESENT = (FOLDER / "expected.json").is_file()
EXPECTED: dict[str, dict[str, Any]] = (
    json.loads((FOLDER / "expected.json").read_text("utf-8")) if PRESENT else {}
)
pytestmark = pytest.mark.skipif(not PRESENT, reason=f"there is no {FOLDER}")
by_name = pytest.mark.parametrize("name", sorted(EXPECTED) or ["absent"])


def cleaned(name: str) -> Article:
    """The article that a seed gives."""
    return clean((FOLDER / name).read_bytes().decode("utf-8"))


def wanted_kinds(name: str, line: str) -> list[str]:
    """The kinds of which a line of a seed may be; none if it has to stay."""
    for residue in EXPECTED[name]["residue"]:
        if line.startswith(residue["line_starts"]):
            kind = residue["kind"]
            return kind if isinstance(kind, list) else [kind]
    return []


def test_every_seed_has_its_expectation() -> None:
    assert {path.name for path in FOLDER.glob("*.txt")} == set(EXPECTED)


@by_name
def test_lines(name: str) -> None:
    """Each line stays whole, or goes whole in one piece and of the right kind."""
    article = cleaned(name)
    stay, go = [], []
    for line, start, _ in cut(article.source):
        if kinds := wanted_kinds(name, line):
            go.append((start, line))
            assert {r.kind.value for r in article.residue if r.start == start} <= set(kinds)
        else:
            stay.append(line)
    assert len(go) == len(EXPECTED[name]["residue"])
    assert [(r.start, r.text) for r in article.residue] == go
    assert [line for line, _, _ in cut(article.body)] == stay
    assert set(EXPECTED[name].get("keep", ())) <= set(stay)


@by_name
def test_body_is_the_source_without_its_residue(name: str) -> None:
    article = cleaned(name)
    rest = article.source
    for residue in reversed(article.residue):
        rest = rest[: residue.start] + rest[residue.end :]
    assert article.body.split() == rest.split()
    assert article.body.strip(BLANK) == article.body


@by_name
def test_metadata(name: str) -> None:
    got = cleaned(name).metadata.to_dict()
    for field, wanted in EXPECTED[name]["metadata"].items():
        assert got.get(field) == wanted, field
