"""What a page says about its article, source by source and rule by rule."""

from __future__ import annotations

import json
import pickle
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from articlecleaner import Metadata
from articlecleaner.article import Article, Evidence
from articlecleaner.names import signed
from articlecleaner.page_metadata import PageMetadata, page_metadata, reconcile
from articlecleaner.page_metadata.json_ld import Graph, parse
from articlecleaner.page_metadata.moments import iso

TITLE = "Ferry to Sandholm stops after harbor wall collapses"
TEXT = "<p>The ferry will not sail before spring, after a storm broke the harbor wall.</p>"


def tree(head: str = "", body: str = "", lang: str = "en") -> html.HtmlElement:
    """The page of the ferry's story with this in its head and below its heading."""
    return html.document_fromstring(
        f'<html lang="{lang}"><head>{head}</head>'
        f"<body><article><h1>{TITLE}</h1>{body}{TEXT}</article></body></html>"
    )


def said(head: str = "", body: str = "", lang: str = "en", url: str | None = None) -> Metadata:
    return page_metadata(tree(head, body, lang), url).metadata


def ld(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def news(**fields: Any) -> str:
    return ld({"@context": "https://schema.org", "@type": "NewsArticle", **fields})


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


BY = "<p>Rosa Quint and Tomas van Berg</p>"  # names that readers see


# --- JSON-LD -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "author",
    [
        "Rosa Quint",
        ["Rosa Quint"],
        {"@type": "Person", "name": "Rosa Quint"},
        {"@type": "Person", "name": ["Rosa Quint"]},
        {"@type": "Person", "name": {"@value": "Rosa Quint"}},
        {"@type": "Person", "givenName": "Rosa", "familyName": "Quint"},
        {"@list": [{"@type": "Person", "name": "Rosa Quint"}]},
        [{"@type": "Person", "name": "Rosa Quint"}, {"@type": "Person", "name": "ROSA QUINT"}],
        "By Rosa Quint, Staff Writer",
        "Rosa Quint (rosa@example.org)",
    ],
)
def test_json_ld_author(author: Any) -> None:
    assert said(news(author=author), BY).authors == ("Rosa Quint",)


def test_json_ld_author_by_reference() -> None:
    graph = [
        {"@type": "WebPage", "@id": "#page", "name": "Another name"},
        {"@type": "Person", "@id": "#rosa", "name": "Rosa Quint"},
        {"@type": "NewsArticle", "headline": TITLE, "author": {"@id": "#rosa"}},
    ]
    assert said(ld({"@graph": graph}), BY).authors == ("Rosa Quint",)
    assert said(ld(graph), BY).authors == ("Rosa Quint",)
    assert said("".join(map(ld, graph)), BY).authors == ("Rosa Quint",)


def test_json_ld_fields() -> None:
    page = page_metadata(
        tree(
            news(
                headline=TITLE,
                datePublished="2024-11-30T15:45:10+01:00",
                dateModified="2024-12-01",
                articleSection=["Island", "Sea"],
                keywords="ferry, harbor; storm",
                publisher={"@type": "Organization", "name": "The Harbor Post"},
                inLanguage={"@type": "Language", "alternateName": "en-GB"},
                license="https://creativecommons.org/licenses/by/4.0/",
                description="A storm broke the wall.",
                url="https://example.org/ferry",
            )
        )
    )
    assert page.metadata.to_dict() == {
        "title": TITLE,
        "date_published": "2024-11-30T15:45+01:00",
        "date_modified": "2024-12-01",
        "section": "Island",
        "publisher": "The Harbor Post",
        "description": "A storm broke the wall.",
        "tags": ["ferry", "harbor", "storm"],
        "language": "en",
        "url": "https://example.org/ferry",
        "license": "CC BY 4.0",
    }
    assert page.evidence["section"] == "json-ld NewsArticle.articleSection"
    assert set(page.evidence) == set(page.metadata.to_dict())


def test_the_article_is_the_one_that_the_titles_name() -> None:
    others = [{"@type": "NewsArticle", "headline": f"Other story {n}"} for n in range(3)]
    mine = {"@type": "NewsArticle", "headline": TITLE, "articleSection": "Island"}
    assert said(ld([*others, mine])).section == "Island"
    others = [{**other, "articleSection": "Else"} for other in others]
    assert said(ld(others)).section is None
    related = {"@type": "NewsArticle", "headline": TITLE, "articleSection": "Else"}
    assert said(ld({"@type": "ItemList", "itemListElement": [related]})).section is None


@pytest.mark.parametrize(
    ("script", "headline"),
    [
        ('{"headline": "Storm"}', "Storm"),
        ('<!-- {"headline": "Storm"} -->', "Storm"),
        ('//<![CDATA[\n{"headline": "Storm"}\n//]]>', "Storm"),
        ('{"headline": "Storm",}', "Storm"),
        ('{"headline": "Storm", "n": NaN};', "Storm"),
        ('{"headline": "Sto\nrm"}', "Sto\nrm"),
        (r'{"headline": "Storm\'s end"}', "Storm's end"),
        ("{&quot;headline&quot;: &quot;Storm&quot;}", "Storm"),
        ('{"headline": "Rain", "headline": "Storm"}', "Storm"),
        ('{"headline": "Storm"} {"headline": "Rain"}', "Storm"),
    ],
)
def test_broken_json(script: str, headline: str) -> None:
    assert parse(script)[0]["headline"] == headline


