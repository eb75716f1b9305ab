"""Write `lexicon/calendar.json`: month and weekday names of many languages, from CLDR by Babel.

With them the words that the language puts into dates ("2024 г.", "um 9 Uhr"), from the patterns of
CLDR, and the months of the Persian calendar, from jdatetime. Run with
`make languages` after adding a language.
"""

import json
import multiprocessing
import re
from pathlib import Path

import jdatetime
from babel import Locale

from articlecleaner.language import given
from articlecleaner.lexicon import languages, plain

TARGET = Path(__file__).parent.parent / "src/articlecleaner/lexicon/calendar.json"


# Locales whose names differ from those of the language at large: Jänner, تشرين الثاني, نونبر …
LOCALES = {
    "ar": ["ar", "ar_LB", "ar_MA", "ar_DZ"],
    "de": ["de", "de_AT"],
    "en": ["en", "en_GB", "en_CA"],
    "es": ["es", "es_MX", "es_PE"],
    "fr": ["fr", "fr_CA"],
    "pt": ["pt", "pt_PT"],
    "sr": ["sr_Latn", "sr_Cyrl"],
    "zh": ["zh_Hans", "zh_Hant"],
}
# Forms that dates have and CLDR does not list, as endings: another case, another spelling.
ENDINGS = {
    "hi": [("ंबर", "म्बर")],
    "hr": [("oga", "og")],
    "lv": [("is", "ī"), ("ts", "tā"), ("js", "jā")],
}
_FLEETING = (3, 9, 10, 11, 12)  # months whose last vowel goes: marec, septembar …
_QUOTED = re.compile(r"'([^']+)'")


def words(language: str) -> dict[str, object]:
    """Months by name (folded, without full stops), weekday names and date words of a language."""
    months: dict[str, int] = {}
    days: set[str] = set()
    literals: set[str] = set()
    for name in LOCALES.get(language, [language]):
        locale = Locale.parse(name)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, month in locale.months[context][width].items():
                    months.setdefault(_plain(month), number)
                days.update(_plain(day) for day in locale.days[context][width].values())
        patterns = [pattern.pattern for pattern in locale.date_formats.values()]
        for literal in _QUOTED.findall(" ".join(patterns)):
            literals.update(re.findall(r"[^\W\d_]+", plain(literal)))
    if language == "en":
        months["sept"] = 9  # the AP style's short form, which CLDR has only for British English
    if language in ("sl", "sr", "bs"):  # dates have the genitive, which CLDR gives for none of them
        for name, number in list(months.items()):
            if len(name) >= 3:
                stem = name[:-2] + name[-1] if name[-2] in "aeа" and number in _FLEETING else name
                for ending in ("a", "ja", "а"):
                    months.setdefault(stem + ending, number)
    if language in ("ru", "uk"):  # sites cut months to three letters, CLDR to four
        months.update({month[:3]: number for month, number in list(months.items())})
    for old, new in ENDINGS.get(language, ()):
        for name, number in list(months.items()):
            if name.endswith(old):
                months.setdefault(plain(name.removesuffix(old) + new), number)
    if language == "he":  # "27 בינואר": the preposition is glued to the month
        literals.update(f"ב{month}" for month in months)
    if language == "th":  # "วันเสาร์ที่ 27"
        literals.update(f"{day}ที่" for day in days)
    kept = {name: number for name, number in months.items() if not name[:1].isdigit()}
    table: dict[str, object] = {"months": kept, "days": sorted(days), "words": sorted(literals)}
    if language == "fa":
        names = jdatetime.date.j_months_fa
        table["jalali"] = {_plain(name): number for number, name in enumerate(names, 1)}
    return table


def _plain(name: str) -> str:
    return plain(name).rstrip(".")


if __name__ == "__main__":
    # A process each: Babel 2.18 lets the stand-alone months of one locale leak into others.
    with multiprocessing.Pool(1, maxtasksperchild=1) as pool:
        codes = sorted(set(given(languages())))
        table = dict(zip(codes, pool.imap(words, codes, 1), strict=True))
    lines = [f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in table.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
