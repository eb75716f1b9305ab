"""Which of the titles of a page is the article's, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from articlecleaner.lexicon import key
from articlecleaner.page_metadata.claims import Claim

_BAR = re.compile(
    r"\s+[|·•»«›‹:~⋆⁄]+\s+|\s+::\s+|\s*[|｜]\s*|\s+[-–—]+\s+|\s+@\s+|(?<=[^\x00-\u2fff])[-_–—]+(?=\S)"
)
_RUBRICS = re.compile(r"\s+[»›]\s")  # "Storm closes port » Local » News"
_SHARED = ("og:title", "twitter:title")
# What the headline of the JSON-LD says goes before what h1 and og:title agree on, by schema.org.
_WEIGHTS = {"json-ld": 7.0, "h1": 3.0, "meta": 2.0, "title": 1.5}
_WEIGHTS |= {"json-ld name": 1.0, "h1 (other)": 1.0, "itemprop headline": 1.0}
_SAME_SITE = 0.5
_SHORTEST = 15  # letters of a headline that may stand without its kicker
_SITE = 70  # letters of the name of a site; what is longer holds a title or a slogan
_MOST = 50  # titles of one page
_PARTS = 8  # of a title, between bars
_QUOTES = tuple('"“”„«»')


class Option(NamedTuple):
    """A title that may be the article's: the kind of place that says it, and it folded."""

    family: str
    claim: Claim
    folded: str


def title(
    claims: Sequence[Claim],
    sites: Iterable[str],
    url: str | None,
    printed: Callable[[], Sequence[str]] = tuple,
) -> Claim | None:
    """The title that most places of the page agree on; None where none says one.

    `printed` gives the lines of the page's text, asked for where only its `title` says one.
    """
    names = site_keys(sites, url)
    headings, ogs = (
        {key(c.value) for c in claims[:_MOST] if c.source == place} for place in ("h1", "og:title")
    )
    names = names - (headings & ogs) or names  # an "application" of each page
    options = _headed(_options(claims, names) or _options(claims, set()))
    best: tuple[float, Option] | None = None
    for option in options:
        votes: dict[str, float] = {}
        for family, _, other in options:
            if other == option.folded:
                vote = 1.0
            elif len(option.folded) > 10 and (
                other.startswith(option.folded) or other.endswith(option.folded)
            ):
                vote = 0.5
            else:
                continue
            votes[family] = max(votes.get(family, 0.0), vote * _WEIGHTS[family])
        total = sum(votes.values())
        if best is None or total > best[0]:
            best = total, option
    if best is None:
        return None
    chosen = best[1]
    if all(option.family == "title" for option in options):
        return _as_printed(chosen.claim, printed)
    if whole := _whole(chosen, options):
        return whole
    if shared := _shared(chosen, options):
        return shared
    return _without_kicker(chosen, options)


def _options(claims: Sequence[Claim], names: set[str]) -> list[Option]:
    options = []
    for claim in claims[:_MOST]:
        line = cut(claim.value, names)
        if key(line) and key(line) not in names:
            options.append(Option(_family(claim.source), claim._replace(value=line), key(line)))
    return options


def _headed(options: list[Option]) -> list[Option]:
    """The options without a headline of the JSON-LD that sums up, where its name is the heading."""
    named = {option.folded for option in options if option.family == "json-ld name"}
    named &= {option.folded for option in options if option.family == "h1"}
    told = [option.folded for option in options]
    alone = {said for said in told if named and not any(said in name for name in named)}
    alone = {said for said in alone if told.count(said) == 1}
    return [o for o in options if o.family != "json-ld" or o.folded not in alone]


def _whole(chosen: Option, options: Sequence[Option]) -> Claim | None:
    """The whole headline, of which the chosen one is a part.

    A quotation mark in an attribute cuts it short there. The JSON-LD may lack the kicker or the
    end that heading and `og:title` both have; what a bar sets apart is a rubric.
    """
    said = chosen.claim.value
    headings = [option.folded for option in options if option.family == "h1"]
    for family, claim, folded in options:
        behind = claim.value.removeprefix(said)
        quoted = behind != claim.value and behind.lstrip().startswith(_QUOTES)
        if quoted and family in ("h1", "title"):
            return claim
        if len(folded) <= len(chosen.folded):
            continue
        if family == "h1" and chosen.family == "meta" and folded.startswith(chosen.folded):
            return claim
        if claim.source == "og:title" and chosen.family == "json-ld" and folded in headings:
            before, found, _ = claim.value.rpartition(said)
            if folded.startswith(chosen.folded) or (found and not before.rstrip().endswith("|")):
                return claim
    return None


