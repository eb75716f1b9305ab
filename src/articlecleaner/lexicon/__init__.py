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

In `line`, `heading`, `start` and `end` a `0` stands for any number of up to four digits. What is
spelled in several ways is written once: "email" is found as "e-mail", "à lire aussi" as "A LIRE
AUSSI" (see `_SPELLINGS` and `_BARE`). A file that serves several languages names them first:
`languages = ["sr", "hr", "bs"]`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import chain, product, takewhile
from pathlib import Path
from typing import Any, NamedTuple

import ahocorasick_rs
import tomli  # compiled: four times as fast as tomllib

from articlecleaner.finding import Kind

BINDINGS = ("line", "heading", "start", "end", "glued", "hint")
BOUNDS = ("short", "head", "tail", "edge")
OWN = "own"  # the language of cues that a user gave: they bind in every text
NUMBERS = 5  # that a phrase may hold: each stands for four forms
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


_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(\d+)")
_FOLD = [("\xa0", " "), ("\u202f", " "), ("\u2009", " "), ("\u3000", " ")]
_FOLD += [("\u2019", "'"), ("\u2018", "'"), ("\u02bc", "'"), ("\u2011", "-"), ("\uff1a", ":")]
_FOLD += [("\uff5c", "|"), ("\uff0f", "/")]
_FOLD += [("\u0130", "i"), ("\u0131", "i")]  # Turkish i's: lower() would lengthen the dotted one
# Romanian is written with commas and with cedillas, Greek capitals without accents, Arabic and
# Persian on each other's keyboards and with or without the hamza of an alef.
_SAME = [("\u015f", "\u0219"), ("\u0163", "\u021b")]
_SAME += [("\u0451", "\u0435")]  # the dots of Russian, which few write
_SAME += [("\u06cc", "\u064a"), ("\u0649", "\u064a"), ("\u06a9", "\u0643"), ("\u0671", "\u0627")]
_SAME += [("\u03ac", "\u03b1"), ("\u03ad", "\u03b5"), ("\u03ae", "\u03b7"), ("\u03af", "\u03b9")]
_SAME += [("\u03cc", "\u03bf"), ("\u03cd", "\u03c5"), ("\u03ce", "\u03c9"), ("\u03c2", "\u03c3")]
_SAME += [("\u0623", "\u0627"), ("\u0625", "\u0627"), ("\u0622", "\u0627")]


# The letters and digits of East Asian keyboards that are as wide as a character of theirs.
_WIDE = frozenset(chr(code + 0xFEE0) for code in range(128) if chr(code).isalnum())
_NARROW = {ord(char): ord(char) - 0xFEE0 for char in _WIDE}
_EMOJI_FROM = "\U0001f000"
_EMOJI = re.compile("[\U0001f000-\U0001faff]")  # pictures that pages put before labels
_ASCII = bytes(range(128))
# What _SAME folds, and what lower() makes it of.
_SAME_BEFORE = frozenset(form for old, _ in _SAME for form in (old, old.upper()))


def beyond_ascii(text: str) -> str:
    r"""The characters of a text that are not ASCII; to look for some, these few are enough.

    >>> beyond_ascii("Read more: it\u2019s caf\xe9 time")
    '\u2019\xe9'
    """
    if text.isascii():
        return ""
    rare = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return rare.decode("utf-8", "surrogatepass")


def fold(text: str) -> str:
    r"""Fold what differs without a difference in meaning; the length stays the same.

    >>> fold("Read\u00a0more: it\u2019s HERE")
    "read more: it's here"
    """
    text = text.replace("\t", " ")
    if chars := set(beyond_ascii(text)):
        for old, new in _FOLD:
            if old in chars:
                text = text.replace(old, new)
        if max(chars) >= _EMOJI_FROM:
            text = _EMOJI.sub(" ", text)
        if not chars.isdisjoint(_WIDE):
            text = text.translate(_NARROW)
        text = text.lower()
        if not chars.isdisjoint(_SAME_BEFORE):
            for old, new in _SAME:
                text = text.replace(old, new)
        return text
    return text.lower()


_NO_LETTER = re.compile(r"[\W_]+")


