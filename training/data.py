"""Labelled lines for the arbiter: by hand (residuebench), and weakly, by what pages say of them.

A line of an extraction is the article's own if the page's gold body, or a segment that has to be
in the text, holds it, and residue if it does not, or if a segment that must not be there holds it.
Where that says nothing, the page's markup does: a caption, a link to elsewhere, a block whose
class names it, or a paragraph among those that most extractors agree on. What is in between, or
too short to tell, is left out. Lines of which that was found wrong by reading are in
`corrections.tsv`: page, a hash of the line's words, what it is.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import lxml.html
from benchmarks.corpora import CORPORA, EXTRACTORS, WORD, extracted, hashed

BODY, RESIDUE, UNKNOWN = 0, 1, -1
NEUTRAL = ("deck", "embed", "unsure")
CORRECTIONS = Path(__file__).with_name("corrections.tsv")
HAND = 9.0  # weight of a line that was labelled by hand
WEIGHTS = {"readability": 0.3}  # its gold bodies keep captions, bylines and headlines

_BLOCKS = frozenset(
    [
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "figcaption", "blockquote"),
        *("dt", "dd", "div", "section", "article", "aside", "header", "footer", "nav", "main"),
        *("figure", "ul", "ol", "table", "tr", "tbody", "form", "center", "pre", "address", "body"),
    ]
)
_PROSE = ("p", "li", "h2", "h3", "h4", "blockquote")
_WHOLE = ("body", "html", "article", "main")  # what stands around an article says nothing of it
_RESIDUE_CLASS = re.compile(
    r"(?<![a-z])(?:related|teaser|newsletter|shar(?:e|ing)|social|comments?|subscri|promo|advert|"
    r"sponsor|sidebar|footer|nav(?:igation)?|breadcrumb|byline|authors?|tags?|topics|cookie|widget|"
    r"recommend|most[-_]?read|read[-_]?more|more[-_]|caption|credit|copyright|meta|paywall|login|"
    r"popup|modal|carousel|kicker)",
    re.IGNORECASE,
)
_AGREED = 4  # extractors that print a line of which they are trusted
_LINKED, _UNLINKED = 0.8, 0.3  # share of a block's characters in links


class Labelled(NamedTuple):
    """A document with a label per line, its site, and how much its labels count.

    `weight` is that of a line against one that was labelled by alignment.
    """

    id: str
    site: str
    lines: tuple[str, ...]
    labels: tuple[int, ...]
    weight: float


class _Block(NamedTuple):
    """A piece of a page that holds no other: its element, those around it, its share of links."""

    element: Any
    around: tuple[Any, ...]
    links: float


def site(url: str, page: str) -> str:
    """The site of a page, without `www` and subdomains; the page where the address is unknown."""
    host = urlsplit(url or "").hostname or page
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts[-2:][0]) <= 3 else parts[-2:])


def by_hand(path: Path) -> Iterator[Labelled]:
    """The documents of residuebench."""
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            labels = tuple(map(_label, row["labels"]))
            corpus, page, _ = row["id"].split("/")
            weight = HAND * WEIGHTS.get(corpus, 1.0)
            yield Labelled(row["id"], site(row["url"], page), tuple(row["lines"]), labels, weight)


def _label(name: str) -> int:
    return UNKNOWN if name in NEUTRAL else BODY if name == "body" else RESIDUE


def corrections() -> dict[tuple[str, str], int]:
    """The labels of lines that were read again, by page and hash."""
    rows = (line.split("\t") for line in CORRECTIONS.read_text("utf-8").splitlines())
    return {(page, line): _label(name) for page, line, name in rows}


def _corrected(
    page: str, lines: Sequence[str], labels: Sequence[int], right: Mapping[tuple[str, str], int]
) -> tuple[int, ...]:
    return tuple(
        right.get((page, hashed(line)), label) for line, label in zip(lines, labels, strict=True)
    )


def weak(corpora: Path, without: set[str]) -> Iterator[Labelled]:
    """All extractions of all pages, except the documents `without`."""
    right = corrections()
    for corpus in CORPORA:
        texts = _extractions(corpora, corpus)
        with (corpora / corpus / "pages.jsonl").open(encoding="utf-8") as file:
            for row in map(json.loads, file):
                html = gzip.decompress((corpora / corpus / row["html"]).read_bytes())
                page = _Page(html, texts[row["id"]].values())
                for extractor, lines in texts[row["id"]].items():
                    name = f"{corpus}/{row['id']}/{extractor}"
                    if name not in without and lines:
                        labels = _labels(lines, row["gold"], page)
                        labels = _corrected(f"{corpus}/{row['id']}", lines, labels, right)
                        where = site(row.get("url", ""), row["id"])
                        if labels.count(BODY) > 1:
                            yield Labelled(name, where, lines, labels, WEIGHTS.get(corpus, 1.0))


def _extractions(root: Path, corpus: str) -> dict[str, dict[str, tuple[str, ...]]]:
    texts: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for extractor in EXTRACTORS:
        for page, text in extracted(root, corpus, extractor).items():
            lines = tuple(line.strip() for line in (text or "").splitlines() if line.strip())
            texts[page][extractor] = lines
    return texts


def _labels(lines: Sequence[str], gold: Mapping[str, Any], page: _Page) -> tuple[int, ...]:
    marked = [page.label(_words(line)) for line in lines]
    if "with" in gold:
        wanted, unwanted = (list(map(_words, gold[name])) for name in ("with", "without"))
        labels = []
        for line, by_page in zip(lines, marked, strict=True):
            words = _words(line)
            good, bad = _holds(words, wanted), _holds(words, unwanted)
            both = good and bad
            labels.append(UNKNOWN if both else BODY if good else RESIDUE if bad else by_page)
        return tuple(labels)
    return tuple(
        RESIDUE if label == UNKNOWN and by_page == RESIDUE else label
        for label, by_page in zip(_align(lines, gold), marked, strict=True)
    )


def _words(text: str) -> str:
    return " ".join(WORD.findall(text))


def _holds(words: str, segments: Sequence[str]) -> bool:
    """Whether a line holds one of the segments, or is a good part of one."""
    return any(
        segment and (segment in words or (len(words) > 20 and words in segment))
        for segment in segments
    )


class _Page:
    """The blocks of a page by their words, and which elements the article stands in."""

    def __init__(self, html: bytes, extractions: Iterable[tuple[str, ...]]) -> None:
        self.blocks: dict[str, _Block] = {}
        self.flow: set[Any] = set()
        self.around_flow: set[Any] = set()
        self.title = ""
        self.agreed = Counter(
            words for lines in extractions for words in {_words(line) for line in lines}
        )
        try:
            tree = lxml.html.fromstring(html)
        except (ValueError, lxml.etree.ParserError):  # an empty page, or one of no markup
            return
        self.title = _words("".join(tree.xpath("//meta[@property='og:title'][1]/@content")))
        for element in tree.xpath("//script|//style|//noscript|//template"):
            element.drop_tree()
        for element in tree.iter(*_BLOCKS):
            if next(element.iterdescendants(*_BLOCKS), None) is None:
                words = _words(element.text_content())
                self.blocks.setdefault(words, _block(element, len(words) or 1))
        paragraphs = Counter(
            block.element.getparent()
            for words, block in self.blocks.items()
            if block.element.tag == "p"
            and block.links < _UNLINKED
            and self.agreed[words] >= _AGREED
            and words.count(" ") > 10
        )
        self.flow = {parent for parent, count in paragraphs.items() if count > 1}
        self.around_flow = self.flow.union(*(parent.iterancestors() for parent in self.flow))

    def label(self, words: str) -> int:
        """What the page says of a line."""
        block = self.blocks.get(words)
        if not words or (block is None and words != self.title):
            return UNKNOWN
        if block is None or words == self.title:
            return RESIDUE
        tags = {element.tag for element in block.around}
        named = self._named_residue(block)
        if (
            block.element.tag == "h1"
            or tags & {"figcaption", "nav", "footer"}
            or (block.links > _LINKED and " " in words)
            or (named and (block.links > 0.5 or words.count(" ") < 11 or self.agreed[words] < 3))
        ):
            return RESIDUE
        if (
            block.element.tag in _PROSE
            and not named
            and block.links < _UNLINKED
            and self.agreed[words] >= _AGREED
            and block.element.getparent() in self.flow
        ):
            return BODY
        return UNKNOWN

    def _named_residue(self, block: _Block) -> bool:
        names = []
        for element in block.around[:6]:
            if element in self.around_flow or element.tag in _WHOLE:
                break
            names += [element.get("class") or "", element.get("id") or ""]
        return bool(_RESIDUE_CLASS.search(" ".join(names)))


def _block(element: Any, length: int) -> _Block:
    around = (element, *element.iterancestors())[:8]
    linked = sum(len(_words(link.text_content())) for link in element.iter("a"))
    if any(each.tag == "a" for each in around):
        linked = length
    return _Block(element, around, min(1.0, linked / length))


def _align(lines: Sequence[str], gold: Mapping[str, Any]) -> list[int]:
    """Labels by where the words of the lines stand in the gold body."""
    body = [WORD.findall(paragraph) for paragraph in gold["body"]]
    flat = " " + " ".join(word for words in body for word in words) + " "
    summary = " " + " ".join(WORD.findall(" ".join(gold.get("summary") or []))) + " "
    whole = {" ".join(words) for words in body}
    shingles = {tuple(words[i : i + 4]) for words in body for i in range(len(words) - 3)}
    labels = []
    for line in lines:
        words = WORD.findall(line)
        joined = " ".join(words)
        if not words or f" {joined} " in summary:
            labels.append(UNKNOWN)
        elif joined in whole:
            labels.append(BODY)
        elif len(words) < 4:
            labels.append(UNKNOWN if f" {joined} " in flat else RESIDUE)
        elif f" {joined} " in flat:
            labels.append(BODY)
        else:
            mine = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
            share = sum(shingle in shingles for shingle in mine) / len(mine)
            labels.append(BODY if share >= 0.8 else RESIDUE if share <= 0.1 else UNKNOWN)
    return labels
