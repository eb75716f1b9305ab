"""The credits of pictures, with the captions that stand in the same line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, pairwise

from articlecleaner.document import Document, Line, unspaced
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.rows import digest
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import UPPER, has_case

_CREDIT = Cued(Kind.CREDIT, hints=False)
_SENTENCE = re.compile(rf"[.!?][\"'”’)]* +[\"'“‘(]?[{UPPER}]|[。！？]")
_AGENCY = (
    r"(?:AP|AFP|EPA|EFE|ANSA|DPA|dpa|PA|TASS|Reuters|REUTERS|Getty(?:\ Images)?|AFP/Getty|"
    r"Bloomberg|Shutterstock|iStock\w*|Unsplash|Pexels|Pixabay|Alamy|Flickr|"
    r"Wikimedia(?:\ Commons)?|Imago|IMAGO|imago\ images|picture[-\ ]alliance|Keystone|Xinhua|"
    r"Anadolu(?!\ (?!Agency|Ajansı|Images)\w)|NurPhoto|Zuma|ZUMA|UPI|"
    r"Instagram|Facebook|Handout|HANDOUT|Adobe\ Stock|Depositphotos|EPA-EFE|Belga|ANP|NTB|TT|"
    r"Scanpix|PAP|ČTK|MTI|Lusa|LUSA|LaPresse|AGI|Lehtikuva|BNS|LETA|APA|Ritzau|EyeEm|Ukrinform|UNIAN|"
    r"ASSOCIATED\ PRESS|Associated\ Press)"
)
_WORD = (
    r"(?:photo(?:graph|graphy|grapher)?s?|images?|pictures?|pics?|illustrations?|graphics?|"
    r"fotos?|bild(?:er)?|video|map|chart|cover|art|fot\.|zdj(?:ęcie|\.)|фото(?:графия)?|снимка|фота|"
    r"mynd|kép|nuotr\.|bilde|billede|attēls|pilt|bild(?:rechte|quelle|nachweis)|"
    r"kuvat?|fotó|fotografi[ae]|ljósmynd|ảnh|gambar|φωτο?|foto/[^\W\d_]+|"
    r"(?:foto|info)?grafik(?:en)?|(?:foto)?montage|zeichnung|karikatur|urheber(?:in)?|"
    r"(?:symbol|archiv|titel|beitrags|header|presse)(?:bild|foto)|buchcover|screenshots?|"
    r"crédits?(?:[ -]photos?)?|infographie|visuel|dessin|capture\ d['’]écran|"
    r"imagen|fotografías?|cortesía|ilustración|infografía|captura\ de\ pantalla|"
    r"imagem|crédito|ilustração|fotografias?|immagine|credit[oi]|infografica|illustrazione|"
    r"beeld|afbeelding|illustratie|illustrasjon|faksimile|skjermdump|arkivfoto|"
    r"kuvitus|grafiikka|kuvakaappaus|grafika|ilustrace|snímka|illusztráció|imagine|"
    r"иллюстрация|коллаж|инфографика|скриншот|ілюстрація|колаж|скріншот|илюстрация|здымак|"
    r"φωτογραφία|φωτ\.|εικόνα|fotoğraf(?:lar)?|görsel|ilustrasi|hình\ ảnh|đồ\ họa|"
    r"picha|prent|larawan|nuotrauka|ilustrācija|graafika|imatge|fotografija|slika|"
    r"фотографија|илустрација)"
)
_CASELESS = (
    r"(?:사진|그래픽|写真(?:提供)?|撮影|画像(?:提供)?|出典|提供|資料|図|イラスト|圖|图|摄影|攝影|图片|圖片|图源|圖源|ภาพ|ภาพจาก|เครดิตภาพ|تصوير|صورة|"
    r"عدسة|عکس|عکاس|צילום|איור|קרדיט|फोटो|फ़ोटो|तस्वीर|चित्र|ছবি|فوٹو|تصویر)"
)
# Houses that sell or lend pictures, and sites that do; in small letters too they are names.
_STOCK = (
    r"(?:getty ?images|i?stock(?:photos?)?|shutterstock|unsplash|pexels|pixabay|pixelio|fotolia|"
    r"adobe ?stock|stock\.adobe|picture[- ]alliance|imago(?: images)?|alamy|flickr|wikimedia|"
    r"depositphotos|dreamstime|123rf|photocase|freepik|giphy|picturedesk|creative commons|"
    r"cc by(?:-[a-z]{2})*|cc0)"
)
_PAPER = (
    r"(?:Herald|Times|Post|News|Press|Tribune|Journal|Gazette|Chronicle|Globe|Sun|Star|Record|"
    r"Register|Guardian|Mail|Media|Zeitung|Presse|Tageblatt|Anzeiger|Images|Photos?|Agency|Magazine|"
    r"Dispatch|Inquirer|Courier|Examiner|Telegraph|Standard|Monitor|Network|Radio|TV)"
)
_HOUSE = re.compile(rf"(?<!\w){_STOCK}(?!\w)|\w\.(?:com|de|net|org|at|ch|fr|pl|it)$", re.IGNORECASE)
_WIRE = re.compile(r"(?:dpa|ap|afp|epa|apa|sda|kna|epd|ddp|efe|ansa|pa|privat|archiv|zvg)(?!\w)")
_MARK = re.compile(
    rf"""
    (?P<label> (?:^|(?<=[\s(（\[|.]))
        (?: {_WORD} \s? (?:credits?|courtesy(?:\ of)?|source|by|via|copyright|©|:) \s?
            (?:courtesy\ of|by|from|of)? [\s:©/]*
          | {_WORD} \s? [:：|] \s* | (?:fot|zdj)\.[ ]
          | {_CASELESS} \s? [:：=＝/／] \s*
          | credits? (?:\ (?:line|to|photo|image))? \s? [:/] \s*
          | (?<=\() {_WORD} \ [^():]{{1,30}} : \s*
          | (?<=[/|]\ ) (?:quelle|source|fuente|fonte|bron)\ ?: \s*
          | (?:photo\ )? courtesy\ (?:of|:)? \s*
          | \(c\)\ )
      | ©\ ? )
    (?P<name> (?:[^\W\d_]|\d+[^\W\d_]) [^()\[\]]{{1,90}} (?:\([A-ZÄÖÜ][\w/ -]{{1,20}}\))? )
    [\])）]* (?:\s?[(\[]\s?(?:Ausschnitt|Archiv\w*|Symbol\w*|CC[0-9A-Z .-]*)\s?[)\]])?
    (?:(?<=\))\.)? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# One of which stands in each label; the pattern takes a while to find out that there is none.
