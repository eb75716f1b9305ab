"""The arbiter: what a line's shape, place and neighbours say where no single rule decides.

A sum of small decision trees over traits that are read off the document and the findings of the
other filters. The trees stand as text in `arbiter.txt`; `training/arbiter.py` grows them, and
nothing here depends on how.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from articlecleaner.document import Document, Line
from articlecleaner.finding import THRESHOLD, Finding, Kind
from articlecleaner.lexicon import UPPER

_KINDS = tuple(Kind)
_KIND_INDEX = {kind: index for index, kind in enumerate(_KINDS)}
_EDGE, _PARAGRAPH, _SENTENCE, _OPEN, _FOUND = 0, 1, 2, 3, 7  # shapes; 3 to 6 are open lines
_SHORT = (3, 4)  # open lines of up to eight words
_SUBHEADING = 6  # words of a line above a paragraph that is taken for its subheading
_TELLING = 60  # trees that are asked for reasons: the first ones say the most
_FAR = 12  # lines from which a distance says no more

TRAITS = (
    *("words", "characters", "average word", "ending", "start", "shape", "zone", "place"),
    *("lines", "lines before", "lines after", "shape before", "shape after"),
    *("2nd shape before", "2nd shape after", "kind before", "kind after", "residue before"),
    *("residue after", "residue in the tail", "words shared with the article", "capitals"),
    *("digits", "mark", "quotes", "stands twice", "open lines in the text"),
    *("open lines of its length", "to the paragraph before", "to the paragraph after"),
    *("hints", "credit cue", "byline cue"),
)

_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"[©|@#•>+/]")
_PERSON = re.compile(rf"(?:[{UPPER}][\w'’.-]+ ?){{2,4}}")
_MARKS = " ©|@#•>+/"
_ENDINGS = {
    **dict.fromkeys(".。।۔", 0),
    **dict.fromkeys("?？؟", 1),
    **dict.fromkeys("!！", 2),
    **dict.fromkeys(":：", 3),
    **dict.fromkeys(",;、،", 4),
    "…": 5,
    **dict.fromkeys("\"'”’»“」』", 6),
    **dict.fromkeys(")]】）", 7),
}
_STARTS = {
    **dict.fromkeys("-*•·▪●–—", 3),
    **dict.fromkeys("\"'“‘„«»「『", 4),
    **dict.fromkeys("([【（", 5),
}


class Scene:
    """What the traits of all lines of one document have in common, read once."""

    def __init__(self, document: Document, findings: Sequence[Finding]) -> None:
        self.document = document
        lines = document.lines
        starts = [line.start for line in lines]
        self.found: list[Kind | None] = [None] * len(lines)
        self.held = [False] * len(lines)
        for finding in findings:
            index = bisect_right(starts, finding.start) - 1
            if index >= 0 and finding.confidence >= THRESHOLD:
                whole = finding.start == starts[index] and finding.end >= lines[index].end
                if whole and finding.kind:
                    self.found[index] = finding.kind
                else:
                    self.held[index] = True
        self.shapes = [
            _FOUND if kind else _shape(line) for line, kind in zip(lines, self.found, strict=True)
        ]
        self.open = sorted(
            line.words
            for line, shape in zip(lines, self.shapes, strict=True)
            if _OPEN <= shape < _FOUND
        )
        self.share_open = len(self.open) / len(lines) if lines else 0.0
        self.plain = [index for index in document.plain if not self.found[index]]
        self.first = _while_sentences(document, self.found, document.head, -1)
        self.last = _while_sentences(document, self.found, document.tail - 1, 1) + 1

    def undecided(self, index: int) -> bool:
        """Whether the arbiter may judge a line: not found yet, and not protected.

        Protected is what another filter holds, or took a part of; from the first sentence above
        the first paragraph to the last one below the last paragraph every sentence, and a short
        line between two others that are not residue; a subheading, residue apart, right above a
        sentence; and an item of a list, or of rows that have cells or start with a label or a
        number, of which nothing was found.
        """
        line, shapes = self.document.lines[index], self.shapes
        if self.found[index] or self.held[index]:
            return False
        before = shapes[index - 1] if index else _EDGE
        after = shapes[index + 1] if index + 1 < len(shapes) else _EDGE
        next_ = next((shape for shape in shapes[index + 1 : index + 4] if shape != _FOUND), _EDGE)
        alone = before != _FOUND and after != _FOUND
        if (
            index
            and next_ in (_PARAGRAPH, _SENTENCE)
            and shapes[index] >= _OPEN
            and line.words <= _SUBHEADING
        ):
            return False
        if self.first <= index < self.last and (line.closed or (alone and shapes[index] in _SHORT)):
            return False
        if items := self.document.lists.get(index):
            return _FOUND in shapes[max(0, items.start - 1) : items.stop + 1]
        rows = [_row(self.document.lines[near]) for near in self._near(index)]
        return not (any(rows) and (_row(line) or sum(rows) > 1))

    def _near(self, index: int) -> Iterator[int]:
        """The lines beside a line that were not found."""
        for near in (index - 1, index + 1, index + 2):
            if 0 <= near < len(self.shapes) and self.shapes[near] != _FOUND:
                yield near

    def traits(self, index: int) -> list[float]:
        """The traits of one line, in the order of `TRAITS`."""
        document, lines, shapes = self.document, self.document.lines, self.shapes
        line, text, count = lines[index], lines[index].text, len(lines)
        kind_before = self.found[index - 1] if index else None
        kind_after = self.found[index + 1] if index + 1 < count else None
        at = bisect_left(self.plain, index)
        to_before = index - self.plain[at - 1] if at else _FAR
        at += at < len(self.plain) and self.plain[at] == index
        to_after = self.plain[at] - index if at < len(self.plain) else _FAR
        kinds = [hit.cue.kind for hit in line.hits[:_FAR]]
        head = text[:200]
        words = head.split()
        mark = _MARK.search(head)
        return [
            line.words,
            min(len(text), 999),
            len(head) / len(words),
            _ending(text),
            _start(text[0]),
            _shape(line),
            0 if index < document.head else 2 if index >= document.tail else 1,
            index / count,
            min(count, 99),
            min(index, _FAR),
            min(count - 1 - index, _FAR),
            shapes[index - 1] if index else _EDGE,
            shapes[index + 1] if index + 1 < count else _EDGE,
            shapes[index - 2] if index > 1 else _EDGE,
            shapes[index + 2] if index + 2 < count else _EDGE,
            -1 if kind_before is None else _KIND_INDEX[kind_before],
            -1 if kind_after is None else _KIND_INDEX[kind_after],
            shapes[max(0, index - 3) : index].count(_FOUND),
            shapes[index + 1 : index + 4].count(_FOUND),
            min(shapes[max(document.tail, index - _FAR) : index].count(_FOUND), _FAR),
            document.cohesion(line) if len(document.stems(line)) > 1 else -1,
            sum([word[0].isupper() for word in words]) / len(words),
            len(_DIGIT.findall(head)) / len(head),
            _MARKS.index(mark[0]) if mark else 0,
            _quotes(text),
            line.folded in document.copies,
            self.share_open,
            bisect_left(self.open, line.words * 1.5) - bisect_left(self.open, line.words / 1.5),
            min(to_before, _FAR),
            min(to_after, _FAR),
            len(kinds),
            Kind.CREDIT in kinds,
            Kind.BYLINE in kinds,
        ]


def _row(line: Line) -> bool:
    """Whether a line looks like a row: a labelled value, an amount of something, table cells."""
    if line.text[0] == "|" or line.text.count("|") > 2:
        return True
    return ": " in line.text[:60] or (line.text[0].isdigit() and not line.closed)


def _while_sentences(
    document: Document, found: Sequence[Kind | None], index: int, step: int
) -> int:
    """How far sentences go on from a paragraph, with only residue and subheadings between."""
    lines = document.lines
    reached = index
    while 0 <= (index := index + step) < len(lines):
        if lines[index].closed and not found[index] and not document.marked(lines[index]):
            reached = index
        elif not found[index] and lines[index].words > _SUBHEADING:
            break
    return reached


def _shape(line: Line) -> int:
    if line.paragraph:
        return _PARAGRAPH
    if line.closed:
        return _SENTENCE
    return _OPEN + bisect_left((3, 8, 16), line.words)


def _ending(text: str) -> int:
    if text.endswith(".."):
        return 5
    last = text[-1]
    return _ENDINGS.get(last, 8 if last.isdigit() else 9 if last.isalpha() else 10)


def _start(first: str) -> int:
    if first in _STARTS:
        return _STARTS[first]
    if "\u2e80" <= first <= "\u9fff":
        return 7
    return 0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 6


def _quotes(text: str) -> int:
    starts, ends = text[0] in '"“„«»「『', text[-1] in '"”“«»」』'
    if starts or ends:
        return 1 + starts + 2 * ends
    return int("“" in text or '"' in text or "„" in text or "«" in text)


Tree = float | tuple[int, float, Any, Any, float]
"""A leaf's value, or a trait, its limit, the trees for up to it and above it, and a mean value."""


