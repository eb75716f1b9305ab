"""Importing a host system, or saying how to install it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def installed_by(extra: str) -> Iterator[None]:
    """Around the imports of a host: where one is missing, the error says what to install.

    >>> with installed_by("spark"):
    ...     import no_such_spark
    Traceback (most recent call last):
    ...
    ImportError: No module named 'no_such_spark': pip install 'articlecleaner[spark]' installs it
    """
    try:
        yield
    except ImportError as error:
        raise ImportError(
            f"{error}: pip install 'articlecleaner[{extra}]' installs it", name=error.name
        ) from error
