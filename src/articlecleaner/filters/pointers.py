"""Shapes of pointers to other stories, which need no cue: arrows, labels, galleries, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from articlecleaner.dates import DAY, FULL_DATE, dates
from articlecleaner.document import PARAGRAPH, Document, Line
from articlecleaner.filters.rows import rows
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import UPPER, fold, labels

_MORE = re.compile(
    r"(?:more|top|latest|trending|popular|other|recent|most (?:read|viewed|popular)) "
    r"(?:[\w'&.-]+ ){0,3}(?:news|stories|coverage|headlines|articles|videos|reviews|recipes)"
    r"|(?:noch mehr|mehr|weitere|neueste|aktuelle|beliebte(?:ste)?|meistgelesene|ähnliche|top) "
    r"(?:[\w'&.-]+ ){0,2}(?:news|nachrichten|artikel|beiträge|meldungen|schlagzeilen|storys"
    r"|stories|videos|kolumnen|reportagen|podcasts?|podcast-folgen|rezepte|ratgeber|lesetipps"
    r"|testberichte|fotostrecken|bildergalerien|bilderstrecken|leseempfehlungen|hintergründe)"
    r"(?: (?:auf|aus|von|zum|zur|zu|bei|in|über|für|im) .{2,40})?"
)
_MORE_OF = re.compile(
    r"(?:(?:Even )?More|(?:Noch )?[Mm]ehr|Weitere|Plus de|Más|Mais|Altr[ie]|Meer|Fler|Mere?|Więcej|"
    r"Další|Viac|Ещё|Еще|Більше|Daha fazla) [^\W\d_]"
)
_ITEMS = 2  # headlines that show that a line heads them, though it stands in the article
_SHORTEST = 4  # words of such a headline
_MOST_ITEMS = 20  # below one heading
_MORE_HEADING = 8  # words of a heading that says of what there is more
_MORE_WORDS = range(2, 7)  # of such a heading
_ARROWS = re.compile(r">>>? ?[^\W\d_]")  # prompts of interpreters have small letters behind them
_POINTERS = "\u2192\u21d2\u25b6\u25b8\u25ba\u2794\u279c\u27a1\u27a4\U0001f449"  # → ▶ and their like
_ENDS = ">\u2192\u2794\u279c\u27a1\u25ba\ufe0f"
_ARROWS_BEHIND = re.compile(
    r"[^\W_][)?!\"'\u201d\u00bb]?\s?(?:>>>?|[\u2192\u2794\u279c\u27a1\u25ba]\ufe0f?)$"
)
_SENTENCES = re.compile(
    r".+(?:[.!?\u2026][\"')\u201d\u2019\u00bb]*(?=\s)|[\u3002\uff01\uff1f]\u201d?)"
)
_ELSEWHERE = re.compile(
    r"(?:on|at|from|more on|also on|read on|auf|bei|jetzt auf|mehr auf|sur|lire sur|en|leer en|su"
    r"|leggi su|op|lees op|em|na|på|læs på|les på|läs på) (?:www\.)?[\w-]+(?:\.[\w-]+)?"
    r"\.[a-z]{2,4} ?: \S"
)
# The label and the link have run into each other: "Leaf collection:When will they come?"
_STUCK = re.compile(
    rf"[{UPPER}\"'“‘„][^:./\d]{{2,40}}:[{UPPER}][\w'’-]*(?: [^\s:]+){{3,20}}(?<![.!,;:])$"
)
_BRACKETED = re.compile(rf"\[[{UPPER}][^\[\]:.]{{15,120}}\]")
_BROKEN_OFF = re.compile(r"(?:\.\.\.|\u2026| \|)\W{0,3}([^\W\d_][^.\u2026]{1,24}?)[\W_]*$")
_SAYS_MORE = re.compile(r"[.!?][\"”“»']? \[?([^\W\d_][^].!?]{2,24})\]?$")  # "… was too much. more"
_TWICE = re.compile(r"\W*(\w\S*(?: \S+){6,20}?) \1(?![^\W_])")
_COUNTED = re.compile(r"(\d{1,3}) ?/ ?(\d{1,3}) +[^\W\d_]")
_CODE = re.compile(r"\w\(|=")
_BAR = re.compile(r"\s+[|｜]\s+")
_STOPS = '.!?"”'  # at the end of most lines
_LONG = 200  # characters of a line that is no pointer
_MORE_END = 40  # characters of "... more" and its like
_SITE = 60  # characters in which the colon behind the name of a site stands
_TWO_HEADLINES = 14  # words of a headline that stands twice in a line
_DATED = 12  # pictures up to which "5/10 …" may be a date or a score, unless all stand there
_BEFORE = 2  # paragraphs before a gallery that is not the article itself
_STEPS = frozenset(  # buttons of a slideshow
    (
        *("next", "previous", "prev", "weiter", "zurück", "suivant", "précédent", "siguiente"),
        *("anterior", "seguente", "successivo", "precedente", "volgende", "vorige", "nästa"),
        *("föregående", "næste", "forrige", "neste", "następny", "poprzedni", "další", "předchozí"),
        *("далее", "назад"),
    )
)
# "11 Fascinating Facts", "The 11 Biggest Questions"
_LISTICLE = re.compile(rf"(?:The |Die |Les |Los |I )?\d{{1,3}} [{UPPER}][a-z]+ [{UPPER}]")
_KICKER = re.compile(r"[^\W\d_][^:.!?]{2,38}: \S")  # "Coffee: What it does to sleep"
_KICKED, _MOSTLY = 5, 0.6  # words of such a headline; share of the items of a list that are one
_PARAGRAPHS = 4  # of an article whose words tell what is foreign to it
_FOREIGN = 0.35  # share of their stems that stand in the article, under which they are none of it
_SLIDES = 2  # that make a slideshow
_COUNT = 3  # pictures of a gallery
_STORIES = 3  # that make a list
_TEASERS, _HEADLINE = 2, 15  # teasers that make a row; words of the headline of one
_DATE_END, _BEHIND = 40, 12  # characters in which a date closes a line, and may stand behind it
_TIMED = 6  # stories with times, from which a list may stand within an article
_APART = 2  # lines from one date to the next
_AFTER_BAR = 3  # words behind the bar: fewer are the cells of a table
_CAPITALS, _SEVERAL = 8, 3  # words of a headline in capitals; as many such lines are a text's own


def pointers(document: Document) -> Iterator[Finding]:
    """The lines that are shaped as pointers, by the rules of `promo` that go without cues."""
    yield from _arrowed(document)
    yield from _labelled(document)
    yield from _more(document)
    yield from _shaped(document)
    yield from _in_capitals(document)
    yield from _counted(document)
    yield from _slides(document)
    yield from _listicles(document)
    yield from _kickers(document)
    yield from _dated(document)


def _arrowed(document: Document) -> Iterator[Finding]:
    reason = "arrows point to elsewhere"
    for index, line in enumerate(document.lines):
        first, last = line.text[0], line.text[-1]
        if first != ">" and first not in _POINTERS and last not in _ENDS:
            continue
        if len(line.text) > _LONG:
            continue
        arrows = _ARROWS.match(line.text)
        if arrows and (arrows[0][-1].islower() or _CODE.search(line.text)):
            continue
        behind = last in _ENDS and line.words >= _AFTER_BAR and _ARROWS_BEHIND.search(line.text)
        if arrows or (behind and not _CODE.search(line.text)) or _points(document, index):
            bare = line.text.rstrip(_ENDS)
            before = _SENTENCES.match(bare) if behind and line.words >= PARAGRAPH else None
            start = line.start + before.end() if before else line.start
            yield Finding(Kind.PROMO, start, line.end, "promo.arrows", 0.85, reason)


def _points(document: Document, index: int) -> bool:
    """Whether a line is one headline behind an arrow, which is no bullet of a list."""
    line, mark = document.lines[index], document.lines[index].text[0]
    if mark not in _POINTERS or line.closed or line.words < _AFTER_BAR:
        return False
    if ":" in line.text and line.text[-1].isdecimal():
        return False  # a figure
    return all(
        document.lines[near].text[0] != mark
        for near in (index - 1, index + 1)
        if 0 <= near < len(document.lines)
    )


def headlines_below(document: Document, index: int) -> list[Line]:
    """The headlines right below a line, if there are several."""
    below = list(takewhile(_is_headline, document.lines[index + 1 : index + 1 + _MOST_ITEMS]))
    return below if len(below) >= _ITEMS else []


def _is_headline(line: Line) -> bool:
    return not (line.closed or line.hits or line.text[-1] == ":") and line.words >= _SHORTEST


def _labelled(document: Document) -> Iterator[Finding]:
    lines = document.lines
    by_label: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.closed or len(line.text) > _LONG:
            continue
        if line.words <= _MORE_HEADING and _MORE.fullmatch(line.folded.rstrip(": ")):
            yield line.finding("promo.more", 0.85, "it announces more of the kind")
            for item in headlines_below(document, index):
                yield item.finding("promo.more", 0.75, f"it stands under {line.text!r}")
        bars = ("|" in line.text or "｜" in line.text) and line.text[0] != "|"  # no table's row
        parts = _BAR.split(line.folded) if bars else ()
        if len(parts) == 2 and parts[1].count(" ") + 1 >= _AFTER_BAR:
            by_label.setdefault(parts[0], []).append(index)
    for label, indices in by_label.items():
        if label and len(indices) > 1:
            reason = f"{len(indices)} headlines have the label {label!r}"
            for line in (lines[index] for index in indices):
                yield line.finding("promo.label", 0.8, reason)


def _more(document: Document) -> Iterator[Finding]:
    """Behind the article, "More soups" and the headlines under it."""
    lines = document.lines
    end = 0
    for index in range(document.tail, len(lines) - 1):
        line = lines[index]
        if index < end or line.closed or line.words not in _MORE_WORDS:
            continue
        if not _MORE_OF.match(line.text):
            continue
        below = list(takewhile(lambda other: not (other.closed or other.hits), lines[index + 1 :]))
        end = index + 1 + len(below)
        if below and below[0].words >= _AFTER_BAR:
            for item in (line, *below):
                reason = f"it announces more, or stands under {line.text!r}"
                yield item.finding("promo.more", 0.75, reason)


def _shaped(document: Document) -> Iterator[Finding]:
    teasers = []
    for index, line in enumerate(document.lines):
        rule = reason = ""
        end = line.folded[-_MORE_END:]
        breaks = "..." in end or "\u2026" in end or " |" in end
        off = _BROKEN_OFF.search(end) if breaks else None
        if off and line.text[0] != "|":
            if off[1] in labels("more"):
                rule, reason = "promo.teaser", f"it breaks off before {off[1]!r}"
        elif (
            line.text[-1] not in _STOPS
            and (more := _SAYS_MORE.search(line.text[-_MORE_END:]))
            and more[1][0].islower()
            and fold(more[1]) in labels("more")
        ):
            rule, reason = "promo.teaser", f"after its last sentence it says {more[1]!r}"
        elif (line.closed and line.text[-1] != "?") or len(line.text) > 2 * _LONG:
            continue
        elif ":" in line.text[:_SITE] and _ELSEWHERE.match(line.folded):
            rule, reason = "promo.elsewhere", "it names the site that the headline is from"
        elif line.text[0] == "[" and not line.text.isupper() and _BRACKETED.fullmatch(line.text):
            rule, reason = "promo.bracketed", "a headline in brackets"
        elif ":" in line.text[:_SITE] and _STUCK.match(line.text):
            rule, reason = "promo.stuck", "a headline stands right behind its label"
        elif line.words >= _TWO_HEADLINES and _TWICE.match(line.text):
            rule, reason = "promo.doubled", "the same headline stands in it twice"
        if rule:
            yield line.finding(rule, 0.88, reason)
        if rule == "promo.teaser":
            teasers.append(index)
    if len(teasers) < _TEASERS:
        return
    for line in (document.lines[index - 1] for index in teasers if index):
        if not line.closed and line.words <= _HEADLINE:
            yield line.finding("promo.teaser", 0.7, "the headline of a teaser")


def _in_capitals(document: Document) -> Iterator[Finding]:
    """Long headlines in capitals, each alone between paragraphs that have small letters."""
    lines = document.lines
    found = [
        index
        for index, line in enumerate(lines)
        if line.text.isupper()  # first, for it stops at the first small letter
        and line.text.count(" ") + 1 >= _CAPITALS  # of scripts that have small letters
        and not line.closed
        and len(line.text) <= _LONG
        and line.text[-1] not in ":|"
    ]
    for index in found if len(found) <= _SEVERAL else ():
        line, beside = lines[index], lines[max(0, index - 1) : index] + lines[index + 1 : index + 2]
        alone = [near.paragraph and not near.text.isupper() for near in beside]
        if alone == [True, True]:
            yield line.finding("promo.capitals", 0.7, "a headline in capitals between paragraphs")


def _counted(document: Document) -> Iterator[Finding]:
    """The lines of a gallery behind some of the article, each with its number of how many."""
    by_count: dict[int, dict[int, int]] = {}
    start = document.plain[_BEFORE] if len(document.plain) > _BEFORE else len(document.lines)
    for index, line in enumerate(document.lines[start:], start):
        if line.text[0].isdecimal() and (counted := _COUNTED.match(line.text)):
            number, count = int(counted[1]), int(counted[2])
            if number <= count:
                by_count.setdefault(count, {}).setdefault(number, index)
    for count, indices in by_count.items():
        numbers = list(indices)
        in_order = len(numbers) >= _COUNT and numbers == sorted(numbers) and numbers[0] <= 2
        if in_order and (count > _DATED or len(numbers) == count):
            reason = f"one of {count} pictures of a gallery"
            for line in (document.lines[index] for index in indices.values()):
                yield line.finding("promo.gallery", 0.8, reason)


def _slides(document: Document) -> Iterator[Finding]:
    """The lines that stand alone between buttons for the next slide and the one before."""
    lines = document.lines
    buttons = {index for index, line in enumerate(lines) if line.folded in _STEPS}
    slides = [
        index
        for index in range(1, len(lines) - 1)
        if index - 1 in buttons and index + 1 in buttons and index not in buttons
    ]
    for index in slides if len(slides) >= _SLIDES else ():
        line, reason = lines[index], "a slide between buttons that lead to others"
        yield line.finding("promo.slide", 0.75, reason)


def _listicles(document: Document) -> Iterator[Finding]:
    """Behind the article, open lines in a row, most of which are headlines that count something."""
    lines = document.lines
    behind = [
        index
        for index, line in enumerate(lines[document.tail :], document.tail)
        if _AFTER_BAR <= line.words <= _HEADLINE and not (line.closed or document.marked(line))
    ]
    for row in rows(behind):
        counting = sum(_LISTICLE.match(lines[i].text) is not None for i in row)
        if counting >= _STORIES and 2 * counting > len(row):
            reason = (
                f"one of {len(row)} headlines behind the article, most of which count something"
            )
            for item in (lines[i] for i in row):
                yield item.finding("promo.counting", 0.75, reason)


def _kickers(document: Document) -> Iterator[Finding]:
    """The items of a list right below a sentence, most of them a kicker and a headline.

    A list of the article's own shares more words with it, or is announced by a colon.
    """
    lines = document.lines
    if len(document.plain) < _PARAGRAPHS:
        return
    for items in document.each_list:
        listed, above = lines[items.start : items.stop], lines[items.start - 1]
        told = items.start > 0 and above.closed and above.text[-1] not in ":\uff1a"
        if len(listed) < _STORIES or not told:
            continue
        if any(item.words < _KICKED or item.text[-1] == "." for item in listed):
            continue
        labelled = sum(_KICKER.match(item.text, item.lead) is not None for item in listed)
        foreign = sum(map(document.cohesion, listed)) < _FOREIGN * len(listed)
        if foreign and labelled >= _MOSTLY * len(listed):
            reason = f"one of {len(listed)} headlines behind their kickers, below a sentence"
            for item in listed:
                yield item.finding("promo.kickers", 0.7, reason)


def _dated(document: Document) -> Iterator[Finding]:
    """The lines of a list of stories, behind the article or long, which goes back in time."""
    lines = document.lines
    dated = [
        index
        for index, line in enumerate(lines)
        if line.digits
        and not line.closed
        and len(line.text) <= _LONG
        and FULL_DATE.search(line.text[-_DATE_END:])
    ]
    rows: list[list[tuple[int, str]]] = []
    for index in dated if len(dated) >= _STORIES else ():
        text = lines[index].text
        moments = dates(text, document.language)
        if not moments or not DAY.match(moments[-1].iso) or len(text) - moments[-1].end > _BEHIND:
            continue
        iso = moments[-1].iso
        near = rows and index - rows[-1][-1][0] <= _APART
        if not near or not _is_before(iso, rows[-1][-1][1]):
            rows.append([])
        rows[-1].append((index, iso))
    for row in rows:
        (first, newest), (last, oldest) = row[0], row[-1]
        if len(row) < _STORIES or newest == oldest:
            continue
        start = max(0, first - (row[1][0] - first - 1))
        timed = len(row) >= _TIMED and all("T" in iso for _, iso in row)
        if not (timed or start >= document.tail):
            continue
        if not any(line.paragraph for line in lines[start : last + 1]):
            reason = f"one of {len(row)} stories, the newest first"
            for line in lines[start : last + 1]:
                yield line.finding("promo.dated", 0.8, reason)


def _is_before(iso: str, later: str) -> bool:
    """Whether a moment is not after another, as far as both are known."""
    known = min(len(iso), len(later))
    return iso[:known] <= later[:known]
