"""The subcommand `batch`: many documents into one file, with a bar that says how long it takes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from articlecleaner.cli.options import cleaning, configured, reading
from articlecleaner.report import visible

if TYPE_CHECKING:
    from articlecleaner.batch import Progress


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    required=True,
    type=click.Path(path_type=Path),
    help="A file that ends in .jsonl, .jsonl.gz, .jsonl.zst or .parquet.",
)
@reading
@click.option("--prefix", default="", help="What to put before the names of new fields.")
@click.option(
    "--repeated",
    "lines",
    metavar="LINES",
    type=click.Path(exists=True, dir_okay=False),
    help="What `articlecleaner repeated` counted: lines that a site repeats go as well.",
)
@cleaning
def batch(
    inputs: tuple[str, ...],
    out: Path,
    text_field: str,
    url_field: str,
    html: bool,
    workers: int,
    prefix: str,
    lines: str | None,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    language: tuple[str, ...] | None,
    cues: str | None,
) -> None:
    """Clean many documents into one file.

    Each INPUT is a file of JSON lines (.jsonl, also .gz and .zst), Parquet, WARC or WET, a text
    (.txt, .text, .md), a page (.html, .htm), or a directory of these.

    What is not yet done when the command is killed is done when it is run again. OUT appears when
    all is done. Documents that cannot be cleaned are told in OUT.errors.jsonl; the exit code is
    then 1.
    """
    try:
        from articlecleaner.batch import Options, clean_files
    except ImportError as error:
        raise click.ClickException(str(error)) from error

    clean = configured(keep, drop, cues)
    options = Options(text_field, url_field, html, prefix, language, clean, lines)
    try:
        with bar() as progress:
            start = monotonic()
            done = clean_files(inputs, out, options, workers, progress)
            seconds = max(monotonic() - start, 1e-9)
    except ImportError as error:
        raise click.ClickException(f"{error}: pip install 'articlecleaner[batch]'") from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    rest = ", the first of them by an earlier run" if done.resumed else ""
    click.echo(
        f"{done.documents} documents, {done.size / 1e6:.1f} MB in {seconds:.1f} s{rest}", err=True
    )
    if done.failed:
        click.echo(f"{done.failed} could not be cleaned: see {visible(str(done.errors))}", err=True)
        raise SystemExit(1)


@contextmanager
def bar() -> Iterator[Progress | None]:
    """A bar with rate and time left, where standard error goes to a terminal."""
    from rich import progress as rich
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (
        rich.BarColumn(),
        rich.TaskProgressColumn(),
        rich.TextColumn("{task.fields[rate]}"),
        rich.TimeRemainingColumn(),
    )
    with rich.Progress(*columns, console=console) as bar:
        task = bar.add_task("", total=None, rate="")
        start = monotonic()
        first: list[int] = []

        def tell(position: int, total: int, documents: int, size: int) -> None:
            first[:] = first or [documents, size]
            seconds = max(monotonic() - start, 1e-9)
            rate = f"{documents} documents, {(documents - first[0]) / seconds:.0f}/s, "
            rate += f"{(size - first[1]) / 1e6 / seconds:.1f} MB/s"
            bar.update(task, completed=position, total=total, rate=rate)

        yield tell
