"""Text as each language writes it: what is folded, several languages, and what is covered."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from articlecleaner import Cleaner, Kind, clean, languages
from articlecleaner.filters import RULES
from articlecleaner.filters.byline import authors
from articlecleaner.language import detect
from articlecleaner.lexicon import (
    Hit,
    Matcher,
    compose,
    composed,
    covered,
    fold,
    load,
    parse,
    plain,
)
from articlecleaner.testing import documents

ROOT = Path(__file__).parent.parent
LINES = tomli.loads((ROOT / "tests/lines.toml").read_text("utf-8"))
LATIN_AND_CYRILLIC = {"sr": "trap-article-latin"}
HEAD = ("byline", "timestamp", "reading")  # of what is printed above an article
NEEDED = """credit caption promo media byline timestamp reading source subscription social comments
ad legal tags navigation""".split()  # noqa: SIM905 - reads as a list


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Citește și", "Citeşte şi"),  # Romanian, with commas and with cedillas
        ("İLGİLİ HABERLER", "ilgili haberler"),
        ("SIRADAKİ", "sıradaki"),
        ("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "Διαβάστε επίσης"),
        ("اقرأ أيضًا", "اقرا ايضا"),
        ("اقـــرأ", "اقرأ"),
        ("بیشتر بخوانید", "بيشتر بخوانيد"),  # typed on an Arabic keyboard
        ("کتاب", "كتاب"),
        ("به‌روزرسانی", "بهروزرسانی"),
        ("\u200fקראו גם\u200e", "קראו גם"),
        ("फ़ोटो", "फ\u093cोटो"),
        ("写真：", "写真:"),
        ("関連記事｜", "関連記事|"),
        ("Newslet\u00adter", "newsletter"),
    ],
)
def test_what_is_the_same(ours: str, theirs: str) -> None:
    assert plain(ours) == plain(theirs)
    for form in (unicodedata.normalize("NFD", ours), unicodedata.normalize("NFC", ours)):
        assert plain(form) == plain(ours)


@given(documents())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(documents())
def test_what_is_composed_is_where_it_was(text: str) -> None:
    folded = fold(text)
    whole, starts, ends = compose(folded)
    assert len(whole) == len(starts) == len(ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(starts, ends, strict=True))
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert fold(whole) == whole
    if composed(folded):
        assert whole == folded


PHRASES = ["ảnh:", "après la pub", "रिपोर्ट", "भी पढ़ें", "اقرأ أيضا", "한국", "さらば", "lue myös"]
MATCHER = Matcher(parse({"promo": {"hint": PHRASES}}, "x", "test"))


@given(
    st.lists(st.sampled_from([*PHRASES, "é", "x", "\u00ad", "\u0301", "ـ"]), max_size=6),
    st.booleans(),
)
def test_a_cue_matches_decomposed_text_where_it_stands(words: list[str], apart: bool) -> None:
    line = unicodedata.normalize("NFC", fold(" ".join(words)))
    hits = MATCHER.scan([line])[0]
    other = unicodedata.normalize("NFD", line) if apart else line
    again = MATCHER.scan([other])[0]
    assert [hit.cue for hit in again] == [hit.cue for hit in hits]
    for hit in again:
        assert plain(other[hit.start : hit.end]) == hit.cue.phrase


def test_offsets_are_those_of_the_text_as_it_was_given() -> None:
    text = unicodedata.normalize(
        "NFD", "Der Hafen von Köln blieb am Montag für alle größeren Schiffe gesperrt, sagte er."
    )
    residue = unicodedata.normalize("NFD", "Mehr zum Thema: Höhere Löhne für Köche")
    article = clean(f"{text}\n{residue}", "de")
    assert article.body == text
    assert [r.text for r in article.residue] == [residue]


def test_vowel_signs_are_of_the_word() -> None:
    matcher = Matcher(parse({"social": {"hint": ["शेयर"]}}, "hi", "test"))
    assert matcher.scan(["शेयर करें", "शेयरों में गिरावट", "शेयर।"])[1] == []
    assert [len(hits) for hits in matcher.scan(["शेयर करें", "शेयरों में गिरावट", "शेयर।"])] == [1, 0, 1]


@pytest.mark.parametrize(
    ("text", "words", "closed"),
    [
        ("川は月曜日に氾濫した。", 6, True),
        ("「川は氾濫した。」", 5, True),
        ("नदी सोमवार को फिर उफान पर थी।", 7, True),
        ("دریا پیر کو پھر چڑھ گیا۔", 6, True),
        ("هل ارتفع النهر؟", 3, True),
        ("„Der Fluss stieg.‘", 3, True),
        ("»Der Fluss stieg.«", 3, True),
        ("แม่น้ำเอ่อล้นตลิ่ง", 7, False),
        ("แม่น้ำเอ่อล้นตลิ่ง" * 5, 31, False),
        ("แม่น้ำเอ่อล้นตลิ่ง" * 7, 43, True),  # as long as several sentences
    ],
)
def test_words_and_sentence_ends(text: str, words: int, closed: bool) -> None:
    (line,) = Cleaner().document(text, "en").lines
    assert (line.words, line.closed) == (words, closed)


SERBIAN = """Reka se u ponedeljak ponovo izlila, a most kod starog grada zatvoren je za saobraćaj.