def key(value: str) -> str:
    """What two spellings of the same share: case, space and punctuation folded.

    >>> key("Storm closes Lisbon’s port!") == key("storm closes lisbons port")
    True
    """
    return _key_of_name(value) if len(value) <= _NAME else _key(value)


_NAME = 200  # characters of a name or title, which is compared many times


def _key(value: str) -> str:
    return _NO_LETTER.sub("", unicodedata.normalize("NFKC", value).casefold())


_key_of_name = lru_cache(maxsize=1024)(_key)


# Marks of direction and joining, soft hyphens, tatweel and vowel signs of Arabic: they say nothing.
# The dot below letters of Hindi is left out as often as it is written.
_SILENT = "\xad\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u200b\u200c\u200d\u200e\u200f"
_SILENT += "\u093c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
# Characters that NFC may join with the one before them, or replaces; at most 30 on one letter, as
# in the stream-safe format of Unicode.
_LOOSE = re.compile(
    "(?s:.)?["
    "\u0300-\u036f\u037e\u0387\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u094d"
    "\u0958-\u095f\u09bc\u09be\u09cd\u09d7\u09dc-\u09df\u0e38-\u0e3a\u0e48-\u0e4b\u1160-\u11ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u1f00-\u1fff\u20d0-\u20ff\u2126\u212a\u212b\u3099\u309a\uf900-\ufaff"
    f"\ufb1d-\ufb4f\ufe20-\ufe2f{_SILENT}]{{1,30}}"
)

_DOTTED = "i\u0307"  # the dotted capital of Turkish, taken apart and lowered


def composed(folded: str) -> bool:
    """Whether a folded text has no letters apart from their marks, and none that are silent."""
    return (
        set(beyond_ascii(folded)).isdisjoint(_SILENT)
        and unicodedata.is_normalized("NFC", folded)
        and _DOTTED not in folded
    )


