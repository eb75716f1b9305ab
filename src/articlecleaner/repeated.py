"""Lines that only a corpus shows to be residue: those that many documents of a site repeat.

"Our standards: …", a newsletter box, an advertisement of the house: no phrase gives them away, but
they stand under story after story. `RepeatedLines` counts the lines of a corpus by site, and makes
from the counts a filter for each site.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

from articlecleaner.cleaner import Cleaner, default
from articlecleaner.document import Document, Line, cut
from articlecleaner.finding import Finding, Kind

VERSION = 1
SIGNATURES = 8  # of different documents that are remembered for a line; more say no more
_LONGEST = 400  # characters of a line that is counted: longer ones are paragraphs
_DOCUMENTS = 5  # different documents that a line must stand in, and the share of the site's
_SHARE = 0.02
_WITHIN = 10, 0.3  # the same for a line between two paragraphs
_MOST = 0.5  # share of a document's words that may repeat; beyond, the document itself does
_HOME = 0.5  # share of its words that a sentence has in common with the article it belongs to

Entry = tuple[int, ...]  # how often, then the signatures of different documents, sorted


@dataclass(frozen=True)
class Site:
    """What was counted on one site: documents, and for each line's fingerprint its entry."""

    documents: int = 0
    lines: Mapping[int, Entry] = field(default_factory=dict)


def _merged(one: Entry, other: Entry) -> Entry:
    signatures = sorted({*one[1:], *other[1:]})[:SIGNATURES]
    return (one[0] + other[0], *signatures)


@dataclass(frozen=True)
class RepeatedLines:
    r"""Which lines stand in how many documents of each site: an immutable value that adds up.

    >>> story = "The river rose by {} cm on Monday, and the bridge was closed, the mayor said."
    >>> stories = [f"{story.format(n)}\nThe Gazette is made here" for n in range(30)]
    >>> pages = [(f"https://gazette.example/{n}", story) for n, story in enumerate(stories)]
    >>> lines = RepeatedLines.of(pages[:10]) + RepeatedLines.of(pages[10:])
    >>> lines == RepeatedLines.of(pages)
    True
    >>> article = lines.cleaner("https://gazette.example/31")(stories[0])
    >>> article.body
    'The river rose by 0 cm on Monday, and the bridge was closed, the mayor said.'
    >>> article.residue[0].rule, article.residue[0].reason
    ('repeated.line', 'the line stands in 30 of 30 documents of gazette.example')

    `+` is associative and commutative, and `RepeatedLines()` adds nothing, so that parts of a
    corpus can be counted anywhere, in any order. A line of a document counts once, in its folded
    form, if it is no longer than 400 characters. For each line a few signatures of documents are
    kept beside the count: the same story at ten addresses is one document, so its own lines do not
    repeat.

    Memory is about 0.2 KB for each different line of the corpus; `at_least` lets go of the rare.
    """

    sites: Mapping[str, Site] = field(default_factory=dict)

    @classmethod
    def of(cls, documents: Iterable[tuple[str, str]]) -> RepeatedLines:
        """Count the documents of a corpus, each given as its URL (or site) and its text."""
        counts: dict[str, int] = {}
        sites: dict[str, dict[int, Entry]] = {}
        for url, text in documents:
            site = site_of(url)
            counts[site] = counts.get(site, 0) + 1
            lines = sites.setdefault(site, {})
            signature, found = _fingerprints(text)
            for line in found:
                known = lines.get(line)
                if known is None:
                    lines[line] = (1, signature)
                elif signature in known[1:] or (len(known) > SIGNATURES and signature > known[-1]):
                    lines[line] = (known[0] + 1, *known[1:])
                else:
                    lines[line] = _merged(known, (1, signature))
        return cls({site: Site(counts[site], sites[site]) for site in counts})

    def __add__(self, other: RepeatedLines) -> RepeatedLines:
        return RepeatedLines.sum((self, other))

    @classmethod
    def sum(cls, parts: Iterable[RepeatedLines]) -> RepeatedLines:
        """All parts together, as `+` adds them, in time linear in the parts."""
        counts: dict[str, int] = {}
        sites: dict[str, dict[int, Entry]] = {}
        for part in parts:
            for name, site in part.sites.items():
                counts[name] = counts.get(name, 0) + site.documents
                lines = sites.setdefault(name, {})
                for line, entry in site.lines.items():
                    lines[line] = _merged(lines[line], entry) if line in lines else entry
        return cls({name: Site(counts[name], sites[name]) for name in counts})

    def at_least(self, documents: int) -> RepeatedLines:
        """Without the lines that fewer documents hold: small enough to keep; count all before."""
        return RepeatedLines(
            {
                name: Site(
                    site.documents,
                    {line: entry for line, entry in site.lines.items() if entry[0] >= documents},
                )
                for name, site in self.sites.items()
            }
        )

    def filter(self, url: str) -> RepeatedFilter:
        """The filter for documents of a URL's site; one that finds nothing for an unknown site."""
        site = site_of(url)
        return RepeatedFilter(site, self.sites.get(site, Site()))

    def cleaner(self, url: str, base: Cleaner | None = None) -> Cleaner:
        """A cleaner for documents of a URL's site: `base`, by default that of `clean`, and this."""
        cleaner = copy(base or default())
        cleaner.filters = cleaner.filters.add(self.filter(url))
        return cleaner

    def save(self, path: str | Path) -> None:
        """Write to a file, at once: JSON lines, first the version, then each site."""
        path = Path(path)
        new = path.with_name(path.name + ".new")
        with open(new, "w", encoding="utf-8") as file:
            file.write(json.dumps({"format": "articlecleaner.repeated", "version": VERSION}) + "\n")
            for name in sorted(self.sites):
                site = self.sites[name]
                lines = {f"{line:016x}": site.lines[line] for line in sorted(site.lines)}
                row = {"site": name, "documents": site.documents, "lines": lines}
                file.write(json.dumps(row, separators=(",", ":")) + "\n")
        os.replace(new, path)

    @classmethod
    def load(cls, path: str | Path) -> RepeatedLines:
        """Read what `save` wrote; ValueError says what is wrong with the file."""
        with open(path, encoding="utf-8") as file:
            try:
                head = json.loads(next(file, "{}"))
                if head.get("format") != "articlecleaner.repeated":
                    raise ValueError("it holds no repeated lines")
                if head.get("version") != VERSION:
                    raise ValueError(f"its version is {head.get('version')}, not {VERSION}")
                return cls(dict(map(_site, file)))
            except (ValueError, KeyError, AttributeError, TypeError) as error:
                raise ValueError(f"{path}: {error}") from error


