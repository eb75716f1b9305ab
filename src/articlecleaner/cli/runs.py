"""Cleaned articles for a command: from runs, which --jsonl wrote, or cleaned now."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from articlecleaner import Article
from articlecleaner.cli.documents import Complaints, texts_and_pages

SUFFIX = ".jsonl"


def articles(
    paths: tuple[str, ...], clean: Callable[[str | bytes], Article], complain: Complaints
) -> Iterator[tuple[str, Article]]:
    """The name and article of everything that can be read: runs as they are, documents cleaned."""
    for path in paths:
        if path.endswith(SUFFIX):
            yield from run(path, complain)
        else:
            for name, content in texts_and_pages((path,), complain, None):
                yield name, clean(content)


def run(path: str, complain: Complaints) -> Iterator[tuple[str, Article]]:
    """The articles of a run; lines that hold none are named."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    try:
                        data = json.loads(line)
                        article = Article.from_dict(data)
                    except ValueError as error:
                        complain(path, f"line {number} is no article of --jsonl: {error}")
                    else:
                        yield str(data.get("path", f"{path}:{number}")), article
    except (OSError, UnicodeDecodeError) as error:
        complain(path, getattr(error, "strerror", None) or str(error))
