"""Hypothesis strategies for articles, residue, both in one document, and anything at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from hypothesis import strategies as st

from articlecleaner import lexicon
from articlecleaner.article import Metadata
from articlecleaner.finding import Kind
from articlecleaner.testing import stories
from articlecleaner.testing.stories import Planted, Story

_PLAIN = ("ad", "social", "subscription", "media", "comments", "navigation")


class Clean(NamedTuple):
    """An article without residue: its headline (not part of it) and its lines in order.

    `subheadings` holds the indices of the lines that are subheadings.
    """

    language: str
    headline: str
    lines: tuple[str, ...]
    subheadings: frozenset[int] = frozenset()

    def text(self, separator: str = "\n\n") -> str:
        """The article with this between its lines."""
        return separator.join(self.lines)


class Span(NamedTuple):
    """Where residue stands in a text (offsets in code points), and of which kind it is."""

    start: int
    end: int
    kind: Kind


class Contaminated(NamedTuple):
    """An article with residue: the whole text, the article in it, and where the residue stands.

    `clean` has the lines of the article with a blank line between them. `metadata` holds what the
    text says of the article and a cleaner can be asked for: the title, where it is in the text.
    """

    text: str
    clean: str
    spans: tuple[Span, ...]
    metadata: Metadata
    language: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the article."""
        return tuple(self.clean.split("\n\n"))


class Page(NamedTuple):
    """A page in HTML, and what stands in it."""

    html: str
    contaminated: Contaminated


def languages() -> tuple[str, ...]:
    """The languages that `articles` and `contaminated` can write."""
    return tuple(dict.fromkeys(story.language for story in stories.STORIES))


def _told(language: str | None) -> tuple[Story, ...]:
    told = tuple(s for s in stories.STORIES if language is None or s.language == language)
    if not told:
        known = ", ".join(languages())
        raise ValueError(f"no articles in language {language!r}; there are articles in: {known}")
    return told


