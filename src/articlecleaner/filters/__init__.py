"""The filters, a module per kind of residue or per idea, and the pipeline of them all.

Each filter is a callable from a `Document` to findings; it never edits text. `DEFAULT` is the
pipeline behind `articlecleaner.clean`. Kinds for which cue phrases say all are `Cued` filters.
"""

from articlecleaner.filters.byline import byline
from articlecleaner.filters.comments import comments
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.pictures import caption, credit
from articlecleaner.filters.promo import promo
from articlecleaner.filters.section import section
from articlecleaner.filters.timestamp import timestamp
from articlecleaner.filters.title import title
from articlecleaner.finding import Kind
from articlecleaner.pipeline import Pipeline

media = Cued(Kind.MEDIA)
subscription = Cued(Kind.SUBSCRIPTION)
social = Cued(Kind.SOCIAL)
ad = Cued(Kind.AD)
legal = Cued(Kind.LEGAL)
source = Cued(Kind.SOURCE)
tags = Cued(Kind.TAGS)
contact = Cued(Kind.CONTACT)
navigation = Cued(Kind.NAVIGATION)
interface = Cued(Kind.INTERFACE)
deck = Cued(Kind.DECK)
embed = Cued(Kind.EMBED)

DEFAULT = Pipeline(
    title,
    timestamp,
    credit,
    media,
    promo,
    subscription,
    social,
    comments,
    ad,
    legal,
    source,
    tags,
    contact,
    navigation,
    interface,
    deck,
    embed,
    byline,
    section,
    caption,
    name="default",
)

__all__ = [
    "DEFAULT",
    "Cued",
    "ad",
    "byline",
    "caption",
    "comments",
    "contact",
    "credit",
    "deck",
    "embed",
    "interface",
    "legal",
    "media",
    "navigation",
    "promo",
    "section",
    "social",
    "source",
    "subscription",
    "tags",
    "timestamp",
    "title",
]
