"""Pages in `fixtures/pages`, each with the body that it has to give, by all that finds articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml.html import fromstring

from articlecleaner import clean_html
from articlecleaner.html.blocks import blocks
from articlecleaner.html.select import comments

FOLDER = Path(__file__).parent.parent / "fixtures" / "pages"
PAGES = sorted(FOLDER.glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_the_body_of_a_page(path: Path) -> None:
    expected = path.with_suffix(".body").read_text("utf-8").rstrip("\n")
    assert clean_html(path.read_bytes()).body == expected


def test_each_extractor_finds_the_story() -> None:
    html = (FOLDER / "trap-classes-that-lie.html").read_bytes()
    body = clean_html(html, extractor="justext").body
    assert body == (FOLDER / "trap-classes-that-lie.body").read_text("utf-8").rstrip("\n")


def test_resiliparse_is_a_road_or_says_how_to_install_it() -> None:
    html = (FOLDER / "trap-classes-that-lie.html").read_bytes()
    try:
        import resiliparse  # noqa: F401
    except ImportError:
        with pytest.raises(ImportError, match=r"articlecleaner\[fast\]"):
            clean_html(html, extractor="resiliparse")
    else:
        assert "Three people make it" in clean_html(html, extractor="resiliparse").body


STORY = "".join(
    f"<p>The {ship} was towed into the harbor on Monday after {n} days at sea, the owner said.</p>"
    for n, ship in enumerate(("Alma", "Berta", "Clara"), 2)
)
LETTERS = "".join(
    f"<p>I have said for {n} years that these old ships should never leave the harbor again.</p>"
    for n in range(30, 36)
)


@pytest.mark.parametrize("name", ["comments", "comment-list", "post_comments", "disqus_thread"])
def test_what_readers_wrote_is_none_of_the_article(name: str) -> None:
    pytest.importorskip("resiliparse")
    html = f"<article><h1>Three ships are back</h1>{STORY}</article>"
    for section in (f'<div class="{name}">', f'<section id="{name}">'):
        body = clean_html(html + section + LETTERS, extractor="resiliparse").body
        assert "Clara" in body
        assert "old ships" not in body


@pytest.mark.parametrize(
    "page",
    [
        f'<div class="post comments-open"><h1>Ships</h1>{STORY}{LETTERS}</div>',
        f'<div class="commentary"><h1>Ships</h1>{STORY}{LETTERS}</div>',
        f'<h1>Ships</h1>{STORY}<div class="uncommented">{LETTERS}</div>',
    ],
)
def test_an_article_that_is_called_by_its_comments_stays(page: str) -> None:
    pytest.importorskip("resiliparse")
    body = clean_html(page, extractor="resiliparse").body
    assert "Clara" in body
    assert "for 35 years" in body


def test_comments_are_not_taken_for_the_article_that_they_outgrow() -> None:
    root = fromstring(f'<div>{STORY[:90]}</p><ol class="comments">{LETTERS}</ol></div>')
    page = blocks(root)
    everything = {block.index for block in page}
    assert comments(page, everything) == everything - {0}
    assert comments(page, everything - {0}) == set()
    assert comments(page, {0, 1}) == set()
    assert comments(page, set()) == set()


def everything(html: str) -> str:
    """What an extractor prints that takes all paragraphs and headings of a page."""
    return "\n".join(block.text for block in blocks(fromstring(html)))


@pytest.mark.parametrize("tag", ["p", "div", "li"])
def test_comments_that_an_extractor_prints_go_and_so_does_what_is_behind_them(tag: str) -> None:
    letters = LETTERS.replace("p>", f"{tag}>")
    thread = f'<div class="visitor_comments"><h3>IFRS!</h3>{letters}<p>Hear, hear</p></div>'
    behind = f'<div class="papers"><p>Briefings</p>{LETTERS.split("</p>")[0]}</p></div>'
    html = f"<div><h1>Three ships are back</h1>{STORY}</div>{thread}{behind}"
    article = clean_html(html, extractor=everything)
    assert article.body.splitlines() == [block.text for block in blocks(fromstring(STORY))]
    rules = {article.source[r.start : r.end]: r.rule for r in article.residue}
    assert rules["Hear, hear"] == "comments.class"
    assert rules["Briefings"] == "promo.behind"


def test_comments_in_front_of_most_of_an_article_end_none() -> None:
    recent = f'<div class="recent-comments">{LETTERS}</div>'
    first, rest = STORY.split("</p>", 1)
    html = f"<div><h1>Three ships are back</h1>{first}</p>{recent}{rest}{TERMS}</div>"
    body = clean_html(html, extractor=everything).body
    assert "Clara" in body
    assert "Rule 5" in body
    assert "for 35 years" not in body


def test_what_stands_behind_a_single_comment_stays() -> None:
    thread = f'<div class="comments">{LETTERS[:90]}</p></div>'
    html = f"<div><h1>Three ships are back</h1>{STORY}{thread}{STORY.replace('towed', 'led')}</div>"
    assert "led into" in clean_html(html, extractor=everything).body


TEASERS = "".join(
    f'<div><h4><a href="/{n}">Bakery number {n} wins a prize</a></h4><p>The jury of the county'
    f" liked its rye bread best, as it did {n} years ago, and gave it a silver spoon.</p></div>"
    for n in (4, 5, 6)
)


@pytest.mark.parametrize("links", [2, 3])
def test_stories_under_linked_headings_go_where_there_are_several(links: int) -> None:
    teasers = "<div>".join(TEASERS.split("<div>")[: links + 1])
    html = f"<article><h1>Three ships</h1>{STORY}{TERMS}</article><div>{teasers}</div>"
    article = clean_html(html, extractor=everything)
    assert ("promo.teasers" in {r.rule for r in article.residue}) == (links == 3)
    assert ("silver spoon" in article.body) == (links == 2)


def test_an_article_with_linked_headings_stays() -> None:
    products = TEASERS.replace("</p>", "</p><p>Its rye bread keeps for a week.</p>")
    html = f"<article><h1>Three bakeries</h1>{STORY}</article><div>{products}</div>"
    assert clean_html(html, extractor=everything).body.count("silver spoon") == 3
    html = f"<article><h1>Three bakeries</h1>{STORY}{TEASERS}</article>"
    assert clean_html(html, extractor=everything).body.count("silver spoon") == 3


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ('<p>IN TEXAS: <a href="/a">Family of the captain sued again</a></p>', False),
        ('<p>À lire aussi : <a href="/a">Le récit du naufrage</a></p>', False),
        ('<p>Tickets: <a href="/a">harbor shop</a></p>', True),
        ('<p>The owner said: <a href="/a">this ship</a> will never sail again.</p>', True),
    ],
)
def test_a_headline_that_is_a_link_behind_a_label(line: str, stays: bool) -> None:
    story = STORY.split("</p>")
    html = f"<h1>Three ships</h1>{story[0]}</p>{story[1]}</p>{line}{story[2]}</p>"
    assert (fromstring(line).text_content() in clean_html(html, extractor=everything).body) == stays


def test_code_that_a_page_shows_on_purpose_stays() -> None:
    code = '<pre>&lt;script src="harbor.js"&gt;&lt;/script&gt;</pre>'
    assert 'src="harbor.js"' in clean_html(f"<h1>How to</h1>{STORY}{code}{STORY}").body


def test_sections_hold_the_text_of_an_article_of_which_nothing_was_printed() -> None:
    html = f"<h2>Three ships are back</h2><div>{STORY}{LETTERS}</div>".replace("<p>", "<section>")
    html = html.replace("</p>", "</section>")
    body = clean_html(f"{html}<p>Scan me</p>", extractor=lambda _: "Scan me").body
    assert "Clara" in body
    assert "for 35 years" in body


def test_text_between_paragraphs_that_is_in_no_element_of_its_own_is_restored() -> None:
    first, second, third = STORY.split("</p>")[:3]
    bare = "The harbor master had waited for this day since the winter, and so had his two dogs."
    html = f"<div class=text>{first}</p>{second}</p>{bare}{third}</p></div>"
    printed = [block.text for block in blocks(fromstring(STORY))]
    lines = clean_html(f"<h1>Ships</h1>{html}", extractor=lambda _: printed).body.splitlines()
    assert lines == [*printed[:2], bare, printed[2]]


@pytest.mark.parametrize("tag", ["h2", "p"])
def test_a_deck_or_first_subheading_of_a_page_is_no_headline(tag: str) -> None:
    deck = "The Alma was towed into the harbor, the Berta and the Clara too"
    html = f"<h1>Three ships are back</h1><div><{tag}>{deck}</{tag}>{STORY}{TERMS}</div>"
    text = everything(html)
    assert clean_html(html, extractor=everything).body == text.partition("\n")[2]


def test_an_article_in_a_nav_is_no_navigation() -> None:
    links = "".join(f'<li><a href="/{n}">Ships of {n}</a></li>' for n in range(2020, 2030))
    menu = f"<nav><ul>{links}</ul><p>Ships and boats</p></nav>"
    body = clean_html(f"<main><nav><h1>Three ships</h1>{STORY}</nav></main>{menu}").body
    assert "Clara" in body
    assert "Ships and boats" not in body
    inside = clean_html(f"<main><h1>Three ships</h1>{STORY}<nav><p>Ships, page 2</p></nav></main>")
    assert "Clara" in inside.body
    assert "page 2" not in inside.body


TERMS = "".join(
    f"<p>Rule {n} of our terms says that you agree to all the rules that we may ever write, and"
    " that no harbor master is bound by what a reader of these pages may have understood.</p>"
    for n in range(6)
)


@pytest.mark.parametrize(
    "around",
    [
        '<footer class="site">{}</footer>',
        '<div id="footer-left"><div class="text">{}</div></div>',
        '<section class="comment-list"><div>{}</div></section>',
    ],
)
def test_a_short_article_is_not_given_up_for_a_long_footer(around: str) -> None:
    story = f"<article><h1>Three ships are back</h1>{STORY[:90]}</p></article>"
    body = clean_html(f"{story}{around.format(TERMS)}", extractor=lambda _: STORY[3:90]).body
    assert "Alma" in body
    assert "Rule 3" not in body


@pytest.mark.parametrize(
    "around",
    [
        '<body class="comments-open"><div>{}</div></body>',
        '<div class="post comments-closed">{}</div>',
        '<article class="entry footer"><div>{}</div></article>',
        '<div class="afooter">{}</div>',
    ],
)
def test_an_article_that_an_extractor_missed_is_found(around: str) -> None:
    html = f"<h1>Terms</h1><p>Menu</p>{around.format(TERMS)}"
    assert "Rule 3" in clean_html(html, extractor=lambda _: "Menu").body


def test_a_text_without_markup_is_found_below_its_heading() -> None:
    text = "\n\n".join(
        f"Rule {n}. Whoever hires a boat brings it back on the same day." for n in range(9)
    )
    html = f"<h1>Terms</h1><b>Menu</b><table><tr><td>{text}</td></tr></table>"
    body = clean_html(html, extractor=lambda _: "Menu").body
    assert body.startswith("Rule 0")
    assert body.count("\n") == 8
