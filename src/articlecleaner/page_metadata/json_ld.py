"""The JSON-LD of a page: which of its objects is the article, and what that says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from articlecleaner.lexicon import key
from articlecleaner.page_metadata.claims import Claim, text

_LARGEST = 2_000_000  # characters of JSON that are read on one page
_NODES = 20_000  # objects that are looked at on one page
_WORKS = 5  # articles of one page, of which all but one are the same in another form
_ITEMS = 100  # of a list of authors or keywords
_BODIES, _LONGEST = 5, 200_000  # bodies of articles on one page, and characters of each

_WRAPPING = re.compile(
    r"^\s*(?:<!--|/[/*]?\s*<!\[CDATA\[(?:\s*\*/)?|<!\[CDATA\[)|"
    r"(?:-->|(?:/[/*]\s*)?\]\]>(?:\s*\*/)?|;)\s*$"
)
_COMMA = re.compile(r",(?=\s*[}\]])")
_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_BETWEEN = re.compile(r"[\s,;]*")

_ARTICLE = re.compile(r"(?:Article|Posting|^Report|^Review|^Recipe|^HowTo)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage|AboutPage|FAQPage|^CreativeWork|VideoObject|Episode)$")
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "@list", "@set")  # where an article may be
_GROUPS = {"Organization", "NewsMediaOrganization", "Corporation", "WebSite"}

Node = dict[str, Any]


def parse(script: str) -> list[Any]:
    """The values in a script; what is still no JSON after simple repairs is left out.

    Repaired are what pages get wrong most: comment marks around it, commas before a closing
    bracket, escapes that JSON does not know, entities, several values one after the other.

    >>> parse('<!-- {"headline": "Storm",} -->')
    [{'headline': 'Storm'}]
    >>> parse("{headline: 1}")
    []
    """
    script = script[: _LARGEST + 1]
    if len(script) > _LARGEST:
        return []
    for repair in (str, _unwrapped, _mended):
        script = repair(script)
        values = _values(script)
        if values is not None:
            return values
    return []


def _unwrapped(script: str) -> str:
    return _WRAPPING.sub("", _WRAPPING.sub("", script)).strip()


def _mended(script: str) -> str:
    if "&quot;" in script and '"' not in script:
        script = unescape(script)
    return _ESCAPE.sub("", _COMMA.sub("", script))


def _values(script: str) -> list[Any] | None:
    values, at = [], _BETWEEN.match(script).end()  # type: ignore[union-attr]
    while at < len(script):
        try:
            value, at = _DECODER.raw_decode(script, at)
        except (ValueError, RecursionError):
            return None
        values.append(value)
        at = _BETWEEN.match(script, at).end()  # type: ignore[union-attr]
    return values


def _no_number(_: str) -> None:
    """Numbers say nothing that is wanted, and those of a thousand digits take long."""


_DECODER = json.JSONDecoder(
    strict=False, parse_int=_no_number, parse_float=_no_number, parse_constant=_no_number
)


class Graph:
    """All objects of a page's scripts: those that may be its article, and all by their `@id`."""

    def __init__(self, scripts: Iterable[str]) -> None:
        self.by_id: dict[str, Node] = {}
        self.tops: list[Node] = []
        room = _LARGEST
        todo: list[tuple[Any, bool]] = []
        for script in scripts:
            if len(script) <= room:
                room -= len(script)
                todo += [(value, True) for value in parse(script)]
        todo.reverse()
        for _ in range(_NODES):
            if not todo:
                break
            value, top = todo.pop()
            if isinstance(value, list):
                todo += [(item, top) for item in reversed(value[:_NODES])]
            elif isinstance(value, dict):
                if isinstance(name := value.get("@id"), str) and len(value) > len(
                    self.by_id.get(name, {})
                ):
                    self.by_id[name] = value
                if top:
                    self.tops.append(value)
                todo += [
                    (item, top and name in _WITHIN)
                    for name, item in reversed(value.items())
                    if isinstance(item, list | dict)
                ]

    def node(self, value: Any) -> Any:
        """An object that is only a reference, as what it refers to."""
        if isinstance(value, dict) and isinstance(name := value.get("@id"), str):
            known = self.by_id.get(name)
            if known is not None and len(known) > len(value):
                return known
        return value

    def articles(self, titles: Iterable[str]) -> list[Node]:
        """The objects that are the page's article, the best first.

        Of several articles those come first whose headline is one of these `titles`; where
        none is, and there are more than two, the page is a list of them.
        """
        known = {key(title) for title in titles} - {""}
        works = [node for node in self.tops if any(map(_ARTICLE.search, types(node)))]
        named = [node for node in works if _agrees(key(text(node.get("headline"))), known)]
        if named or len(works) > 2:
            works = named
        works.sort(key=lambda node: "datePublished" not in node)
        pages = [node for node in self.tops if any(map(_PAGE.search, types(node)))]
        works = works[:_WORKS]
        return works + [node for node in pages if node not in works][:3]