class Trees(NamedTuple):
    """Grown trees, the sum from which a line is residue, and at which trees to give up early."""

    trees: tuple[Tree, ...]
    threshold: float
    exits: dict[int, float]

    def score(self, traits: Sequence[float]) -> float:
        """The sum of what the trees say of a line; below the threshold not always to the end."""
        total = 0.0
        for number, tree in enumerate(self.trees):
            if total < self.exits.get(number, total):
                break
            node = tree
            while node.__class__ is tuple:
                node = node[2] if traits[node[0]] <= node[1] else node[3]
            total += node  # type: ignore[operator]
        return total

    def reasons(self, traits: Sequence[float]) -> list[str]:
        """The traits that raised the score most, strongest first."""
        raised: dict[int, float] = {}
        for tree in self.trees[:_TELLING]:
            node = tree
            while isinstance(node, tuple):
                trait, limit, low, high, value = node
                node = low if traits[trait] <= limit else high
                after = node[4] if isinstance(node, tuple) else node
                raised[trait] = raised.get(trait, 0.0) + after - value
        best = sorted(raised, key=lambda trait: -raised[trait])[:4]
        return [f"{TRAITS[trait]} ({traits[trait]:.3g})" for trait in best if raised[trait] > 0]


def parse_trees(text: str) -> Trees:
    """Read trees: `threshold X`, `exit N X`, then a line a node, each before its branches.

    A branch is `<value> <trait> <limit>`, a leaf `<value>`.

    >>> trees = parse_trees("threshold 0.5 / 0 words 3.5 / 1.5 / -2".replace(" / ", chr(10)))
    >>> trees.score([2.0]), trees.score([9.0])
    (1.5, -2.0)
    """
    trait_of = {name.replace(" ", "_"): number for number, name in enumerate(TRAITS)}
    lines = iter([line.split() for line in text.splitlines()])
    threshold, exits, trees = 0.0, {}, []

    def tree(parts: list[str]) -> Tree:
        if len(parts) == 1:
            return float(parts[0])
        value, trait, limit = parts
        return trait_of[trait], float(limit), tree(next(lines)), tree(next(lines)), float(value)

    for parts in lines:
        if parts[0] == "threshold":
            threshold = float(parts[1])
        elif parts[0] == "exit":
            exits[int(parts[1])] = float(parts[2])
        else:
            trees.append(tree(parts))
    return Trees(tuple(trees), threshold, exits)