@pytest.mark.parametrize("script", ["", "{", "{headline: 1}", "[" * 100_000, "9" * 100_000])
def test_hopeless_json(script: str) -> None:
    Graph([script])


# --- meta tags, links, microdata, elements -------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (meta("parsely-section", "Island"), "section", "Island"),
        ('<meta property="article:section" content="Island">', "section", "Island"),
        ('<meta property="article:published_time" content="2024-11-30">', "date_published",
         "2024-11-30"),
        (meta("sailthru.date", "Sat, 30 Nov 2024 15:45:10 +0100"), "date_published",
         "2024-11-30T15:45+01:00"),
        (meta("DC.date.issued", "20241130"), "date_published", "2024-11-30"),
        ('<meta property="og:updated_time" content="2024-12-01T10:00:00Z">', "date_modified",
         "2024-12-01T10:00+00:00"),
        ('<meta property="og:site_name" content="The Harbor Post">', "publisher",
         "The Harbor Post"),
        ('<meta property="og:description" content="A&amp;nbsp;storm">', "description", "A storm"),
        (meta("news_keywords", "ferry, storm"), "tags", ("ferry", "storm")),
        ('<meta property="article:tag" content="a, b"><meta property="article:tag" content="c">',
         "tags", ("a, b", "c")),
        (meta("dcterms.license", "CC BY 4.0"), "license", "CC BY 4.0"),
        ('<link rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/">',
         "license", "CC0 1.0"),
        ('<link rel="canonical" href="https://example.org/a">', "url", "https://example.org/a"),
    ],
)  # fmt: skip
def test_head(head: str, field: str, value: Any) -> None:
    assert getattr(said(head), field) == value


def test_a_relative_address_needs_that_of_the_page() -> None:
    link = '<link rel="canonical" href="/ferry">'
    assert said(link).url is None
    assert said(link, url="https://example.org/a?b").url == "https://example.org/ferry"
    assert said(url="https://example.org/a?b").url == "https://example.org/a?b"


@pytest.mark.parametrize(
    "head",
    [
        meta("author", "Rosa Quint and Tomas van Berg"),
        meta("author", "Rosa Quint") + meta("author", "Tomas van Berg"),
        meta("citation_author", "Quint, Rosa") + meta("citation_author", "Tomas van Berg"),
        meta("dc.creator", "ROSA QUINT; TOMAS VAN BERG"),
        meta("twitter:label1", "Written by") + meta("twitter:data1", "Rosa Quint, Tomas van Berg"),
        '<meta property="article:author" content="https://example.org/rosa">'
        + meta("author", "Rosa Quint & Tomas van Berg"),
    ],
)
def test_meta_author(head: str) -> None:
    assert said(head, BY).authors == ("Rosa Quint", "Tomas van Berg")


@pytest.mark.parametrize(
    "body",
    [
        '<p><a rel="author" href="/u/7">Rosa Quint</a></p>',
        '<p itemprop="author"><span itemprop="name">Rosa Quint</span>, reporter</p>',
        '<p class="byline">By <b>Rosa Quint</b>, The Harbor Post</p>',
        '<p class="byline">By <a href="/authors/rosa">Rosa Quint</a> | 30 Nov. 2024</p>',
        '<div class="c-Author__name">Rosa Quint<br>Staff Writer</div>',
        '<footer class="post-footer"><p class="author">Posted by Rosa Quint</p></footer>',
    ],
)
def test_byline_in_the_markup(body: str) -> None:
    assert said('<meta property="og:site_name" content="Harbor Post">', body).authors == (
        "Rosa Quint",
    )


@pytest.mark.parametrize(
    "body",
    [
        '<div class="comments"><p class="author">Rosa Quint</p></div>',
        '<aside><p class="byline">Rosa Quint</p></aside>',
        '<div class="related"><a rel="author" href="/u">Rosa Quint</a></div>',
        '<p class="author">' + "A storm broke the harbor wall of Rosa Quint. " * 9 + "</p>",
        '<p class="byline">More From Island</p>',
        '<a href="/category/rosa">Rosa Quint</a>',
    ],
)
def test_no_byline(body: str) -> None:
    assert said("", body).authors == ()


def test_bylines_of_other_stories_do_not_count() -> None:
    body = '<p class="byline">By Rosa Quint</p><p class="byline">By Tomas van Berg</p>'
    assert said("", body).authors == ("Rosa Quint",)


@pytest.mark.parametrize(
    "body",
    [
        "<p>By Rosa Quint</p>",
        "<p>By</p><p>Rosa Quint</p>",
        "<p>Sea</p><p>Von Rosa Quint, Marwick</p>",
        "<p>Автор: <b>Rosa Quint</b></p>",
    ],
)
def test_byline_in_the_text_below_the_heading(body: str) -> None:
    page = page_metadata(tree("", body))
    assert page.metadata.authors == ("Rosa Quint",)
    assert page.evidence["authors"] == "text near the heading"


def test_no_byline_in_the_text_far_from_the_heading() -> None:
    assert said("", TEXT * 20 + "<p>By Rosa Quint</p>").authors == ()
    assert said("", "<p>By the sea stood Rosa Quint.</p>").authors == ()


