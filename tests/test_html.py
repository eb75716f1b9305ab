"""Pages in, articles out: `clean_html`."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml.html import fromstring

import articlecleaner
from articlecleaner import Article, clean_html
from articlecleaner.html.blocks import blocks

FIRST = "The harbour of Eastwick was closed on Monday after waves of nine metres hit its old mole."
SECOND = "Two ferries wait at sea and will be let in as soon as the wind drops, the pilots said."
THIRD = "Nobody was hurt, but the fish market lost its roof and will stay shut until Thursday noon."


def page(*parts: str, head: str = "") -> str:
    body = "\n".join(parts)
    return (
        f'<!doctype html><html lang="en"><head><title>Storm shuts harbour</title>{head}</head>'
        f'<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><main><article>'
        f"<h1>Storm shuts harbour</h1>{body}</article></main>"
        f"<footer><p>The Eastwick Herald</p></footer></body></html>"
    )


def test_a_page_becomes_its_article() -> None:
    article = clean_html(page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"))
    assert article.body == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert article.metadata.title == "Storm shuts harbour"
    assert article.warnings == ()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("un<b>believ</b>able", "unbelievable"),
        ("<span class=dropcap>W</span>aves", "Waves"),
        ("the <a href='/x'>old</a> mole,<em> it</em> is said", "the old mole, it is said"),
        ("fish&nbsp;&amp;&nbsp;chips", "fish & chips"),
        (
            "the<svg><text>x</text></svg> old<style>p {}</style> <script>f()</script>pier",
            "the old pier",
        ),
    ],
)
def test_words_come_out_as_the_page_shows_them(markup: str, text: str) -> None:
    article = clean_html(page(f"<p>{FIRST}</p><p>{markup} {SECOND}</p><p>{THIRD}</p>"))
    assert article.body.splitlines()[1] == f"{text} {SECOND}"


CARD = (
    "<span><img src='lee.jpg'><a href='/lee'>Ann Lee</a><a href='/1'>Harbour master names the ten"
    " worst storms</a> <a href='/2'>Old mole to be rebuilt in stone</a></span>"
)


def test_a_card_that_opens_over_a_name_is_no_part_of_the_sentence() -> None:
    line = "Nobody was hurt, said {} of the harbour office, but the fish market lost its roof."
    html = page(f"<p>{FIRST}</p><p>{line.format('<a href=/lee>Ann Lee</a>' + CARD)}</p>")
    assert clean_html(html).body == f"{FIRST}\n{line.format('Ann Lee')}"


@pytest.mark.parametrize(
    "span",
    [
        CARD.replace("<img src='lee.jpg'>", ""),  # links that a sentence names
        CARD.replace("</a><a", "</a>, who is the master of the harbour, and <a"),
        CARD.replace("<img", "<br><img"),
    ],
)
def test_links_with_words_of_a_sentence_are_no_card(span: str) -> None:
    tree = fromstring(f"<div><p>Nobody was hurt, said {span}.</p></div>")
    assert "ten worst storms" in " ".join(block.text for block in blocks(tree))


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("iso8859-2", '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-2">'),
    ],
)
def test_bytes_are_read_in_their_encoding(encoding: str, head: str) -> None:
    line = "Das Boot heißt „Möwe“, sagte der Müller, und es lag schon am Montag an der alten Mole."
    if encoding == "iso8859-2":
        line = "Łódź leży nad wodą, powiedział w poniedziałek młynarz, a port zamknięto o świcie."
    article = clean_html(page(f"<p>{line}</p><p>{SECOND}</p>", head=head).encode(encoding))
    assert line in article.body


TEASERS = "".join(
    f"<div class=item><h2><a href=/{n}>Story number {n} of the week</a></h2><p>{line}</p></div>"
    for n, line in enumerate([FIRST, SECOND, THIRD, FIRST[::-1], SECOND[::-1]])
)


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("", "empty"),
        (b"", "empty"),
        ("just a text", "no markup"),
        (b"%PDF-1.4 \x00\x01", "a PDF"),
        ("<frameset><frame src='a.html'></frameset>", "a frameset"),
        ("<html><body><div id=root></div><script>go()</script></body></html>", "an empty shell"),
        ("<!-- -->", "no markup"),
        ("<div>" * 100_000, "no article"),
        ("<p>&#0;&#x110000;<p\0>\0", "no article"),
        (TEASERS, "a list of stories"),
    ],
)
def test_what_is_no_article_is_empty_and_says_why(html: str | bytes, why: str) -> None:
    article = clean_html(html)
    assert article.body == ""
    assert any(why in warning for warning in article.warnings), article.warnings


@pytest.mark.parametrize(
    ("html", "why"),
    [
        (f"<p>{FIRST[:20]}" * 41_000, "read by jusText"),
        ("<div>" * 200 + f"<p><a href=x>list</a> {FIRST}" * 14_000, "read by jusText"),
        ("<p>" * 3_000_000, "tags"),
        ("<p>" + "x" * 6_000_000, "characters"),
    ],
)
def test_huge_pages_are_bounded_and_named(html: str, why: str) -> None:
    start = time.perf_counter()
    article = clean_html(html)
    assert time.perf_counter() - start < 60  # of a busy machine
    assert any(why in warning for warning in article.warnings), article.warnings


def test_an_unknown_extractor_is_named_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"no extractor 'readable'.*'trafilatura', 'justext'"):
        clean_html("<p>", extractor="readable")


def test_any_function_from_markup_to_text_is_an_extractor() -> None:
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p>")
    article = clean_html(html, extractor=lambda markup: [FIRST, SECOND])
    assert article.source == f"{FIRST}\n{SECOND}"
    assert clean_html(html, extractor=lambda markup: None).body == ""
    with pytest.raises(TypeError, match="lines of text"):
        clean_html(html, extractor=lambda markup: [1])  # type: ignore[list-item]


def test_a_page_is_str_or_bytes() -> None:
    with pytest.raises(TypeError, match="not NoneType"):
        clean_html(None)  # type: ignore[arg-type]


def check_laws(article: Article) -> None:
    source, at, rest = article.source, 0, []
    for start, end in article.spans:
        rest.append((at, start))
        at = end
    rest.append((at, len(source)))
    cut = {i for r in article.residue for i in range(r.start, r.end)}
    left = [source[i] for a, b in rest for i in range(a, b) if i not in cut]
    assert not any(char.isalnum() for char in left)
    assert all(source[r.start : r.end] == r.text for r in article.residue)


SNIPPETS = st.sampled_from(
    [
        *("<p>", "</p>", "<div class='related'>", "</div>", "<table><tr><td>", "<li>", "<br>"),
        *("<a href='x'>", "</a>", "<h2>", "&amp;", "&#0;", "\0", "\ud800", "<pre>a\nb", "<!--"),
        *("<script>", "<frameset>", "<base href='http://['>", FIRST, SECOND, "Share", "\u2028"),
        *("<td><td>", "</tr>", "<figcaption>", "<svg>", "<html lang='x'>", "<blockquote>"),
    ]
)


@given(st.one_of(st.text(), st.binary(), st.lists(SNIPPETS, max_size=30).map("".join)))
@example("<pre>\n\n<a>x\n</a>")
def test_any_input_gives_an_article_that_keeps_the_laws(html: str | bytes) -> None:
    article = clean_html(html)
    check_laws(article)
    assert clean_html(html) == article


def test_import_is_light() -> None:
    assert "lxml" not in vars(articlecleaner)


@given(st.lists(SNIPPETS, max_size=30).map("".join))
def test_cleaning_a_body_again_changes_nothing(html: str) -> None:
    body = clean_html(html).body
    assert articlecleaner.clean(body).body == body


def test_paragraphs_that_the_extractor_missed_are_restored_in_order() -> None:
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><h2>Roof</h2><p>{THIRD}</p>")
    article = clean_html(html, extractor=lambda markup: f"{FIRST}\n{THIRD}")
    assert article.body == f"{FIRST}\n{SECOND}\nRoof\n{THIRD}"


@pytest.mark.parametrize("attribute", ["hidden", "style='display: none'"])
def test_what_readers_do_not_see_is_not_restored(attribute: str) -> None:
    html = page(f"<p>{FIRST}</p><p {attribute}>{SECOND}</p><p>{THIRD}</p>")
    article = clean_html(html, extractor=lambda markup: f"{FIRST}\n{THIRD}")
    assert article.body == f"{FIRST}\n{THIRD}"


def test_another_story_under_its_own_heading_is_not_restored() -> None:
    other = "Bakers in the old town sold more bread last week than in any other week of this year."
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><h1>Bread</h1><p>{other}</p><p>{THIRD}</p>")
    article = clean_html(html, extractor=lambda markup: f"{FIRST}\n{SECOND}")
    assert article.body == f"{FIRST}\n{SECOND}"


def test_far_more_prose_elsewhere_is_the_article() -> None:
    story = [f"{FIRST} {SECOND} {number} boats lay there." for number in range(8)]
    html = page("<div>" + "".join(f"<p>{line}</p>" for line in story) + "</div>", f"<p>{THIRD}")
    assert clean_html(html, extractor=lambda markup: THIRD).body == "\n".join(story)


def test_prose_in_chunks_that_look_alike_is_one_article() -> None:
    story = [f"{FIRST} {SECOND} {number} boats lay there." for number in range(6)]
    chunks = [[f"<div>{line}</div>" for line in part] for part in (story[:4], story[4:])]
    html = page(*(f"<div class=text>{''.join(chunk)}</div><hr>" for chunk in chunks))
    assert clean_html(html, extractor=lambda markup: "").body == "\n".join(story)


@pytest.mark.parametrize("box", ["div id=comments", "footer", "div class='site-footer'", "aside"])
def test_prose_among_comments_or_in_a_footer_is_not_the_article(box: str) -> None:
    talk = "".join(f"<p>{SECOND} {THIRD} So say {number} of us.</p>" for number in range(8))
    html = page(f"<p>{FIRST}</p>", f"<{box}>{talk}</{box.split()[0]}>")
    assert clean_html(html, extractor=lambda markup: FIRST).body == FIRST


def test_paragraphs_may_be_divs_that_look_as_the_printed_ones_do() -> None:
    note = "All that the harbour office has said of the storm is in its yearbook of this year."
    html = page(
        f"<div>{FIRST}</div><div>{SECOND}</div><div class=note>{note}</div><div>{THIRD}</div>"
    )
    article = clean_html(html, extractor=lambda markup: [FIRST, THIRD])
    assert article.body == f"{FIRST}\n{SECOND}\n{THIRD}"


def test_what_stands_before_a_restored_last_paragraph_is_restored_with_it() -> None:
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><ul><li>nets<li>ropes</ul><p>{THIRD}</p>")
    article = clean_html(html, extractor=lambda markup: [FIRST, SECOND])
    assert article.body == f"{FIRST}\n{SECOND}\n- nets\n- ropes\n{THIRD}"


QUOTE = "No wave of that height was ever seen at the old mole."


@pytest.mark.parametrize(
    "markup",
    [
        f"<div class='post-embed'><blockquote class='post'><p>{QUOTE}</p></blockquote></div>",
        f"<div><div><blockquote>{QUOTE}</blockquote></div></div>",
        f"<aside class='pull-quote'><p>{QUOTE}</p></aside>",
    ],
)
def test_quotations_between_paragraphs_are_restored(markup: str) -> None:
    html = page(f"<p>{FIRST}</p>{markup}<p>{SECOND}</p>{markup.replace('No', 'One')}")
    article = clean_html(html, extractor=lambda markup: [FIRST, SECOND])
    assert article.body == f"{FIRST}\n{QUOTE}\n{SECOND}"


@pytest.mark.parametrize(
    "markup",
    [
        f"<aside class='note'><p>{QUOTE}</p></aside>",
        f"<blockquote><p><a href='/waves'>{QUOTE}</a></p></blockquote>",
        f"<blockquote hidden><p>{QUOTE}</p></blockquote>",
        f"<div><div><div><div><blockquote>{QUOTE}</blockquote></div></div></div></div>",
    ],
)
def test_what_is_no_quotation_is_not_restored(markup: str) -> None:
    html = page(f"<p>{FIRST}</p>{markup}<p>{SECOND}</p>")
    article = clean_html(html, extractor=lambda markup: [FIRST, SECOND])
    assert article.body == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("opening", "stays"),
    [("The old mole of Eastwick broke.", True), ("Eastwick", False), ("A look at the mole", False)],
)
def test_a_short_sentence_opens_an_article(opening: str, stays: bool) -> None:
    html = page(f"<p>{opening}</p><p>{FIRST}</p><p>{SECOND}</p>")
    body = clean_html(html, extractor=lambda markup: [FIRST, SECOND]).body
    assert body == (f"{opening}\n" if stays else "") + f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("<figure><figcaption>Waves over the mole at noon</figcaption></figure>", "caption"),
        ("<p><a href='/bread'>Bakery in the old town wins a prize</a></p>", "promo"),
        (
            "<div class='newsletter-box'><p>All the news of the week, on Fridays</p></div>",
            "subscription",
        ),
        ("<div class='foto derecha'><p>Waves over the mole</p></div>", "caption"),
        ("<div class='video-box'><p>Watch the waves at noon</p></div>", "media"),
        ("<div id='comments'><p>Terrible, my boat is gone</p></div>", "comments"),
        ("<div class='c-authorCard author'><p>Ann Lee covers the coast</p></div>", "byline"),
    ],
)
def test_markup_says_what_a_line_is(part: str, kind: str) -> None:
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p>{part}<p>{THIRD}</p>")
    line = fromstring(part).text_content()
    article = clean_html(html, extractor=lambda markup: [FIRST, SECOND, line, THIRD])
    assert article.body == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert [(r.kind, r.filter) for r in article.residue] == [(kind, "markup")]


OTHER = "Which of the two ferries do you like best, the old one or the one that came last year?"


def told(body: str, box: str = f"<div class=poll><h3>Your voice</h3><p>{OTHER}</p></div>") -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "Storm", "articleBody": body})
    first = f"<div class=text><p>{FIRST}</p><p>{SECOND}</p></div>"
    last = f"<div class=text><p>{THIRD}</p></div>"
    return page(first, box, last, head=f"<script type='application/ld+json'>{data}</script>")


WHOLE = f"{FIRST} {SECOND} {THIRD}"


@pytest.mark.parametrize("body", [WHOLE, f"&lt;p&gt;{FIRST}&lt;/p&gt;{SECOND}<br>{THIRD}"])
def test_a_box_that_the_page_does_not_tell_as_its_article_is_none_of_it(body: str) -> None:
    lines = [FIRST, SECOND, "Your voice", OTHER, THIRD]
    article = clean_html(told(body), extractor=lambda markup: lines)
    assert article.body == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert {r.kind for r in article.residue} == {"promo"}


@pytest.mark.parametrize(
    ("body", "box"),
    [
        (FIRST, f"<div class=poll><p>{OTHER}</p></div>"),  # a teaser
        (f"{FIRST} {SECOND} Nobody was hurt …", f"<div class=more><p>{OTHER}</p></div>"),
        (WHOLE, f"<div class=text><p>{OTHER}</p></div>"),
        (WHOLE, f"<ul class=facts><li>{OTHER}</li></ul>"),
        (WHOLE, f"<blockquote class=voice><p>{OTHER}</p></blockquote>"),
        ("", f"<div class=poll><p>{OTHER}</p></div>"),
    ],
)
def test_what_a_page_tells_may_be_less_than_its_article(body: str, box: str) -> None:
    html = told(body, box)
    assert OTHER in clean_html(html, extractor=lambda markup: [FIRST, SECOND, OTHER, THIRD]).body


def test_behind_the_end_of_what_a_page_tells_nothing_is_denied_if_it_is_cut() -> None:
    box = f"<div class=text><p>{THIRD}</p></div><div class=more><p>{OTHER}</p></div>"
    lines = [FIRST, SECOND, THIRD, OTHER]
    for body, stays in ((WHOLE, False), (WHOLE[:-9], True)):
        html = told(body, box).replace(f"<p>{THIRD}</p></div></article>", "</div></article>")
        assert (OTHER in clean_html(html, extractor=lambda markup: lines).body) is stays


def gallery(tag: str) -> tuple[list[str], str]:
    lines = [
        f"The fish market on day {n} of the storm, as it was seen from the old mole."
        for n in range(9)
    ]
    items = "".join(f"<{tag}><p>{line}</p></{tag}>" for line in lines)
    return lines, f"<div class='photo-gallery'><ul>{items}</ul></div>"


def test_items_of_a_gallery_between_paragraphs_are_captions() -> None:
    story = [f"{FIRST} {SECOND}", f"{THIRD} {FIRST}", f"{SECOND} {THIRD}"]
    lines, shown = gallery("li")
    html = page(f"<p>{story[0]}</p><p>{story[1]}</p>{shown}<p>{story[2]}</p>")
    article = clean_html(html, extractor=lambda markup: [*story[:2], *lines, story[2]])
    assert article.body == "\n".join(story)
    assert {r.kind for r in article.residue} == {"caption"}


@pytest.mark.parametrize(("tag", "end"), [("div", SECOND), ("li", "")])
def test_a_gallery_may_be_the_article(tag: str, end: str) -> None:
    lines, shown = gallery(tag)
    html = page(f"<p>{FIRST} {SECOND}</p><p>{THIRD} {FIRST}</p>{shown}<p>{end}</p>")
    opening = [f"{FIRST} {SECOND}", f"{THIRD} {FIRST}"]
    body = clean_html(html, extractor=lambda markup: [*opening, *lines, end]).body
    assert all(line in body for line in lines)


def linked(*items: str) -> tuple[str, list[str]]:
    lists = "".join(
        f"<li>{kicker} <a href=/x>{text}</a></li>" for kicker, text in (i.split("|") for i in items)
    )
    return f"<ul>{lists}</ul>", [item.replace("|", " ") for item in items]


HEADLINES = (
    "Sea:|Ferries to the islands are cheaper",
    "Town:|Bakers sell more bread",
    "Work:|School of pilots opens",
)


@pytest.mark.parametrize("end", [THIRD, ""])
def test_a_list_of_headlines_that_are_links_is_a_pointer(end: str) -> None:
    shown, lines = linked(*HEADLINES)
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p>{shown}<p>{end}</p>")
    article = clean_html(html, extractor=lambda markup: [FIRST, SECOND, *lines, end])
    assert article.body == "\n".join(filter(None, (FIRST, SECOND, end)))
    assert {r.kind for r in article.residue} == {"promo"}


@pytest.mark.parametrize(
    ("before", "items"),
    [
        (
            f"{FIRST[:-1]}, and these are the three papers that were written about it since:",
            HEADLINES,
        ),
        (FIRST, HEADLINES[:2]),
        (FIRST, (*HEADLINES, "The mole was built of stone from the hills and|then it broke")),
        (FIRST, ("|Anna", "|Berta", "|Clara", "|Dora")),
        ("Three papers.", HEADLINES),
    ],
)
def test_links_may_be_a_list_of_the_article(before: str, items: tuple[str, ...]) -> None:
    shown, lines = linked(*items)
    after = "" if before == "Three papers." else f"{SECOND} {THIRD}"
    html = page(f"<p>{before}</p>{shown}<p>{after}</p>")
    body = clean_html(html, extractor=lambda markup: [before, *lines, after]).body
    assert all(line.strip() in body for line in lines)


TEASER = "The bakers of the old town sold more bread last week than in any other week of the year."


def test_a_paragraph_that_is_a_link_and_stands_elsewhere_is_a_teaser() -> None:
    html = page(
        f"<div class=text><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>",
        f"<ul class=more><li><a href='/bread'><p>{TEASER}</p></a></li></ul>",
    )
    article = clean_html(html, extractor=lambda markup: [FIRST, SECOND, THIRD, TEASER])
    assert article.body == f"{FIRST}\n{SECOND}\n{THIRD}"
    assert [r.kind for r in article.residue] == ["promo"]


def test_a_sentence_of_the_article_may_be_a_link() -> None:
    link = f"<a href='/bread'>{TEASER}</a>"
    html = page(f"<p>{FIRST}</p><p>{link}</p><p>{THIRD}</p>")
    assert TEASER in clean_html(html, extractor=lambda markup: [FIRST, TEASER, THIRD]).body
    html = page(*(f"<p><a href=/{n}>{n} {TEASER}</a></p>" for n in range(9)))
    lines = [f"{n} {TEASER}" for n in range(9)]
    assert clean_html(html, extractor=lambda markup: lines).body
    headlines = clean_html(html.replace(".</a>", "</a>"), extractor=lambda markup: lines)
    assert headlines.body == ""
    assert headlines.warnings == ("no article: a list of stories",)


def test_a_link_behind_the_article_is_a_pointer_whatever_element_it_is() -> None:
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><aside><h4><a href=/b>{TEASER}</a>")
    article = clean_html(html, extractor=lambda markup: [FIRST, SECOND, THIRD, TEASER])
    assert article.body == f"{FIRST}\n{SECOND}\n{THIRD}"
    html = page(f"<p>{FIRST}</p><h4><a href=/b>{TEASER}</a></h4><p>{SECOND}</p><p>{THIRD}</p>")
    assert TEASER in clean_html(html, extractor=lambda _: [FIRST, TEASER, SECOND, THIRD]).body


def test_a_run_takes_the_teasers_that_stand_elsewhere() -> None:
    teasers = ("Bread", "The bakers sold more of it.", "Boats", "The harbour was shut last year.")
    items = "".join(f"<dt><a href=/1>{a}</a><dd>{b}" for a, b in (teasers[:2], teasers[2:]))
    html = page(f"<p>{FIRST}<p>{SECOND}<p>{THIRD}<div><h2>More stories</h2><dl>{items}</dl></div>")
    lines = [FIRST, SECOND, THIRD, "More stories", *teasers]
    assert clean_html(html, extractor=lambda _: lines).body == f"{FIRST}\n{SECOND}\n{THIRD}"


def test_blank_lines_of_a_text_without_markup_part_its_paragraphs() -> None:
    text = f"\n{FIRST}\n\n{SECOND}\n \n  {THIRD} Not\n\nhere.\n"
    found = [block.text for block in blocks(fromstring(f"<div>{text}</div>"))]
    assert found == [FIRST, SECOND, f"{THIRD} Not here."]


def test_prose_of_the_article_denies_what_a_class_says() -> None:
    own = (
        "The pilots and the harbour said on Monday that the ferries and the fish market stay shut."
    )
    html = page(
        f"<p>{FIRST}</p><p>{SECOND}</p><div class='related'><p>{own}</p></div><p>{THIRD}</p>"
    )
    assert own in clean_html(html, extractor=lambda markup: [FIRST, SECOND, own, THIRD]).body


def test_paragraphs_behind_a_paywall_are_the_article() -> None:
    """As sites mark them for search engines: `cssSelector: ".paywall"`."""
    guide = "Whoever buys oilskins should look at the seams before the colour of the cloth."
    offer = "Subscribe to read on"
    html = page(
        f"<p>{FIRST}</p><p>{SECOND}</p><div class='paywall'><p>{guide}</p><p>{offer}</p></div>"
    )
    article = clean_html(html, extractor=lambda markup: [FIRST, SECOND, guide, offer])
    assert article.body == f"{FIRST}\n{SECOND}\n{guide}"
    assert [residue.kind for residue in article.residue] == ["subscription"]


def test_an_article_may_be_a_list_of_links() -> None:
    offers = [
        f"Oilskins of {n} ounces, now {n} crowns at the shop on the old mole" for n in "3456789"
    ]
    items = "".join(f"<p><a href=/{n}>{offer}</a></p>" for n, offer in enumerate(offers))
    html = page(f"<p>{FIRST}</p>{items}")
    assert (
        clean_html(html, extractor=lambda markup: [FIRST, *offers]).body.split("\n")[1:] == offers
    )
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{SECOND} {THIRD}</p>{items[:78]}")
    body = clean_html(
        html, extractor=lambda _: [FIRST, SECOND, THIRD, f"{SECOND} {THIRD}", offers[0]]
    )
    assert offers[0] not in body.body


def test_a_name_below_a_quotation_signs_it() -> None:
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><blockquote>{QUOTE}</blockquote><p>— Ann Lee</p>")
    lines = [FIRST, SECOND, QUOTE, "— Ann Lee"]
    assert clean_html(html, extractor=lambda markup: lines).body.endswith("— Ann Lee")
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{QUOTE}</p><p>— Ann Lee</p>")
    assert clean_html(html, extractor=lambda markup: lines).body.endswith(QUOTE)


@pytest.mark.parametrize("count", [2, 3])
def test_paragraphs_that_stray_tags_let_fall_out_of_the_article_are_restored(count: int) -> None:
    fallen = [f"The {n} boats that lay behind the mole were lost, says its warden." for n in "345"]
    end = "".join(f"<p>{paragraph}</p>" for paragraph in fallen[:count])
    html = page(f"<div class=text><p>{FIRST}</p><p>{SECOND}</p></div></div></div>{end}")
    body = clean_html(html, extractor=lambda markup: [FIRST, SECOND]).body
    assert body.split("\n")[2:] == (fallen if count > 2 else [])


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("Storm shuts the harbour of Eastwick", True),
        ("shuts the harbour of Eastwick for a week", True),
        ("Home Storm shuts the harbour of Eastwick for a week", True),
        ("for a week", False),
    ],
)
def test_most_of_what_a_page_calls_itself_is_its_headline(line: str, goes: bool) -> None:
    title = "Storm shuts the harbour of Eastwick for a week"
    html = page(f"<div>{line}</div><p>{FIRST}</p><p>{SECOND}</p>")
    html = html.replace("Storm shuts harbour", title)
    article = clean_html(html, extractor=lambda markup: [line, FIRST, SECOND])
    assert ("title.heading" in [residue.rule for residue in article.residue]) is goes


def test_the_heading_of_a_list_of_links_goes_with_it() -> None:
    shown, lines = linked(*HEADLINES)
    html = page(f"<p>{FIRST}</p><p>{SECOND}</p><h3>Read in depth</h3>{shown}<p>{THIRD}</p>")
    article = clean_html(html, extractor=lambda _: [FIRST, SECOND, "Read in depth", *lines, THIRD])
    assert article.body == f"{FIRST}\n{SECOND}\n{THIRD}"
