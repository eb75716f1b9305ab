"""Write `lexicon/calendar.json`: month and weekday names of many languages, from CLDR by Babel.

Run with `python scripts/calendar_words.py` after adding a language; needs `pip install babel`.
"""

import json
import multiprocessing
import unicodedata
from pathlib import Path

from babel import Locale

from articlecleaner.lexicon import fold

LANGUAGES = [
    "af",
    "ar",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fa",
    "fi",
    "fil",
    "fr",
    "he",
    "hi",
    "hr",
    "hu",
    "id",
    "is",
    "it",
    "ja",
    "ko",
    "lt",
    "lv",
    "mk",
    "ms",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sr",
    "sv",
    "sw",
    "th",
    "tr",
    "uk",
    "ur",
    "vi",
    "zh",
]
TARGET = Path(__file__).parent.parent / "src/articlecleaner/lexicon/calendar.json"


_FLEETING = (3, 9, 10, 11, 12)  # months whose last vowel goes: marec, septembar …


def words(language: str) -> dict[str, object]:
    """Months by name (folded, without full stops) and weekday names of one language."""
    months: dict[str, int] = {}
    days: set[str] = set()
    scripts = [f"{language}_Latn", f"{language}_Cyrl"] if language == "sr" else [language]
    for script in scripts:
        locale = Locale.parse(script)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    months.setdefault(_plain(name), number)
                days.update(_plain(name) for name in locale.days[context][width].values())
    if language == "en":
        months["sept"] = 9  # the AP style's short form, which CLDR has only for British English
    if language in ("sl", "sr", "bs"):  # dates have the genitive, which CLDR gives for none of them
        for name, number in list(months.items()):
            if len(name) >= 3:
                stem = name[:-2] + name[-1] if name[-2] in "aeа" and number in _FLEETING else name
                for ending in ("a", "ja", "а"):
                    months.setdefault(stem + ending, number)
    kept = {name: number for name, number in months.items() if not name[:1].isdigit()}
    return {"months": kept, "days": sorted(days)}


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", fold(name)).rstrip(".")


if __name__ == "__main__":
    # A process each: Babel 2.18 lets the stand-alone months of one locale leak into others.
    with multiprocessing.Pool(1, maxtasksperchild=1) as pool:
        table = dict(zip(LANGUAGES, pool.imap(words, LANGUAGES, 1), strict=True))
    lines = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in table.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
