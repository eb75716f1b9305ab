"""A page read: the text of its article, and hints for each line of it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from lxml.html import HtmlElement

from articlecleaner.document import PARAGRAPH
from articlecleaner.hints import Hints
from articlecleaner.html import decode, extractors
from articlecleaner.html.blocks import WORD, Block, blocks, structure
from articlecleaner.html.flow import (
    Flow,
    fallen,
    is_links,
    is_listing,
    is_prose,
    rescued,
    restored,
    standfirst,
)
from articlecleaner.html.select import comments, selected
from articlecleaner.html.story import untold
from articlecleaner.language import detect, sample
from articlecleaner.limits import Limits, enough
from articlecleaner.page_metadata import PageMetadata

_HEADLINE = 12  # letters of the part of a title that may be a headline
_EXPLAINED = 0.7  # share of an extractor's words that blocks of the page have to hold


@dataclass(frozen=True)
class Page:
    """A page as it was opened: its markup, its tree if it has one, and what went wrong."""

    markup: str = ""
    tree: HtmlElement | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """The text that is judged, the hints at the offsets of its lines, and what went wrong."""

    text: str = ""
    hints: tuple[tuple[int, Hints], ...] = ()
    warnings: tuple[str, ...] = ()


def opened(html: str | bytes, limits: Limits) -> Page:
    """Decode and parse a page; what is no page has no tree, and a warning says why."""
    warnings: list[str] = []
    if kind := decode.no_page(html):
        return Page(warnings=(f"no page: this is {kind}",))
    if len(html) > limits.markup:
        what = f"only the first {limits.markup} of {len(html)} characters were read"
        warnings.append(what + enough("markup", len(html)))
        html = html[: limits.markup]
    markup = decode.decoded(html) if isinstance(html, bytes) else html
    if (tags := markup.count("<")) > limits.tags:
        what = f"not read: more than {limits.tags} tags"
        return Page(markup, None, (*warnings, what + enough("tags", tags)))
    markup, attributes = decode.bounded(markup, limits.attributes)
    if attributes:
        what = f"elements with more than {limits.attributes} attributes were read without them"
        warnings.append(what + enough("attributes", attributes))
    tree, deep = decode.tree_of(markup)
    if tree is None:
        what = "no page: there is no markup in it" if markup.strip() else "no page: it is empty"
        return Page(markup, None, (*warnings, what))
    if deep:
        warnings.append("only read up to where more than 255 elements stand in each other")
    return Page(markup, tree, tuple(warnings))


def read(
    page: Page, extractor: str | extractors.Extractor, known: PageMetadata | None, limits: Limits
) -> Reading:
    """Find the article of a page, of which is known what it says about it."""
    if page.tree is None or known is None:
        return Reading(warnings=page.warnings)
    metadata = known.metadata
    title = metadata.title
    about = frozenset(word.casefold() for word in WORD.findall(metadata.description or ""))
    warnings = list(page.warnings)
    found = blocks(page.tree)
    if len(found) > limits.blocks:
        what = f"only {limits.blocks} of {len(found)} paragraphs and lines were read"
        warnings.append(what + enough("blocks", len(found)))
        found = found[: limits.blocks]
    elements = page.markup.count("<") // 2
    if extractor in ("trafilatura", "resiliparse") and elements > limits.elements:
        what = f"more than {limits.elements} elements: read by jusText, not {extractor}"
        warnings.append(what + enough("elements", elements))
        extractor = "justext"
    if extractor == "justext":
        chosen = extractors.justext(found, _language(found))
    else:
        text = _extracted(page.markup, page.tree, extractor, warnings)
        chosen, share = selected(found, text)
        if share < _EXPLAINED:
            return Reading(text, (), tuple(warnings))
    chosen = chosen | fallen(found, chosen)
    better = rescued(found, chosen)
    chosen = chosen | restored(found, chosen) if better is None else better
    chosen |= standfirst(found, chosen, about)
    if not chosen:
        warnings.append(_why_empty(page.tree, found))
    elif is_links(found, chosen) or (
        not (metadata.authors or metadata.date_published) and is_listing(found, chosen)
    ):
        warnings.append("no article: a list of stories")
        chosen = set()
    return _reading(found, chosen, untold(known.bodies, found, chosen), title, warnings)


def _extracted(
    markup: str, tree: HtmlElement, extractor: str | extractors.Extractor, warnings: list[str]
) -> str:
    """What the extractor prints; a page on which one of the known ones fails has no text."""
    if callable(extractor):
        return extractors.text_of(extractor(markup))
    try:
        if extractor == "resiliparse":
            return extractors.resiliparse_text(markup)
        return extractors.trafilatura(tree)
    except Exception as error:  # what extractors raise on broken pages has no common base
        warnings.append(f"{extractor} failed on this page: {type(error).__name__}: {error}")
        return ""


def _language(page: Sequence[Block]) -> str | None:
    long = [block.text for block in page if len(block.words) >= PARAGRAPH and not block.links]
    return detect(sample(long, " ".join([block.text for block in page[:200]])))


def _why_empty(tree: HtmlElement, page: Sequence[Block]) -> str:
    if next(tree.iter("frameset"), None) is not None:
        return "no article: a frameset, whose pages are elsewhere"
    words = sum(len(block.words) for block in page)
    if words < 50 and next(tree.iter("script"), None) is not None:
        return "no article: an empty shell that scripts would fill"
    return f"no article found among {words} words"


def _reading(
    page: Sequence[Block],
    chosen: Set[int],
    strange: Set[int],
    title: str | None,
    warnings: Sequence[str],
) -> Reading:
    lines: list[str] = []
    hints: list[tuple[int, Hints]] = []
    offset = 0
    flow = Flow(page, chosen)
    threads = comments(page, chosen)
    below = _below(page, chosen, threads)
    name = "".join(WORD.findall(title or "")).casefold()
    first = min((index for index in chosen if is_prose(page[index])), default=len(page))
    for index in sorted(chosen):
        block = page[index]
        hints.append(
            (
                offset,
                Hints(
                    tag=block.element.tag,
                    inside=tuple(structure(block.element, flow.trunk)),
                    link_density=block.link_density,
                    box=flow.box(block) | ({"comments"} if index in threads else frozenset()),
                    main=index < below and index not in threads and flow.is_main(block),
                    title=bool(name) and _is_title(block, name, above=index < first),
                    gallery=index in flow.galleries,
                    told=index not in strange,
                ),
            )
        )
        line = f"- {block.text}" if block.element.tag == "li" else block.text
        lines.append(line)
        offset += len(line) + 1
    return Reading("\n".join(lines), tuple(hints), tuple(warnings))


def _is_title(block: Block, name: str, *, above: bool) -> bool:
    """Whether a line says what the page calls itself, or most of it above the article."""
    own = "".join(block.words).casefold()
    if own == name or not above or min(len(own), len(name)) < _HEADLINE:
        return own == name
    part = name.endswith(own) or name.startswith(own)
    return (part and 2 * len(own) > len(name)) or (own.endswith(name) and 2 * len(name) > len(own))


def _below(page: Sequence[Block], chosen: Set[int], threads: Set[int]) -> int:
    """Where the article ends because comments start, if most of it stands above them."""
    first = min(threads, default=len(page))
    above = sum(len(page[index].words) for index in chosen if index < first)
    under = sum(
        len(page[index].words) for index in chosen if index > first and index not in threads
    )
    return first if under < above else len(page)
