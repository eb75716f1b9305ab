"""Lines that sign a text in another form than "By Ann Lee": with a date, a count or a desk."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from articlecleaner.dates import dates
from articlecleaner.lexicon import UPPER, table

_PARTICLE = (
    r"(?:d[aeiou]s?|de la|del|della|di|du|van|von|vom|zu|der|den|ten|ter|al|el|bin|ibn|la|le|y|e)"
)
CAP = rf"(?:[{UPPER}][\w'’.\-]*)"
NAME = rf"{CAP}(?: (?:{_PARTICLE} )*{CAP}){{1,4}}"
_LONGEST = 120  # characters of a line that signs
_DONE = (
    r"(?:posted|published|written|submitted|translated|geschrieben|verfasst|erstellt|eingestellt|"
    r"gepostet|veröffentlicht|gespeichert|übersetzt|publié|écrit|rédigé|traduit|posté|publicado|"
    r"escrito|redactado|traducido|pubblicato|scritto|inserito|geplaatst|geschreven|gepubliceerd|"
    r"skrivet|publicerad|skrevet|publisert|opublikowane|napisane|dodane|napsal|publikováno|"
    r"опубликовано|написано)"
)
_BY = r"(?:by|von|durch|par|por|di|da|door|av|af|przez|od|от)"
_LABEL = (
    r"(?:authors?|autor(?:en|in|innen)?|verfasser(?:in)?|auteurs?|autrices?|autor[ei]|autora|autores|"
    r"redakteur(?:in)?|journalist(?:in)?|reporter(?:in)?|skribent|forfatter|kirjoittaja|szerzők?|autoři|автор[ыи]?)"
)
_SIGNS = re.compile(
    rf"(?P<done>{_DONE}\s?(?:(?:on|am|le|el|il)\s)?)?(?P<by>{_BY}\b)?\s?:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
# The link with the name has lost the space before it: "Geschrieben vonAnna Weber".
_STUCK = re.compile(rf"(?i:{_DONE}(?: ins? \(?\w+\)?)? {_BY})(?=[{UPPER}]){NAME}")
_LABELLED = re.compile(rf"(?i:{_LABEL})\s?:?\s(?P<rest>[{UPPER}].*)")
_NAMES = re.compile(rf"{NAME}(?:(?:, | and | & | und | et | y | e | / ){NAME}){{0,4}}")
_ONE = re.compile(NAME)
_NAMED = re.compile(rf"(?i:{_BY}) {_NAMES.pattern}")
# For whom somebody writes, or as what: "Ann Lee for The Courier", "Anna Weber, Volontärin (Sport)"
_FOR = re.compile(
    rf"{NAME}(?: (?:for|für|pour|para|per) {CAP}(?: {CAP}){{0,3}}|"
    rf"(?:, | / |/)(?:{CAP} ){{0,3}}{CAP}"
    r"(?: (?:für|for|of|de|at|bei) [^.,]{2,25}| \([^()]{2,20}\))?)"
)
_COUNTED = re.compile(
    r"\d{1,5} ?(?:Kommentare?|Comments?|commentaires?|comentarios?|comentários?|commenti|reacties|"
    r"kommentarer|komentarzy|Antworten)\b"
    r"|(?<!\d)\d{1,2}[:.]\d\d(?: ?(?:Uhr|[ap]\.?m\.?|h))?(?!\d)|(?<!\w)@\w{3,}",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?<!\w)\d{1,3} ?(?:Min(?:uten?|\.)?|mins?|minutes?|hours?|days?|weeks?|months?|Stunden?|"
    r"Tagen?|heures?|jours?|horas?|días?|ore|minuti|minutos?)\b\.?"
    r"(?: (?:ago|read|Lesezeit|de lectura|de lecture|di lettura|de leitura|leestijd))?",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"(?:(?:^|(?<=[\s|]))(?:am|um|on|at|le|el|il|den|vom|à|a las|alle|ore|kl\.?|dnia|dne|"
    r"(?:last )?updated|(?:zuletzt )?aktualisiert(?: am)?|stand|mis à jour(?: le)?|"
    r"actualizado(?: el)?|aggiornato(?: il)?|güncelleme):? ?)?[\s|,•·–—:/-]*\|",
    re.IGNORECASE,
)
_APART = " |,•·–—:/-"
_DESK = re.compile(
    r"(?:[\w-]+[ -]){0,2}(?:Redaktion|Newsroom|Newsdesk|Staff|Redaktionsteam)(?: [\w.]+)?"
)
_AGENCIES = (
    r"(?:AFP|AP|dpa-AFX|dpa|DPA|Reuters|REUTERS|UPI|ANSA|EFE|APA|SDA|PTI|ANI|TASS|epd|KNA|NDR|WDR|"
    r"SWR|BR)"
)
_WITH = re.compile(
    rf"(?:(?i:{_BY}) )?{NAME}(?:, |/| / | \| | and | und | et | y ){_AGENCIES}"
    rf"|{_AGENCIES}(?:, |/| / ){NAME}|{NAME}(?:, | und | \| | - )(?:{_DESK.pattern})"
)
# "新京报记者 陆一夫": in Chinese and Korean a role stands between a house and the names.
_REPORTS = re.compile(
    r"[\u4e00-\u9fff]{0,10}(?:记者|記者|通讯员|通訊員|评论员|評論員|特约撰稿人?) ?[:：]?"
    r"(?: [\u4e00-\u9fff]{2,4}){1,4}|(?:[\uac00-\ud7af]{2,8} )?[\uac00-\ud7af]{2,4} (?:기자|특파원)"
)


def _days(language: str | None) -> Collection[str]:
    calendar = table("calendar")
    days: Collection[str] = calendar.get(language or "en", calendar["en"]).get("days", ())
    return days


@lru_cache(maxsize=2048)  # lines of a text are read again when others are gone
def signs(text: str, language: str | None) -> str:
    """How a line signs a text, if it does: `by`, `named` (without such a word), or nothing.

    `above` is for names with a duration, which sign a text only above it.

    >>> signs("Ann Lee 71 Comments", "en"), signs("Frank Hahn am 18. September 2019", "de")
    ('named', 'named')
    >>> signs("Written by on November 7, 2023", "en"), signs("By Sunday", "en")
    ('by', '')
    """
    if len(text) > _LONGEST:
        return ""
    text = " ".join(text.split()).replace(" ,", ",").strip(_APART)
    if _STUCK.fullmatch(text):
        return "by"
    if _WITH.fullmatch(text) or _REPORTS.fullmatch(text):
        return "named"
    if (labelled := _LABELLED.fullmatch(text)) and _NAMES.fullmatch(labelled["rest"]):
        return "named" if _ONE.fullmatch(labelled["rest"]) else "by"
    rest = text
    moments = dates(text, language)
    for moment in reversed(moments):
        rest = f"{rest[: moment.start]} | {rest[moment.end :]}"
    dated = rest
    rest = _COUNTED.sub(" | ", rest)
    event = rest == dated and bool(moments) and moments[0].start == 0  # "3.5.2024 Anna Weber"
    named = "named" if rest != text else "above"
    rest = _DURATION.sub(" | ", rest)
    changed = rest != text
    rest = _JOINT.sub("|", f"{rest} |" if changed else rest).strip(_APART)
    parts = [part for piece in rest.split("|") if (part := piece.strip(_APART))]
    if len(parts) == 2 and parts[0].count(" ") == 0 and _NAMED.fullmatch(parts[1]):
        return "by"  # "Mittwoch, 01.11.2023 von Anna Weber"
    rest = parts[0] if parts else ""
    match = _SIGNS.fullmatch(rest)
    if len(parts) != 1 or match is None:
        return ""
    if not (match["by"] or match["done"]):
        return named if changed and not event and _NAMES.fullmatch(rest) else ""
    who = match["rest"].strip(_APART)
    if not who:
        return "by" if match["by"] and (changed or match["done"]) else ""
    if not match["by"]:
        return ""
    if _NAMES.fullmatch(who) or _FOR.fullmatch(who):
        return "by" if changed or not match["done"] else "named"
    if not changed or who.count(" ") > 1 or "." in who or who.lower() in _days(language):
        return ""
    return named
