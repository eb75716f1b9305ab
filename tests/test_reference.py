"""The pages of the reference that scripts write name everything that there is."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path

from articlecleaner import Kind
from articlecleaner.article import Metadata

ROOT = Path(__file__).parent.parent
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "reference.py"))


def rows(page: Iterator[str]) -> str:
    return "\n".join(page)


def test_every_rule_of_code_is_described() -> None:
    named = {rule for rule, _, what in SCRIPT["coded"]() if what}
    written = set()
    for path in (ROOT / "src/articlecleaner/filters").glob("*.py"):
        code = path.read_text("utf-8").replace(path.stem + ".txt", "")
        written |= {r for r in re.findall(r'"(\w+\.\w+)"', code) if r.split(".")[0] in list(Kind)}
    # The cue ids are made from the lexicons; a stub of a player is found by their cues as well.
    assert written - named <= {"media.line", "tags.hashtags"}
    assert len(named) > 20
    assert all(f"`{rule}`" in rows(SCRIPT["rules"]()) for rule in named)


def test_every_kind_has_cues_and_examples() -> None:
    rules, kinds = rows(SCRIPT["rules"]()), rows(SCRIPT["kinds"]())
    for kind in Kind:
        section = kinds.partition(f"## {kind.value}\n")[2].partition("\n## ")[0]
        assert f"| `{kind.value}." in rules
        assert kind in ("deck", "embed") or section.count("\n| ") > 3, kind


def test_every_subcommand_and_option_is_shown() -> None:
    page = rows(SCRIPT["commands"]())
    for words in ("--explain", "--cues", "articlecleaner report", "--whole", "articlecleaner diff"):
        assert words in page


def test_every_field_of_the_metadata_is_explained() -> None:
    page = (ROOT / "docs/reference/metadata.md").read_text("utf-8")
    fields = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert fields == list(Metadata.__slots__)


def test_every_public_name_is_in_the_reference() -> None:
    import articlecleaner

    page = (ROOT / "docs/reference/python.md").read_text("utf-8")
    shown = re.findall(r"^::: articlecleaner\.(\w+)$", page, re.MULTILINE)
    missing = set(articlecleaner.__all__) - set(shown)
    assert not missing, f"name in docs/reference/python.md: {missing}"
    assert set(shown) <= set(articlecleaner.__all__)
