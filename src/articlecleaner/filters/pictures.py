"""Pictures: their credits and captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind, kinds_at
from articlecleaner.lexicon import UPPER, capitals, has_case
from articlecleaner.pipeline import reads_findings

_CREDIT = Cued(Kind.CREDIT, hints=False)
_SENTENCE = re.compile(rf"[.!?][\"'”’)]* +[\"'“‘(]?[{UPPER}]")
_CAPTION = Cued(Kind.CAPTION)
_AGENCY = (
    r"(?:AP|AFP|EPA|EFE|ANSA|DPA|dpa|PA|TASS|Reuters|REUTERS|Getty(?: Images)?|AFP/Getty|Bloomberg|"
    r"Shutterstock|iStock\w*|Unsplash|Pexels|Pixabay|Alamy|Flickr|Wikimedia(?: Commons)?|Imago|"
    r"IMAGO|imago images|picture[- ]alliance|Keystone|Xinhua|Anadolu|NurPhoto|Zuma|ZUMA|UPI|"
    r"Instagram|Facebook|Handout|HANDOUT|Adobe Stock|Depositphotos|EPA-EFE|Belga|ANP|NTB|TT|"
    r"Scanpix|PAP|ČTK|MTI|Lusa|LUSA|LaPresse|AGI|Lehtikuva|BNS|LETA|APA|Ritzau|EyeEm|Ukrinform|UNIAN)"
)
_WORD = (
    r"(?:photo(?:graph|graphy|grapher)?s?|images?|pictures?|pics?|illustrations?|graphics?|"
    r"fotos?|bild(?:er)?|video|map|chart|cover|art|fot\.|zdj(?:ęcie|\.)|фото(?:графия)?|снимка|фота|"
    r"mynd|kép|nuotr\.|bilde|billede|attēls|pilt|bild(?:rechte|quelle|nachweis)|"
    r"kuvat?|fotó|fotografi[ae]|ljósmynd|ảnh|gambar|φωτο?|foto/[^\W\d_]+)"
)
_CASELESS = r"(?:사진|写真|撮影|摄影|图片|圖片|ภาพ|تصوير|عکس|צילום|फोटो|ছবি|فوٹو)"
_MARK = re.compile(
    rf"""
    (?P<label> (?:^|(?<=[\s(\[|.]))
        (?: {_WORD} \s? (?:credits?|courtesy(?:\ of)?|source|by|via|copyright|©|:) \s?
            (?:courtesy\ of|by|from|of)? [\s:©/]*
          | {_WORD} \s? [:：|] \s* | (?:fot|zdj)\.[ ]
          | {_CASELESS} \s? [:：=＝] \s*
          | credits? (?:\ (?:line|to|photo|image))? \s? [:/] \s*
          | (?:photo\ )? courtesy\ (?:of|:)? \s*
          | \(c\)\ | ©\ ?
        ) )
    (?P<name> [^\W\d_][^()\[\]]{{1,90}} ) [\])]* $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AGENCY_TAIL = re.compile(
    rf"""
    [\s(\[|–—-]* (?<!\w) (?P<name>
        (?<=[(]) [^()\[\]]{{0,60}} \b {_AGENCY} \b [^()\[\]]{{0,50}} (?=[)])
      | (?<=[(\[]) (?=[A-Z]) [^()\[\]]{{0,40}} [Pp]hoto\b [^()\[\]]{{0,50}} (?=[)\]])
      | (?:{_AGENCY}|[A-Z][\w.'’-]+(?:\ [A-Z][\w.'’-]+){{0,3}})
        (?:\ ?/\ ?[A-Z][\w.'’ -]{{1,30}}){{0,2}}\ ?/\ ?{_AGENCY}
      | (?:[A-Z][\w.'’-]+\ ){{1,4}}(?:via|/)\ {_AGENCY}(?:\ Images)?
      | {_AGENCY}\ ?/\ ?[A-Z][\w.'’ -]{{2,40}}
    ) [\])\s]* (?:less|more)? $
    """,
    re.VERBOSE,
)
_HEAD = (Kind.BYLINE, Kind.TIMESTAMP, Kind.TITLE)  # what shows that the head is not over
_SHORT, _LONG = 6, 8  # words of the shortest caption under a counter, above a credit
_MANY = 4  # copies of a line that need nothing else
_COUNTER = re.compile(r"(?:[^\W\d_]+ )?\d+ ?(?:/|of|von|de|di|из|z) ?\d+")
_REACH = 130  # characters at the end of a line in which a credit begins
_WORDS, _LENGTH = 90, 800  # of a caption, in words and characters; a longer line is a paragraph


