"""Who signed the article, of all whom a page names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from articlecleaner.lexicon import key
from articlecleaner.names import Signed, is_agency, signed
from articlecleaner.page_metadata.claims import Claim
from articlecleaner.page_metadata.elements import ACCOUNT, LABELLED, NEAR
from articlecleaner.page_metadata.page import Page

_LOOSE = ("byline", NEAR, LABELLED)  # sources that hold more than names
_ABOVE_TAIL = 0.7  # of a page's text: below are the footer and the lists of other stories
_SHORT = 2_000  # characters of a page that has no tail
_CLAIMS = 100  # of authors of one page
_ACRONYM = 4  # letters of the name of a site that its desks carry: "MDR Thüringen"
_GROUP = "(Organization)"  # at the end of the source of what JSON-LD says is one
_CJK = "\u2e80"  # from here on scripts write names without spaces

_EDITED = re.compile(
    r"(?:editor|edited by|editing|redaktur|penyunting|redigering)\b[ :|]*(.*)", re.IGNORECASE
)
# Words of public bodies and the like, which no person is called.
_BODY = re.compile(
    r"anstalt\b|(?:bundes|landes|umwelt|kreis|stadt|\b)amt\b|minist[eè]r\w*\b|\bministry\b|"
    r"d[eé]partement\b|\bdepartment\b|behörde\b|kammer\b|akademie\b|\bacademy\b|hochschule\b|"
    r"gesellschaft\b|institut|universit|\bcommission\b|kommission\b|\bcouncil\b|\bcommittee\b|"
    r"\bagency\b|agentur\b|föderation\b|\bfederation\b|zentrum\b|\bcent(?:er|re)\b",
    re.IGNORECASE,
)


class Authors(NamedTuple):
    """Who signs: people, or else an agency or newsroom; `source` is one that does not sign."""

    people: list[Claim]
    groups: list[Claim]
    source: Claim | None


def authors(
    claims: Sequence[Claim], language: str | None, sites: Sequence[str], page: Page
) -> Authors:
    """Those who sign, by the first place that names them.

    With people sign the desks that a list of the JSON-LD names beside them.

    Templates name authors whom no reader sees: whoever set up the site, the account that
    published. So an author counts who is printed on the page: anywhere for the article of the
    JSON-LD, in a byline or above the tail of the page for other fields.
    """
    claims = claims[:_CLAIMS]
    if editors := _editors(claims, language):
        written = [c for c in claims if not _EDITED.match(c.value) and not editors & _lines(c)]
        without = _signers(written, language, sites, page)
        if without.people:
            return without
    return _signers(claims, language, sites, page)


def _signers(
    claims: Sequence[Claim], language: str | None, sites: Sequence[str], page: Page
) -> Authors:
    people: dict[str, dict[str, Claim]] = {}
    groups: dict[str, Claim] = {}
    lists: dict[str, dict[str, Claim]] = {}
    bare: set[str] = set()  # agencies that stand alone where a byline may
    shown = _Shown(claims, page, sites)
    first = 0  # the bylines that count: those below are of other stories
    for claim in claims:
        if claim.group and first not in (0, claim.group):
            continue
        for one in _signed(claim, language, sites):
            found, folded = claim._replace(value=one.name), key(one.name)
            whole = folded == key(claim.value)
            if not one.person:
                agency = is_agency(one.name)
                if not agency and not shown.house_signs(claim, one.name):
                    continue
                if agency and whole and claim.source == "byline" and folded not in groups:
                    bare.add(folded)
                groups.setdefault(folded, found)
                if agency or not whole or shown.is_own(one.name):
                    continue
            elif shown.signs(claim, one.name, claim.source in people):
                people.setdefault(claim.source, {}).setdefault(folded, found)
                first = first or claim.group
            else:
                continue
            lists.setdefault(claim.source.removesuffix(_GROUP), {}).setdefault(folded, found)
    best: dict[str, Claim] = {}
    for source, named in people.items():
        if not best or (source not in _LOOSE and best.keys() < named.keys()):
            best = lists[source] if source.startswith("json-ld") else named
    chosen = _groups(list(groups.values()))
    signing = [] if best else [claim for claim in chosen if key(claim.value) not in bare]
    return Authors(list(best.values()), signing, None if signing else next(iter(chosen), None))


def _editors(claims: Iterable[Claim], language: str | None) -> set[str]:
    """The folded names that bylines give for who edited the text."""
    behind = (m[1] for c in claims if c.group and (m := _EDITED.match(c.value)))
    return {key(one.name) for line in behind for one in signed(line, language, field=True)}


def _lines(claim: Claim) -> set[str]:
    return set(map(key, claim.value.split(" | ")))


def _signed(claim: Claim, language: str | None, sites: Sequence[str]) -> list[Signed]:
    field = claim.source not in _LOOSE
    account = claim.source == NEAR and ACCOUNT.fullmatch(claim.value)
    named = signed(claim.value, language, sites, field=field or bool(account))
    if claim.group and not any(one.person for one in named):  # the site of a person, signed so
        named = signed(claim.value, language)
    body = field and _BODY.search(claim.value.partition(",")[0])
    if body or claim.source.endswith(_GROUP):
        return [one._replace(person=False) for one in named]
    own = set(map(key, sites))
    houses = {one.name for one in named if not claim.group and _initials(one.name) in own}
    if len(named) > 1:
        houses |= {one.name for one in named if _is_desk(one.name, claim.value, own)}
    return [one._replace(person=one.person and one.name not in houses) for one in named]


def _is_desk(name: str, line: str, own: Container[str]) -> bool:
    """Whether a name is that of a desk of the site, which starts with its name in capitals."""
    first = name.split()[0].upper()
    return len(first) <= _ACRONYM and key(first) in own and first in line


def _initials(name: str) -> str:
    words = name.split()
    return key("".join(word[0] for word in words)) if len(words) > 2 else ""


class _Shown:
    """What of a page readers see: its bylines, and its text."""

    def __init__(self, claims: Sequence[Claim], page: Page, sites: Iterable[str]) -> None:
        self.bylines = [key(claim.value) for claim in claims if claim.group]
        self.page = page
        self.own = [site for site in map(key, sites) if site]

    @cached_property
    def printed(self) -> str:
        """The text of the page."""
        return self.page.printed()

    @cached_property
    def text(self) -> str:
        """All that is printed, folded, which takes a while."""
        return key(self.printed)

    @cached_property
    def above(self) -> str:
        """The same without the tail of the page."""
        return self.text[: max(_SHORT, int(len(self.text) * _ABOVE_TAIL))]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text, folded."""
        return frozenset(map(key, re.split(r"[\s/,;:|()]+", self.printed)))

    def signs(self, claim: Claim, name: str, others: bool) -> bool:
        """Whether a person in a claim is one who signs."""
        folded, full = key(name), " " in name
        article = claim.source.startswith("json-ld") and "Page" not in claim.source
        if claim.source == NEAR:
            return True
        if not (article or full or folded in self.bylines):
            return False
        if (claim.group and full) or (article and others) or not self.printed:
            return True
        if article and full and name in self.printed:
            return True
        if not full and name[0] < _CJK and folded not in self.words:
            return False
        return folded in (self.text if article else self.above)

    def is_own(self, name: str) -> bool:
        """Whether a name is that of the site, or a part of it, or holds it."""
        folded = key(name)
        return _initials(name) in self.own or any(
            folded in site or site in folded for site in self.own
        )

    def house_signs(self, claim: Claim, name: str) -> bool:
        """Whether a newsroom or the site in a claim signs: as author of the article's JSON-LD."""
        folded, own = key(name), self.is_own(name)
        if "NewsArticle" in claim.source:
            return own or folded in self.text
        listed = any(folded in line for line in self.bylines)
        return listed and not own and claim.source not in (NEAR, LABELLED)


def _groups(claims: list[Claim]) -> list[Claim]:
    """The agencies, where one goes first; else the newsroom or house that does."""
    agencies = [claim for claim in claims if is_agency(claim.value)]
    return agencies if agencies[:1] == claims[:1] else claims[:1]
