"""The arbiter: what a line's shape, place and neighbours say where no single rule decides.

A sum of small decision trees over the traits of a `Scene`. The trees stand as text in
`arbiter.txt`; `training/arbiter.py` grows them, and nothing here depends on how.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from articlecleaner.document import Document
from articlecleaner.filters.forms import PERSON
from articlecleaner.filters.rows import own_lines
from articlecleaner.filters.scene import TRAITS, Scene
from articlecleaner.filters.trees import HOPELESS, Trees, parse_trees
from articlecleaner.finding import Finding, Kind

LIMIT = 0.0  # log odds from which a line goes; docs/benchmarks.md says how they were chosen
LIMIT_LIKE_ARTICLE = 1.2  # the same for a line that looks like the article's own
LIMIT_GUARDED = 1.8  # the same for a sentence or a subheading inside the article
LIMIT_SEVERAL = 3.0  # the same for a paragraph of several sentences there
_LIKE_ARTICLE = TRAITS.index("like the article")
_PARAGRAPHS = 2  # of a text that shows what its article is about
_ROUNDS = 2  # of reading: what is found says something of what stands beside it
_BESIDE = 3  # lines from what was found that are read again
_SURE = 4.0  # log odds that say no more if they are higher


@lru_cache(maxsize=1)
def shipped() -> Trees:
    """The trees that come with the library."""
    file = resources.files("articlecleaner.filters") / "arbiter.txt"
    return parse_trees(file.read_text("utf-8"), TRAITS)


class Arbiter:
    """The filter that judges what the other filters leave undecided, by grown trees.

    It reads findings, never touches a line for which another filter has evidence that it is body,
    and gives its strongest reasons. Rules: `arbiter.<kind>`.
    """

    name = "arbiter"
    reads_findings = True

    def __init__(
        self,
        trees: Trees | None = None,
        limits: tuple[float, float, float] = (LIMIT, LIMIT_LIKE_ARTICLE, LIMIT_GUARDED),
    ) -> None:
        self.trees = trees
        self.limits = limits

    def __call__(self, document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
        """The undecided lines of which the traits speak for residue."""
        if len(document.plain) < _PARAGRAPHS:
            return
        seen = tuple(findings)
        lines: Iterable[int] = range(len(document.lines))
        own = own_lines(document)
        for _ in range(_ROUNDS):
            found = dict(self._read(Scene(document, seen, own), lines))
            yield from found.values()
            if not found:
                break
            seen += tuple(found.values())
            beside = {i for index in found for i in range(index - _BESIDE, index + _BESIDE + 1)}
            lines = sorted(beside.intersection(range(len(document.lines))))

    def _read(self, scene: Scene, lines: Iterable[int]) -> Iterator[tuple[int, Finding]]:
        """Which of these lines go, beside what was found so far."""
        trees = self.trees or shipped()
        traits = {
            index: scene.traits(index)
            for index in lines
            if scene.undecided(index) and not scene.protected(index)
        }
        scores = {index: trees.score(each) for index, each in traits.items()}
        listed: dict[int, bool] = {}  # by the first item of each list, whether it goes
        for index, score in scores.items():
            if items := scene.document.lists.get(index):
                if items.start not in listed:
                    listed[items.start] = self._whole(scene, items, scores)
                goes = listed[items.start]
            else:
                like_article = int(traits[index][_LIKE_ARTICLE])
                limit = self.limits[2 if scene.guarded(index) else like_article]
                goes = score >= limit and (score >= LIMIT_SEVERAL or not scene.several(index))
            if goes:
                line, kind = scene.document.lines[index], _kind(scene, index)
                reason = ", ".join(trees.reasons(traits[index]))
                yield index, Finding(kind, line.start, line.end, f"arbiter.{kind}", 0.55, reason)

    def _whole(self, scene: Scene, items: range, scores: Mapping[int, float]) -> bool:
        """Whether enough speaks against the items of a list, which goes or stays as a whole.

        Items in small letters go on with a sentence of the article; headlines have capitals.
        """
        lines = [scene.document.lines[i] for i in items]
        if all(line.text[line.lead : line.lead + 1].islower() for line in lines):
            return False
        sides = [_SURE if scene.found[i] else scores.get(i, HOPELESS) for i in items]
        return sum(min(side, _SURE) for side in sides) >= self.limits[0] * len(items)

    def __repr__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Arbiter) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(self.limits)


def _kind(scene: Scene, index: int) -> Kind:
    """The likeliest kind of a line of which only is known that it is residue."""
    document = scene.document
    line = document.lines[index]
    if line.hits:
        return line.hits[0].cue.kind
    neighbours = [scene.found[i] for i in (index - 1, index + 1) if 0 <= i < len(document.lines)]
    if index < document.head:
        if Kind.TITLE not in scene.found and line.words > 3:
            return Kind.TITLE if scene.shared(index) > 0 else Kind.PROMO
        return Kind.BYLINE if PERSON.fullmatch(line.text[:120]) else Kind.SECTION
    if index < document.tail:
        return Kind.CAPTION if line.words >= 8 or Kind.CREDIT in neighbours else Kind.PROMO
    return next((kind for kind in neighbours if kind), Kind.PROMO)


arbiter = Arbiter()
