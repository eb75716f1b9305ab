"""The subcommand `repeated`: which lines the sites of a corpus repeat."""

from __future__ import annotations

from pathlib import Path

import click

from articlecleaner.cli.batch import bar
from articlecleaner.cli.options import reading


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-o",
    "--output",
    "out",
    metavar="LINES",
    required=True,
    type=click.Path(path_type=Path),
    help="The file of counts, for `articlecleaner batch --repeated`.",
)
@reading
@click.option(
    "--at-least",
    metavar="N",
    type=click.IntRange(1),
    default=5,
    show_default=True,
    help="Leave out lines of fewer documents; 1 to add the counts of several corpora later.",
)
def repeated(
    inputs: tuple[str, ...],
    out: Path,
    text_field: str,
    url_field: str,
    html: bool,
    workers: int,
    at_least: int,
) -> None:
    """Count which lines stand in many documents of a site.

    INPUT is what `articlecleaner batch` takes; each document needs a URL.
    """
    try:
        from articlecleaner.batch import Options, count_files

        with bar() as progress:
            lines, left_out = count_files(
                inputs, Options(text_field, url_field, html), workers, progress
            )
    except ImportError as error:
        raise click.ClickException(f"{error}: pip install 'articlecleaner[batch]'") from error
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    kept = lines.at_least(at_least)
    kept.save(out)
    found = sum(len(site.lines) for site in kept.sites.values())
    click.echo(f"{found} lines of {len(kept.sites)} sites", err=True)
    if left_out:
        click.echo(f"{left_out} documents were left out: not readable, or without a URL", err=True)
