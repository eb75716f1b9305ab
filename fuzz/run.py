"""Coverage-guided fuzzing of what takes input from outside.

`python fuzz/run.py TARGET -max_total_time=150` fuzzes one target until the time is over or an
input breaks it; libFuzzer writes that input to `build/fuzz/`. `make fuzz` runs all, ten minutes in
all. What is found becomes a fixture or a test.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import atheris
import tomli

with atheris.instrument_imports(include=["articlecleaner"]):
    import articlecleaner
    import articlecleaner.filters
    import articlecleaner.html.page
    import articlecleaner.lexicon
    import articlecleaner.metadata
    import articlecleaner.page_metadata
    from articlecleaner import Article

ROOT = Path(__file__).parent.parent
GOLDEN = [*sorted((ROOT / "fixtures").rglob("*.txt")), *sorted((ROOT / "seeds").glob("*.txt"))]


def text(data: bytes) -> None:
    """Any text gives an article, which is made of its source and is clean."""
    source = data.decode("utf-8", "surrogateescape")  # bytes that are no UTF-8: lone surrogates
    article = articlecleaner.clean(source)
    assert article.source == source
    again = articlecleaner.clean(article.body)
    assert (again.body, again.residue) == (article.body, ())
    assert Article.from_dict(article.to_dict()) == article


def html(data: bytes) -> None:
    """Any bytes give an article, through each extractor that is there."""
    for extractor in ("trafilatura", "justext"):
        article = articlecleaner.clean_html(data, extractor=extractor)
        assert Article.from_dict(article.to_dict()) == article


def lexicon(data: bytes) -> None:
    """A table of cues is read, or a ValueError says what is wrong with it."""
    source = data.decode("utf-8", "replace")
    try:
        cues = tomli.loads(source)
    except (ValueError, RecursionError):  # not TOML
        return
    try:
        cleaner = articlecleaner.Cleaner(cues=cues)
    except ValueError:
        return
    cleaner("The river rose on Monday.\nOur weekend reads\n" + source)


def plain(data: bytes) -> None:
    """A dict is an article, or a ValueError says what does not fit."""
    provider = atheris.FuzzedDataProvider(data)
    article = articlecleaner.clean("Title: Storm closes port\nThe port was closed.\nAdvertisement")
    value = article.to_dict()
    odd: list[object] = [None, -1, 0.5, "", "x", [], {}, [[]], {"x": 1}, float("nan"), 10**30]
    for _ in range(provider.ConsumeIntInRange(1, 4)):
        inner: Any = value
        for _ in range(provider.ConsumeIntInRange(0, 3)):
            if isinstance(inner, dict) and inner:
                key: Any = provider.PickValueInList(sorted(inner))
            elif isinstance(inner, list) and inner:
                key = provider.ConsumeIntInRange(0, len(inner) - 1)
            else:
                break
            new = provider.PickValueInList([*odd, provider.ConsumeUnicode(8)])
            if provider.ConsumeBool():
                inner[key] = new
                break
            inner = inner[key]
    try:
        read = Article.from_dict(value)
    except ValueError:
        return
    assert Article.from_dict(read.to_dict()) == read


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": text,
    "html": html,
    "lexicon": lexicon,
    "plain": plain,
}


def seeds(target: str) -> list[bytes]:
    """What a target starts from: the documents and lexicons of the repository."""
    if target == "lexicon":
        return [b'[promo]\nline = ["our weekend reads"]\n[ad.short]\nstart = ["buy 0 get 0"]\n']
    texts = [path.read_bytes() for path in GOLDEN]
    if target == "html":
        start, end = b"<html><title>Storm</title><article><h1>Storm</h1><p>", b"</article>"
        return [start + text.replace(b"\n", b"<p>") + end for text in texts[:60]]
    return texts if target == "text" else []


def main(arguments: list[str]) -> None:
    """Fuzz the target that is named first; the rest is for libFuzzer."""
    if len(arguments) < 2 or arguments[1] not in TARGETS:
        sys.exit(f"usage: python fuzz/run.py {{{','.join(TARGETS)}}} [libFuzzer options]")
    target = arguments[1]
    corpus = ROOT / "build" / "fuzz" / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [f"-artifact_prefix={corpus.parent}/{target}-", "-max_len=8192", "-timeout=60"]
    atheris.Setup([arguments[0], str(corpus), *options, *arguments[2:]], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
