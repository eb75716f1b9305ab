"""The arbiter: what a line's shape, place and neighbours say where no single rule decides.

A linear model over traits that are all read off the document and the findings of the other
filters: each trait of a line has a weight, their sum is a probability. The weights stand in
`arbiter.txt`, one trait a line, and are learned by `training/arbiter.py`; nothing here depends on
how they were found.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from articlecleaner.document import Document, Line
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import BINDINGS
from articlecleaner.pipeline import reads_findings
from articlecleaner.settle import THRESHOLD

_KINDS = tuple(Kind)
_KIND_INDEX = {kind: index for index, kind in enumerate(_KINDS)}
_BINDING_INDEX = {binding: index for index, binding in enumerate(BINDINGS)}

SHAPES = ("edge", "paragraph", "sentence", "1-3 open", "4-8 open", "9-16 open", "17+ open", "found")
_FOUND = len(SHAPES) - 1
_WORD_BINS = (1, 2, 3, 5, 8, 12, 18, 30, 60)  # upper bounds
WORDS = ("1", "2", "3", "4-5", "6-8", "9-12", "13-18", "19-30", "31-60", "61+")
ZONES = ("head", "core", "tail")
ENDINGS = (".", "?", "!", ":", ",", "...", "quote", "bracket", "digit", "letter", "other")
STARTS = ("upper", "lower", "digit", "bullet", "quote", "bracket", "mark", "wide", "other")
_PLACES = (0, 1, 2, 4, 9)  # upper bounds of distances from the start or end
PLACES = ("1st", "2nd", "3rd", "4th-5th", "6th-10th", "11th+")
_SHARES = (0.05, 0.15, 0.3, 0.5, 0.7)
SHARES = ("<5%", "5-15%", "15-30%", "30-50%", "50-70%", ">70%", "none")
DIGITS = ("no digit", "digits", "year", "clock", "many digits")
MARKS = ("none", "|", "/", "•", ">", "©", "@", "link", "#", "(…)", "+")
YES = ("no", "yes")
LISTED = ("no list", "list", "list of found items")
QUOTES = ("none", "starts", "ends", "inside", "whole")
NEAR = ("none", "beside", "2nd", "3rd", "further")
GAPS = ("no gaps", "none", "before", "after", "both")
COUNTS = ("0", "1", "2", "3")

_LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|de|co\.uk)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_SENTENCES = re.compile(r"[.!?…][\"'”’»)]* +[\"'“‘„«(]?[^\W\d_a-zß-öø-ÿ]")
_PERSON = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]+ ?){2,4}")


class _Group(NamedTuple):
    """A group of traits: of each, a line has one; `names` are those of its dimensions."""

    name: str
    dimensions: tuple[tuple[str, ...], ...]


GROUPS = (
    _Group("words", (WORDS,)),
    _Group("ending", (ENDINGS,)),
    _Group("start", (STARTS,)),
    _Group("zone and words", (ZONES, WORDS)),
    _Group("zone and ending", (ZONES, ENDINGS)),
    _Group("words and ending", (WORDS, ENDINGS)),
    _Group("start and words", (STARTS, WORDS)),
    _Group("lines around", (SHAPES, SHAPES)),
    _Group("shape among the lines around", (SHAPES, SHAPES, SHAPES)),
    _Group("place from the start", (PLACES, SHAPES)),
    _Group("place from the end", (PLACES, SHAPES)),
    _Group("words shared with the article", (SHARES, SHAPES)),
    _Group("capitals", (SHARES, WORDS)),
    _Group("digits", (DIGITS, SHAPES)),
    _Group("marks", (MARKS, ZONES)),
    _Group("sentences", (COUNTS, ZONES)),
    _Group("words shared with the headline", (SHARES, ZONES)),
    _Group("stands twice", (YES, ZONES)),
    _Group("list", (LISTED, ZONES)),
    _Group("open lines in the text", (SHARES, SHAPES)),
    _Group("residue around", (COUNTS, COUNTS, SHAPES)),
    _Group("kind before", (("none", *_KINDS),)),
    _Group("kind after", (("none", *_KINDS),)),
    _Group("quotes", (QUOTES, WORDS)),
    _Group("nearest paragraphs", (NEAR, NEAR)),
    _Group("blank lines", (GAPS, SHAPES)),
    _Group("a name", (YES, ZONES)),
    _Group("second line around", (SHAPES, SHAPES)),
    _Group("cue", (tuple(_KINDS), BINDINGS, YES)),
    _Group("hints", (COUNTS, SHAPES)),
)


def _sizes() -> list[int]:
    return [math.prod(map(len, group.dimensions)) for group in GROUPS]


OFFSETS = [sum(_sizes()[:i]) for i in range(len(GROUPS) + 1)]
TRAITS = OFFSETS[-1]


def trait_name(trait: int) -> str:
    """What a trait is, in words.

    >>> trait_name(0), trait_name(OFFSETS[3] + 1)
    ('words: 1', 'zone and words: head, 2')
    """
    group = next(i for i in range(len(GROUPS)) if trait < OFFSETS[i + 1])
    rest = trait - OFFSETS[group]
    parts: list[str] = []
    for names in reversed(GROUPS[group].dimensions):
        rest, index = divmod(rest, len(names))
        parts.append(str(names[index]))
    return f"{GROUPS[group].name}: {', '.join(reversed(parts))}"


class Scene:
    """What the traits of all lines of one document have in common, read once."""

    def __init__(self, document: Document, findings: Sequence[Finding]) -> None:
        self.document = document
        lines = document.lines
        index_of = {line.start: i for i, line in enumerate(lines)}
        self.found: list[Kind | None] = [None] * len(lines)
        self.held = [False] * len(lines)
        for finding in findings:
            if finding.confidence >= THRESHOLD:
                index = index_of.get(finding.start)
                if index is not None and finding.end >= lines[index].end:
                    if finding.kind is None:
                        self.held[index] = True
                    else:
                        self.found[index] = finding.kind
        self.shapes = [
            _FOUND if kind else _shape(line)
            for line, kind in zip(lines, self.found, strict=True)
        ]
        self.headline: frozenset[str] = frozenset()
        for i, kind in enumerate(self.found):
            if kind is Kind.TITLE:
                self.headline = document.stems(lines[i])
                break
        rest = [shape for shape in self.shapes if shape != _FOUND]
        self.open = _share(sum(shape >= 3 for shape in rest) / len(rest)) if rest else 6
        self.gapped = any(line.gap for line in lines)
        plain = set(document.plain)
        self.plain = sorted(i for i in plain if not self.found[i])

    def safe(self, index: int) -> bool:
        """Whether a line is a long paragraph that shares its words with the rest of the article."""
        line = self.document.lines[index]
        return (
            line.closed
            and line.words >= 25
            and not line.hits
            and self.document.tail > index >= self.document.head
        )

    def traits(self, index: int) -> list[int]:
        """The traits of one line, as indices into the weights."""
        document, lines, shapes = self.document, self.document.lines, self.shapes
        line = lines[index]
        text, count = line.text, len(lines)
        words = bisect_left(_WORD_BINS, line.words)
        zone = 0 if index < document.head else 2 if index >= document.tail else 1
        ending, start, shape = _ending(text), _start(line), _shape(line)
        before = shapes[index - 1] if index else 0
        after = shapes[index + 1] if index + 1 < count else 0
        before2 = shapes[index - 2] if index > 1 else 0
        after2 = shapes[index + 2] if index + 2 < count else 0
        shared = 6
        stems = document.stems(line)
        if len(stems) > 1:
            shared = _share(document.cohesion(line))
        headline = 6
        if self.headline and stems:
            headline = _share(len(stems & self.headline) / len(stems))
        residue_before = sum(s == _FOUND for s in shapes[max(0, index - 3) : index])
        residue_after = sum(s == _FOUND for s in shapes[index + 1 : index + 4])
        listed = 0
        if items := document.lists.get(index):
            listed = 2 if any(shapes[i] == _FOUND for i in items) else 1
        at = bisect_left(self.plain, index)
        to_before = index - self.plain[at - 1] if at else 0
        at += at < len(self.plain) and self.plain[at] == index
        to_after = self.plain[at] - index if at < len(self.plain) else 0
        gap = 0
        if self.gapped:
            gap = 1 + (line.gap > 0) + 2 * (index + 1 < count and lines[index + 1].gap > 0)
        kind_before = self.found[index - 1] if index else None
        kind_after = self.found[index + 1] if index + 1 < count else None
        hints: set[Kind] = set()
        cues: list[int] = []
        for hit in line.hits[:8]:
            cue = hit.cue
            if document.hears(hit):
                hints.add(cue.kind)
                cues.append(
                    (_KIND_INDEX[cue.kind] * len(BINDINGS) + _BINDING_INDEX[cue.binding]) * 2
                    + bool(cue.bound)
                )
        values = (
            words,
            ending,
            start,
            zone * len(WORDS) + words,
            zone * len(ENDINGS) + ending,
            words * len(ENDINGS) + ending,
            start * len(WORDS) + words,
            before * 8 + after,
            (shape * 8 + before) * 8 + after,
            bisect_left(_PLACES, index) * 8 + shape,
            bisect_left(_PLACES, count - 1 - index) * 8 + shape,
            shared * 8 + shape,
            _capitals(text) * len(WORDS) + words,
            _digits(text) * 8 + shape,
            _marks(text) * 3 + zone,
            min(len(_SENTENCES.findall(text[:400])), 3) * 3 + zone,
            headline * 3 + zone,
            (line.folded in document.copies) * 3 + zone,
            listed * 3 + zone,
            self.open * 8 + shape,
            (residue_before * 4 + residue_after) * 8 + shape,
            0 if kind_before is None else 1 + _KIND_INDEX[kind_before],
            0 if kind_after is None else 1 + _KIND_INDEX[kind_after],
            _quotes(text) * len(WORDS) + words,
            min(to_before, 4) * 5 + min(to_after, 4),
            gap * 8 + shape,
            (line.words <= 4 and _PERSON.fullmatch(text) is not None) * 3 + zone,
            before2 * 8 + after2,
        )
        traits = [offset + value for offset, value in zip(OFFSETS, values, strict=False)]
        traits += [OFFSETS[28] + cue for cue in set(cues)]
        traits.append(OFFSETS[29] + min(len(hints), 3) * 8 + shape)
        return traits


def _shape(line: Line) -> int:
    if line.paragraph:
        return 1
    if line.closed:
        return 2
    return 3 if line.words <= 3 else 4 if line.words <= 8 else 5 if line.words <= 16 else 6


def _share(value: float) -> int:
    return bisect_left(_SHARES, value)


def _ending(text: str) -> int:
    last = text[-1]
    if last in ".。।۔":
        return 5 if text.endswith("..") else 0
    if last in "?？؟":
        return 1
    if last in "!！":
        return 2
    if last in ":：":
        return 3
    if last in ",;、،":
        return 4
    if last == "…":
        return 5
    if last in "\"'”’»“」』":
        return 6
    if last in ")]】）":
        return 7
    return 8 if last.isdigit() else 9 if last.isalpha() else 10


def _start(line: Line) -> int:
    first = line.text[0]
    if "\u2e80" <= first <= "\u9fff":
        return 7
    if first.isupper():
        return 0
    if first.islower():
        return 1
    if first.isdigit():
        return 2
    if first in "-*•·▪●–—":
        return 3
    if first in "\"'“‘„«»「『":
        return 4
    if first in "([【（":
        return 5
    return 6 if not first.isalnum() else 8


def _capitals(text: str) -> int:
    words = text[:200].split()
    return _share(sum(word[0].isupper() for word in words) / len(words)) if words else 6


def _digits(text: str) -> int:
    if not any(map(str.isdigit, text)):
        return 0
    if _CLOCK.search(text):
        return 3
    if _YEAR.search(text):
        return 2
    return 4 if sum(map(str.isdigit, text[:80])) * 4 > len(text[:80]) else 1


def _marks(text: str) -> int:
    if _LINK.search(text):
        return 7
    for number, mark in ((5, "©"), (1, "|"), (6, "@"), (8, "#"), (3, "•"), (4, ">"), (10, "+")):
        if mark in text:
            return number
    if "/" in text:
        return 2
    return 9 if text[-1] == ")" else 0


def _quotes(text: str) -> int:
    starts, ends = text[0] in "\"“„«»「『", text[-1] in "\"”“«»」』"
    if starts and ends:
        return 4
    if starts:
        return 1
    if ends:
        return 2
    return 3 if "“" in text or '"' in text or "„" in text or "«" in text else 0


class Weights(NamedTuple):
    """A learned arbiter: a weight per trait, the bias, and from which sum on a line goes."""

    weights: tuple[float, ...]
    bias: float
    threshold: float


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights that come with the library."""
    text = (resources.files(__package__) / "arbiter.txt").read_text("utf-8")
    return parse_weights(text)


