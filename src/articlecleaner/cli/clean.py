"""The default command: prints articles cleaned, as JSON or explained."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

import click

from articlecleaner import Kind, __version__
from articlecleaner.cli.documents import STDIN, Complaints, shown_path, texts_and_pages
from articlecleaner.cli.front import Default, complete_paths
from articlecleaner.cli.options import cleaning, configured
from articlecleaner.cli.output import columns, on_terminal, to_json, write
from articlecleaner.html import cleaned_page
from articlecleaner.markdown import markdown
from articlecleaner.report import explain, visible

if TYPE_CHECKING:
    from articlecleaner import Article
    from articlecleaner.hints import LineHints

T = TypeVar("T")


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
@click.option(
    "--markdown", "as_markdown", is_flag=True, help="Print the body with headings and lists."
)
@click.option(
    "--html/--text", "pages", default=None, help="Take all for pages, or none; else by content."
)
@click.option("--url", help="Where the page is from, for its metadata.")
@click.option(
    "--extractor",
    type=click.Choice(["trafilatura", "justext", "resiliparse"]),
    default="trafilatura",
    help="What finds the article in a page.",
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
    as_markdown: bool,
    pages: bool | None,
    url: str | None,
    extractor: str,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    language: tuple[str, ...] | None,
    cues: str | None,
    colour: str,
) -> None:
    """Print the article without what is not the article.

    Each PATH is a text file in UTF-8, a page in HTML, a directory, or - for standard input, which
    is also read when there is no PATH. In directories all files that end in .txt, .text, .md, .html
    or .htm are read, in subdirectories too; hidden ones are not.

    Pages are known by how they start. --markdown writes the metadata in YAML above the body.

    When several paths or a directory are given, each body stands under a line with its path, and
    --json prints an array. A file that cannot be read is named on standard error, the others are
    cleaned, and the exit code is 1.
    """
    if as_json + as_jsonl + as_report + as_markdown > 1:
        raise click.UsageError("--json, --jsonl, --explain and --markdown exclude each other.")
    clean_one = configured(keep, drop, cues)
    from articlecleaner.html.extractors import check

    try:
        check(extractor)
    except ImportError as error:
        raise click.UsageError(str(error)) from error
    several = len(paths) > 1 or any(map(os.path.isdir, paths))
    complain = Complaints()
    found = texts_and_pages(paths or (STDIN,), complain, pages)

    def read(content: str | bytes) -> tuple[Article, LineHints]:
        if isinstance(content, str):
            return clean_one(content, language), ()
        return cleaned_page(content, url, extractor, clean_one, language)

    if as_markdown:
        write(_texts(((path, read(content)) for path, content in found), _markdown, several))
        if complain.count:
            raise SystemExit(1)
        return
    results = ((path, read(content)[0]) for path, content in found)
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


def _markdown(cleaned: tuple[Article, LineHints]) -> str:
    text = markdown(*cleaned)
    return "\n".join(map(visible, text.split("\n"))) if on_terminal() else text


def _texts(
    results: Iterator[tuple[str, T]], show: Callable[[T], str], several: bool
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
