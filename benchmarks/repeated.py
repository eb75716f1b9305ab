"""What repeated lines add to the rules, on made corpora and on residuebench.

`python -m benchmarks.repeated [../shared] [--documents 200000] [--clean 2000]`

The made corpus has 100 sites. Each of its documents has paragraphs of words that the seed chooses,
and under them what its site prints: two lines under all documents, and one of six advertisements of
the house. A tenth of the documents is there twice, and a tenth has a paragraph of background that
40 documents of a story share, which is the article's own. So recall and damage are known; they say
how the thresholds work, not what real sites print. On the real corpora a line is counted over the
few pages that a site has there.
"""

from __future__ import annotations

import argparse
import random
import resource
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from articlecleaner import Cleaner
from articlecleaner.repeated import RepeatedLines, site_of
from benchmarks import corpora

SITES = 100
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo"]


class Made(NamedTuple):
    """A made document, and which of its lines are residue."""

    url: str
    lines: tuple[str, ...]
    residue: frozenset[str]


def word(chance: random.Random) -> str:
    """A word that is in no lexicon."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))


def sentence(chance: random.Random, words: list[str], length: int) -> str:
    """A sentence of some of the words."""
    return " ".join(chance.choices(words, k=length)).capitalize() + "."


def made(count: int) -> Iterator[Made]:
    """The documents, the same in every run."""
    chance = random.Random(7)
    vocabulary = [word(chance) for _ in range(20_000)]
    always = [
        (sentence(chance, vocabulary, 14), sentence(chance, vocabulary, 5)[:-1])
        for _ in range(SITES)
    ]
    house = [[sentence(chance, vocabulary, 10) for _ in range(6)] for _ in range(SITES)]
    background: dict[int, tuple[list[str], str]] = {}
    last: Made | None = None
    for number in range(count):
        site = chance.randrange(SITES)
        if last is not None and number % 10 == 9:
            yield last._replace(url=f"{last.url}?again")
            continue
        words = chance.choices(vocabulary, k=60)
        paragraphs = [sentence(chance, words, chance.randint(15, 45)) for _ in range(8)]
        if number % 10 == 5:
            story = number // 400
            if story not in background:
                background[story] = words, sentence(chance, words, 25)
            words, shared = background[story]
            site = story % SITES
            paragraphs = [sentence(chance, words, 30) for _ in range(8)]
            paragraphs.insert(4, shared)
        residue = (*always[site], chance.choice(house[site]))
        last = Made(
            f"https://s{site}.example/{number}", (*paragraphs, *residue), frozenset(residue)
        )
        yield last


def on_made(count: int, cleaned: int) -> None:
    """Count a made corpus, and clean some of it with and without."""
    start = perf_counter()
    lines = RepeatedLines.of((made.url, "\n\n".join(made.lines)) for made in made(count))
    counted = perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    different = sum(len(site.lines) for site in lines.sites.values())
    kept = lines.at_least(5)
    few = sum(len(site.lines) for site in kept.sites.values())
    print(
        f"{count} documents, {different} different lines, {counted:.0f} s with their making, "
        f"peak {peak:.0f} MB; {few} lines of five documents and more"
    )
    plain = Cleaner()
    cleaners = {site: kept.cleaner(site) for site in kept.sites}
    table = []
    sample = list(made(cleaned))
    for name in ("rules and arbiter", "and repeated lines"):
        start = perf_counter()
        found = residue = damaged = body = 0
        for document in sample:
            cleaner = plain if name.startswith("rules") else cleaners[document.url.split("/")[2]]
            stays = set(cleaner("\n\n".join(document.lines), "en").body.split("\n\n"))
            for line in document.lines:
                size = line.count(" ") + 1
                gone = line not in stays
                if line in document.residue:
                    residue += size
                    found += size * gone
                else:
                    body += size
                    damaged += size * gone
        seconds = perf_counter() - start
        table.append([name, f"{found / residue:.4f}", f"{damaged / body:.5f}", f"{seconds:.1f}"])
    print(corpora.table(["made corpus", "recall", "damage", "s"], table))


def on_real(shared: Path) -> None:
    """residuebench, each document with the lines of its site in all four corpora."""
    bench = corpora.labelled(shared / "residuebench" / "dev.jsonl")
    urls: dict[tuple[str, str], str] = {}
    extractors = ("trafilatura", "resiliparse", "readability", "newspaper")
    by_extractor: dict[str, RepeatedLines] = {}
    for corpus in corpora.CORPORA:
        urls.update(
            {(corpus, page.id): page.url for page in corpora.pages(shared / "corpora", corpus)}
        )
    for extractor in extractors:
        texts = [
            (urls[corpus, page], text)
            for corpus in corpora.CORPORA
            for page, text in corpora.extracted(shared / "corpora", corpus, extractor).items()
            if urls[corpus, page]
        ]
        by_extractor[extractor] = RepeatedLines.of(texts)
    largest = by_extractor["trafilatura"].sites.values()
    sizes = sorted((site.documents for site in largest), reverse=True)
    print(f"{len(sizes)} sites; the largest have {sizes[:8]} pages")
    changed = {"residue": 0, "body": 0}
    judged = 0
    for document in bench:
        corpus, page, extractor = document.id.split("/")
        url = urls[corpus, page]
        if not url or extractor not in by_extractor:
            continue
        judged += 1
        for residue in by_extractor[extractor].cleaner(url)(document.text).residue:
            if residue.rule == "repeated.line":
                label = document.labels[document.text.count("\n", 0, residue.start)]
                changed["body" if label == "body" else "residue"] += 1
    print(f"residuebench: {judged} documents, lines taken as repeated: {changed}")


def on_few(shared: Path) -> None:
    """What a line on few pages would give: those that `clean` leaves on all pages of a site."""
    by_site: dict[str, dict[str, str]] = {}
    for corpus in corpora.CORPORA:
        texts = corpora.extracted(shared / "corpora", corpus, "trafilatura")
        for page in corpora.pages(shared / "corpora", corpus):
            if page.url and texts[page.id]:
                by_site.setdefault(site_of(page.url), {})[page.url] = texts[page.id]
    clean = Cleaner()
    for least in (3, 2):
        sites = [pages.values() for pages in by_site.values() if len(pages) >= least]
        left = 0
        for pages in sites:
            on_all = set.intersection(*(set(clean(text).body.splitlines()) for text in pages))
            left += len(on_all - {""})
        print(f"{len(sites)} sites of {least} pages and more: {left} lines left on all of them")


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path, default=Path("../shared"))
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--clean", type=int, default=2000, help="made documents that are cleaned")
    arguments = parser.parse_args()
    on_made(arguments.documents, arguments.clean)
    corpora.require(arguments.shared)
    on_real(arguments.shared)
    on_few(arguments.shared)


if __name__ == "__main__":
    main()
