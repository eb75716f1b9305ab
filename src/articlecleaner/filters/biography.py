"""What is said of who wrote it: biographies, boxes and greetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from articlecleaner.document import PARAGRAPH, Document, Line
from articlecleaner.filters.signs import CAP, NAME
from articlecleaner.finding import Finding, Kind
from articlecleaner.lexicon import UPPER

NAMES = re.compile(rf"{NAME}(?:(?:, | and | & | und | y | et | e ){NAME}){{0,4}}")
# How those who keep a blog present themselves, and nobody in a dialogue without a dash or quotes.
_GREETS = re.compile(
    r"(?i:(?:Hi|Hey|Hello|Hallo|Hoi|Bonjour|Salut|Coucou|¡?Hola|Ciao|Olá|Oi)(?: there)?[,!]? "
    r"(?:ich bin|ich heiße|I['’]m|I am|my name is|mein Name ist|je suis|je m['’]appelle|soy|"
    r"me llamo|sono|mi chiamo|eu sou|sou|ik ben) (?:die |der |la |le |l['’])?)"
    rf"[{UPPER}](?!.{{0,40}}\b(?:said|says|asked|sagte?|rief|meinte|dit|dijo|disse|zei)\b)"
)
_TITLE = 40  # characters before a name, as in "The historian Ann Lee is …"
_BOXES = 2  # of one text; more are those of a team
_SIGNERS = 20  # who signed of whom more is looked for: more names are a list
_OPENING, _PRESENTED = 2, range(8, 41)  # lines that may present who wrote the text, their words
_BIOGRAPHY, _LONG_BIOGRAPHY = 60, 120  # words, and under the name
IS = re.compile(
    r",? (?:is|was|are|has|covers|covered|writes|wrote|reports|reported|lives|works|edits|teaches|"
    r"ist|arbeitet|schreibt|war|es|est|è|é|är|er|jest|je)\b"
)
# What those who write guest columns are, in languages that say it without an article.
_TRADE = (
    r"(?:auteur|autrice|écrivaine?|essayiste|historien(?:ne)?|sociologue|philosophe|économiste|"
    r"avocate?|professeure?|chercheu(?:r|se)|libraire|médecin|politologue|éditeur|éditrice|député|"
    r"escritora?|historiadora?|filósof[oa]|economista|abogad[oa]|catedrátic[oa]|"
    r"investigadora?|profesora?|politólog[oa]|editora?|docente|ricercat(?:ore|rice)|scritt(?:ore|rice)|"
    r"avvocato|storic[oa]|sociolog[oa]|saggista|professora?|pesquisadora?|advogad[oa]|sociólog[oa]|"
    r"historiker|\w*psycholoog|hoogleraar|schrijver|schrijfster|econoom|historicus|"
    r"socioloog|filosoof|jurist|docent|onderzoeker|forfatter|forsker|lektor|författare|"
    r"forskare|pisarz|pisarka|historyk|socjolog|ekonomista|ph\.?d)"
)
_IS_NOW = re.compile(
    r",? (?:is (?:a|an|the|also)\b|has (?:been a|covered|reported|written|worked)\b|covers|writes|"
    r"reports|teaches|lives in|edits|spent (?:\w+ )?(?:years|decades?)\b|"
    rf"joined (?:the )?[{UPPER}][^.]{{2,40}} (?:in (?:19|20)\d\d|as an? )|"
    rf"ist (?:freier?\b|(?:[a-zäöü]+e[rn]? )?[{UPPER}])|"  # German nouns have capitals
    r"schreibt|berichtet|lehrt|arbeitet|hat [^.]{3,60} studiert\b|"
    r"est (?:un|une|le|la|journaliste|professeur)\b|"
    r"es (?:un|una|periodista|profesora?|autora?)\b|è (?:un|una|giornalista|autrice|autore)\b|"
    rf"(?:est|es|è|é|is|er|är|jest) (?:[\w-]+ )?{_TRADE}\b)"
)
_PRESS = (
    r"(?:(?:staff |senior |news |freelance )*(?:writer|reporter|editor|journalist|correspondent|"
    r"columnist|contributor|blogger)|freelancer|(?:Chef|Politik|Sport|Wirtschafts|Lokal|Online)?"
    r"[Rr]edakt(?:eur|or)(?:in)?|(?:[Ff]rei\w* )?(?:Journalist|Autor|Reporter|Korrespondent|"
    r"Kolumnist|Blogger)(?:in)?|Volontär(?:in)?|journaliste|rédact(?:eur|rice)|chroniqueu(?:r|se)|"
    r"periodista|redactora?|columnista|giornalista|redatt(?:ore|rice)|jornalista|dziennikar(?:z|ka)|"
    r"redacteur|verslaggever|kolumnist|krönikör|(?:ledar)?skribent|redaktör|redaktør|kommentator|"
    r"journalist)\b"
)
_IS_OF_PRESS = re.compile(
    r" has (?:been )?(?:written|writing|covered|covering|reported|reporting) (?:about|on|for)\b"
    r"| ?(?:\((?:@\w+|[^()]{1,30})\))?,? "
    r"(?:is|has been|was|works as|ist|arbeitet als|est|es|è|é|jest|är|er) "
    rf"(?:[\w’'-]+ ){{0,5}}{_PRESS}"
)
# Of no more than a profession is said only in biographies: "Ann Lee is a senior economist at …"
_IS_EXPERT = re.compile(
    r",? is (?:an?|the|also an?) (?:[\w’'-]+ ){0,5}(?:fellow|economist|professor|researcher|"
    r"scientist|lecturer|analyst|director|historian|scholar|lawyer|attorney|author|consultant|strategist|"
    r"chair|advis[eo]r|physician|engineer)\b"
)
# A guest is presented with a title in front: "Die Historikerin Anna Weber ist …"
_TITLED = re.compile(
    r"(?:Der|Die|The|Our|Unsere?|L['’]|L[ea] |El |Lo )(?: ?[\w-]+){0,3}? ?"
    r"(?i:autor(?:in)?|author|imam|journalist(?:in)?|journaliste|periodista|giornalista|"
    r"historiker(?:in)?|historian|historien(?:ne)?|politolog(?:e|in)|politikwissenschaftler(?:in)?|"
    r"political scientist|soziolog(?:e|in)|sociologist|sociologue|ökonom(?:in)?|economist|"
    r"économiste|philosoph(?:e|in)?|philosopher|theolog(?:e|in)|jurist(?:in)?|publizist(?:in)?|"
    r"schriftsteller(?:in)?|writer|écrivaine?|escritora?|scrittore|scrittrice|(?:rechts)?anw[aä]lt(?:in)?|"
    r"lawyer|avocate?|psycholog(?:e|in)|psychologist|professor(?:in)?) "
    rf"(?P<name>{CAP}(?: {CAP}){{1,3}})"
)
WHO = re.compile(rf"[\W_]*(?P<name>{NAME})")
# The link with the name has run into the text below it: "Ann Lee Ann is a reporter in Lisbon".
_NAMED_TWICE = re.compile(rf"(?=({CAP}) (?!\1 ))(?:{NAME}?) \1(?: {CAP}){{0,3}}{IS.pattern}")


def biographies(
    document: Document, starts: Mapping[int, Kind | None], signed: Sequence[str]
) -> Iterator[Finding]:
    """What a text says of who wrote it: boxes, greetings, first lines, and lines of its tail.

    `starts` has the kinds of what was found, by where it starts; `signed` are those who signed.
    """
    few = signed[:_SIGNERS]
    yield from _boxes(document)
    yield from _greetings(document, starts)
    yield from _opening(document, starts)
    yield from _above_the_tail(document, starts, few)
    for line in document.lines[_tail(document) :]:
        if line.words <= _BIOGRAPHY and (finding := _in_the_tail(document, line, few)):
            yield finding


def _tail(document: Document) -> int:
    """Where what is said of a writer may stand: the last paragraph may be just that."""
    return max(document.tail - 1, 0)


def _opening(document: Document, starts: Mapping[int, Kind | None]) -> Iterator[Finding]:
    """The first lines, if they present somebody of whom the article does not speak."""
    lines = document.lines
    for line in takewhile(lambda line: not line.paragraph or line is lines[0], lines[:_OPENING]):
        who = WHO.match(line.text) if line.words in _PRESENTED else None
        if (
            who
            and line.start not in starts
            and _says(line, who[0], _IS_NOW)
            and stranger(document, line, who["name"])
        ):
            reason = f"it says who {who['name']!r} is, of whom the article does not speak"
            yield _biography(line, reason, 0.7)


def _above_the_tail(
    document: Document, starts: Mapping[int, Kind | None], signed: Sequence[str]
) -> Iterator[Finding]:
    """Above a note on the text: what is said of writers, and, anywhere, of those who signed."""
    late = 4 * len(document.lines) // 5
    called = {name.split(" ", 1)[0] for name in signed}
    for index, line in enumerate(document.lines[: _tail(document)]):
        if line.words > _BIOGRAPHY or line.start in starts or not (signed or index >= late):
            continue
        if (
            index >= late
            and (who := WHO.match(line.text))
            and any(is_.match(line.text, who.end()) for is_ in (_IS_OF_PRESS, _IS_EXPERT))
            and stranger(document, line, who["name"])
        ):
            reason = f"it says of {who['name']!r} what the work of a writer is"
            yield _biography(line, reason, 0.7)
        name = next((name for name in signed if line.text.startswith(name)), None)
        first = line.text.split(" ", 1)[0]
        if name and _IS_NOW.match(line.text, len(name)):
            yield _biography(line, f"it says who the author {name!r} is", 0.7)
        elif first in called and _IS_OF_PRESS.match(line.text, len(first)):
            reason = f"it says of {first!r}, who wrote the text, what the work of a writer is"
            yield _biography(line, reason, 0.7)


def _in_the_tail(document: Document, line: Line, signed: Sequence[str]) -> Finding | None:
    """Whether a line there says of who signed, or of a stranger, who that is."""
    if _NAMED_TWICE.match(line.text):
        return _biography(line, "a name, and what is said of its bearer behind it", 0.8)
    name = next((name for name in signed if line.text.startswith(name)), None)
    first = line.text.split(" ", 1)[0]
    is_, confidence = IS, 0.8
    if not name and any(first == other.split(" ", 1)[0] for other in signed):
        name, is_ = first, _IS_OF_PRESS
    if not name and (who := WHO.match(line.text)) and stranger(document, line, who["name"]):
        name, is_, confidence = who[0], _IS_NOW, 0.7
    titled = _TITLED.match(line.text)
    if titled and stranger(document, line, titled["name"]):
        name, is_, confidence = titled[0], _IS_NOW, 0.7
    if name and _says(line, name, is_):
        return _biography(line, f"it says who the author {name!r} is", confidence)
    if not name and (name := _presented(line, signed)):
        return _biography(line, f"it says who the author {name!r} is", 0.7)
    return None


def _greetings(document: Document, starts: Mapping[int, Kind | None]) -> Iterator[Finding]:
    lines = document.lines
    for line in lines[3 * len(lines) // 5 :]:
        if line.words >= PARAGRAPH and line.start not in starts and _GREETS.match(line.text):
            yield line.finding("byline.greeting", 0.7, "who wrote the text greets its readers")


def _presented(line: Line, signed: Sequence[str]) -> str | None:
    """Of who signed, the one of whom a line says, behind what he or she is, who that is."""
    for name in signed:
        at = line.text.find(name, 1, _TITLE + len(name))
        if at > 0 and _IS_NOW.match(line.text, at + len(name)):
            return name
    return None


def _says(line: Line, name: str, is_: re.Pattern[str]) -> bool:
    """Whether a line that starts with a name goes on to say who that is."""
    return any(pattern.match(line.text, len(name)) for pattern in (is_, _IS_OF_PRESS))


def _biography(line: Line, reason: str, confidence: float) -> Finding:
    return line.finding("byline.biography", confidence, reason)


def _boxes(document: Document) -> Iterator[Finding]:
    """The boxes below an article on who wrote it: a label, a name, and what is said of it.

    Of two texts with such boxes in a row, as on pages of a team, nothing is said.
    """
    lines = document.lines
    boxes: list[list[Line]] = []
    for index in range(max(2, 2 * len(lines) // 5), len(lines) - 1):
        line, label = lines[index], lines[index - 1]
        if line.paragraph or not NAMES.fullmatch(line.spaced):
            continue
        labelled = not label.paragraph and any(
            hit.cue.kind is Kind.BYLINE and hit.cue.binding == "line" for hit in label.hits
        )
        below = lines[index + 1]
        called = line.text if below.text.startswith(line.text) else line.text.partition(" ")[0]
        told = below.text.startswith(called) and below.words <= _LONG_BIOGRAPHY
        told = told and bool(IS.match(below.text, len(called)))
        if labelled or told:
            boxes.append([*[label] * labelled, line, *[below] * told])
    for box in boxes if len(boxes) <= _BOXES else ():
        for line in box:
            yield line.finding("byline.box", 0.75, "a box on who wrote the text")


def stranger(document: Document, line: Line, name: str) -> bool:
    """Whether the article speaks of nobody of this name but in a line, and it is no thing's."""
    family = name.rpartition(" ")[2]
    owned = "'s " in name or "\u2019s " in name  # "Coast's Harbor Group is an investor in …"
    alone = document.text.count(family) == line.text.count(family)
    return alone and not owned and len(document.plain) > 1
