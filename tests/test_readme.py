"""What the README shows is what happens: its Python blocks, its console blocks, its tables."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlecleaner import Kind
from articlecleaner.cleaner import KEPT
from articlecleaner.cli import main

README = Path(__file__).parent.parent / "README.md"
TEXT = README.read_text("utf-8")


def blocks(language: str) -> list[tuple[int, str]]:
    """The fenced blocks of a language, each with the number of its first line."""
    found = re.finditer(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    return [(TEXT.count("\n", 0, match.start(1)), match[1]) for match in found]


@pytest.mark.parametrize(("number", "block"), blocks("python"))
def test_python_block(number: int, block: str) -> None:
    test = doctest.DocTestParser().get_doctest(block, {}, "README", str(README), number)
    assert test.examples
    report: list[str] = []
    failed, _ = doctest.DocTestRunner().run(test, out=report.append)
    assert not failed, "".join(report)


def test_console_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`cat` shows a file that the commands after it read; `articlecleaner` is run.

    A file stays for later blocks. What `diff` shows differs, so that it exits with 1.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    ran = 0
    for _, block in blocks("console"):
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            program, *arguments = shlex.split(command)
            if program == "cat":
                Path(arguments[0]).write_text(output, "utf-8")
            else:
                assert program == "articlecleaner"
                result = CliRunner().invoke(main, arguments)
                assert (result.output, result.exit_code) == (output, arguments[0] == "diff")
                ran += 1
    assert ran >= 3


def test_kinds_table() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (removed|kept) \|$", TEXT, re.MULTILINE)
    assert rows == [(k.value, k.meaning, "kept" if k in KEPT else "removed") for k in Kind]


def test_all_options_of_the_command_are_named() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    options = set(re.findall(r"^  (?:-h, )?(--[a-z]+)", shown, re.MULTILINE))
    assert options - {"--help", "--version"} == set(re.findall(r"^\| `(--[a-z]+)", TEXT, re.M))