def test_a_site_named_after_its_author() -> None:
    site = '<meta property="og:site_name" content="Rosa Quint">'
    assert said(site + meta("author", "Rosa Quint"), "<p>Rosa Quint</p>").authors == ()
    assert said(site, '<a rel="author" href="/u">Rosa Quint</a>').authors == ("Rosa Quint",)


def test_rel_tag_and_category() -> None:
    body = '<a rel="category tag" href="/sea">Sea</a> <a rel="tag" href="/ferry">ferry</a>'
    assert said("", body).section == "Sea"
    assert said("", body).tags == ("ferry",)


def test_section_and_tags_by_links_in_the_article() -> None:
    body = '<a href="/category/sea/">Sea</a><a href="/tag/ferry">#ferry</a><a href="/tag/a/b">x</a>'
    assert (said("", body).section, said("", body).tags) == ("Sea", ("ferry",))
    assert said("", f"<nav>{body}</nav>").section is None
    page = html.document_fromstring(f"<article><h1>{TITLE}</h1></article>{body}")
    assert page_metadata(page).metadata.tags == ()


def test_several_sections_in_one() -> None:
    assert said(meta("article:section", "Sea, Island, News")).section == "Sea"


@pytest.mark.parametrize(
    ("href", "name"),
    [
        ("https://creativecommons.org/licenses/by-nc-sa/3.0/de/", "CC BY-NC-SA 3.0 DE"),
        ("http://creativecommons.org/licenses/by/4.0/deed.en", "CC BY 4.0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "Public Domain Mark 1.0"),
        ("https://creativecommons.org/about/", None),
    ],
)
def test_license_link(href: str, name: str | None) -> None:
    link, article = f'<a href="{href}">terms</a>', f"<article><h1>{TITLE}</h1>%s</article>"
    page = html.document_fromstring(article % TEXT + f"<footer>{link}</footer>")
    assert page_metadata(page).metadata.license == name
    page = html.document_fromstring(article % f"<p>Photo: Ann Lee, {link}</p>")
    assert page_metadata(page).metadata.license is None
    assert said("", link.replace("<a", '<a rel="license"')).license == name


def test_breadcrumb() -> None:
    names = ["Home", "Sea", TITLE]
    items = [{"@type": "ListItem", "name": name} for name in names]
    assert said(ld({"@type": "BreadcrumbList", "itemListElement": items})).section == "Sea"


def test_captions_and_credits() -> None:
    body = (
        "<figure><figcaption>The broken wall. Photo: Ann Lee</figcaption></figure>"
        "<figure><figcaption>The ferry</figcaption></figure>"
        '<div class="related"><figure><figcaption>A bakery</figcaption></figure></div>'
    )
    found = said("", body)
    assert (found.captions, found.credits) == (("The broken wall.", "The ferry"), ("Ann Lee",))


# --- rules: titles --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "site"),
    [
        (f"{TITLE} | The Harbor Post", "The Harbor Post"),
        (f"{TITLE} - Sea - The Harbor Post", "The Harbor Post"),
        (f"The Harbor Post: {TITLE}", "The Harbor Post"),
        (f"The Harbor Post » {TITLE}", "The Harbor Post"),
    ],
)
def test_site_name_is_cut_from_titles(title: str, site: str) -> None:
    head = f"<title>{title}</title>" + f'<meta property="og:site_name" content="{site}">'
    assert said(head).title == TITLE


def test_the_host_is_the_site_too() -> None:
    page = html.document_fromstring("<title>Ferry stops | Harborpost</title><p>The ferry</p>")
    assert page_metadata(page, "https://www.harborpost.example/a").metadata.title == "Ferry stops"
    assert page_metadata(page).metadata.title == "Ferry stops | Harborpost"


def test_title_that_places_agree_on() -> None:
    page = page_metadata(
        html.document_fromstring(
            "<title>Ferry stops</title><h1>The Harbor Post</h1><h1>Ferry stops</h1>"
            '<meta property="og:title" content="Ferry stops">'
            '<meta property="og:site_name" content="The Harbor Post">'
        )
    )
    assert page.metadata.title == "Ferry stops"


def test_a_heading_that_is_the_logo_is_no_title() -> None:
    head = "<title>Ferry stops » The Harbor Post</title>"
    for logo in ('<a href="/">The Harbor Post</a>', '<i class="logo">The Harbor Post</i>'):
        page = html.document_fromstring(f"{head}<div id='logo'><h1>{logo}</h1></div><p>Sea</p>")
        found = page_metadata(page).metadata
        assert (found.title, found.publisher) == ("Ferry stops", "The Harbor Post")


def test_a_headline_stands_without_its_kicker_where_a_place_has_it_so() -> None:
    head = news(headline=f"Sea: {TITLE}") + f'<meta property="og:title" content="{TITLE}">'
    assert said(head).title == TITLE


def test_rubrics_behind_a_headline_go_where_it_is_shared_without_them() -> None:
    long = f"{TITLE} » Local » News"
    head = f'<title>{long}</title><meta name="title" content="{long}">'
    head += f'<meta name="twitter:title" content="{TITLE}">'
    page = html.document_fromstring(f"<html><head>{head}</head><body>{TEXT}</body></html>")
    assert page_metadata(page).metadata.title == TITLE


def test_a_headline_that_sums_up_is_not_the_title_that_the_heading_has() -> None:
    page = news(headline="port on the coast", name=TITLE)
    assert said(page).title == TITLE


