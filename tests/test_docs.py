"""What the documentation shows is what happens: every code block of it, the tables of the README.

A `python` block is run, its examples compared if it has any; the blocks of a page share their names
and a folder. In a `console` block `cat` shows a file that commands after it read, and
`articlecleaner` is run, `> file` and all. Of an `sh` block it is tested that what it asks for is
there: targets of make, extras, modules. `toml` and `json` blocks have to be read as such.
"""

from __future__ import annotations

import doctest
import importlib.util
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import tomli
from click.testing import CliRunner

from articlecleaner import Kind
from articlecleaner.cleaner import KEPT
from articlecleaner.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = ["README.md", *sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/**/*.md"))]
PAGES.remove("docs/integrations.md")  # see integrations/test_examples.py


class Block(NamedTuple):
    """A fenced block: its language, its text, and the number of its first line."""

    language: str
    text: str
    number: int


def blocks(page: str) -> Iterator[Block]:
    text = (ROOT / page).read_text("utf-8")
    for match in re.finditer(r"^( *)```(\w*).*\n((?:.*\n)*?)\1```$", text, re.MULTILINE):
        inner = re.sub(f"^{match[1]}", "", match[3], flags=re.MULTILINE)
        yield Block(match[2], inner, text.count("\n", 0, match.start(3)))


@pytest.mark.parametrize("page", PAGES)
def test_code_blocks(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(page):
        if block.language == "python":
            run_python(page, block, names)
        elif block.language == "console":
            run_console(block)
        elif block.language == "sh":
            check_shell(block)
        elif block.language == "toml":
            tomli.loads(block.text)
        elif block.language == "json":
            json.loads(block.text)
        else:
            assert block.language in ("", "text"), f"{page}:{block.number}: what is this?"


def run_python(page: str, block: Block, names: dict[str, object]) -> None:
    try:
        if ">>> " not in block.text:
            exec(compile("\n" * block.number + block.text, ROOT / page, "exec"), names)
            return
        test = doctest.DocTestParser().get_doctest(block.text, {}, page, page, block.number)
        test.globs = names
        report: list[str] = []
        runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
        failed, _ = runner.run(test, out=report.append, clear_globs=False)
        missing = re.search(
            r"ModuleNotFoundError: No module named '(?!articlecleaner)(.+)'", "".join(report)
        )
        if missing:
            pytest.skip(f"{page}:{block.number} needs {missing[1]}")
        assert not failed, "".join(report)
    except ModuleNotFoundError as error:
        pytest.skip(f"{page}:{block.number} needs {error.name}")


def run_console(block: Block) -> None:
    for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE):
        program, *arguments = shlex.split(command)
        if program == "cat":
            path = Path(arguments[0])
            if path.exists():
                assert path.read_text("utf-8") == output
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(output, "utf-8")
            continue
        assert program == "articlecleaner", f"{command}: no such program"
        target = arguments[-1] if ">" in arguments else None
        result = CliRunner().invoke(
            main, arguments[: arguments.index(">")] if target else arguments
        )
        differs = arguments[0] == "diff" and ", 0 not" not in output
        assert (result.exit_code, result.stderr) == (int(differs), "")
        if target:
            Path(target).write_bytes(result.stdout_bytes)
        assert ("" if target else result.stdout) == output


def check_shell(block: Block) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    project = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in block.text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        if words[:1] == ["make"]:
            assert all(re.search(f"^{target}:", makefile, re.MULTILINE) for target in words[1:])
        elif words[:2] == ["pip", "install"]:
            for extras in re.findall(r"\[([\w,]+)\]", line):
                assert set(extras.split(",")) <= set(project["optional-dependencies"]), line
        elif words[:2] == ["python", "-m"]:
            assert importlib.util.find_spec(words[2]), line
        else:
            assert not words or words[0] in ("articlecleaner", "git", "cd", "eval", "python"), line


def test_a_page_that_is_wrong_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for run, block in (
        (lambda block: run_python("README.md", block, {}), ">>> 1 + 1\n3\n"),
        (lambda block: run_python("README.md", block, {}), "assert False\n"),
        (run_console, "$ cat a.txt\nShare\n$ articlecleaner a.txt\nShare\n"),
        (run_console, "$ rm a.txt\n"),
        (check_shell, "make no-such-target\n"),
        (check_shell, 'pip install "articlecleaner[nothing]"\n'),
    ):
        with pytest.raises(AssertionError):
            run(Block("", block, 1))


def test_kinds_table() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (removed|kept) \|$", README, re.MULTILINE)
    assert rows == [(k.value, k.meaning, "kept" if k in KEPT else "removed") for k in Kind]


def test_all_options_of_the_command_are_named() -> None:
    shown = CliRunner().invoke(main, ["--help"]).output
    options = set(re.findall(r"^  (?:-h, )?(--[a-z]+)", shown, re.MULTILINE))
    assert options - {"--help", "--version"} == set(re.findall(r"^\| `(--[a-z]+)", README, re.M))


def test_all_extras_are_named() -> None:
    project = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/start.md").read_text("utf-8"), re.M)
    assert sorted(named) == sorted(project["optional-dependencies"])
