"""What a cleaning says about the article."""

from __future__ import annotations

from typing import Any

import pytest

from articlecleaner import Cleaner, Dateline, clean
from articlecleaner.datelines import dateline
from articlecleaner.testing import stories

FERRY = [
    p.format(town="Marwick", person="Rosa Quint", day="Sunday", n="60")
    for p in stories.FERRY.paragraphs
]
TITLE = stories.FERRY.headline
BODY = "\n\n".join(FERRY)
STORY = "the port was closed on Saturday by waves of nine metres, the harbor master said."


def about(*lines: str, head: bool = True) -> dict[str, Any]:
    """The metadata of the ferry's story with these lines above or below it."""
    parts = [*lines, BODY] if head else [BODY, *lines]
    plain = clean("\n\n".join(parts), "en").metadata.to_dict()
    assert plain.pop("language") == "en"
    return plain


def test_a_text_that_says_nothing_gives_nothing() -> None:
    assert about() == {}
    assert clean("").metadata.to_dict() == {}


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"Title: {TITLE}", TITLE),
        (f"HEADLINE: {TITLE}", TITLE),
        (TITLE, TITLE),
        ("Title: Wall: the end of a ferry", "Wall: the end of a ferry"),
        ("Harbor wall: the ferry to Sandholm stops", "Harbor wall: the ferry to Sandholm stops"),
        ("Title:", None),
        ("Five quiet beaches for a long weekend", None),
    ],
)
def test_title(line: str, title: str | None) -> None:
    assert about(line).get("title") == title
    assert clean(line + "\n\n" + BODY).metadata.title == title


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("BY ANN LEE", ["Ann Lee"]),
        ("By Ann Lee, Staff Writer", ["Ann Lee"]),
        ("By Ann Lee and Tomas van Berg", ["Ann Lee", "Tomas van Berg"]),
        ("By Ann Lee, Tomas Berg & María O'Neill-Díaz", ["Ann Lee", "Tomas Berg",
                                                        "María O'Neill-Díaz"]),
        ("Written by Ann Lee", ["Ann Lee"]),
        ("By Ann Lee | Nov. 30, 2024", ["Ann Lee"]),
        ("By Ann Lee, Reuters", ["Ann Lee"]),
        ("By The Associated Press", None),
        ("By Staff Reporter", None),
    ],
)  # fmt: skip
def test_authors(line: str, authors: list[str] | None) -> None:
    assert about(line).get("authors") == authors


def test_authors_are_named_once() -> None:
    assert about("By Ann Lee", "Written by Ann Lee")["authors"] == ["Ann Lee"]


@pytest.mark.parametrize(
    ("lines", "published", "modified"),
    [
        (["Nov 30, 2024"], "2024-11-30", None),
        (["Published Nov 30, 2024, 3:45 p.m."], "2024-11-30T15:45", None),
        (["Updated: 1 December 2024"], None, "2024-12-01"),
        (["Nov 30, 2024", "Updated Dec 1, 2024"], "2024-11-30", "2024-12-01"),
        (["Published: 2024-11-30 | Updated: 2024-12-01T09:30Z"], "2024-11-30",
         "2024-12-01T09:30+00:00"),
        (["Last modified on 1 December 2024"], None, "2024-12-01"),
        (["2 min read"], None, None),
        (["03/04/2024"], None, None),
    ],
)  # fmt: skip
def test_dates(lines: list[str], published: str | None, modified: str | None) -> None:
    plain = about(*lines)
    assert plain.get("date_published") == published
    assert plain.get("date_modified") == modified


def test_dates_of_other_stories_are_not_the_article_s() -> None:
    below = "\n\n".join(["More news", *stories.FOREIGN_STORY])
    assert about(below, head=False) == {}


@pytest.mark.parametrize(
    ("text", "place", "agency", "date"),
    [
        ("LISBON, Nov. 30 (UPI) --", "LISBON", "UPI", "--11-30"),
        ("Nov. 30 (UPI) --", None, "UPI", "--11-30"),
        ("Seoul [South Korea], November 30:", "Seoul [South Korea]", None, "--11-30"),
        ("MOSCOW (AP) —", "MOSCOW", "AP", None),
        ("(Reuters) -", None, "Reuters", None),
        ("NEW DELHI:", "NEW DELHI", None, None),
        ("WASHINGTON —", "WASHINGTON", None, None),
        ("NEW YORK, Nov 30 (Reuters) -", "NEW YORK", "Reuters", "--11-30"),
        ("SAN JOSE, Calif. (AP) —", "SAN JOSE, Calif.", "AP", None),
        ("BEIJING, Nov. 30, 2024 (Xinhua) --", "BEIJING", "Xinhua", "2024-11-30"),
        ("EASTMERE, Sept. 12, 2023 –", "EASTMERE", None, "2023-09-12"),
        ("Mumbai (Maharashtra) [India], July 10:", "Mumbai (Maharashtra) [India]", None, "--07-10"),
    ],
)
def test_datelines(text: str, place: str | None, agency: str | None, date: str | None) -> None:
    article = clean(f"{text} {STORY.capitalize()}\n\n{BODY}", "en")
    assert article.metadata.dateline == Dateline(text, place, agency, date)
    assert article.body.startswith(f"{text} The port")
    assert article.metadata.date_published is None


