"""The arbiter: what a line's shape, place and neighbours say where no single rule decides.

A sum of small decision trees over the traits of a `Scene`. The trees stand as text in
`arbiter.txt`; `training/arbiter.py` grows them, and nothing here depends on how.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources

from articlecleaner.document import Document
from articlecleaner.filters.scene import PERSON, TRAITS, Scene
from articlecleaner.filters.trees import Trees, parse_trees
from articlecleaner.finding import Finding, Kind

LIMIT = 0.5  # log odds from which a line goes; docs/benchmarks.md says how both were chosen
LIMIT_LIKE_ARTICLE = 1.2  # the same for a line that looks like the article's own
_LIKE_ARTICLE = TRAITS.index("like the article")


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
        limits: tuple[float, float] = (LIMIT, LIMIT_LIKE_ARTICLE),
    ) -> None:
        self.trees = trees
        self.limits = limits

    def __call__(self, document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
        """The undecided lines of which the traits speak for residue."""
        if not document.plain:
            return
        trees = self.trees or shipped()
        scene = Scene(document, findings)
        for index, line in enumerate(document.lines):
            if not scene.protected(index) and scene.undecided(index):
                traits = scene.traits(index)
                if trees.score(traits) >= self.limits[int(traits[_LIKE_ARTICLE])]:
                    kind = _kind(scene, index)
                    reason = ", ".join(trees.reasons(traits))
                    yield Finding(kind, line.start, line.end, f"arbiter.{kind}", 0.55, reason)

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
