"""Who signs: the names in an author field or a byline, without roles, dates and agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from articlecleaner import caseless
from articlecleaner.dates import dates
from articlecleaner.finding import Kind
from articlecleaner.lexicon import capitals, covered, fold, has_case, key, labels, load

_CJK = "\u2e80"  # from here on scripts write names without spaces
_LONGEST = 60  # characters of a name
_LINE = 400  # characters of a line that signs
_WORDS = 6  # of a name
_MOST = 30  # names of one line

_ADDRESS = re.compile(
    r"\S+@\S+\.\S+|(?:https?://|www\.)\S*|(?<!\w)@\w+|\S+\.(?:com|org|net|html?)\b\S*"
)
_SENTENCE = re.compile(  # words that no name holds
    r"\b(?:what|who|why|how|when|where|you|your|our|we|this|these|they|are|not|its)\b",
    re.IGNORECASE,
)
_BEFORE = ("by", "von", "par", "por")  # a name, of which none ends so
_HOST = re.compile(r"\w\.[a-z]{2,}(?:$|\s)")  # the name of a site
_NUMBER = re.compile(r"(?<!\w)\d")
_AND = (
    r"(?i:and|und|with|for)|et|y|e|og|och|en|i|и|та|és|ve|ja|și|si|dan|και|a|oraz|mit|avec|con|für|"
    r"pour"
)
_APART = re.compile(rf"\s*[;|&•·–—、／+/]\s*|\s+-\s+|\s+(?:{_AND})\s+")
_COMMA = re.compile(r"\s*[,،，]\s*")
_BRACKETS = re.compile(r"\s*[(\[{（【][^()\[\]{}（）【】]*[)\]}）】]?")
_WHERE = re.compile(
    r"\s(?:in|at|from|via|für|aus|bei|à|au|en|desde|из|for|on|am)(?:\s.*|$)", re.IGNORECASE
)
_FIRST = frozenset(
    ["van", "von", "vom", "de", "di", "da", "del", "al", "el", "bin", "ibn", "ter", "ten"]
)  # may open a name
_TITLES = re.compile(
    r"^(?:(?:dr|prof|mag|dipl|ing|mr|mrs|ms|phd|med|jur|phil|lic|hr|fr|univ|doz|dipl\.-ing|msc|bsc|"
    r"mba)\b\.?[ -]*)+(?=\w)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s*(?:기자|특파원|記者|记者)$")
_DEGREES = re.compile(r"\s+(?:ph\.?d\.?|m\.?d\.?|msc|bsc|mba|ll\.?m\.?|esq\.?)$", re.IGNORECASE)


class Signed(NamedTuple):
    """One who signs: a person, or a newsroom or agency that does where no person is named."""

    name: str
    person: bool


def signed(
    line: str, language: str | None = None, sites: Iterable[str] = (), field: bool = False
) -> list[Signed]:
    """Those who sign in a byline; `sites` are names of the site itself.

    In a `field` that holds nothing but authors, one word is a name too.

    >>> [s.name for s in signed("By Ann Lee and Tomas van Berg, Staff Writers (dpa)")]
    ['Ann Lee', 'Tomas van Berg']
    >>> signed("dpa"), signed("https://example.org/ann")
    ([Signed(name='dpa', person=False)], [])
    >>> signed("annlee"), signed("annlee", field=True)
    ([], [Signed(name='annlee', person=True)])
    >>> signed("The Harbor Post", sites=["Harbor Post"])
    [Signed(name='The Harbor Post', person=False)]
    """
    own = {key(site) for site in sites} - {""}
    found: dict[str, Signed] = {}
    if language == "zh" and not field and caseless.caseless(line):
        names = caseless.names(line, language)
    else:
        names = [_name(part) for part in _parts(line, language)]
    for name in names:
        folded = key(name)
        if not folded or folded in found:
            continue
        if _is_group(name, own):
            found[folded] = Signed(name, False)
        elif not _is_role(name) and (
            _is_person(name) or (field and len(names) == 1 and _is_word(name))
        ):
            found[folded] = Signed(name, True)
    return list(found.values())[:_MOST]


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency, or of several.

    >>> is_agency("Reuters"), is_agency("AFP dpa"), is_agency("Ann Lee")
    (True, True, False)
    """
    return key(name) in _agencies() or all(key(word) in _agencies() for word in _words(name))


def _words(name: str) -> list[str]:
    return [word.strip(".:,()") for word in re.split(r"[\s-]+", fold(name))]


def _is_group(name: str, own: set[str]) -> bool:
    """Whether a name is that of an agency, a newsroom, a company or the site."""
    folded, words = key(name), _words(name)
    return (
        is_agency(name)
        or "the" in words
        or (len(words) <= 6 and not labels("desk").isdisjoint(words))
        or any(_same_site(folded, site) for site in own)
    )


def _same_site(folded: str, site: str) -> bool:
    """Whether a folded name is that of a site, or most of one is the other."""
    short, long = sorted((folded, site), key=len)
    return short == long or (short in long and len(short) > 0.7 * len(long))