def test_an_application_of_the_name_of_each_page_is_not_the_site() -> None:
    head = f'<meta name="application-name" content="{TITLE}"><meta property="og:site_name"'
    head += f' content="The Harbor Post"><meta property="og:title" content="{TITLE}">'
    assert said(head, "<h1>Back to the news</h1>").title == TITLE


@pytest.mark.parametrize(
    ("declared", "language"),
    [("eng", "en"), ("deu", "de"), ("fil", "fil"), ("en-US", "en"), ("utf-8", None), ("und", None)],
)
def test_language_codes(declared: str, language: str | None) -> None:
    assert said(lang=declared).language == language


def test_a_kicker_stays_that_json_ld_and_og_title_both_have() -> None:
    head = news(headline=f"Sea: {TITLE}") + f'<meta property="og:title" content="Sea: {TITLE}">'
    assert said(head).title == f"Sea: {TITLE}"


@pytest.mark.parametrize(
    ("json_ld", "others", "title"),
    [
        ("No ferry to Sandholm", "Sea: No ferry to Sandholm", "Sea: No ferry to Sandholm"),
        ("No ferry to Sandholm", "Sea | No ferry to Sandholm", "No ferry to Sandholm"),
        ("No ferry to Sandholm", "No ferry to Sandholm for days", "No ferry to Sandholm for days"),
        ("No ferry to Sandholm", "The wall is down", "No ferry to Sandholm"),
    ],
)
def test_a_headline_of_which_the_json_ld_has_a_part(json_ld: str, others: str, title: str) -> None:
    head = news(headline=json_ld) + f'<meta property="og:title" content="{others}">'
    page = html.document_fromstring(f"{head}<title>{others}</title><h1>{others}</h1>")
    assert page_metadata(page).metadata.title == title


@pytest.mark.parametrize(
    ("shared", "title"),
    [
        ("The wall that held a town", "The wall that held a town"),
        ("Ferry to Sandholm stops", "Ferry to Sandholm stops"),
        (f"{TITLE} | Some Post", TITLE),  # a site whose name is not known
        (f"{TITLE} and more", TITLE),
        ("Ferry to Sandholm stops after…", TITLE),
    ],
)
def test_a_title_of_its_own_for_sharing_goes_first(shared: str, title: str) -> None:
    head = f"<title>{TITLE}</title>" + f"<meta property='og:title' content='{shared}'>"
    page = page_metadata(tree(head + news(headline=TITLE)))
    assert page.metadata.title == title
    assert page_metadata(tree(head)).metadata.title == title


def test_a_title_for_sharing_that_the_page_uses_too_is_not_of_its_own() -> None:
    head = f"<title>All ferries off</title>{news(headline=TITLE)}"
    head += '<meta property="og:title" content="All ferries off">'
    assert said(head).title == TITLE


@pytest.mark.parametrize("place", ["h2", "p", "div"])
def test_a_title_alone_is_cut_to_what_the_page_prints(place: str) -> None:
    head = f"<title>Archive » {TITLE} | Sea | Forum</title>"
    page = f"{head}<p>Forum</p><{place}>{TITLE}</{place}>{TEXT}"
    assert page_metadata(html.document_fromstring(page)).metadata.title == TITLE


def test_a_title_alone_that_the_page_prints_in_no_part_stays() -> None:
    page = f"<title>Sea | {TITLE}</title><p>Sea</p>{TEXT}"
    assert page_metadata(html.document_fromstring(page)).metadata.title == f"Sea | {TITLE}"


def test_the_name_of_the_site_is_the_title_where_nothing_else_is() -> None:
    head = '<meta property="og:site_name" content="No ferry today">'
    page = html.document_fromstring(f"{head}<title>No ferry today</title>{TEXT}")
    assert page_metadata(page).metadata.title == "No ferry today"


def test_a_heading_that_every_page_of_the_site_has_is_outvoted() -> None:
    head = f'<title>{TITLE}: Harbors</title><meta property="og:title" content="{TITLE}">'
    body = f'<h1>Details</h1><h3 itemprop="headline">{TITLE}</h3>{TEXT}'
    assert page_metadata(html.document_fromstring(head + body)).metadata.title == TITLE


def test_a_meta_tag_that_a_quotation_mark_cut_short() -> None:
    page = html.document_fromstring(
        '<meta property="og:title" content="Mayor calls the wall "a bad joke"">'
        '<title>Mayor calls the wall</title><h1>Mayor calls the wall "a bad joke"</h1>'
    )
    assert page_metadata(page).metadata.title == 'Mayor calls the wall "a bad joke"'


def test_json_ld_headline_goes_first() -> None:
    page = page_metadata(tree(news(headline="The ferry stops"), BY))
    assert page.metadata.title == "The ferry stops"
    assert page.evidence["title"] == "json-ld NewsArticle.headline"


