"""Captions of pictures that have no credit of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from articlecleaner.document import Document, Line, unspaced
from articlecleaner.filters.cued import Cued
from articlecleaner.finding import Finding, Kind, kinds_at
from articlecleaner.hints import HEADINGS
from articlecleaner.lexicon import UPPER, capitals
from articlecleaner.pipeline import reads_findings

_CAPTION = Cued(Kind.CAPTION)
_HEAD = (Kind.BYLINE, Kind.TIMESTAMP, Kind.TITLE)  # what shows that the head is not over
_SHORT, _LONG = 6, 8  # words of the shortest caption under a counter, and of others
_LONGEST, _CREDIT = 60, 8  # words of one above a credit, and of the credit
_BRIEF = 15  # words of a sentence that a picture below a standfirst may have
_MANY = 4  # copies of a line that need nothing else
_COUNTER = re.compile(r"(?:[^\W\d_]+ )?\d+ ?(?:/|of|von|de|di|из|z) ?\d+")
# Where somebody stands in a picture; in a sentence, as nothing but a caption writes it.
_PLACED = re.compile(
    r"(?<=\w )\((?:l|li|re|2\. ?v\. ?[lr]|\d\.? ?v\. ?[lr]|v\. ?l|v\. ?r|i\. ?B|im Bild|Bildmitte|"
    r"pictured|izq|dcha|sx|dx|t\. ?v|t\. ?h)\.?\)"
)
_WHERE = re.compile(
    _PLACED.pattern + rf"|\b[{UPPER}][\w'’-]+ [{UPPER}][\w'’-]+ "
    r"\((?:r|m\.|M\.|Mitte|links|rechts|left|right|cent(?:er|re)|vorne?|hinten|oben|"
    r"unten|(?:à|de) (?:gauche|droite)|au centre|a sinistra|a destra|al centro|izquierda|derecha|"
    r"a la izquierda|a la derecha|à esquerda|à direita|ao centro|слева|справа|в центре|зліва|"
    r"po lewej|po prawej|z lewej|z prawej|vlevo|vpravo|uprostřed|till vänster|till höger|"
    r"til venstre|til høyre|til højre|vasemmalla|oikealla|balra|jobbra|solda|sağda)\.?\)"
)
# What cameras, editors and pages call pictures: "IMG_2765 copy", "old-wall-at-dawn", "wall.jpg".
_FILE = re.compile(
    r"[\w-]+(?:[ .][\w-]+){0,9}\.(?:jpe?g|png|gif|webp)"
    r"|(?:IMG|DSC[NF]?|PXL|MVI|Screen ?shot|Bildschirmfoto|Capture d['’]écran|"
    r"Captura de pantalla|fig|image|bild|foto|photo|picture|unnamed|untitled)[-_ ]?\d[\w .:-]{0,30}"
    r"|(?=[\d_-]*[^\W\d_])(?-i:[a-z\d]+(?:[-_][a-z\d]+){2,})|(?-i:(?=\w*[A-Z\d]))\w*[^\W_]_[^\W_]\w*",
    re.IGNORECASE,
)
_FILE_MARKS = ".-_"  # of which such a name has one, or a digit
# "In this March 4, 2019, file photo, …", "A combination of photos shows …"
_THIS = re.compile(
    r"(?:In this|This|These) .{0,40}?\b(?:file|undated|handout|pool|combination|booking|courtesy) "
    r"(?:photo|image|picture|photograph)s?\b|An? (?:undated|handout|pool|booking|combination) "
    r"(?:photo|image|picture|photograph)\b|(?:This|A) combination (?:of|picture|photo)\b"
)
_COMMANDS = re.compile(  # that start a line of code without a capital
    r"(?:apt|apt-get|brew|cargo|cd|conda|cp|curl|docker|echo|export|gem|git|go|kubectl|ls|make|mkdir"
    r"|mv|node|np[mx]|pip3?|python3?|rm|select|ssh|sudo|systemctl|update|wget|yarn) "
)
# What stands for a picture that cannot be shown: "An illustration of a ferry in a storm".
_ALT = re.compile(
    r"(?:an? |the )?(?:(?:close[- ]?up|overhead|aerial|wide|side|front|top|animated|stock) )?"
    r"(?:close[- ]?up|photo(?:graph)?s?|pictures?|images?|illustrations?|drawings?|screenshots?|"
    r"screengrabs?|animation|gif|graphic|diagram|shot|view|portrait|headshot|collage|infographic) "
    r"(?:of|showing|shows?|depicting|illustrating) \w"
    r"|(?:(?:ein|eine|das|die) )?(?:foto|bild|grafik|illustration|screenshot|aufnahme|luftaufnahme|"
    r"zeichnung|porträt|symbolbild|collage|montage) "
    r"(?:von|vom|der|des|eines|einer|mit|zeigt) \w"
    r"|(?:une? )?(?:photo|image|illustration|capture d'écran|vue|dessin|portrait) "
    r"(?:de|d'|du|des|aérienne de)"
    r"|(?:una? |uma )?(?:foto(?:grafía|grafia)?|imagen|imagem|immagine|ilustración|ilustração|"
    r"illustrazione|captura de pantalla|captura de tela|vista|retrato|ritratto) "
    r"(?:aérea |aerea )?(?:de|del|da|do|di|della)\b",
    re.IGNORECASE,
)
_ALT_WORDS = range(5, 31)  # of such a line
# As Japanese papers end captions: with the day and the place behind a sign of equality.
_EQUAL = re.compile(r"[^。]{4,60}[=＝](?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[、,][^。]{2,30})?")
_STEP = re.compile(r"[^\W\d_]+ \d{1,2}")  # of a recipe
_FILE_WORDS, _FILE_LENGTH = 10, 120  # of such a name, and of the words that stand for a picture
_REPEATED = 30  # words of a sentence that may be a caption because it stands twice in the head
_SAID, _OPEN = 25, 40  # words of such captions
_FEW, _TOP = 4, 4  # lines of a text that may have such a caption; lines that may open one
_OPENS = re.compile(rf"[{UPPER}][^()]{{2,40}} \([A-Z][\w/-]{{1,12}}\) ?[–—-] ")  # a dateline
_WORDS = 90  # of a caption


@reads_findings
def caption(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Find captions without a credit of their own.

    Rules: the cues of the lexicons; `caption.credited`, a line above one that is only a credit: an
    open one anywhere, a sentence in the head, or a short one below a standfirst; `caption.counted`,
    a short line under "Image 3 of 12";
    `caption.repeated`, a line that stands in the text twice, in the head or above a credit, or an
    open one with most of its words in capitals that stands there four times; `caption.placed`, a
    line that says who stands where: "Anna Weber (l.) und Jan Novak"; `caption.this`, "This undated
    file photo …"; `caption.file`, the name of a picture's file alone; `caption.dated`,
    "…＝2日、長野市"; `caption.alt`, "An illustration of a ferry in a storm"; `caption.first`, a
    first line with the dateline of the next; `caption.untitled`, a few words without a capital
    between paragraphs, as they stand for a picture that cannot be shown.
    """
    yield from _CAPTION(document)
    yield from _names(document)
    yield from _told(document)
    lines = document.lines
    if len(lines) > _FEW and not lines[0].hits and _opens(lines):
        reason = "a line of its own above the one that opens the article"
        yield lines[0].finding("caption.first", 0.7, reason)
    credits = kinds_at(f for f in findings if f.kind is Kind.CREDIT).keys()
    yield from _beside(document, findings, credits)
    if document.plain:
        yield from _repeated(document, credits)


