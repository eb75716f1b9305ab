"""What filters say and what the cleaner took out: `Kind`, `Finding`, `Residue`."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

THRESHOLD = 0.5  # confidence from which a finding counts


class Kind(str, Enum):
    """What a piece of residue is; its value is its name, so it can be written as a string.

    >>> Kind("promo") is Kind.PROMO, Kind.PROMO == "promo"
    (True, True)
    >>> Kind.CREDIT.meaning
    'the credit of a photo, video or graphic, with or without its caption in the same line'

    The meanings are those of the labels in residuebench. `DECK` and `EMBED` are recognised, and
    kept unless asked otherwise: many readers count them as part of the article.
    """

    TITLE = "title"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    SECTION = "section"
    CAPTION = "caption"
    CREDIT = "credit"
    MEDIA = "media"
    PROMO = "promo"
    SUBSCRIPTION = "subscription"
    SOCIAL = "social"
    COMMENTS = "comments"
    AD = "ad"
    LEGAL = "legal"
    SOURCE = "source"
    TAGS = "tags"
    CONTACT = "contact"
    NAVIGATION = "navigation"
    INTERFACE = "interface"
    DECK = "deck"
    EMBED = "embed"

    __str__ = str.__str__
    __hash__ = str.__hash__

    @property
    def meaning(self) -> str:
        """One line that says what text of this kind is."""
        return _MEANINGS[self]


_MEANINGS = {
    Kind.TITLE: "the article's own headline, again or with a label in front",
    Kind.BYLINE: "who wrote it, and what the author is: names, roles, biography, handle",
    Kind.TIMESTAMP: "when it was published or updated, and how long it takes to read",
    Kind.SECTION: "the section, kicker, series or format label, or a breadcrumb",
    Kind.CAPTION: "a caption describing an image, video or chart",
    Kind.CREDIT: (
        "the credit of a photo, video or graphic, with or without its caption in the same line"
    ),
    Kind.MEDIA: "a stub of a player, gallery or embed, or a label that announces one",
    Kind.PROMO: "a pointer to other stories, shows, events or products of the publisher",
    Kind.SUBSCRIPTION: "an appeal to subscribe, register, log in, donate or install an app",
    Kind.SOCIAL: "prompts and buttons to share, follow or like, and their counters",
    Kind.COMMENTS: "reader comments and everything about commenting",
    Kind.AD: "advertisement labels, sponsored or affiliate text, deal boxes",
    Kind.LEGAL: "copyright, licences, terms, disclaimers, cookie notices",
    Kind.SOURCE: "where the story came from and who else worked on it",
    Kind.TAGS: "tags, topics, keywords",
    Kind.CONTACT: "tip lines, contact details, the 'About us' of a press release",
    Kind.NAVIGATION: "skip links, previous and next, pagination, table of contents",
    Kind.INTERFACE: "other text of the page's machinery: buttons, errors, placeholders",
    Kind.DECK: "the standfirst, summary or lead bullets under the headline",
    Kind.EMBED: "an embedded social post, chart or fact box that stands beside the article",
}


class Finding(NamedTuple):
    """What a filter says of one span of a document.

    >>> Finding(Kind.MEDIA, 120, 132, "media.line.en", 0.9, "the whole line is 'Bonus video'").kind
    <Kind.MEDIA: 'media'>

    `start` and `end` are offsets (code points) into `Document.text`. `kind` None is evidence that
    the span is the article's own text: it outweighs every residue finding of the same or lower
    confidence that it overlaps. `confidence` runs from 0 to 1; below 0.5 nothing is removed, but
    filters that read findings may use it.
    """

    kind: Kind | None
    start: int
    end: int
    rule: str
    confidence: float = 0.9
    reason: str = ""
    filter: str = ""


def kinds_at(findings: Iterable[Finding]) -> dict[int, Kind | None]:
    """By offset, the kind of what starts there, of the findings that count.

    >>> kinds_at([Finding(Kind.AD, 0, 5, "ad.line.en"), Finding(Kind.TAGS, 9, 12, "tags", 0.3)])
    {0: <Kind.AD: 'ad'>}
    """
    return {f.start: f.kind for f in findings if f.confidence >= THRESHOLD}


class Residue(NamedTuple):
    r"""A span that was taken out of an article, with the reason.

    >>> article = __import__("articlecleaner").clean("The river rose again on Monday.\nShare")
    >>> residue = article.residue[0]
    >>> residue.kind.value, residue.text, article.source[residue.start : residue.end]
    ('social', 'Share', 'Share')

    `start` and `end` are offsets (code points) into `Article.source`; `filter` names the filter
    that found it, `rule` the rule within it (stable between releases), `reason` says why in words;
    `confidence` is that of the finding, from 0.5 to 1.
    """

    kind: Kind
    start: int
    end: int
    text: str
    filter: str
    rule: str
    reason: str
    confidence: float = 1.0