# --- rules: authors -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("Von Änne Groß und Jörg Weiß, Redakteure", ["Änne Groß", "Jörg Weiß"]),
        ("Par Élodie Roux et Jean de La Tour, journaliste", ["Élodie Roux", "Jean de La Tour"]),
        ("Por José Núñez y María Pérez, corresponsal en Lima", ["José Núñez", "María Pérez"]),
        ("Автор: Анна Белова", ["Анна Белова"]),
        ("Written by Ann Lee on Nov. 30, 2024", ["Ann Lee"]),
        ("Ann Lee | @annlee | ann@example.org", ["Ann Lee"]),
        ("ANN O'NEILL-DÍAZ", ["Ann O'Neill-Díaz"]),
        ("Dr. Ann Lee (text), Bo Day (photos)", ["Ann Lee", "Bo Day"]),
        ("Ann Lee, Ann Lee & ann lee", ["Ann Lee"]),
        ("Ann Lee Ann Lee", ["Ann Lee"]),
        ("Ann Lee/dpa", ["Ann Lee"]),
        ("Ann Lee Bloomberg", ["Ann Lee"]),
        ("Michael Bloomberg", ["Michael Bloomberg"]),
        ("Ann Lee for The Harbor Post", ["Ann Lee"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("山田花子", ["山田花子"]),
        ("Staff Writer", []),
        ("More from this author", []),
        ("https://example.org/ann", []),
        ("30 November 2024", []),
        ("Ann", []),
        ("", []),
    ],
)
def test_names(line: str, names: list[str]) -> None:
    found = signed(line, sites=["The Harbor Post"])
    assert [one.name for one in found if one.person] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("采写：港口记者 余小菁 向小妮", ["余小菁", "向小妮"]),
        ("港口日报记者余小菁 向小妮", ["余小菁", "向小妮"]),
        ("来源：港口晚报 时间：2024-11-30 作者：张小楠 责任编辑：李明", ["张小楠"]),
        ("记者 欧阳小修 通讯员 王小明", ["欧阳小修", "王小明"]),
        ("记者林小芳／港口報導", ["林小芳"]),
        ("作者：未知 责任编辑：李明", []),
        ("相关文章", []),
        ("港口生活必读", []),
    ],
)
def test_chinese_names(line: str, names: list[str]) -> None:
    assert [one.name for one in signed(line, "zh") if one.person] == names


@pytest.mark.parametrize("line", ["Text Size By:", "What You Can Do", "Like Harbor.pl"])
def test_what_is_no_name(line: str) -> None:
    assert not signed(line)


@pytest.mark.parametrize("line", ["dpa", "Reuters", "Redaktion", "Harbor Post", "dpa/AFP"])
def test_no_people(line: str) -> None:
    found = signed(line, sites=["Harbor Post"], field=True)
    assert found
    assert not any(one.person for one in found)


def test_an_agency_signs_where_nobody_else_does() -> None:
    assert said(news(author="dpa"), "<p>dpa</p>").authors == ("dpa",)
    both = said(news(author=["Rosa Quint", "dpa"]), BY)
    assert (both.authors, both.source) == (("Rosa Quint",), "dpa")


def test_an_author_whom_no_reader_sees_did_not_sign() -> None:
    assert said(news(author="Otto Kern"), BY).authors == ()
    assert said(meta("author", "Otto Kern"), BY).authors == ()
    page = tree(meta("author", "Otto Kern"), "<p>Sea</p>" * 900 + "<p>Otto Kern</p>")
    assert page_metadata(page).metadata.authors == ()


def test_a_house_signs_in_the_json_ld_alone() -> None:
    site = '<meta property="og:site_name" content="The Harbor Post">'
    assert said(site + news(author="The Harbor Post")).authors == ("The Harbor Post",)
    assert said(site + news(author=["The Harbor Post", "Rosa Quint"]), BY).authors == (
        "Rosa Quint",
    )
    assert said(site + meta("author", "The Harbor Post"), "<p>The Harbor Post</p>").authors == ()


def test_account_names_count_in_bylines_only() -> None:
    link = '<p class="byline"><a href="/author/rosa77">rosa77</a></p>'
    assert said(meta("author", "rosa77"), link).authors == ("rosa77",)
    assert said(meta("author", "rosa77"), "<p>rosa77 has left</p>").authors == ()


def test_a_desk_signs_beside_a_person() -> None:
    head = news(author=["Rosa Quint", "Gear Team"])
    assert said(head, "<p>Rosa Quint, Gear Team</p>").authors == ("Rosa Quint", "Gear Team")
    site = '<meta property="og:site_name" content="Gear Team">'
    assert said(site + head, "<p>Rosa Quint, Gear Team</p>").authors == ("Rosa Quint",)


def test_a_newsroom_signs_that_readers_see() -> None:
    assert said(news(author="Sea Redaktion"), "<p>Sea Redaktion</p>").authors == ("Sea Redaktion",)
    assert said(news(author="Sea Redaktion")).authors == ()


def test_an_agency_alone_in_a_byline_is_the_source() -> None:
    bare = said("", '<p class="author">AFP</p>')
    assert (bare.authors, bare.source) == ((), "AFP")
    assert said("", '<p class="author">By AFP</p>').authors == ("AFP",)


@pytest.mark.parametrize(
    "body",
    [
        "Sandholm Department of Fisheries",
        "Umweltamt Sandholm",
        "Bundesanstalt Nord für Küste und Meer",
        "Ministry of Ferries and Harbors",
    ],
)
def test_a_public_body_is_no_person(body: str) -> None:
    assert said(meta("author", body), f"<p>{body}</p>").authors == ()


def test_a_person_at_a_public_body_is_one() -> None:
    head = meta("author", "Rosa Quint, Institute of Tides")
    assert said(head, BY).authors == ("Rosa Quint",)


