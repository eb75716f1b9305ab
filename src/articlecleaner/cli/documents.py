"""Reading what a command is given: files, directories and what is piped into it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator

import click

from articlecleaner.report import visible

STDIN = "-"
SUFFIXES = (".txt", ".text", ".md", ".html", ".htm")  # of files that are read in directories
_PAGE = re.compile(  # how a page starts, behind white space and comments
    rb"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)


class Complaints:
    """Says on standard error what could not be read, and counts it."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, path: str, reason: str) -> None:
        """Say it on standard error, in one line."""
        self.count += 1
        click.echo(f"articlecleaner: {shown_path(path)}: {visible(reason)}", err=True)


def shown_path(path: str) -> str:
    """How a path is named to people."""
    return "standard input" if path == STDIN else visible(path)


class _UnreadableError(Exception):
    """What is wrong with a file, in one line."""


def texts_and_pages(
    paths: tuple[str, ...], complain: Complaints, pages: bool | None
) -> Iterator[tuple[str, str | bytes]]:
    """The path of all documents that can be read, with the text of texts, the bytes of pages.

    `pages` says that all are pages, or that none is; None goes by how they start.
    """
    for path, data in _contents(paths, complain):
        if pages or (pages is None and is_page(data)):
            yield path, data
            continue
        try:
            yield path, _text(data)
        except _UnreadableError as error:
            complain(path, str(error))


def is_page(data: bytes) -> bool:
    """Whether bytes start as a page in HTML does."""
    start = data[:4096]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.replace(b"\0", b"")[2:]
    return _PAGE.match(start.removeprefix(b"\xef\xbb\xbf")) is not None


def _contents(paths: tuple[str, ...], complain: Complaints) -> Iterator[tuple[str, bytes]]:
    for given in paths:
        files = _files(given, complain) if os.path.isdir(given) else (given,)
        for path in files:
            try:
                data = _read_stdin() if path == STDIN else _read_file(path)
            except OSError as error:
                complain(path, error.strerror or str(error))
            except _UnreadableError as error:
                complain(path, str(error))
            else:
                yield path, data


def _files(directory: str, complain: Complaints) -> Iterator[str]:
    """The files in a directory that look like text or pages, in the order of their names."""
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


def _text(data: bytes) -> str:
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