_MARKS = (
    *":\uff1a=\uff1d|/\uff0f\u00a9",
    *("(c)", "by", "via", "courtesy", "copyright", "credit", "source", "fot.", "zdj."),
)
# "… in the storm.CreditAnn Lee/The New York Times": the label has lost its space.
_GLUED = re.compile(
    rf"(?:^|(?<=[^\W\d_])|(?<=[.!?”\"’)\]]))(?:Photo)?(?:Credit){{1,2}}(?:\.\.\.|…)?(?P<name>[{UPPER}]"
    r"[^()\[\]]{1,90})$"
)
# "Foto von Ann Lee auf Unsplash", "Photo iStock", "…, via Wikimedia Commons".
_LENT = re.compile(
    rf"""
    (?:^|(?<=[,.!?”"’»)\]|–-]\ )|(?<=[.!?”"’»(|])) (?P<name>
        {_WORD}:?\ (?:(?:by|von|par|de|por|di|door|av|af|foto)\ [^()\[\]]{{2,60}}?\ )?
        (?:(?:on|auf|sur|en|su|em|op|på|via|from|na|/|-)\ )?{_STOCK}(?:\.com|\.de)?
      | (?:via|über)\ {_STOCK}(?:\ commons)?
      | {_STOCK}\ ?/\ ?[\w.-]{{3,30}}
      | (?:[^\W\d_][\w'’-]+\ ){{0,2}}[^\W\d_][\w'’-]+/\w[\w-]+\.(?:com|de|net|org|at|ch)
      | @\w+\ (?:via|/|on)\ (?:x|twitter|instagram|facebook|tiktok|telegram)
        (?:\ ?/\ ?[\w\ ]{{2,20}})?
    ) [)\]]* \.? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Behind a sentence the name of an agency alone: "The harbor at dawn. AP".
_BEHIND = re.compile(rf"(?<=[.!?”\"’»])\ ?(?P<name>{_AGENCY})$")
_SIGNED = re.compile(
    rf"(?:^|(?<=[.!?”\"’»]\ ))(?P<name>[{UPPER}][\w.'’-]+(?:\ [{UPPER}][\w.'’-]+){{0,2}},\ "
    r"(?:ASSOCIATED\ PRESS|Associated\ Press|Getty\ Images))$"
)
# "личный архив Анны Вебер", "archiwum prywatne Anny Nowak"
_ARCHIVE = re.compile(
    r"(?i:^(?:фото )?)(?P<name>(?i:(?:из )?личн(?:ый|ого) архива?|(?:з )?особист(?:ий|ого) архіву?|"
    r"(?:z )?archiwum (?:prywatne(?:go)?|rodzinne(?:go)?)|archivo personal(?: de)?|"
    rf"archivio (?:privato|personale)(?: di)?|privatarchiv)(?: [{UPPER}][\w.-]+){{0,3}})$"
)
_AGENCY_TAIL = re.compile(
    rf"""
    [\s(\[|–—-]* (?<!\w) (?P<name>
        (?<=[(]) [^()\[\]]{{0,60}} \b {_AGENCY} \b [^()\[\]]{{0,50}} (?=[)])
      | (?<=[(\[]) (?=[A-Z]) [^()\[\]]{{0,40}} [Pp]hoto\b [^()\[\]]{{0,50}} (?=[)\]])
      | (?:{_AGENCY}|[A-Z][\w.'’-]+(?:\ [A-Z][\w.'’-]+){{0,3}})
        (?:\ ?/\ ?[A-Z][\w.'’ -]{{1,30}}){{0,2}}\ ?[/|]\ ?{_AGENCY}(?:\ [Ff]ile)?
      | (?<=[(]) (?:[A-Z][\w.'’-]+\ ){{1,3}}[A-Z][\w.'’-]+\ ?/\ ?
        (?:(?:[A-Z][\w.'’-]+\ ){{0,3}}{_PAPER}|[A-ZÀ-Þ][\w'’]+) (?=[)])
      | (?<=[(]) (?:Supplied|Handout|Provided|Submitted):\ [A-Z][^()]{{2,60}} (?=[)])
      | (?<=[(]) [A-Z][\w.&'’-]+(?:\ [A-Z][\w.&'’-]+){{0,3}}:\ [A-Z][\w.'’-]+
        (?:\ [A-Z][\w.'’-]+){{1,4}} (?=[)])
      | (?:[A-Z][\w.'’-]+\ ){{1,4}}(?:via|/)\ {_AGENCY}
      | {_AGENCY}(?:\ ?/\ ?{_AGENCY})?\ ?[/|]\ ?[A-Z][\w.'’ -]{{2,40}}
      | (?:©\ ?)?(?:19|20)\d\d\ {_AGENCY}
      | {_AGENCY}\ [Pp]hotos?(?:\ ?/\ ?[A-Z][\w.'’ -]{{2,40}})?(?:,\ (?:[Ff]ile|[Pp]ool))?
    ) [\])\s]* (?:less|more)? $
    """,
    re.VERBOSE,
)
# "Ann LeeGetty Images": a name that has lost the space behind it.
_LENDERS = (
    "Getty Images",
    "Shutterstock",
    "Alamy",
    "iStock",
    "EyeEm",
    "Reuters",
    "AFP",
    "AP Photo",
)
# The call sign of a station behind a caption: "The dam on Monday. (KXYZ)"
_STATION = re.compile(r"(?<=[.!?”\"’»]\ )\((?P<name>[KW][A-Z]{2,3}(?:-TV)?)\)$")
_CALL = 14  # characters of one, with the end of what stands before it
_STUCK = re.compile(
    rf"(?:^|(?<=[.!?”\"’»)\]] ))(?P<name>(?:[{UPPER}][\w.'’-]+ (?:/ )?){{0,4}}"
    rf"[{UPPER}][\w'’-]*[^\W\d_{UPPER}](?:{'|'.join(_LENDERS)}))$"
)
_UNMARKED = (_GLUED, _AGENCY_TAIL, _LENT, _SIGNED, _ARCHIVE, _BEHIND, _STATION, _STUCK)
_SHORT = 80  # characters of a name and a house
_SENTENCED = 25  # words of a caption before an agency alone
_ALONE = re.compile(_AGENCY)
_SERVICE = re.compile(  # "PAP Biznes"
    rf"{_AGENCY}[ -](?!(?:[Pp]hoto|[Ii]mage|[Pp]ool|[Ff]ile))[A-Z]\w+"
)
_CLOSING = tuple('.!?”"’»')
# "Ann Lee for The Courier", "Ann Lee, Coast News"
_FOR_HOUSE = re.compile(
    rf"[{UPPER}][\w.'’-]+(?: [{UPPER}][\w.'’-]+){{1,2}}"
    rf"(?: for The [{UPPER}][\w&'’-]+(?: [{UPPER}][\w&'’-]+){{0,3}}"
    rf"|(?:,| for) (?:The )?(?:[{UPPER}][\w&'’-]+ ){{1,3}}{_PAPER})"
)
# "Ann Lee/Coast News"; a pair of names may be as well
_NAME_HOUSE = re.compile(
    rf"[{UPPER}][\w.'’-]+(?: [{UPPER}][\w.'’-]+){{1,2}} ?/ ?"
    rf"[{UPPER}][\w.&'’-]+(?: [\w.&'’-]+){{0,3}}"
)
# Behind a caption that stands alone above: " | Ann Lee"
_ECHOED = re.compile(
    rf"\.? (?:[|/–-] |Pic(?:ture)?s?: |Photos?: |Credit: )[{UPPER}][\w.'’-]+"
    rf"(?: [{UPPER}][\w.'’-]+){{0,3}}"
)
_MARKED = 40  # words of a credit that starts with ©, with its caption
_REACH = 130  # characters at the end of a line in which a credit begins
_CAPTION = 40  # words of a caption of several sentences
_WORDS, _LENGTH = 90, 800  # of a caption, in words and characters; a longer line is a paragraph


@lru_cache(maxsize=512)  # both passes over a text ask for the same lines, and its metadata
def split_credit(text: str) -> tuple[str, str] | None:
    """The caption and the name in a line that ends with a credit, or None.

    >>> split_credit("The old harbour at dawn. Photo by Ann Lee/Coast News")
    ('The old harbour at dawn.', 'Ann Lee/Coast News')
    >>> split_credit("(AP Photo/Ann Lee)")
    ('', 'AP Photo/Ann Lee')
    >>> split_credit("Photo by photo the archive grew.") is None
    True
    """
    if not text.isascii():
        text = text.replace("\xa0", " ").replace("\u202f", " ")
    start = max(0, len(text) - _REACH)
    end = text[start:].lower()
    marked = any(mark in end for mark in _MARKS)
    for pattern in (_MARK, *_UNMARKED) if marked else _UNMARKED:
        match = pattern.search(text, start)
        if match and pattern is _MARK and _in_a_sentence(text, match):
            continue
        if match and _is_name(match["name"], labelled=pattern is _MARK):
            return text[: match.start()].rstrip(" \u3000(\uff08[|-–—"), match["name"].strip(" .;,|")
    return None


def _in_a_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether a label stands within a sentence that goes on: "On the map: north and south."."""
    before = text[: match.start()].rstrip()
    words = match["name"].split()
    return (
        match["name"].endswith(".")
        and (before[-1:].isalnum() or before.endswith(","))
        and any(word[0].islower() for word in words)
    )


def _is_name(name: str, *, labelled: bool) -> bool:
    if not has_case(name):
        return len(name) <= 40
    words = name.split()
    if len(words) <= 8 and (_HOUSE.search(name.rstrip()) or _ARCHIVE.match(name)):
        return True
    if labelled and _WIRE.match(name) and len(words) <= (8 if "|" in name or "/" in name else 4):
        return True
    capital = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return (
        len(words) <= 14
        and (name[:1].isupper() or (labelled and len(words) <= 3 and not name.islower()))
        and (capital * 2 >= len(words) or len(words) == 1)
        and not (name.rstrip().endswith(".") and len(words) > 8)
    )


def credit(document: Document) -> Iterator[Finding]:
    """Find the credits of pictures, with the captions that stand in the same line.

    Rules: the cues of the lexicons; `credit.label`, a line that ends with "Photo by …", "Image: …",
    "Credit: …" and a name, or with an agency in brackets or behind a slash; `credit.echo`, a
    caption and the same once more, " | Ann Lee" behind it; `credit.mark`, a line that starts with ©
    and no year; `credit.repeated`, a name and a house behind a slash that stand in several lines.
    """
    for finding in _CREDIT(document):
        text = document.text[finding.start : finding.end]
        if len(text.split(None, 15)) <= 15 or (len(text) <= _LENGTH and split_credit(text)):
            yield finding
    for line in document.lines:
        if line.text[0] == "©" and line.words <= _MARKED and not line.text[1:3].strip().isdigit():
            yield line.finding("credit.mark", 0.65, "it starts with ©, as no sentence does")
    yield from _echoed(document)
    yield from _labelled(document)


def _echoed(document: Document) -> Iterator[Finding]:
    """A caption alone, and the same with a name behind it."""
    for above, line in pairwise(document.lines):
        if line.words <= _MARKED and line.text.startswith(above.text) and above.words > 2:
            name = line.text[len(above.text) :]
            if _ECHOED.fullmatch(name):
                reason = f"the line above again, with a name behind it: {name.strip(' |/–-')!r}"
                for part in (above, line):
                    yield part.finding("credit.echo", 0.85, reason)


def _labelled(document: Document) -> Iterator[Finding]:
    """The lines that end with a label and a name, an agency, or a name and a house."""
    lines = document.lines
    hinted = {
        index
        for index, hit in document.cued.get(Kind.CREDIT, ())
        if hit.cue.binding == "hint" and hit.end + _REACH > len(lines[index].folded)
    }
    candidates = [
        index for index, line in enumerate(lines) if index in hinted or _may_be_credited(line)
    ]
    houses: dict[str, list[Line]] = {}
    sources = digest(document).values() if candidates else ()
    told = not all(map(_ALONE.match, sources))  # a digest says where its news are from
    for index in candidates:
        line = lines[index]
        if line.words > _WORDS or len(line.text) > _LENGTH:
            continue
        if parts := split_credit(line.text):
            caption, name = parts
            alone = _ALONE.fullmatch(name) is not None or _SERVICE.fullmatch(name) is not None
            if not (told and alone):
                prose = _is_prose(document, index, caption, alone)
                start = line.start + len(caption) if prose else line.start
                reason = f"it ends with a credit: {name!r}"
                yield Finding(Kind.CREDIT, start, line.end, "credit.label", 0.88, reason)
        elif line.text[0] == "(" and _NAME_HOUSE.fullmatch(line.text, 1, len(line.text) - 1):
            yield line.finding("credit.label", 0.8, "a name and a house in brackets")
        elif _FOR_HOUSE.fullmatch(line.text):
            yield line.finding("credit.label", 0.7, "a name and the paper that it worked for")
        elif _NAME_HOUSE.fullmatch(line.text):
            houses.setdefault(line.folded, []).append(line)
    for line in chain.from_iterable(lines for lines in houses.values() if len(lines) > 1):
        yield line.finding("credit.repeated", 0.8, "a name and a house alone, in several lines")


def _may_be_credited(line: Line) -> bool:
    """Whether something stands at the end of a line that credits have there."""
    end = line.folded[-_REACH:]  # as is the end of a line, without the brackets that close it
    return (
        "/" in end
        or "credit" in end
        or (":" in end and line.text[-1] in ")\uff09")
        or (line.text[-1] == ")" and bool(_STATION.search(line.text[-_CALL:])))
        or line.text.endswith(_LENDERS)
        or (len(line.text) <= _SHORT and _FOR_HOUSE.fullmatch(line.text) is not None)
    )


def _is_prose(document: Document, index: int, caption: str, alone: bool) -> bool:
    """Whether what stands before a credit is the article's, so that only the credit goes.

    `alone` says whether the credit is no more than an agency, which may close a report as well.
    """
    if caption.count(" ") + unspaced(caption) > _CAPTION and len(_SENTENCE.findall(caption)) >= 2:
        return True
    hits = document.lines[index].hits
    if any(hit.cue.binding == "glued" and hit.cue.kind is not Kind.CREDIT for hit in hits):
        return True
    late = index + 1 >= document.tail or len(caption.split()) > _SENTENCED
    return alone and late and caption[-1:] in _CLOSING