def test_what_the_name_of_a_site_is_short_for_is_no_person() -> None:
    head = meta("author", "Sandholm Harbor Board") + "<title>Ferry stops</title>"
    page = tree(head, "<p>Sandholm Harbor Board</p>")
    assert page_metadata(page, "https://www.shb.example/ferry").metadata.authors == ()
    other = page_metadata(page, "https://www.tides.example/ferry").metadata
    assert other.authors == ("Sandholm Harbor Board",)


def test_a_desk_of_the_site_beside_a_person_is_none() -> None:
    body = '<p class="author">von Rosa Quint, SHR Südküste</p>'
    assert said("", body, url="https://www.shr.example/a").authors == ("Rosa Quint",)
    signed_so = '<p class="author">By ANN LEE</p>'
    assert said("", signed_so, url="https://www.ann.example/a").authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display: none">{}</span>',
        "<div hidden>{}</div>",
        '<div class="entry-meta screen-reader-text">{}</div>',
        '<span class="rich-snippet-hidden">{}</span>',
    ],
)
def test_a_byline_that_is_hidden_signs_nothing(hidden: str) -> None:
    line = '<a class="author" rel="author" href="/author/rosa">Rosa Quint</a>'
    assert said("", line).authors == ("Rosa Quint",)
    assert said(meta("author", "Rosa Quint"), hidden.format(line)).authors == ()
    assert said(meta("author", "Rosa Quint"), hidden.format(line) + BY).authors


@pytest.mark.parametrize("name", ["label-hidden", "overflow-hidden", "hidden md:block"])
def test_a_byline_that_only_sounds_hidden_is_seen(name: str) -> None:
    assert said("", f'<p class="author {name}">Rosa Quint</p>').authors == ("Rosa Quint",)


def test_who_edited_a_text_did_not_write_it() -> None:
    edited = '<p class="author">Editor: <a href="/author/otto">Otto Kern</a></p>'
    writer = '<p class="author">Rosa Quint</p>'
    assert said(news(author="Otto Kern"), writer + edited).authors == ("Rosa Quint",)
    assert said(news(author="Otto Kern"), edited).authors == ("Otto Kern",)


def test_a_short_name_has_to_be_printed_as_a_word() -> None:
    assert said(news(author="ott"), "<p>ott</p>").authors == ("ott",)
    assert said(news(author="ott"), "<p>A bottle was found.</p>").authors == ()


def test_the_name_of_the_site_in_a_field_for_the_author() -> None:
    site = "Fish and Boats at Sandholm - Sandholm Fish und Sandholm Boote"
    head = f"<title>{TITLE} - {site}</title>" + meta("author", site)
    assert said(head, f"<p>{site}</p><p>Sandholm Fish</p><p>Sandholm Boote</p>").authors == ()
    name = f"<title>{TITLE} - Rosa Quint</title>" + meta("author", "Rosa Quint")
    assert said(name, BY).authors == ("Rosa Quint",)


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p>By <a>Rosa Quint</a><i>, </i><a>Bo Day</a></p>", ("Rosa Quint", "Bo Day")),
        ("<p>By <a>Rosa Quint</a> <i>and</i> <a>Bo Day</a></p>", ("Rosa Quint", "Bo Day")),
        ("<p>By Rosa Quint, in <a>Sea</a></p>", ("Rosa Quint",)),
        ("<p>By <a>Rosa Quint</a></p><p>Every Boat</p>", ("Rosa Quint",)),
        ("<p>Posted by Rosa</p>", ("Rosa",)),
        ("<p>by storm2</p>", ("storm2",)),
        ("<p>by sea</p>", ()),
        ("<p>By NATO</p>", ()),
        ("<p>Near Rosa</p>", ()),
    ],
)
def test_bylines_near_the_heading(body: str, names: tuple[str, ...]) -> None:
    assert said("", body).authors == names


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<li><b>Autorin/Autor</b> Rosa Quint</li>", ("Rosa Quint",)),
        ("<p>Auteur : Rosa Quint</p>", ("Rosa Quint",)),
        ("<p>Authors: Rosa Quint and Bo Day</p>", ("Rosa Quint", "Bo Day")),
        ("<p>The author: Rosa Quint</p>", ()),
        ("<p>Author: unknown</p>", ()),
    ],
)
def test_an_author_who_is_labelled_further_down(body: str, names: tuple[str, ...]) -> None:
    filler = "<p>The sea was rough.</p>" * 40
    found = page_metadata(tree("", filler + body + filler))
    assert found.metadata.authors == names
    footer = page_metadata(tree("", filler * 9 + body))
    assert footer.metadata.authors == ()


def test_a_written_by_tag() -> None:
    head = '<meta property="twitter:misc:Written by" content="Rosa Quint">'
    head += '<meta property="twitter:misc:Reading time" content="Two Minutes">'
    assert said(head, BY).authors == ("Rosa Quint",)


def test_the_posts_of_a_blog_in_its_widget_are_not_beside_it() -> None:
    post = '<div class="widget{}"><p class="author"><a rel="author">Rosa Quint</a></p></div>'
    for name, names in ((" Blog", ("Rosa Quint",)), ("", ())):
        page = html.document_fromstring(f"<h1>Sea</h1>{post.format(name)}{TEXT}")
        assert page_metadata(page).metadata.authors == names


