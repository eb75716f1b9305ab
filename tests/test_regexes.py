"""Every regular expression of the package, checked by a tool for more than quadratic time.

What is quadratic at worst depends on the text that reaches it; `test_hostile` times that.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import articlecleaner

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it reads patterns as `re` itself does
    regexploit = pytest.importorskip("regexploit.redos", reason="regexploit is not installed")
    from regexploit.ast.sre import SreOpParser

PACKAGE = Path(articlecleaner.__file__).parent


def held(values: Iterable[Any]) -> Iterator[re.Pattern[Any]]:
    """The compiled expressions among some values, and in tuples and dicts of them."""
    for value in values:
        if isinstance(value, re.Pattern):
            yield value
        elif isinstance(value, list | tuple):
            yield from held(value)
        elif isinstance(value, dict):
            yield from held(value.values())


def expressions() -> dict[re.Pattern[Any], str]:
    """All expressions, with the module that has them: compiled ones, and calls of `re`."""
    found: dict[re.Pattern[Any], str] = {}
    for module in pkgutil.walk_packages(articlecleaner.__path__, "articlecleaner."):
        if module.name.endswith("__main__"):
            continue
        try:
            importlib.import_module(module.name)
        except ImportError:  # of an extra that is not installed
            continue
        for pattern in held(vars(sys.modules[module.name]).values()):
            found.setdefault(pattern, module.name)
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=name),
                    args=[ast.Constant(value=str(text)), *_],
                ) if name != "compile":
                    found.setdefault(re.compile(text), path.name)
    return found


class Parser(SreOpParser):  # type: ignore[misc]
    """Reads possessive repeats as greedy ones, which is slower, if at all."""

    from_POSSESSIVE_REPEAT = SreOpParser.from_MAX_REPEAT  # noqa: N815


def test_no_expression_is_worse_than_quadratic() -> None:
    found = expressions()
    assert len(found) > 100
    for pattern, module in found.items():
        text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode()
        worst = regexploit.find(Parser().parse_sre(text, pattern.flags))
        assert not worst, f"{module}: {pattern}: slow for {worst[0].example()}"


def test_the_check_finds_what_is() -> None:
    for slow in (r"(a+)+b", r"c\s*\s*\s*d"):
        assert regexploit.find(Parser().parse_sre(slow, 0))