def _site(text: str) -> tuple[str, Site]:
    row = json.loads(text)
    lines = {int(line, 16): tuple(map(int, entry)) for line, entry in row["lines"].items()}
    return row["site"], Site(row["documents"], lines)


def site_of(url: str) -> str:
    """The site that a URL is of: its host, without `www.`; what is no URL stands for itself.

    >>> site_of("https://www.gazette.example:443/a"), site_of("gazette")
    ('gazette.example', 'gazette')
    """
    try:
        host = urlsplit(url).hostname
    except ValueError:  # not a URL after all, such as one with half an IPv6 address
        host = None
    return (host or url).removeprefix("www.")


def _hash(folded: str) -> int:
    digest = blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def _fingerprints(text: str) -> tuple[int, set[int]]:
    """The signature of a document, and the fingerprints of its lines that count.

    The signature is the least fingerprint of its paragraphs: copies and new versions of a story
    mostly share it, and a line under all stories is seldom the least.
    """
    found: set[int] = set()
    paragraphs: list[int] = []
    for content, start, gap in cut(text):
        line = Line(content, start, gap)
        fingerprint = _hash(line.folded)
        if line.paragraph:
            paragraphs.append(fingerprint)
        if len(content) <= _LONGEST:
            found.add(fingerprint)
    return min(paragraphs or found, default=0), found


@dataclass(frozen=True)
class RepeatedFilter:
    """Finds the lines of a document that its site repeats; made by `RepeatedLines.filter`.

    Rule: `repeated.line`. In the head and tail of a document, a line that stands in five different
    documents of the site and in 2% of all; between two paragraphs, in ten and in 30%. A sentence
    that shares half of its words with the article stays, and so do subheadings and items of lists
    between paragraphs. If half of the document's words repeat, nothing is found: then it is
    the document that repeats. The kind is that of a cue that stands in the line, else `interface`.
    """

    site: str
    counts: Site = field(hash=False)
    name = "repeated"

    def __call__(self, document: Document) -> Iterator[Finding]:
        """The repeated lines, if they are the smaller part of the document."""
        counts: dict[int, int] = {}
        for index, line in enumerate(document.lines if self._known else ()):
            if len(line.text) <= _LONGEST and (count := self._known.get(_hash(line.folded))):
                counts[index] = count
        own = [index for index in document.plain if index not in counts]
        if not counts or not own:
            return
        core = frozenset().union(*(document.stems(document.lines[index]) for index in own))
        found = [
            index
            for index, count in counts.items()
            if not self._at_home(document, index, core)
            and (not own[0] < index < own[-1] or self._out_of_place(document, index, count))
        ]
        words = sum(document.lines[index].words for index in counts)
        if words > _MOST * document.words_before[-1]:
            return
        for index in found:
            line = document.lines[index]
            kind = line.hits[0].cue.kind if line.hits else Kind.INTERFACE
            total = self.counts.documents
            reason = f"the line stands in {counts[index]} of {total} documents of {self.site}"
            yield Finding(kind, line.start, line.end, "repeated.line", 0.7, reason)

    @cached_property
    def _known(self) -> dict[int, int]:
        least = _SHARE * self.counts.documents
        return {
            line: entry[0]
            for line, entry in self.counts.lines.items()
            if len(entry) > _DOCUMENTS and entry[0] >= least
        }

    def _at_home(self, document: Document, index: int, core: frozenset[str]) -> bool:
        """Whether a line is a sentence that shares its words with the article's own paragraphs."""
        line = document.lines[index]
        return line.closed and line.words >= 6 and document.cohesion(line, core) >= _HOME

    def _out_of_place(self, document: Document, index: int, count: int) -> bool:
        """Whether a line between two paragraphs is none of the article's own after all."""
        line = document.lines[index]
        documents, share = _WITHIN
        subheading = not line.closed and line.words <= 8
        often = count >= max(documents, share * self.counts.documents)
        return often and not subheading and index not in document.lists
