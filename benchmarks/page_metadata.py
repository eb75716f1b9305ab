"""How right the metadata of pages is, beside that of trafilatura and newspaper4k.

`python -m benchmarks.page_metadata [../shared/corpora] [--corpus fundus] [--errors authors]`

A title is right that equals the gold one but for case, space and punctuation; a date that names the
same day; a section that is one of the gold categories. Authors and tags are judged by the F1 of
their folded names, as means over the pages that have gold ones; `invented` is the share of pages
known to be signed by nobody for which somebody was named. `n` is how many pages have a gold value.
"""

from __future__ import annotations

import argparse
import gzip
import logging
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from statistics import fmean
from typing import Any

import articlecleaner
from benchmarks import corpora
from benchmarks.peers import optional

CORPORA = ("fundus", "segments", "readability")
FIELDS = (
    "title", "date", "authors", "invented", "section", "tags", "license", "publisher", "language"
)  # fmt: skip
_NAMES = re.compile(r"\s*[;,&/|]\s*|\s+(?:and|und|et)\s+")
_FOLDED = re.compile(r"[\W_]+")

Values = dict[str, tuple[str, ...]]  # per field; one value but for authors, tags and section
Reader = Callable[[bytes, str | None], Values]


@dataclass(frozen=True)
class Answer:
    """What a reader said of one page, beside what is known."""

    page: corpora.Page
    gold: Values
    said: Values


def readers() -> dict[str, Reader | None]:
    """All that read metadata from a page; None stands for one that is not installed."""
    return {
        "articlecleaner": _ours,
        "trafilatura": _trafilatura,
        "newspaper4k": _newspaper if optional("newspaper") else None,
    }


def _ours(page: bytes, url: str | None) -> Values:
    found = articlecleaner.clean_html(page, url).metadata
    return _values(
        title=found.title,
        date=found.date_published,
        authors=found.authors,
        section=found.section,
        tags=found.tags,
        license=found.license,
        publisher=found.publisher,
        language=found.language,
    )


def _trafilatura(page: bytes, url: str | None) -> Values:
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    tree = load_html(page)
    if tree is None:
        return {}
    found = extract_metadata(tree, default_url=url)
    return _values(
        title=found.title,
        date=found.date,
        authors=(found.author or "").split("; "),
        section=found.categories,
        tags=found.tags,
        license=found.license,
        publisher=found.sitename,
        language=found.language,
    )


def _newspaper(page: bytes, url: str | None) -> Values:
    from newspaper import Article
    from trafilatura.utils import decode_file

    article = Article(url or "https://example.org/", fetch_images=False)
    article.download(input_html=decode_file(page))
    try:
        article.parse()
    except ImportError:  # it needs more packages for some languages
        return {}
    return _values(
        title=article.title,
        date=str(article.publish_date or ""),
        authors=article.authors,
        section=None,
        tags=[*(article.tags or ()), *(article.meta_keywords or ())],
        license=None,
        publisher=article.meta_site_name,
        language=article.meta_lang,
    )


def _values(**fields: Any) -> Values:
    values = {}
    for name, value in fields.items():
        items = value if isinstance(value, list | tuple) else [value]
        lines = tuple(unescape(str(item)).strip() for item in items if item)
        values[name] = tuple(line for line in lines if line)
    return values


def gold(page: corpora.Page) -> Values:
    """What people said of a page, in the names of the fields of `Metadata`."""
    known = page.gold
    signed = known.get("authors", known.get("author"))
    if isinstance(signed, str):
        signed = _NAMES.split(unescape(signed))
    values = _values(
        title=known.get("title"),
        date=(known.get("date") or "")[:10],
        authors=signed,
        section=known.get("categories"),
        tags=known.get("topics") or known.get("tags"),
        license=known.get("license"),
        publisher=known.get("sitename"),
        language=(known.get("lang") or "")[:2],
    )
    unsigned = signed is not None and not values["authors"] and page.corpus != "readability"
    return {**values, "invented": ("nobody",) if unsigned else ()}


def fold(text: str) -> str:
    """Fold case, space and punctuation.

    >>> fold("Storm closes Lisbon's port!")
    'stormcloseslisbonsport'
    """
    return _FOLDED.sub("", text.casefold())


def score(field: str, answer: Answer) -> float:
    """From 0 to 1, how right a field of a page is; for `invented`, 1 is an invention.

    >>> page = corpora.Page("fundus", "1", "", {})
    >>> score("authors", Answer(page, {"authors": ("Ann Lee",)}, {"authors": ("ann lee", "Bo")}))
    0.6666666666666666
    """
    if field == "invented":
        return float(bool(answer.said.get("authors")))
    said, known = answer.said.get(field, ()), answer.gold[field]
    if field in ("authors", "tags"):
        ours, theirs = {fold(x) for x in said} - {""}, {fold(x) for x in known} - {""}
        return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0
    if field == "date":
        return float(said[:1] != () and said[0][:10] == known[0])
    if field == "language":
        return float(said[:1] != () and said[0][:2].lower() == known[0].lower())
    return float(not {fold(x) for x in said}.isdisjoint(fold(x) for x in known))


def measure(root: Path, corpus: str, reader: Reader) -> list[Answer]:
    """What a reader says of every page of a corpus."""
    answers = []
    for page in corpora.pages(root, corpus):
        html = gzip.decompress((root / corpus / "html" / f"{page.id}.html.gz").read_bytes())
        answers.append(Answer(page, gold(page), reader(html, page.url or None)))
    return answers


def row(answers: list[Answer]) -> Iterator[str]:
    """The mean score of each field, over the pages of which it is known."""
    for field in FIELDS:
        known = [answer for answer in answers if answer.gold[field]]
        yield f"{fmean(score(field, answer) for answer in known):.3f}" if known else "–"


def errors(answers: Iterable[Answer], field: str) -> Iterator[str]:
    """The pages of which a field is not right, with what was said and what is known."""
    for answer in answers:
        if answer.gold[field] and (score(field, answer) < 1) != (field == "invented"):
            said = answer.said.get("authors" if field == "invented" else field, ())
            yield f"{answer.page.corpus}/{answer.page.id} {answer.page.url}"
            yield f"    gold {answer.gold[field]}"
            yield f"    said {said}"


def main() -> None:
    """Print the table, or with `--errors FIELD` what articlecleaner gets wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("root", type=Path, nargs="?", default=Path("../shared/corpora"))
    parser.add_argument("--corpus", help=f"some of {','.join(CORPORA)}")
    parser.add_argument("--errors", choices=FIELDS, help="print the pages that are wrong")
    options = parser.parse_args()
    corpora.require(options.root)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    chosen = corpora.choice(options.corpus, CORPORA)
    if options.errors:
        for corpus in chosen:
            answers = measure(options.root, corpus, _ours)
            print("\n".join(errors(answers, options.errors)))
        return
    rows = []
    for corpus in chosen:
        counts = None
        for name, reader in readers().items():
            if reader is None:
                rows.append([corpus, name, *["not installed"] * len(FIELDS)])
                continue
            answers = measure(options.root, corpus, reader)
            if counts is None:
                counts = [str(sum(bool(a.gold[field]) for a in answers)) for field in FIELDS]
                rows.append([corpus, "n", *counts])
            rows.append([corpus, name, *row(answers)])
    print(corpora.table(["corpus", "reader", *FIELDS], rows, left=2))


if __name__ == "__main__":
    main()
