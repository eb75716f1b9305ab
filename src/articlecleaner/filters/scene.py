"""What the arbiter sees of a line: its shape, its place, its neighbours, what others found there.

A `Scene` is read off a document and the findings of the filters before; its `traits` of a line are
what the trees were grown on, so their meaning must not change without growing the trees anew.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from articlecleaner.document import PARAGRAPH, Document, Line
from articlecleaner.filters.forms import PERSON, looks_own, quoted
from articlecleaner.filters.rows import ROW, SUBHEADING, own_lines
from articlecleaner.filters.runs import in_row
from articlecleaner.finding import THRESHOLD, Finding, Kind
from articlecleaner.lexicon import UPPER, capitals

_KIND_INDEX = {kind: index for index, kind in enumerate(Kind)}
_EDGE, _PARAGRAPH, _SENTENCE, _OPEN, _FOUND = 0, 1, 2, 3, 7  # shapes; 3 to 6 are open lines
_SHORT = (3, 4)  # open lines of up to eight words
_LONG = 20  # words of an open line that is a sentence: most residue is shorter
_ANNOUNCED = 20  # words of an open line below one that a colon ends
_LONGER = 30  # the same between sentences, where captions stand
_HEADLINE = 8  # words from which an open line may be one
_FAR = 12  # lines from which a distance says no more
_AT_HOME = 0.3  # share of a sentence's stems elsewhere in the article, from which it is part of it
_BESIDE = 0.15  # the same under a subheading, which may open a subject of its own
_HALF = 0.5
_BROKEN = 60  # open lines of a length from which the text may be broken into lines
_TEXT = 200  # words of a line that is more than a paragraph
_COMMAS = ",;\uff0c\uff1b\u3001\u060c\u061b"
_PAIR = 2  # items that make no list
_HINTS = 2  # hints that say something of a sentence: one may stand in any
_FEW = 8  # paragraphs of a text that is too short to tell that one is foreign to the others
_MANY = 6  # kinds of residue in one text from which more say no more
_UNTOLD = -1  # where there is nothing to compare
_LANGUAGES = {"en": 1, "de": 2, "fr": 3, "es": 4, "it": 5, "pl": 6, "ja": 7, "zh": 7}

_LOOKS = (
    *("words", "characters", "average word", "ending", "start", "capitals", "digits", "mark"),
    *("quotes", "colon", "commas", "name in front", "small letter in front", "row"),
)
TRAITS = (
    *_LOOKS,
    *("shape", "place", "lines before", "lines after", "shape before", "shape after"),
    *("kind before", "kind after", "residue before", "words shared with the article"),
    *("stands twice", "open lines in the text", "open lines of its length"),
    *("to the paragraph before", "to the paragraph after", "cues", "like the article"),
    *("words of the line before", "words of the line after", "words of the 2nd line before"),
    *("words of the 2nd line after", "words the line before shares"),
    *("words the line after shares", "words the 2nd line before shares"),
    *("words the 2nd line after shares", "capitals in the line before"),
    *("capitals in the line after", "words shared with the line before"),
    *("words shared with the line after", "words shared with the paragraph after"),
    *("words shared with the paragraph before", "words shared with the title"),
    *("residue in the text", "words of a usual paragraph", "language", "kinds found"),
    *("kind of cue", "in a list", "residue in its list"),
)

_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"[©|@#•>+/]")
_SENTENCES = re.compile(rf"[.!?][\"'”’»)]* +[\"'“‘„«(]?[{UPPER}]|[。！？][^」』）]")
_SPEECH = re.compile(  # who said it stands behind what was said, or between two parts of it
    r"[“\"„«][^”\"“»„«]{3,400}(?:[,.?!…][”\"“»]|[”\"“»],) "
    r"[^\W\d_][^”\"“»„«]{2,100}(?:[“\"„«][^”\"“»„«]{3}|[.!?)]$)"
)
_CAPITALS = _LOOKS.index("capitals")
_MARKS = " ©|@#•>+/"
_ENDINGS = {
    **dict.fromkeys(".。।۔", 0),
    **dict.fromkeys("?？؟", 1),
    **dict.fromkeys("!！", 2),
    **dict.fromkeys(":：", 3),
    **dict.fromkeys(",;、،", 4),
    "…": 5,
    **dict.fromkeys("\"'”’»“」』", 6),
    **dict.fromkeys(")]】）", 7),
}
_STARTS = {
    **dict.fromkeys("-*•·▪●–—", 3),
    **dict.fromkeys("\"'“‘„«»「『", 4),
    **dict.fromkeys("([【（", 5),
}


class Scene:
    """What the traits of all lines of one document have in common, read once.

    `own` are the document's `own_lines`, for who looks at it more than once.
    """

    def __init__(
        self,
        document: Document,
        findings: Sequence[Finding],
        own: frozenset[int] | None = None,
    ) -> None:
        self.document = document
        lines = document.lines
        starts = [line.start for line in lines]
        self.found: list[Kind | None] = [None] * len(lines)
        self.held = [False] * len(lines)
        for finding in findings:
            index = bisect_right(starts, finding.start) - 1
            if index >= 0 and finding.confidence >= THRESHOLD:
                whole = finding.start == starts[index] and finding.end >= lines[index].end
                if whole and finding.kind:
                    self.found[index] = finding.kind
                else:
                    self.held[index] = True
        self.shapes = [
            _FOUND if kind else _shape(line) for line, kind in zip(lines, self.found, strict=True)
        ]
        self.open = sorted(
            line.words
            for line, shape in zip(lines, self.shapes, strict=True)
            if _OPEN <= shape < _FOUND
        )
        self.plain = [index for index in document.plain if not self.found[index]]
        self._few = len(self.plain) < _FEW
        self.first = _while_sentences(document, self.found, document.head, -1)
        self.last = _while_sentences(document, self.found, document.tail - 1, 1) + 1
        count = max(len(lines), 1)
        self._share_open = len(self.open) / count
        self._share_found = self.shapes.count(_FOUND) / count
        self._kinds_found = min(len(set(self.found) - {None}), _MANY)
        usual = sorted(lines[index].words for index in self.plain)
        self._usual = usual[len(usual) // 2] if usual else 0
        self._title = frozenset[str]().union(
            *(
                document.stems(line)
                for line, kind in zip(lines[: document.head + 1], self.found, strict=False)
                if kind is Kind.TITLE
            )
        )
        own = own_lines(document) if own is None else own
        self._listed = own.union(_announced(document, self.found), self._unmarked())
        self._shared: dict[int, float] = {}
        self._lists: dict[int, float] = {}

    def _unmarked(self) -> Iterator[int]:
        """Inside the article, three short open lines and more without cues in a row: verse, words.

        What was found among them does not part them.
        """
        row: list[int] = []
        for index in range(self.first, self.last):
            line = self.document.lines[index]
            if self.found[index]:
                continue
            if in_row(line, wide=" " not in line.text) and index not in self.document.lists:
                row.append(index)
                continue
            if len(row) >= ROW:
                yield from row
            row = []

    def undecided(self, index: int) -> bool:
        """Whether a line is an open question: not found, not held, no sentence that is at home.

        Held is what another filter protects or took a part of. At home is, between the article's
        first sentence and its last, one without a cue that shares its words with the rest.
        """
        inside = self.first <= index < self.last
        return not (self.found[index] or self.held[index] or (inside and self._at_home(index)))

    def protected(self, index: int) -> bool:
        """Whether a line is never taken, whatever the trees say.

        That is a line of which there are so many that the text may be broken into lines, as verse
        and code are, a line of code, a number that heads a part, one of several who are named above
        what they say, or below it, a subheading of Markdown, a footnote, a fact, speech in two
        parts, or a whole text in a line; above the article, a greeting that a comma ends; inside
        it, one that a comma or semicolon ends, a part of a sentence broken into lines, a short
        sentence with no cue but a hint, one with no residue beside it, one that announces the next,
        or a subheading that shares a word with the article; and one of several rows, an item of
        what a sentence with a colon announces, or of lines whose commas align, or of a list of
        which less than half was found, if the list is short or has a heading. In a text of few
        paragraphs, so are all subheadings, all sentences without a cue, and all lists.
        """
        line = self.document.lines[index]
        if index in self._listed or index in self.document.numbered or line.words > _TEXT:
            return True
        if self._alike(line) > _BROKEN or self._by_place(index, line):
            return True  # before the forms, which cost more to look for
        return looks_own(self.document, index) or _SPEECH.match(line.text) is not None

    def _by_place(self, index: int, line: Line) -> bool:
        """Whether a line is protected for where it stands and what stands beside it."""
        if index < self.first and line.text[-1] in _COMMAS and line.words <= SUBHEADING:
            return True  # "Dear friends,"
        if self.first <= index < self.last and (
            line.text[-1] in _COMMAS
            or any(map(self.document.broken, (index - 1, index)))
            or self._announces(index)
        ):
            return True
        alone = _FOUND not in self.shapes[max(0, index - 1) : index + 2]
        sentence = line.closed and (line.words < PARAGRAPH or alone)
        at_home = not line.closed and line.words <= SUBHEADING and self.document.kinship(line) > 0
        if (self._few or sentence or at_home) and self.guarded(index):
            return True
        if items := self.document.lists.get(index):
            return self._found_in_list(index) < _HALF and (
                self._few or len(items) <= _PAIR or self._headed(items.start)
            )
        rows = [_row(self.document.lines[near]) for near in self._near(index)]
        return any(rows) and (_row(line) or sum(rows) > 1)

    def _announces(self, index: int) -> bool:
        """Whether a line as long as a sentence ends with a colon and holds no cue but a hint."""
        line = self.document.lines[index]
        if line.text[-1] not in ":\uff1a" or line.words < SUBHEADING:
            return False
        hints = sum(hit.cue.binding == "hint" for hit in line.hits)
        return hints < _HINTS and index not in self.document.bound

    def several(self, index: int) -> bool:
        """Whether a line is a paragraph of several sentences without a cue inside the article."""
        line = self.document.lines[index]
        inside = self.first <= index < self.last
        hinted = all(hit.cue.binding == "hint" for hit in line.hits) and len(line.hits) <= _HINTS
        at_home = not line.hits or (hinted and self.shared(index) >= _BESIDE * len(line.hits))
        told = line.paragraph or line.text[-1] in ":\uff1a"
        return inside and told and at_home and bool(_SENTENCES.search(line.text))

    def guarded(self, index: int) -> bool:
        """Whether nearly everything has to speak against a line.

        That is a line as long as a sentence that has none of its marks at its end, and, inside the
        article, a sentence with no cue but a hint, and a subheading above a list or a sentence of
        the article.
        """
        line = self.document.lines[index]
        if index in self.document.bound:
            return False
        inside = self.first <= index < self.last
        if not line.closed and line.words >= (_LONGER if inside else _LONG):
            return True
        if not inside:
            return False
        if line.closed:
            return len(line.hits) < _HINTS
        short = line.words <= SUBHEADING or (
            line.words <= PARAGRAPH and index > self.document.head and quoted(line.text)
        )
        return index > 0 and short and self._goes_on(index)

    def _headed(self, index: int) -> bool:
        """Whether the line above a list is no sentence and was not found."""
        return index > 0 and not (self.found[index - 1] or self.document.lines[index - 1].closed)

    def _goes_on(self, index: int) -> bool:
        """Whether the next line that was not found is a list, or a sentence of the article."""
        for below in range(index + 1, min(index + 4, self.last)):
            if self.found[below]:
                continue
            if below in self.document.lists:
                return self._found_in_list(below) < _HALF
            line = self.document.lines[below]
            short = self._few or line.words < PARAGRAPH
            related = short or self.shared(below) >= _BESIDE
            return line.closed and below not in self.document.bound and related
        return False

    def _at_home(self, index: int) -> bool:
        """Whether a line is a sentence without a cue that shares its words with the article."""
        line = self.document.lines[index]
        return line.closed and not line.hits and self.shared(index) >= _AT_HOME

    def like_article(self, index: int) -> bool:
        """Whether a line looks like the article's own, so that more has to speak against it.

        That is every sentence from the first to the last of the article, a short line there
        between two others that are not residue, and a subheading.
        """
        line, shapes = self.document.lines[index], self.shapes
        before = shapes[index - 1] if index else _EDGE
        after = shapes[index + 1] if index + 1 < len(shapes) else _EDGE
        next_ = next((shape for shape in shapes[index + 1 : index + 4] if shape != _FOUND), _EDGE)
        alone = before != _FOUND and after != _FOUND
        if (
            index
            and next_ in (_PARAGRAPH, _SENTENCE)
            and shapes[index] >= _OPEN
            and line.words <= SUBHEADING
        ):
            return True
        return self.first <= index < self.last and (
            line.closed or (alone and shapes[index] in _SHORT)
        )

    def _alike(self, line: Line) -> int:
        """How many open lines are about as long."""
        return bisect_left(self.open, line.words * 1.5) - bisect_left(self.open, line.words / 1.5)

    def _found_in_list(self, index: int) -> float:
        """The share of the items of the list around a line that were found."""
        items = self.document.lists[index]
        if items.start not in self._lists:
            found = self.shapes[items.start : items.stop].count(_FOUND)
            self._lists[items.start] = found / len(items)
        return self._lists[items.start]

    def _near(self, index: int) -> Iterator[int]:
        """The lines beside a line that were not found."""
        for near in (index - 1, index + 1, index + 2):
            if 0 <= near < len(self.shapes) and self.shapes[near] != _FOUND:
                yield near

    def shared(self, index: int) -> float:
        """The share of a line's stems that stand in the article's other paragraphs."""
        if index not in self._shared:
            line = self.document.lines[index]
            telling = len(self.document.stems(line)) > 1
            self._shared[index] = self.document.kinship(line) if telling else _UNTOLD
        return self._shared[index]

    def _overlap(self, stems: frozenset[str], other: int) -> float:
        """The share of stems that stand in another line, if there is one."""
        if not stems or not 0 <= other < len(self.shapes):
            return _UNTOLD
        return len(stems & self.document.stems(self.document.lines[other])) / len(stems)

    def traits(self, index: int) -> list[float]:
        """The traits of one line, in the order of `TRAITS`."""
        document, lines, shapes = self.document, self.document.lines, self.shapes
        line, count = lines[index], len(lines)
        near = [lines[i] if 0 <= i < count else None for i in range(index - 2, index + 3)]
        kind_before = self.found[index - 1] if index else None
        kind_after = self.found[index + 1] if index + 1 < count else None
        at = bisect_left(self.plain, index)
        above = self.plain[at - 1] if at else _UNTOLD
        at += at < len(self.plain) and self.plain[at] == index
        below = self.plain[at] if at < len(self.plain) else _UNTOLD
        stems = document.stems(line)
        in_list = index in document.lists
        return [
            *_looks(line),
            shapes[index],
            index / count,
            min(index, _FAR),
            min(count - 1 - index, _FAR),
            shapes[index - 1] if index else _EDGE,
            shapes[index + 1] if index + 1 < count else _EDGE,
            -1 if kind_before is None else _KIND_INDEX[kind_before],
            -1 if kind_after is None else _KIND_INDEX[kind_after],
            shapes[max(0, index - 3) : index].count(_FOUND),
            self.shared(index),
            line.folded in document.copies,
            self._share_open,
            self._alike(line),
            min(index - above, _FAR) if above >= 0 else _FAR,
            min(below - index, _FAR) if below >= 0 else _FAR,
            min(len(line.hits), _FAR),
            self.like_article(index),
            *(min(near[i].words, 99) if near[i] else -1 for i in (1, 3, 0, 4)),  # type: ignore[union-attr]
            *(
                self.shared(i) if 0 <= i < count else _UNTOLD
                for i in (index - 1, index + 1, index - 2, index + 2)
            ),
            *(_looks(near[i])[_CAPITALS] if near[i] else -1 for i in (1, 3)),  # type: ignore[arg-type]
            self._overlap(stems, index - 1),
            self._overlap(stems, index + 1),
            self._overlap(stems, below),
            self._overlap(stems, above),
            len(stems & self._title) / len(stems) if stems and self._title else _UNTOLD,
            self._share_found,
            self._usual,
            _LANGUAGES.get(document.language or "", 0),
            self._kinds_found,
            _KIND_INDEX[line.hits[0].cue.kind] if line.hits else -1,
            in_list,
            self._found_in_list(index) if in_list else _UNTOLD,
        ]


def _announced(document: Document, found: Sequence[Kind | None]) -> Iterator[int]:
    """The short open lines under a line of the article that ends with a colon."""
    open_ = False
    for index, line in enumerate(document.lines):
        if line.text[-1] in ":：":
            open_ = not found[index] and line.words >= SUBHEADING
        elif open_ and not (found[index] or line.closed) and line.words <= _ANNOUNCED:
            yield index
        elif not found[index] and index not in document.lists:
            open_ = False


def _row(line: Line) -> bool:
    """Whether a line looks like a row: a labelled value, an amount of something, table cells.

    An open line of words with a colon that is as long as a headline is no labelled value.
    """
    if line.text[0] == "|" or line.text.count("|") > 2 or "\t" in line.text:
        return True
    if ": " in line.text[:60]:
        return line.closed or line.words < _HEADLINE or bool(_DIGIT.search(line.text))
    return line.text[0].isdigit() and not line.closed


def _while_sentences(
    document: Document, found: Sequence[Kind | None], index: int, step: int
) -> int:
    """How far sentences go on from a paragraph, with only residue and subheadings between."""
    lines = document.lines
    reached = index
    while 0 <= (index := index + step) < len(lines):
        if lines[index].closed and not found[index] and index not in document.bound:
            reached = index
        elif not found[index] and lines[index].words > SUBHEADING:
            break
    return reached


def _shape(line: Line) -> int:
    if line.paragraph:
        return _PARAGRAPH
    if line.closed:
        return _SENTENCE
    return _OPEN + bisect_left((3, 8, 16), line.words)


def _looks(line: Line) -> tuple[float, ...]:
    """The traits that a line has wherever it stands, in the order of `_LOOKS`."""
    return (line.words, *_looks_of(line.text), _row(line))


@lru_cache(maxsize=1024)  # for a text is read again without what was found in it
def _looks_of(text: str) -> tuple[float, ...]:
    head = text[:200]
    parts = head.split()
    mark = _MARK.search(head)
    colon = text.find(": ", 0, 60)
    return (
        min(len(text), 999),
        len(head) / len(parts),
        _ending(text),
        _start(text[0]),
        capitals(parts) / len(parts),
        len(_DIGIT.findall(head)) / len(head),
        _MARKS.index(mark[0]) if mark else 0,
        _quotes(text),
        colon if colon > 0 else 99,
        head.count(",") / len(parts),
        bool(PERSON.match(text[:60])),
        text[0].islower(),
    )


def _ending(text: str) -> int:
    if text.endswith(".."):
        return 5
    last = text[-1]
    return _ENDINGS.get(last, 8 if last.isdigit() else 9 if last.isalpha() else 10)


def _start(first: str) -> int:
    if first in _STARTS:
        return _STARTS[first]
    if "\u2e80" <= first <= "\u9fff":
        return 7
    return 0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 6


def _quotes(text: str) -> int:
    starts, ends = text[0] in '"“„«»「『', text[-1] in '"”“«»」』'
    if starts or ends:
        return 1 + starts + 2 * ends
    return int("“" in text or '"' in text or "„" in text or "«" in text)
