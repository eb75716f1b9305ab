"""Dates as texts write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import hypothesis
import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import strategies as st

from articlecleaner import languages
from articlecleaner.dates import dates, words_besides
from articlecleaner.language import given
from articlecleaner.lexicon import fold
from articlecleaner.testing import documents

ISO = re.compile(r"(\d{4}|-)-\d\d(-\d\d(T\d\d:\d\d([+-]\d\d:\d\d)?)?)?")


def iso(text: str, language: str | None = "en") -> list[str]:
    """The dates of a text."""
    return [moment.iso for moment in dates(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nov. 30, 2024", "2024-11-30"),
        ("NOV 30, 2024", "2024-11-30"),
        ("November 30, 2024", "2024-11-30"),
        ("November 30 2024", "2024-11-30"),
        ("November 30th, 2024", "2024-11-30"),
        ("30 November 2024", "2024-11-30"),
        ("30th of November, 2024", "2024-11-30"),
        ("30th November 2024", "2024-11-30"),
        ("1st Dec. 2024", "2024-12-01"),
        ("Sept. 3, 2024", "2024-09-03"),
        ("Sat, Nov 30, 2024", "2024-11-30"),
        ("Saturday 30 November 2024", "2024-11-30"),
        ("2024-11-30", "2024-11-30"),
        ("2024/11/30", "2024-11-30"),
        ("2024-1-3", "2024-01-03"),
        ("11/30/2024", "2024-11-30"),
        ("30/11/2024", "2024-11-30"),
        ("03/03/2024", "2024-03-03"),
        ("30.11.2024", "2024-11-30"),
        ("November 2024", "2024-11"),
        ("Nov. 30", "--11-30"),
        ("30 Nov", "--11-30"),
        ("Feb. 29, 2024", "2024-02-29"),
        ("February 29", "--02-29"),
        ("2024-11-30T15:45:10Z", "2024-11-30T15:45+00:00"),
        ("2024-11-30T15:45:10+01:00", "2024-11-30T15:45+01:00"),
        ("2024-11-30 15:45 +0100", "2024-11-30T15:45+01:00"),
        ("2024-11-30 15:45:10.123Z", "2024-11-30T15:45+00:00"),
        ("Nov 30, 2024 at 3:45 PM", "2024-11-30T15:45"),
        ("Nov. 30, 2024, 3:45 p.m. EST", "2024-11-30T15:45"),
        ("Nov. 30, 2024 | 9 a.m.", "2024-11-30T09:00"),
        ("November 30, 2024 12:05 a.m.", "2024-11-30T00:05"),
        ("November 30, 2024 12:05 p.m.", "2024-11-30T12:05"),
        ("30 November 2024, 15:45 GMT", "2024-11-30T15:45+00:00"),
        ("30 November 2024 - 07:05", "2024-11-30T07:05"),
        ("3:45 PM, Nov 30, 2024", "2024-11-30T15:45"),
        ("3:45 PM EST, Sat November 30, 2024", "2024-11-30T15:45"),
        ("15:45, 30 November 2024", "2024-11-30T15:45"),
        ("Nov 30, 2024 25:61", "2024-11-30"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert iso(text) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "30. November 2024", "2024-11-30"),
        ("de", "5. März 2024 um 9.30 Uhr", "2024-03-05T09:30"),
        ("de", "03.04.2024", "2024-04-03"),
        ("de", "30.11.24, 15:45 Uhr", "2024-11-30T15:45"),
        ("fr", "30 novembre 2024 à 15h45", "2024-11-30T15:45"),
        ("fr", "1er décembre 2024", "2024-12-01"),
        ("fr", "03/04/2024", "2024-04-03"),
        ("es", "30 de noviembre de 2024", "2024-11-30"),
        ("pt", "30 de novembro de 2024 às 15h45", "2024-11-30T15:45"),
        ("it", "30 novembre 2024", "2024-11-30"),
        ("nl", "30 november 2024", "2024-11-30"),
        ("pl", "30 listopada 2024", "2024-11-30"),
        ("tr", "30 Kasım 2024", "2024-11-30"),
        ("ru", "30 ноября 2024", "2024-11-30"),
        ("uk", "30 листопада 2024", "2024-11-30"),
        ("ja", "2024年11月30日", "2024-11-30"),
        ("zh", "2024 年 11 月 30 日", "2024-11-30"),
        ("ko", "2024년 11월 30일", "2024-11-30"),
        ("ar", "٣٠ نوفمبر ٢٠٢٤", "2024-11-30"),
        ("hi", "30 नवंबर 2024", "2024-11-30"),
        ("de", "Nov 30, 2024", "2024-11-30"),
        ("ko", "2024. 11. 30.", "2024-11-30"),
        ("ko", "24.11.30", "2024-11-30"),
        ("ko", "2024년 11월 30일 오후 3시 45분", "2024-11-30T15:45"),
        ("ja", "令和6年11月30日 午後3時45分", "2024-11-30T15:45"),
        ("ja", "2024年11月30日(土) 15時45分", "2024-11-30T15:45"),
        ("ja", "11月30日", "--11-30"),
        ("zh", "民國113年11月30日", "2024-11-30"),
        ("zh", "2024年11月30日 下午3:45", "2024-11-30T15:45"),
        ("vi", "30/11/2024", "2024-11-30"),
        ("vi", "ngày 30 tháng 11 năm 2024", "2024-11-30"),
        ("hu", "2024. november 30. 15:45", "2024-11-30T15:45"),
        ("lt", "2024 m. lapkričio 30 d. 15:45", "2024-11-30T15:45"),
        ("lv", "2024. gada 30. novembrī", "2024-11-30"),
        ("cs", "30. 11. 2024 v 15:45", "2024-11-30T15:45"),
        ("sr", "30. новембра 2024. 15:45", "2024-11-30T15:45"),
        ("sr", "30. novembra 2024.", "2024-11-30"),
        ("hr", "30. studenog 2024.", "2024-11-30"),
        ("ru", "30 ноября 2024 г. в 15:45", "2024-11-30T15:45"),
        ("el", "30 ΝΟΕΜΒΡΙΟΥ 2024", "2024-11-30"),
        ("tr", "30 KASIM 2024", "2024-11-30"),
        ("fr", "30 novembre 2024 à 15 h 45", "2024-11-30T15:45"),
        ("de", "30. Jänner 2024", "2024-01-30"),
        ("he", "30 בנובמבר 2024", "2024-11-30"),
        ("hi", "30 नवम्बर 2024", "2024-11-30"),
        ("bn", "৩০ নভেম্বর ২০২৪, ১৫:৪৫", "2024-11-30T15:45"),
        ("ur", "30 نومبر، 2024", "2024-11-30"),
        ("ar", "30 نونبر 2024", "2024-11-30"),
        ("ar", "٣٠ نوفمبر/تشرين الثاني ٢٠٢٤", "2024-11-30"),
        ("fil", "Nobyembre 30, 2024", "2024-11-30"),
        ("th", "30 พ.ย. 67", "2024-11-30"),
        ("th", "30 พฤศจิกายน พ.ศ. 2567 เวลา 15.45 น.", "2024-11-30T15:45"),
        ("th", "30/11/2567", "2024-11-30"),
        ("th", "30 พฤศจิกายน 2024", "2024-11-30"),
        ("fa", "دوشنبه ۱۰ آذر ۱۴۰۳ ساعت ۱۵:۴۵", "2024-11-30T15:45"),
        ("fa", "۱۴۰۳/۰۹/۱۰", "2024-11-30"),
        ("fa", "۳۰ اسفند ۱۴۰۳", "2025-03-20"),
        ("fa", "۳۰ نوامبر ۲۰۲۴", "2024-11-30"),
        (None, "30 November 2024", "2024-11-30"),
        ("xx", "2024-11-30", "2024-11-30"),
    ],
)
def test_other_languages(language: str | None, text: str, expected: str) -> None:
    assert iso(text, language) == [expected]
    assert list(words_besides(fold(text), language)) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "۳۰ اسفند ۱۴۰۲"),  # no leap year
        ("fa", "۱۰ آذر"),  # what year of ours it falls into is not said
        ("ar", "1446/05/28"),  # of the Islamic calendar
        ("ar", "28 جمادى الأولى 1446"),
        ("th", "31/02/2567"),
        ("fil", "03/04/2024"),
    ],
)
def test_no_date_in_other_languages(language: str, text: str) -> None:
    assert iso(text, language) == []


@pytest.mark.parametrize("language", languages())
def test_dates_as_cldr_writes_them(language: str) -> None:
    """In words and in figures of the language, composed and decomposed, and nothing besides."""
    (code,) = given(language)
    for month in range(1, 13):
        day = date(2024, month, 27)
        for width in ("full", "long", "medium"):
            composed = format_date(day, width, Locale.parse(code))
            for text in (composed, unicodedata.normalize("NFD", composed)):
                assert iso(text, code) == [day.isoformat()]
                assert list(words_besides(fold(text), code)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Monday",
        "30",
        "2024",
        "in 2024",
        "3:45 PM",
        "Feb. 30, 2024",
        "13/13/2024",
        "2024-13-40",
        "99/99/9999",
        "03/04/2024",
        "192.168.10.12",
        "May the best win",
        "3-1",
        "chapter 3, verse 4",
        "+1 555 0188",
        "1234567-11-30",
        "marching 30 miles",
        "0 March",
    ],
)
def test_no_date(text: str) -> None:
    assert iso(text) == []


def test_a_numeric_date_of_unknown_order_is_not_guessed_in_an_unknown_language() -> None:
    assert iso("03/04/2024", None) == []
    assert iso("11/30/2024", None) == ["2024-11-30"]


def test_several_dates_with_their_places() -> None:
    text = "Published Nov. 30, 2024 · Updated 1 December 2024"
    found = dates(text, "en")
    assert [m.iso for m in found] == ["2024-11-30", "2024-12-01"]
    assert [text[m.start : m.end].strip(" ·") for m in found] == [
        "Nov. 30, 2024",
        "1 December 2024",
    ]


def test_every_month_of_every_language_is_read() -> None:
    for number in range(1, 13):
        month = f"{date(2024, number, 7):%B}"
        assert iso(f"{month} 7, 2024") == [f"2024-{number:02d}-07"]
        assert iso(f"{month[:3]} 7, 2024") == [f"2024-{number:02d}-07"]


@hypothesis.given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%d %b %Y", "%b. %d, %Y", "%d/%b"]),
)
def test_dates_come_back(day: date, form: str) -> None:
    year = "-" if form == "%d/%b" else f"{day:%Y}"
    assert iso(f"{day:{form}}".replace("/", " ")) == [f"{year}-{day:%m-%d}"]


@hypothesis.given(documents(), st.sampled_from([None, "en", "de", "fa", "ja", "th"]))
def test_any_text_gives_dates_in_form_and_order(text: str, language: str | None) -> None:
    at = 0
    for moment in dates(text, language):
        assert ISO.fullmatch(moment.iso)
        assert at <= moment.start < moment.end <= len(text)
        assert any(char.isdigit() for char in text[moment.start : moment.end])
        at = moment.end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Updated Wed Nov 6, 2024 at 10:15 AM", ["updated"]),
        ("Saturday, 30 November 2024 15:45 GMT", []),
        ("First published on 30 Nov", ["first", "published"]),
        ("the march of 30", ["the", "of"]),
        ("30", []),
    ],
)
def test_words_besides(text: str, words: list[str]) -> None:
    assert list(words_besides(fold(text), "en")) == words
