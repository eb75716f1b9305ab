"""From what was downloaded to a tree: encodings, broken bytes, bounds."""

from __future__ import annotations

import codecs
import re
import sys
from typing import Any

from lxml.etree import ElementDefaultClassLookup, HTMLParser, ParserError, XMLSyntaxError
from lxml.html import HtmlElement, document_fromstring

if sys.version_info >= (3, 11):  # four times as fast, and it needs no memory for each repetition
    _patterns: Any = re
else:
    import regex as _patterns

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<(?:meta\b|\?xml\b)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w:.-]+)"
)
_HEAD = 4096  # bytes in which a declaration is looked for; browsers read 1024
_WIDER = {  # what browsers read under a label: https://encoding.spec.whatwg.org/#names-and-labels
    **dict.fromkeys(("iso8859-1", "ascii", "latin-1"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_BROKEN = 0.01  # share of characters that may be broken in the encoding that a page declares
_SAMPLE = 20_000  # bytes at each end from which an encoding that is not declared is guessed
_CONTROL = bytes(b if b >= 32 or b in b"\t\n\r" else 32 for b in range(256))
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
# One class for all elements, which asks no Python for each that is looked at, as lxml.html does.
_CLASSES = ElementDefaultClassLookup(element=HtmlElement)
_MARKUP = re.compile(r"<[a-zA-Z!/?]")
_QUOTED = r"""(?:"[^"]*+"|'[^']*+')"""
# A comment, or a tag with the script or style behind it: in these nothing is a tag. Where parsers
# do not agree on their end, it is the first.
_TAG = _patterns.compile(
    rf"""<!--(?!-?>)(?:[^-]++|-(?!-!?>))*+ |
    <(?:(?P<raw>script|style)(?=[\s/>])|[a-z][^\s/>]*+)
    (?P<attributes>(?:[^>=]++|=\s*+{_QUOTED}?+)*+)
    (?(raw)(?<!/)>(?:[^<]++|<(?!/(?P=raw)\b))*+)""",
    _patterns.ASCII | _patterns.IGNORECASE | _patterns.VERBOSE,
)
_ATTRIBUTE = _patterns.compile(rf"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:{_QUOTED}|[^\s>]*+))?+")


def no_page(html: str | bytes) -> str | None:
    """What something is that is no page, or None.

    >>> no_page(b"%PDF-1.7 ...")
    'a PDF'
    >>> no_page("<p>Hello") is None
    True
    """
    start = html[:64].lstrip()
    if isinstance(start, str):
        start = start.encode("latin-1", "replace")
    return next((name for magic, name in _MAGIC if start.startswith(magic)), None)


def decoded(html: bytes) -> str:
    r"""The characters of a page: by its BOM, as UTF-8, as declared in its head, or guessed.

    >>> decoded(b'<meta charset="iso-8859-2">\xb3\xf3d\xbc')
    '<meta charset="iso-8859-2">łódź'
    """
    for bom, encoding in _BOMS:
        if html.startswith(bom):
            return html[len(bom) :].decode(encoding, "replace")
    try:
        return html.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if (match := _DECLARED.search(html[:_HEAD].lower())) and (known := _known(match[1].decode())):
        text = html.decode(known, "replace")
        if text.count("\ufffd") <= _BROKEN * len(text):
            return text
    from charset_normalizer import from_bytes

    guess = from_bytes(html[:_SAMPLE] + html[-_SAMPLE:]).best()
    return html.decode(guess.encoding if guess else "utf-8", "replace")


def _known(label: str) -> str | None:
    """The codec that a label in a page means; None if there is none for texts."""
    try:
        info = codecs.lookup(label)
        b"a".decode(info.name)  # not one of the codecs between bytes, such as hex
    except (LookupError, ValueError):
        return None
    return _WIDER.get(info.name, info.name)


def bounded(html: str, most: int) -> tuple[str, int]:
    """A page in which no element has too many attributes, and how many one had at most.

    libxml2, and what reads its trees, take time that grows as the square of their number.

    >>> bounded("<p>Hello <b a=1 b='>' c>there", 2)
    ('<p>Hello <b>there', 3)
    """
    pieces = []
    at = largest = 0
    for match in _TAG.finditer(html):
        start, end = match.span("attributes")
        if (
            end - start > 2 * most
            and (count := len(_ATTRIBUTE.findall(match["attributes"]))) > most
        ):
            largest = max(largest, count)
            pieces.append(html[at:start])
            at = end
    return "".join([*pieces, html[at:]]), largest


def tree_of(html: str) -> tuple[HtmlElement | None, bool]:
    """The page as lxml reads it, or None if there is nothing to read; whether it was too deep.

    Scripts that are no data, styles and drawings are empty in it, for nobody reads them, and
    whoever walks over the tree, or copies it, takes long over them. libxml2 reads elements up to a
    depth of 255, and nothing that stands behind deeper ones.
    """
    if not _MARKUP.search(html):
        return None, False
    data = html.encode("utf-8", "replace").translate(_CONTROL)
    for mark in ("\ufffe", "\uffff"):  # no characters of XML either
        if mark in html:
            data = data.replace(mark.encode(), b" ")
    parser = HTMLParser(
        encoding="utf-8",
        collect_ids=False,
        default_doctype=False,
        remove_comments=True,
        remove_pis=True,
    )
    parser.set_element_class_lookup(_CLASSES)
    try:
        tree = document_fromstring(data, parser=parser)
    except (ParserError, XMLSyntaxError):
        return None, False
    for element in tree.iter("script", "style", "svg"):
        if element.tag != "script" or "json" not in element.get("type", "").lower():
            element.clear(keep_tail=True)
    return tree, any("Excessive depth" in error.message for error in parser.error_log)