def test_a_longer_list_with_the_same_names_wins() -> None:
    head = news(author="Rosa Quint") + meta("author", "Rosa Quint, Tomas van Berg")
    assert said(head, BY).authors == ("Rosa Quint", "Tomas van Berg")


# --- rules: dates, languages ----------------------------------------------------------------------


def test_the_day_is_that_of_the_page() -> None:
    utc = news(datePublished="2024-11-30T23:30:00Z")
    assert said(utc).date_published == "2024-11-30T23:30+00:00"
    local = '<time datetime="2024-12-01T00:30:00+01:00">today</time>'
    assert said(utc, local).date_published == "2024-12-01T00:30+01:00"
    assert said(utc, url="https://example.org/2024/12/01/ferry").date_published == "2024-12-01"
    bare = '<time datetime="2024-12-01 00:30:00">today</time>'
    assert said(utc, bare).date_published == "2024-12-01T00:30+01:00"
    other = '<time datetime="2024-12-01 07:41:00">another story</time>'
    assert said(utc, other).date_published == "2024-11-30T23:30+00:00"
    far = "https://example.org/2024/12/09/ferry"
    assert said(utc, url=far).date_published == "2024-11-30T23:30+00:00"


def test_a_printed_time_says_the_local_day() -> None:
    utc = news(datePublished="2024-12-01T03:37:00Z")
    assert said(utc, "<p>30 November 2024, 11:37 pm</p>").date_published == "2024-11-30T23:37-04:00"
    day = news(datePublished="2024-12-01T13:37:00Z")
    assert said(day, "<p>1 December 2024, 9:37</p>").date_published == "2024-12-01T13:37+00:00"
    assert said(utc, "<p>30 November 2024, 8:02 pm</p>").date_published == "2024-12-01T03:37+00:00"


def test_a_date_of_a_template_gives_way_to_the_printed_one() -> None:
    head = meta("date", "2024-11-30")
    assert said(head, "<p>29 November 2024</p>").date_published == "2024-11-29"
    assert said(head, "<p>Updated 2 December 2024</p>").date_published == "2024-11-30"
    far = "<p>Sea</p>" * 12 + "<p>29 November 2024</p>"
    assert said(head, far).date_published == "2024-11-30"
    declared = news(datePublished="2024-11-30")
    assert said(declared, "<p>29 November 2024</p>").date_published == "2024-11-30"


def test_a_meta_tag_and_the_printed_date_go_before_the_json_ld() -> None:
    tag = '<meta property="article:published_time" content="2024-11-30T08:00:00">'
    head = news(datePublished="2024-11-02T08:00:00") + tag
    assert said(head, "<p>30 November 2024</p>").date_published == "2024-11-30T08:00"
    assert said(head, "<p>7 November 2024</p>").date_published == "2024-11-02T08:00"
    assert said(head).date_published == "2024-11-02T08:00"


def test_a_change_does_not_come_before_publication() -> None:
    head = news(datePublished="2024-11-30", dateModified="2024-11-01")
    assert said(head).date_modified is None
    head += '<meta property="og:updated_time" content="2024-12-05">'
    assert said(head).date_modified == "2024-12-05"


def test_dates_of_pages_that_declare_none() -> None:
    printed = page_metadata(tree("", "<p>30 November 2024</p>"))
    assert printed.metadata.date_published == "2024-11-30"
    assert printed.evidence["date_published"] == "text near the heading"
    address = page_metadata(tree(), "https://example.org/2024/11/30/ferry")
    assert address.evidence["date_published"] == "url"
    for path in ("news/30-11-2024", "news/30-11-2024/ferry"):
        assert page_metadata(tree(), f"https://example.org/{path}").metadata.date_published == (
            "2024-11-30"
        )
    for path in ("news/30-11-2024-7", "news/31-13-2024"):
        assert page_metadata(tree(), f"https://example.org/{path}").metadata.date_published is None
    far = tree("", "<p>The ferry</p>" * 50 + "<p>Published: 2024-11-30</p>")
    assert page_metadata(far).evidence["date_published"] == "htmldate"


@pytest.mark.parametrize("value", ["0000-00-00", "1970-01-01T00:00:00Z", "2024-13-40", "soon"])
def test_no_date(value: str) -> None:
    assert iso(value) is None


@pytest.mark.parametrize(("lang", "code"), [("de-AT", "de"), ("en_GB", "en"), ("x", None)])
def test_language(lang: str, code: str | None) -> None:
    assert said("", "", lang).language == code


# --- with the text --------------------------------------------------------------------------------


def both(page: Metadata, text: Metadata, **evidence: str) -> dict[str, Any]:
    metadata, sources = reconcile(PageMetadata(page, Evidence.of(evidence)), text)
    assert set(sources) == set(metadata.to_dict())
    return metadata.to_dict()


def test_the_text_fills_what_the_page_leaves_open() -> None:
    page, text = Metadata(title="Storm"), Metadata(title="A storm", credits=("Ann Lee",))
    assert both(page, text) == {"title": "Storm", "credits": ["Ann Lee"]}


def test_a_person_in_the_text_goes_before_an_agency_of_the_page() -> None:
    person = Metadata(authors=("Ann Lee",))
    assert both(Metadata(authors=("dpa",)), person) == {"authors": ["Ann Lee"]}
    assert both(Metadata(authors=("Bo Day",)), person) == {"authors": ["Bo Day"]}