@lru_cache(maxsize=64)  # both passes over a text ask for the same lines, and its metadata
def split_credit(text: str) -> tuple[str, str] | None:
    """The caption and the name in a line that ends with a credit, or None.

    >>> split_credit("The old harbour at dawn. Photo by Ann Lee/Coast News")
    ('The old harbour at dawn.', 'Ann Lee/Coast News')
    >>> split_credit("(AP Photo/Ann Lee)")
    ('', 'AP Photo/Ann Lee')
    >>> split_credit("Photo by photo the archive grew.") is None
    True
    """
    start = max(0, len(text) - _REACH)
    for pattern in (_MARK, _AGENCY_TAIL):
        match = pattern.search(text, start)
        if match and _is_name(match["name"]):
            return text[: match.start()].rstrip(" \u3000([|-–—"), match["name"].strip(" .;,|")
    return None


def _is_name(name: str) -> bool:
    if not has_case(name):
        return len(name) <= 40
    words = name.split()
    capital = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return (
        len(words) <= 14
        and name[:1].isupper()
        and capital * 2 >= len(words)
        and not (name.rstrip().endswith(".") and len(words) > 8)
    )


def credit(document: Document) -> Iterator[Finding]:
    """Find the credits of pictures, with the captions that stand in the same line.

    Rules: the cues of the lexicons; `credit.label`, a line that ends with "Photo by …",
    "Image: …", "Credit: …" and a name, or with an agency in brackets or behind a slash.
    """
    for finding in _CREDIT(document):
        text = document.text[finding.start : finding.end]
        if len(text.split(None, 15)) <= 15 or (len(text) <= _LENGTH and split_credit(text)):
            yield finding
    lines = document.lines
    candidates = {
        index
        for index, hit in document.cued.get(Kind.CREDIT, ())
        if hit.cue.binding == "hint" and hit.end + _REACH > len(lines[index].folded)
    }
    for index in sorted(candidates):
        line = lines[index]
        if line.words > _WORDS or len(line.text) > _LENGTH:
            continue
        parts = split_credit(line.text)
        if parts is not None:
            caption, name = parts
            reason = f"it ends with a credit: {name!r}"
            prose = len(caption.split()) > 40 and len(_SENTENCE.findall(caption)) >= 2
            prose = prose or any(
                hit.cue.binding == "glued" and hit.cue.kind is not Kind.CREDIT for hit in line.hits
            )
            start = line.start + len(caption) if prose else line.start
            yield Finding(Kind.CREDIT, start, line.end, "credit.label", 0.88, reason)


@reads_findings
def caption(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Find captions without a credit of their own.

    Rules: the cues of the lexicons; `caption.credited`, a line above one that is only a credit: an
    open one anywhere, a sentence in the head; `caption.counted`, a short line under
    "Image 3 of 12"; `caption.repeated`, a line that stands in the text twice, in the head or above
    a credit, or an open one with most of its words in capitals that stands there four times.
    """
    yield from _CAPTION(document)
    lines = document.lines
    credits = kinds_at(f for f in findings if f.kind is Kind.CREDIT)
    kinds = kinds_at(findings)
    counters = {
        f.start for f in findings if f.kind is Kind.MEDIA and f.rule.startswith("media.line")
    }
    for index, line in enumerate(lines if credits or counters else ()):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if line.start in kinds:
            continue
        if (
            document.plain
            and after is not None
            and after.start in credits
            and after.words <= 8
            and line.words <= 60
        ):
            further = kinds.get(lines[index + 2].start) if index + 2 < len(lines) else None
            if line.text[-1] in ":\uff1a" or index in document.lists:
                continue  # it announces what stood below, or is one of several
            opening = index + 1 < document.head or (index == document.head and further in _HEAD)
            if not opening and (line.closed or line.words < _LONG):
                continue
            reason = "the line above a credit"
            yield Finding(Kind.CAPTION, line.start, line.end, "caption.credited", 0.6, reason)
        elif (
            index
            and lines[index - 1].start in counters
            and _COUNTER.fullmatch(lines[index - 1].folded)
            and line.words >= _SHORT
            and not line.paragraph
        ):
            reason = "a short line under the counter of a gallery"
            yield Finding(Kind.CAPTION, line.start, line.end, "caption.counted", 0.6, reason)
    for copies in document.copies.values() if document.plain else ():
        first = lines[copies[0]]
        if first.words < 8:
            continue
        if len(copies) >= _MANY and not first.closed and _named(first):
            reason = f"an open line that stands {len(copies)} times"
        elif copies[-1] - copies[0] <= 3 * len(copies) and (
            copies[0] < document.head
            or any(lines[i + 1].start in credits for i in copies if i + 1 < len(lines))
        ):
            reason = f"the same line stands {len(copies)} times"
        else:
            continue
        for copy in (lines[i] for i in copies):
            yield Finding(Kind.CAPTION, copy.start, copy.end, "caption.repeated", 0.6, reason)


def _named(line: Line) -> bool:
    """Whether most words of a line have capitals, as in a title."""
    words = [word for word in line.text.split() if len(word) > 3 and word[0].isalpha()]
    return capitals(words) > 0.6 * len(words)
