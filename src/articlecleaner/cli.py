"""The command `articlecleaner`: cleans files, directories and what is piped into it."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from articlecleaner import Kind, __version__

if TYPE_CHECKING:
    from articlecleaner import Article, Cleaner

STDIN = "-"
SUFFIXES = (".txt", ".text", ".md")  # of the files that are read in directories


class _Front(click.Group):
    """A group that runs its default command unless the first word is the name of another one.

    The default has no name of its own, so that only files named like a subcommand have to be
    written as `./batch`.
    """

    def __init__(self, name: str, default: click.Command) -> None:
        super().__init__(name)
        self.default = default

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        if args and args[0] in self.commands:
            return super().make_context(info_name, args, parent, **extra)
        return self.default.make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)


def _print_kinds(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if not wanted:
        return
    from articlecleaner.cleaner import KEPT

    for kind in Kind:
        kept = " (kept by default)" if kind in KEPT else ""
        click.echo(f"{kind.value:<14}{kind.meaning}{kept}")
    ctx.exit()


def _language_code(ctx: click.Context, param: click.Parameter, code: str | None) -> str | None:
    if code is None or re.fullmatch("[A-Za-z]{2,3}", code):
        return code and code.lower()
    raise click.BadParameter(f"{code!r} is no language code such as 'en' or 'de'.")


_KINDS = click.Choice([kind.value for kind in Kind], case_sensitive=False)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print body, removals, metadata as JSON.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Print JSON, one line per document.")
@click.option(
    "--explain", "as_report", is_flag=True, help="Print the article with all removals marked."
)
@click.option(
    "--keep", metavar="KIND", type=_KINDS, multiple=True, help="Leave this kind in; repeatable."
)
@click.option(
    "--drop",
    metavar="KIND",
    type=_KINDS,
    multiple=True,
    help="Take out what is kept by default: deck, embed; repeatable.",
)
@click.option(
    "--language",
    metavar="CODE",
    callback=_language_code,
    help="The language of the text, such as en; detected otherwise.",
)
@click.option(
    "--cues",
    metavar="FILE.toml",
    type=click.Path(exists=True, dir_okay=False),
    help="Own cue phrases, in the form of a lexicon.",
)
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
    language: str | None,
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
    if both := set(keep) & set(drop):
        raise click.UsageError(f"to keep and to drop at once: {', '.join(sorted(both))}")
    cleaner = _cleaner(keep, drop, cues)
    several = len(paths) > 1 or any(map(os.path.isdir, paths))
    complain = _Complaints()
    results = (
        (path, cleaner(text, language)) for path, text in _documents(paths or (STDIN,), complain)
    )
    output: Iterator[str]
    if as_jsonl:
        output = (_json({"path": path, **a.to_dict()}) + "\n" for path, a in results)
    elif as_json:
        output = _array(results) if several else (_json(a.to_dict(), 2) + "\n" for _, a in results)
    else:
        output = _texts(results, _explained(colour) if as_report else _body(), several)
    _write(output)
    if complain.count:
        raise SystemExit(1)


main = _Front("articlecleaner", clean)


def _cleaner(keep: tuple[str, ...], drop: tuple[str, ...], cues: str | None) -> Cleaner:
    from articlecleaner import Cleaner

    try:
        return Cleaner(keep=keep, drop=drop, cues=cues)
    except (ValueError, OSError) as error:  # the kinds are known to be good
        raise click.BadParameter(str(error), param_hint="'--cues'") from error


class _Complaints:
    """Says on standard error what could not be read, and counts it."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, path: str, reason: str) -> None:
        self.count += 1
        click.echo(f"articlecleaner: {_name(path)}: {reason}", err=True)


def _name(path: str) -> str:
    from articlecleaner.report import visible

    return "standard input" if path == STDIN else visible(path)


class _UnreadableError(Exception):
    """What is wrong with a file, in one line."""


def _documents(paths: tuple[str, ...], complain: _Complaints) -> Iterator[tuple[str, str]]:
    """The path and text of all documents that can be read."""
    for given in paths:
        for path in _files(given, complain) if os.path.isdir(given) else (given,):
            try:
                yield path, _read(path)
            except _UnreadableError as error:
                complain(path, str(error))


def _files(directory: str, complain: _Complaints) -> Iterator[str]:
    """The files in a directory that look like text, in the order of their names."""
    before = complain.count
    found = False

    def unreadable(error: OSError) -> None:
        complain(error.filename, error.strerror or str(error))

    for folder, folders, names in os.walk(directory, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(folder, name)
            text = name.lower().endswith(SUFFIXES) and not name.startswith(".")
            if text and os.path.isfile(path):  # no pipes, which would block
                found = True
                yield path
    if not found and complain.count == before:
        complain(directory, f"no {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]} files in it")


def _read(path: str) -> str:
    try:
        data = _read_stdin() if path == STDIN else _read_file(path)
    except OSError as error:
        raise _UnreadableError(error.strerror or str(error)) from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _UnreadableError("in UTF-16, not in UTF-8")
    if b"\0" in data:
        raise _UnreadableError(f"binary, not text (NUL at byte {data.index(0)})")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        reason = f"not in UTF-8 (0x{data[error.start]:02x} at byte {error.start})"
        raise _UnreadableError(reason) from error


def _read_file(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise _UnreadableError("closed")
    if sys.stdin.isatty():
        click.echo("articlecleaner: reading from the terminal until end of file", err=True)
    return sys.stdin.buffer.read()


def _terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _body() -> Callable[[Article], str]:
    """How to show a body: unchanged, but harmless where it goes to a terminal."""
    from articlecleaner.report import visible

    if _terminal():
        return lambda article: "\n".join(map(visible, article.body.splitlines()))
    return lambda article: article.body


def _explained(colour: str) -> Callable[[Article], str]:
    """How to show what was taken out: with the text's own lines, if not for a terminal."""
    import shutil

    from articlecleaner.report import explain

    wanted = _terminal() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    coloured = wanted if colour == "auto" else colour == "always"
    width = shutil.get_terminal_size().columns if _terminal() else 0
    return lambda article: explain(article, colour=coloured, width=width)


def _texts(
    results: Iterator[tuple[str, Article]], show: Callable[[Article], str], several: bool
) -> Iterator[str]:
    gap = ""
    for path, article in results:
        if several:
            yield f"{gap}==> {_name(path)} <==\n"
            gap = "\n"
        if text := show(article):
            yield f"{text}\n"


def _array(results: Iterator[tuple[str, Article]]) -> Iterator[str]:
    lead = "["
    for path, article in results:
        yield lead + _json({"path": path, **article.to_dict()}, 2)
        lead = ",\n"
    yield "[]\n" if lead == "[" else "]\n"


# What json leaves as it is, though a terminal would obey it or a reader of lines break there.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029]")


def _json(value: dict[str, Any], indent: int | None = None) -> str:
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _write(output: Iterator[str]) -> None:
    """Write to standard output in UTF-8, whatever the locale, and end quietly if it was closed."""
    if sys.stdout is None:
        raise click.ClickException("cannot write: standard output is closed")
    for text in output:
        try:
            # Only names of files can hold what UTF-8 cannot; in JSON this form is right as well.
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.flush()
        except OSError as error:
            with contextlib.suppress(OSError):  # lest the flush at exit fails once more
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if error.errno in (errno.EPIPE, errno.EINVAL):  # EINVAL: a closed pipe on Windows
                raise SystemExit(1) from None
            raise click.ClickException(f"cannot write: {error.strerror or error}") from error


if __name__ == "__main__":
    main(prog_name="articlecleaner")