def test_a_template_says_english_whatever_it_holds() -> None:
    german = Metadata(language="de")
    assert both(Metadata(language="en"), german) == {"language": "de"}
    assert both(Metadata(language="da"), Metadata(language="no")) == {"language": "da"}


def test_a_printed_date_goes_before_a_guess() -> None:
    text = Metadata(date_published="2024-11-30")
    guess = Metadata(date_published="2024-11-01")
    assert both(guess, text, date_published="htmldate") == {"date_published": "2024-11-30"}
    assert both(guess, text, date_published="time") == {"date_published": "2024-11-01"}


# --- laws -----------------------------------------------------------------------------------------


def test_evidence_is_immutable_hashable_and_survives() -> None:
    evidence = Evidence.of({"title": "h1", "authors": "text: byline"})
    assert evidence == {"authors": "text: byline", "title": "h1"}
    assert hash(evidence) == hash(Evidence.of({"authors": "text: byline", "title": "h1"}))
    assert pickle.loads(pickle.dumps(evidence)) == evidence
    with pytest.raises(AttributeError):
        evidence.pairs = ()  # type: ignore[misc]
    with pytest.raises(KeyError):
        evidence["section"]
    article = Article("", (), metadata=Metadata(title="Storm"), evidence=evidence)
    assert Article.from_dict(article.to_dict()) == article
    assert pickle.loads(pickle.dumps(article)) == article
    assert hash(article) == hash(Article.from_dict(article.to_dict()))
    with pytest.raises(ValueError, match=r"unknown fields.*'colour'"):
        Article.from_dict({**article.to_dict(), "evidence": {"colour": "h1"}})


KEYS = ["@type", "@id", "@graph", "@list", "@value", "author", "name", "headline", "keywords"]
KEYS += ["datePublished", "dateModified", "publisher", "license", "url", "mainEntityOfPage"]
KEYS += ["inLanguage", "articleSection", "itemListElement", "item", "description"]
values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner | st.sampled_from(["NewsArticle", "BreadcrumbList", "Person", "#a"]),
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(values, values)
@settings(max_examples=150)
def test_any_json_is_read(first: Any, second: Any) -> None:
    page = tree(ld(first).replace("\\u0000", "") + ld({"@type": "NewsArticle", "author": second}))
    found = page_metadata(page)
    assert found == page_metadata(page)
    assert set(found.evidence) == set(found.metadata.to_dict())
    assert Metadata.from_dict(found.metadata.to_dict()) == found.metadata


markup_text = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
tags = st.sampled_from(["p", "div", "h1", "time", "figcaption", "article", "aside", "title", "a"])
names = st.sampled_from(["author", "byline", "comments", "headline", "og:title", "date", "x"])


@given(st.lists(st.tuples(tags, names, names, markup_text), max_size=12), st.none() | markup_text)
@settings(max_examples=150)
def test_any_tree_is_read_and_left_alone(
    parts: list[tuple[str, str, str, str]], url: str | None
) -> None:
    source = "".join(
        f'<{tag} class="{a}" itemprop="{b}" rel="{a}" datetime="{a}">{text}'
        f'<meta property="{b}" content="{a}">'
        for tag, a, b, text in parts
    )
    page = html.document_fromstring(f"<html><body>{source}</body></html>")
    before = html.tostring(page)
    page_metadata(page, url)
    assert html.tostring(page) == before


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (news(author=["Ann Lee"] * 100_000), ""),
        (f'<script type="application/ld+json">{"[" * 2_000_000}</script>', ""),
        (f'<script type="application/ld+json">["{"a" * 10_000_000}"]</script>', ""),
        (ld([{"@type": "NewsArticle", "headline": TITLE, "author": "A B"}] * 30_000), ""),
        (meta("author", "Ann Lee, " * 100_000), ""),
        (meta("author", "Ann Lee") * 20_000, ""),
        ("", "<h1>Storm</h1>" * 20_000),
        ("", '<p class="author">Ann Lee</p>' * 20_000),
        ("", '<div class="author">' * 20_000),
        ("", '<time datetime="soon">' * 20_000),
        ("", "<figure><figcaption>A wall</figcaption></figure>" * 20_000),
        ("", f'<p class="byline">{"a@" * 200_000}</p>'),
        ("", f"<h1>{'a - ' * 200_000}</h1>"),
        (f"<title>{'a | ' * 20_000}</title>", "<p>a | a</p>" * 40_000),
        ('<meta property="og:title" content="Storm">' * 5_000, "<p>Storm</p>" * 40_000),
        ("", "<p>Author: nobody</p>" * 40_000),
        ("", "<h1>Storm</h1>" + "<p>By</p><p>,</p>" * 20_000),
        ("", '<p class="author hidden">Ann Lee</p>' * 20_000),
        ("", '<p class="author">Editor: Ann</p>' * 20_000),
    ],
)
def test_time_is_bounded(head: str, body: str) -> None:
    page = html.document_fromstring(
        f"<html><head>{head}</head><body>{body}</body></html>",
        parser=html.HTMLParser(huge_tree=True),
    )
    start = perf_counter()
    page_metadata(page, "https://example.org/2024/11/30/a")
    assert perf_counter() - start < 20  # of a busy machine