def compose(folded: str) -> tuple[str, list[int], list[int]]:
    r"""A folded text with letters and marks put together and silent characters left out.

    With it, for each of its characters, where in `folded` it starts and ends.

    >>> compose("cafe\u0301s")
    ('caf\xe9s', [0, 1, 2, 3, 5], [1, 2, 3, 5, 6])
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _LOOSE.finditer(folded):
        start, end = match.span()
        letters = fold(unicodedata.normalize("NFC", match[0])).replace(_DOTTED, "i")
        letters = "".join([char for char in letters if char not in _SILENT])
        pieces += [folded[at:start], letters]
        starts += [*range(at, start), *[start] * len(letters)]
        ends += [*range(at + 1, start + 1), *[end] * len(letters)]
        at = end
    pieces.append(folded[at:])
    starts += range(at, len(folded))
    ends += range(at + 1, len(folded) + 1)
    return "".join(pieces), starts, ends


def plain(text: str) -> str:
    r"""A text for comparing words: folded, composed, without silent characters.

    >>> plain("De\u0301cembre")
    'd\xe9cembre'
    """
    folded = fold(text)
    return folded if composed(folded) else compose(folded)[0]


def capitals(words: Iterable[str]) -> int:
    """How many words start with a capital.

    >>> capitals("Storm closes the port of Lisbon".split())
    2
    """
    return sum([word[0].isupper() for word in words])


def has_case(text: str) -> bool:
    """Whether a text has letters of a script with capitals.

    >>> has_case("Lisbon"), has_case("港は閉鎖された")
    (True, False)
    """
    return text.upper() != text.lower()


# Upper case of the scripts that have it, for character classes; `re` knows no \\p{Lu}.
UPPER = (
    "A-Z\u00c0-\u00d6\u00d8-\u00de\u0104\u0106\u010c\u010e\u0110"
    "\u0116\u0118\u011a\u011e\u0122\u012e\u0130\u0136\u013b\u0141\u0143\u0145\u0147\u0150"
    "\u0158\u015a\u015e\u0160\u0164\u016a\u016e\u0170\u0172\u0179\u017b\u017d\u0218\u021a"
    "\u0100\u0102\u0112\u012a\u0156\u0162\u01a0\u01af\u1ea0\u1ea2\u1ea4\u1ea6\u1ea8\u1eaa\u1eac\u1eae\u1eb0\u1ebe\u1ec0\u1ee8"
    "\u0386-\u03ab\u0400-\u042f\u0490\u040e"
)
# Vowel signs and other marks on letters that are no letters to `re`, which knows no \\p{M} either.
MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
LEAD = " -*\u2022\u00b7\u25aa\u25ba\u25b6\ufe0f\u25b8>\u00bb\u203a|\u2013\u2014#+\u2192\u2190"
LEAD += "([\u3010\u25a0\u25cf\u00ab<\u25bd\u25c6\u25c7\u2605\u2606\u200e\u200f"
# Pictures that pages put before labels, besides those that `fold` leaves out.
_PICTURES = "➡⬇⬅⏩◀✉☎✔✅✨⚡⚠❗‼⭐✍✏\ufe0f\u200d"
LEAD += "\u2122\u00ae&=~`⇒➔➜➤❯↓↗↪⟶‣◦○□◇《〉》❤" + _PICTURES
TRAIL = (
    " \u2026!\u00bb\u203a\u2192\u25ba\u25b6>|)]\u3011\u2013\u2014-+\u25be\u25bc\u00ab"
    "~`⇒➔➜➤❯↗↪⟶⌄≫》" + _PICTURES
)
_MARKS = LEAD + TRAIL + "."


def trim(folded: str) -> str:
    """Leave out the marks and brackets that pages put after a label.

    >>> trim("related stories \u00bb"), trim("you may also like...")
    ('related stories', 'you may also like')
    """
    if folded.endswith(("...", "**")):  # cut short, or bold in Markdown
        folded = folded.rstrip(folded[-1])
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
                rule = f"{where}.{language}"
                # Marks aside, a phrase may stand there twice.
                for phrase in dict.fromkeys(_phrases(phrases, binding, f"{origin}: {where}")):
                    number = _number(phrase)
                    cues.append(Cue(kind, binding, bound, phrase, language, rule, number))
    return cues


def _phrases(value: Any, binding: str, where: str) -> Iterator[str]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise ValueError(f"{where} must be a list of phrases")
    for phrase in value:
        if not isinstance(phrase, str):
            raise ValueError(f"{where}: {phrase!r} is no phrase")
    lines = [" ".join(phrase.split()) for phrase in value]  # folded at once, which is cheaper
    for phrase, folded in zip(value, plain("\n".join(lines)).split("\n"), strict=False):
        if binding in ("line", "heading", "start"):
            folded = folded.lstrip(LEAD)
        if binding in ("line", "heading", "end"):
            folded = trim(folded)
        if not folded.strip(_MARKS):
            raise ValueError(f"{where}: {phrase!r} is no phrase: it is only marks")
        if "0" in folded and _NUMBER.findall(folded).count("0") > NUMBERS:
            raise ValueError(f"{where}: {phrase!r} has more than {NUMBERS} numbers")
        yield folded


def _number(phrase: str) -> re.Pattern[str] | None:
    parts = _NUMBER.split(phrase)
    if all(part == "0" for part in parts[1::2]):
        return None
    parts[::2] = map(re.escape, parts[::2])
    parts[1::2] = [r"\d{1,4}" if part == "0" else part for part in parts[1::2]]
    return re.compile("".join(parts))


class Languages(Mapping[str, Mapping[str, int]]):
    """The languages that have a lexicon, each with its number of cues by kind.

    To list the codes costs little; the cues of a language are read when it is asked for.
    """

    def __getitem__(self, code: str) -> dict[str, int]:
        """The number of cues by kind, most first."""
        if code not in self:
            raise KeyError(code)
        return dict(Counter(cue.kind.value for cue in load(covered()[code])).most_common())

    def __contains__(self, code: object) -> bool:
        return code != COMMON and code in covered()

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(set(covered()) - {COMMON}))

    def __len__(self) -> int:
        return len(covered()) - 1

    def __repr__(self) -> str:
        return f"<languages {' '.join(self)}>"


def languages() -> Languages:
    """The languages that are covered, and how deeply: a mapping of ISO 639-1 codes.

    >>> "de" in languages()
    True
    >>> languages()["de"]["promo"] > 100  # cues that point to other stories
    True
    """
    return Languages()


@cache
def covered() -> dict[str, str]:
    """For each language that has a lexicon, the name of its file without the ending."""
    names = {}
    for file in resources.files(__package__).iterdir():
        if file.name.endswith(".toml") and file.name != "labels.toml":
            name = file.name[:-5]
            with file.open(encoding="utf-8") as lines:  # most lexicons are never needed whole
                head = "".join(takewhile(lambda line: not line.startswith("["), lines))
            names.update(dict.fromkeys(tomli.loads(head).get("languages", [name]), name))
    return names


@cache
def load(name: str) -> tuple[Cue, ...]:
    """The cues of one shipped lexicon file."""
    return tuple(parse(_read(name), name, f"{name}.toml"))


def beside_english(language: str | None) -> Iterator[Cue]:
    """The cues that a page in some language may print: those of all languages, English, its own."""
    for name in {COMMON, "en", covered().get(language or "", "en")}:
        yield from load(name)


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
    return frozenset(map(plain, _read("labels")[name]))


@cache
def _read(name: str) -> dict[str, Any]:
    file = resources.files(__package__) / f"{name}.toml"
    return tomli.loads(file.read_text("utf-8"))


def own_cues(source: Mapping[str, Any] | str | Path) -> tuple[Cue, ...]:
    """A user's cues, from a dict or a TOML file; they bind whatever the text's language.

    >>> own_cues({"ad": {"line": ["Our partner offers"]}})[0].rule
    'ad.line.own'
    """
    if isinstance(source, Mapping):
        return tuple(parse(source, OWN, "own cues"))
    try:
        data = tomli.loads(Path(source).read_text("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{source}: not a TOML file in UTF-8: {error}") from error
    return tuple(parse(data, OWN, str(source)))


_LONG = 200  # characters of a line from which numbers in it are not folded
_ENDLESS = 20_000  # characters of a line from which it is not composed


class Matcher:
    """Finds the cues of many lexicons in one scan over the lines of a text.

    >>> matcher = Matcher(parse({"promo": {"heading": ["more news"]}}, "en", "example"))
    >>> [[hit.cue.rule for hit in hits] for hits in matcher.scan(["more news", "more news came"])]
    [['promo.heading.en'], []]
    """

    def __init__(self, cues: Iterable[Cue], lexicons: Iterable[str] = ()) -> None:
        """Of these cues, and of those of the shipped lexicons that are named."""
        self._found: list[tuple[Cue, int, int]] = []
        sought = []
        for pattern, found in chain(_patterns(cues), *map(_shipped, lexicons)):
            sought.append(pattern)
            self._found.append(found)
        self._automaton = ahocorasick_rs.AhoCorasick(sought)

    def scan(self, folded: Sequence[str]) -> list[list[Hit]]:
        """For each folded line, its hits in order of their ends; offsets into the folded line."""
        if composed("\n".join(folded)):
            return self._scan(folded)
        whole = [
            None if len(line) > _ENDLESS or composed(line) else compose(line) for line in folded
        ]
        hits = self._scan([w[0] if w else line for w, line in zip(whole, folded, strict=True)])
        for index, w in enumerate(whole):
            if w:
                _, starts, ends = w
                hits[index] = [Hit(h.cue, starts[h.start], ends[h.end - 1]) for h in hits[index]]
        return hits

    def _scan(self, folded: Sequence[str]) -> list[list[Hit]]:
        scanned = [line if len(line) > _LONG else _DIGIT.sub("0", line) for line in folded]
        text = "\n" + "\n".join(scanned) + "\n"
        try:
            found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # lone surrogates
            text = text.encode("utf-8", "replace").decode("utf-8")
            found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        hits: list[list[Hit]] = [[] for _ in folded]
        closing: dict[int, list[Hit]] = {}  # by line, those that reach its end
        index, offset = 0, 1
        for number, start, end in found:
            cue, before, after = self._found[number]
            first, last = start + before, end - after
            alone = cue.binding in _ALONE
            if alone and not text.startswith(_ENDS, last):
                continue
            if (_spaced(text[last - 1]) and _spaced(text[last])) or (
                _spaced(text[first]) and _spaced(text[first - 1])
            ):  # the phrase ends or starts within a word
                continue
            while last > offset + len(folded[index]):
                offset += len(folded[index]) + 1
                index += 1
            hit = Hit(cue, first - offset, last - offset)
            if cue.number is None or cue.number.fullmatch(folded[index], hit.start, hit.end):
                (closing.setdefault(index, []) if alone or after else hits[index]).append(hit)
        for line, ends in closing.items():
            hits[line] += ends
        return hits


# Languages in which letters are often written without their marks: capitals, as in "A LIRE AUSSI",
# or all, where keyboards have none.
_BARE = frozenset(["fr", "es", "pt", "it", "ca", "ro", "sr", "sl"])
_MARKED = str.maketrans(
    "àâäáãèéêëìíîïòóôöõùúûüç\u0103\u0219\u021bčćšž", "aaaaaeeeeiiiiooooouuuucastccsz"
)
# What is spelled in two ways; in German ss is Swiss.
_SPELLINGS = {
    "en": [(" and ", " & "), ("email", "e-mail"), ("sign up", "sign-up"), ("log in", "login")],
    "de": [(" und ", " & "), ("email", "e-mail"), ("ß", "ss")],
    "vi": [  # where the mark of a tone stands
        *(("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"), ("òe", "oè")),
        *(("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"), ("ùy", "uỳ"), ("úy", "uý")),
        *(("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ")),
    ],
    "ko": [(" ", "")],  # whose spaces between nouns are free
}
_ONE_WAY = ("ss", "")  # what stands for more than the other spelling
_MORE_FORMS = re.compile(r"\d|:\Z")
_Pattern = tuple[str, tuple[Cue, int, int]]
_ALONE = ("line", "heading")
_ENDS = ("\n", ":\n", " :\n")  # of such a line behind the phrase
# By binding, what stands before and after a phrase where it binds.
_AROUND = {**dict.fromkeys((*_ALONE, "start"), ("\n", "")), "end": ("", "\n")}


def _patterns(cues: Iterable[Cue]) -> list[_Pattern]:
    """What to look for, with the cue and how many characters lie before and after its phrase."""
    patterns = []
    for cue in cues:
        before, after = _AROUND.get(cue.binding, ("", ""))
        found = (cue, len(before), len(after))
        forms = _forms(cue)
        if cue.binding != "hint":
            forms += _respelled(forms, cue.language)
        patterns += [(f"{before}{form}{after}", found) for form in forms]
    return patterns


@cache
def _shipped(name: str) -> list[_Pattern]:
    return _patterns(load(name))


def _respelled(forms: Sequence[str], language: str) -> list[str]:
    """The same phrases as others spell them."""
    others = []
    if language in _BARE:
        others += [bare for form in forms if (bare := form.translate(_MARKED)) != form]
    for one, other in _SPELLINGS.get(language, ()):
        others += [form.replace(one, other) for form in forms if one in form]
        if other not in _ONE_WAY:
            others += [form.replace(other, one) for form in forms if other in form]
    return others


def _forms(cue: Cue) -> list[str]:
    """The forms in which a phrase may stand in a line of which the digits are folded to 0."""
    if not _MORE_FORMS.search(cue.phrase):
        return [cue.phrase]
    parts = _NUMBER.split(cue.phrase)
    choices = [("0", "00", "000", "0000") if part == "0" else ("0" * len(part),) for part in parts]
    choices[::2] = [(part,) for part in parts[::2]]
    forms = ["".join(form) for form in product(*choices)]
    if len(parts) > 1 and cue.binding in ("glued", "hint"):
        forms.append(cue.phrase)  # for long lines, where digits are not folded
    if cue.phrase.endswith(":"):
        forms += [form[:-1] + " :" for form in forms]
    return forms


@lru_cache(maxsize=4096)
def _spaced(char: str) -> bool:
    """Whether `char` is of a word in a script that puts spaces between words."""
    if char < "\u0900":
        return char.isalnum()
    if char < "\u0e00":  # of India, where vowel signs are no letters
        return char not in "\u0964\u0965"
    return "\u1100" <= char < "\u1780" and char.isalnum()
