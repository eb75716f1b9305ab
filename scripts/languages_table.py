"""Write `docs/languages.md`: the languages that have a lexicon, and how deep it is.

Run with `python scripts/languages_table.py` after changing a lexicon.
"""

from collections import Counter
from pathlib import Path

from articlecleaner.lexicon import COMMON, covered, load

ROOT = Path(__file__).parent.parent
HEAD = """# Languages

A text is read with the cues of its own language, which CLD2 detects unless it is given, with those
of English, which pages of all languages mix in, and with a few that are the same everywhere. A page
in a language that is not listed is cleaned by the latter two, by the rules that need no words, and
by the arbiter. Month and weekday names are from CLDR.

Phrases are counted per language, kinds are those of which the lexicon has cues, fixtures are
documents of `fixtures/` that were written for the language. Only German, English and a dozen other
European languages and Japanese could be tried on real pages; the others rest on the knowledge of
those who wrote them and on the fixtures: corrections are welcome.

| language | lexicon | phrases | kinds | fixtures |
| :------- | :------ | ------: | ----: | -------: |
"""


def main() -> None:
    """Write the table."""
    rows = []
    folders = {path.name: len(list(path.glob("*.txt"))) for path in (ROOT / "fixtures").iterdir()}
    folders["en"] = sum(count for name, count in folders.items() if name not in covered())
    for code, name in sorted(covered().items()):
        if code != COMMON:
            cues = load(name)
            kinds = len(Counter(cue.kind for cue in cues))
            rows.append(
                f"| {code} | `{name}.toml` | {len(cues)} | {kinds} | {folders.get(code, 0)} |"
            )
    (ROOT / "docs/languages.md").write_text(HEAD + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