@st.composite
def _filled(draw: st.DrawFn, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The texts with one town, and people, days and numbers in their slots."""
    town = draw(st.sampled_from(stories.TOWNS))
    person, day = draw(st.sampled_from(stories.PEOPLE)), draw(st.sampled_from(stories.DAYS))
    n = draw(st.sampled_from(stories.NUMBERS))
    return tuple(text.format(town=town, person=person, day=day, n=n) for text in texts)


@st.composite
def _articles(draw: st.DrawFn, told: tuple[Story, ...]) -> Clean:
    story = draw(st.sampled_from(told))
    size = len(story.paragraphs)
    chosen = draw(st.sets(st.integers(0, size - 1), min_size=min(4, size)))
    chosen.add(0)
    headline, *paragraphs = draw(_filled((story.headline, *story.paragraphs)))
    lines: list[str] = []
    subheadings = []
    places = sorted(chosen)
    above = draw(st.lists(st.sampled_from(places[2:]), max_size=len(story.subheadings)))
    titles = dict(zip(dict.fromkeys(above), story.subheadings, strict=False))
    listed = draw(st.sampled_from([None, *places[1:-1]])) if story.items else None
    for place in places:
        if place in titles:
            subheadings.append(len(lines))
            lines.append(titles[place])
        lines.append(paragraphs[place])
        if place == listed:
            lines += story.items
    return Clean(story.language, headline, tuple(lines), frozenset(subheadings))


def articles(language: str | None = "en") -> st.SearchStrategy[Clean]:
    """Articles without residue: one story in four paragraphs or more, subheadings, lists, quotes.

    In any of `languages()` if the language is None; ValueError for a language without articles.
    """
    return _articles(_told(language))


def _printed(phrase: str) -> str:
    """A cue as a page prints it."""
    return phrase[:1].upper() + phrase[1:].replace("0", "3")


def _pool(language: str) -> tuple[Planted, ...]:
    """Lines of residue in a language: our own, and the phrases of its lexicon that are lines."""
    covered = lexicon.covered()
    if language not in covered or language == lexicon.COMMON:
        known = ", ".join(lexicon.languages())
        raise ValueError(f"no residue in language {language!r}; there is residue in: {known}")
    written = (*stories.HEAD, *stories.TAIL, *stories.OTHER) if language == "en" else ()
    said = [
        Planted(cue.kind.value, _printed(cue.phrase))
        for cue in lexicon.load(covered[language])
        if cue.binding in ("line", "heading")
    ]
    return tuple(dict.fromkeys((*written, *said)))


def residue(kind: Kind | str | None = None, language: str = "en") -> st.SearchStrategy[Planted]:
    """Lines of residue as pages print them, with their kind; of one kind if it is given.

    English has lines written for this, and every language that has a lexicon its phrases.
    ValueError for a kind that the language has no line of.
    """
    wanted = None if kind is None else Kind(kind).value
    pool = [planted for planted in _pool(language) if wanted in (None, planted.kind)]
    if not pool:
        raise ValueError(f"no residue of kind {wanted!r} in language {language!r}")
    return st.sampled_from(pool)


def runs(headings: Sequence[str] = stories.HEADINGS) -> st.SearchStrategy[list[str]]:
    """A promo heading with headlines of other stories under it."""
    items = st.lists(st.sampled_from(stories.FOREIGN), min_size=1, max_size=4, unique=True)
    return st.builds(lambda heading, below: [heading, *below], st.sampled_from(headings), items)


def _places(language: str) -> tuple[tuple[Planted, ...], ...]:
    """What can stand above, within and below an article so that nobody takes it for a part."""
    if language == "en":
        return stories.HEAD, stories.ANYWHERE, stories.TAIL
    plain = tuple(
        Planted(cue.kind.value, _printed(cue.phrase))
        for cue in lexicon.load(lexicon.covered()[language])
        if cue.binding == "line" and not cue.bound and cue.kind in _PLAIN
    )
    return plain, plain, plain


@st.composite
def _contaminated(
    draw: st.DrawFn, told: tuple[Story, ...], kinds: frozenset[str] | None
) -> Contaminated:
    article = draw(_articles(told))
    head, anywhere, tail = (
        [planted for planted in pool if kinds is None or planted.kind in kinds]
        for pool in _places(article.language)
    )

    def some(pool: list[Planted], most: int) -> list[Planted]:
        if not pool:
            return []
        return draw(st.lists(st.sampled_from(pool), max_size=most, unique=True))

    parts: list[tuple[str | None, str]] = []
    titled = (kinds is None or "title" in kinds) and draw(st.booleans())
    if titled:
        label = draw(st.sampled_from(("", "Title: "))) if article.language == "en" else ""
        parts.append(("title", label + article.headline))
    parts += some(head, 3)
    for line, after in zip(article.lines, (*article.lines[1:], None), strict=True):
        parts.append((None, line))
        if after is not None and not line.startswith("- ") and not after.startswith("- "):
            parts += some(anywhere, 1)
    parts += some(tail, 3)
    if article.language == "en" and (kinds is None or "promo" in kinds) and draw(st.booleans()):
        parts += [("promo", line) for line in draw(runs())]
    spans = []
    offset = 0
    for kind, text in parts:
        if kind is not None:
            spans.append(Span(offset, offset + len(text), Kind(kind)))
        offset += len(text) + 2
    return Contaminated(
        "\n\n".join(text for _, text in parts),
        article.text(),
        tuple(spans),
        Metadata(title=article.headline if titled else None),
        article.language,
    )


def contaminated(
    language: str | None = "en", kinds: Sequence[Kind | str] | None = None
) -> st.SearchStrategy[Contaminated]:
    """Articles with residue at head, middle and tail; of some kinds only if they are given.

    None stands directly above, in or below a list, where nobody could tell it from an item.
    """
    chosen = None if kinds is None else frozenset(Kind(kind).value for kind in kinds)
    return _contaminated(_told(language), chosen)


@st.composite
def pages(draw: st.DrawFn, language: str = "en") -> Page:
    """HTML around a contaminated article: navigation, an aside, a figure, JSON-LD."""
    inner = draw(contaminated(language))
    starts = {span.start: span for span in inner.spans}
    body = []
    offset = 0
    for line in inner.text.split("\n\n"):
        name = starts[offset].kind.value if offset in starts else ""
        tag = "h1" if name == "title" else "p"
        body.append(f'<{tag} class="{name}">{escape(line)}</{tag}>')
        offset += len(line) + 2
    title = inner.metadata.title or inner.lines[0][:60]
    parts = [f'<!doctype html><html lang="{inner.language}"><head><title>{escape(title)}</title>']
    if draw(st.booleans()):
        data = json.dumps({"@type": "NewsArticle", "headline": title}).replace("<", "\\u003c")
        parts.append(f'<script type="application/ld+json">{data}</script>')
    parts.append("</head><body>")
    if draw(st.booleans()):
        parts.append('<nav><a href="/">Home</a> <a href="/world">World</a></nav>')
    wrapper = draw(st.sampled_from(("article", "main", "div")))
    parts += [f"<{wrapper}>", *body]
    if draw(st.booleans()):
        parts.append('<figure><img src="a.jpg"><figcaption>Photo: AFP</figcaption></figure>')
    parts.append(f"</{wrapper}>")
    if draw(st.booleans()):
        links = "".join(f'<li><a href="/x">{escape(title)}</a>' for title in stories.FOREIGN)
        parts.append(f"<aside><h2>More news</h2><ul>{links}</ul></aside>")
    parts.append("<footer>© 2024 Harbor Post</footer></body></html>")
    return Page("\n".join(parts), inner)


def _size(line: str) -> tuple[int, str]:
    return len(line), line


_sentences = tuple(
    p.format(town="Marwick", person="Rosa Quint", day="Sunday", n="60")
    for story in stories.STORIES
    for p in (*story.paragraphs, *story.subheadings)
)
# The shortest first, because examples shrink towards the first.
_real_lines = st.sampled_from(sorted({*_sentences, *stories.RESIDUE, *stories.SHAPES}, key=_size))
_line_ends: st.SearchStrategy[str] = st.one_of(st.just("\n"), st.sampled_from(stories.LINE_ENDS))


@st.composite
def _odd_lines(draw: st.DrawFn) -> str:
    """A real-looking line with something odd in it."""
    line = draw(_real_lines)
    at = draw(st.integers(0, len(line)))
    return line[:at] + draw(st.sampled_from(stories.ODD)) + line[at:]


@st.composite
def _mixed(draw: st.DrawFn) -> str:
    """Texts of real-looking lines: paragraphs, residue, lists, blank lines, odd characters."""
    line = st.one_of(st.just(""), st.text(max_size=12), _real_lines, _real_lines, _odd_lines())
    lines = draw(st.lists(line, max_size=14))
    plain, open_end = draw(st.booleans()), draw(st.booleans())
    parts: list[str] = []
    edge = st.sampled_from(stories.EDGES)
    for content in lines:
        if plain:
            parts += (content, "\n")
        else:
            edges = draw(edge), draw(edge)
            parts += (edges[0], content, edges[1], draw(_line_ends))
    if parts and open_end:
        parts.pop()
    return "".join(parts)


@st.composite
def _extracted(draw: st.DrawFn) -> str:
    """Texts as extractors print them: an article with residue before, between and after it."""
    article = draw(articles(None))
    lines = list(article.lines)
    above = (*(planted.text for planted in stories.HEAD), article.headline, *stories.RESIDUE)
    head = draw(st.lists(st.sampled_from(above), max_size=4))
    tail = draw(st.lists(st.sampled_from(stories.RESIDUE), max_size=5))
    if draw(st.booleans()):
        tail += draw(runs())
    for text in draw(st.lists(st.sampled_from(stories.RESIDUE), max_size=3)):
        lines.insert(draw(st.integers(1, len(lines))), text)
    return draw(st.sampled_from(("\n", "\n\n", "\r\n"))).join([*head, *lines, *tail])


_arbitrary: st.SearchStrategy[str] = st.text(
    st.one_of(st.characters(), st.sampled_from("\ud800\udc00\n\r\v\f\x1e\x85\u2028 :0")),
    max_size=80,
)


def documents() -> st.SearchStrategy[str]:
    """Anything at all: extracted articles, mixtures of lines and odd characters, any text."""
    return st.one_of(_arbitrary, _mixed(), _mixed(), _extracted())