@pytest.mark.parametrize(
    ("language", "text", "place", "agency", "date"),
    [
        ("ru", "Москва. 30 ноября. ИНТЕРФАКС -", "Москва", "ИНТЕРФАКС", "--11-30"),
        ("ru", "МОСКВА, 30 ноября. /ТАСС/.", "МОСКВА", "ТАСС", "--11-30"),
        ("ru", "МОСКВА, 30 ноя - РИА Новости.", "МОСКВА", "РИА Новости", "--11-30"),
        ("uk", "КИЇВ, 30 листопада /УКРІНФОРМ/.", "КИЇВ", "УКРІНФОРМ", "--11-30"),
        ("de", "Berlin (dpa) -", "Berlin", "dpa", None),
        ("de", "Berlin (dpa/bb) -", "Berlin", "dpa/bb", None),
        ("de", "(dpa) -", None, "dpa", None),
        ("fr", "PARIS (AFP) –", "PARIS", "AFP", None),
        ("es", "Madrid, 30 nov (EFE).-", "Madrid", "EFE", "--11-30"),
        ("es", "MADRID 30 Nov. (EUROPA PRESS) -", "MADRID", "EUROPA PRESS", "--11-30"),
        ("it", "ROMA, 30 NOV -", "ROMA", None, "--11-30"),
        ("it", "(ANSA) - ROMA, 30 NOV -", "ROMA", "ANSA", "--11-30"),
        ("tr", "Ankara (AA) -", "Ankara", "AA", None),
        ("pt", "Lisboa, 30 nov 2024 (Lusa) –", "Lisboa", "Lusa", "2024-11-30"),
        ("hu", "Budapest, 2024. november 30., szombat (MTI) –", "Budapest", "MTI", "2024-11-30"),
        ("ro", "București, 30 nov /Agerpres/ -", "București", "Agerpres", "--11-30"),
        ("ar", "دبي (رويترز) -", "دبي", "رويترز", None),
        ("ar", "القاهرة - رويترز:", "القاهرة", "رويترز", None),
        ("hi", "नई दिल्ली, 30 नवंबर (भाषा)", "नई दिल्ली", "भाषा", "--11-30"),
        ("id", "JAKARTA, KOMPAS.com -", "JAKARTA", "KOMPAS.com", None),
        ("id", "TEMPO.CO, Jakarta -", "Jakarta", "TEMPO.CO", None),
        ("vi", "Hà Nội (TTXVN) -", "Hà Nội", "TTXVN", None),
        ("fil", "MANILA, Philippines –", "MANILA, Philippines", None, None),
        ("ja", "【ロンドン共同】", "ロンドン", "共同", None),
        ("ja", "【ニューヨーク＝山田太郎】", "ニューヨーク", None, None),
        ("zh", "新华社北京11月30日电", "北京", "新华社", "--11-30"),
        ("zh", "（中央社記者王小明台北30日電）", "台北", "中央社", None),
        ("ko", "(서울=연합뉴스) 홍길동 기자 =", "서울", "연합뉴스", None),
        ("ko", "[서울=뉴시스]", "서울", "뉴시스", None),
    ],
)
def test_datelines_of_other_languages(
    language: str, text: str, place: str | None, agency: str | None, date: str | None
) -> None:
    document = Cleaner().document(f"{text} {STORY.capitalize()}", language)
    assert dateline(document) == Dateline(text, place, agency, date)


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("de", "Müller (52) - der Chef -"),
        ("ru", "Иван Петров, 30 лет (сварщик) -"),
        ("es", "El puerto, 30 años (casi) después -"),
        ("ar", "قال الوزير (سانا) إن"),
        ("ja", "【写真】"),
        ("zh", "报社11月30日电话"),
        ("ko", "(사진=강민수)"),
    ],
)
def test_no_dateline_in_other_languages(language: str, opening: str) -> None:
    assert dateline(Cleaner().document(f"{opening} {STORY}", language)) is None


def test_a_dateline_stands_below_what_is_taken_out() -> None:
    above = f"{TITLE}\nBy Ann Lee\nNov 30, 2024\n\nLISBON, Nov. 30 (UPI) -- The {STORY[4:]}"
    found = clean(f"{above}\n\n{BODY}", "en").metadata.dateline
    assert found == Dateline("LISBON, Nov. 30 (UPI) --", "LISBON", "UPI", "--11-30")


