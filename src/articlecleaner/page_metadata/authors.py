"""Who signed the article, of all whom a page names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articlecleaner.lexicon import key
from articlecleaner.names import Signed, is_agency, signed
from articlecleaner.page_metadata.claims import Claim
from articlecleaner.page_metadata.elements import NEAR
from articlecleaner.page_metadata.page import Page

_LOOSE = ("byline", NEAR)  # sources that hold more than names
_ABOVE_TAIL = 0.7  # of a page's text: below are the footer and the lists of other stories
_SHORT = 2_000  # characters of a page that has no tail
_CLAIMS = 100  # of authors of one page


def authors(
    claims: Sequence[Claim], language: str | None, sites: Sequence[str], page: Page
) -> tuple[list[Claim], list[Claim]]:
    """The people who sign, and the agencies or the newsroom, by the first place that names them.

    Templates name authors whom no reader sees: whoever set up the site, the account that
    published. So an author counts who is printed on the page: anywhere for the article of the
    JSON-LD, in a byline or above the tail of the page for other fields.
    """
    claims = claims[:_CLAIMS]
    people: dict[str, dict[str, Claim]] = {}
    groups: dict[str, Claim] = {}
    shown = _Shown(claims, page)
    first = 0  # the bylines that count: those below are of other stories
    for claim in claims:
        if claim.group and first not in (0, claim.group):
            continue
        for one in _signed(claim, language, sites):
            found, folded = claim._replace(value=one.name), key(one.name)
            if not one.person:
                if is_agency(one.name) or shown.house_signs(claim, folded, sites):
                    groups.setdefault(folded, found)
            elif shown.signs(claim, folded, " " in one.name, claim.source in people):
                people.setdefault(claim.source, {}).setdefault(folded, found)
                first = first or claim.group
    best: dict[str, Claim] = {}
    for source, named in people.items():
        if not best or (source not in _LOOSE and best.keys() < named.keys()):
            best = named
    return list(best.values()), _groups(list(groups.values()))


def _signed(claim: Claim, language: str | None, sites: Sequence[str]) -> list[Signed]:
    named = signed(claim.value, language, sites, field=claim.source not in _LOOSE)
    if claim.group and not any(one.person for one in named):  # the site of a person, signed so
        named = signed(claim.value, language)
    if claim.source.endswith("(Organization)"):
        named = [one._replace(person=False) for one in named]
    return named


class _Shown:
    """What of a page readers see: its bylines, and its text."""

    def __init__(self, claims: Sequence[Claim], page: Page) -> None:
        self.bylines = [key(claim.value) for claim in claims if claim.group]
        self.text = key(page.printed()) if claims else ""
        self.above = self.text[: max(_SHORT, int(len(self.text) * _ABOVE_TAIL))]

    def signs(self, claim: Claim, folded: str, full: bool, others: bool) -> bool:
        """Whether a person in a claim is one who signs; `full` names have several words."""
        article = claim.source.startswith("json-ld") and "Page" not in claim.source
        if not (article or full or folded in self.bylines):
            return False
        if not self.text or (claim.group and full) or (article and others):
            return True
        return folded in (self.text if article else self.above)

    def house_signs(self, claim: Claim, folded: str, sites: Iterable[str]) -> bool:
        """Whether a newsroom or the site in a claim signs: as author of the article's JSON-LD."""
        if "NewsArticle" in claim.source:
            return True
        own = any(folded in site or site in folded for site in map(key, sites) if site)
        listed = any(folded in line for line in self.bylines)
        return listed and not own and claim.source != NEAR


def _groups(claims: list[Claim]) -> list[Claim]:
    """The agencies, where one goes first; else the newsroom or house that does."""
    agencies = [claim for claim in claims if is_agency(claim.value)]
    return agencies if agencies[:1] == claims[:1] else claims[:1]
