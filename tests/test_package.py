"""What says which version this is, and what can be installed, says the same everywhere."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import articlecleaner
import articlecleaner.cli

ROOT = Path(__file__).parent.parent


def test_the_version_is_the_same_everywhere() -> None:
    version = articlecleaner.__version__
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.findall("^version: (.*)$", citation, re.MULTILINE) == [version]
    assert re.findall(r"^## \[(.*)\]", changelog, re.MULTILINE)[0] == version


def test_the_command_is_an_entry_point() -> None:
    (entry,) = importlib.metadata.entry_points(group="console_scripts", name="articlecleaner")
    assert entry.load() is articlecleaner.cli.main
