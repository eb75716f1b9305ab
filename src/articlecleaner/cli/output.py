"""Writing what a command says: JSON and text, in UTF-8 whatever the locale."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import click


def on_terminal() -> bool:
    """Whether standard output goes to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def columns() -> int:
    """How wide text for people is folded: as the terminal is, 80 elsewhere, no more than 100."""
    return min(shutil.get_terminal_size().columns, 100)


# What json leaves as it is, though a terminal would obey it or a reader of lines break there.
_ESCAPED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def to_json(value: dict[str, Any], indent: int | None = None) -> str:
    """JSON that is harmless on a terminal and stays one line where it should."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def write(output: Iterator[str]) -> None:
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