def _agrees(headline: str, known: set[str]) -> bool:
    return bool(headline) and any(headline in title or title in headline for title in known)


def types(node: Node) -> list[str]:
    """The types of an object, without the address of the vocabulary."""
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return [name.rsplit("/", 1)[-1] for name in names[:_ITEMS] if isinstance(name, str)]


def claims(graph: Graph, titles: Iterable[str]) -> Iterator[Claim]:
    """What the page's article says in JSON-LD, the best object first."""
    for node in graph.articles(titles):
        kind = (types(node) or ["object"])[0]
        for found in _of_article(graph, node):
            yield found._replace(source=f"json-ld {kind}.{found.source}")
    yield from _breadcrumb(graph)


def bodies(graph: Graph) -> tuple[str, ...]:
    """The bodies of articles that a page tells machines, with whatever markup is in them."""
    told = [body for node in graph.tops if isinstance(body := node.get("articleBody"), str)]
    return tuple(body[:_LONGEST] for body in told[:_BODIES])


def _of_article(graph: Graph, node: Node) -> Iterator[Claim]:
    article = any(map(_ARTICLE.search, types(node)))
    for name in ("headline", "name") if article else ("name",):
        yield from _texts("title", node.get(name), name)
    for name in ("author", "creator") if article else ("author",):
        yield from _people(graph, node.get(name), name)
    for name in ("datePublished", "dateCreated"):
        yield from _texts("date_published", node.get(name), name)
    yield from _texts("date_modified", node.get("dateModified"), "dateModified")
    yield from _texts("section", _first(node.get("articleSection")), "articleSection")
    yield from _texts("description", node.get("description"), "description")
    yield from _texts("language", _named(node.get("inLanguage")), "inLanguage")
    yield from _texts("license", _address(graph, node.get("license")), "license")
    yield from _texts("url", node.get("url"), "url")
    yield from _texts("url", _address(graph, node.get("mainEntityOfPage")), "mainEntityOfPage")
    publisher = graph.node(_first(node.get("publisher")))
    yield from _texts("publisher", _named(publisher), "publisher")
    for word in _keywords(node.get("keywords")):
        yield Claim("tags", word, "keywords")


def _texts(field: str, value: Any, name: str) -> Iterator[Claim]:
    if isinstance(value, dict):
        value = value.get("@value")
    if line := text(_first(value)):
        yield Claim(field, line, name)


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _named(value: Any) -> Any:
    value = _first(value)
    if not isinstance(value, dict):
        return value
    return (
        next((_first(value[k]) for k in ("alternateName", "name") if k in value), None)
        if ("Language" in types(value))
        else _first(value.get("name"))
    )


def _address(graph: Graph, value: Any) -> Any:
    value = _first(value)
    if isinstance(value, dict):
        value = next((value[k] for k in ("@id", "url", "name") if value.get(k)), None)
    return value


def _people(graph: Graph, value: Any, name: str) -> Iterator[Claim]:
    todo, seen = [value], 0
    while todo and seen < _ITEMS:
        seen += 1
        value = graph.node(todo.pop())
        if isinstance(value, list):
            todo += reversed(value[:_ITEMS])
        elif isinstance(value, str):
            if line := text(value):
                yield Claim("authors", line, name)
        elif isinstance(value, dict):
            if inner := value.get("@list") or value.get("@set"):
                todo.append(inner)
                continue
            parts = [text(_first(value.get(k))) for k in ("givenName", "familyName")]
            names = _first(value.get("name"))
            if isinstance(names, dict):
                names = names.get("name") or names.get("@value")
            line = text(names) or (" ".join(parts) if all(parts) else "")
            if line:
                kinds = set(types(value))
                group = "Person" not in kinds and not _GROUPS.isdisjoint(kinds)
                yield Claim("authors", line, name + ("(Organization)" if group else ""))


def _keywords(value: Any) -> Iterator[str]:
    values = value if isinstance(value, list) else [value]
    for item in values[:_ITEMS]:
        yield from words(text(_named(item)))


def words(line: str) -> Iterator[str]:
    """The keywords in a line that separates them by commas or semicolons."""
    for word in re.split(r"\s*[,;|،、，；]\s*", line)[:_ITEMS]:
        if word:
            yield word


def _breadcrumb(graph: Graph) -> Iterator[Claim]:
    for node in graph.tops:
        items = node.get("itemListElement")
        if "BreadcrumbList" in types(node) and isinstance(items, list):
            names = []
            for item in items[:_ITEMS]:
                if isinstance(item, dict):
                    inner = item.get("item")
                    names.append(text(item.get("name")) or text(_named(inner)))
            yield from (Claim("crumbs", name, "json-ld BreadcrumbList") for name in names if name)
            return
