"""A text, cut once and read many times: `Document` and its `Line`s."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import accumulate, chain, groupby

from articlecleaner.dates import DAY, dates, words_besides
from articlecleaner.finding import Finding, Kind
from articlecleaner.hints import Hints
from articlecleaner.lexicon import (
    LEAD,
    UPPER,
    Cue,
    Hit,
    Matcher,
    beyond_ascii,
    fold,
    labels,
    table,
    trim,
)

BLANK = " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u180e\u2028\u2029\u202f\u205f\u3000\ufeff\u2060"
BLANK += "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
BLANK += "\u200e\u200f\u00ad\x00"
LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_CLOSERS = "\"'\u201d\u2019\u00bb\u203a\u201c\u2018\u00ab\u2039\u300d\u300f\u300b\u3009"
_CLOSERS += ")]\u3011\uff09 \u200e\u200f"
_ENDS = frozenset(".!?\u2026\u3002\uff01\uff1f\uff0e\u061f\u06d4\u0964\u0965\u1362\u104b")
# Who edited a paragraph stands behind its last sentence: "… in the morning. (dk)"
_SIGNED = 50  # characters in which that stands
_SIGNED_OFF = re.compile(
    r"[.!?\u2026\u3002][\"'\u201d\u201c\u2019\xbb]? ?\((?:(?:[a-z]{2,4}|[A-Z]{2,5})(?:/\w{2,5})?"
    r"|[^\W\d_][^\W\d]+(?: [^\W\d_][^\W\d]+){1,2}, \d{1,2}\.\d{1,2}\.\d{4})\)$"
)
_SOURCED = re.compile(rf"[.!?\u201d] \(([{UPPER}][^()]{{1,30}})\)$")
_SOURCE = 40  # characters in which that stands
_WIDE = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_ASKED = 8  # characters in which a letter stands before the mark of a question
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")  # which asks with a semicolon
_FIRST_HANGUL = "\uac00"
_HANGUL = re.compile("[\uac00-\ud7a3]{2,}")
_SYLLABLES = 2  # of a Korean word that are compared: particles lie behind them
STEM = 6  # letters of a word that are compared: most inflections lie behind them
_PUNCTUATION = (
    ".,:;!?\"'()[]\u201c\u201d\u201e\u2018\u00ab\u00bb\u2026\u2013\u2014\u3001\u3002\u300c\u300d"
    "\u060c\u061b\u061f\u06d4\u0964"
)
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_LETTERED = re.compile(r"[A-Za-z]\) ")
_COUNT = re.compile(
    r"[(\uff08]?(\d{1,2})(?:[.):\uff09]? ?([^\W\d])|[.):\uff09] ([\d\"'\u201c\u201e\xab\u300c])|$)"
)
_YEAR = re.compile(r"1\d{3}|20\d\d")
_TIME = re.compile(r"([0-2]?\d)[:.h]([0-5]\d)(?: ?(?:uhr|[ap]\.?m\.?|h))?")
_DIGIT = re.compile(r"\d")
_DATE, _DATE_LENGTH, _DAYS = 6, 40, 2  # words and characters of a date; as many head no programme
_BROKEN = 5  # words of a line in which a sentence goes on
PARAGRAPH = 12  # words from which a closed line reads as a paragraph


class Line:
    """One line of a document that is not blank: where it stands and what it looks like.

    `start` and `end` are offsets into the document's text, without the white space around the
    line; `text` lies between. `folded` is for comparing: folded in case and without bullets and
    trailing marks, `lead` characters of bullet before it. `words` counts words (in scripts that
    write none apart, two characters count as one, of Thai and Lao three), `closed` says whether
    the line ends as a sentence does (in Thai and Lao, which have no full stop, whether it is as
    long as several), `paragraph` whether it has the shape of one: closed, and not short; or very
    long, `digits` whether one stands in it, `gap` how many blank lines stand before it, `hits`
    which cues stand in it, `hints` what the page it is from says of it; None in a plain text.
    """

    __slots__ = (
        "_stems",
        "closed",
        "digits",
        "end",
        "folded",
        "gap",
        "hints",
        "hits",
        "lead",
        "paragraph",
        "read_with",
        "start",
        "text",
        "words",
    )

    def __init__(self, text: str, start: int, gap: int, folded: str | None = None) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)
        self.gap = gap
        if folded is None:
            folded = fold(text)
        bare = folded.lstrip(LEAD)
        self.lead = len(folded) - len(bare)
        self.folded = trim(bare)
        last = text.rstrip(_CLOSERS)[-1:]
        self.closed = last in _ENDS or (
            text[-1:] == ")" and bool(_SIGNED_OFF.search(text[-_SIGNED:]))
        )
        words = text.count(" ") + 1
        if not text.isascii():
            words += unspaced(text)
            self.closed |= words >= 3 * PARAGRAPH and "\u0e00" <= last < "\u0f00"
            self.closed |= last == ";" and bool(_GREEK.search(text[-_ASKED:]))
        self.digits = _DIGIT.search(text) is not None
        self.words = words
        self.paragraph = words >= PARAGRAPH and (self.closed or words >= 4 * PARAGRAPH)
        self.hits: tuple[Hit, ...] = ()
        self.hints: Hints | None = None
        self.read_with: tuple[str, ...] = ()
        self._stems: tuple[str | None, frozenset[str]] | None = None

    def moved(self, start: int, gap: int) -> Line:
        """The same line at another place, of which no page says anything."""
        line = object.__new__(Line)
        line.text, line.folded, line.lead = self.text, self.folded, self.lead
        line.words, line.closed, line.paragraph = self.words, self.closed, self.paragraph
        line.digits = self.digits
        line.hits = self.hits
        line._stems, line.read_with = self._stems, self.read_with
        line.start, line.end, line.gap = start, start + len(self.text), gap
        line.hints = None
        return line

    def finding(self, rule: str, confidence: float, reason: str) -> Finding:
        """What a rule says of the whole line; its kind is that by which the rule's name starts.

        >>> Line("Share", 0, 0).finding("social.bare", 0.8, "a button").kind
        <Kind.SOCIAL: 'social'>

        Raises:
            ValueError: the name of the rule starts with no `Kind`.
        """
        kind = Kind(rule.partition(".")[0])
        return Finding(kind, self.start, self.end, rule, confidence, reason)

    def __repr__(self) -> str:
        return f"<Line {self.start}-{self.end} {self.text[:40]!r}>"

    @property
    def spaced(self) -> str:
        """The text with plain spaces for the other kinds that stand within words of a line."""
        if self.text.isascii():
            return self.text
        return self.text.replace("\xa0", " ").replace("\u202f", " ").replace("\u2009", " ")

    def stems(self, language: str | None) -> frozenset[str]:
        """The first six letters of the line's words that say something of its subject.

        Words of four letters and more count, function words of the language apart; of Korean words
        the first two syllables; of scripts that write no spaces, as many characters as count as a
        word.
        """
        if self._stems is None or self._stems[0] != language:
            self._stems = language, _stems(self.folded, language)
        return self._stems[1]


def _word(wide: list[str]) -> int:
    """How many characters of a script without spaces count as one word."""
    return 3 if wide and wide[0] < "\u2e80" else 2


def unspaced(text: str) -> int:
    """How many words a text holds in scripts that write none apart."""
    wide = _WIDE.findall(beyond_ascii(text))
    return len(wide) // _word(wide)


def _stems(folded: str, language: str | None) -> frozenset[str]:
    stems = [word.strip(_PUNCTUATION)[:STEM] for word in folded.split() if len(word) > 3]
    if rare := beyond_ascii(folded):
        if wide := _WIDE.findall(rare):
            size = _word(wide)
            stems += map("".join, zip(*(wide[i:] for i in range(size)), strict=False))
        if max(rare) >= _FIRST_HANGUL:
            stems += [word[:_SYLLABLES] for word in _HANGUL.findall(folded)]
    return frozenset(stems).difference(function_words(language))


class Document:
    r"""What filters read: the lines of a text, the cues in them, its zones and its cohesion.

    >>> from articlecleaner.cleaner import Cleaner
    >>> document = Cleaner().document("Share\n\nThe river rose again on Monday.", language="en")
    >>> [(line.text, line.words, line.closed, line.gap) for line in document.lines]
    [('Share', 1, False, 0), ('The river rose again on Monday.', 6, True, 1)]

    Immutable: nothing in it may be changed. `lines` holds the lines that are not blank, in order;
    `language` is the ISO 639-1 code of the text, or None.
    """

    def __init__(self, text: str, lines: tuple[Line, ...], language: str | None) -> None:
        self.text = text
        self.lines = lines
        self.language = language
        self._kinship: dict[int, float] = {}  # by where a line starts

    def __repr__(self) -> str:
        return f"<Document of {len(self.lines)} lines, {self.language}>"

    @cached_property
    def cued(self) -> dict[Kind, list[tuple[int, Hit]]]:
        """By kind, the cues that bind, each with the index of its line."""
        cued: dict[Kind, list[tuple[int, Hit]]] = {}
        for index, line in enumerate(self.lines):
            for hit in line.hits:
                if not hit.cue.bound or self._binds(index, line, hit.cue):
                    cued.setdefault(hit.cue.kind, []).append((index, hit))
        return cued

    def _binds(self, index: int, line: Line, cue: Cue) -> bool:
        bound = cue.bound
        if bound == "short":
            return line.words <= PARAGRAPH
        # Of several hints the last paragraph may be proved to be of the tail as well.
        tail = self.tail - 1 if cue.binding == "hint" else self.tail
        return (bound != "tail" and index < self.head) or (bound != "head" and index >= tail)

    @cached_property
    def bound(self) -> frozenset[int]:
        """The indices of the lines in which a cue of the whole line binds where they stand."""
        return frozenset(
            index
            for hits in self.cued.values()
            for index, hit in hits
            if hit.cue.binding not in ("hint", "glued")
        )

    @cached_property
    def numbered(self) -> frozenset[int]:
        """The indices of the lines with numbers that count on from 1: they head the parts.

        They are numbers alone, or before headings, which may count down to 1 as well, or years,
        times of day or `days` alone, one after the other. Sentences stand below them, which those
        of a chart, or of comments, need not have; "01" needs none.
        """
        numbers: list[tuple[int, int]] = []
        headings: list[tuple[int, int]] = []
        years: list[tuple[int, int]] = []
        times: list[tuple[int, int]] = []
        for index, line in enumerate(self.lines):
            if not line.digits:
                continue
            if match := _YEAR.fullmatch(line.folded):
                years.append((index, int(match[0])))
            elif match := _TIME.fullmatch(line.folded):
                times.append((index, 60 * int(match[1]) + int(match[2])))
            elif match := _COUNT.match(line.folded):
                if not (match[2] or match[3]):
                    numbers.append((index, int(match[1])))
                elif not line.paragraph and index not in self.lists:
                    headings.append((index, int(match[1])))
        runs = chain(
            *(_counting(numbers), _counting(headings, 3), _counting(headings[::-1], 3)),
            *(_in_order(years), _in_order(times)),
        )
        told = (run for run in runs if self._told(run))
        return frozenset(chain(self.days, chain.from_iterable(told)))

    @cached_property
    def first_number(self) -> int:
        """The index of the first numbered line, or of the end."""
        return min(self.numbered, default=len(self.lines))

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The indices of the lines that head the days of a programme.

        They are dates alone, three and more, each later than the last, with something between.
        """
        days: list[int] = []
        latest = ""
        for index, line in enumerate(self.lines):
            if not line.digits or line.words > _DATE or len(line.text) > _DATE_LENGTH:
                continue
            if any(words_besides(line.folded, self.language)):
                continue
            moments = dates(line.text, self.language)
            if moments and DAY.fullmatch(moments[0].iso):
                if moments[0].iso <= latest or (days and index - days[-1] == 1):
                    return ()
                days.append(index)
                latest = moments[0].iso
        return tuple(days) if len(days) > _DAYS else ()

    def _told(self, numbers: Sequence[int]) -> bool:
        """Whether sentences stand below most of these lines."""
        if self.lines[numbers[0]].folded[0] == "0":
            return True
        below = [self.lines[index + 1 : index + 3] for index in numbers]
        told = [any(line.closed or sourced(line) for line in near) for near in below]
        return 2 * sum(told) > len(numbers)

    @cached_property
    def words_before(self) -> list[int]:
        """For each line, and for the end, how many words stand before it."""
        return [0, *accumulate(line.words for line in self.lines)]

    @cached_property
    def copies(self) -> dict[str, list[int]]:
        """The lines of six words and more that stand in the text twice or more, folded."""
        counted = Counter([line.folded for line in self.lines if line.words >= 6])
        copies: dict[str, list[int]] = {f: [] for f, count in counted.items() if count > 1}
        for index, line in enumerate(self.lines) if copies else ():
            if line.folded in copies and line.words >= 6:
                copies[line.folded].append(index)
        return copies

    @cached_property
    def plain(self) -> tuple[int, ...]:
        """The indices of the paragraphs that stand once and hold no cue of the whole line."""
        return tuple([index for index, line in enumerate(self.lines) if self._plain(line)])

    def _plain(self, line: Line) -> bool:
        return line.paragraph and not self.marked(line) and line.folded not in self.copies

    def marked(self, line: Line) -> bool:
        """Whether a cue of the whole line stands in it."""
        return bool(line.hits) and any(
            hit.cue.binding not in ("hint", "glued") for hit in line.hits
        )

    @cached_property
    def framed(self) -> tuple[int, ...]:
        """The indices of the paragraphs of which a page says that most of the article is there."""
        return tuple(
            [
                index
                for index, line in enumerate(self.lines)
                if line.hints and line.hints.main and line.paragraph
            ]
        )

    @cached_property
    def head(self) -> int:
        """The head is what stands before this line: the first plain paragraph."""
        return self.plain[0] if self.plain else len(self.lines)

    @cached_property
    def tail(self) -> int:
        """The tail starts with this line: the one after the last plain paragraph."""
        return self.plain[-1] + 1 if self.plain else 0

    def edge(self, index: int) -> bool:
        """Whether a line stands in the head or the tail."""
        return index < self.head or index >= self.tail

    @cached_property
    def lists(self) -> dict[int, range]:
        """For each line that is an item of a list, the range of lines that the list takes."""
        lists: dict[int, range] = {}
        start = 0
        for mark, items in groupby(map(bullet, self.lines)):
            end = start + len(list(items))
            if mark and end - start > 1:
                lists.update(dict.fromkeys(range(start, end), range(start, end)))
            start = end
        return lists

    @cached_property
    def each_list(self) -> tuple[range, ...]:
        """The lists of the text, in order."""
        return tuple(dict.fromkeys(self.lists.values()))

    def broken(self, index: int) -> bool:
        """Whether a sentence that starts in a line goes on, in small letters, in the next."""
        if not 0 <= index < len(self.lines) - 1:
            return False
        line, below = self.lines[index], self.lines[index + 1]
        return (
            line.text[-1].isalpha()
            and below.text[:2].islower()
            and min(line.words, below.words) >= _BROKEN
            and below.folded.split(maxsplit=1)[0] not in labels("by")
        )

    def stems(self, line: Line) -> frozenset[str]:
        """The stems of a line that say something of its subject."""
        return line.stems(self.language)

    def cohesion(self, line: Line, core: AbstractSet[str] | None = None) -> float:
        """The share of a line's stems that stand in the core (by default all plain paragraphs).

        1.0 for a line without stems.
        """
        stems = self.stems(line)
        core = self.vocabulary if core is None else core
        return len(stems & core) / len(stems) if stems else 1.0

    def kinship(self, line: Line) -> float:
        """The share of a line's stems that stand in plain paragraphs besides the line itself."""
        if line.start not in self._kinship:
            stems = self.stems(line)
            kin = stems & (self.recurring if self._plain(line) else self.vocabulary)
            self._kinship[line.start] = len(kin) / len(stems) if stems else 1.0
        return self._kinship[line.start]

    @cached_property
    def _once_and_again(self) -> tuple[frozenset[str], frozenset[str]]:
        once: set[str] = set()
        again: set[str] = set()
        for index in self.plain:
            stems = self.stems(self.lines[index])
            again |= once & stems
            once |= stems
        return frozenset(once), frozenset(again)

    @property
    def vocabulary(self) -> frozenset[str]:
        """The stems of all plain paragraphs."""
        return self._once_and_again[0]

    @property
    def recurring(self) -> frozenset[str]:
        """The stems of two plain paragraphs or more."""
        return self._once_and_again[1]


