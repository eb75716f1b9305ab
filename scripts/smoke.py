"""What has to work where the package is installed and nothing else; `make package-test`."""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import articlecleaner

STORY = """Title: Storm closes the port of Lisbon

The port of Lisbon was closed on Monday after waves of nine metres had been measured off the coast.

Read more: Ten storms that changed the coast

Two ships wait at sea and will be let in as soon as the wind drops, the harbour master said.
"""
BODY = "\n\n".join(STORY.split("\n\n")[1::2]).strip()
PAGE = f"<html><body><article><p>{'<p>'.join(STORY.split(chr(10) * 2))}</article></body></html>"


def main() -> None:
    """Use each part of the package once."""
    home = Path(articlecleaner.__file__).parent
    check("site-packages" in home.parts, f"installed, not found beside the script: {home}")
    check((home / "py.typed").exists(), "typed")
    version = importlib.metadata.version("articlecleaner")
    check(version == articlecleaner.__version__, f"version {version}")
    article = articlecleaner.clean(STORY)
    check(article.body == BODY, "text")
    check(articlecleaner.Article.from_dict(article.to_dict()) == article, "JSON and back")
    check(len(articlecleaner.languages()) > 40, "lexicons")
    check("Ten storms" not in articlecleaner.clean_html(PAGE).body, "page")
    check("<del" in article.to_html(), "report")
    command = Path(sysconfig.get_path("scripts"), "articlecleaner")
    done = subprocess.run(
        [command, "--jsonl"], input=STORY.encode(), capture_output=True, check=True
    )
    check(json.loads(done.stdout)["body"] == BODY, "command")


def check(true: bool, what: str) -> None:
    """Say what works, or stop at what does not."""
    if not true:
        sys.exit(f"fails: {what}")
    print("works:", what)


if __name__ == "__main__":
    main()
