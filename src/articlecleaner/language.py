"""What language a text is in: what is given, or what CLD2 says of a sample of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SAMPLE = 600  # characters; CLD2 needs a few hundred, and its time grows with them
_MOST = 45  # percent of a sample in a language that is not reliably its only one
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_CODES = {"iw": "he", "in": "id", "jw": "jv", "tl": "fil", "nb": "no", "nn": "no"}
_TAG = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)


def given(languages: str | Iterable[str]) -> tuple[str, ...]:
    """The ISO 639-1 codes of a language, or of several, that a caller names; the first leads.

    >>> given("pt-BR"), given(("sr", "en"))
    (('pt',), ('sr', 'en'))

    Regions and scripts are left out. Raises ValueError for what is no language code.
    """
    tags = [languages] if isinstance(languages, str) else list(languages)
    codes = []
    for tag in tags:
        match = _TAG.fullmatch(tag) if isinstance(tag, str) else None
        if not match:
            raise ValueError(f"{tag!r} is no language code; give one such as 'en' or 'pt-BR'")
        code = match[1].lower()
        codes.append(_CODES.get(code, code))
    if not codes:
        raise ValueError("no language is given; leave `language` out to have it detected")
    return tuple(dict.fromkeys(codes))


def sample(paragraphs: list[str], text: str) -> str:
    """The start of a text's paragraphs, or of the text where it has none."""
    picked, size = [], 0
    for paragraph in paragraphs:
        picked.append(paragraph[: _SAMPLE // 2])
        size += len(picked[-1])
        if size >= _SAMPLE:
            break
    return "\n".join(picked) if picked else text[:_SAMPLE]


@lru_cache(maxsize=4)  # the passes over one text mostly sample the same
def detect(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None if it is too short or too mixed to tell.

    >>> detect("The ferry to the island was cancelled on Monday because of high waves.")
    'en'
    >>> detect("42") is None
    True
    """
    import pycld2

    composed = unicodedata.normalize("NFC", text)  # CLD2 knows no language whose marks stand apart
    raw = _CONTROL.sub(" ", composed).encode("utf-8", "replace")
    try:
        reliable, _, found = pycld2.detect(raw)
    except pycld2.error:  # code points that CLD2 does not take for text, such as U+1FFFF
        return None
    (_, tag, share, _), (_, _, second, _), _ = found
    code = tag.partition("-")[0]
    sure = reliable or (share >= _MOST and second * 2 < share)  # names of things mix languages
    return _CODES.get(code, code) if sure and code != "un" else None
