"""Cleanings as one HTML page that needs nothing else: the articles, marked, and an index to them.

The page is built as a tree, so that text of an article can only ever become text, and its policy
lets no script or style run but its own.
"""

from __future__ import annotations

import base64
import hashlib
import heapq
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import count
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element, tostring

from articlecleaner.article import Article
from articlecleaner.finding import Kind
from articlecleaner.report.pieces import Piece, lines, values, visible
from articlecleaner.report.tally import Count, Tally, doubt, remarks

K = TypeVar("K")

WHOLE = 500  # documents that are shown whole, so that a browser can still open the page


def page(documents: Iterable[tuple[str, Article]], *, whole: int = WHOLE) -> str:
    r"""One self-contained HTML page about cleaned articles: `Article.to_html` for many.

    >>> import articlecleaner
    >>> article = articlecleaner.clean("The river rose on Monday.\n\nShare", language="en")
    >>> html = page([("river.txt", article), ("again.txt", article)])
    >>> html.startswith("<!DOCTYPE html>"), "river.txt" in html
    (True, True)

    Of one document the page shows the article, what was taken out struck and tinted by kind, with
    rule and reason on hover, tap or focus, and its metadata. For several it starts with an index:
    counts by kind and rule, and the documents, those first that are most worth a look.

    Args:
        documents: names and articles; read once, in order.
        whole: how many documents are shown whole, those most worth a look; the others are counted.
    """
    tally = Tally()
    shown: list[tuple[float, int, _Document]] = []
    for number, (name, article) in enumerate(documents):
        document = _Document(number, name, article, Tally.of(article), doubt(article))
        tally.add(document.tally)
        add = heapq.heappush if len(shown) < whole else heapq.heappushpop
        add(shown, (document.doubt, -number, document))
    ranked = [document for _, _, document in sorted(shown, key=lambda item: item[:2], reverse=True)]
    if tally.documents == 1 and ranked:
        title = ranked[0].title
        content = [_element("main", _document(ranked[0], alone=True), id="view")]
    else:
        title = f"{tally.documents:,} cleaned documents"
        content = [
            _element("main", *_index(title, tally, ranked), id="index"),
            _element("noscript", _element("p", _NO_SCRIPT, class_="none")),
            _element("main", id="view", hidden=""),
            *(_element("template", _document(d), id=f"document-{d.number}") for d in ranked),
        ]
    return _whole(title, content)


_NO_SCRIPT = "To search and to open documents, this page has to run its own script."


class _Document(NamedTuple):
    """One document, with what the index says of it."""

    number: int
    name: str
    article: Article
    tally: Tally
    doubt: float

    @property
    def title(self) -> str:
        return self.article.metadata.title or self.name or "A cleaned article"


def _element(tag: str, *children: Element | str, **attributes: str) -> Element:
    """An HTML element; `class_` and `data_kind` stand for `class` and `data-kind`."""
    names = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    element = Element(tag, {name: visible(value) for name, value in names.items()})
    for child in children:
        if isinstance(child, Element):
            element.append(child)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + visible(child)
        else:
            element.text = (element.text or "") + visible(child)
    return element