@lru_cache(maxsize=1)
def shipped() -> Trees:
    """The trees that come with the library."""
    file = resources.files("articlecleaner.filters") / "arbiter.txt"
    return parse_trees(file.read_text("utf-8"))


class Arbiter:
    """The filter that judges what the other filters leave undecided, by grown trees.

    It reads findings, never touches a line for which another filter has evidence that it is body,
    and gives its strongest reasons. Rules: `arbiter.<kind>`.
    """

    name = "arbiter"
    reads_findings = True

    def __init__(self, trees: Trees | None = None) -> None:
        self.trees = trees

    def __call__(self, document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
        """The undecided lines of which the traits speak for residue."""
        if not document.plain:
            return
        trees = self.trees or shipped()
        scene = Scene(document, findings)
        for index, line in enumerate(document.lines):
            if scene.undecided(index):
                traits = scene.traits(index)
                if trees.score(traits) >= trees.threshold:
                    kind = _kind(scene, index)
                    reason = ", ".join(trees.reasons(traits))
                    yield Finding(kind, line.start, line.end, f"arbiter.{kind}", 0.55, reason)

    def __repr__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Arbiter) and self.trees == other.trees

    def __hash__(self) -> int:
        return hash(self.name)


def _kind(scene: Scene, index: int) -> Kind:
    """The likeliest kind of a line of which only is known that it is residue."""
    document = scene.document
    line = document.lines[index]
    if line.hits:
        return line.hits[0].cue.kind
    neighbours = [scene.found[i] for i in (index - 1, index + 1) if 0 <= i < len(document.lines)]
    if index < document.head:
        if Kind.TITLE not in scene.found and line.words > 3:
            return Kind.TITLE
        return Kind.BYLINE if _PERSON.fullmatch(line.text[:120]) else Kind.SECTION
    if index < document.tail:
        return Kind.CAPTION if line.words >= 8 or Kind.CREDIT in neighbours else Kind.PROMO
    return next((kind for kind in neighbours if kind), Kind.PROMO)


arbiter = Arbiter()
