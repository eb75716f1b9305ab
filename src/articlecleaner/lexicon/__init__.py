"""Cue phrases as data, one TOML file per language, and the one scan that finds them all.

A lexicon file has one table per kind; each key is a *binding*, its value a list of phrases:

- `line`: the line is the phrase and nothing else (a bullet before it and `: … ! »` after it aside);
- `heading`: the same, and the line opens a run: what follows belongs to it until the article
  resumes or the text ends;
- `start`, `end`: the line starts (ends) with the phrase, at a word boundary;
- `glued`: from the phrase to the end of the line is residue, wherever in the line it begins;
- `hint`: the phrase stands somewhere in the line; one hint proves nothing, several may.

A sub-table bounds dangerous phrases: `[promo.short]` binds only in lines of at most twelve words,
`[byline.head]` only before the first paragraph of the article, `[contact.tail]` only after the
last, `[social.edge]` in either. The rule id of a cue is made of these names: `promo.heading.en`,
`contact.start.tail.en`.

In `line`, `heading`, `start` and `end` a `0` stands for any number of up to four digits. A file
that serves several languages names them first: `languages = ["sr", "hr", "bs"]`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import ahocorasick_rs

from articlecleaner.finding import Kind

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

BINDINGS = ("line", "heading", "start", "end", "glued", "hint")
BOUNDS = ("short", "head", "tail", "edge")
OWN = "own"  # the language of cues that a user gave: they bind in every text
COMMON = "und"  # the lexicon of cues that pages of all languages print


class Cue(NamedTuple):
    """One phrase of a lexicon: what it says of a line and how it binds.

    `number` is the pattern of a phrase with a number in it that stands for itself ("24 hours").
    """

    kind: Kind
    binding: str
    bound: str
    phrase: str
    language: str
    rule: str
    number: re.Pattern[str] | None = None


class Hit(NamedTuple):
    """A cue that stands in a line; offsets count from the start of the line's text."""

    cue: Cue
    start: int
    end: int


