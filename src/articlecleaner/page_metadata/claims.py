"""What one place of a page says about one field of the metadata: a `Claim`."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

LONGEST = 5_000  # characters of a value that is read; what is longer is no metadata

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")

_LICENSE = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>[a-z-]+)|publicdomain/(?P<free>zero|mark))"
    r"(?:/(?P<version>\d\.\d)(?:/(?P<port>[a-z]{2})\b)?)?"
)


class Claim(NamedTuple):
    """A value for a field of `Metadata`, and the place that says so.

    For a field with several values (`authors`, `tags`) each is a claim of its own.
    """

    field: str
    value: str
    source: str
    group: int = 0  # of bylines that stand together


def text(value: object) -> str:
    r"""A value as one clean line: entities, tags and invisible characters resolved.

    >>> text(" Caf&eacute; &amp; <b>bar</b>\n opens ")
    'Café & bar opens'
    >>> text(12)
    ''
    """
    if not isinstance(value, str):
        return ""
    line = value[:LONGEST]
    if "&" in line:
        line = unescape(unescape(line))
    if "<" in line:
        line = _TAG.sub(" ", line)
    return " ".join(_INVISIBLE.sub("", line).split())


def license_name(href: str) -> str:
    """The short name of a Creative Commons licence by its address, else the address.

    >>> license_name("https://creativecommons.org/licenses/by-sa/4.0/deed.en")
    'CC BY-SA 4.0'
    >>> license_name("https://creativecommons.org/licenses/by-nc/3.0/de/")
    'CC BY-NC 3.0 DE'
    """
    match = _LICENSE.search(href.lower())
    if not match:
        return text(href)
    name = f"CC {match['kind'].upper()}" if match["kind"] else _FREE[match["free"]]
    port = (match["port"] or "").upper()
    return " ".join(filter(None, [name, match["version"], port]))


_FREE = {"zero": "CC0", "mark": "Public Domain Mark"}
