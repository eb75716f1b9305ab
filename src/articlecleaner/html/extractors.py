"""What finds the article in a page: trafilatura, jusText, resiliparse, or a caller's function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from lxml.html import HtmlElement

from articlecleaner.hints import HEADINGS
from articlecleaner.html.blocks import Block

Extractor = Callable[[str], str | Iterable[str] | None]
"""From the markup of a page to its article's text, or its lines."""

_COMMON = ("English", "German", "Spanish", "French")
# fmt: off
_STOPLISTS = {"af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian",
    "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan",
    "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian",
    "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fil": "Tagalog",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ka": "Georgian",
    "kk": "Kazakh", "ko": "Korean", "ky": "Kyrgyz", "la": "Latin",
    "lb": "Luxembourgish", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "ml": "Malayalam", "mr": "Marathi", "ms": "Malay", "mt": "Maltese",
    "ne": "Nepali", "nl": "Dutch", "no": "Norwegian_Bokmal", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",}
# fmt: on
_STRETCH = 500  # blocks that jusText sees at once: its time can grow as their square
NAMES = ("trafilatura", "justext", "resiliparse")


def check(extractor: str | Extractor) -> None:
    """ValueError names an unknown extractor, ImportError a missing extra and how to get it."""
    if callable(extractor):
        return
    if extractor not in NAMES:
        known = ", ".join(map(repr, NAMES))
        raise ValueError(
            f"no extractor {extractor!r}; there are {known}, or give a function from HTML to text"
        )
    if extractor == "resiliparse":
        resiliparse("resiliparse.extract.html2text")


def resiliparse(module: str) -> Any:
    """A module of resiliparse; ImportError says how to install it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise ImportError(
            "extractor 'resiliparse' needs the extra 'fast': pip install 'articlecleaner[fast]'"
        ) from error


def trafilatura(tree: HtmlElement) -> str:
    """What trafilatura prints of a page, without readers' comments; the tree is not changed."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, include_comments=False, fast=True)
    text: str | None = getattr(document, "text", None)  # None for a page without text
    return text or ""


def resiliparse_text(markup: str) -> str:
    """What resiliparse takes for the main content of a page."""
    extract = resiliparse("resiliparse.extract.html2text").extract_plain_text
    text: str = extract(
        markup, main_content=True, alt_texts=False, form_fields=False, noscript=False
    )
    return text


def justext(page: Sequence[Block], language: str | None) -> set[int]:
    """The blocks of a page that jusText calls good, by the stop words of a language."""
    from justext.core import classify_paragraphs, revise_paragraph_classification

    paragraphs = [_Paragraph(block) for block in page]
    classify_paragraphs(paragraphs, _stoplist(language))
    for start in range(0, len(paragraphs), _STRETCH):
        revise_paragraph_classification(paragraphs[start : start + _STRETCH])
    return {index for index, p in enumerate(paragraphs) if p.class_type == "good"}


class _Paragraph:
    """A block in the form in which jusText classifies it."""

    __slots__ = ("cf_class", "chars_count_in_links", "class_type", "dom_path", "heading", "text")

    def __init__(self, block: Block) -> None:
        self.text = block.text
        self.chars_count_in_links = block.linked
        self.dom_path = block.element.tag
        self.heading = False
        self.cf_class = self.class_type = ""

    @property
    def is_heading(self) -> bool:
        return self.dom_path in HEADINGS

    def __len__(self) -> int:
        return len(self.text)

    def stopwords_density(self, stoplist: frozenset[str]) -> float:
        words = self.text.lower().split()
        return sum(word in stoplist for word in words) / len(words)

    def links_density(self) -> float:
        return self.chars_count_in_links / len(self.text)


@cache
def _stoplist(language: str | None) -> frozenset[str]:
    """The stop words of a language; of those that pages are most often in, where it is unknown."""
    from justext import get_stoplist, get_stoplists

    name = _STOPLISTS.get(language or "")
    if name in get_stoplists():
        words: frozenset[str] = get_stoplist(name)
        return words
    return frozenset().union(*map(get_stoplist, _COMMON))


def text_of(lines: str | Iterable[str] | None) -> str:
    """What a caller's function gave, as text; TypeError says what else it gave."""
    if lines is None:
        return ""
    if isinstance(lines, str):
        return lines
    joined = list(lines)
    if not all(isinstance(line, str) for line in joined):
        raise TypeError("the extractor has to give text, or lines of text")
    return "\n".join(joined)