def _names(document: Document) -> Iterator[Finding]:
    """The names of files, and the few words that stand for a picture that cannot be shown."""
    for index, line in enumerate(document.lines):
        if line.closed or line.words > _FILE_WORDS or len(line.text) > _FILE_LENGTH:
            continue
        named = line.digits or any(map(line.text.__contains__, _FILE_MARKS))
        if named and _FILE.fullmatch(line.text) and not _listed(document, index):
            yield line.finding("caption.file", 0.8, "the name of a picture's file")
        elif line.words > 1 and line.text.islower() and _untitled(document, index):
            reason = "a few words without a capital between paragraphs"
            yield line.finding("caption.untitled", 0.65, reason)


def _told(document: Document) -> Iterator[Finding]:
    """The lines that say of themselves that they stand with a picture."""
    for line in document.lines:
        if line.digits and ("=" in line.text or "＝" in line.text) and _EQUAL.fullmatch(line.text):
            reason = "it ends with a day and a place, as captions do"
            yield line.finding("caption.dated", 0.8, reason)
        if line.words in _ALT_WORDS and not line.closed and _is_alt(line):
            yield line.finding("caption.alt", 0.65, "it names the picture that it stands for")
        if line.words <= _WORDS and line.text[0] in "IAT" and _THIS.match(line.text):
            reason = "it speaks of the picture that it stands under"
            yield line.finding("caption.this", 0.75, reason)
        if "(" not in line.text or line.words > (_SAID if line.closed else _OPEN):
            continue
        if line.words > 3 and (_PLACED if line.closed else _WHERE).search(line.text):
            yield line.finding("caption.placed", 0.7, "it says who stands where in a picture")