@pytest.mark.parametrize(
    "opening",
    [
        "The port was closed:",
        "UPDATE:",
        "BREAKING —",
        "On Nov. 30:",
        "He said (and meant it) -",
        "Storm on the coast —",
        "The wall - built in 1911 -",
        "Harbor master Reed (60) -",
        "OPINION:",
        "SPOILER WARNING:",
    ],
)
def test_no_dateline(opening: str) -> None:
    assert clean(f"{opening} {STORY}\n\n{BODY}", "en").metadata.dateline is None


def test_a_dateline_in_the_middle_is_no_dateline() -> None:
    lines = [*FERRY[:3], f"LISBON, Nov. 30 (UPI) -- {STORY}", *FERRY[3:]]
    assert clean("\n\n".join(lines), "en").metadata.dateline is None


@pytest.mark.parametrize(
    ("line", "section"),
    [("World", "World"), ("Section: Coast", "Coast"), ("Home > News > Coast", "Coast")],
)
def test_section(line: str, section: str) -> None:
    assert about(line)["section"] == section


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Source: Thanh Nien Newspaper", "Thanh Nien Newspaper"),
        ("(Source: Harbor Post)", "Harbor Post"),
        ("This article was originally published by The Harbor Post.", "The Harbor Post"),
        ("This story first appeared in The Harbor Post on Nov. 30.", "The Harbor Post"),
        ("Reporting by Ann Lee; editing by Tomas Berg", None),
        ("(With inputs from PTI)", None),
    ],
)
def test_source(line: str, source: str | None) -> None:
    assert about(line, head=False).get("source") == source


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("© 2024 Harbor Post. All rights reserved.", "Harbor Post"),
        ("Copyright 2023 Industry Weekly. All rights reserved.", "Industry Weekly"),
        ("Copyright © 2020-2024 by Coast Media Ltd.", "Coast Media Ltd"),
        ("(c) Harbor Post 2024", "Harbor Post"),
        ("© All rights reserved.", None),
        ("All rights reserved.", None),
    ],
)
def test_publisher(line: str, publisher: str | None) -> None:
    got = about(line, head=False).get("publisher")
    assert (got and got.rstrip(".")) == publisher


def test_white_space_behind_a_copyright_mark_costs_nothing() -> None:
    line = f"© 2024{' ' * 4000}The Daily Example{' ' * 4000}x"
    assert about(line, head=False)["publisher"] == "The Daily Example x"


def test_license() -> None:
    line = "This article is licensed under a Creative Commons Attribution 4.0 licence."
    assert about(line, head=False)["license"] == "Creative Commons Attribution 4.0"
    line = "This article is republished under CC BY-SA 4.0."
    assert about(line, head=False)["license"] == "CC BY-SA 4.0"


@pytest.mark.parametrize(
    ("lines", "captions", "credits"),
    [
        (["Photo: AFP"], None, ["AFP"]),
        (["Photo by Ann Lee/Coast News"], None, ["Ann Lee/Coast News"]),
        (["Credit: Ann Lee"], None, ["Ann Lee"]),
        (["The harbor at dawn. Photo by Ann Lee"], ["The harbor at dawn."], ["Ann Lee"]),
        ([TITLE, "At dawn", "(AP Photo/Ann Lee)"], ["At dawn"], ["AP Photo/Ann Lee"]),
        (["Pictured: the harbor at dawn"], ["the harbor at dawn"], None),
        (["Photo: AFP", "Photo: AFP"], None, ["AFP"]),
    ],
)  # fmt: skip
def test_captions_and_credits(
    lines: list[str], captions: list[str] | None, credits: list[str] | None
) -> None:
    plain = about(*lines)
    assert plain.get("captions") == captions
    assert plain.get("credits") == credits


@pytest.mark.parametrize(
    ("lines", "tags"),
    [
        (["Tags: Coast, Weather, Ferry"], ["Coast", "Weather", "Ferry"]),
        (["Topics: Coast | Weather"], ["Coast", "Weather"]),
        (["Filed under: Coast"], ["Coast"]),
        (["#Coast #Weather"], ["Coast", "Weather"]),
        (["Tags", "Coast", "Weather"], ["Coast", "Weather"]),
        (["Tags: Coast", "Tags: Coast"], ["Coast"]),
        (["Tags:"], None),
    ],
)
def test_tags(lines: list[str], tags: list[str] | None) -> None:
    assert about(*lines, head=False).get("tags") == tags


def test_language_is_that_of_the_body() -> None:
    german = "\n\n".join(
        p.format(town="Marwick", person="Rosa Quint", n="60") for p in stories.HAFEN.paragraphs
    )
    assert clean(german).metadata.language == "de"
    assert clean(german, "fr").metadata.language == "fr"
    assert clean(BODY).metadata.language == "en"
    assert clean("Share\n" * 5 + german).metadata.language == "de"
