"""What cue phrases say by themselves: the part that all filters share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from articlecleaner.document import PARAGRAPH, Document, Line
from articlecleaner.filters.rows import in_facts
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import Hit

_WHOLE = {
    "line": (0.94, "the whole line is {!r}"),
    "heading": (0.94, "the heading {!r}"),
    "start": (0.9, "the line starts with {!r}"),
    "end": (0.85, "the line ends with {!r}"),
}
_PROSE = 15  # words from which a closed line may be a sentence of the article
_TAIL = 400  # characters of the longest residue that is glued to a line
_LONG = 30  # words from which such a line needs more than one other cue
_SURE = 2  # spaces in a phrase that hardly opens a sentence of an article behind its last one
_SURER = 3  # and in one of a page's machinery that stands among the article's paragraphs
_MACHINERY = frozenset(
    (
        *(Kind.SUBSCRIPTION, Kind.COMMENTS, Kind.LEGAL, Kind.INTERFACE, Kind.SOCIAL, Kind.AD),
        *(Kind.MEDIA, Kind.NAVIGATION, Kind.CONTACT),
    )
)
# Labels of pointers that open sentences of articles as well, in one language or another.
_WORDS_AS_WELL = frozenset(
    (
        *("also:", "next:", "more:", "earlier:", "previously:", "latest:", "read:", "explore:"),
        *("tip:", "tipp:"),
    )
)
_AT_HOME, _ABROAD = 0.45, 0.25  # cohesion of most of an article's lines, and of most residue
_BY = frozenset(
    ["by", "von", "par", "por", "di", "door", "av", "af", "przez", "od", "de", "do", "da"]
)
_NAMING = (Kind.CREDIT, Kind.SOURCE, Kind.BYLINE, Kind.TITLE, Kind.MEDIA)
_APPEALS = frozenset((Kind.SUBSCRIPTION, Kind.SOCIAL, Kind.AD))  # to readers, often in one line
_SIGNING = (Kind.CREDIT, Kind.SOURCE, Kind.BYLINE)  # of one word before a name: "Foto Jan Novák."
_APART = tuple(":\u00bb>|\u2192\u25b6\u25ba")  # behind a label, before what it leads to
_LABEL = 30  # characters in which the colon of a caption's label stands
_SUBJECT = 5  # lines with hints, from which they are what the article is about
_ADDRESS = re.compile(r"@|\bwww\.|://|\.(?:com|org|net|edu|gov|co\.uk|ca|de|eu)\b|\d{3}")
_BRACKETED = 10  # words of a label in brackets and the name behind it
_QUESTION = 12  # words of a question that an appeal answers
_SAID = 60  # characters at the end of a sentence in which stands who said it
_REPORTED = re.compile(  # "Read more books, she told pupils."
    r"[^\W\d_][\"”»“’]?, (?:\w+ ){0,3}(?:said|says|told|warned|added|sagte?|hei(?:ß|ss)t|meinte?|"
    r"warnte?|erklärte?|rät|riet|dit|disait|déclaré|conseille|dijo|dice|advirtió|afirmó|explicó|disse|diz|"
    r"avverte|spiega|zei|zegt|luidt|sier|siger|säger|sagde|lyder|lød|mówi|powiedział)\b[^,]*[.!]$"
)
_ENDS = re.compile(r"[.!?]")
_SENTENCE_ENDS = (
    ".!?\u2026\u3002\"'\u201d\u2019)]\u00bb\u0964\u06d4\u061f\uff01\uff1f\u300d\u300f\uff09\u3011"
)


class Cued:
    """A filter for one kind that goes by its cue phrases alone.

    Two hints make residue of a line of up to 30 words in the head or tail, three of one of up to
    60 words anywhere.

    >>> from articlecleaner import Cleaner, Kind
    >>> document = Cleaner().document("Table of contents", language="en")
    >>> [finding.reason for finding in Cued(Kind.NAVIGATION)(document)]
    ["the whole line is 'table of contents'"]
    """

    def __init__(self, kind: Kind, *, hints: bool = True) -> None:
        self.kind = kind
        self.hints = hints
        self.name = kind.value

    def __call__(self, document: Document) -> Iterator[Finding]:
        """The lines in which a cue of the kind binds, and the ends of lines glued to them."""
        hits = document.cued.get(self.kind)
        if not hits:
            return
        hints: dict[int, list[Hit]] = {}
        glued: dict[int, int] = {}
        for index, hit in hits:
            if (
                hit.cue.binding == "glued"
                and index not in glued
                and (finding := _glued(document, index, hit))
            ):
                glued[index] = hit.start
                yield finding
        for index, hit in hits:
            line, binding = document.lines[index], hit.cue.binding
            if binding == "hint":
                hints.setdefault(index, []).append(hit)
            elif (binding in ("line", "heading") and _counts(document, index, hit)) or (
                binding in ("start", "end")
                and not (binding == "end" and index in glued)
                and _serious(document, index, hit)
            ):
                confidence, reason = _WHOLE[binding]
                confidence += min(len(hit.cue.phrase), 40) / 1000  # a longer phrase is surer
                yield whole(line, hit, confidence, reason.format(hit.cue.phrase))
        if self.hints:
            yield from _hinted(document, hints, glued)

    def __repr__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cued) and self.kind is other.kind

    def __hash__(self) -> int:
        return hash(self.kind)


def _hinted(
    document: Document, hints: Mapping[int, Sequence[Hit]], glued: Mapping[int, int]
) -> Iterator[Finding]:
    """The lines of which several hints speak, before a glued cue if there is one.

    Where many different ones do, the article is about just that, such as accounts that move: they
    are evidence for body. Not so of consent to cookies, of which sites say as much.
    """
    found: list[Finding] = []
    for index, several in hints.items():
        end = glued.get(index, len(document.text))
        phrases = dict.fromkeys(hit.cue.phrase for hit in several if hit.start < end)
        line = document.lines[index]
        enough = (len(phrases) > 1 and document.edge(index) and line.words <= _LONG) or (
            len(phrases) > 2 and line.words <= 2 * _LONG
        )
        if enough and not _at_home(document, line):
            reason = "the line speaks of " + " and ".join(map(repr, list(phrases)[:3]))
            found.append(whole(line, several[0], 0.6, reason))
    different = {document.text[f.start : f.end] for f in found}
    subject = len(different) >= _SUBJECT and found[0].kind is not Kind.LEGAL
    for finding in found:
        yield finding._replace(kind=None, reason="many lines speak of it") if subject else finding


def _closes_early(brackets: str, tail: str) -> bool:
    """Whether the bracket before a cue closes and the sentence goes on behind it."""
    for opening, closing in ("()", "[]"):
        if opening in brackets and closing in tail:
            return any(map(str.isalnum, tail.rpartition(closing)[2]))
    return False


def _counts(document: Document, index: int, hit: Hit) -> bool:
    """Whether a number that is a line of its own may count something.

    That is, whether it is no cell of a table and does not head a part of the article; a bare one
    counts something only above or below the article.
    """
    near = document.lines[max(0, index - 1) : index] + document.lines[index + 1 : index + 2]
    return index not in document.numbered and (
        any(map(str.isalpha, hit.cue.phrase))
        or (
            (document.edge(index) or hit.cue.phrase != "0") and all(line.words > 2 for line in near)
        )
    )


def _serious(document: Document, index: int, hit: Hit) -> bool:
    """Whether a line that starts or ends with a cue is not a sentence of the article after all.

    A sentence of the article may start like residue, so a name must follow "… by", labels of
    names need a capital behind them, and a long line needs a second cue of the kind or
    words that the article does not use. Items of a list go only if most of the list does.
    """
    line, cue = document.lines[index], hit.cue
    if _of_a_list(document, index, hit) or _speaks_of(line, hit):
        return False
    if cue.kind is Kind.CONTACT and in_facts(document, index):
        return False
    if cue.binding != "end":
        rest = line.text[line.lead + hit.end :].lstrip(" \t\xa0")
        after = rest.lstrip(" \t\xa0:")
        if _names_nobody(line, hit, after):
            return False
        if cue.kind is Kind.PROMO and cue.phrase in _WORDS_AS_WELL and line.text[-1] == ".":
            return False
        if cue.phrase[-1] == ":" or cue.phrase.endswith("0.") or rest.startswith(_APART):
            return True
        if cue.kind is Kind.CAPTION and ":" in after[:_LABEL]:  # "Clockwise from top left: …"
            return True
    if line.closed and _REPORTED.search(line.text[-_SAID:]):
        return False
    if not (line.closed and line.words >= _PROSE):
        return True
    if _at_home(document, line) or line.text[line.lead + hit.end :].lstrip().startswith(","):
        return False
    return _outweighs(document, index, hit)


def _of_a_list(document: Document, index: int, hit: Hit) -> bool:
    """Whether a line is an item of a list of which most stays, or that a sentence announces."""
    items = document.lists.get(index, ())
    if not items:
        return False
    if 2 * sum(bool(document.lines[i].hits) for i in items) <= len(items):
        return True
    return hit.cue.binding == "end" and _announced(document, items.start)


def _names_nobody(line: Line, hit: Hit, after: str) -> bool:
    """Whether a cue that a name follows, such as "Photo by", has a small letter behind it."""
    cue = hit.cue
    named = cue.phrase.rpartition(" ")[2] in _BY or (cue.phrase[-1] == ":" and cue.kind in _NAMING)
    if cue.kind is Kind.MEDIA and not line.closed:  # "Vidéo : le débat des candidats"
        named = False
    named = named or (line.closed and " " not in cue.phrase and cue.kind in _SIGNING)
    bracketed = line.text[0] in "([" and line.text[-1] in ")]"  # "(Bild: coast online)"
    return (
        named
        and after[:1].islower()
        and "." not in after.split(maxsplit=1)[0]
        and not (bracketed and line.words <= _BRACKETED)
    )


def _outweighs(document: Document, index: int, hit: Hit) -> bool:
    """Whether enough speaks against a sentence that does not share its words with the article."""
    line, cue = document.lines[index], hit.cue
    others = {
        other.cue.phrase
        for other in line.hits
        if (other.cue.kind is cue.kind or {other.cue.kind, cue.kind} <= _APPEALS)
        and (other.start >= hit.end or other.end <= hit.start)
    }
    if index >= document.tail and document.cohesion(line) < _ABROAD:
        return line.words < _LONG or bool(others)
    outside = index >= document.tail or (index < document.head and cue.kind is Kind.SOURCE)
    if outside and cue.phrase.count(" ") >= _SURE and line.words < 2 * _LONG:
        return True
    surer = cue.kind in _MACHINERY and cue.phrase.count(" ") >= _SURER
    if surer and line.words < _LONG and document.kinship(line) < _ABROAD:
        return True
    return len(others) > (line.words >= _LONG)


def _speaks_of(line: Line, hit: Hit) -> bool:
    """Whether a sentence starts with a word such as "visit" or "about" and holds no address."""
    cue = hit.cue
    alone = cue.kind is Kind.CONTACT and cue.binding == "start" and cue.phrase.isalpha()
    return alone and line.closed and not _ADDRESS.search(line.text)


def _announced(document: Document, index: int) -> bool:
    """Whether a sentence that a colon ends stands above a list."""
    above = document.lines[index - 1] if index else None
    return above is not None and above.text[-1] in ":\uff1a" and above.words >= PARAGRAPH


def _at_home(document: Document, line: Line) -> bool:
    """Whether a line is a sentence that shares its words with the rest of the article.

    Of one that only hints speak against, fewer words have to be shared.
    """
    enough = _AT_HOME if document.marked(line) else _ABROAD
    return line.closed and line.words >= _PROSE and document.kinship(line) >= enough


def whole(line: Line, hit: Hit, confidence: float, reason: str) -> Finding:
    """The finding that a cue makes residue of its whole line."""
    cue = hit.cue
    return Finding(cue.kind, line.start, line.end, cue.rule, confidence, reason)


def _asks(before: str) -> bool:
    """Whether one short question is all that stands before an appeal: "Want more news? …"."""
    return before.endswith("?") and before.count(" ") < _QUESTION and not _ENDS.search(before[:-1])


def _glued(document: Document, index: int, hit: Hit) -> Finding | None:
    """From the cue to the end of the line, if a sentence ends or a bracket opens before it."""
    line = document.lines[index]
    start = line.start + line.lead + hit.start
    if line.end - start > _TAIL:  # first, for it costs least and rules out most in a long line
        return None
    if hit.start == 0 and not _serious(document, index, hit):
        return None
    window = max(line.start, start - 4)
    before = document.text[window:start].rstrip()
    bare = before.rstrip("([\u2013\u2014-|").rstrip()
    if bare == before and bare and bare[-1] not in _SENTENCE_ENDS:
        return None
    tail = document.text[start : line.end]
    if bare != before and _closes_early(before[len(bare) :], tail):
        return None
    start = window + len(bare)
    if (hit.cue.kind in _MACHINERY or hit.cue.kind is Kind.PROMO) and _asks(
        document.text[line.start : start]
    ):
        start = line.start
    reason = f"{hit.cue.phrase!r} and what follows it are glued to the line's end"
    return Finding(hit.cue.kind, start, line.end, hit.cue.rule, 0.9, reason)
