"""How right the bodies of pages are: `clean_html` by each of its roads, beside other extractors.

`python -m benchmarks.pages [../shared/corpora] [--corpus zyte,fundus] [--road trafilatura,goose3]
[--every 4] [--errors]`

The measures are those of `benchmarks.uplift`. Time is from the bytes of a page to its text, in
milliseconds, the mean over all pages; memory is what the process needed at most, in MB, when a
road was run alone in a fresh one over `fundus`. All roads run on a page one after the other, so
that their times can be compared.
"""

from __future__ import annotations

import argparse
import difflib
import gzip
import logging
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import fmean

from articlecleaner import clean_html
from benchmarks import corpora
from benchmarks.peers import optional
from benchmarks.truth import Body, Counts, Segments, Truth, truth
from benchmarks.uplift import MEASURES, macro, micro

Road = Callable[[bytes], str]
OURS = ("articlecleaner", "articlecleaner resiliparse", "articlecleaner justext")


@dataclass(frozen=True)
class Result:
    """What one road made of one page."""

    name: str
    truth: Truth
    text: str
    counts: Counts
    seconds: float


def roads() -> dict[str, Road]:
    """All roads from a page to a text whose packages are installed, by name."""
    found: dict[str, Road] = {
        "articlecleaner": lambda html: clean_html(html).body,
        "articlecleaner justext": lambda html: clean_html(html, extractor="justext").body,
    }
    if optional("resiliparse"):
        found["articlecleaner resiliparse"] = lambda html: (
            clean_html(html, extractor="resiliparse").body
        )
    for name, make in PEERS.items():
        if road := make():
            found[name] = road
    return found


def _trafilatura(precision: bool) -> Road:
    import trafilatura

    extract = partial(trafilatura.extract, include_comments=False, favor_precision=precision)
    return lambda html: extract(html) or ""


def _readability() -> Road | None:
    readability = optional("readability")
    if readability is None:
        return None
    from lxml import html as lxml_html

    def road(html: bytes) -> str:
        summary = readability.Document(_text(html)).summary()
        return _lines(lxml_html.fromstring(summary)) if summary else ""

    return road


def _lines(tree: object) -> str:
    """The text of a small tree with a line for each block."""
    from articlecleaner.html.blocks import blocks

    return "\n".join(block.text for block in blocks(tree))


def _newspaper() -> Road | None:
    newspaper = optional("newspaper")
    if newspaper is None:
        return None

    def road(html: bytes) -> str:
        article = newspaper.Article(url="https://page.example/", fetch_images=False)
        article.download(input_html=_text(html))
        article.parse()
        return str(article.text)

    return road


def _justext() -> Road:
    import justext

    languages = ("English", "German", "Spanish", "French")
    words = frozenset().union(*map(justext.get_stoplist, languages))
    return lambda html: "\n".join(
        p.text for p in justext.justext(html, words) if not p.is_boilerplate
    )


def _boilerpy() -> Road | None:
    extractors = optional("boilerpy3.extractors")
    if extractors is None:
        return None
    extractor = extractors.ArticleExtractor(raise_on_failure=False)
    return lambda html: str(extractor.get_content(_text(html)))


def _resiliparse() -> Road | None:
    html2text = optional("resiliparse.extract.html2text")
    if html2text is None:
        return None
    return lambda html: str(html2text.extract_plain_text(_text(html), main_content=True))


def _goose() -> Road | None:
    goose = optional("goose3")
    if goose is None:
        return None
    reader = goose.Goose({"enable_image_fetching": False})
    return lambda html: str(reader.extract(raw_html=_text(html)).cleaned_text)


PEERS: dict[str, Callable[[], Road | None]] = {
    "trafilatura": lambda: _trafilatura(precision=False),
    "trafilatura precision": lambda: _trafilatura(precision=True),
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
    "jusText": _justext,
    "boilerpy3": _boilerpy,
    "resiliparse": _resiliparse,
    "goose3": _goose,
}


def _text(html: bytes) -> str:
    """For peers that take no bytes."""
    from articlecleaner.html.decode import decoded

    return decoded(html)


def _pages(root: Path, corpus: str, every: int) -> Iterator[tuple[corpora.Page, bytes]]:
    for page in corpora.pages(root, corpus)[::every]:
        yield page, gzip.decompress((root / corpus / "html" / f"{page.id}.html.gz").read_bytes())


