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
# A label of Chinese lines and what is behind it: "来源：… 作者：…".
_FIELD = re.compile(r"(?<!\S)([\u2e80-\u9fff]{1,6})[:：]\s*")
_ELSE = re.compile(
    r"[来來]源|[时時][间間]|日期|稿|[编編][辑輯]|[责責][编編]|校[对對]|[审審]|监制|出[处處]|版[权權]"
)
_HOUSE = re.compile(  # and the role glued to it: "港口记者"
    r"[\u2e80-\u9fff]+(?:[记記]者|通[讯訊][员員]|特派[员員]|[评評][论論][员員]|[编編][辑輯]|[实實][习習]生)"
    r"(?=[\u4e00-\u9fff]{2,4}$|$)"
)
_HAN = re.compile(r"(?:^|(?<= ))[\u4e00-\u9fff]{2,4}$")
# The surnames of two characters that are in use; other Chinese names have two or three.
_SURNAMES = re.compile(
    r"欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|慕容|令狐|司徒|司空|夏侯|"
    r"端木|百里|呼延|南宫|南宮|东郭|東郭|西门|西門|独孤|獨孤|轩辕|軒轅|宇文|长孙|長孫|申屠|闻人|聞人|澹台|"
    r"公冶|宗政|濮阳|濮陽|淳于|单于|單于|太叔|仲孙|仲孫|钟离|鍾離|鲜于|鮮于|赫连|赫連|范姜|张简|張簡"
)
_NO_SPACES = "\u2e80"  # from here on scripts write labels and names in one
_SPACED = re.compile(rf"(?:[^\W\d_\u2e80-\uffff]|[{MARKS}]|['’\"״׳.\u200c-]){{2,}}")
_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af]{2,12}")


def caseless(text: str) -> bool:
    """Whether a text, addresses apart, is in a script that has no capitals."""
    return not has_case(_ADDRESS.sub("", text))


def names(text: str, language: str | None = None) -> list[str]:
    """The names in a byline, without labels, roles and places.

    >>> names("記者林秀芳／澄江報導"), names("글·사진 홍길동 기자 hong@example.com")
    (['林秀芳'], ['홍길동'])
    >>> names("بقلم سامر حداد"), names("लेखक: अनिल वर्मा, नई दिल्ली"), names("নিজস্ব প্রতিবেদক")
    (['سامر حداد'], ['अनिल वर्मा'], [])

    Names in scripts with spaces have two words and more; behind a comma stand places and roles.
    In Chinese a space parts names, houses stand before roles, and who edited does not sign.

    >>> names("来源：港口晚报 作者：张小楠 责任编辑：李明", "zh")
    ['张小楠']
    >>> names("采写：港口记者 余小菁 向小妮", "zh")
    ['余小菁', '向小妮']
    """
    found = []
    line = _DATELINE.sub("|", _ADDRESS.sub("|", text[:_LINE])).translate(_BRACKETS)
    chinese = language == "zh"
    if chinese:
        line = _chinese(line)
    for part in _APART.split(line):
        for piece in _AND.split(_PLACE.sub("", part)):
            wide = bool(_WIDE.search(piece))
            for name in _COMMA.split(piece) if wide else _COMMA.split(piece)[:1]:
                name = _bare(name.strip(" .。।"))
                if _is_name(name, wide) and not (chinese and wide and not _is_chinese(name)):
                    found.append(name)
    return list(dict.fromkeys(found))


def _chinese(line: str) -> str:
    """A Chinese line without the fields that name no author, and with its names apart."""
    first, *fields = _FIELD.split(line)
    signed = [
        value
        for label, value in zip(fields[::2], fields[1::2], strict=True)
        if not _ELSE.search(label)
    ]
    words = (_HOUSE.sub("| ", word) for word in " | ".join([first, *signed]).split())
    return " ".join(f"{word} |" if _HAN.search(word) else word for word in words)


def _is_chinese(name: str) -> bool:
    """Whether a name without spaces has the length of Chinese names, or dots between parts."""
    return " " in name or len(name) < 4 or (len(name) == 4 and bool(_SURNAMES.match(name)))


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
