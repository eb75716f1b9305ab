"""The options that say how to clean, the same for all commands that do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from articlecleaner import Kind, clean_html
from articlecleaner.language import given

if TYPE_CHECKING:
    from articlecleaner import Article, Cleaner

F = TypeVar("F", bound=Callable[..., Any])


def _language_codes(
    ctx: click.Context, param: click.Parameter, codes: tuple[str, ...]
) -> tuple[str, ...] | None:
    try:
        return given(codes) if codes else None
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None


_KINDS = click.Choice([kind.value for kind in Kind], case_sensitive=False)
_CLEANING = (
    click.option(
        "--keep", metavar="KIND", type=_KINDS, multiple=True, help="Leave this kind in; repeatable."
    ),
    click.option(
        "--drop",
        metavar="KIND",
        type=_KINDS,
        multiple=True,
        help="Take out what is kept by default: deck, embed; repeatable.",
    ),
    click.option(
        "--language",
        metavar="CODE",
        multiple=True,
        callback=_language_codes,
        help="The language of the text, such as en; detected otherwise; repeatable.",
    ),
    click.option(
        "--cues",
        metavar="FILE.toml",
        type=click.Path(exists=True, dir_okay=False),
        help="Own cue phrases, in the form of a lexicon.",
    ),
)


_READING = (
    click.argument("inputs", metavar="INPUT...", nargs=-1, required=True),
    click.option("--text-field", default="text", help="The field with the text; text by default."),
    click.option("--url-field", default="url", help="The field with the address; url by default."),
    click.option("--html", is_flag=True, help="The field holds pages, not texts."),
    click.option("--workers", type=click.IntRange(1), default=1, help="Processes; 1 by default."),
)


def cleaning(command: F) -> F:
    """Give a command the options `keep`, `drop`, `language` and `cues`."""
    return _with(_CLEANING, command)


def reading(command: F) -> F:
    """Give a command of many documents its `inputs`, and options that say how to read them."""
    return _with(_READING, command)


def _with(options: Sequence[Callable[[F], F]], command: F) -> F:
    for option in reversed(options):
        command = option(command)
    return command


def cleaner(
    keep: tuple[str, ...], drop: tuple[str, ...], language: tuple[str, ...] | None, cues: str | None
) -> Callable[[str | bytes], Article]:
    """What cleans a text, or the bytes of a page, as the options ask."""
    clean = configured(keep, drop, cues)

    def read(content: str | bytes) -> Article:
        if isinstance(content, str):
            return clean(content, language)
        return clean_html(content, cleaner=clean, language=language)

    return read


def configured(keep: tuple[str, ...], drop: tuple[str, ...], cues: str | None) -> Cleaner:
    """The cleaner that the options ask for; click.UsageError says what does not fit."""
    from articlecleaner import Cleaner

    if both := set(keep) & set(drop):
        raise click.UsageError(f"to keep and to drop at once: {', '.join(sorted(both))}")
    try:
        return Cleaner(keep=keep, drop=drop, cues=cues)
    except (ValueError, OSError) as error:  # the kinds are known to be good
        raise click.BadParameter(str(error), param_hint="'--cues'") from error