@cache
def _data(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _own(text: str) -> str:
    """How a content security policy names a script or style that may run."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _whole(title: str, content: Sequence[Element]) -> str:
    style, script = Element("style"), Element("script")
    style.text, script.text = _data("page.css"), _data("page.js")
    policy = (
        f"default-src 'none'; style-src {_own(style.text)}; script-src {_own(script.text)}; "
        "base-uri 'none'; form-action 'none'"
    )
    head = _element(
        "head",
        _element("meta", charset="utf-8"),
        _element("meta", http_equiv="Content-Security-Policy", content=policy),
        _element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _element("meta", name="referrer", content="no-referrer"),
        _element("title", f"{title} · articlecleaner"),
        style,
    )
    bar = _element(
        "header",
        _element("a", "articlecleaner", href="#", class_="brand"),
        _element("button", "Dark", id="theme", type="button", aria_pressed="false"),
        class_="bar",
    )
    tip = _element("div", id="tip", role="tooltip", hidden="")
    body = _element("body", bar, *content, tip, script)
    root = _element("html", head, body, lang="en")
    return "<!DOCTYPE html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


# One document


def _document(document: _Document, *, alone: bool = False) -> Element:
    article, tally = document.article, document.tally
    head = _element("header", class_="top")
    if not alone:
        head.append(_element("a", "All documents", href="#", class_="back"))
    head.append(_element("h1", document.title, tabindex="-1", dir="auto"))
    if document.name and document.name != document.title:
        head.append(_element("p", document.name, class_="path"))
    head.append(_amount(tally))
    text = _element("div", *_text(article), class_="text")
    if article.metadata.language:
        text.set("lang", visible(article.metadata.language))
    aside = _element("aside", *_aside(document), aria_label="About this document")
    return _element("article", head, aside, text, _removals(article), class_="document")


def _amount(tally: Tally) -> Element:
    """How many words there were and are, in figures and as a bar."""
    return _element(
        "div",
        _element(
            "p",
            _element("strong", f"{tally.before:,}"),
            " words before, ",
            _element("strong", f"{tally.after:,}"),
            f" after: {tally.share:.0%} removed",
        ),
        _bar(tally.after, tally.before),
        class_="amount",
    )


def _bar(part: int, whole: int) -> Element:
    """A part of a whole; the figures stand beside it, so that readers aloud can pass it over."""
    bar = _element("rect", width=str(part), height="1")
    box = f"0 0 {whole or 1} 1"
    return _element("svg", bar, viewBox=box, preserveAspectRatio="none", aria_hidden="true")


def _aside(document: _Document) -> Iterable[Element]:
    """What stands beside the text: on small screens the legend above it, metadata below."""
    legend = []
    if said := remarks(document.article, document.tally):
        items = (_element("li", remark) for remark in said)
        legend += [_element("h2", "Worth a look"), _element("ul", *items, class_="remarks")]
    legend.append(_element("h2", "Removed"))
    if document.tally.kinds:
        legend.append(_legend(document.tally))
    else:
        legend.append(_element("p", "Nothing was taken out.", class_="none"))
    yield _element("div", *legend, class_="about-removed")
    if fields := list(_metadata(document.article)):
        yield _element(
            "div", _element("h2", "Metadata"), _element("dl", *fields), class_="about-article"
        )


def _legend(tally: Tally) -> Element:
    """A switch for each kind, and one for all."""
    switches = [
        _element(
            "button",
            _element("span", kind.value, class_="name"),
            _element("span", str(found.removals), class_="number"),
            type="button",
            class_="kind",
            aria_pressed="true",
            data_kind=kind.value,
            title=kind.meaning,
        )
        for kind, found in _ranked(tally.kinds)
    ]
    every = _element(
        "button", "Only the article", type="button", class_="every", aria_pressed="false"
    )
    return _element(
        "div", every, *switches, class_="legend", role="group", aria_label="Show removed"
    )


def _ranked(counts: dict[K, Count]) -> list[tuple[K, Count]]:
    """Those first that took out most words."""
    return sorted(counts.items(), key=lambda item: (-item[1].words, -item[1].removals))


def _metadata(article: Article) -> Iterable[Element]:
    evidence = article.evidence
    for name, value in article.metadata.to_dict().items():
        yield _element("dt", name.replace("_", " "))
        for item in values(value):
            yield _element("dd", item, dir="auto")
        if name in evidence:
            yield _element("dd", f"from {evidence[name]}", class_="evidence")


def _text(article: Article) -> Iterable[Element]:
    """The lines of the source as paragraphs; blank ones show as distance."""
    number = count()
    numbers = {id(r): next(number) for r in article.residue}
    blank, last = False, None
    for pieces in lines(article):
        if pieces:
            parts: list[Element | str] = []
            for piece in pieces:
                parts.append(_piece(piece, numbers, last))
                last = piece.residue and piece.residue.kind
            classes = ["apart"] * blank + ["gone"] * all(piece.residue for piece in pieces)
            yield _element(
                "p", *parts, dir="auto", **({"class": " ".join(classes)} if classes else {})
            )
        blank = not pieces


def _piece(piece: Piece, numbers: dict[int, int], last: Kind | None) -> Element | str:
    if piece.residue is None:
        return piece.text.rstrip("\r\n")
    kind = piece.residue.kind
    return _element(
        "del",
        _element("span", f"{kind.value} ", class_="tag" if kind is not last else "aloud"),
        piece.text.strip(),
        tabindex="0",
        data_kind=kind.value,
        data_removal=str(numbers[id(piece.residue)]),
    )


def _removals(article: Article) -> Element:
    """All removals in a table, from which the tooltips are filled."""
    rows = [
        (
            _element("td", _element("span", r.kind.value, class_="kind", data_kind=r.kind.value)),
            _element("td", _short(r.text), dir="auto"),
            _element("td", r.reason or "no reason given"),
            _element("td", _element("code", r.rule)),
            _element("td", f"{r.confidence:.2f}"),
        )
        for r in article.residue
    ]
    if not rows:
        return _element("div", class_="removals")
    title = f"All {len(rows):,} removals" if len(rows) > 1 else "The removal"
    table = _table(title, ("kind", "text", "reason", "rule", "confidence"), rows)
    return _element("details", _element("summary", title), table, class_="removals")


def _short(text: str, size: int = 90) -> str:
    return text if len(text) <= size else text[: size - 1].rstrip() + "…"


def _table(name: str, columns: Sequence[str], rows: Iterable[Iterable[Element]]) -> Element:
    """A table, in a region that the keyboard can scroll where it is wider than the screen."""
    head = _element("tr", *(_element("th", column, scope="col") for column in columns))
    body = _element("tbody", *(_element("tr", *cells) for cells in rows))
    table = _element("table", _element("thead", head), body)
    return _element("div", table, class_="wide", tabindex="0", role="region", aria_label=name)


# Many documents


def _index(title: str, tally: Tally, ranked: Sequence[_Document]) -> Iterable[Element]:
    gone = tally.before - tally.after
    tiles = (
        (f"{tally.documents:,}", "documents"),
        (f"{tally.untouched:,}", "left as they were"),
        (f"{tally.before:,}", "words before"),
        (f"{tally.after:,}", "words after"),
        (f"{gone:,}", f"removed, {tally.share:.1%}"),
    )
    yield _element("h1", title, tabindex="-1")
    yield _element(
        "ul",
        *(_element("li", _element("strong", n), _element("span", what)) for n, what in tiles),
        class_="tiles",
    )
    if tally.kinds:
        kinds = [(kind, kind.value, n) for kind, n in _ranked(tally.kinds)]
        rules = [(kind, rule, n) for (kind, rule), n in _ranked(tally.rules)]
        yield _element(
            "div",
            _element("section", _element("h2", "Kinds"), _counts("kind", kinds)),
            _element("section", _element("h2", "Rules"), _counts("rule", rules)),
            class_="counts",
        )
    yield _element("h2", "Documents")
    if len(ranked) < tally.documents:
        yield _element("p", f"The {len(ranked):,} most worth a look are shown.", class_="none")
    yield _search()
    yield _element("p", id="found", role="status")
    yield _element("ol", *map(_entry, ranked), id="documents")


def _counts(what: str, counts: Sequence[tuple[Kind, str, Count]]) -> Element:
    """A table of kinds or rules; their names are buttons that search for them."""
    most = max((found.words for _, _, found in counts), default=0) or 1
    rows = []
    for kind, name, found in counts:
        find = _element(
            "button",
            name,
            type="button",
            class_="kind",
            data_kind=kind.value,
            data_find=f'{what}:"{name}"' if " " in name else f"{what}:{name}",
        )
        bar = _bar(found.words, most)
        bar.set("data-kind", kind.value)
        rows.append(
            (
                _element("th", find, scope="row"),
                _element("td", f"{found.words:,}", bar),
                _element("td", f"{found.removals:,}"),
                _element("td", f"{found.documents:,}"),
            )
        )
    return _table(f"{what}s", (what, "words", "removals", "documents"), rows)


def _search() -> Element:
    orders = (("worth", "Most worth a look"), ("removed", "Most removed"), ("name", "Name"))
    return _element(
        "form",
        _element(
            "label",
            "Search ",
            _element(
                "input",
                id="search",
                type="search",
                placeholder="words, kind:promo, rule:promo.run",
                autocomplete="off",
            ),
        ),
        _element(
            "label",
            "Order ",
            _element("select", *(_element("option", b, value=a) for a, b in orders), id="order"),
        ),
        role="search",
    )


def _entry(document: _Document) -> Element:
    tally = document.tally
    title = _element("a", document.title, href=f"#document-{document.number}", dir="auto")
    entry = _element(
        "li",
        title,
        _element("span", document.name, class_="path"),
        _element(
            "span",
            f"{tally.before:,} → {tally.after:,} words, {tally.share:.0%} removed",
            class_="size",
        ),
        _bar(tally.after, tally.before),
        data_name=document.name,
        data_number=str(document.number),
        data_removed=str(tally.before - tally.after),
        data_doubt=f"{document.doubt:.3f}",
        data_kinds="\t".join(k.value for k in tally.kinds),
        data_rules="\t".join(rule for _, rule in tally.rules),
    )
    if said := remarks(document.article, tally):
        entry.append(_element("span", "; ".join(said), class_="remarks"))
    return entry
