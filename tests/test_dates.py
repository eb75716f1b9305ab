"""Dates as texts write them."""

from __future__ import annotations

import re
from datetime import date

import pytest
import strategies as own
from hypothesis import given
from hypothesis import strategies as st

from articlecleaner.dates import dates, words_besides
from articlecleaner.lexicon import fold

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
        (None, "30 November 2024", "2024-11-30"),
        ("xx", "2024-11-30", "2024-11-30"),
    ],
)
def test_other_languages(language: str | None, text: str, expected: str) -> None:
    assert iso(text, language) == [expected]


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


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%d %b %Y", "%b. %d, %Y", "%d/%b"]),
)
def test_dates_come_back(day: date, form: str) -> None:
    year = "-" if form == "%d/%b" else f"{day:%Y}"
    assert iso(f"{day:{form}}".replace("/", " ")) == [f"{year}-{day:%m-%d}"]


@given(own.texts, st.sampled_from([None, "en", "de", "ja"]))
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