def _shared(chosen: Option, options: Sequence[Option]) -> Claim | None:
    """The title under which the article is shared, where its editors gave it one of its own.

    That is where the page's heading, `title` and JSON-LD come from one field of its template and
    `og:title` does not. One that holds the headline, or ends in an ellipsis, is no other.
    """
    shared = next((option for option in options if option.claim.source == "og:title"), None)
    template = [option for option in options if option.family in ("json-ld", "h1", "title")]
    agreed = {option.family for option in template if option.folded == chosen.folded}
    if shared is None or not {"h1", "title"} <= agreed:
        return None
    if any(option.family not in agreed for option in template):
        return None
    same = chosen.folded in shared.folded or shared.claim.value.endswith(("…", "..."))
    return None if same else shared.claim


def _without_kicker(chosen: Option, options: Sequence[Option]) -> Claim:
    """The headline alone, where another place of the page has it without kicker and rubrics."""
    claim = chosen.claim
    sources = {option.claim.source for option in options if option.folded == chosen.folded}
    if "og:title" in sources and chosen.family == "json-ld":
        return claim
    for _, other, folded in options:
        start = len(claim.value) - len(other.value)
        if (
            start > 0
            and len(folded) > _SHORTEST
            and claim.value.endswith(other.value)
            and claim.value[:start].rstrip().endswith((":", "|", "–", "—", " -", "/"))
        ):
            return other
        rest = claim.value.removeprefix(other.value)
        if other.source in _SHARED and len(folded) > _SHORTEST and _RUBRICS.match(rest):
            return other
    return claim


def _as_printed(claim: Claim, printed: Callable[[], Sequence[str]]) -> Claim:
    """The part of a `title` that the page prints as a line, without what stands around it."""
    bars = [m.span() for m in islice(_BAR.finditer(claim.value), _PARTS)]
    if not bars:
        return claim
    starts, ends = [0, *(end for _, end in bars)], [*(start for start, _ in bars), None]
    parts = [claim.value[start:end] for start in starts for end in ends]
    lines = {key(line) for line in printed()}
    for part in sorted(parts, key=len, reverse=True):
        if len(key(part)) > _SHORTEST and key(part) in lines:
            return claim._replace(value=part)
    return claim


def _family(source: str) -> str:
    if source.startswith("json-ld"):
        return "json-ld" if source.endswith("headline") else "json-ld name"
    if source.startswith("h1"):
        return source
    return source if source in ("title", "itemprop headline") else "meta"


def site_keys(sites: Iterable[str], url: str | None) -> set[str]:
    """The folded names by which a site may call itself in a title."""
    names = {key(site) for site in sites}
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        host = ""
    labels = host.removeprefix("www.").split(".")
    if len(labels) > 1:
        names |= {key(host), key(host.removeprefix("www.")), key(".".join(labels[-2:]))}
        names |= {key(label) for label in labels[:-1] if len(label) > 2}
    return {name for name in names if 0 < len(name) <= _SITE}


def cut(line: str, names: set[str]) -> str:
    """A title without the parts at its ends that are a name of the site.

    >>> cut("Storm closes port - News - The Harbor Post", {"harborpost"})
    'Storm closes port - News'
    """
    spans = [m.span() for m in _BAR.finditer(line)]
    start, end = 0, len(line)
    while spans and _is_site(line[spans[-1][1] : end], names):
        end = spans.pop()[0]
    while spans and _is_site(line[start : spans[0][0]], names):
        start = spans.pop(0)[1]
    return line[start:end].strip() or line


def _is_site(part: str, names: set[str]) -> bool:
    folded = key(part)
    if not folded:
        return True
    return any(
        folded == name
        or (
            len(name) > 3
            and len(folded) > 3
            and ((name in folded and len(name) > len(folded) * _SAME_SITE) or folded in name)
        )
        for name in names
    )
