"""The article's own headline: labelled, standing alone above the body, or repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.signs import NAME
from articlecleaner.finding import Finding, Kind, kinds_at
from articlecleaner.lexicon import UPPER, capitals
from articlecleaner.pipeline import reads_findings

_CUED = Cued(Kind.TITLE)
_WORDS = range(4, 21)  # of a headline; shorter lines are kickers, subheadings and sections
_WIDE_WORDS = range(4, 41)  # the same in scripts that write no spaces, by two characters
_LONG_WORDS = range(4, 31)  # the same right above who wrote the text, or when
_PARAGRAPHS = 4  # of a text that may have so short a title
_BETWEEN = 4  # lines of which nothing is known that may stand between headline and body
_TITLE_CASE = 0.55  # share of the words of four letters and more with a capital
_NEARLY = 0.8  # the same of a headline in title case, for names such as iPhone
_LABEL = 3  # letters of the longest label of questions
_ECHO = 0.4  # share of a headline's stems that come back in the body
_NUMBERS = 3  # in a line that may be a score
_TOP = 5  # lines in which a headline stands that is as long as a paragraph
_ASKS = '?!？！’”»"'
_SIGNED_KINDS = (Kind.BYLINE, Kind.TIMESTAMP)
_TWO = re.compile(rf"[.!] [{UPPER}]|[:;,]$")  # of two sentences, or open to go on
_SIGNED = re.compile(rf"{NAME},")
_FIELD = re.compile(r"[^\W\d][^:]{1,20}: \S")
_BULLET = re.compile(r"[-*•·▪–—]|\d{1,2}[.)] |\d{1,2}[.:]\d\d\b")


@reads_findings
def title(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Find the headline in the head of a text, and its repetitions anywhere.

    Rules: the cues of the lexicons (`Title: …`); `title.headline`, the first line of the head that
    is shaped like a headline and whose words come back in the body, or one right above who wrote
    the text or when, or a long one that asks there, or two or three words in front of all that name
    what it speaks of; `title.echo`, another line of the head or the tail with the same words. The
    last two are for plain text: of a page, `markup` knows the headline.
    """
    yield from _CUED(document)
    lines = document.lines
    if lines and lines[0].hints:  # a page says which line is its headline
        return
    headline = _headline(document, kinds_at(findings))
    if headline is None:
        return
    line = lines[headline]
    back = _comes_back(document, headline)
    told = "whose words come back in it" if back else "beside who wrote the text, or when"
    yield line.finding("title.headline", 0.7, f"a line like a headline above the body, {told}")
    for index in (*range(document.head), *range(document.tail, len(lines))):
        other = lines[index]
        if (
            index != headline
            and not other.paragraph
            and _same(document.stems(line), document.stems(other))
        ):
            yield other.finding("title.echo", 0.8, f"the headline {line.text!r} again")


def _headline(document: Document, kinds: Mapping[int, Kind | None]) -> int | None:
    if not document.plain:
        return None
    taken = kinds.keys()
    if _name_of_subject(document, taken):
        return 0
    for index in range(min(max(document.head, 1), 8)):
        line = document.lines[index]
        if line.start not in taken and _is_score(line):
            return None
        if (
            line.words in _words(line)
            and line.start not in taken
            and not (_BULLET.match(line.text) or " = " in line.text or _is_field(document, index))
            and (not line.closed or line.text[-1] in "?!？！")
            and not line.text.endswith((":", ";", ","))
            and len(document.stems(line)) >= 2
            and not (document.broken(index) or _asks_first(document, index))
            and _comes_back(document, index)
        ):
            between = document.lines[index + 1 : document.head]
            lists = document.lists
            alone = (
                sum(
                    other.start not in taken and lists.get(i, (i,))[0] == i
                    for i, other in enumerate(between, index + 1)
                )
                <= _BETWEEN
            )
            return index if alone else None
    signed = _signed_headline(document, kinds)
    return _long_headline(document, kinds) if signed is None else signed


