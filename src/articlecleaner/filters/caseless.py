"""Names in scripts without capitals, where nothing but labels and roles tells who signs."""

from __future__ import annotations

import re
from functools import cache

from articlecleaner.lexicon import MARKS, has_case, labels, plain

_LONGEST = 30  # characters of a name
_LINE = 200  # characters of a line that signs
_ADDRESS = re.compile(r"(?<!\S)\S[^\s@]*@\S+|https?://\S+")  # each word is tried once
_BRACKETS = str.maketrans("()[]（）【】〔〕", "|" * 10)
_DATELINE = re.compile(r"[(\[][^()\[\]=]*=[^()\[\]=]*[)\]]")  # [서울=뉴시스]
_PLACE = re.compile(r"(?:^|\s)\S{1,6}[報报][導道]$")  # 澄江報導
_APART = re.compile(r"\s*[:：|｜•·ㆍ/／、＝=;；]\s*|\s+[–—-]\s+")
_AND = re.compile(r"\s+(?:और|एवं|ও|এবং|اور)\s+|\s*[＆&]\s*|[和與与]")
_COMMA = re.compile(r"\s*[,،，]\s*")
_NO_SPACES = "\u2e80"  # from here on scripts write labels and names in one
_SPACED = re.compile(rf"(?:[^\W\d_\u2e80-\uffff]|[{MARKS}]|['’\"״׳.\u200c-]){{2,}}")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]{2,12}")


def caseless(text: str) -> bool:
    """Whether a text, addresses apart, is in a script that has no capitals."""
    return not has_case(_ADDRESS.sub("", text))


def names(text: str) -> list[str]:
    """The names in a byline, without labels, roles and places.

    >>> names("記者林秀芳／澄江報導"), names("글·사진 홍길동 기자 hong@example.com")
    (['林秀芳'], ['홍길동'])
    >>> names("بقلم سامر حداد"), names("लेखक: अनिल वर्मा, नई दिल्ली"), names("নিজস্ব প্রতিবেদক")
    (['سامر حداد'], ['अनिल वर्मा'], [])

    Names in scripts with spaces have two words and more; behind a comma stand places and roles.
    """
    found = []
    line = _DATELINE.sub("|", _ADDRESS.sub("|", text[:_LINE])).translate(_BRACKETS)
    for part in _APART.split(line):
        for piece in _AND.split(_PLACE.sub("", part)):
            wide = bool(_WIDE.search(piece))
            for name in _COMMA.split(piece) if wide else _COMMA.split(piece)[:1]:
                name = _bare(name.strip(" .。।"))
                if _is_name(name, wide):
                    found.append(name)
    return list(dict.fromkeys(found))


def _bare(name: str) -> str:
    """A name without the labels and roles before and behind it."""
    while True:
        folded = plain(name)
        before = next((w for w in _words() if folded.startswith(w) and _ends(folded, len(w))), "")
        behind = next((w for w in _words() if folded.endswith(w) and _starts(folded, len(w))), "")
        if len(folded) != len(name) or not (before or behind):
            return name
        name = name[len(before) :] if before else name[: -len(behind)]
        name = name.strip(" .。।")


def _ends(folded: str, size: int) -> bool:
    return folded[size : size + 1] in ("", " ") or folded[0] >= _NO_SPACES


def _starts(folded: str, size: int) -> bool:
    return folded[-size - 1 : -size] in ("", " ") or folded[-1] >= _NO_SPACES


@cache
def _words() -> tuple[str, ...]:
    """Labels, roles and desks in scripts without capitals, the longest first."""
    words = labels("by") | labels("role") | labels("desk")
    return tuple(sorted(filter(caseless, words), key=len, reverse=True))


def _is_name(name: str, wide: bool) -> bool:
    words = name.split()
    if len(name) > _LONGEST or any(word in _words() for word in plain(name).split()):
        return False
    if wide:
        return all(map(_WIDE.fullmatch, words)) and 1 <= len(words) <= 2
    return 2 <= len(words) <= 5 and all(map(_SPACED.fullmatch, words))
