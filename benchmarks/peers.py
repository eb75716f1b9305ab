"""What the benchmarks compare: articlecleaner, and the line rules that data pipelines use.

A cleaner is a function from a text to its `Cut`s; peers that cannot say what they remove are run
line by line, so that the removed lines are known exactly. Rules that drop a whole document are
off everywhere: the documents of the benchmarks are known to be articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

import articlecleaner


class Cut(NamedTuple):
    """A span that a cleaner removed, and the rule that did it."""

    start: int
    end: int
    kind: str
    rule: str


Cleaner = Callable[[str], list[Cut]]


def cleaners() -> dict[str, Cleaner | None]:
    """All cleaners by name; None stands for one that is not installed."""
    return {
        "no cleaning": lambda text: [],
        "C4": _c4_lines(),
        "NeMo": nemo_lines,
        "articlecleaner": lambda text: clean(text)[1],
    }


def clean(
    text: str, cleaner: Callable[[str], articlecleaner.Article] = articlecleaner.clean
) -> tuple[str, list[Cut]]:
    """What articlecleaner makes of a text: the body and the cuts, after a look at its law."""
    article = cleaner(text)
    if article.source != text or any(text[r.start : r.end] != r.text for r in article.residue):
        raise ValueError("articlecleaner broke its law: source[r.start:r.end] == r.text")
    return article.body, [Cut(r.start, r.end, str(r.kind), r.rule) for r in article.residue]


def optional(module: str) -> Any | None:
    """A peer's module, or None where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        return None


def c4() -> Callable[[str], str] | None:
    """The rules of C4 as datatrove's `C4QualityFilter` has them, from text to text.

    https://github.com/huggingface/datatrove, Apache-2.0; the real class.
    """
    data, filters = optional("datatrove.data"), optional("datatrove.pipeline.filters.c4_filters")
    if data is None or filters is None:
        return None
    rules = filters.C4QualityFilter(
        min_num_sentences=-1, filter_lorem_ipsum=False, filter_curly_bracket=False
    )

    def rewrite(text: str) -> str:
        document = data.Document(text=text, id="")
        rules.filter(document)
        return str(document.text)

    return rewrite


def _c4_lines() -> Cleaner | None:
    rewrite = c4()
    if rewrite is None:
        return None
    return lambda text: [
        Cut(start, end, "", "c4") for start, end, line in _lines(text) if not rewrite(line)
    ]


# `policy_substrings` of NeMo Curator, without the two that contain another one of them.
_POLICIES = (
    "terms of use",
    "privacy policy",
    "cookie policy",
    "uses cookies",
    "privacy overview",
    "use of cookies",
    "use cookies",
    "privacy & cookies policy",
    "privacy and cookies policy",
    "necessary cookies are absolutely essential for the website to function properly. this"
    " category only includes cookies that ensures basic functionalities and security features of"
    " the website. these cookies do not store any personal information.",
    "any cookies that may not be particularly necessary for the website to function and is used"
    " specifically to collect user personal data via analytics, ads, other embedded contents are"
    " termed as non-necessary cookies. it is mandatory to procure user consent prior to running"
    " these cookies on your website.",
    "if you continue to browse this site without changing your cookie settings, you agree to this"
    " use. acceptread more",
)


def nemo_lines(text: str) -> list[Cut]:
    """The rule of NeMo Curator's `BoilerPlateStringModifier`, a line being a paragraph.

    Paragraphs with a policy phrase go if they are one run at the top or at the bottom of the
    text, and not all of it. Restated, since the package needs a GPU stack, from version 1.4.0,
    nemo_curator/stages/text/modifiers/string/c4.py and .../text/utils/{constants,text_utils}.py,
    https://github.com/NVIDIA-NeMo/Curator, Copyright (c) NVIDIA CORPORATION, Apache-2.0.
    """
    lines = list(_lines(text))
    found = [i for i, (*_, line) in enumerate(lines) if any(p in line.lower() for p in _POLICIES)]
    if not found or len(found) == len(lines):
        return []
    one_run = found[-1] - found[0] == len(found) - 1
    if not one_run or (found[0] > 0 and found[-1] < len(lines) - 1):
        return []
    return [Cut(*lines[i][:2], "", "nemo") for i in found]


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line), line
        start += len(line) + 1
