"""What the page a line is from says of it: headlines, captions, links, the names of classes.

Silent for plain text, whose lines have no hints.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from statistics import fmean

from articlecleaner.document import PARAGRAPH, Document, Line
from articlecleaner.finding import Finding, Kind
from articlecleaner.hints import Hints

_LINK = 0.9  # share of a line in links from which it is nothing but a link
_BEHIND = 0.8  # the same behind the article, where the hour may stand before a headline
_LINK_WORDS = 4  # of a headline; shorter links are names and labels
_LIST = 3  # items from which a list may be one of headlines
_LINKED_ITEM = 0.5  # share of each of them in links, which may have a kicker
_LINKED_LIST = 0.65  # and of all
_LABEL = re.compile(r"[^\s:：.!?]{1,30}(?: [^\s:：.!?]{1,30}){0,3} ?[:：]\s*")
_SLACK = 0.04  # of a share: spaces and marks
_COLONS = (":", "：")
_TEASER_WORDS = 8  # of a link that stands elsewhere than the article, sentence or not
_AT_HOME = 0.2  # cohesion from which a paragraph denies what its class says

_SAID = {  # what words of classes and ids say, as the templates of many sites have them
    Kind.SUBSCRIPTION: "newsletter subscribe subscription signup login register donate",
    Kind.PROMO: "related recommend recommended recommendation recommendations recirc"
    " recirculation readmore promo trending crosslink",
    Kind.SOCIAL: "share sharing shares follow sharebar sharedaddy",
    Kind.COMMENTS: "comment comments disqus kommentare commentaires comentarios",
    Kind.BYLINE: "author authors byline bio contributor authorbox autor auteur autore",
    Kind.CREDIT: "credit credits photographer",
    Kind.CAPTION: "caption captions figcaption legend legende photo photos foto fotos"
    " bildunterschrift bildtext didascalia epigrafe piedefoto",
    Kind.MEDIA: "gallery slideshow player vjs videojs jwplayer carousel video videos",
    Kind.NAVIGATION: "nav breadcrumb breadcrumbs crumb crumbs pagination pager menu toc",
    Kind.AD: "ad ads advert advertisement advertorial sponsored affiliate anzeige",
    Kind.LEGAL: "cookie cookies consent disclaimer copyright",
    Kind.TAGS: "tags keywords hashtags",
    Kind.INTERFACE: "modal popup tooltip screenreader dropdown",
    Kind.TIMESTAMP: "timestamp dateline pubdate published datetime",
}
_KIND_OF = {word: kind for kind, words in _SAID.items() for word in words.split()}
_LONG = (Kind.COMMENTS, Kind.PROMO, Kind.SUBSCRIPTION, Kind.BYLINE, Kind.AD, Kind.LEGAL)
_EMBEDS = frozenset(("tweet", "twitter", "instagram", "embed", "facebook"))


def markup(document: Document) -> Iterator[Finding]:
    """Find what the markup of a page gives away.

    Rules: `title.heading`, the page's main heading; `caption.figure`, a line in a `figcaption`;
    `caption.gallery`, an item of a gallery beside the article; `navigation.nav`, one in a `nav`;
    `promo.link`, a paragraph that is one link, or a line behind the article; `promo.behind`, a line
    behind the comments of readers; `promo.links`, a list of headlines that are links;
    `promo.teasers`, stories under headings that are links; `promo.untold`, a box that the article
    which the page tells machines does not have;
    `<kind>.class`, a line in a box with a class or id such as "newsletter", unless it is a
    paragraph that shares its words with the article's.
    """
    core: frozenset[str] | None = None
    of_links = False
    end = thread = 0
    for index, line in enumerate(document.lines):
        if hints := line.hints:
            if core is None:
                core, of_links = _core(document), _is_of_links(document)
                end = document.framed[-1] + 1 if document.framed else len(document.lines)
            if hints.main and of_links and _is_link(line, hints):
                continue
            yield from _line(document, index, line, hints, core)
            if "comments" in hints.box and not hints.main:
                thread += line.paragraph
            elif thread > 1 and not hints.main:
                yield line.finding("promo.behind", 0.7, "it stands behind the comments of readers")
            linked = hints.link_density >= _BEHIND and hints.tag not in ("li", "tr", "td")
            if linked and line.words >= _LINK_WORDS and index >= end:
                yield line.finding("promo.link", 0.7, "a link behind the article")
    if core is not None:
        yield from _links(document)
        yield from _teasers(document)


def _is_headline(document: Document, index: int) -> bool:
    """Whether a main heading stands in the head of a text, or is the only one above the article."""
    if index < document.head:
        return True
    first = document.framed[0] if document.framed else 0
    return index < first and not any(
        line.hints and line.hints.tag == "h1"
        for other, line in enumerate(document.lines)
        if other != index
    )


def _is_of_links(document: Document) -> bool:
    """Whether an article is a list of links: most of what stands in its flow is one."""
    words = Counter[bool]()
    for line in document.lines:
        if line.hints and line.hints.main:
            words[_is_link(line, line.hints)] += line.words
    return words[True] > words[False]


def _is_link(line: Line, hints: Hints) -> bool:
    return hints.link_density >= min(_LINK, _behind_label(line))


def _links(document: Document) -> Iterator[Finding]:
    """Lists of links to other stories: not what a sentence announces, nor most of the text."""
    most = sum(line.words for line in document.lines) / 2
    before: Line | None = None
    for is_list, run in groupby(document.lines, _is_item):
        lines = list(run)
        above, before = before, lines[-1]
        announced = above and above.words >= PARAGRAPH and above.text.endswith(_COLONS)
        lines = _linked_part(lines) if is_list else lines
        words = sum(line.words for line in lines)
        shares = [line.hints.link_density for line in lines if line.hints]
        if (
            is_list
            and not announced
            and len(lines) >= _LIST
            and _LINK_WORDS * len(lines) <= words < most
            and min(shares) >= _LINKED_ITEM
            and fmean(shares) >= _LINKED_LIST
        ):
            if above and not above.closed and above.words < PARAGRAPH:
                lines = [above, *lines]
            for line in lines:
                yield line.finding("promo.links", 0.7, "the list is one of links")


def _behind_label(line: Line) -> float:
    """The share of a line that is behind its label, if that is a headline: "In Texas: Storm …"."""
    label = _LABEL.match(line.text)
    if label is None or line.text.count(" ", label.end()) + 1 < _LINK_WORDS:
        return 1.0
    return 1 - label.end() / len(line.text) - _SLACK


def _teasers(document: Document) -> Iterator[Finding]:
    """Headings below the head, elsewhere than the article, that are links to what is under them."""
    lines = document.lines

    def elsewhere(index: int) -> bool:
        hints = lines[index].hints
        return hints is not None and not hints.main

    headings = [
        index
        for index, line in enumerate(lines)
        if index > document.head
        and elsewhere(index)
        and line.hints
        and line.hints.level
        and line.hints.link_density >= _LINK
        and line.words >= _LINK_WORDS
    ]
    below = [
        [i for i in range(start + 1, end) if lines[i].paragraph]
        for start, end in pairwise([*headings, len(lines)])
    ]
    if len(headings) < _LIST or any(len(paragraphs) > 1 for paragraphs in below[:-1]):
        return
    for heading, paragraphs in zip(headings, below, strict=True):
        for index in (heading, *filter(elsewhere, paragraphs[:1])):
            line, reason = lines[index], "a story under a linked heading, of several"
            yield line.finding("promo.teasers", 0.7, reason)


def _linked_part(items: list[Line]) -> list[Line]:
    """The items of a list without those at its ends that are no links."""
    linked = [i for i, line in enumerate(items) if line.hints and line.hints.link_density > 0]
    return items[linked[0] : linked[-1] + 1] if linked else []


def _is_item(line: Line) -> bool:
    return line.hints is not None and line.hints.tag == "li"


def _core(document: Document) -> frozenset[str]:
    """The stems of the paragraphs that stand where most of the article does."""
    stems: set[str] = set()
    for line in (document.lines[index] for index in document.framed):
        if line.hints and line.hints.told and not line.hints.box & _KIND_OF.keys():
            stems |= document.stems(line)
    return frozenset(stems)


def _line(
    document: Document, index: int, line: Line, hints: Hints, core: frozenset[str]
) -> Iterator[Finding]:
    if hints.title or (hints.tag == "h1" and _is_headline(document, index)):
        yield line.finding("title.heading", 0.9, "the page's main heading")
    elif hints.tag == "figcaption" or "figcaption" in hints.inside:
        yield line.finding("caption.figure", 0.8, "it is marked as a figure's caption")
    elif hints.gallery:
        yield line.finding("caption.gallery", 0.8, "it is an item of a gallery")
    elif not hints.told:
        yield line.finding("promo.untold", 0.75, "the page's own article does not have it")
    elif "nav" in hints.inside:
        yield line.finding("navigation.nav", 0.8, "it is marked as navigation")
    elif (
        _is_link(line, hints)
        and (
            hints.tag in ("p", "div", "strong", "section", "article")
            or (hints.level > 1 and "a" in hints.inside and not hints.main)
        )
        and (
            (line.words >= _LINK_WORDS and not line.closed and "li" not in hints.inside)
            or (line.words >= _TEASER_WORDS and core and not hints.main)
        )
    ):
        yield line.finding("promo.link", 0.7, "the whole paragraph is a link")
    elif core and hints.tag != "tr" and not hints.box & _EMBEDS:
        for word in sorted(hints.box & _KIND_OF.keys()):
            kind = _KIND_OF[word]
            if line.paragraph and not (
                kind in _LONG
                and (kind is Kind.COMMENTS or document.cohesion(line, core) < _AT_HOME)
            ):
                continue
            yield line.finding(f"{kind}.class", 0.75, f"it stands in a box called {word!r}")
            break
