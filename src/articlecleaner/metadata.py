"""What residue and body say about the article: titles, authors, dates, credits, the dateline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from articlecleaner.article import Metadata
from articlecleaner.datelines import dateline
from articlecleaner.dates import dates
from articlecleaner.document import Document
from articlecleaner.filters.byline import authors
from articlecleaner.filters.credit import split_credit
from articlecleaner.finding import Kind, Residue
from articlecleaner.lexicon import LEAD, TRAIL, fold, has_case, labels, plain
from articlecleaner.names import opens_byline

_LABEL = re.compile(r"^[\W_]*(?:[^\W\d_]+['’ -]){0,3}[^\W\d_]+\s?[:：]\s*")
_ANY_LABEL = re.compile(r"^[^:：]{1,30}[:：]\s*")
_LABELLED_CREDIT = re.compile(
    r"(?:[▲△▼\s]*(.*?[.。．।۔\s\u3000（(【\[])\s*)??[^\s（(【\[]{1,14}\s?[:：=＝／]\s*(\S[^:：=＝]*)$"
)
_GIVEN = re.compile(r"(?<=\w\w)(?:提供|供图|供圖|摄|攝|撮影|제공)$")
_WIDE = re.compile("[\u3040-\u9fff]")
_COPYRIGHT = re.compile(  # in a text with single spaces; in long white space \s* takes hours
    r"(?:©|\(c\)|copyright) ?(?:©|\(c\))? ?(?:copyright)? ?(?:by )?"
    r"(?:\d{4}(?: ?[-–] ?\d{2,4})?,? ?)?(?:by )?"
    r"(?P<name>[^\W\d_][^.|,;©(。।۔،，、]{1,60}?(?:,? (?:Inc|Ltd|LLC|Co|Corp|GmbH|AG)\b\.?)?)"
    r" ?,? ?"
    r"(?:\d{4})? ?(?:[.|,;©(。।۔،，、]|all rights|無断|版[权權]|未[经經]|무단|สงวน|ห้าม|$)",
    re.IGNORECASE,
)
_LICENSE = re.compile(
    r"\bCC[ -](?:BY(?:[ -](?:NC|SA|ND))*|0)(?:[ -]\d\.\d)?\b|"
    r"\bCreative Commons [A-Z][\w-]*(?:[ -][A-Z][\w-]*)*(?: \d\.\d)?"
)
_NO_NAME = re.compile(  # what stands behind a copyright mark and is no publisher
    r"\ball rights|^notice|^this\b|reserv|riserv|vorbehalt|zastrze|защищ|захищ|vyhrazen|droits|"
    r"rechte|derechos|direitos|diritti|riproduzion|reproduc|saklıdır"
)


def metadata(document: Document, residue: Sequence[Residue]) -> Metadata:
    """The metadata that a cleaned document and what was found in it hold; nothing is guessed."""
    by_kind: dict[Kind, list[Residue]] = {}
    for r in residue:
        by_kind.setdefault(r.kind, []).append(r)

    def texts(kind: Kind) -> list[str]:
        return [r.text for r in by_kind.get(kind, ())]

    published, modified = _dates(texts(Kind.TIMESTAMP) + texts(Kind.BYLINE), document.language)
    captions, credits = _pictures([*by_kind.get(Kind.CREDIT, ()), *by_kind.get(Kind.CAPTION, ())])
    return Metadata(
        title=next(filter(None, map(_title, by_kind.get(Kind.TITLE, ()))), None),
        authors=_unique(_authors(by_kind.get(Kind.BYLINE, ()), document.language)),
        date_published=published,
        date_modified=modified,
        dateline=dateline(document),
        section=next(filter(None, map(_last_crumb, texts(Kind.SECTION))), None),
        source=next(filter(None, map(_source, texts(Kind.SOURCE))), None),
        publisher=next(filter(None, map(_publisher, texts(Kind.LEGAL))), None),
        captions=captions,
        credits=credits,
        tags=_tags(by_kind.get(Kind.TAGS, ())),
        language=document.language,
        license=next((m[0] for text in texts(Kind.LEGAL) if (m := _LICENSE.search(text))), None),
    )


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in items if item))


def _authors(residue: Sequence[Residue], language: str | None) -> Iterator[str]:
    """The names in bylines; the arbiter knows lines by their shape, not whom they name."""
    for r in residue:
        if not r.rule.startswith("arbiter.") or opens_byline(r.text):
            yield from authors(r.text, language)


def _title(residue: Residue) -> str:
    if residue.rule in ("title.headline", "title.echo"):
        return residue.text
    return _LABEL.sub("", residue.text)


def _dates(lines: list[str], language: str | None) -> tuple[str | None, str | None]:
    published = modified = None
    for line in lines:
        end = 0
        for moment in dates(line, language):
            before = plain(line[end : moment.start])
            if any(word in before for word in labels("modified")):
                modified = modified or moment.iso
            else:
                published = published or moment.iso
            end = moment.end
    return published, modified


def _pictures(residue: Sequence[Residue]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    captions: list[str] = []
    credits: list[str] = []
    for r in sorted(residue, key=lambda r: r.start):
        if r.rule.startswith(("caption.line", "caption.file")):
            continue
        parts = split_credit(r.text) if r.kind is Kind.CREDIT else (r.text, "")
        unsure = parts is None or (r.kind is Kind.CREDIT and _WIDE.search(r.text))
        if unsure and (labelled := _LABELLED_CREDIT.match(r.text)):
            name = labelled[2].rstrip("）)】] ")
            parts = (labelled[1] or "").rstrip("（(【[ \u3000"), _GIVEN.sub("", name)
        caption, name = parts or ("", _LABEL.sub("", r.text))
        if len(caption.split()) == 1 and has_case(caption):
            caption = ""
        captions.append(_LABEL.sub("", caption) if r.rule.startswith("caption.start") else caption)
        credits.append(name)
    return _unique(captions), _unique(credits)


def _last_crumb(text: str) -> str:
    text = _LABEL.sub("", text) if ": " in text else text
    return re.split(r"\s*[>›»|/]\s*", text.strip(" :>"))[-1].strip()


def _source(text: str) -> str | None:
    label = _ANY_LABEL.match(text)
    if label and plain(label[0]).strip(LEAD + TRAIL + ":") in labels("source"):
        return text[label.end() :].strip(" .)]") or None
    origin = re.search(
        r"(?i)(?:originally|first) (?:appeared|published|posted|ran) (?:in|on|at|by)\s+(.+)", text
    )
    return origin[1].split(" on ")[0].strip(" .)") if origin else None


def _publisher(text: str) -> str | None:
    match = _COPYRIGHT.search(" ".join(text.split()))
    if not match or _NO_NAME.search(fold(match["name"])):
        return None
    return match["name"].strip()


def _tags(residue: Sequence[Residue]) -> tuple[str, ...]:
    names: list[str] = []
    for r in residue:
        if not r.rule.startswith("tags.line"):
            text = _ANY_LABEL.sub("", r.text).lstrip(LEAD).strip(" .")
            parts = re.split(r"\s*[,;|•·#،؛、，；]\s*", text)
            if len(parts) == 1 and _WIDE.search(text):
                parts = text.split()
            names += parts
    return _unique(name.strip() for name in names)