_NUMBER = re.compile(r"(\d+)")
_FOLD = [("\xa0", " "), ("\u202f", " "), ("\u2009", " "), ("\t", " ")]
_FOLD += [("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("\u2011", "-"), ("\uff1a", ":")]
_FOLD += [("\u0130", "i"), ("\u0131", "i")]  # Turkish i's: lower() would lengthen the dotted one


def fold(text: str) -> str:
    r"""Fold what differs without a difference in meaning; the length stays the same.

    >>> fold("Read\u00a0more: it\u2019s HERE")
    "read more: it's here"
    """
    if not text.isascii():
        for old, new in _FOLD:
            text = text.replace(old, new)
        return text.lower()
    return text.replace("\t", " ").lower()


# Upper case of the scripts that have it, for character classes; `re` knows no \\p{Lu}.
UPPER = (
    "A-Z\u00c0-\u00d6\u00d8-\u00de\u0104\u0106\u010c\u010e\u0110"
    "\u0116\u0118\u011a\u011e\u0122\u012e\u0130\u0136\u013b\u0141\u0143\u0145\u0147\u0150"
    "\u0158\u015a\u015e\u0160\u0164\u016a\u016e\u0170\u0172\u0179\u017b\u017d\u0218\u021a"
    "\u0100\u0102\u0112\u012a\u0386-\u03ab\u0400-\u042f\u0490\u040e"
)
LEAD = " -*\u2022\u00b7\u25aa\u25ba\u25b6\ufe0f\u25b8>\u00bb\u203a|\u2013\u2014#+\u2192\u2190"
LEAD += "([\u3010\u25a0\u25cf\u00ab<"
TRAIL = " \u2026!\u00bb\u203a\u2192\u25ba\u25b6>|)]\u3011\u2013\u2014-+\u25be\u25bc\u00ab"


def trim(folded: str) -> str:
    """Leave out the marks and brackets that pages put after a label.

    >>> trim("related stories \u00bb"), trim("you may also like...")
    ('related stories', 'you may also like')
    """
    if folded.endswith("..."):
        folded = folded.rstrip(".")
    return folded.rstrip(TRAIL)


def parse(data: Mapping[str, Any], language: str, origin: str) -> list[Cue]:
    """Read one lexicon; raises ValueError that names `origin` and the entry that is wrong.

    >>> [cue.rule for cue in parse({"promo": {"line": ["see also"]}}, "en", "example")]
    ['promo.line.en']
    """
    cues: list[Cue] = []
    for name, table in data.items():
        if name == "languages":
            continue
        try:
            kind = Kind(name)
        except ValueError:
            known = ", ".join(k.value for k in Kind)
            raise ValueError(f"{origin}: unknown kind {name!r}; known kinds: {known}") from None
        if not isinstance(table, Mapping):
            raise ValueError(f"{origin}: {name} must be a table of bindings")
        for key, value in table.items():
            bounded = value if key in BOUNDS else {key: value}
            bound = key if key in BOUNDS else ""
            if not isinstance(bounded, Mapping):
                raise ValueError(f"{origin}: {name}.{key} must be a table of bindings")
            for binding, phrases in bounded.items():
                where = f"{name}.{binding}" + (f".{bound}" if bound else "")
                if binding not in BINDINGS:
                    raise ValueError(f"{origin}: {where}: no such binding; known: {BINDINGS}")
                for phrase in _phrases(phrases, binding, f"{origin}: {where}"):
                    rule, number = f"{where}.{language}", _number(phrase)
                    cues.append(Cue(kind, binding, bound, phrase, language, rule, number))
    return list(dict.fromkeys(cues))  # marks aside, a phrase may stand there twice


def _phrases(value: Any, binding: str, where: str) -> Iterator[str]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ValueError(f"{where} must be a list of phrases")
    for phrase in value:
        if not isinstance(phrase, str):
            raise ValueError(f"{where}: {phrase!r} is no phrase")
        folded = fold(" ".join(phrase.split()))
        if binding in ("line", "heading", "start"):
            folded = folded.lstrip(LEAD)
        if binding in ("line", "heading", "end"):
            folded = trim(folded)
        if not folded.strip(LEAD + TRAIL + "."):
            raise ValueError(f"{where}: {phrase!r} is no phrase: it is only marks")
        yield folded


def _number(phrase: str) -> re.Pattern[str] | None:
    parts = _NUMBER.split(phrase)
    if all(part == "0" for part in parts[1::2]):
        return None
    parts[::2] = map(re.escape, parts[::2])
    parts[1::2] = [r"\d{1,4}" if part == "0" else part for part in parts[1::2]]
    return re.compile("".join(parts))


def languages() -> tuple[str, ...]:
    """The languages that have a lexicon, as ISO 639-1 codes.

    >>> "en" in languages()
    True
    """
    return tuple(sorted(set(covered()) - {COMMON}))


@cache
def covered() -> dict[str, str]:
    """For each language that has a lexicon, the name of its file without the ending."""
    names = {}
    for file in resources.files(__package__).iterdir():
        if file.name.endswith(".toml") and file.name != "labels.toml":
            name = file.name[:-5]
            # Only what stands before the first table: most lexicons are never needed whole.
            head = ("\n" + file.read_text("utf-8")).partition("\n[")[0]
            names.update(dict.fromkeys(tomllib.loads(head).get("languages", [name]), name))
    return names


@cache
def load(name: str) -> tuple[Cue, ...]:
    """The cues of one shipped lexicon file."""
    return tuple(parse(_read(name), name, f"{name}.toml"))


@cache
def table(name: str) -> dict[str, Any]:
    """A table of words by language that a script made: `calendar` or `function_words`."""
    file = resources.files(__package__) / f"{name}.json"
    data: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return data


@cache
def labels(name: str) -> frozenset[str]:
    """The words of all languages that label a source, or a date of a change.

    >>> "quelle" in labels("source")
    True
    """
    return frozenset(map(fold, _read("labels")[name]))


@cache
def _read(name: str) -> dict[str, Any]:
    file = resources.files(__package__) / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8"))


def own_cues(source: Mapping[str, Any] | str | Path) -> tuple[Cue, ...]:
    """A user's cues, from a dict or a TOML file; they bind whatever the text's language.

    >>> own_cues({"ad": {"line": ["Our partner offers"]}})[0].rule
    'ad.line.own'
    """
    if isinstance(source, Mapping):
        return tuple(parse(source, OWN, "own cues"))
    try:
        data = tomllib.loads(Path(source).read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{source}: not a TOML file in UTF-8: {error}") from error
    return tuple(parse(data, OWN, str(source)))


_DIGIT = re.compile(r"\d")
_LONG = 200  # characters of a line from which numbers in it are not folded


class Matcher:
    """Finds the cues of many lexicons in one scan over the lines of a text.

    >>> matcher = Matcher(parse({"promo": {"heading": ["more news"]}}, "en", "example"))
    >>> [[hit.cue.rule for hit in hits] for hits in matcher.scan(["more news", "more news came"])]
    [['promo.heading.en'], []]
    """

    def __init__(self, cues: Iterable[Cue]) -> None:
        patterns: dict[str, list[tuple[Cue, int, int]]] = {}
        for cue in cues:
            for pattern, before, after in _patterns(cue):
                patterns.setdefault(pattern, []).append((cue, before, after))
        self._patterns = list(patterns.values())
        self._automaton = ahocorasick_rs.AhoCorasick(list(patterns))

    def scan(self, folded: Sequence[str]) -> list[list[Hit]]:
        """For each folded line, its hits in order of their ends; offsets into the folded line."""
        scanned = [line if len(line) > _LONG else _DIGIT.sub("0", line) for line in folded]
        text = "\n" + "\n".join(scanned) + "\n"
        try:
            found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # lone surrogates
            text = text.encode("utf-8", "replace").decode("utf-8")
            found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        hits: list[list[Hit]] = [[] for _ in folded]
        index, offset = 0, 1
        for number, start, end in found:
            for cue, before, after in self._patterns[number]:
                first, last = start + before, end - after
                if not (_ends_word(text, last) and _starts_word(text, first)):
                    continue
                while last > offset + len(folded[index]):
                    offset += len(folded[index]) + 1
                    index += 1
                hit = Hit(cue, first - offset, last - offset)
                if cue.number is None or cue.number.fullmatch(folded[index], hit.start, hit.end):
                    hits[index].append(hit)
        return hits


def _patterns(cue: Cue) -> Iterator[tuple[str, int, int]]:
    """What to look for, and how many characters of it lie before and after the phrase."""
    for form in _forms(cue):
        if cue.binding in ("line", "heading"):
            for end in ("\n", ":\n", " :\n"):
                yield f"\n{form}{end}", 1, len(end)
        elif cue.binding == "start":
            yield f"\n{form}", 1, 0
        elif cue.binding == "end":
            yield f"{form}\n", 0, 1
        else:
            yield form, 0, 0


def _forms(cue: Cue) -> list[str]:
    """The forms in which a phrase may stand in a line of which the digits are folded to 0."""
    parts = _NUMBER.split(cue.phrase)
    choices = [("0", "00", "000", "0000") if part == "0" else ("0" * len(part),) for part in parts]
    choices[::2] = [(part,) for part in parts[::2]]
    forms = ["".join(form) for form in product(*choices)]
    if len(parts) > 1 and cue.binding in ("glued", "hint"):
        forms.append(cue.phrase)  # for long lines, where digits are not folded
    if cue.phrase.endswith(":"):
        forms += [form[:-1] + " :" for form in forms]
    return forms


def _starts_word(text: str, at: int) -> bool:
    return not (_spaced(text[at]) and _spaced(text[at - 1]))


def _ends_word(text: str, at: int) -> bool:
    return not (_spaced(text[at - 1]) and _spaced(text[at]))


def _spaced(char: str) -> bool:
    """Whether `char` is of a word in a script that puts spaces between words."""
    return char.isalnum() and (char < "\u0e00" or "\u1100" <= char < "\u1780")
