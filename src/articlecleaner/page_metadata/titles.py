"""Which of the titles of a page is the article's, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from articlecleaner.lexicon import key
from articlecleaner.page_metadata.claims import Claim

_BAR = re.compile(
    r"\s+[|·•»«›‹:~⋆⁄]+\s+|\s+::\s+|\s*[|｜]\s*|\s+[-–—]+\s+|\s+@\s+|(?<=[^\x00-\u2fff])[-_–—](?=\S)"
)
# What the headline of the JSON-LD says goes before what h1 and og:title agree on, by schema.org.
_WEIGHTS = {"json-ld": 7.0, "h1": 3.0, "meta": 2.0, "title": 1.5}
_WEIGHTS |= {"json-ld name": 1.0, "h1 (other)": 1.0}
_SAME_SITE = 0.5
_SHORTEST = 15  # letters of a headline that may stand without its kicker
_MOST = 50  # titles of one page


def title(claims: Sequence[Claim], sites: Iterable[str], url: str | None) -> Claim | None:
    """The title that most places of the page agree on; None where none says one."""
    names = site_keys(sites, url)
    options: list[tuple[str, Claim, str]] = []
    for claim in claims[:_MOST]:
        line = cut(claim.value, names)
        if key(line) and key(line) not in names:
            options.append((_family(claim.source), claim._replace(value=line), key(line)))
    best: tuple[float, Claim] | None = None
    for _, claim, folded in options:
        votes: dict[str, float] = {}
        for family, _, other in options:
            if other == folded:
                vote = 1.0
            elif len(folded) > 10 and (other.startswith(folded) or other.endswith(folded)):
                vote = 0.5
            else:
                continue
            votes[family] = max(votes.get(family, 0.0), vote * _WEIGHTS[family])
        total = sum(votes.values())
        if best is None or total > best[0]:
            best = total, claim
    if best is None:
        return None
    said = key(best[1].value)
    for family, claim, folded in options:  # a quotation mark in an attribute cuts it short
        if family == "h1" and len(folded) > len(said) and folded.startswith(said):
            return claim if _family(best[1].source) == "meta" else best[1]
    return _without_kicker(best[1], [claim for _, claim, _ in options])


def _without_kicker(claim: Claim, others: Iterable[Claim]) -> Claim:
    """The headline alone, where another place of the page has it without its kicker."""
    for other in others:
        start = len(claim.value) - len(other.value)
        if (
            start > 0
            and len(key(other.value)) > _SHORTEST
            and claim.value.endswith(other.value)
            and claim.value[:start].rstrip().endswith((":", "|", "–", "—", " -", "/"))
        ):
            return other
    return claim


def _family(source: str) -> str:
    if source.startswith("json-ld"):
        return "json-ld" if source.endswith("headline") else "json-ld name"
    if source.startswith("h1"):
        return source
    return source if source == "title" else "meta"


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
    return names - {""}


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
