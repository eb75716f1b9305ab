"""Writes the pages of the reference that the code knows best: kinds, rules, the command line.

`make docs` runs it before the site is built; the pages are not kept in the repository.
"""

from __future__ import annotations

import inspect
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import click

from articlecleaner import Kind, clean, filters, lexicon
from articlecleaner.cleaner import KEPT
from articlecleaner.cli import main as command
from articlecleaner.pipeline import name_of

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "reference"
_RULE = re.compile(
    r"`((?:arbiter|" + "|".join(Kind) + r")\.[a-z.]+)`,? ?([^;]*?)(?=;\s*`|\.?\s*\Z)"
)
_EXAMPLES = 6  # of a kind
_SHORT = 160  # characters of an example


def main() -> None:
    """Write all pages."""
    for name, page in (("kinds", kinds), ("rules", rules), ("command", commands)):
        (PAGES / f"{name}.md").write_text("\n".join(page()) + "\n", "utf-8")


def kinds() -> Iterator[str]:
    """What each kind is, with examples from the fixtures."""
    yield "# Kinds\n"
    yield (
        "What a piece of residue can be. The examples are lines of the documents in `fixtures/`, "
        "which were written for this project after the habits of real pages, with the rule that "
        "finds each.\n"
    )
    found = _found_in_fixtures()
    for kind in Kind:
        kept = "kept by default" if kind in KEPT else "removed by default"
        yield f"## {kind.value}\n\n{_capital(kind.meaning)}; {kept}.\n"
        yield "| example | rule |\n| --- | --- |"
        for text, rule in found[kind]:
            yield f"| {_cell(text)} | `{rule}` |"
        yield ""


def _found_in_fixtures() -> dict[Kind, list[tuple[str, str]]]:
    """Examples of each kind, of as many rules as there is room for, the English ones first."""
    by_rule: dict[Kind, dict[str, str]] = defaultdict(dict)
    paths = sorted((ROOT / "fixtures").glob("*/*.txt"), key=lambda p: (len(p.parent.name) < 4, p))
    for path in paths:
        expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
        texts = {(Kind(r["kind"]), r["text"]) for r in expected["residue"]}
        for r in clean(path.read_text("utf-8")).residue:
            if (r.kind, r.text) in texts and len(r.text) <= _SHORT:
                by_rule[r.kind].setdefault(r.rule, r.text)
    found = {}
    for kind in Kind:
        found[kind] = [(text, rule) for rule, text in by_rule[kind].items()][:_EXAMPLES]
    return found


def rules() -> Iterator[str]:
    """All rules: those that are code, from the docstrings of the filters, and the cues."""
    yield "# Rules\n"
    yield (
        "`Residue.rule` names the rule by which a piece was found. Ids stay the same between "
        "releases, see [Versions and policy](policy.md).\n"
    )
    yield "## Rules of code\n"
    yield "| rule | filter | finds |\n| --- | --- | --- |"
    for rule, name, what in coded():
        yield f"| `{rule}` | `{name}` | {_cell(what)} |"
    yield "| `arbiter.*` | `arbiter` | a line of the kind that no other rule decides |"
    yield (
        "\n## Cues\n\nAll other rules are phrases of the lexicons. Their ids are made of the kind, "
        "of how the phrase binds, of what bounds it, if anything does, and of the language of the "
        "lexicon: `promo.heading.en`, `contact.start.tail.en`; `und` is the lexicon of what pages "
        "of all languages print, `own` are cues of yours. [Add your own cues](../how-to/cues.md) "
        "explains the bindings.\n"
    )
    counts: Counter[tuple[str, str]] = Counter()
    languages: dict[tuple[str, str], set[str]] = defaultdict(set)
    examples: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in sorted(set(lexicon.covered().values()) | {lexicon.COMMON}):
        for cue in lexicon.load(name):
            key = (cue.kind.value, ".".join(filter(None, (cue.binding, cue.bound))))
            counts[key] += 1
            languages[key].add(name)
            if name == "en" and len(cue.phrase) > 3:
                examples[key].append(cue.phrase)
    yield "| rule | lexicons | phrases | for example |\n| --- | ---: | ---: | --- |"
    for kind in Kind:
        for key in sorted(key for key in counts if key[0] == kind):
            shown = ", ".join(f"“{phrase}”" for phrase in examples[key][:3])
            yield (
                f"| `{kind.value}.{key[1]}.*` | {len(languages[key])} | {counts[key]:,} "
                f"| {_cell(shown)} |"
            )


def coded() -> list[tuple[str, str, str]]:
    """The rules that the docstrings of the filters name: id, filter, what it finds."""
    found = []
    for filter in filters.DEFAULT.filters:
        for part in filter.filters if hasattr(filter, "filters") else (filter,):
            docstring = inspect.cleandoc(part.__doc__ or "")
            _, _, named = docstring.partition("Rules:")
            for rule, what in _RULE.findall(" ".join(named.split("\n\n")[0].split())):
                found.append((rule, name_of(part), what.strip(" ,")))
    return found


def commands() -> Iterator[str]:
    """The help of the command and of its subcommands."""
    yield "# Command line\n"
    yield (
        "`articlecleaner` cleans what it is given, unless its first word is a subcommand; a file "
        "that is named like one is written `./report`. [Five minutes](../start.md) has examples.\n"
    )
    yield f"## articlecleaner\n\n{_help(command.default, 'articlecleaner')}"
    for name in command.subcommands:
        sub = command.get_command(click.Context(command), name)
        assert sub is not None
        yield f"## articlecleaner {name}\n\n{_help(sub, f'articlecleaner {name}')}"
    yield (
        "## Shell completion\n\nThe shell completes subcommands, options and kinds after this line "
        "in its start file:\n"
    )
    yield "| shell | file | line |\n| --- | --- | --- |"
    for shell, file, line in (
        ("bash", "~/.bashrc", 'eval "$({}_source articlecleaner)"'),
        ("zsh", "~/.zshrc", 'eval "$({}_source articlecleaner)"'),
        (
            "fish",
            "~/.config/fish/completions/articlecleaner.fish",
            "{}_source articlecleaner | source",
        ),
    ):
        yield f"| {shell} | `{file}` | `{line.format(f'_ARTICLECLEANER_COMPLETE={shell}')}` |"


def _help(subject: click.Command, name: str) -> str:
    obj = command if subject is command.default else None
    context = click.Context(
        subject, info_name=name, obj=obj, max_content_width=88, terminal_width=88
    )
    context.help_option_names = ["-h", "--help"]
    return f"```text\n{subject.get_help(context)}\n```\n"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _cell(text: str) -> str:
    """A text as it can stand in a cell of a table."""
    text = " ".join(text.split())
    return re.sub(r"([\\`*_{}\[\]<>#|~$^])", r"\\\1", text) if "`" not in text else text


if __name__ == "__main__":
    main()
