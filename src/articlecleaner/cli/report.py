"""The subcommand `report`: a page about cleaned articles."""

from __future__ import annotations

import click

from articlecleaner.cli.documents import STDIN, Complaints
from articlecleaner.cli.options import cleaner, cleaning
from articlecleaner.cli.output import write
from articlecleaner.cli.runs import articles
from articlecleaner.report.page import WHOLE, page


@click.command
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@click.option(
    "-o",
    "--output",
    metavar="FILE.html",
    type=click.Path(dir_okay=False, writable=True, allow_dash=True),
    default="-",
    help="Where the page goes; standard output by default.",
)
@click.option(
    "--whole",
    metavar="N",
    type=click.IntRange(1),
    default=WHOLE,
    show_default=True,
    help="How many documents are shown whole, those most worth a look; all are counted.",
)
@cleaning
def report(
    paths: tuple[str, ...],
    output: str,
    whole: int,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    language: tuple[str, ...] | None,
    cues: str | None,
) -> None:
    """Write one HTML page that shows what was taken out, and why.

    PATH is what `articlecleaner` itself takes, or a file that ends in .jsonl: a run that --jsonl
    wrote. The page needs nothing else and no network. For several documents it has an index: counts
    by kind and rule, search, and the documents that are most worth a look first.
    """
    complain = Complaints()
    clean = cleaner(keep, drop, language, cues)
    html = page(articles(paths or (STDIN,), clean, complain), whole=whole)
    if output == "-":
        write(iter([html]))
    else:
        try:
            with open(output, "w", encoding="utf-8") as file:
                file.write(html)
        except OSError as error:
            raise click.ClickException(
                f"cannot write {output}: {error.strerror or error}"
            ) from error
    if complain.count:
        raise SystemExit(1)
