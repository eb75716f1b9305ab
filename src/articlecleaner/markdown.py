"""A cleaned article as Markdown: its metadata in YAML, its body with headings, lists and tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from articlecleaner.article import Article
from articlecleaner.hints import Hints, LineHints

_MARK = re.compile(r"(?=[#>+*=~`|-]|\d{1,9}[.)]\s)")


def markdown(article: Article, hints: LineHints = ()) -> str:
    r"""Write an article in Markdown, by what its page says of its lines.

    >>> from articlecleaner import Metadata
    >>> article = Article("Roof\nThe roof fell.", ((0, 19),), metadata=Metadata(title="Storm: 1"))
    >>> print(markdown(article, ((0, Hints("h2")), (5, Hints("p")))))
    ---
    title: "Storm: 1"
    ---
    <BLANKLINE>
    ## Roof
    <BLANKLINE>
    The roof fell.

    Args:
        article: what a cleaner gave.
        hints: those of the lines of its source, at the offsets where they start; a line without
            hints is a paragraph.
    """
    parts = []
    if head := article.metadata.to_dict():
        # JSON is YAML, and leaves no doubt of what is text
        rows = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
        parts.append("\n".join(["---", *rows, "---"]))
    before = ""
    for text, hint in _lines(article, dict(hints)):
        kind, block = _block(text, hint)
        if kind and kind == before:
            parts[-1] += f"\n{block}"
        else:
            if kind == "table":
                block += "\n|" + " --- |" * (block.count("|") - 1)
            parts.append(block)
        before = kind
    return "\n\n".join(parts)


def _lines(article: Article, hints: dict[int, Hints]) -> Iterator[tuple[str, Hints | None]]:
    """What the body keeps of each line of the source, with the line's hints."""
    spans = iter(article.spans)
    span = next(spans, None)
    start = 0
    for line in article.source.splitlines(keepends=True):
        end = start + len(line)
        kept = ""
        while span is not None and span[0] < end:
            kept += article.source[max(span[0], start) : min(span[1], end)]
            if span[1] > end:
                break
            span = next(spans, None)
        if kept.strip():
            yield kept.strip(), hints.get(start)
        start = end


def _block(text: str, hints: Hints | None) -> tuple[str, str]:
    """A line in Markdown, and what kind of block it goes on with the line before it of the kind."""
    if hints is None:
        return "", text
    if hints.level:
        return "", f"{'#' * hints.level} {text}"
    if hints.tag == "tr" and text.startswith("| "):
        return "table", text
    if hints.tag == "li":
        return "list", text if text.startswith("- ") else f"- {text}"
    if "blockquote" in (hints.tag, *hints.inside):
        return "", f"> {text}"
    return "", _MARK.sub(r"\\", text, count=1) if _MARK.match(text) else text
