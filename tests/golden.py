"""Golden documents: a text, and beside it in JSON what is expected of cleaning it.

`python tests/golden.py` shows where the library differs from the expectations;
`python tests/golden.py --rewrite NAME…` writes what it gives now as the expectation of these;
`python tests/golden.py --digest` writes the digests of all results.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import articlecleaner
from articlecleaner import Article

ROOT = Path(__file__).parent.parent
FOLDERS = (ROOT / "fixtures", ROOT / "seeds")
DIGEST = ROOT / "tests" / "digest.txt"


class Golden(NamedTuple):
    """One golden document: its name, its text, and the JSON beside it."""

    name: str
    text: str
    expected: dict[str, Any]
    path: Path


def documents() -> list[Golden]:
    """All golden documents of the repository, by name."""
    found = []
    for folder in FOLDERS:
        for path in sorted(folder.rglob("*.txt")):
            json_path = path.with_suffix(".json")
            expected = {"why": "", "residue": [], "metadata": {}}
            if json_path.exists():
                expected |= json.loads(json_path.read_text("utf-8"))
            name = str(path.relative_to(ROOT).with_suffix(""))
            found.append(Golden(name, path.read_bytes().decode("utf-8"), expected, path))
    return found


def result(article: Article) -> dict[str, Any]:
    """What a golden file says of an article."""
    return {
        "residue": [{"kind": r.kind.value, "text": r.text} for r in article.residue],
        "metadata": article.metadata.to_dict(),
    }


def differences(golden: Golden) -> list[str]:
    """Lines that say where the library differs from the expectation; none if it does not."""
    got = result(articlecleaner.clean(golden.text))
    lines = []
    residue = {"wanted": golden.expected["residue"], "got": got["residue"]}
    for sign, ours, theirs in (("-", "wanted", "got"), ("+", "got", "wanted")):
        lines += [
            f"{sign} {r['kind']}: {r['text']}" for r in residue[ours] if r not in residue[theirs]
        ]
    wanted = golden.expected["metadata"]
    for field in sorted({*wanted, *got["metadata"]}):
        if wanted.get(field) != got["metadata"].get(field):
            lines.append(
                f"! {field}: wanted {wanted.get(field)!r}, got {got['metadata'].get(field)!r}"
            )
    return lines


def digests() -> Iterator[str]:
    """For each golden document and page a line: its name, and a digest of all that it gives.

    All but what the policy calls not public, confidences and the words of reasons; and pages as
    jusText reads them, for what trafilatura finds is another thing in each of its versions.
    """
    articles = {golden.name: articlecleaner.clean(golden.text) for golden in documents()}
    for path in (ROOT / "fixtures" / "pages").glob("*.html"):
        name = str(path.relative_to(ROOT).with_suffix(""))
        articles[name] = articlecleaner.clean_html(path.read_bytes(), extractor="justext")
    for name, article in sorted(articles.items()):
        residue = [(r.kind.value, r.start, r.end, r.rule) for r in article.residue]
        result = [article.spans, residue, article.metadata.to_dict(), article.warnings]
        digest = hashlib.sha256(json.dumps(result, sort_keys=True).encode()).hexdigest()
        yield f"{name} {digest[:16]}\n"


def main(arguments: list[str]) -> int:
    """Show all differences, or rewrite the expectations of the documents that are named."""
    if arguments == ["--digest"]:
        DIGEST.write_text("".join(digests()), "utf-8")
        return 0
    rewrite = set(arguments[1:]) if arguments[:1] == ["--rewrite"] else set()
    if unknown := rewrite - {golden.name for golden in documents()}:
        print(f"no such document: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    differ = 0
    for golden in documents():
        lines = differences(golden)
        if golden.name in rewrite:
            expected = {**golden.expected, **result(articlecleaner.clean(golden.text))}
            text = json.dumps(expected, ensure_ascii=False, indent=2) + "\n"
            golden.path.with_suffix(".json").write_text(text, "utf-8")
        elif lines:
            known = golden.expected.get("known_to_fail")
            differ += not known
            print(golden.name, *([f"known to fail: {known}"] if known else []), *lines, sep="\n  ")
    print(f"{differ} of {len(documents())} documents differ")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