def _counting(numbers: Iterable[tuple[int, int]], least: int = 2) -> Iterator[list[int]]:
    """The indices of numbers that count on from 1, so many and more."""
    counted: list[list[int]] = []
    for index, number in numbers:
        if number == 1:
            counted.append([])
        if counted and number == len(counted[-1]) + 1:
            counted[-1].append(index)
    return (part for part in counted if len(part) >= least)


def _in_order(marks: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """The indices of all marks, three and more, if each is later than the last, or earlier."""
    values = [value for _, value in marks]
    if len(set(values)) == len(values) > 2 and values in (sorted(values), sorted(values)[::-1]):
        yield [index for index, _ in marks]


@cache
def function_words(language: str | None) -> frozenset[str]:
    """The words of a language that say nothing of a subject; those of English for none."""
    return frozenset(table("function_words").get(language or "en", "").split())


def bullet(line: Line) -> str:
    """The mark before an item of a list: its bullet, `1` for any number, `a` for any letter."""
    first = line.text[0]
    if first == "\u30fb":  # Japanese writes no space behind it
        return first
    if first in "-*\u2022\u00b7\u25aa\u25cf\u2013\u2023\u25e6\u25a0\u25b2\u25c6\u2713\u2714":
        return first if line.text[1:2] in ("", " ", "\xa0", "\t") else ""
    if first.isdecimal():
        return "1" if _NUMBERED.match(line.text) else ""
    return "a" if _LETTERED.match(line.text) else ""


def sourced(line: Line) -> str | None:
    """The source in brackets behind the sentence that a line ends with: "… (Coast News)"."""
    match = _SOURCED.search(line.text[-_SOURCE:]) if line.text[-1] == ")" else None
    return match[1] if match else None


def cut(text: str) -> Iterator[tuple[str, int, int]]:
    r"""The lines of a text that are not blank: content, offset, number of blank lines before it.

    >>> list(cut("One\r\n\r\n  Two"))
    [('One', 0, 0), ('Two', 9, 1)]
    """
    offset, gap = 0, 0
    for raw in text.splitlines(keepends=True):
        content = raw.strip(BLANK)
        if content:
            yield content, offset + raw.index(content[0]), gap
            gap = 0
        else:
            gap += 1
        offset += len(raw)


def read(lines: Sequence[Line], lexicons: tuple[str, ...], matchers: Sequence[Matcher]) -> None:
    """Put into lines that are just being made the cues that the matchers find in them."""
    folded = [line.folded for line in lines]
    for line, *found in zip(lines, *(matcher.scan(folded) for matcher in matchers), strict=True):
        line.hits = tuple(chain.from_iterable(found))
        line.read_with = lexicons
