"""Who wrote it: bylines and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from articlecleaner import caseless
from articlecleaner.dates import dates
from articlecleaner.document import Document, Line, function_words
from articlecleaner.filters.biography import IS, NAMES, WHO, biographies
from articlecleaner.filters.cued import Cued
from articlecleaner.filters.forms import heads_part
from articlecleaner.filters.signs import CAP, signs
from articlecleaner.finding import Finding, Kind, kinds_at
from articlecleaner.lexicon import UPPER, labels
from articlecleaner.names import signed
from articlecleaner.pipeline import reads_findings

_CUED = Cued(Kind.BYLINE)
_AGENCY = r"AFP|AP|dpa|DPA|Reuters|REUTERS|UPI|ANSA|EFE|APA|SDA|sda|Xinhua|PTI|ANI|TASS|dts"
_BY = re.compile(
    rf"[\W_]*(?:By|BY|by|Von|von|Por|por|Par|Di|di|Door|Av|Af)[ :]\s?(?P<names>{CAP}.*)"
)
_SIGNED = re.compile(
    rf"(?:By|BY|by|Von|von|Por|Par|Di) (?:{NAMES.pattern}|(?:{_AGENCY})(?:/\w+)?)"
    rf"(?:,? (?:and|und|y|et|e) {CAP})?(?:, [^.]{{2,40}})?"
)
_ALONE = ("by", "von", "por", "par", "di", "door", "av", "af")
_DATED = re.compile(r"(?:Posted|Published|Written|Submitted)\b", re.IGNORECASE)
_UP_TO_BY = re.compile(r"^.*?\bby\s+", re.IGNORECASE)
_ROLE = re.compile(r", [^,.\d]{3,40}$| (?:at|in) [A-Z][^,.]{2,30}$|\s*[-–—|•]\s*\S.*\d{4}")
_ABOVE = (Kind.TITLE, Kind.TIMESTAMP, Kind.DECK, Kind.INTERFACE, Kind.SOCIAL)
_BELOW = (Kind.TIMESTAMP, Kind.BYLINE)
_OPENS = (
    "by", "von", "durch", "par", "por", "door", "av", "af", "przez", "posted", "published",
    "written", "submitted", "translated", "geschrieben", "verfasst", "erstellt", "eingestellt",
    "gepostet", "veröffentlicht", "gespeichert", "übersetzt", "publié", "écrit", "rédigé",
    "traduit", "publicado", "escrito", "traducido", "pubblicato", "scritto", "geplaatst",
    "geschreven",
)  # fmt: skip
_SHORT = frozenset(["the", "on", "to", "in", "at", "is", "are", "it", "with"])  # of no name
_DASH = re.compile(r"[–—-]{1,2} ?")
_QUOTES = "\"'”’»“‘›"
_WHOLE = ("line", "heading")  # the bindings of labels that stand alone
_MOST = 2  # lines of one text that sign it without a word for it; more are a list or a thread
_NEAR, _SORTED = 6, 3  # lines near one that says by what something is sorted, and their words
_TOP = 4  # lines of a text among which a stranger's name opens it
_WORDS, _LENGTH = 20, 300  # words and characters of a byline
_NAME_WORDS, _NAME_LENGTH = 12, 120  # of a name with a role or a date
_FEW, _FEW_WORDS = 8, 4  # words of a byline that a full stop ends, of a name or a role
_DESK = 40  # characters in which a line below a name says what desk or agency it is of
_ARTICLE = re.compile(
    r"(?:der|die|das|eine?|the|an?|les?|la|une?|el|los|las|il|lo|gli|het|de|os?|as|um|uma)\b"
)
# A field of a table that has lost its colon, "Ort Saarbrücken", or a headline, "What You Can Do".
_FIELD = r"ort|place|location|venue|lieu|lugar|luogo|plaats|miejsce|místo"
_ASKS = r"what|how|why|when|where|who|your|our|my|this|these|wie|warum|wer|ihre?|unsere?|meine?"
_NO_PERSON = re.compile(rf"(?:{_FIELD}|{_ASKS})\b")
_ROLES = re.compile(
    r"(?:[\w/-]+ ){0,2}(?:journalist(?:in)?|journaliste|periodista|giornalista|jornalista|"
    r"reporter(?:in)?|redakteur(?:in)?|chefredakteur(?:in)?|redaktionsleiter(?:in)?|"
    r"redaktor(?:in)?|volontär(?:in)?|korrespondent(?:in)?|kolumnist(?:in)?|editor|columnist|"
    r"correspondent|contributor|staff writer|"
    r"chroniqueu(?:r|se)|columnista|redactora?|redattrice|redattore|verslaggever|redacteur|"
    r"dziennikarz|dziennikarka|журналист(?:ка)?|корреспондент|обозреватель)"
    r"(?: (?:judicial|político|deportes|politik|sport|wirtschaft))?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:staff|senior|chief|special|contributing|national|political|business|sports|science|"
    r"health|world|foreign|associate|assistant|managing|deputy|executive|general|news|writers?|"
    r"reporters?|editors?|correspondents?|columnists?|contributors?|journalists?|photographers?|"
    r"producers?|critics?|bureau|reports?|redaktion|team|newsroom|desk|agency|agencies|"
    r"associated press|reuters|afp|ap|upi|dpa|pti|ani|bloomberg|press|wire|service|guest|updated|"
    r"published|posted|post|herald|times|courier|tribune|gazette|chronicle|daily|journal|today|"
    r"media|"
    r"magazine|university|institute)\b",
    re.IGNORECASE,
)
# A name and a role that have run into each other: "Ann LeeReporter", "Anna WeberKorrespondentin".
_STUCK = re.compile(
    rf"[{UPPER}][\w'’-]+ (?:[{UPPER}][\w'’.-]* )?[{UPPER}][a-zà-ÿ'’-]+(?:Staff ?|Senior ?|Chief ?)?"
    r"(?:Reporter|Editor|Correspondent|Writer|Contributor|Columnist|Journalist|Redakteur|Autor|"
    r"Korrespondent|Volontär|Freie[rs]? |Politische|Chefredakteur|Rédact|Periodista|Redactor|"
    r"Corresponsal|Giornalista|Verslaggever|Redacteur|Dziennikar|Журналист|Корреспондент)"
)
_STUCK_WORDS = 14  # of such a line
_REPEATED = 2  # times that a name may stand alone once more
_REACH = 25  # words of a line that says how to reach who wrote; longer ones are paragraphs
_REACHED = re.compile(
    r"\b(?:(?:can|may) be reached (?:at|by|via)|reach (?:him|her|them|me|the (?:author|reporter)) "
    r"(?:at|by)|(?:e-?mail|contact) (?:[\w'’-]+ ){1,3}at)\b"
)
_HANDLE = re.compile(
    r"\W*(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w{3,}|(?:https?://)?(?:www\.)?(?:twitter|x)\.com/\w+)\W*"
)


def byline(document: Document) -> Iterator[Finding]:
    """Find "By Ann Lee, Staff Writer", "By" and a name above the body, handles.

    Rules: the cues of the lexicons; `byline.signed`, "By" and one or more names, perhaps with a
    role, and nothing else, or in two lines; `byline.posted`, "Posted on" a date "by" a name;
    `byline.by`, a line of the head that starts with "By" and a capital;
    `byline.stuck`, "Ann LeeReporter"; `byline.reached`, "She can be reached at …" with an address
    in the lower half;
    `byline.handle`, an e-mail address or a handle alone in a line of the head or tail;
    `byline.form`, a name with a date, a count of comments, an agency or a desk, or a line of
    which the name is lost; `byline.bare`, "By" alone; `byline.dash`, a dash and a name below
    the body.
    """
    yield from _CUED(document)
    named: list[Finding] = []
    for index, line in enumerate(document.lines):
        if 2 * index > len(document.lines) and _is_reached(line):
            yield line.finding("byline.reached", 0.8, "how to reach who wrote the text")
            continue
        if len(line.text) > _LENGTH or line.words > _WORDS:
            continue
        if line.folded.rstrip(": ") in _ALONE:
            yield from _by_alone(document, index)
        elif finding := _told(document, index):
            yield finding
        elif how := _form(document, index):
            finding = line.finding("byline.form", 0.75, "it signs the text")
            if how == "by":
                yield finding
            else:
                named.append(finding)
        if _dashed(document, index):
            named.append(line.finding("byline.dash", 0.7, "a dash and a name below the body"))
    if len(named) <= _MOST:
        yield from named


def _by_alone(document: Document, index: int) -> Iterator[Finding]:
    """A line that says "By" and no more, with the name below it if there is one."""
    line, below = document.lines[index], document.lines[index + 1 : index + 2]
    if below and NAMES.fullmatch(below[0].spaced):
        for part in (line, *below):
            yield part.finding("byline.signed", 0.85, "'By' alone and a name")
    elif _name_is_lost(document, index):
        yield line.finding("byline.bare", 0.75, "'By' alone, of which the name is lost")


def _told(document: Document, index: int) -> Finding | None:
    """Whether a line has the form of a byline wherever it stands, or of one above the body."""
    line = document.lines[index]
    addressed = "@" in line.text or ".com/" in line.text
    if addressed and document.edge(index) and _HANDLE.fullmatch(line.spaced):
        return line.finding("byline.handle", 0.8, "an address or handle alone")
    if (
        _SIGNED.fullmatch(line.spaced.strip("()"))
        and not _sorted_by(document, index)
        and not (line.text.isupper() and _speaks(document, line))
    ):
        return line.finding("byline.signed", 0.85, "'By' and a name")
    if line.words <= _STUCK_WORDS and not line.digits and _STUCK.match(line.text):
        return line.finding("byline.stuck", 0.8, "a name run into what its bearer does")
    if (
        _DATED.match(line.spaced)
        and (moments := dates(line.spaced, document.language))
        and NAMES.fullmatch(_UP_TO_BY.sub("", line.spaced[moments[-1].end :]).strip(" ."))
    ):
        return line.finding("byline.posted", 0.85, "when it was posted and by whom")
    open_ = not line.closed or line.words <= _FEW
    if index < document.head and open_ and _BY.fullmatch(line.spaced):
        return line.finding("byline.by", 0.85, "it starts with 'By' and a name, above the body")
    return None


def _form(document: Document, index: int) -> str | None:
    """How a line signs the text, if it does where it stands; see `signs`."""
    line = document.lines[index]
    if line.paragraph or not (document.edge(index) or line.folded.startswith(_OPENS)):
        return None
    how = signs(line.spaced, document.language)
    if how == "by":
        return None if _sorted_by(document, index) else how
    placed = index < document.head or (how == "named" and index >= document.tail)
    bare = placed and bool(document.plain) and index not in document.lists
    return how if how and bare and not _speaks(document, line) else None


def _is_reached(line: Line) -> bool:
    return "@" in line.text and line.words <= _REACH and bool(_REACHED.search(line.folded))


def _speaks(document: Document, line: Line) -> bool:
    """Whether function words other than the first stand in a line, as in no name."""
    first, *rest = line.folded.split()
    short = not _SHORT.isdisjoint(rest) or first in _SHORT
    return short or not function_words(document.language).isdisjoint(rest)


def _sorted_by(document: Document, index: int) -> bool:
    """Whether a line is one of several that sort something: "By Region" beside "By End User"."""
    lines = document.lines
    word = lines[index].folded.partition(" ")[0] + " "
    near = (*lines[max(0, index - _NEAR) : index], *lines[index + 1 : index + _NEAR + 1])
    return any(
        line.folded.startswith(word)
        and line.words <= _SORTED
        and not _SIGNED.fullmatch(line.spaced)
        for line in near
    )


def _dashed(document: Document, index: int) -> bool:
    """Whether a line below the body is a dash and a name, and signs no quotation."""
    if index < max(document.tail, 1) or index in document.lists or not document.plain:
        return False
    above = document.lines[index - 1].hints
    if above and "blockquote" in (above.tag, *above.inside):
        return False
    dash = _DASH.match(document.lines[index].spaced)
    return (
        dash is not None
        and bool(NAMES.fullmatch(document.lines[index].spaced, dash.end()))
        and document.lines[index - 1].text[-1] not in _QUOTES
    )


def _name_is_lost(document: Document, index: int) -> bool:
    """Whether a word for a byline stands alone, and in no sentence that was taken apart."""
    before, after = document.lines[max(0, index - 1) : index], document.lines[index + 1 : index + 2]
    whole = all(
        line.closed or line.words <= 4 or document.marked(line) or index < document.head
        for line in before
    )
    return whole and all(not line.text[0].islower() and line.words > 1 for line in after)


@reads_findings
def author(document: Document, findings: Sequence[Finding]) -> Iterator[Finding]:
    """Find names without "By" beside other lines of the head, and what is said of an author.

    Rules: `byline.name`, a name and nothing else below the title or beside a date; `byline.role`,
    a name with a role or a date there; `byline.biography`, a line of the tail that starts with
    the name of an author, or with one that stands nowhere else, and says who that is, and above the
    tail one that presents who wrote the text, or says it of who signed;
    `byline.again`, the name of who signed, alone once more;
    `byline.greeting`, "Hi, I'm Ann …" in the lower part of a text;
    `byline.box`, a name below "Author" or above "Ann Lee is …" in the lower part of a text.
    """
    lines = document.lines
    starts = kinds_at(findings)
    signed: list[str] = []
    labels = {f.start for f in findings if f.kind is Kind.BYLINE and f.rule.split(".")[1] in _WHOLE}
    reach = max(document.head, _TOP)
    for index, line in enumerate(lines):
        kind = starts.get(line.start)
        if kind is Kind.BYLINE:
            signed += authors(line.spaced, document.language)
        if kind or line.words > _NAME_WORDS or len(line.text) > _NAME_LENGTH or heads_part(line):
            continue
        if reason := _why_a_name(document, index, starts, labels):
            yield line.finding("byline.name", 0.7, reason)
            signed.append(line.text)
            labels.add(line.start)
        elif index < reach and (finding := _in_the_head(document, index, starts)):
            yield finding
            alone = finding.rule == "byline.name"
            signed += [line.text] if alone else authors(line.spaced, document.language)
    yield from _again(document, starts, signed)
    yield from biographies(document, starts, signed)


def _why_a_name(
    document: Document, index: int, starts: Mapping[int, Kind | None], labels: Set[int]
) -> str:
    """Why an open line of the head or tail is a name or a role, by what stands above it."""
    lines, line = document.lines, document.lines[index]
    if line.closed or not document.plain or not document.edge(index):
        return ""
    if index and lines[index - 1].start in labels and NAMES.fullmatch(line.spaced):
        return "a name below a label of bylines"
    above_body = index + 1 == document.head
    if (
        line.words <= _FEW_WORDS
        and _ROLES.fullmatch(line.spaced)
        and (_beside(starts, lines, index) or (index and above_body))
    ):
        return "what somebody is, beside a name or above the body"
    if (
        index < _TOP
        and above_body
        and (index == 0 or lines[index - 1].start in starts)
        and NAMES.fullmatch(line.spaced)
        and not document.stems(line) & document.vocabulary
        and not (_ARTICLE.match(line.folded) or _NO_PERSON.match(line.folded))
        and not _speaks(document, line)
    ):
        return "a name that the text does not speak of, right above it"
    return ""


def _in_the_head(
    document: Document, index: int, starts: Mapping[int, Kind | None]
) -> Finding | None:
    """Whether a line is a name beside the headline or the date, perhaps with a role."""
    lines, line = document.lines, document.lines[index]
    names = NAMES.match(line.spaced)
    if not names or line.text[-1] in ":\uff1a":  # who speaks below
        return None
    long = line.closed and line.words > _FEW_WORDS
    if long or _is_part(line) or _NO_PERSON.match(line.folded):
        return None
    before, after = (
        starts.get(lines[i].start) if 0 <= i < len(lines) else None for i in (index - 1, index + 1)
    )
    rest = line.spaced[names.end() :].rstrip(" –—-")
    below = before in _ABOVE or (before is not None and index < document.head)
    last = index + 1 == len(lines) or lines[index + 1].paragraph
    last = last or bool(_NO_NAME.search(lines[index + 1].text[:_DESK]))
    placed = after in _BELOW or (below and (after or last))
    if not rest and placed and (after or not line.text.isupper()):
        return line.finding("byline.name", 0.7, "a name alone beside the headline or the date")
    if below and _ROLE.match(rest):
        reason = "a name with a role or a date below the headline"
        return line.finding("byline.role", 0.7, reason)
    return None


def _again(
    document: Document, starts: Mapping[int, Kind | None], signed: Sequence[str]
) -> Iterator[Finding]:
    """The names of who signed where they stand alone a second time.

    A speaker's stands more often, and a winner's in a list.
    """
    if not signed:
        return
    again: dict[str, list[Line]] = {name: [] for name in signed}
    lines = document.lines
    for index, line in enumerate(lines):
        if line.text not in again or line.start in starts or index in document.lists:
            continue
        beside = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
        if not any(near.text[-1] in ":\uff1a" or NAMES.fullmatch(near.spaced) for near in beside):
            again[line.text].append(line)
    for name, alone in again.items():
        for line in alone if len(alone) <= _REPEATED else ():
            reason = f"{name!r}, who signed the text, stands alone once more"
            yield line.finding("byline.again", 0.7, reason)


def _is_part(line: Line) -> bool:
    """Whether the heading of a part has a name in front: "Gadget Post Verdict"."""
    return line.folded.rpartition(" ")[2] in labels("parts")


def _beside(starts: Mapping[int, Kind | None], lines: Sequence[Line], index: int) -> bool:
    near = [*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2]]
    return any(starts.get(line.start) is Kind.BYLINE for line in near)


def authors(text: str, language: str | None = None) -> list[str]:
    """The names in a byline, without roles, agencies and dates.

    >>> authors("By Ann Lee and Tomas van Berg, Staff Writers | Nov. 3, 2024")
    ['Ann Lee', 'Tomas van Berg']
    >>> authors("Ann Lee is a reporter at the Harbor Post.")
    ['Ann Lee']
    """
    who = WHO.match(text)
    if who and IS.match(text[who.end() :]):
        return [who["name"]]
    if caseless.caseless(text):
        return caseless.names(text, language)
    return [one.name for one in signed(text, language) if one.person]
