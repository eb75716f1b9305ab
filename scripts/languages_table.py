"""Write `docs/languages.md`: what `articlecleaner.languages()` covers, and how deeply.

Run with `make languages` after changing a lexicon or a fixture.
"""

from pathlib import Path

from articlecleaner import Kind, languages
from articlecleaner.lexicon import covered

ROOT = Path(__file__).parent.parent
HEAD = """# Languages

A text is read with the cues of its own language, which CLD2 detects unless it is given
(`clean(text, language="sr")`), or with those of several (`language=("sr", "en")`; dates and words
are then read as in the first), with those of English, which pages of all languages mix in, and with
a few that are the same everywhere. A page in a language that is not listed is cleaned by the latter
two, by the rules that need no words, and by the arbiter.

Letters match however they are written: composed or decomposed, with Turkish dotless i, Romanian
cedillas or commas, Greek capitals without accents, Arabic and Persian forms of yeh, kaf and alef,
with or without tatweel, vowel signs, joiners and marks of direction, the dots of Russian and Hindi,
wide Latin letters. French, Spanish, Portuguese, Italian, Catalan, Romanian, Slovene and Serbian are
found without accents too ("A LIRE AUSSI"), German with the "ss" of Switzerland, Korean with and
without spaces, Vietnamese with either place of the tone. Serbian is covered in both scripts,
Chinese in simplified and traditional characters.

Dates have the month and weekday names of CLDR. Thai years of the Buddhist era, dates of the Persian
calendar and years of Japanese and Taiwanese eras are converted; dates of the Islamic calendar stay
text. Datelines are read in the forms of agencies that print in Arabic, Chinese, German, Hindi,
Hungarian, Indonesian, Italian, Japanese, Korean, Romanian, Russian, Spanish, Ukrainian and in the
common form of place, day and agency in brackets.

The table counts cues by kind, as `articlecleaner.languages()[code]` does, and the documents of
`fixtures/` that were written for the language. Only English, German, a dozen other European
languages, Japanese and Chinese could be tried on real pages; the others rest on the knowledge of
those who wrote them and on the fixtures: corrections are welcome.

"""
SHOWN = [kind for kind in Kind if kind.value not in ("deck", "embed")]


def main() -> None:
    """Write the table."""
    header = ["language", "cues", "fixtures", *(kind.value for kind in SHOWN)]
    folders = {path.name: len(list(path.glob("*.txt"))) for path in (ROOT / "fixtures").iterdir()}
    folders["en"] = sum(count for name, count in folders.items() if name not in covered())
    rows: list[list[object]] = [
        [
            code if covered()[code] == code else f"{code} (`{covered()[code]}`)",
            sum(depth.values()),
            folders.get(code, 0),
            *(depth.get(kind.value, 0) for kind in SHOWN),
        ]
        for code, depth in languages().items()
    ]
    lines: list[list[object]] = [[*header], [":--", *("--:" for _ in header[1:])], *rows]
    table = "\n".join("| " + " | ".join([str(cell) for cell in line]) + " |" for line in lines)
    (ROOT / "docs/languages.md").write_text(HEAD + table + "\n", "utf-8")


if __name__ == "__main__":
    main()