def parse_weights(text: str) -> Weights:
    """Read weights from lines of `<trait> <weight> <name>`, with `bias` and `threshold` before.

    >>> parse_weights("bias -1.5\\nthreshold 0.5\\n0 0.25 words: 1\\n").weights[:2]
    (0.25, 0.0)
    """
    weights = [0.0] * TRAITS
    settings: dict[str, float] = {}
    for line in text.splitlines():
        key, value = line.split(None, 2)[:2]
        if key.isdigit():
            weights[int(key)] = float(value)
        else:
            settings[key] = float(value)
    return Weights(tuple(weights), settings["bias"], settings["threshold"])


class Arbiter:
    """The filter that judges what the other filters leave undecided, by learned weights."""

    name = "arbiter"
    reads_findings = True

    def __init__(self, weights: Weights | None = None) -> None:
        self.weights = weights

    def __call__(self, document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
        """The lines whose traits speak for residue; the strongest traits are the reason."""
        weights, bias, threshold = self.weights or shipped()
        scene = Scene(document, findings)
        for index, line in enumerate(document.lines):
            if scene.found[index] or scene.held[index] or scene.safe(index):
                continue
            traits = scene.traits(index)
            score = bias + sum([weights[trait] for trait in traits])
            if score >= threshold:
                best = sorted(traits, key=lambda trait: -weights[trait])[:3]
                reason = "; ".join(trait_name(trait) for trait in best)
                kind = _kind(scene, index)
                yield Finding(kind, line.start, line.end, f"arbiter.{kind}", 0.55, reason)

    def __repr__(self) -> str:
        return self.name


def _kind(scene: Scene, index: int) -> Kind:
    """The likeliest kind of a line of which only is known that it is residue."""
    document = scene.document
    line = document.lines[index]
    for hit in line.hits:
        if document.hears(hit):
            return hit.cue.kind
    neighbours = [scene.found[i] for i in (index - 1, index + 1) if 0 <= i < len(document.lines)]
    if document.head <= index < document.tail and line.words >= 6:
        return Kind.CAPTION if Kind.CREDIT in neighbours else Kind.PROMO
    if index < document.head:
        if Kind.TITLE not in scene.found and line.words > 3:
            return Kind.TITLE
        return Kind.BYLINE if _PERSON.fullmatch(line.text[:80]) else Kind.SECTION
    return next((kind for kind in neighbours if kind), Kind.PROMO)


arbiter = Arbiter()
