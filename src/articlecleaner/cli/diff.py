"""The subcommand `diff`: how two cleanings of the same documents differ."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from typing import Any

import click

from articlecleaner import Article
from articlecleaner.cli.documents import STDIN, Complaints, shown_path, texts_and_pages
from articlecleaner.cli.options import cleaner, cleaning
from articlecleaner.cli.output import columns, write
from articlecleaner.cli.runs import SUFFIX, run
from articlecleaner.report import Tally, compare

Clean = Callable[[str | bytes], Article]
Pairs = Iterator[tuple[str, "Article | None", "Article | None"]]


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("first", metavar="A", type=click.Path())
@click.argument("second", metavar="B", type=click.Path())
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.pass_context
def diff(ctx: click.Context, first: str, second: str, paths: tuple[str, ...]) -> None:
    """Show what B removes that A does not, and the other way round.

    A and B each are a run, a file that --jsonl wrote and that ends in .jsonl, or a configuration:
    cleaning options in quotes, such as "--keep caption --cues mine.toml", or the word default. Two
    configurations clean the documents at each PATH; a configuration beside a run cleans the texts
    of the run.

    Rows with - are in the body that A gives and not in that of B, rows with + the other way round.
    The exit code is 0 if nothing differs, 1 if something does and 2 if something went wrong.
    """
    complain = Complaints()
    ends = _Ends()
    write(_shown(_pairs(first, second, paths, complain), ends))
    ctx.exit(2 if complain.count else 1 if ends.differ else 0)


@click.command
@cleaning
def _configuration(**options: Any) -> Clean:
    """The options that a configuration may have."""
    return cleaner(**options)


def _configured(text: str) -> Clean:
    words = [] if text == "default" else shlex.split(text)
    try:
        context = _configuration.make_context("", words)
        clean: Clean = _configuration.invoke(context)
    except click.ClickException as error:
        raise click.UsageError(
            f"{text!r} is no run and no configuration: {error.message}"
        ) from None
    return clean


def _pairs(first: str, second: str, paths: tuple[str, ...], complain: Complaints) -> Pairs:
    """The name of each document, with its article from either side where there is one."""
    runs = first.endswith(SUFFIX), second.endswith(SUFFIX)
    if any(runs) and paths:
        raise click.UsageError("a run brings its own documents: leave out the paths.")
    if all(runs):
        return _two_runs(run(first, complain), run(second, complain))
    if runs[0]:
        clean = _configured(second)
        return ((name, article, clean(article.source)) for name, article in run(first, complain))
    if runs[1]:
        clean = _configured(first)
        return ((name, clean(article.source), article) for name, article in run(second, complain))
    one, two = _configured(first), _configured(second)
    found = texts_and_pages(paths or (STDIN,), complain, None)
    return ((name, one(content), two(content)) for name, content in found)


def _two_runs(one: Iterator[tuple[str, Article]], two: Iterator[tuple[str, Article]]) -> Pairs:
    waiting: dict[str, list[Article]] = {}
    for name, article in one:
        waiting.setdefault(name, []).append(article)
    for name, article in two:
        before = waiting.get(name)
        yield name, before.pop(0) if before else None, article
    for name, left in waiting.items():
        for article in left:
            yield name, article, None


class _Ends:
    """What the last rows say of all documents."""

    def __init__(self) -> None:
        self.same = self.differ = 0


def _shown(pairs: Pairs, ends: _Ends) -> Iterator[str]:
    tallies = Tally(), Tally()
    for name, one, two in pairs:
        if one is None or two is None:
            text = f"only in {'A' if two is None else 'B'}"
        elif one.source != two.source:
            text = "the text itself differs"
        else:
            for tally, article in zip(tallies, (one, two), strict=True):
                tally.add(Tally.of(article))
            text = "\n".join(compare(one, two).rows(columns()))
        if text:
            ends.differ += 1
            yield f"==> {shown_path(name)} <==\n{text}\n\n"
        else:
            ends.same += 1
    yield f"documents: {ends.same:,} the same, {ends.differ:,} not\n"
    yield f"A removes: {tallies[0].removed}\n"
    yield f"B removes: {tallies[1].removed}\n"
