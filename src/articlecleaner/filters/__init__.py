"""The filters, a module per kind of residue or per idea, and the pipeline of them all.

Each filter is a callable from a `Document` to findings; it never edits text. `RULES` is the
pipeline of those that go by rules; `DEFAULT`, the one behind `articlecleaner.clean`, adds the
arbiter. Kinds for which cue phrases say all are `Cued` filters.
"""

from articlecleaner.filters.ad import ad
from articlecleaner.filters.arbiter import arbiter
from articlecleaner.filters.byline import author, byline
from articlecleaner.filters.caption import caption
from articlecleaner.filters.comments import comments
from articlecleaner.filters.contact import contact
from articlecleaner.filters.credit import credit
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.embed import embed
from articlecleaner.filters.interface import interface
from articlecleaner.filters.legal import legal
from articlecleaner.filters.markup import markup
from articlecleaner.filters.navigation import navigation
from articlecleaner.filters.promo import promo
from articlecleaner.filters.section import kicker, section
from articlecleaner.filters.social import social
from articlecleaner.filters.source import source
from articlecleaner.filters.subscription import subscription
from articlecleaner.filters.tags import tags
from articlecleaner.filters.timestamp import timestamp
from articlecleaner.filters.title import title
from articlecleaner.finding import Kind
from articlecleaner.pipeline import Pipeline

media = Cued(Kind.MEDIA)
deck = Cued(Kind.DECK)

RULES = Pipeline(
    markup,
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
    title,
    author,
    kicker,
    caption,
    name="rules",
)
DEFAULT = RULES.add(arbiter)

__all__ = [
    "DEFAULT",
    "RULES",
    "Cued",
    "ad",
    "arbiter",
    "author",
    "byline",
    "caption",
    "comments",
    "contact",
    "credit",
    "deck",
    "embed",
    "interface",
    "kicker",
    "legal",
    "markup",
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
