"""How well residue is told from article, by the lines of residuebench that people labelled.

`python -m benchmarks.residue [../shared/residuebench/dev.jsonl] [--errors] [--misses-by promo]
[--language en,de] [--json scores.json]`

- recall: share of residue words that the cleaner removed; damage: share of body words;
- clean: share of documents in which every word of every residue line is gone and no word of any
  body line;
- per label: lines of which more than half the words are gone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import corpora
from benchmarks.peers import Cleaner, cleaners

BODY = "body"
UNCOUNTED = ("deck", "embed", "unsure")


@dataclass(frozen=True)
class Line:
    """What a cleaner did to one labelled line: `gone` of its `words`, by which rules.

    `number` is its index among the lines of its document.
    """

    number: int
    label: str
    text: str
    words: int
    gone: int
    rules: tuple[str, ...]

    @property
    def error(self) -> str:
        """What went wrong: `missed`, `partly` (residue), `damaged` (body), or nothing."""
        if self.label in UNCOUNTED:
            return ""
        if self.label == BODY:
            return "damaged" if self.gone else ""
        return "" if self.gone == self.words else "partly" if self.gone else "missed"


@dataclass(frozen=True)
class Judged:
    """What a cleaner did to one document."""

    document: corpora.Labelled
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Scores:
    """Recall, damage and clean of one cleaner, with what they are shares of."""

    documents: int
    residue_words: int
    body_words: int
    recall: float
    damage: float
    clean: float


def judge(document: corpora.Labelled, cleaner: Cleaner) -> Judged:
    """Run a cleaner over a document and count, line by line, the words that are gone."""
    cuts = cleaner(document.text)
    lines = []
    start = 0
    for number, (text, label) in enumerate(zip(document.lines, document.labels, strict=True)):
        end = start + len(text)
        near = [cut for cut in cuts if cut.start < end and cut.end > start]
        words = [(start + m.start(), start + m.end()) for m in corpora.WORD.finditer(text)]
        gone = sum(any(cut.start <= a and b <= cut.end for cut in near) for a, b in words)
        rules = tuple(dict.fromkeys(cut.rule for cut in near))
        lines.append(Line(number, label, text, len(words), gone, rules))
        start = end + 1
    return Judged(document, tuple(lines))


def score(judged: Sequence[Judged]) -> Scores:
    """The overall scores of some judged documents."""
    lines = [line for one in judged for line in one.lines if line.label not in UNCOUNTED]
    body = [line for line in lines if line.label == BODY]
    residue = [line for line in lines if line.label != BODY]
    residue_words, body_words = sum(x.words for x in residue), sum(x.words for x in body)
    return Scores(
        len(judged),
        residue_words,
        body_words,
        _share(sum(line.gone for line in residue), residue_words),
        _share(sum(line.gone for line in body), body_words),
        _share(sum(not any(x.error for x in one.lines) for one in judged), len(judged)),
    )


def by_extractor(judged: Sequence[Judged]) -> dict[str, Scores]:
    """The overall scores for each extractor."""
    names = sorted({one.document.extractor for one in judged})
    return {
        name: score([one for one in judged if one.document.extractor == name]) for name in names
    }


def by_label(judged: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """For each label, how many lines there are and how many of them are mostly gone."""
    lines = [line for one in judged for line in one.lines]
    all_lines = Counter(line.label for line in lines)
    gone = Counter(line.label for line in lines if 2 * line.gone > line.words)
    order = sorted(all_lines, key=lambda label: (label in UNCOUNTED, -all_lines[label]))
    return {label: (all_lines[label], gone[label]) for label in order}


def column(judged: Sequence[Judged]) -> dict[str, tuple[str, str]]:
    """One cleaner's column of the report: for each row, what it is a share of, and the share."""
    rows = {}
    parts = [("**{}**", score(judged))]
    parts += [(f"{{}}, {name}", scores) for name, scores in by_extractor(judged).items()]
    for measure, of in (
        ("recall", "{0.residue_words} words"),
        ("damage", "{0.body_words} words"),
        ("clean", "{0.documents} documents"),
    ):
        for name, scores in parts:
            rows[name.format(measure)] = (of.format(scores), f"{getattr(scores, measure):.4f}")
    for label, (lines, gone) in by_label(judged).items():
        name = f"`{label}` removed" + (" (not counted)" if label in UNCOUNTED else "")
        rows[name] = (f"{lines} lines", f"{gone} = {_share(gone, lines):.3f}")
    return rows


def report(results: dict[str, Sequence[Judged] | None]) -> str:
    """All cleaners beside each other in one table, as markdown."""
    columns = [None if judged is None else column(judged) for judged in results.values()]
    names = next(rows for rows in columns if rows is not None)
    return corpora.table(
        ["", "of", *results],
        [
            [name, of, *("not installed" if rows is None else rows[name][1] for rows in columns)]
            for name, (of, _) in names.items()
        ],
    )


def errors(judged: Sequence[Judged], label: str | None) -> str:
    """Every wrong line, by document, with a count by label at the end."""
    output = []
    counts: Counter[tuple[str, str]] = Counter()
    for one in judged:
        for line in one.lines:
            if not line.error or label not in (None, line.label):
                continue
            counts[line.label, line.error] += 1
            output.append(
                f"{one.document.id}:{line.number} [{line.label}] {line.error}"
                f" {line.gone}/{line.words} {' '.join(line.rules) or '-'}"
                f" | {corpora.shorten(line.text)}"
            )
    output += ["", *(f"{n:5} {name} {error}" for (name, error), n in counts.most_common())]
    return "\n".join(output)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _json(judged: Sequence[Judged]) -> dict[str, object]:
    return {
        "overall": asdict(score(judged)),
        "extractors": {name: asdict(scores) for name, scores in by_extractor(judged).items()},
        "labels": {
            label: {"lines": lines, "removed": gone, "share": _share(gone, lines)}
            for label, (lines, gone) in by_label(judged).items()
        },
    }


def main() -> None:
    """Score all cleaners, or list what articlecleaner got wrong."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    default = Path("../shared/residuebench/dev.jsonl")
    parser.add_argument("path", type=Path, nargs="?", default=default)
    parser.add_argument("--errors", action="store_true", help="print every wrong line instead")
    parser.add_argument("--misses-by", metavar="LABEL", help="print wrong lines of this label")
    parser.add_argument("--language", help="only pages that declare these, such as en,de,unknown")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the scores here, too")
    options = parser.parse_args()
    corpora.require(options.path)
    documents = corpora.labelled(options.path)
    if options.language:
        root, chosen = options.path.parent.parent / "corpora", options.language.split(",")
        corpora.require(root)
        documents = [each for each in documents if corpora.language(root, each) in chosen]
    chosen_cleaners = cleaners()
    if options.errors or options.misses_by:
        chosen_cleaners = {"articlecleaner": chosen_cleaners["articlecleaner"]}
    results: dict[str, Sequence[Judged] | None] = {
        name: None if cleaner is None else [judge(document, cleaner) for document in documents]
        for name, cleaner in chosen_cleaners.items()
    }
    if options.errors or options.misses_by:
        print(errors(results["articlecleaner"] or [], options.misses_by))
    else:
        print(report(results))
    if options.json:
        scores = {name: judged and _json(judged) for name, judged in results.items()}
        options.json.write_text(json.dumps(scores, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
