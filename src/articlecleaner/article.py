"""The result of a cleaning: `Article`, with its `Metadata`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from articlecleaner.finding import Kind, Residue


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, agency and date that open a news story; read, not removed.

    >>> import articlecleaner
    >>> text = "LISBON, Nov. 30 (UPI) -- The port of Lisbon was closed on Saturday by high waves."
    >>> articlecleaner.clean(text).metadata.dateline
    Dateline(text='LISBON, Nov. 30 (UPI) --', place='LISBON', agency='UPI', date='--11-30')
    """

    text: str
    place: str | None = None
    agency: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the text or page says about the article; what it does not say stays empty.

    >>> Metadata(title="Storm closes port", authors=("Ann Lee",)).to_dict()
    {'title': 'Storm closes port', 'authors': ['Ann Lee']}

    Fields mean what they mean in schema.org/NewsArticle. Dates are ISO 8601 strings, cut where the
    text says no more: `2024-11`, `--11-30`. `language` is an ISO 639-1 code where there is one.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    date_published: str | None = None
    date_modified: str | None = None
    dateline: Dateline | None = None
    section: str | None = None
    source: str | None = None
    publisher: str | None = None
    description: str | None = None
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    license: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain types, JSON-ready, without the empty fields; `from_dict` inverts it."""
        plain: dict[str, Any] = {}
        for name in _METADATA_FIELDS:
            value = getattr(self, name)
            if isinstance(value, Dateline):
                plain[name] = {f.name: getattr(value, f.name) for f in fields(value)}
            elif value:
                plain[name] = list(value) if isinstance(value, tuple) else value
        return plain

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Metadata:
        """Build from what `to_dict` gave; raises ValueError that names an unknown or bad field."""
        values: dict[str, Any] = {}
        for name, value in _mapping(data, "metadata").items():
            if name not in _METADATA_FIELDS:
                raise ValueError(f"metadata: unknown field {name!r}; known: {_METADATA_FIELDS}")
            if name in _SEQUENCES:
                values[name] = tuple(_text(item, name) for item in _list(value, name))
            elif name == "dateline":
                values[name] = None if value is None else _dateline(value)
            else:
                values[name] = None if value is None else _text(value, name) or None
        return cls(**values)


_METADATA_FIELDS = tuple(f.name for f in fields(Metadata))
_SEQUENCES = tuple(f.name for f in fields(Metadata) if f.default == ())


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Evidence(Mapping[str, str]):
    """Where each field of a `Metadata` came from: an immutable, hashable mapping.

    >>> Evidence.of({"title": "og:title", "authors": "text: byline"})["title"]
    'og:title'
    """

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, mapping: Mapping[str, str]) -> Evidence:
        """The same as a mapping of fields to sources."""
        return cls(tuple(mapping.items()))

    def __getitem__(self, name: str) -> str:
        return dict(self.pairs)[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self.pairs))

    def __repr__(self) -> str:
        return f"Evidence({dict(self.pairs)})"


NO_EVIDENCE = Evidence()


@dataclass(frozen=True, slots=True)
class Article:
    r"""One cleaned article: its body, what was taken out and why, and its metadata.

    >>> import articlecleaner
    >>> text = "Rain is expected in the north on Sunday.\n\nBonus video:"
    >>> article = articlecleaner.clean(text, language="en")
    >>> article.body
    'Rain is expected in the north on Sunday.'
    >>> [(r.kind.value, r.text, r.rule) for r in article.residue]
    [('media', 'Bonus video:', 'media.line.en')]
    >>> Article.from_dict(article.to_dict()) == article
    True

    `spans` are the parts of `source` (offsets in code points) that make up `body`, in order. What
    lies between them is residue or white space, so that `source` can be rebuilt. `warnings` say
    what a reader of the result should know, such as an input that was too strange to clean.
    `evidence` says where the fields of `metadata` came from, such as `og:title`.
    """

    source: str
    spans: tuple[tuple[int, int], ...]
    residue: tuple[Residue, ...] = ()
    metadata: Metadata = Metadata()
    warnings: tuple[str, ...] = ()
    evidence: Evidence = NO_EVIDENCE
    body: str = field(init=False)

    def __post_init__(self) -> None:
        source = self.source
        object.__setattr__(self, "body", "".join([source[a:b] for a, b in self.spans]))

    def to_dict(self) -> dict[str, Any]:
        """Plain types, JSON-ready; `Article.from_dict` inverts it."""
        return {
            "source": self.source,
            "body": self.body,
            "spans": [list(span) for span in self.spans],
            "residue": [{**r._asdict(), "kind": r.kind.value} for r in self.residue],
            "metadata": self.metadata.to_dict(),
            "warnings": list(self.warnings),
            "evidence": dict(self.evidence),
        }

    def to_html(self, name: str = "") -> str:
        """A page to look at, complete in itself: the text with what was taken out of it marked.

        `name` says where the text came from, such as its path. `articlecleaner.report.page` makes
        such a page of many articles.
        """
        from articlecleaner.report import page

        return page([(name, self)])

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """Build from what `to_dict` gave; raises ValueError that says what does not fit."""
        data = _mapping(data, "article")
        source = _text(data.get("source"), "source")
        spans = []
        end = 0
        for span in _list(data.get("spans"), "spans"):
            start, end = _offsets(_list(span, "spans"), end, len(source), "spans")
            spans.append((start, end))
        residue = tuple(_residue(item, source) for item in _list(data.get("residue"), "residue"))
        article = cls(
            source,
            tuple(spans),
            residue,
            Metadata.from_dict(data.get("metadata", {})),
            tuple(_text(item, "warnings") for item in _list(data.get("warnings", []), "warnings")),
            _evidence(data.get("evidence", {})),
        )
        if article.body != data.get("body", article.body):
            raise ValueError("article: 'body' is not what 'spans' cut out of 'source'")
        return article


def _residue(item: Any, source: str) -> Residue:
    item = _mapping(item, "residue")
    try:
        kind = Kind(item.get("kind"))
    except ValueError:
        raise ValueError(
            f"residue: unknown kind {item.get('kind')!r}; known: {[k.value for k in Kind]}"
        ) from None
    start, end = _offsets([item.get("start"), item.get("end")], 0, len(source), "residue")
    text = _text(item.get("text"), "residue")
    if source[start:end] != text:
        raise ValueError(f"residue: source[{start}:{end}] is not the text {text!r}")
    names = [_text(item.get(name), f"residue {name}") for name in ("filter", "rule", "reason")]
    confidence = item.get("confidence", 1.0)
    if not isinstance(confidence, int | float) or not 0 <= confidence <= 1:
        raise ValueError(f"residue: confidence {confidence!r} is no number from 0 to 1")
    return Residue(kind, start, end, text, names[0], names[1], names[2], float(confidence))


def _evidence(value: Any) -> Evidence:
    value = _mapping(value, "evidence")
    if unknown := [name for name in value if name not in _METADATA_FIELDS]:
        raise ValueError(f"evidence: unknown fields {unknown}; known: {_METADATA_FIELDS}")
    return Evidence.of({name: _text(source, f"evidence {name}") for name, source in value.items()})


def _dateline(value: Any) -> Dateline:
    value = _mapping(value, "dateline")
    unknown = set(value) - {f.name for f in fields(Dateline)}
    if unknown:
        raise ValueError(f"dateline: unknown fields {sorted(unknown)}")
    parts = {k: v if v is None else _text(v, f"dateline {k}") for k, v in value.items()}
    return Dateline(_text(parts.pop("text", None), "dateline text"), **parts)


def _offsets(pair: list[Any], low: int, high: int, name: str) -> tuple[int, int]:
    if len(pair) == 2 and all(type(n) is int for n in pair) and low <= pair[0] <= pair[1] <= high:
        return pair[0], pair[1]
    raise ValueError(f"{name}: {pair} is no pair of offsets in order between {low} and {high}")


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    raise ValueError(f"{name}: expected a mapping, not {type(value).__name__}")


def _list(value: Any, name: str) -> list[Any]:
    if isinstance(value, list | tuple):
        return list(value)
    raise ValueError(f"{name}: expected a list, not {type(value).__name__}")


def _text(value: Any, name: str) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"{name}: expected text, not {type(value).__name__}")