def _signed_headline(document: Document, kinds: Mapping[int, Kind | None]) -> int | None:
    """The first line of which nothing is known, if it is right above who wrote the text, or when.

    Nothing that it says has to come back in the body, whose words may have other endings.
    """
    lines = document.lines
    unknown = (index for index, line in enumerate(lines[:_TOP]) if line.start not in kinds)
    index = next(unknown, len(lines))
    below = lines[index + 1 : index + 2]
    if not below or index >= document.head or kinds.get(below[0].start) not in _SIGNED_KINDS:
        return None
    line = lines[index]
    shaped = line.words in _words(line) and (not line.closed or line.text[-1] in _ASKS)
    plain = not (line.hits or _BULLET.match(line.text) or _TWO.search(line.text))
    return index if shaped and plain else None


def _is_score(line: Line) -> bool:
    """Whether every third word of a line has digits, as in "Netherby 164 all out (43.2 overs)"."""
    numbers = sum(map(_has_digit, line.text.split())) if line.digits else 0
    return numbers >= _NUMBERS and 3 * numbers >= line.words


def _has_digit(word: str) -> bool:
    return any(map(str.isdecimal, word))


def _words(line: Line) -> range:
    """How many words a headline has, in the script of a line."""
    return _WORDS if " " in line.text else _WIDE_WORDS


def _long_headline(document: Document, kinds: Mapping[int, Kind | None]) -> int | None:
    """The first line, but for kickers, if it asks or quotes right above who wrote the text."""
    lines = document.lines
    index = next((i for i, line in enumerate(lines[:_TOP]) if line.words >= _LONG_WORDS.start), 0)
    line, below = lines[index], lines[index + 1 : index + 3]  # a standfirst may stand between
    if not any(kinds.get(other.start) in _SIGNED_KINDS for other in below):
        return None
    like_one = line.words in _LONG_WORDS and line.text[-1] in _ASKS
    if like_one and line.start not in kinds and document.kinship(line) >= _ECHO / 2:
        return index
    return None


def _is_field(document: Document, index: int) -> bool:
    """Whether a line and one beside it are a label and a value each: facts of what follows."""
    label = _FIELD.match(document.lines[index].text)
    beside = [document.lines[i].text for i in (index - 1, index + 1) if 0 <= i < document.head]
    others = filter(None, map(_FIELD.match, beside))
    return label is not None and any(label[0] != other[0] for other in others)


def _name_of_subject(document: Document, taken: Set[int]) -> bool:
    """Whether the first line is two or three words that name what the whole text speaks of."""
    line = document.lines[0]
    return (
        line.words in (2, 3)
        and any(char.isupper() for char in line.text[1:])
        and not (line.closed or line.hits or line.text.endswith((",", ";")))
        and line.start not in taken
        and not _BULLET.match(line.text)
        and 0 < document.head <= 2
        and len(document.plain) >= _PARAGRAPHS
        and bool(stems := document.stems(line))
        and stems <= document.recurring
    )


def _comes_back(document: Document, index: int) -> bool:
    """Whether the words of a line stand in the body; of one in title case, fewer will do."""
    line = document.lines[index]
    words = [word for word in line.text.split() if len(word) > 3]
    capital = capitals(words)
    if line.paragraph:  # a long question, which is no headline unless it is written like one
        below = {stem for other in document.lines[1:8] for stem in document.stems(other)}
        return capital >= _TITLE_CASE * len(words) and document.cohesion(line, below) >= _ECHO
    in_title_case = (
        document.language == "en"
        and len(words) > 2
        and capital >= _NEARLY * len(words)
        and not _SIGNED.match(line.text)
    )
    return document.cohesion(line) >= (_ECHO / 2 if in_title_case else _ECHO)


def _asks_first(document: Document, index: int) -> bool:
    """Whether a line is the first of several questions that paragraphs answer.

    One behind a label longer than "Q:" is a headline: "The bridge: When does it close?"
    """
    lines = document.lines
    if lines[index].text[-1] not in "?？" or ": " in lines[index].text[_LABEL:]:
        return False
    asked = [
        i
        for i in range(index, len(lines) - 1)
        if lines[i].text[-1] in "?？" and not lines[i].paragraph and lines[i + 1].paragraph
    ]
    return len(asked) > 2 and asked[0] == index


def _same(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return len(ours) >= 2 and len(ours & theirs) >= 0.8 * len(ours | theirs)