Read also: The bridge in numbers

Pročitajte i: Most u brojkama

Lesen Sie auch: Die Brücke in Zahlen"""


def test_several_languages_can_be_given() -> None:
    by_rules = Cleaner(RULES)
    assert "Lesen Sie auch" in by_rules(SERBIAN, "sr").body
    assert "Pročitajte i" in by_rules(SERBIAN, "de").body
    both = by_rules(SERBIAN, language=("sr", "de"))
    assert both.body == SERBIAN.partition("\n")[0]
    assert both.metadata.language == "sr"
    assert by_rules(SERBIAN, language=["de", "sr"]).metadata.language == "de"
    only_serbian = Cleaner(RULES, languages=["sr"])(SERBIAN, ("sr", "de")).body
    assert "Lesen Sie auch" in only_serbian
    assert "Read also" in only_serbian
    assert clean(SERBIAN, ("sr", "de")).body == both.body


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("pt-BR", "pt"),
        ("zh_Hant_TW", "zh"),
        ("EN", "en"),
        ("nb", "no"),
        ("iw", "he"),
        ("tl", "fil"),
    ],
)
def test_regions_scripts_and_old_codes(language: str, code: str) -> None:
    article = clean("The river rose again on Monday.", language)
    assert article.metadata.language == code


@pytest.mark.parametrize("language", ["", "english", "e", "en de", "de,en", (), ("de", ""), "42"])
def test_what_is_no_language_is_named(language: str | tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="language"):
        clean("The river rose again on Monday.", language)


def test_every_detected_code_is_one_that_a_lexicon_has() -> None:
    samples = {
        "no": "Elva steg igjen mandag kveld, og brua ved det gamle torget er nå stengt.",
        "he": "הנהר עלה שוב על גדותיו ביום שני והגשר ליד הכיכר הישנה נסגר לתנועה עד להודעה חדשה.",
        "zh": "河水週一再次上漲，老廣場旁的橋樑已經對所有車輛關閉，居民要等到週末才能通行。",
        "fil": "Umapaw muli ang ilog noong Lunes at isinara ang tulay sa lumang plasa.",
    }
    for code, text in samples.items():
        assert detect(text) == code
        assert code in languages()


def test_languages_are_covered_so_deeply() -> None:
    covered = languages()
    assert len(covered) == len(list(covered)) >= 47
    assert "und" not in covered
    assert "xx" not in covered
    with pytest.raises(KeyError):
        covered["xx"]
    with pytest.raises(KeyError):
        covered["und"]
    assert sum(covered["de"].values()) == len(load("de"))
    assert covered["de"].keys() <= {kind.value for kind in Kind}
    assert covered["hr"] == covered["sr"]


def test_a_hit_is_told_apart_from_its_neighbours() -> None:
    """The lines that are composed do not move the hits of those that need not be."""
    (cue,) = parse({"promo": {"hint": ["après"]}}, "x", "test")
    scanned = Matcher([cue]).scan(["après", "apre\u0300s", "x apre\u0300s"])
    assert scanned == [[Hit(cue, 0, 5)], [Hit(cue, 0, 6)], [Hit(cue, 2, 8)]]


def article(language: str) -> list[str]:
    """The lines of an article in this language that holds no residue."""
    name = LATIN_AND_CYRILLIC.get(language, "trap-article")
    text = (ROOT / "fixtures" / language / f"{name}.txt").read_text("utf-8")
    return [line for line in text.split("\n") if line.strip()]


def test_every_language_has_lines_of_every_kind() -> None:
    others = {"bs", "nb", "nn", "tl"}  # with a lexicon that they share
    assert set(LINES) == set(languages()) - others
    for table in LINES.values():
        assert table.keys() >= {*NEEDED, "stays"}


def test_every_language_is_in_the_docs_and_has_an_article_and_a_trap() -> None:
    docs = (ROOT / "docs/languages.md").read_text("utf-8")
    for language in languages():
        assert re.search(rf"^\| {language} ", docs, re.MULTILINE)
    for language in LINES:
        folder = ROOT / "fixtures" / language
        kinds = [
            {r["kind"] for r in json.loads(path.read_text("utf-8"))["residue"]}
            for path in folder.glob("*.json")
        ]
        assert max(map(len, kinds)) >= 8
        assert set() in kinds


@pytest.mark.parametrize("language", LINES)
def test_what_sites_print_goes_by_rules_and_with_its_kind(language: str) -> None:
    lines = article(language)
    clean_by_rules = Cleaner(RULES)
    for kind in NEEDED:
        for line in LINES[language][kind]:
            text = "\n".join([line, *lines] if kind in HEAD else [*lines, line])
            found = [(r.kind.value, r.text) for r in clean_by_rules(text, language).residue]
            assert found == [("timestamp" if kind == "reading" else kind, line)]


COLON = re.compile("[:：].")  # with the name of the story behind it
PLANTED = ("source", "tags", "social", "subscription", "comments", "ad", "legal")


@settings(max_examples=100, deadline=None)
@given(data=st.data(), language=st.sampled_from(sorted(LINES)), apart=st.booleans())
def test_residue_put_into_an_article_comes_out_again(
    data: st.DataObject, language: str, apart: bool
) -> None:
    """In every language: a pointer between paragraphs and lines below, letters apart or not."""
    lines, table = article(language), LINES[language]
    pointer = data.draw(st.sampled_from([line for line in table["promo"] if COLON.search(line)]))
    below = [
        data.draw(st.sampled_from(table[kind]))
        for kind in data.draw(st.lists(st.sampled_from(PLANTED), unique=True, max_size=4))
    ]
    text = "\n".join([*lines[:2], pointer, *lines[2:], *below])
    body = "\n".join(lines)
    if apart:
        text, body = (unicodedata.normalize("NFD", each) for each in (text, body))
    assert Cleaner(RULES)(text, language).body == body


@pytest.mark.parametrize("language", LINES)
def test_sentences_that_begin_like_residue_stay(language: str) -> None:
    lines = article(language)
    for sentence in LINES[language]["stays"]:
        text = "\n".join([*lines[:2], sentence, *lines[2:]])
        assert clean(text, language).residue == ()


@pytest.mark.parametrize("language", languages())
def test_lexicons_reach_every_kind(language: str) -> None:
    cues = load(covered()[language])
    kinds = {cue.kind.value for cue in cues}
    assert kinds >= {*NEEDED, "title", "section", "contact", "interface"} - {"reading"}
    promo = {cue.binding for cue in cues if cue.kind is Kind.PROMO}
    assert promo >= {"heading", "line", "start"}


@pytest.mark.parametrize("language", sorted(set(LINES) - {"ko"}))
def test_fixtures_read_the_same_with_letters_apart(language: str) -> None:
    """In Korean the labels of pictures are not found in syllables that are taken apart."""
    for path in (ROOT / "fixtures" / language).glob("*.txt"):
        text = unicodedata.normalize("NFC", path.read_text("utf-8"))
        apart = clean(unicodedata.normalize("NFD", text))
        found = [(r.kind, unicodedata.normalize("NFC", r.text)) for r in apart.residue]
        assert found == [(r.kind, r.text) for r in clean(text).residue]
        assert apart.metadata.language == language


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("記者林秀芳／澄江報導", ["林秀芳"]),
        ("作者：王小明、李华", ["王小明", "李华"]),
        ("记者 王小明 北京报道", ["王小明"]),
        ("取材・文／佐伯健一", ["佐伯健一"]),
        ("執筆：佐伯健一、森田葵", ["佐伯健一", "森田葵"]),
        ("編集部", []),
        ("홍길동·김영희 기자 hong@example.com", ["홍길동", "김영희"]),
        ("[서울=뉴시스] 홍길동 기자", ["홍길동"]),
        ("โดย วิภา แสงทอง", ["วิภา แสงทอง"]),
        ("كتبت ليلى منصور", ["ليلى منصور"]),
        ("نگار رضایی، خبرنگار", ["نگار رضایی"]),
        ("מאת דנה לוי, ירושלים", ["דנה לוי"]),
        ("रिपोर्ट: अनिल वर्मा और सरोज भाटी", ["अनिल वर्मा", "सरोज भाटी"]),
        ("নিজস্ব প্রতিবেদক", []),
        ("تحریر: سائرہ ملک", ["سائرہ ملک"]),
        ("Parengė Ona Kazlauskienė", ["Ona Kazlauskienė"]),
        ("Deur Anna Botha", ["Anna Botha"]),
        ("Imeandikwa na Amina Juma", ["Amina Juma"]),
        ("Isinulat ni Maria Santos", ["Maria Santos"]),
        ("Autor: Ştefan Ţurcanu", ["Ştefan Ţurcanu"]),
        ("Tác giả: Nguyễn Thị Ánh", ["Nguyễn Thị Ánh"]),
        ("Της Άννας Παπαδοπούλου", ["Άννας Παπαδοπούλου"]),
    ],
)
def test_names_in_bylines(byline: str, names: list[str]) -> None:
    assert authors(byline) == names
