"""The default command: prints articles cleaned, as JSON or explained."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from articlecleaner import Kind, __version__
from articlecleaner.cli.documents import STDIN, Complaints, documents, shown_path
from articlecleaner.cli.front import Default, complete_paths
from articlecleaner.cli.options import cleaner, cleaning
from articlecleaner.cli.output import columns, on_terminal, to_json, write
from articlecleaner.report import explain, visible

if TYPE_CHECKING:
    from articlecleaner import Article


def _print_kinds(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from articlecleaner.cleaner import KEPT

    for kind in Kind:
        kept = " (kept by default)" if kind in KEPT else ""
        click.echo(f"{kind.value:<14}{kind.meaning}{kept}")
    ctx.exit()


@click.command(cls=Default, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", metavar="[PATH]...", nargs=-1, shell_complete=complete_paths)
@click.option("--json", "as_json", is_flag=True, help="Print body, removals, metadata as JSON.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Print JSON, one line per document.")
@click.option(
    "--explain", "as_report", is_flag=True, help="Print the article with all removals marked."
)
@cleaning
@click.option(
    "--color",
    "--colour",
    "colour",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Whether --explain uses colour; auto: on a terminal.",
)
@click.option(
    "--kinds",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_kinds,
    help="Show what kinds there are and exit.",
)
@click.version_option(__version__, prog_name="articlecleaner", message="%(prog)s %(version)s")
def clean(
    paths: tuple[str, ...],
    as_json: bool,
    as_jsonl: bool,
    as_report: bool,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    language: tuple[str, ...] | None,
    cues: str | None,
    colour: str,
) -> None:
    """Print the article without what is not the article.

    Each PATH is a text file in UTF-8, a directory, or - for standard input, which is also read
    when there is no PATH. In directories all files that end in .txt, .text or .md are read, in
    subdirectories too; hidden ones are not.

    When several paths or a directory are given, each body stands under a line with its path, and
    --json prints an array. A file that cannot be read is named on standard error, the others are
    cleaned, and the exit code is 1.
    """
    if as_json + as_jsonl + as_report > 1:
        raise click.UsageError("--json, --jsonl and --explain exclude each other.")
    clean_text = cleaner(keep, drop, language, cues)
    several = len(paths) > 1 or any(map(os.path.isdir, paths))
    complain = Complaints()
    results = ((path, clean_text(text)) for path, text in documents(paths or (STDIN,), complain))
    output: Iterator[str]
    if as_jsonl:
        output = (to_json({"path": path, **a.to_dict()}) + "\n" for path, a in results)
    elif as_json:
        output = (
            _array(results) if several else (to_json(a.to_dict(), 2) + "\n" for _, a in results)
        )
    else:
        output = _texts(results, _explained(colour) if as_report else _body(), several)
    write(output)
    if complain.count:
        raise SystemExit(1)


def _body() -> Callable[[Article], str]:
    """How to show a body: unchanged, but harmless where it goes to a terminal."""
    if on_terminal():
        return lambda article: "\n".join(map(visible, article.body.splitlines()))
    return lambda article: article.body


def _explained(colour: str) -> Callable[[Article], str]:
    """How to show what was taken out."""
    wanted = on_terminal() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    coloured = wanted if colour == "auto" else colour == "always"
    return lambda article: explain(article, colour=coloured, width=columns())


def _texts(
    results: Iterator[tuple[str, Article]], show: Callable[[Article], str], several: bool
) -> Iterator[str]:
    for number, (path, article) in enumerate(results):
        if several:
            gap = "\n" if number else ""
            yield f"{gap}==> {shown_path(path)} <==\n"
        if text := show(article):
            yield f"{text}\n"


def _array(results: Iterator[tuple[str, Article]]) -> Iterator[str]:
    lead = "["
    for path, article in results:
        yield lead + to_json({"path": path, **article.to_dict()}, 2)
        lead = ",\n"
    yield "[]\n" if lead == "[" else "]\n"