def _is_role(name: str) -> bool:
    return not labels("role").isdisjoint(_words(name))


def _is_word(name: str) -> bool:
    """Whether it is a single name, or one whose second word is in lower case."""
    words = name.split()
    return len(name) <= 30 and (
        (len(words) == 1 and len(name) > 1 and name[0].isalnum())
        or (len(words) == 2 and words[0].istitle() and all(map(str.isalpha, words)))
    )


@cache
def _agencies() -> frozenset[str]:
    return frozenset(map(key, labels("agency")))


def opens_byline(line: str) -> bool:
    """Whether a line starts as bylines do, whatever its language.

    >>> opens_byline("Von Ann Lee"), opens_byline("Vonnegut is dead")
    (True, False)
    """
    return bool(_opening().match(fold(line)))


@cache
def _opening() -> re.Pattern[str]:
    return _labelled(labels("by"))


def _labelled(phrases: Iterable[str]) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, filter(None, phrases)), key=len, reverse=True))
    return re.compile(rf"^[\W_]*(?:{names})(?:\s*[:：|]\s*|\s+|$)")


@cache
def _by(language: str | None) -> tuple[re.Pattern[str], ...]:
    """What stands before names: the labels and cues of English, and those of the page's language.

    They are apart because the first, which are many, are the same for all pages.
    """
    if language is None or language == "en" or not (own := _starts(language)):
        return (_labelled(labels("by") | labels("posts_by") | _starts("en")),)
    return *_by("en"), _labelled(own)


def _starts(language: str) -> frozenset[str]:
    return frozenset(
        cue.phrase.rstrip(": ")
        for cue in (load(covered()[language]) if language in covered() else ())
        if cue.kind is Kind.BYLINE and cue.binding == "start" and cue.bound != "tail"
    )


@cache
def _lines(language: str | None) -> frozenset[str]:
    """Whole bylines that name nobody: "staff writer", "der autor"."""
    return frozenset(
        key(cue.phrase)
        for code in ("en", language)
        if code in covered()
        for cue in load(covered()[code])
        if cue.kind is Kind.BYLINE and cue.binding == "line"
    )


def _parts(line: str, language: str | None) -> Iterator[str]:
    line = _ADDRESS.sub(" | ", line[:_LINE].replace("\xa0", " "))
    line = _BRACKETS.sub(" | ", line)
    for moment in reversed(dates(line, language)):
        line = f"{line[: moment.start]} | {line[moment.end :]}"
    for part in _APART.split(_unlabelled(line, language)):
        pieces = _COMMA.split(part.strip())
        if (
            len(pieces) == 2
            and all(len(p.split()) == 1 and p[:1].isupper() for p in pieces)
            and not any(key(p) in _agencies() for p in pieces)
        ):
            pieces = [f"{pieces[1]} {pieces[0]}"]
        for piece in pieces:
            piece = _unlabelled(piece, language)
            digit = _NUMBER.search(piece)
            piece = piece[: digit.start()] if digit else piece
            piece = _unlabelled(piece.strip(" .,:;*-–_\"'„“”»«|"), language)
            if piece and key(piece) not in _lines(language):
                yield piece


def _unlabelled(piece: str, language: str | None) -> str:
    for _ in range(3):
        folded = fold(piece)
        ends = [match.end() for by in _by(language) if (match := by.match(folded))]
        if not ends:
            break
        piece = piece[max(ends) :]
    return piece


def _name(part: str) -> str:
    part = _SUFFIX.sub("", part)
    part = _DEGREES.sub("", _TITLES.sub("", part))
    if len(part.split()) > 2:
        part = _WHERE.sub("", part)
    part = part.strip(" .,:;*-–_\"'„“”»«|")
    words = part.split()
    if len(words) > 2 and key(words[-1]) in _agencies():  # "Ann Lee Bloomberg"
        words = words[:-1]
        part = " ".join(words)
    if len(words) % 2 == 0 and words[: len(words) // 2] == words[len(words) // 2 :]:
        part = " ".join(words[: len(words) // 2])
    if part.isupper() and " " in part:
        part = " ".join(
            word if len(word) <= 2 and word.endswith(".") else _capital(word)
            for word in part.split()
        )
    return part


def _capital(word: str) -> str:
    lower = word.lower()
    return lower if lower in labels("particle") else lower.title().replace("’S", "’s")


def _is_person(name: str) -> bool:
    words = name.split()
    if len(name) > _LONGEST or any(char.isdigit() or char in "?!:：<>=#%_" for char in name):
        return False
    if _HOST.search(name) or words[-1].lower() in _BEFORE or _SENTENCE.search(name):
        return False
    if not has_case(name):
        return 2 <= len(name) <= 25 and (len(words) > 1 or name[0] >= _CJK)
    lower = [
        word for word in words if not word[0].isupper() and word.lower() not in labels("particle")
    ]
    return (
        2 <= len(words) <= _WORDS
        and not lower
        and capitals(words) >= (2 if words[0][0].isupper() else 1)
        and (words[0][0].isupper() or words[0].lower() in _FIRST)
    )