def _beside(
    document: Document, findings: Sequence[Finding], credits: Set[int]
) -> Iterator[Finding]:
    """The lines above credits, and below the counters of galleries."""
    lines, kinds = document.lines, kinds_at(findings)
    counters = {
        f.start for f in findings if f.kind is Kind.MEDIA and f.rule.startswith("media.line")
    }
    for index, line in enumerate(lines if credits or counters else ()):
        if line.start in kinds:
            continue
        if _above_credit(document, index, credits):
            if _is_credited(document, index, kinds):
                yield line.finding("caption.credited", 0.6, "the line above a credit")
        elif (
            index
            and lines[index - 1].start in counters
            and _COUNTER.fullmatch(lines[index - 1].folded)
            and line.words >= _SHORT
            and not line.paragraph
        ):
            reason = "a short line under the counter of a gallery"
            yield line.finding("caption.counted", 0.6, reason)


def _above_credit(document: Document, index: int, credits: Set[int]) -> bool:
    """Whether no more than a credit stands below a line, somewhere in an article."""
    below = document.lines[index + 1 : index + 2]
    credited = any(after.start in credits and after.words <= _CREDIT for after in below)
    return credited and bool(document.plain) and document.lines[index].words <= _LONGEST


def _is_credited(document: Document, index: int, kinds: Mapping[int, Kind | None]) -> bool:
    """Whether a line above a credit is its caption, and no sentence of the article.

    It does not announce what stood below, and is not one of several.
    """
    line, lines = document.lines[index], document.lines
    if line.text[-1] in ":\uff1a\u2014" or index in document.lists or index in document.numbered:
        return False
    if not (line.closed or line.words < _LONG):
        return True
    further = kinds.get(lines[index + 2].start) if index + 2 < len(lines) else None
    opening = index + 1 < document.head or (index == document.head and further in _HEAD)
    if index and line.words <= _BRIEF and lines[index - 1].start in kinds:
        # below a standfirst and buttons
        opening |= index < document.plain[min(1, len(document.plain) - 1)]
    return opening


def _repeated(document: Document, credits: Set[int]) -> Iterator[Finding]:
    """The lines that stand twice and more: in the head, above credits, or as titles."""
    lines = document.lines
    for copies in document.copies.values():
        first = lines[copies[0]]
        if first.words < _LONG:
            continue
        if len(copies) >= _MANY and not first.closed and _named(first):
            reason = f"an open line that stands {len(copies)} times"
        elif copies[-1] - copies[0] <= 3 * len(copies) and (
            (copies[0] < document.head and not (first.closed and first.words > _REPEATED))
            or any(lines[i + 1].start in credits for i in copies if i + 1 < len(lines))
        ):
            reason = f"the same line stands {len(copies)} times"
        else:
            continue
        for copy in copies:
            yield lines[copy].finding("caption.repeated", 0.6, reason)


def _opens(lines: Sequence[Line]) -> bool:
    """Whether the first line has the same dateline as one below it."""
    dateline = _OPENS.match(lines[0].text)
    return dateline is not None and any(line.text.startswith(dateline[0]) for line in lines[1:_TOP])


def _is_alt(line: Line) -> bool:
    """Whether an open line is the name of a picture, and no headline: few capitals, no cue."""
    words = line.text.split()
    return (
        _ALT.match(line.text) is not None
        and not line.hits
        and line.text[-1] not in ":,;"
        and 2 * capitals(words) <= len(words)
    )


def _listed(document: Document, index: int) -> bool:
    """Whether a line is one of a list of files, or what the line above it announces."""
    above, below = document.lines[max(0, index - 1) : index], document.lines[index + 1 : index + 2]
    announced = any(line.text[-1] in ":\uff1a" for line in above)
    near = (line.text for line in (*above, *below) if len(line.text) <= _FILE_LENGTH)
    return announced or any(map(_FILE.fullmatch, near))


def _untitled(document: Document, index: int) -> bool:
    """Whether a line stands between paragraphs, and is no subheading of the one below it."""
    lines, line = document.lines, document.lines[index]
    above = lines[index - 1] if index else None
    below = lines[index + 1] if index + 1 < len(lines) else None
    return (
        line.text[0].isalpha()
        and line.text[-1].isalnum()
        and not (_COMMANDS.match(line.text) or _STEP.fullmatch(line.text))
        and not unspaced(line.text)
        and not (line.hits or (line.hints and line.hints.tag in HEADINGS))
        and (above is None or (above.closed and above.words > _FILE_WORDS))
        and below is not None
        and below.words > _FILE_WORDS
        and not below.text[0].islower()
        and not document.stems(line) <= document.stems(below)
    )


def _named(line: Line) -> bool:
    """Whether most words of a line have capitals, as in a title."""
    words = [word for word in line.text.split() if len(word) > 3 and word[0].isalpha()]
    return capitals(words) > 0.6 * len(words)
