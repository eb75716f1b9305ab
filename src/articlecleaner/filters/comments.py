"""Readers' comments, and what pages say about commenting."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from articlecleaner.dates import DAY, FULL_DATE, dates, words_besides
from articlecleaner.document import Document, Line
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.runs import of_the_run, outweighed
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import Hit, key, labels

_CUED = Cued(Kind.COMMENTS)
_NEAR = 12  # lines below a heading in which the first comment has its date
_DATED = 14  # words of a line with a name and a date
_START = 80  # characters of a line that are read for a date
_SAID = re.compile(r"([^:]{2,40}?) ?:$")
_SAYS_AT = "says at"  # the form of heads that are sure: "Ann says:" over a date
_AGE = re.compile(
    r"\d+ [^\W\d]+(?:,? \d+ [^\W\d]+)? (?:ago|her|fa|geleden|sedan|siden|temu|назад|önce)"
    r"(?: at \d{1,2}:\d\d(?: ?[ap]\.?m\.?)?)?"
)
_QUOTES = tuple("\"\u201c\u201e\u00ab\u00bb\u2018'")
_BESIDES = 6  # words of a name and of buttons beside a date
_NAME = 4  # words of a name that is a line of its own
_POST = 700  # words of a long comment
_LAST = 40  # words that the last comment may have, however short the others are
_THREAD = 3  # comments that make a thread without a heading or buttons
_UNTIMED = " on"  # of forms of heads that have a date and no time
_MOST = 6  # times as many words as stand before it that a thread takes at most
_DASHES = "\u2014\u2013"  # before the name and date of an embedded post
_SEEN = 4  # heads and buttons of comments that make a thread longer than what stands above it
_ENOUGH = 100  # words that stand above such a one: fewer are what stands over an article
_BELOW = 3  # lines behind which the form for comments stands below a thread


class _Post(NamedTuple):
    """The head of a comment: its lines, who wrote it, its form, and what else stands in it.

    That is whether a button does, and whether a time that people do not agree on, as 19:04 is.
    """

    start: int
    end: int
    name: str
    form: str
    button: bool = False
    odd: bool = False


def comments(document: Document) -> Iterator[Finding]:
    """Find lines about commenting, and the thread that a heading "Comments (3)" opens.

    Rules: the cues of the lexicons; `comments.thread`, what follows such a heading up to the end
    of the text, if something there is of a thread, and more if more words stand there than before;
    `comments.posts`, comments behind their heads, "Ann says:" or a name and a date, if several
    buttons such as "Reply" stand among them, or a heading above or a form below them.
    """
    yield from _CUED(document)
    posts = [
        post
        for index in range(document.head + 1, len(document.lines))
        if (post := _post(document, index))
    ]
    yield from _posted(document, posts)
    lines = document.lines
    signs: list[int] = []  # of comments: read where a heading needs them, and once
    for index, hit in document.cued.get(Kind.COMMENTS, ()):
        if not _heads(hit):
            continue
        if outweighed(document, index):
            thread = _is_thread(document, index)
        elif document.words_before[index] < _ENOUGH:
            thread = False
        else:  # "34 responses to" is no button
            signs = signs or _signs(document, posts)
            many = len(signs) - bisect(signs, index) >= _SEEN
            thread = many or hit.cue.binding == "start"
        if thread:
            reason = f"part of the thread under {lines[index].text!r}"
            for line in lines[index + 1 :]:
                if of_the_run(line):
                    yield line.finding("comments.thread", 0.93, reason)
            return


def _heads(hit: Hit) -> bool:
    """Whether a cue heads a thread, such as "3 thoughts on" before the headline of the article."""
    return hit.cue.binding == "heading" or (hit.cue.binding == "start" and hit.cue.phrase[0] == "0")


def _is_thread(document: Document, heading: int) -> bool:
    """Whether comments stand below a heading, which may be a button in the midst of an article.

    They are counted in it, have dates, or stand with words about commenting.
    """
    lines = document.lines
    if any(map(str.isdigit, lines[heading].text)):
        return True
    below = lines[heading + 1 :]
    return any(hit.cue.kind is Kind.COMMENTS for line in below for hit in line.hits) or any(
        line.words <= _DATED and dates(line.text[:_START], document.language)
        for line in below[:_NEAR]
    )


def _signs(document: Document, posts: Sequence[_Post]) -> list[int]:
    """Where heads and buttons of comments stand; so many below a heading make a long thread."""
    cued = {i for i, hit in document.cued.get(Kind.COMMENTS, ()) if hit.cue.binding != "hint"}
    aged = {i for i, line in enumerate(document.lines) if _is_age(line)}
    return sorted(cued | aged | {post.end for post in posts})


def _posted(document: Document, heads: Sequence[_Post]) -> Iterator[Finding]:
    if len(heads) < 2 and not any(post.form == _SAYS_AT for post in heads):
        return
    form = Counter([post.form for post in heads]).most_common(1)[0][0]
    rows: list[list[_Post]] = []
    before = document.words_before
    pointers = sorted(index for index, hit in document.cued.get(Kind.PROMO, ()) if _heads(hit))
    for post in heads:
        if post.form != form:
            continue
        if (
            not rows
            or before[post.start] - before[rows[-1][-1].end] > _POST
            or bisect(pointers, rows[-1][-1].end) < bisect(pointers, post.start)
        ):
            rows.append([])
        rows[-1].append(post)
    for row in rows:
        if _is_row_of_posts(document, row):
            reason = f"one of {len(row)} comments behind their heads"
            for line in document.lines[row[0].start : _last(document, row)]:
                if of_the_run(line):
                    yield line.finding("comments.posts", 0.9, reason)


def _post(document: Document, index: int) -> _Post | None:
    """The head of a comment that a line is, or makes with the name above or below it."""
    line = document.lines[index]
    if line.words > _DATED or line.paragraph or len(line.text) > _START or line.text[0] in _DASHES:
        return None
    if name := _says(line):
        below = document.lines[index + 1 : index + 2]
        dated = below and below[0].words <= _DATED and dates(below[0].text, document.language)
        form = _SAYS_AT if dated else "says"
        return _Post(index, index + 1 if dated else index, name, form)
    if _is_age(line):
        return _named(document, index, "ago")
    if not line.digits or not FULL_DATE.search(line.folded):
        return None
    moments = dates(line.text, document.language)
    if len(moments) != 1 or not DAY.match(moments[0].iso):
        return None
    _, timed, time = moments[0].iso.partition("T")
    form, odd = ("at" if timed else "on"), bool(timed) and time[4] not in "05"
    besides = list(words_besides(line.folded, document.language))
    if len(besides) > _BESIDES:
        return None
    buttons = [word for word in besides if word in labels("reply")]
    if name := "".join([word for word in besides if word not in buttons]):
        return _Post(index, index, name, f"named {form}", bool(buttons), odd)
    return _named(document, index, form, bool(buttons), odd)


def _named(
    document: Document, index: int, form: str, button: bool = False, odd: bool = False
) -> _Post | None:
    """The head of a comment that a date makes with the name above it, or else below it."""
    lines = document.lines
    if _is_name(lines[index - 1]):
        return _Post(index - 1, index, key(lines[index - 1].text), f"below {form}", button, odd)
    if index + 1 < len(lines) and _is_name(lines[index + 1]):
        return _Post(index, index + 1, key(lines[index + 1].text), f"above {form}", button, odd)
    return None


def _says(line: Line) -> str:
    """The name in a line such as "Ann says:"."""
    if line.text[-1] == ":" and line.words <= _NAME + 2 and (said := _SAID.match(line.folded)):
        for verb in labels("says"):
            if said[1].endswith(" " + verb):
                return key(said[1][: -len(verb)])
    return ""


def _is_age(line: Line) -> bool:
    """Whether a line says how long ago a comment was written, or its author joined."""
    if any(hit.cue.kind is Kind.TIMESTAMP and hit.cue.binding != "hint" for hit in line.hits):
        return True
    return line.digits and (
        _AGE.fullmatch(line.folded) is not None or line.folded.startswith(tuple(labels("since")))
    )


def _is_name(line: Line) -> bool:
    if _says(line) or line.words > _NAME or line.closed or len(line.text) > _START:
        return False
    return all(hit.cue.kind is Kind.BYLINE or hit.cue.binding == "hint" for hit in line.hits)


def _is_row_of_posts(document: Document, row: Sequence[_Post]) -> bool:
    """Whether comments stand behind some heads, and no chronicle, live blog or survey.

    Several people wrote them; buttons stand among them, or a heading above or a form below them,
    and what these people say is in no quotation marks.
    """
    sure = row[0].form == _SAYS_AT
    if len({post.name for post in row}) < 2 and not sure:
        return False
    lines = document.lines
    start, end = row[0].start, row[-1].end
    cued = [
        index
        for index, hit in document.cued.get(Kind.COMMENTS, ())
        if hit.cue.binding != "hint" and not hit.cue.phrase.isdigit()
    ]
    buttons = sum(post.button for post in row)
    buttons += len({index for index in cued if start < index <= end + _BELOW})
    last = _last(document, row)
    words = document.words_before
    if words[last] - words[start] > _MOST * words[start] and 2 * buttons < len(row):
        return False
    if buttons >= max(2, len(row) // 3) and not row[0].form.endswith(_UNTIMED):
        return True
    formed = any(index in range(last, last + _BELOW) for index in cued)
    if not any(index in range(start - _BELOW, start) for index in cued):
        told = row[0].form.startswith("says") or 2 * sum(post.odd for post in row) >= len(row)
        if not (formed and told and (sure or len(row) >= _THREAD)):
            return False
    quoted = [p for p in row if p.end + 1 < len(lines) and lines[p.end + 1].text[0] in _QUOTES]
    return 2 * len(quoted) <= len(row)


def _last(document: Document, row: Sequence[_Post]) -> int:
    """The index behind the last comment: no longer than the others, up to the next cue."""
    before = document.words_before
    others = [before[after.start] - before[post.end + 1] for post, after in pairwise(row)]
    index = row[-1].end + 1
    room = max([_LAST, *others])
    while index < len(document.lines) and index not in document.bound:
        room -= document.lines[index].words
        if room < 0:
            break
        index += 1
    return index
