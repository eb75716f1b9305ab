"""The article's flow: the elements that hold its paragraphs, and what else stands in them.

An extractor may miss paragraphs, subheadings and lists that stand right among those it printed.
A frame is an element that holds printed paragraphs; one that looks the same (tag and class) is a
frame too, as articles come in chunks. What stands in a frame as its paragraphs do is in the flow.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from functools import cached_property
from itertools import chain, islice

from lxml.html import HtmlElement

from articlecleaner.document import PARAGRAPH
from articlecleaner.hints import HEADINGS
from articlecleaner.html.blocks import Block, around, around_heading, class_words

_PROSE_LINKS = 0.5  # share of links from which a paragraph is no prose
_SENTENCE = 6  # words of a sentence that opens an article
_RESCUED = 2.0  # times the printed prose that another element holds, from which it is the article
_ARTICLE = 80  # words of prose that may be an article
_HEAD = 30  # blocks between the main heading and the first paragraph
_LEAD_LINKS = 0.2
_LEAD_WORDS = 25  # of a lead that opens the article; a shorter one sums it up from outside
_DESCRIBED = 0.8  # share of a lead's words that stand in the page's description
_ASIDE = frozenset(("figure", "figcaption", "aside", "nav", "footer", "form", "li"))
_LEAD = frozenset([  # words of classes of leads, as pages of several languages name them
    "lead", "lede", "intro", "introduction", "standfirst", "deck", "dek", "teaser", "chapo",
    "abstract", "excerpt", "summary", "subtitle", "subheadline", "subhead", "subheading",
    "preface", "description", "vorspann", "anreisser", "sapo", "bajada", "sommario", "ingress",
    "entradilla", "occhiello", "chapeau", "perex", "strapline", "tagline", "desc", "headnote",
])  # fmt: skip
_WRAPPED = 5  # elements from a block of a quotation to the one that holds the paragraphs
_BOX = 120  # words that a box beside the article's paragraphs holds at most
_FALLEN = 3  # paragraphs in an element from which they may be the article's
_NEAR = 4  # blocks in which the next of them stands
_TEASERS = 4  # from which a page may be a list of stories
_TITLE_LINKS = 0.9
_FRAMED = 0.1  # share of the printed words that frames of one kind hold
_RESIDUE = frozenset([  # words of classes whose blocks are not restored
    "ad", "ads", "advert", "advertisement", "affiliate", "author", "banner", "bio", "byline",
    "caption", "comment", "comments", "cookie", "credit", "disclaimer", "footer", "hidden",
    "infobox", "login", "menu", "meta", "modal", "more", "nav", "newsletter", "popup",
    "promo", "promotion", "recommended", "related", "share", "sharing", "sidebar", "signup",
    "social", "sponsor", "sponsored", "subscribe", "subscription", "tags", "teaser", "toc",
    "trending", "video", "widget",
])  # fmt: skip
_BESIDE_TAGS = frozenset(("aside", "nav", "footer"))
_BESIDE = frozenset([  # words of classes of what stands beside an article, however long it is
    "comment", "comments", "commentlist", "kommentar", "kommentare", "commentaire", "commentaires",
    "comentario", "comentarios", "disqus", "footer", "cookie", "cookies", "modal",
])  # fmt: skip
_PULLED = frozenset(("pull", "quote"))
_GALLERY = frozenset(("gallery", "slideshow"))

Look = tuple[str, str]


class Flow:
    """Where the printed paragraphs of a page stand."""

    def __init__(self, page: Sequence[Block], chosen: Set[int]) -> None:
        self.page = page
        self.chosen = chosen
        self.prose_chosen = [page[index] for index in chosen if is_prose(page[index])]
        words: Counter[Look] = Counter()
        held: Counter[HtmlElement] = Counter()
        for index in chosen:
            block = page[index]
            if is_prose(block):
                unit = unit_of(block)
                frame = unit.getparent()
                if frame is not None:
                    words[look_of(frame)] += len(block.words)
                    held[frame] += 1
        total = sum(words.values())
        self.looks = {look for look, count in words.items() if look[1] and count >= _FRAMED * total}
        self.frames = set(held)
        self.articles = {_article(frame) for frame in held}

    @cached_property
    def prose(self) -> Counter[HtmlElement]:
        """How many paragraphs of the page each element holds."""
        return Counter(frame_of(block) for block in self.page if is_prose(block))

    @cached_property
    def trunk(self) -> set[HtmlElement]:
        """The elements that hold a good part of the printed paragraphs."""
        words: Counter[HtmlElement] = Counter()
        for block in self.prose_chosen:
            frame = frame_of(block)
            words[frame] += len(block.words)
        total = sum(words.values())
        trunk: set[HtmlElement] = set()
        for frame, count in words.items():
            if count >= _FRAMED * total or look_of(frame) in self.looks:
                trunk.add(frame)
                trunk.update(frame.iterancestors())
        return trunk

    @cached_property
    def words_in(self) -> Counter[HtmlElement]:
        """How many words of the text each element holds, outside the trunk."""
        words: Counter[HtmlElement] = Counter()
        for index in self.chosen:
            block = self.page[index]
            for element in (block.element, *block.element.iterancestors()):
                if element in self.trunk:
                    break
                words[element] += len(block.words)
        return words

    def box(self, block: Block) -> frozenset[str]:
        """The words of the classes and ids of the box around a block, outside the trunk."""
        said: frozenset[str] = frozenset()
        for element in (block.element, *block.element.iterancestors()):
            if element in self.trunk or self.words_in[element] > _BOX:
                break
            if element.tag not in HEADINGS:  # their ids are anchors
                said |= class_words(element)
        return said

    @cached_property
    def galleries(self) -> set[int]:
        """The items of the lists of galleries that stand between paragraphs of the article."""
        known: dict[HtmlElement, bool] = {}
        items = set()
        for index in self.chosen:
            element = self.page[index].element
            item = element if element.tag == "li" else next(element.iterancestors("li"), None)
            if around(item, known, _is_gallery):
                items.add(index)
        beside = [block for block in self.prose_chosen if block.index not in items]
        if not items or sum(len(block.words) for block in beside) < _ARTICLE:
            return set()
        last = max(block.index for block in beside)
        return {index for index in items if index < last}

    def is_main(self, block: Block) -> bool:
        """Whether a block stands in the flow, where a good part of the printed paragraphs do."""
        return self.holds(block) and frame_of(block) in self.trunk

    def holds(self, block: Block) -> bool:
        """Whether a block stands in the flow as the printed paragraphs do."""
        unit = unit_of(block)
        frame = unit.getparent()
        if frame is None or frame in self.frames:
            return frame is not None
        if unit in self.frames and unit in self.trunk:
            return True  # text between paragraphs, in no element of its own
        return (
            look_of(frame) in self.looks
            and self.prose[frame] > 1  # else it may be a teaser
            and _article(frame) in self.articles
        )


def _article(element: HtmlElement) -> HtmlElement | None:
    """The nearest `article` that holds an element: pages that scroll on append other ones."""
    return next(element.iterancestors("article"), None)


def is_prose(block: Block) -> bool:
    """Whether a block reads as a paragraph."""
    size = len(block.text)
    return (
        size >= 2 * PARAGRAPH - 1  # else it has fewer words
        and (size > 150 or len(block.words) >= PARAGRAPH)
        and block.link_density < _PROSE_LINKS
    )


def unit_of(block: Block) -> HtmlElement:
    """The element that stands for a block in its frame: its list, quote or table, or itself."""
    unit = block.element
    while (parent := unit.getparent()) is not None and (
        unit.tag in ("li", "dt", "dd", "td", "th", "tr", "tbody", "thead")
        or parent.tag in ("blockquote", "li")
    ):
        unit = parent
    return unit


def look_of(element: HtmlElement) -> Look:
    """What an element looks like: its tag and class."""
    return element.tag, element.get("class", "").strip()


def restored(page: Sequence[Block], chosen: Set[int]) -> set[int]:
    """The blocks that an extractor missed though they stand in the flow of what it printed."""
    prose = sorted(index for index in chosen if is_prose(page[index]))
    if not prose:
        return set()
    flow = Flow(page, chosen)
    first, last = prose[0], prose[-1]
    printed = {page[index].key: frame_of(page[index]) for index in chosen}
    frames = {frame_of(page[index]) for index in prose}
    looks = {look_of(page[index].element) for index in prose}
    missed = {
        block.index
        for block in page
        if block.index not in chosen
        and block.link_density < _PROSE_LINKS
        and flow.holds(block)
        and _may_be_text(block)
        and (
            block.element.tag not in _BOXES
            or look_of(block.element) in looks
            or block.element in frames
        )
        # else it is the same for another kind of screen
        and printed.get(block.key, frame_of(block)) is frame_of(block)
    }
    for block in page[last + 1 :]:
        if block.element.tag == "h1":
            break  # another story starts
        if block.index in missed and is_prose(block) and block.element.tag in _PARAGRAPHS:
            last = block.index
    for block in page[:first]:
        if (
            block.index in missed
            and frame_of(block) in frames
            and (is_prose(block) or _is_sentence(block))
        ):
            first = block.index
            break
    found = {index for index in missed if first <= index <= last}
    for block in page[first:last]:
        if block.index not in chosen and _is_quoted(block, frames) and _may_be_text(block):
            found.add(block.index)
    return {index for index in found if not _is_bare(page, index, chosen | found)}


def fallen(page: Sequence[Block], chosen: Set[int]) -> set[int]:
    """The paragraphs of an article that stray end tags let fall out of the element it stands in.

    They stand right behind what was printed, several by themselves in an element around it.
    """
    printed = [index for index in sorted(chosen) if is_prose(page[index])]
    if not printed:
        return set()
    inner = {frame_of(page[index]) for index in printed}
    outer = {element for frame in inner for element in frame.iterancestors()} - inner
    found: dict[HtmlElement, list[int]] = {}
    last = printed[-1]
    for block in page[last + 1 :]:
        if block.index > last + _NEAR:
            break
        if block.element.tag == "p" and is_prose(block) and frame_of(block) in outer:
            found.setdefault(frame_of(block), []).append(block.index)
            last = block.index
    return {index for held in found.values() if len(held) >= _FALLEN for index in held}


def _is_sentence(block: Block) -> bool:
    """Whether a short paragraph is a sentence, as it may open an article."""
    return (
        block.element.tag == "p" and len(block.words) >= _SENTENCE and block.text.endswith(_CLOSING)
    )


def _is_quoted(block: Block, frames: Set[HtmlElement]) -> bool:
    """Whether a block stands in a quotation beside paragraphs, with little wrapped around it."""
    quoted = False
    for node in islice(chain((block.element,), block.element.iterancestors()), _WRAPPED):
        if node in frames:
            return quoted
        said = class_words(node)
        quoted = quoted or node.tag == "blockquote" or said >= _PULLED or "pullquote" in said
    return False


def rescued(page: Sequence[Block], chosen: Set[int]) -> set[int] | None:
    """The flow of another element that holds far more prose than was printed, if there is one.

    What is called comments or a footer is another element only where nothing was printed and the
    page has no other prose: then it is the name that misleads. Where nothing was printed, one block
    below the heading may be all of the article.
    """
    known = dict.fromkeys(around_heading(page), False)
    printed = sum(len(page[index].words) for index in chosen if is_prose(page[index]))
    heading = next((block.index for block in page if block.element.tag == "h1"), len(page))
    prose = [
        block
        for block in page
        if (block.element.tag in _PARAGRAPHS or not printed)
        and is_prose(block)
        and _may_be_text(block)
    ]
    inside = [block for block in prose if not around(block.element, known, _is_beside)]
    frames: dict[HtmlElement, list[Block]] = {}
    for block in inside if inside or printed else prose:
        frames.setdefault(frame_of(block), []).append(block)
    if not frames:
        return None
    sizes = {frame: sum(len(b.words) for b in held) for frame, held in frames.items()}
    frame = max(sizes, key=lambda f: sizes[f])
    held = frames[frame]
    if any(block.index in chosen for block in held) or (
        len(held) < 3 and (printed or held[0].index < heading)
    ):
        return None
    if sizes[frame] < max(_ARTICLE, _RESCUED * printed):
        return None
    look, article = look_of(frame), _article(frame)
    found = {
        block.index
        for other, held in frames.items()
        if other is frame
        or (look[1] and look_of(other) == look and _article(other) is article and len(held) > 1)
        for block in held
    }
    return found | restored(page, found)


def _is_beside(element: HtmlElement) -> bool:
    """Whether an element says that it is a footer, comments or the like."""
    return element.tag in _BESIDE_TAGS or bool(class_words(element) & _BESIDE)


def _is_gallery(element: HtmlElement) -> bool:
    """Whether an element says that it is a gallery."""
    return bool(class_words(element) & _GALLERY)


def is_listing(page: Sequence[Block], chosen: Set[int]) -> bool:
    """Whether what was printed are teasers: paragraphs, each by itself, under linked titles."""
    frames = Counter(frame_of(page[index]) for index in chosen if is_prose(page[index]))
    titles = sum(
        block.element.tag in HEADINGS and block.link_density > _TITLE_LINKS for block in page
    )
    return len(frames) >= _TEASERS <= titles and max(frames.values()) == 1


def is_links(page: Sequence[Block], chosen: Set[int]) -> bool:
    """Whether all that was printed are links that are no sentences."""
    return all(
        page[index].link_density > _TITLE_LINKS and not page[index].text.endswith((".", "。"))
        for index in chosen
    )


def frame_of(block: Block) -> HtmlElement:
    """The element that holds a block, or its list, quote or table."""
    frame = unit_of(block).getparent()
    return block.element if frame is None else frame


def standfirst(page: Sequence[Block], chosen: Set[int], about: frozenset[str]) -> set[int]:
    """The blocks between the main heading and the first printed paragraph that lead into it.

    A lead has a class that says so, or holds most of the words of the page's description.
    """
    first = next((index for index in sorted(chosen) if is_prose(page[index])), 0)
    heading = next((i for i in range(first - 1, -1, -1) if page[i].element.tag == "h1"), first)
    if first - heading > _HEAD:
        return set()
    found = set()
    for block in page[heading + 1 : first]:
        if block.index in chosen or not is_prose(block) or block.link_density > _LEAD_LINKS:
            continue
        parent = block.element.getparent()
        said = class_words(block.element) | (frozenset() if parent is None else class_words(parent))
        words = {word.casefold() for word in block.words}
        described = len(words & about) >= _DESCRIBED * len(words)
        if (
            (said & _LEAD or described)
            and len(block.words) >= _LEAD_WORDS
            and not _is_aside(block)
            and not class_words(block.element) & _RESIDUE - _LEAD
        ):
            found.add(block.index)
    return found


def _is_aside(block: Block) -> bool:
    """Whether a block stands in something beside the article."""
    around = (block.element, *block.element.iterancestors())
    return any(element.tag in _ASIDE for element in around)


def _is_hidden(element: HtmlElement) -> bool:
    """Whether readers of the page do not see an element, by its own word."""
    style = element.get("style", "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style
    )


def _is_bare(page: Sequence[Block], index: int, text: Set[int]) -> bool:
    """Whether a block is a heading without what it heads."""
    if page[index].element.tag not in HEADINGS:
        return False
    while index < len(page) and page[index].element.tag in HEADINGS:
        index += 1
    return index not in text


def _may_be_text(block: Block) -> bool:
    unit = unit_of(block)
    if block.link_density >= _PROSE_LINKS:
        return False
    if class_words(block.element) & _RESIDUE or class_words(unit) & _RESIDUE:
        return False
    if _is_hidden(block.element) or _is_hidden(unit):
        return False
    if block.element.tag in _BOXES:
        return is_prose(block)
    return block.element.tag in _TEXT_TAGS


_CLOSING = tuple(".!?…:;\"'”’“»›。！？」』۔।")
_BOXES = frozenset(("div", "section"))  # which hold text of their own where editors are careless
_PARAGRAPHS = _BOXES | {"p"}
_TEXT_TAGS = HEADINGS | {"p", "li", "blockquote", "pre", "dt", "dd", "tr", "td"} - {"h1"}