def measure(
    root: Path, corpus: str, chosen: dict[str, Road], every: int
) -> dict[str, list[Result]]:
    """Send every page of a corpus over each road and judge what comes out."""
    results: dict[str, list[Result]] = {name: [] for name in chosen}
    for page, html in _pages(root, corpus, every):
        known = truth(page)
        for name, road in chosen.items():
            start = time.perf_counter()
            try:
                text = road(html)
            except Exception as error:  # a peer that fails on a page has no text for it
                print(f"{name} on {corpus}/{page.id}: {type(error).__name__}", file=sys.stderr)
                text = ""
            seconds = time.perf_counter() - start
            full = f"{corpus}/{page.id}/{name}"
            results[name].append(Result(full, known, text, known.counts(text), seconds))
    return results


def rows(corpus: str, results: dict[str, list[Result]]) -> Iterator[list[str]]:
    """A row for each road: the measures, milliseconds and their ratio to trafilatura's."""
    times = {name: fmean(r.seconds for r in found) for name, found in results.items()}
    base = times.get("trafilatura")
    for name, found in results.items():
        mean = macro if isinstance(found[0].truth, Body) else micro
        cells = [f"{value:.3f}" for value in mean([r.counts for r in found])]
        ratio = f"{times[name] / base:.2f}" if base else ""
        yield [corpus, name, str(len(found)), *cells, f"{times[name] * 1000:.1f}", ratio]


def errors(results: Sequence[Result]) -> Iterator[str]:
    """The pages that are not exact, worst first, with what is missing (-) and too much (+)."""
    wrong = [result for result in results if not result.counts.exact]
    wrong.sort(key=lambda result: (result.counts.f1, result.name))
    for result in wrong:
        yield f"{result.name} F1 {result.counts.f1:.3f}"
        yield from (f"    {line}" for line in _difference(result))
    yield f"{len(wrong)} of {len(results)} pages are not exact"


def _difference(result: Result) -> Iterator[str]:
    if isinstance(result.truth, Segments):
        folded = " ".join(result.text.split())
        yield from (f"- {s}" for s in result.truth.wanted if s not in folded)
        yield from (f"+ {s}" for s in result.truth.unwanted if s in folded)
        return
    words = corpora.WORD.findall(result.text)
    gold = min(
        result.truth.readings,
        key=lambda reading: -Body((reading,)).counts(result.text).f1,
    )
    matcher = difflib.SequenceMatcher(None, gold, words, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal" and b > a:
            yield f"- {corpora.shorten(' '.join(gold[a:b]))}"
        if kind != "equal" and d > c:
            yield f"+ {corpora.shorten(' '.join(words[c:d]))}"


def peak(root: Path, road: str) -> float:
    """The memory in MB that a road needs in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.pages", str(root), "--road", road, "--peak"]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def main() -> None:
    """Print the table of all measures, or with `--errors` the pages that are not exact."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("root", type=Path, nargs="?", default=Path("../shared/corpora"))
    parser.add_argument("--corpus", help=f"some of {','.join(corpora.CORPORA)}")
    parser.add_argument("--road", help=f"some of {','.join([*OURS, *PEERS])}")
    parser.add_argument("--every", type=int, default=1, help="take only each n-th page")
    parser.add_argument("--errors", action="store_true", help="print the pages not exact")
    parser.add_argument("--peak", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    corpora.require(options.root)
    logging.disable(logging.CRITICAL)
    known = roads()
    chosen = {name: known[name] for name in corpora.choice(options.road, tuple(known))}
    if options.peak:
        measure(options.root, "fundus", chosen, options.every)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    table: list[list[str]] = []
    for corpus in corpora.choice(options.corpus, corpora.CORPORA):
        results = measure(options.root, corpus, chosen, options.every)
        table += rows(corpus, results)
        if options.errors:
            for found in results.values():
                print("\n".join(errors(found)))
    head = ["corpus", "road", "pages", *MEASURES, "ms", "time, trafilatura = 1"]
    print(corpora.table(head, table, left=2))
    if not options.errors:
        print()
        peaks = [[name, f"{peak(options.root, name):.0f}"] for name in chosen]
        print(corpora.table(["road", "peak MB"], peaks))


if __name__ == "__main__":
    main()
