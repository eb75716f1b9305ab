"""The way through the house: text → `Document` → findings → settled → `Article`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from articlecleaner import lexicon
from articlecleaner.article import Article
from articlecleaner.document import Document, Line, cut, read
from articlecleaner.finding import Finding, Kind, Residue
from articlecleaner.hints import Hints, LineHints
from articlecleaner.language import detect, given, sample
from articlecleaner.lexicon import fold
from articlecleaner.limits import Limits, enough
from articlecleaner.pipeline import Pipeline
from articlecleaner.settle import Span, render, settle

KEPT = frozenset({Kind.DECK, Kind.EMBED})  # what stays unless asked otherwise
HintsAt = Callable[[int], Hints | None]
_LIMITS = Limits()
_WHOLE = 100_000  # characters of a text that is folded at once; lower() of more takes much memory
_PASSES = 16  # a text that still changes then is no article: it is given back whole


class Cleaner:
    r"""Cleans articles with chosen filters, kinds, languages and cues; immutable and picklable.

    >>> cleaner = Cleaner(keep={"credit"}, cues={"promo": {"line": ["our weekend reads"]}})
    >>> cleaner
    Cleaner(keep={credit, deck, embed}, cues=1 own)
    >>> text = "The river rose on Monday.\nOur weekend reads\nPhoto: Ann Lee"
    >>> print(cleaner(text, language="en").body)
    The river rose on Monday.
    Photo: Ann Lee

    Args:
        filters: what to look with; the default is `articlecleaner.filters.DEFAULT`.
        keep: kinds to leave in the body, besides `deck` and `embed`.
        drop: kinds to take out that would be kept: `{"deck"}`.
        languages: whose cues to use, as ISO 639-1 codes; all that have a lexicon by default. A
            text is read with those of its own language and of English, which pages mix in.
        cues: own cue phrases, a dict or the path of a TOML file in the form of a lexicon.
        limits: how much of a text or page is read.

    Raises:
        ValueError: an unknown kind, language or binding, named with those that exist.
    """

    def __init__(
        self,
        filters: Pipeline | None = None,
        *,
        keep: Iterable[Kind | str] = (),
        drop: Iterable[Kind | str] = (),
        languages: Iterable[str] | None = None,
        cues: Mapping[str, Any] | str | Path | None = None,
        limits: Limits = _LIMITS,
    ) -> None:
        if filters is None:
            from articlecleaner.filters import DEFAULT

            filters = DEFAULT
        self.filters = filters
        self.keep = (KEPT | _kinds(keep)) - _kinds(drop)
        known = tuple(lexicon.languages())
        self.languages = known if languages is None else tuple(languages)
        for language in self.languages:
            if language not in known:
                raise ValueError(f"no lexicon for language {language!r}; there are: {known}")
        self._own = () if cues is None else lexicon.own_cues(cues)
        self.limits = limits

    def __repr__(self) -> str:
        from articlecleaner.filters import DEFAULT

        parts = [] if self.filters == DEFAULT else [repr(self.filters)]
        parts.append(f"keep={{{', '.join(sorted(self.keep))}}}")
        if self.languages != tuple(lexicon.languages()):
            parts.append(f"languages={{{', '.join(self.languages)}}}")
        if self._own:
            parts.append(f"cues={len(self._own)} own")
        if self.limits != _LIMITS:
            parts.append(f"limits={self.limits}")
        return f"Cleaner({', '.join(parts)})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cleaner) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((self.filters, self.keep, self.languages, self._own, self.limits))

    def __call__(self, text: str, language: str | Sequence[str] | None = None) -> Article:
        """Clean one text; see `clean`."""
        if not isinstance(text, str):
            raise TypeError(f"clean() takes text as str, not {type(text).__name__}")
        return self.judge(text, language)

    def judge(
        self,
        text: str,
        language: str | Sequence[str] | None = None,
        hints: LineHints = (),
    ) -> Article:
        """Clean a text of which a page says more: hints, at the offsets where its lines start."""
        known: dict[str, Line] = {}
        spans: list[Span] = [(0, len(text))]
        if len(text) > (most := self.limits.text):
            warning = f"left as it is: more than {most} characters{enough('text', len(text))}"
            return Article(text, tuple(spans), warnings=(warning,))
        document = first = self.document(text, language, known, _hinted(hints, spans))
        found: list[Finding] = []
        for _ in range(_PASSES):
            settled = settle(document, self.filters(document))
            residue = [f for f in settled if f.kind not in self.keep]
            pieces = render(document, residue)
            if document is first:
                spans, found = pieces, settled
            else:
                found += [
                    finding._replace(start=start, end=end)
                    for finding, parts in zip(
                        residue, _through(spans, [(f.start, f.end) for f in residue]), strict=True
                    )
                    for start, end in parts
                ]
                spans = [span for parts in _through(spans, pieces) for span in parts]
            if not residue:
                return self._article(document, first, spans, found)
            body = "".join([document.text[a:b] for a, b in pieces])
            document = self.document(body, language, known, _hinted(hints, spans))
        warning = f"left whole: the text still changed after {_PASSES} passes"
        return Article(text, tuple(render(first, ())), warnings=(warning,))

    def _article(
        self, document: Document, first: Document, spans: list[Span], found: list[Finding]
    ) -> Article:
        from articlecleaner.metadata import metadata  # on first use: its patterns take a while

        text = first.text
        found.sort(key=lambda f: f.start)
        residue = []
        seen = []
        for f in found:
            if f.kind is not None:
                r = Residue(
                    f.kind,
                    f.start,
                    f.end,
                    text[f.start : f.end],
                    f.filter,
                    f.rule,
                    f.reason,
                    f.confidence,
                )
                seen.append(r)
                if f.kind not in self.keep:
                    residue.append(r)
        return Article(text, tuple(spans), tuple(residue), metadata(document, seen))

    def document(
        self,
        text: str,
        language: str | Sequence[str] | None = None,
        known: dict[str, Line] | None = None,
        hints: HintsAt | None = None,
    ) -> Document:
        """Cut a text into the `Document` that filters read; `known` lines are not read again.

        `hints` gives those of the line that starts at an offset.
        """
        known = {} if known is None else known
        at_once = not known and len(text) <= _WHOLE  # which is cheaper, where all lines are new
        folded = fold(text) if at_once else ""
        lines: list[Line] = []
        for content, start, gap in cut(text):
            line = known.get(content)
            if line is None:
                own = folded[start : start + len(content)] or None
                line = known[content] = Line(content, start, gap, own)
            else:
                line = line.moved(start, gap)
            lines.append(line)
        codes: tuple[str | None, ...]
        if language is None:
            codes = (detect(sample([line.text for line in lines if line.paragraph], text)),)
        else:
            codes = given(language)
        lexicons = self._lexicons(codes)
        unread = [line for line in known.values() if line.read_with != lexicons]
        read(unread, lexicons, [_matcher(lexicons), *map(_own_matcher, self._own and [self._own])])
        for line in lines:
            if line.read_with != lexicons:
                line.hits, line.read_with = known[line.text].hits, lexicons
            if hints:
                line.hints = hints(line.start)
        return Document(text, tuple(lines), codes[0])

    def _lexicons(self, languages: tuple[str | None, ...]) -> tuple[str, ...]:
        """Those that a text is read with: of all languages, of English and of its own."""
        names = [lexicon.COMMON]
        for name in ("en", *languages):
            if name in self.languages:
                names.append(lexicon.covered()[name])
        return tuple(dict.fromkeys(names))


def _kinds(kinds: Iterable[Kind | str]) -> frozenset[Kind]:
    names = [kinds] if isinstance(kinds, str) else kinds
    try:
        return frozenset(Kind(kind) for kind in names)
    except ValueError as error:
        raise ValueError(f"{error}; known kinds: {', '.join(k.value for k in Kind)}") from None


def _through(spans: Sequence[Span], pieces: Iterable[Span]) -> Iterator[list[Span]]:
    """For each of these pieces of a body, the spans of the source that it was cut out of."""
    offset = at = 0  # of the span at `at`, in the body
    for start, end in pieces:
        parts = []
        while True:
            a, b = spans[at]
            low, high = max(start - offset, 0), min(end - offset, b - a)
            if low < high:
                parts.append((a + low, a + high))
            if end - offset <= b - a or at + 1 == len(spans):
                break
            offset += b - a
            at += 1
        yield parts


def _hinted(hints: LineHints, spans: Sequence[Span]) -> HintsAt | None:
    """How to find the hints of what stands at an offset of a body that consists of these spans."""
    if not hints:
        return None
    starts = [start for start, _ in hints]
    ends = list(accumulate(end - start for start, end in spans))

    def at(offset: int) -> Hints | None:
        index = bisect_right(ends, offset)
        if index == len(spans):
            return None
        line = bisect_right(starts, spans[index][1] - (ends[index] - offset)) - 1
        return hints[line][1] if line >= 0 else None

    return at


@cache
def _matcher(lexicons: tuple[str, ...]) -> lexicon.Matcher:
    return lexicon.Matcher((), lexicons)


@lru_cache(maxsize=8)
def _own_matcher(cues: tuple[lexicon.Cue, ...]) -> lexicon.Matcher:
    return lexicon.Matcher(cues)


@lru_cache(maxsize=1)
def default() -> Cleaner:
    """The cleaner behind `articlecleaner.clean`, made on first use."""
    return Cleaner()


def clean(text: str, language: str | Sequence[str] | None = None) -> Article:
    """Take what is not the article out of a text that an extractor printed.

    >>> import articlecleaner
    >>> article = articlecleaner.clean('''Title: Storm closes port
    ...
    ... The port was closed on Monday after waves of nine metres had been measured off the coast.
    ... Read more: Ten storms that changed the coast
    ... ''')
    >>> article.body
    'The port was closed on Monday after waves of nine metres had been measured off the coast.'
    >>> [residue.kind.value for residue in article.residue], article.metadata.title
    (['title', 'promo'], 'Storm closes port')

    Args:
        text: one article; any str is good input.
        language: its ISO 639-1 code, such as "de" or "pt-BR", or several for a text that mixes
            them, `("sr", "en")`: it is read with the cues of all, and dates and words as in the
            first. Detected when None. English cues are always used beside the others.

    Returns:
        The article, with everything that was taken out and why.

    Raises:
        ValueError: what is given as language is no language code.
    """
    return default()(text, language)
