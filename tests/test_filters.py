"""What each filter finds, by which rule and exactly where; and what it has to leave."""

from __future__ import annotations

import textwrap

import golden
import pytest

from articlecleaner import Cleaner, clean
from articlecleaner.filters import DEFAULT, RULES
from articlecleaner.filters.arbiter import LIMIT_GUARDED, Arbiter
from articlecleaner.filters.credit import split_credit
from articlecleaner.filters.scene import TRAITS, Scene
from articlecleaner.filters.trees import parse_trees
from articlecleaner.settle import settle
from articlecleaner.testing import stories

FERRY = [
    p.format(town="Marwick", person="Rosa Quint", day="Sunday", n="60")
    for p in stories.FERRY.paragraphs
]
TITLE = stories.FERRY.headline
Found = list[tuple[str, str]]


def page(place: str, *lines: str) -> str:
    """The ferry's story with lines above it (head), within it (middle) or below it (tail)."""
    at = {"head": 0, "middle": 4, "tail": len(FERRY)}[place]
    return "\n\n".join([*FERRY[:at], *lines, *FERRY[at:]])


def found(name: str, text: str, language: str = "en") -> Found:
    """What is settled of the findings of this filter: rule and span."""
    document = Cleaner().document(text, language)
    return [
        (f.rule, text[f.start : f.end])
        for f in settle(document, DEFAULT(document))
        if f.filter == name
    ]


@pytest.mark.parametrize(
    ("name", "place", "line", "rule"),
    [
        ("title", "head", "Title: Storm breaks harbor wall", "title.start.head.en"),
        ("title", "head", "HEADLINE: Storm breaks harbor wall", "title.start.head.en"),
        ("title", "head", TITLE, "title.headline"),
        ("title", "head", "Why does no ferry sail to Sandholm after the storm?", "title.headline"),
        ("byline", "head", "Written by Ann Lee", "byline.start.en"),
        ("byline", "head", "By Ann Lee, Staff Writer", "byline."),
        ("byline", "head", "By ANN LEE and Tomas van Berg", "byline.signed"),
        ("byline", "head", "ann.lee@harborpost.example", "byline.handle"),
        ("byline", "tail", "@annlee", "byline.handle"),
        ("byline", "tail", "Ann Lee can be reached at ann@post.example.", "byline.reached"),
        ("social", "tail", "Follow Greta Lindqvist on X and Facebook. Send tips!", "social.follow"),
        ("source", "tail", "Hosted by Ann Lee. Theme music by Ole Berg.", "source.made"),
        ("source", "tail", "(FIN) JCR/MAO", "source.initials"),
        ("credit", "middle", "The wall on Monday, at low tide. (KXYZ)", "credit.label"),
        ("byline", "tail", "Greta LindqvistReporter for the coast", "byline.stuck"),
        ("timestamp", "head", "Nov 30, 2024", "timestamp.date"),
        ("timestamp", "head", "Saturday, 30 November 2024 09:15 GMT", "timestamp.date"),
        ("timestamp", "tail", "2024-11-30", "timestamp.date"),
        ("timestamp", "head", "Marwick, 30 November 2024", "timestamp.date"),
        ("promo", "middle", "Harbor walls:Which of them will break next?", "promo.stuck"),
        ("promo", "middle", "[Council debates the price of tickets]", "promo.bracketed"),
        ("promo", "middle", "Heading south? Read my guide to Sandholm.", "promo.glued.en"),
        ("subscription", "tail", "Want more news? Sign up for our newsletter.", "subscription."),
        ("tags", "tail", "#ferry #storm at sea, #marwick", "tags.hashtags"),
        ("timestamp", "head", "2 min read", "timestamp.end.short.en"),
        ("timestamp", "head", "3 hours ago", "timestamp.end.short.en"),
        ("timestamp", "middle", "Updated Nov. 30, 2024, 3:45 p.m.", "timestamp.labelled"),
        ("timestamp", "tail", "Today", "timestamp.line.edge.en"),
        ("section", "head", "World", "section.line.head.en"),
        ("section", "head", "Home > News > Coast", "section.breadcrumb"),
        ("caption", "middle", "Pictured: the harbor wall after the storm", "caption.start.en"),
        ("caption", "head", "The harbor wall after the storm (file photo)", "caption.end.en"),
        ("credit", "middle", "Photo: AFP", "credit."),
        ("credit", "middle", "Photo by Ann Lee/Coast News", "credit."),
        ("credit", "middle", "(AP Photo/Ann Lee)", "credit.label"),
        ("credit", "head", "The old harbor at dawn. Image: Tomas Berg / Reuters", "credit.label"),
        ("credit", "middle", "Getty Images", "credit.line.und"),
        ("media", "tail", "Bonus video:", "media.line.en"),
        ("media", "middle", "► Listen to this article", "media.line.en"),
        ("media", "middle", "0:00 / 3:42", "media.line.und"),
        ("media", "middle", "Image 3 of 12", "media.line.en"),
        ("promo", "middle", "Read more: Pension fund doubles its stake", "promo.start."),
        ("promo", "middle", "RELATED: Pension fund doubles its stake", "promo.start."),
        ("promo", "tail", "More news", "promo.heading.en"),
        ("promo", "tail", "You may also like:", "promo.heading.en"),
        ("subscription", "middle", "Subscribe now", "subscription.line.en"),
        ("subscription", "tail", "Sign up for our newsletter »", "subscription.line.en"),
        ("subscription", "tail", "Already a subscriber? Log in", "subscription.start.en"),
        ("social", "head", "Share this article", "social.line.en"),
        ("social", "tail", "Follow us on X and Facebook", "social.start.en"),
        ("social", "middle", "120 shares", "social.line.en"),
        ("social", "head", "Facebook Twitter", "social.line.und"),
        ("comments", "tail", "Leave a comment", "comments.line.en"),
        ("comments", "tail", "Comments (12)", "comments.heading.en"),
        ("ad", "middle", "ADVERTISEMENT", "ad.line.en"),
        ("ad", "middle", "- Story continues below advertisement -", "ad.line.en"),
        ("ad", "tail", "We may earn a commission if you buy something.", "ad.start.en"),
        ("legal", "tail", "© 2024 Harbor Post. All rights reserved.", "legal.start."),
        ("source", "tail", "Source: Harbor Post", "source.start.en"),
        ("source", "tail", "(With inputs from PTI)", "source.start.en"),
        ("source", "tail", "Reporting by Ann Lee; editing by Tomas Berg", "source.start.en"),
        ("tags", "tail", "Tags: Coast, Weather", "tags.start.en"),
        ("tags", "tail", "#Coast #Weather #Harbor", "tags.hashtags"),
        ("contact", "tail", "Contact us", "contact.line.en"),
        ("contact", "tail", "Got a tip? Write to tips@harborpost.example", "contact.start.en"),
        ("navigation", "head", "Skip to main content", "navigation.line.en"),
        ("navigation", "tail", "Page 2 of 14", "navigation.line.en"),
        ("interface", "middle", "Loading...", "interface.line.en"),
        ("interface", "tail", "Thanks for signing up!", "interface.line.en"),
        ("interface", "tail", "Next Post Previous Post", "interface.row"),
        ("interface", "tail", "Log in | Register | Search", "interface.row"),
        ("interface", "middle", "Phone number *", "interface.field"),
        ("interface", "middle", "* Last name", "interface.field"),
        ("interface", "tail", "Log in | Privacy center | Search", "interface.row"),
        ("interface", "middle", '<iframe src="//video.example"></iframe>', "interface.code"),
        ("interface", "tail", "{{ post.date }}", "interface.code"),
        ("interface", "tail", "ID: {{comments.info.id}}", "interface.code"),
        ("interface", "tail", "Loading related content...", "interface.loading"),
        ("interface", "middle", "|  |  |", "interface.empty"),
        ("caption", "middle", "Harbour wall 2024.11.30.jpg", "caption.file"),
        ("byline", "tail", "(By Ann Lee)", "byline.signed"),
        ("promo", "middle", "HARBOR GRADUATE PAYS OFF BOAT BY SELLING SOUP", "promo.capitals"),
        ("social", "tail", "(Visited 215 times, 55 visits today)", "social.count"),
        ("social", "middle", "4.7 from 21 votes", "social."),
        ("timestamp", "head", "28 Jan 2024 / Ann Lee", "timestamp.signed"),
        ("timestamp", "head", "LISBON — May 13, 2017, 9:29 PM ET", "timestamp.signed"),
        ("timestamp", "middle", "2024.11.30 10:28 Reuters", "timestamp.date"),
        ("timestamp", "head", "PUBLISHED: | UPDATED:", "timestamp.line.en"),
        ("legal", "tail", "Cookies help this website to work.", "legal.cookies"),
        ("subscription", "tail", "The Harbor Post newsletter", "subscription.newsletter"),
        ("subscription", "tail", "The newsletter finds you: sign in", "subscription.newsletter"),
        ("ad", "middle", "12,99 € bei Hafenbuch", "ad.offer"),
        ("ad", "tail", "Harbor engineer (m/f/d)", "ad.job"),
        ("contact", "tail", "desk@harborpost.example", "contact.address"),
        ("tags", "tail", "#Coast#Weather#Harbor", "tags.hashtags"),
        ("credit", "middle", "Ann Lee / EyeEmGetty Images", "credit.label"),
        ("credit", "middle", "(Ann Lee/The Old Harbor)", "credit.label"),
        ("credit", "middle", f"© Ann Lee Two men see a boat{', and a ship' * 8}.", "credit.mark"),
        ("interface", "tail", "Spotted a typo? Select it and press Ctrl + Enter", "interface.typo"),
        ("promo", "middle", "👉 Read more: Pension fund doubles its stake", "promo.start."),
        ("social", "tail", "Follow us on X and Facebook 📲", "social.start.en"),
        ("legal", "tail", "™ & © 2024 Harbor Post. All rights reserved.", "legal.start."),
        ("ad", "middle", "CHECK PRICE: A coat for storms", "ad.start.en"),
        ("deck", "head", "Key points", "deck.line.head.en"),
    ],
)  # fmt: skip
def test_a_line_is_found_whole(name: str, place: str, line: str, rule: str) -> None:
    [(got, piece)] = found(name, page(place, line))
    assert piece == line
    assert got == rule or (rule.endswith(".") and got.startswith(rule))
    article = clean(page(place, line), "en")
    assert [r.text for r in article.residue] == ([] if name == "deck" else [line])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("around", ["", "  ", "\t", "\u200b", "\u00a0"])
def test_white_space_around_a_line_is_no_part_of_a_finding(end: str, around: str) -> None:
    text = f"{FERRY[0]}{end}{around}Bonus\u00a0video:{around}{end}{FERRY[1]}"
    assert found("media", text) == [("media.line.en", "Bonus\u00a0video:")]


@pytest.mark.parametrize(
    ("name", "body", "residue", "rule"),
    [
        ("source", FERRY[-1], "(Reporting by Ann Lee; editing by Tomas Berg)", "source.glued.en"),
        ("source", FERRY[-1], "Reporting by Ann Lee; editing by Tomas Berg.", "source.glued.en"),
        ("promo", FERRY[-1], "Read more: Five quiet beaches", "promo.glued.en"),
        ("promo", "“It is what we do,” he said.", "RELATED: Five beaches", "promo.glued.en"),
        ("legal", FERRY[-1], "Copyright © 2024 Harbor Post", "legal.glued.en"),
        ("promo", FERRY[-1], "Back to the front page >>", "promo.arrows"),
    ],
)  # fmt: skip
def test_what_is_glued_to_a_paragraph_goes_alone(
    name: str, body: str, residue: str, rule: str
) -> None:
    text = page("middle", f"{body} {residue}")
    assert [(r, piece.strip()) for r, piece in found(name, text)] == [(rule, residue)]
    article = clean(text, "en")
    assert [r.text for r in article.residue] == [residue]
    assert body in article.body.splitlines()


def test_the_dateline_of_an_article_heads_no_comments_below_pointers() -> None:
    topics = ["- Where did you fish today?, 2024.04.02 15:01", "- Best pubs, 2024.04.02 14:55"]
    asked = ["Add your comment", "You must login to comment."]
    lines = [FERRY[0], "2024.11.30 10:28 HPA", *FERRY[1:], "Related stories:", *asked, *topics]
    assert clean("\n".join(lines), "en").body.splitlines()[2:] == FERRY[1:]


def test_short_or_many_lines_in_capitals_are_subheadings() -> None:
    short = "THE NEWS THAT THE TOWN FEARED"
    assert not found("promo", page("middle", short))
    many = [f"DAY {n} OF THE LONG STORM THAT SHUT THE HARBOR" for n in range(5)]
    text = "\n".join(part for pair in zip(FERRY * 2, many, strict=False) for part in pair)
    assert not found("promo", text)


def test_the_start_of_another_line_cut_short_goes() -> None:
    teaser = " ".join(FERRY[0].split()[:9])
    for cut in (f"{teaser}...", f"- {teaser} …"):
        assert found("interface", page("tail", cut)) == [("interface.cut", cut)]
    for other in (teaser, " ".join(FERRY[0].split()[:3]) + "...", "Nobody knows what came next..."):
        assert not found("interface", page("tail", other))


def test_a_long_first_paragraph_that_stands_twice_is_no_caption() -> None:
    long = f"{FERRY[0][:-1]}, which is more than anybody on the island can remember of any storm."
    assert not found("caption", "\n".join([long, long, *FERRY[1:]]))
    assert found("caption", "\n".join([FERRY[0], FERRY[0], *FERRY[1:]]))


def test_a_name_and_a_house_are_a_credit_where_they_stand_twice() -> None:
    credit = "Rosa Quint/Coast Trends"
    text = "\n".join([FERRY[0], credit, FERRY[1], credit, FERRY[2]])
    assert found("credit", text) == [("credit.repeated", credit)] * 2
    assert not found("credit", page("middle", credit))


def test_a_caption_with_its_credit_is_one_credit() -> None:
    line = (
        "The harbor wall of Marwick on Sunday. Nobody was allowed to come closer than a mile to "
        "it. Photo by Ann Lee/Coast News"
    )
    assert found("credit", page("head", line)) == [("credit.label", line)]
    assert found("caption", page("head", line)) == []


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Photo: AFP", ("", "AFP")),
        ("Photo by Ann Lee", ("", "Ann Lee")),
        ("Image credit: NASA/JPL", ("", "NASA/JPL")),
        ("(AP Photo/Ann Lee)", ("", "AP Photo/Ann Lee")),
        ("Dawn. (Photo by Ann Lee/Getty Images)", ("Dawn.", "Ann Lee/Getty Images")),
        ("Dawn at the harbor [Ann Lee/AFP]", ("Dawn at the harbor", "Ann Lee/AFP")),
        ("Dawn at the harbor © Ann Lee", ("Dawn at the harbor", "Ann Lee")),
        ("Dawn. Photo courtesy of Sunfield Ceramics", ("Dawn.", "Sunfield Ceramics")),
        ("Dawn. AP Photo/Ann Lee, File", ("Dawn.", "AP Photo/Ann Lee, File")),
        (
            "Dawn at the harbor.CreditAnn Lee/The Port Times",
            ("Dawn at the harbor.", "Ann Lee/The Port Times"),
        ),
        ("Dawn. (Ann Lee/Port Herald)", ("Dawn.", "Ann Lee/Port Herald")),
        ("Ann Lee | Getty Images", ("", "Ann Lee | Getty Images")),
        ("Dawn at sea. Ann Lee / Reuters file", ("Dawn at sea.", "Ann Lee / Reuters file")),
        ("Ann Lee, ASSOCIATED PRESS", ("", "Ann Lee, ASSOCIATED PRESS")),
        ("Dawn (dpa/picture alliance via Getty)", ("Dawn", "dpa/picture alliance via Getty")),
        ("Photo by ev on Unsplash", ("", "ev on Unsplash")),
        ("Foto von Anna Weber auf Pixabay", ("", "Foto von Anna Weber auf Pixabay")),
        ("Public domain, via Wikimedia Commons", ("Public domain,", "via Wikimedia Commons")),
        ("Dawn© Rike/pixelio.de", ("Dawn", "Rike/pixelio.de")),
        ("© Ann Lee (AFP)", ("", "Ann Lee (AFP)")),
        ("© privat", ("", "privat")),
        ("личный архив Анны Вебер", ("", "личный архив Анны Вебер")),
        ("How to download a photo from Unsplash", None),
        ("The best of them (Tom Hanks/Meg Ryan)", None),
        ("On the map: north and south, side by side.", None),
        ("Extra Credit", None),
        ("Photo by photo the archive grew.", None),
        ("The photo by itself proves nothing, he said.", None),
        ("He works for Reuters", None),
        ("", None),
    ],
)
def test_split_credit(line: str, parts: tuple[str, str] | None) -> None:
    assert split_credit(line) == parts


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("head", "By Sunday the water had reached the church, the school and the lower mill."),
        ("middle", "By Sunday"),
        ("middle", "A wall from 1911"),
        ("middle", "What the islanders need"),
        ("middle", "Science after the storm"),
        ("middle", "World"),
        ("middle", "The fund is run by the World Aid Council (WAC)."),
        ("middle", "The film was presented by the island's priest. The music was by his son."),
        ("tail", "Follow the wall to the lamp on Sundays, and you will meet him there."),
        ("middle", "Photo by photo, the harbor master has put together what was lost that night."),
        ("middle", "Source after source told the harbor master what he had seen himself already."),
        ("middle", "Share and share alike was the rule of the island when the ferry did not sail."),
        ("middle", "Follow the harbor wall to its end, and you stand where the ferry landed."),
        ("middle", "Comments in the town were bitter, for the wall was known to be weak."),
        ("middle", "Contact with the island was lost at midnight, when the harbor wall gave way."),
        ("middle", "Watch the sea, the islanders say, and never turn your back to the wall."),
        ("middle", "Subscribe to nothing, sign nothing, says the harbor master about the fund."),
        ("middle", "Updated charts of the coast had shown the weak spot of the wall since 2019."),
        ("middle", "Related or not, the islanders help each other when the ferry does not sail."),
        ("middle", "“More news from the island tomorrow,” the harbor master said."),
        ("middle", "Copyright has nothing to do with the harbor wall, the town's lawyer said."),
        ("middle", "On Nov. 30, 2024, the ferry had stopped for a day, and the island complained."),
        ("tail", "The ferry sails again on March 3."),
        ("middle", "- two eggs and a pinch of salt"),
        ("middle", "1. Read the tide table"),
        ("middle", "Q: Where do you read the tide?"),
        ("head", "LISBON, Nov. 30 (UPI) -- The ferry to Sandholm has not sailed since the storm."),
    ],
)  # fmt: skip
def test_a_line_is_left(place: str, line: str) -> None:
    text = page(place, line)
    article = clean(text, "en")
    assert article.residue == ()
    assert article.body == text


def test_no_rule_is_surer_than_sure() -> None:
    for document in golden.documents():
        for finding in DEFAULT(Cleaner().document(document.text)):
            assert 0 < finding.confidence <= 1, finding


def test_a_headline_alone_is_not_enough() -> None:
    assert found("title", page("head", "Five quiet beaches for a long weekend in May")) == []
    assert found("title", page("head", "The ferry")) == []
    assert found("title", TITLE) == []
    assert found("title", page("middle", TITLE)) == []


def test_two_words_that_name_the_subject_are_a_headline() -> None:
    assert found("title", page("head", "Sandholm Ferry")) == [("title.headline", "Sandholm Ferry")]
    assert found("title", page("head", "Island Cooking")) == []
    assert found("title", page("head", "World", "The sea", "Sandholm Ferry")) == []


def test_a_deal_is_short_and_open_and_has_a_price() -> None:
    label, deal = ("ad.line.en", "Advertisement"), ("ad.deal", "Walking boots, $80")
    assert found("ad", page("tail", "Advertisement", deal[1])) == [label, deal]
    for other in ("Walking boots", "Walking boots, $80.", "Walking boots " * 7 + "$80"):
        assert found("ad", page("tail", "Advertisement", other, deal[1])) == [label]


@pytest.mark.parametrize(
    ("filter_", "own", "foreign"),
    [
        (
            "ad",
            "Prices of the ferry are subject to change, and in Marwick a retailer on the coast may "
            "pay the islanders of Sandholm an affiliate commission for the harbor wall.",
            "Prices of our books are subject to change, and in good shops a retailer of your own "
            "choice may pay the reader of poems an affiliate commission for every copy.",
        ),
        (
            "subscription",
            "Sign up for the ferry to Sandholm was stopped by the harbor master of Marwick, who "
            "said that the wall will not be safe before spring.",
            "Sign up for news by email from our desk, which writes every day on books, on poems "
            "and on all that is read.",
        ),
    ],
)
def test_a_sentence_of_the_article_is_left_whatever_cues_stand_in_it(
    filter_: str, own: str, foreign: str
) -> None:
    assert found(filter_, page("tail", own)) == []
    assert [piece for _, piece in found(filter_, page("tail", foreign))] == [foreign]


def test_the_headline_again_is_an_echo() -> None:
    text = page("head", TITLE, "World", TITLE + " – Harbor Post")
    rules = [rule for rule, _ in found("title", text)]
    assert rules == ["title.headline", "title.echo"]
    assert [r.text for r in clean(text, "en").residue] == [TITLE, "World", TITLE + " – Harbor Post"]


def test_a_name_is_a_byline_beside_the_headline_and_the_date() -> None:
    text = page("head", TITLE, "Ann Lee", "Nov 30, 2024")
    assert ("byline.name", "Ann Lee") in found("author", text)
    assert found("author", page("head", TITLE, "Ann Lee")) == [("byline.name", "Ann Lee")]
    place = f"{TITLE}\nOrt Saarbrücken\nDatum 28.01.2022"
    assert not found("author", page("head", place), language="de")
    assert found("author", page("head", TITLE, "Ann Lee", "On the coast")) == []
    assert found("author", page("head", TITLE, "What You Can Do", "Nov 30, 2024")) == []
    assert found("author", page("middle", "Ann Lee")) == []
    assert [r.kind.value for r in clean(text, "en").residue] == ["title", "byline", "timestamp"]


def test_a_biography_stands_in_the_tail() -> None:
    line = "Ann Lee is a reporter at the Harbor Post, where she covers the coast."
    text = page("tail", line)
    assert [r.text for r in clean("By Ann Lee\n\n" + text, "en").residue] == ["By Ann Lee", line]
    assert found("author", "By Ann Lee\n\n" + text) == [("byline.biography", line)]
    long = "Ann Lee is a reporter, " + "and a sailor, " * 20 + "and she covers the coast."
    assert found("author", "By Ann Lee\n\n" + page("tail", long)) == []
    assert found("author", page("middle", "Ann Lee is a reporter, and so she went to look.")) == []


def test_a_kicker_stands_above_the_headline() -> None:
    text = page("head", "Island life", TITLE)
    assert found("kicker", text) == [("section.kicker", "Island life")]
    assert found("kicker", page("middle", "Island life")) == []


def test_a_date_in_the_middle_is_left_without_a_label() -> None:
    assert found("timestamp", page("middle", "Nov 30")) == []
    assert found("timestamp", "\n".join([*FERRY[:-1], "Nov 30, 2024", FERRY[-1]])) == []
    assert found("timestamp", page("middle", "Posted Nov 30, 2024")) == [
        ("timestamp.labelled", "Posted Nov 30, 2024")
    ]
    assert found("timestamp", page("tail", "It broke on Nov 30, 2024")) == []


def test_the_line_above_a_credit_is_its_caption() -> None:
    text = page("middle", "The harbor wall of Eastmere after the storm on Monday", "Photo: AFP")
    assert found("caption", text) == [
        ("caption.credited", "The harbor wall of Eastmere after the storm on Monday")
    ]
    assert [r.kind.value for r in clean(text, "en").residue] == ["caption", "credit"]


def test_a_paragraph_above_a_credit_is_no_caption() -> None:
    for at in range(1, len(FERRY) + 1):
        lines = [*FERRY[:at], "Photo: AFP", *FERRY[at:]]
        article = clean("\n\n".join(lines), "en")
        assert [r.text for r in article.residue] == ["Photo: AFP"], FERRY[at - 1]


def test_a_run_takes_its_items_to_the_end() -> None:
    items = [*stories.FOREIGN[:3], *stories.FOREIGN_STORY]
    text = page("tail", "More news", *items)
    assert found("promo", text) == [
        ("promo.heading.en", "More news"),
        *(("promo.run", item) for item in items),
    ]
    article = clean(text, "en")
    assert article.body == page("tail")
    assert {r.kind.value for r in article.residue} == {"promo"}


def test_more_of_something_is_a_promo_and_heads_others_in_the_tail() -> None:
    assert found("promo", page("middle", "More games news:")) == [
        ("promo.more", "More games news:")
    ]
    assert found("promo", page("middle", "More and more of them came:")) == []
    items = stories.FOREIGN[:2]
    heading, story = "More on the coast", "More on the coast: the wall of 1911"
    assert [piece for _, piece in found("promo", page("tail", heading, *items))] == [
        heading,
        *items,
    ]
    assert [piece for _, piece in found("promo", page("tail", story, *items))] == [story]


def test_a_run_ends_where_the_article_resumes() -> None:
    text = page("middle", "Read also", *stories.FOREIGN[:3])
    assert [piece for _, piece in found("promo", text)] == ["Read also", *stories.FOREIGN[:3]]
    assert clean(text, "en").body == page("middle")


def test_a_run_leaves_the_subheading_of_the_article_that_resumes() -> None:
    text = page("middle", "Read also", *stories.FOREIGN[:2], "A wall from 1911")
    assert clean(text, "en").body == page("middle", "A wall from 1911")


def test_a_run_leaves_a_copyright_line_to_its_own_kind() -> None:
    text = page("tail", "More news", stories.FOREIGN[0], "© 2024 Harbor Post. All rights reserved.")
    kinds = [r.kind.value for r in clean(text, "en").residue]
    assert kinds == ["promo", "promo", "legal"]


def test_a_heading_without_items_opens_nothing() -> None:
    assert clean(page("middle", "More news"), "en").body == page("middle")


def test_a_run_at_the_top_takes_no_article() -> None:
    text = page("head", "More news", stories.FOREIGN[0])
    body = clean(text, "en").body
    assert body.endswith(page("head"))


def test_comments_take_their_thread() -> None:
    thread = ["harborfan", "3 hours ago", "They should have mended the wall years ago!", "Reply"]
    text = page("tail", "Comments (2)", *thread)
    article = clean(text, "en")
    assert article.body == page("tail")
    assert {r.kind.value for r in article.residue[2:3]} <= {"comments", "timestamp"}
    assert ("comments.thread", thread[2]) in found("comments", text)


def test_comments_never_take_the_article() -> None:
    text = page("head", "Comments (2)")
    assert clean(text, "en").body == page("head")


def test_one_headline_behind_an_arrow_points_and_a_list_of_them_does_not() -> None:
    pointer = "→ Five lakes to swim in"
    assert [piece for _, piece in found("promo", page("middle", pointer))] == [pointer]
    assert found("promo", page("middle", pointer, "→ Where to see bears")) == []
    assert found("promo", page("middle", "→ The arrow on the sign points to the sea.")) == []


@pytest.mark.parametrize("line", ["➡️ Ferries in all: 9.326.408", "⇒ Tickets sold: 12"])
def test_a_figure_behind_an_arrow_is_the_articles(line: str) -> None:
    assert found("promo", page("middle", line)) == []


def test_numbers_that_count_on_head_the_parts_of_an_article() -> None:
    parts = [line for n, line in enumerate(FERRY, 1) for line in (str(n), line)]
    assert clean("\n".join(parts), "en").residue == ()
    padded = [line for n, line in enumerate(FERRY, 1) for line in (f"0{n}", "Wind", line)]
    assert not [r for r in clean("\n".join(padded), "en").residue if r.text.isdecimal()]
    assert found("comments", page("tail", "12")) == [("comments.line.und", "12")]
    assert found("comments", page("middle", "12")) == []
    chart = [line for n in range(1, 6) for line in (str(n), f"The harbor wall in song {n} of five")]
    assert ("comments.line.und", "2") in found("comments", page("tail", *chart))


def test_a_list_of_stories_goes_back_in_time() -> None:
    days = ("30 Nov 2024", "30 Nov 2024, 08:15", "29 Nov 2024", "3 Oct 2024")
    heads = (
        "A bridge is closed",
        "Bakers sell more bread",
        "The mayor moves",
        "Rain in Elm Street",
    )
    ends = [f"{head} {day}" for head, day in zip(heads, days, strict=True)]
    assert found("promo", page("tail", *ends)) == [("promo.dated", line) for line in ends]
    assert not found("promo", page("middle", *ends))
    assert not found("promo", page("tail", *reversed(ends)))
    assert not found("promo", page("tail", *ends[:2]))
    apart = [line for pair in zip(heads, days, strict=True) for line in pair]
    rules = {rule for rule, _ in found("promo", page("tail", *apart))}
    assert rules == {"promo.dated"}


def test_sections_in_a_row_are_a_menu() -> None:
    menu = ("World", "Business", "Sport", "Science", "Weather map")
    assert {rule for rule, _ in found("navigation", page("middle", *menu))} == {
        "navigation.sections"
    }
    assert found("navigation", page("middle", *menu[:3])) == []
    assert found("navigation", page("middle", "The harbor paper has four parts:", *menu)) == []


def test_what_sorts_a_table_signs_nothing() -> None:
    assert found("byline", page("middle", "By Region", "By End User", "By Price")) == []
    assert found("byline", page("middle", "By Ann Lee")) == [("byline.signed", "By Ann Lee")]


def test_a_whole_text_in_one_line_is_no_residue() -> None:
    document = Cleaner().document("\n".join(["Ann Lee", " ".join(FERRY * 2), *FERRY]), "en")
    assert not [f for f in DEFAULT(document) if f.rule.startswith("arbiter") and f.end > 400]


def test_a_button_in_the_midst_of_an_article_opens_no_thread() -> None:
    text = "\n\n".join([*FERRY[:-2], "Comments", *FERRY[-2:]])
    assert clean(text, "en").body == "\n\n".join(FERRY)
    thread = page("tail", "Comments", "Ann Lee", "3 May 2024", "The old ferry was never late.")
    assert clean(thread, "en").body == "\n\n".join(FERRY)


def test_the_name_of_an_agency_is_not_cut_out_of_a_word() -> None:
    assert split_credit("Most w Krakowie. PAP / Anna Kowal") == (
        "Most w Krakowie.",
        "PAP / Anna Kowal",
    )
    assert split_credit("A walk on the TRAP / Anna Kowal") is None


@pytest.mark.parametrize(
    ("place", "line", "rule"),
    [
        ("head", "Ann Lee 71 Comments", "byline.form"),
        ("head", "Ann Lee 7 hours", "byline.form"),
        ("head", "Ann Lee @annlee / 2 days", "byline.form"),
        ("tail", "Ann Lee, November 30, 2024", "byline.form"),
        ("tail", "Ann Lee and AP", "byline.form"),
        ("middle", "By Ann Lee for The Courier", "byline.form"),
        ("middle", "Written on by", "byline.form"),
        ("head", "Author Ann Lee", "byline.form"),
        ("head", "by 24 Comments", "byline.form"),
        ("middle", "By", "byline.bare"),
        ("head", "Ann Lee", "byline.name"),
    ],
)
def test_names_with_something_beside_them(place: str, line: str, rule: str) -> None:
    assert found("author" if rule == "byline.name" else "byline", page(place, line)) == [
        (rule, line)
    ]


@pytest.mark.parametrize(
    ("place", "lines"),
    [
        ("middle", ["Ann Lee 71 Comments"]),
        ("middle", ["By Friday 3 May 2024"]),
        ("tail", ["Sea Rover 7 hours"]),
        ("tail", ["Ann Lee, 3 May 2024", "Tomas Berg, 4 May 2024", "Rosa Quint, 5 May 2024"]),
        ("tail", ["3.5.2024 Ann Lee"]),
        ("middle", ["it was answered", "by", "nobody at all."]),
    ],
)
def test_names_that_sign_nothing(place: str, lines: list[str]) -> None:
    assert found("byline", page(place, *lines)) == []


def test_a_box_on_the_author_goes_and_a_page_of_a_team_stays() -> None:
    told = "Ann Lee is a sailor and writes about the sea, the people on it and the boats they mend."
    box = page("tail", "Ann Lee", told)
    assert found("author", box) == [("byline.box", "Ann Lee"), ("byline.box", told)]
    assert clean(box, "en").body == "\n\n".join(FERRY)
    team = [[name, told.replace("Ann Lee", name)] for name in ("Ann Lee", "Tom Berg", "Jo Quay")]
    assert found("author", page("tail", *[line for both in team for line in both])) == []


def test_who_keeps_a_blog_greets_below_and_nobody_in_a_story() -> None:
    line = "Hi, I'm Ann and I have written about boats, ropes and harbors here since 2014."
    assert found("author", page("tail", line)) == [("byline.greeting", line)]
    assert found("author", page("head", line)) == []
    for said in (
        "“Hi, I'm Ann,” she told the boy, who did not know at all what to answer to that.",
        "Hi, I'm Ann, said the robot to the boy, who did not know what to answer to that.",
        "– Hola, soy Ana, dijo la niña al marinero, que no sabía qué contestarle a aquello.",
    ):
        assert found("author", page("tail", said)) == []


@pytest.mark.parametrize("line", ["– Ann Lee", "-- Tomas van Berg"])
def test_a_dash_and_a_name_sign_a_text_and_no_quotation(line: str) -> None:
    assert found("byline", page("tail", line)) == [("byline.dash", line)]
    assert found("byline", page("tail", "“The sea gives and takes.”", line)) == []
    assert found("byline", page("middle", line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee (l.) hands the key of the ferry to Tomas Berg.",
        "The crew of the ferry with its captain Rosa Quint (centre)",
        "Die Mannschaft mit Anna Weber (2.v.l.)",
    ],
)
def test_who_stands_where_in_a_picture(line: str) -> None:
    assert found("caption", page("middle", line)) == [("caption.placed", line)]
    assert found("caption", page("middle", "Move the lever up to the stop (left)")) == []
    assert found("caption", page("middle", "Passing – (m)ein Weg durchs Leben")) == []
    assert found("caption", page("middle", "The party of the left (right) voted against it.")) == []


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Der Beitrag Fünf stille Strände erschien zuerst auf Harzer Tageblatt.", "de"),
        ("L'article Cinq plages calmes est apparu en premier sur Le Courrier.", "fr"),
        ("La entrada Cinco playas tranquilas se publicó primero en El Faro.", "es"),
        ("Artykuł Pięć cichych plaż pochodzi z serwisu Kurier.", "pl"),
    ],
)
def test_what_feeds_print_below_a_post(line: str, language: str) -> None:
    assert [r.text for r in clean(page("tail", line), language).residue] == [line]


def test_an_agency_alone_below_the_last_sentences_takes_none_of_them_along() -> None:
    text = page("tail", "The ferry will sail again on Monday, the company said in the evening. AP")
    assert clean(text, "en").body == text.removesuffix(" AP")


def test_initials_close_a_text_and_are_no_list() -> None:
    for initials in ("jd/ks", "(dpa/mu)", "--IANS", "(mu)", "kb", "LK", "(KNA, DR)", "PM DJV/fh"):
        assert found("source", page("tail", initials)) == [("source.initials", initials)]
        assert found("source", page("middle", initials)) == []
    assert found("source", page("tail", "- USA", "- EU", "- UK")) == []


def test_a_stranger_of_whom_the_last_line_tells_is_the_author() -> None:
    stranger = "Ines Coral is a carpenter and writes about mills."
    assert found("author", page("tail", stranger)) == [("byline.biography", stranger)]
    known = page("tail", "Rosa Quint is a carpenter and writes about mills.")
    assert found("author", known) == []
    mailed = "Ines Coral is an editor of The Mill. Write to @Ines_Coral."
    assert found("author", page("tail", mailed)) == [("byline.biography", mailed)]


def test_a_biography_with_the_name_run_into_it() -> None:
    twice = "Ines Coral Ines is a carpenter, and writes about mills."
    assert found("author", page("tail", twice)) == [("byline.biography", twice)]
    assert found("author", page("middle", twice)) == []
    assert found("author", page("tail", "Baden Baden Baden has three springs.")) == []


def test_names_of_pictures() -> None:
    for name in ("IMG_2765 copy", "old-wall-at-dawn", "Wall_narrow", "Screen Shot 2016-11-30"):
        assert found("caption", page("middle", name)) == [("caption.file", name)]
    for lines in (
        ["The page shows:", "wall.jpg"],
        ["wall.jpg", "pier.jpg"],
        ["Schwarz-Rot-Gold"],
        ["disk_full"],
    ):
        assert found("caption", page("middle", *lines)) == []


def test_words_that_stand_for_a_picture() -> None:
    assert found("caption", page("middle", "tired sailors")) == [
        ("caption.untitled", "tired sailors")
    ]
    assert found("caption", page("middle", "tired sailors", "cold soup")) == []
    assert found("caption", page("middle", "Tired sailors")) == []
    assert found("caption", page("middle", "redrain：海の中の利益")) == []


def test_where_and_when_something_takes_place_is_no_timestamp() -> None:
    assert found("timestamp", page("head", "Where: Lisbon, May 13, 2017, 9:29 PM")) == []


def test_items_under_a_tag_heading() -> None:
    assert found("tags", page("tail", "Topics")) == [("tags.line.en", "Topics")]
    text = page("tail", "Topics", "Coast", "Weather", "Politics")
    assert [piece for _, piece in found("tags", text)] == text.split("\n\n")[-4:]
    assert clean(text, "en").body == page("tail")


def test_a_contact_block() -> None:
    block = ["Media contact:", "David Okoro, press office", "Phone: +00 555 0188"]
    article = clean(page("tail", *block), "en")
    assert article.body == page("tail")
    assert {r.kind.value for r in article.residue} == {"contact"}


def test_a_table_of_contents() -> None:
    headings = ["A wall from 1911", "What the islanders need"]
    lines = [*headings, *FERRY[:3], headings[0], *FERRY[3:7], headings[1], *FERRY[7:]]
    article = clean("\n\n".join(lines), "en")
    assert [(r.kind.value, r.text) for r in article.residue] == [
        ("navigation", heading) for heading in headings
    ]
    assert article.body == "\n\n".join(lines[2:])


def test_two_hints_count_in_the_tail_and_one_does_not() -> None:
    one = "The writer keeps bees and a commission is what he earns least of all from."
    assert found("ad", page("middle", one)) == []
    two = "Prices are subject to change, and a retailer may pay us an affiliate commission."
    assert [piece for _, piece in found("ad", page("tail", two))] == [two]


def test_a_text_that_is_broken_into_lines_is_left_to_the_rules() -> None:
    """Verse, code and wrapped text: whatever the trees say of their lines, here the worst."""
    worst = Arbiter(parse_trees("9", TRAITS))
    wrapped = textwrap.wrap(" ".join(FERRY * 5), 40)
    assert len(wrapped) > 100
    broken = Cleaner().document("\n".join([*FERRY, *wrapped]), "en")
    assert not [f for f in worst(broken, RULES(broken)) if f.end - f.start > 20]
    few = Cleaner().document("\n".join([*FERRY, *textwrap.wrap(FERRY[0], 40)]), "en")
    assert [f for f in worst(few, RULES(few)) if f.end - f.start > 20]


def test_a_text_of_one_paragraph_is_left_to_the_rules() -> None:
    worst = Arbiter(parse_trees("9", TRAITS))
    lines = ["The equations of the tide", "A formula for the bell", "Where the ferry turns"]
    for paragraphs, found_some in ((FERRY[:1], False), (FERRY[:2], True)):
        document = Cleaner().document("\n".join([*lines, *paragraphs]), "en")
        assert bool(list(worst(document, RULES(document)))) is found_some


def test_short_lines_in_a_row_stay_with_residue_among_them() -> None:
    words = ["Salt", "Envelope", "Share this article", "Tuesday", "Debt"]
    text = page("middle", *words)
    assert [r.text for r in clean(text, "en").residue] == [words[2]]
    worst = Arbiter(parse_trees("9", TRAITS))
    document = Cleaner().document(text, "en")
    taken = {document.text[f.start : f.end] for f in worst(document, RULES(document))}
    assert taken.isdisjoint(words)


def test_more_has_to_speak_against_a_line_as_long_as_a_sentence() -> None:
    line = (
        "In all the islanders count nine kinds of gull, four of tern and a pair of eagles that "
        "nobody but the postman has seen"
    )

    def gone(score: float) -> bool:
        document = Cleaner().document(page("tail", line), "en")
        arbiter = Arbiter(parse_trees(str(score), TRAITS))
        return any(f.start == document.lines[-1].start for f in arbiter(document, RULES(document)))

    assert not gone(LIMIT_GUARDED - 0.1)
    assert gone(LIMIT_GUARDED + 0.1)


def test_a_list_goes_or_stays_as_a_whole() -> None:
    short_lines_go = Arbiter(parse_trees("0 0 5.5\n2\n-1", TRAITS))
    items = [
        *("- Five lakes worth a swim", "- The best soups", "- Where to see bears"),
        "- How a village keeps its bees through a long winter",
    ]

    def gone(*lines: str) -> list[str]:
        document = Cleaner().document(page("middle", *lines), "en")
        found = short_lines_go(document, RULES(document))
        return [document.text[f.start : f.end] for f in found]

    assert gone(*items) == items
    assert gone(items[0], *items[3:] * 3) == []
    assert gone("What the islanders read in winter", *items) == []


def test_shapes_of_machinery_in_an_article_about_them_stay() -> None:
    for name, *lines in (
        ("interface", "First and last"),
        ("interface", "Home search"),
        ("interface", "<img src='a.png'>", "<img src='b.png'>", "<img src='c.png'>"),
        ("interface", "Name | Language | Country", "Lisbon | Portuguese | Portugal"),
        ("interface", "She wrote a letter *"),
        ("social", "Ann Lee 215 votes", "Tomas Berg 190 votes"),
        ("social", "Votes: 215", "Votes: 190"),
        ("legal", "A website that bakes cookies is the talk of the port."),
        ("subscription", "The mayor writes a newsletter that nobody reads."),
        ("subscription", "“You get our newsletter whether you subscribe or not,” she said."),
        ("ad", "Two kilos of cod cost 12,99 € in Port Alder."),
        ("contact", "555-0100"),
        ("timestamp", "The wall broke on 28 Jan 2024 / nobody was hurt"),
    ):
        assert found(name, page("middle", *lines)) == []
    chronicle = ("28 Jan 2024 The storm", "29 Jan 2024 The flood")
    assert found("timestamp", page("head", *chronicle)) == []


def test_a_telephone_number_is_of_whom_a_contact_heading_names() -> None:
    number = "Tel.: +44 20 7946 0018"
    text = page("tail", "Press contact", "She answers from nine to five.", number)
    assert found("contact", text)[-1] == ("contact.address", number)


THREAD = (
    *("Ann Lee", "30 November 2024, 9:15", "No ferry for a week, then?"),
    *("Tomas Berg", "30 November 2024, 10:40", "I swam. It is not far."),
    *("Ann Lee", "30 November 2024, 11:02", "With the shopping?"),
    *("Omar", "1 December 2024, 8:00"),
)


def test_signatures_hold_a_thread_together_below_a_line_about_commenting() -> None:
    text = page("tail", "Add a comment", *THREAD)
    pieces = [piece for _, piece in found("comments", text)]
    assert pieces[0] == "Add a comment"
    assert {"No ferry for a week, then?", "I swam. It is not far.", "Tomas Berg"} <= set(pieces)
    assert THREAD[-1] not in clean(text, "en").body


def test_the_entries_of_a_live_report_are_no_thread() -> None:
    entries = [
        line
        for number, paragraph in enumerate(FERRY)
        for line in (f"30 November 2024, {9 + number}:15", paragraph)
    ]
    for at in (2, 4):
        text = "\n\n".join([*entries[:at], "Add a comment", *entries[at:]])
        kinds = {rule for rule, _ in found("comments", text)}
        assert kinds <= {"comments.line.en"}
    text = page("middle", "Add a comment", "30 November 2024, 9:15", FERRY[0])
    assert {rule for rule, _ in found("comments", text)} <= {"comments.line.en"}


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_a_sentence_in_several_lines_of_a_script_without_spaces_is_held(rows: int) -> None:
    paragraphs = [
        f"市议会周{n}开会讨论港口和新桥的计划，会议持续了三个小时，居民也提出了许多意见。"
        for n in "一二三四五六七八九"
    ]
    said = [
        "与全国其他正在营运的邮轮母港相比",
        "这里去年已经实现了同公交线路的",
        "以及与水上客运方式的无缝连接",
    ]
    lines = [*paragraphs[:5], *said[:rows], *paragraphs[5:]]
    scene = Scene(Cleaner().document("\n".join(lines), language="zh"), [])
    assert scene.protected(5) == (rows == 3)


def test_a_headline_that_goes_on_in_the_next_line_is_none() -> None:
    start = "Behind the harbour wall of the ferry port, the mayor"
    text = "\n".join([start, f"says, {FERRY[0][:1].lower()}{FERRY[0][1:]}", *FERRY[1:]])
    assert clean(text, "en").body == text
    assert clean("\n".join([start, *FERRY]), "en").residue[0].rule == "title.headline"


def test_footnotes_and_posts_with_their_signature_stay() -> None:
    note = "Herald of 4 May, page 2 ↩"
    post = "No ferry for a week, then? — Ann Lee (@annlee) March 4, 2024"
    assert Scene(Cleaner().document("\n".join([*FERRY, note]), "en"), []).protected(len(FERRY))
    assert found("embed", page("middle", post)) == [("embed.signature", post)]


def test_facts_and_formulas_above_an_article_are_no_headline() -> None:
    for line in ("Wall: the harbor wall of 1911", "Waves (metres) = wind at the harbor wall"):
        text = "\n".join(["Place: Port Alder", line, *FERRY])
        assert line in clean(text, "en").body


def test_rows_whose_cells_tabs_part_are_a_table() -> None:
    rows = ["Wall\t\t1911", "Pier\t\t2007", "Height\t\tnine metres"]
    scene = Scene(Cleaner().document("\n".join([*FERRY, *rows]), "en"), [])
    assert all(scene.protected(len(FERRY) + i) for i in range(3))


def test_the_sources_of_a_digest_are_no_credits() -> None:
    items = [
        f"{line} ({source})"
        for line, source in zip(
            FERRY, ("Coast News", "Bloomberg", "Herald", "Reuters", "Island Post"), strict=False
        )
    ]
    assert not [f for f in found("credit", "\n".join(items)) if f[0] == "credit.label"]
    captions = [f"{line} ({source})" for line, source in zip(FERRY, ("AP", "AFP"), strict=False)]
    assert found("credit", page("middle", *captions))


def test_an_offer_to_hear_from_readers_may_be_a_long_sentence() -> None:
    offer = (
        "If you have information to share about any of this, write to our tip line on Signal, and "
        "she will get back to you within days."
    )
    assert found("contact", page("tail", offer))


def test_an_appeal_under_a_button_starts_with_its_words() -> None:
    appeal = "Subscribe to Coast and stay smart with more of your favorite writers."
    assert found("subscription", page("middle", "SUBSCRIBE", appeal))[-1] == (
        "subscription.button",
        appeal,
    )
    assert found("subscription", page("middle", "Donate", "Donated bread was gone by noon.")) == [
        ("subscription.line.en", "Donate")
    ]


CARDS = [
    "Ferry crews ask for longer breaks",
    "On the night boats two deckhands share one bunk. Their union wants that to end.",
    "A wall that moves with the tide",
    "Engineers on the northern coast have built what the storm of last week would not have broken.",
]


def test_headlines_with_a_summary_each_belong_to_the_heading_above_them() -> None:
    text = page("tail", "More on this topic", *CARDS)
    assert clean(text, "en").body == page("tail")
    assert [piece for rule, piece in found("promo", text) if rule == "promo.run"] == CARDS


@pytest.mark.parametrize(
    "lines",
    [
        (*CARDS, " ".join(FERRY[:2])),  # goes on
        (*CARDS[:2], "What it costs", "Nobody knows."),  # an answer
        CARDS[:2],  # the article's last part
    ],
)
def test_parts_of_an_article_below_a_pointer_are_no_cards(lines: tuple[str, ...]) -> None:
    assert clean(page("tail", "Read more", *lines), "en").body.endswith("\n\n".join(lines[1:]))


def test_an_article_that_goes_by_such_parts_keeps_the_last_of_them() -> None:
    parts = [line for number, text in enumerate(FERRY) for line in (f"Part {number} of it", text)]
    text = "\n\n".join([*parts, *CARDS[:2], "Read more", *CARDS[2:], *CARDS[:2]])
    assert clean(text, "en").body.endswith("\n\n".join([CARDS[3], *CARDS[:2]]))


LETTERS = [
    line
    for number in range(1, 9)
    for line in (f"Reader{number} says:", f"{number} May 2024 at 8:1{number}", " ".join(FERRY[:2]))
]


@pytest.mark.parametrize("heading", ["Comments", "8 responses to “The ferry”"])
def test_a_thread_may_be_longer_than_the_article(heading: str) -> None:
    text = page("tail", heading, *LETTERS, "Reply")
    assert clean(text, "en").body == page("tail")


def test_a_chronicle_below_a_button_is_no_thread_however_long() -> None:
    days = [
        line
        for number in range(1, 25)
        for line in (f"{number} May 2024", f"{FERRY[number % 4]} It was day {number}.")
    ]
    for heading in ("Comments", "12 Comments"):
        text = page("tail", heading, *days)
        assert clean(text, "en").body == page("tail", *days)
    assert clean(page("head", "8 responses to “The ferry”", "Comments"), "en").body == page("head")


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("This March 4, 2019, file photo, provided by the city of Marwick, shows the wall.", True),
        ("These handout pictures of 1911 show the wall when it was new.", True),
        ("A combination of pictures shows the wall before the storm and after it.", True),
        ("This photo of the wall has been shared by half of the island.", False),
        ("An image of a calm harbour is what the town had sold for years.", False),
    ],
)
def test_a_caption_may_speak_of_its_picture(line: str, is_caption: bool) -> None:
    rules = {rule for rule, _ in found("caption", page("middle", line))}
    assert ("caption.this" in rules) == is_caption


def test_teasers_that_end_by_saying_more_take_their_headlines_along() -> None:
    first = "The crew asked for a day off. They were given none. more"
    second = "Who pays for the wall? The island has an idea of its own. [more]"
    row = ["Night boats", first, "A wall for all", second]
    assert clean(page("tail", *row), "en").body == page("tail")
    assert found("promo", page("middle", first)) == [("promo.teaser", first)]
    for line in ("What do they want? More.", "She asked for a day. No more."):
        assert line in clean(page("middle", line), "en").body


def test_who_signed_goes_a_second_time_and_no_speaker() -> None:
    once = "\n\n".join(["By Ann Lee", *FERRY[:2], "Ann Lee", *FERRY[2:]])
    assert clean(once, "en").body == "\n\n".join(FERRY)
    speaks = [FERRY[0], *(line for paragraph in FERRY[1:] for line in ("Ann Lee", paragraph))]
    assert clean("\n\n".join(["By Ann Lee", *speaks]), "en").body == "\n\n".join(speaks)


def test_an_expert_whom_nobody_quotes_wrote_the_text() -> None:
    told = "Greta Lindqvist is a senior economist at the Institute of Coasts."
    note = "The institute's notes carry the views of those who write them, and nobody else's ones."
    assert told not in clean("\n\n".join([*FERRY, told, note]), "en").body
    quoted = "Greta Lindqvist is a nurse on the island."
    assert quoted in clean("\n\n".join([*FERRY, quoted, note]), "en").body


def test_a_run_ends_where_a_sentence_announces_a_command() -> None:
    told = "Who cannot wait has to act at once. This is what the guide says about it all:"
    lines = [*FERRY[:3], "Related stories", "Walls of the coast explained", told, "wall set off"]
    assert clean("\n\n".join([*lines, *FERRY[3:]]), "en").body == "\n\n".join(
        [*FERRY[:3], told, "wall set off", *FERRY[3:]]
    )


def test_items_below_a_heading_behind_the_article_are_no_list_of_it() -> None:
    rows = ["Water", "Related articles", "Six harbors that stood", "A wall for the lamp"]
    body = clean("\n\n".join([*FERRY, *rows]), "en").body
    assert not any(row in body for row in rows[1:])


def test_a_caption_that_stands_again_with_a_name_is_a_credit() -> None:
    caption = "Greta Lindqvist at the harbor wall"
    lines = [FERRY[0], caption, f"{caption} | Ole Berg", *FERRY[1:]]
    assert clean("\n\n".join(lines), "en").body == "\n\n".join(FERRY)


def test_who_sent_a_press_release_stands_below_a_label() -> None:
    head = ["News provided by", "Halcyon Ferries, Inc.", "Nov. 30, 2024"]
    assert clean("\n\n".join([*head, *FERRY]), "en").body == "\n\n".join(FERRY)


def test_a_run_ends_where_a_recipe_starts() -> None:
    recipe = ["- Time: 20 minutes", "- For: 10 people", "Ingredients", "300 g of old bread"]
    lines = [FERRY[0], "Related recipes", "Salt cod of the coast", *recipe, *FERRY[1:]]
    assert clean("\n\n".join(lines), "en").body == "\n\n".join([FERRY[0], *recipe, *FERRY[1:]])


def test_who_signed_may_be_told_of_anywhere() -> None:
    told = [
        "Ann Lee is a senior reporter covering ports, ferries and those who wait for them.",
        "Ann is the paper's harbor editor, and has been late for the ferry since 1999.",
    ]
    for line in told:
        text = "\n\n".join(["By Ann Lee", FERRY[0], line, *FERRY[1:]])
        assert clean(text, "en").body == "\n\n".join(FERRY)
    stays = "Ann is the name of the ferry that lies in the harbor, and of the one before it."
    assert stays in clean("\n\n".join(["By Ann Lee", FERRY[0], stays, *FERRY[1:]]), "en").body


@pytest.mark.parametrize(
    ("line", "language", "rule"),
    [
        ("SOURCE Halcyon Ferries, Inc.", "en", "source.wire"),
        ("£49.99 View at Harbor Stores", "en", "ad.offer"),
        ("Harbor Stores: 254 € Zum Angebot", "de", "ad.offer"),
        ("- Buy now £8.50, Harborstores.com", "en", "ad.offer"),
        ("A drawing of the old harbor wall with a ferry behind it", "en", "caption.alt"),
        ("炭火の上を素足で渡る参加者＝2日、長野市", "ja", "caption.dated"),
        ("検索画面の例（出典：港湾製作所）", "ja", "credit.label"),
        ("The pier after the storm. (Supplied: Marwick Island Council)", "en", "credit.label"),
        ("The pier after the storm. (Ann Lee/CBC)", "en", "credit.label"),
        ("Ann Lee for The Harbor Post", "en", "credit.label"),
    ],
)
def test_shapes_of_one_line(line: str, language: str, rule: str) -> None:
    text = "\n\n".join([*FERRY[:4], line, *FERRY[4:]])
    rules = {r.rule for r in clean(text, language).residue if r.text in line}
    assert rule in rules


@pytest.mark.parametrize(
    "line",
    [
        "SOURCE of all trouble: the wall.",
        "Buy a ticket for £8.50 and wait.",
        "Sales of the ferry's tickets rose to 254 €",
        "Also: the wall will be two metres higher.",
        "Next: cut the wood into strips as long as your hand.",
    ],
)
def test_sentences_that_look_like_shapes_stay(line: str) -> None:
    assert line in clean(page("middle", line), "en").body


def test_more_of_something_behind_an_article_takes_the_headlines_below_it() -> None:
    items = ["Five lakes to swim in this summer", "The island that moves with the tide"]
    assert clean(page("tail", "More Coast & Water", *items), "en").body == page("tail")
    inside = page("middle", "More than a wall", FERRY[0])
    assert "More than a wall" in clean(inside, "en").body


def test_a_headline_that_asks_may_be_long_above_a_byline() -> None:
    headline = "The ferry to Sandholm will not sail before spring: who pays for the harbor wall?"
    text = "\n\n".join([headline, "By Ann Lee", *FERRY])
    assert clean(text, "en").body == "\n\n".join(FERRY)
    assert headline in clean("\n\n".join([headline, *FERRY]), "en").body


def test_a_dialogue_ends_what_stands_under_a_pointer() -> None:
    said = ["“How long did you dig?”", "“With the digger it is quick.”"]
    text = page("middle", "Read also", *stories.FOREIGN[:2], *said)
    assert clean(text, "en").body == page("middle", *said)


def test_a_pointer_in_the_upper_half_takes_no_paragraph() -> None:
    foreign = max(stories.FOREIGN_STORY, key=len)
    text = "\n\n".join([*FERRY[:2], "Read also", stories.FOREIGN[0], foreign, *FERRY[2:]])
    assert foreign in clean(text, "en").body


def test_a_page_may_say_where_its_pointers_end() -> None:
    run = ["Recommended", *stories.FOREIGN[:3], "End of Recommended"]
    assert clean(page("middle", *run), "en").body == page("middle")


@pytest.mark.parametrize(
    "lines",
    [
        ("Ingredients", "2 cups of flour", "a pinch of salt", "Method", "Step 1", FERRY[0]),
        ("Pros", "quiet engine", "long range", "Cons", "loud horn", "high price"),
        ("Our pick: Harbor wool blanket", FERRY[0], "Also great: Pier slippers", FERRY[1]),
        ("Marwick – Sandholm 4:3 (0:3)", FERRY[0]),
        ("Calories: 392 | Carbohydrates: 57g | Protein: 21g | Fat: 10g", FERRY[0]),
        ("- Best: Overall", "- Blade: Carbon steel", "- Length: 16.5cm", "- Sharp at once"),
        (
            "10:35",
            "A wall falls",
            FERRY[0],
            "11:50",
            "The ferry turns",
            FERRY[1],
            "12:15",
            FERRY[2],
        ),
    ],
)
def test_what_only_articles_have_is_held_among_residue(lines: tuple[str, ...]) -> None:
    around = ("Advertisement", "Share this article", "Related stories", *stories.FOREIGN[:2])
    text = "\n\n".join([*FERRY, "Advertisement", *lines, *around])
    body = clean(text, "en").body.split("\n\n")
    assert [line for line in lines if line not in body] == []


def test_a_run_stops_where_sentences_or_a_list_go_on() -> None:
    run = ["Read also", "Five lakes to swim in this summer", "Why bread is dearer than last year"]
    told = ["It was quiet in the harbor.", "Nobody had slept since the storm."]
    listed = ["What is missing? Above all three things:", "- a crane,", "- a new wall."]
    for lines in (told, listed):
        assert clean(page("middle", *run, *lines)).body == page("middle", *lines)


def test_a_question_that_nobody_answers_is_a_headline_in_a_run() -> None:
    asked = [line for n in range(3) for line in (f"What happened on day {n}?", FERRY[n])]
    run = ["More like this", "What is a storm surge?", "8 harbors to see before they sink"]
    text = "\n\n".join([*asked, *FERRY[3:], *run])
    assert clean(text).body == "\n\n".join([*asked, *FERRY[3:]])


@pytest.mark.parametrize("headline", ["Šeši laivai neišplaukė: ar audra baigėsi?", "Gale warnings"])
def test_a_headline_right_above_who_wrote_the_text_shares_no_word_with_it(headline: str) -> None:
    signed = found("title", page("head", headline, "By Ann Lee", "Nov 30, 2024"))
    assert signed == ([("title.headline", headline)] if " " in headline[20:] else [])


def test_entries_under_a_heading_of_contents() -> None:
    heads = ["How the storm began", "Who is on the island"]
    parts = [FERRY[0], heads[0], FERRY[1], heads[1], *FERRY[2:]]
    contents = ["On this page", *heads]
    text = "\n\n".join([FERRY[0], *contents, *parts[1:]])
    assert clean(text).body == "\n\n".join(parts)


def test_a_product_stands_above_the_button_of_a_shop() -> None:
    box = ["Harlow Storm Lantern", "$85", "Buy on Harlow"]
    rules = dict(found("ad", page("middle", *box)))
    assert rules["ad.product"]
    assert clean(page("middle", *box)).body == "\n\n".join(FERRY)
    assert "$85" in clean(page("middle", "$85")).body


def test_bare_numbers_beside_buttons_count_something() -> None:
    assert ("social.number", "1512") in found("social", page("head", "1512", "413", "Share"))
    assert found("social", page("head", "6.2", "Share")) == [("social.line.en", "Share")]


def test_what_stands_behind_the_end_of_a_release_is_of_who_sent_it() -> None:
    sender = "The Sandholm Line is one of the oldest ferry companies on the coast and employs 140."
    assert clean(page("tail", "###", sender)).body == "\n\n".join(FERRY)
    note = "[1] Ferry Act of 1911, as amended in 1954 and 2019, on sailing in gales and at night."
    assert note in clean(page("tail", "ENDS", note)).body


def test_a_first_line_with_the_dateline_of_the_next_is_a_caption() -> None:
    opening = "MARWICK (KWLO) - The harbor wall broke in the night and the sea came in behind it."
    caption = "MARWICK (KWLO) - The sea broke through a wall in Marwick on Sunday."
    rest = "\n\n".join([opening, *FERRY])
    assert found("caption", f"{caption}\n\n{rest}") == [("caption.first", caption)]
    assert found("caption", rest) == []


def test_a_word_such_as_visit_opens_a_sentence_where_no_address_follows() -> None:
    assert clean(page("tail", "Visit in person. And look down.")).residue == ()
    assert found("contact", page("tail", "Visit www.sandholm.example"))


def test_a_score_above_a_report_is_no_headline() -> None:
    assert found("title", page("head", "Marwick 164 all out (43.2 overs)")) == []


def test_slides_stand_between_buttons_that_lead_to_others() -> None:
    slide = "A {} that won the prize of the harbor for the best picture of the year."
    show = ["- Next", slide.format("boat"), "- Previous", "- Next", slide.format("gull"), "- Next"]
    text = page("tail", *show)
    assert [piece for rule, piece in found("promo", text) if rule == "promo.slide"] == [
        show[1],
        show[4],
    ]
    assert slide.format("boat") in clean(page("tail", *show[:3])).body


def test_one_of_many_tags_may_be_long() -> None:
    line = "storm, sea, harbor walls, ferries, the night of the great storm, Sandholm, Marwick"
    assert ("tags.item", line) in found("tags", page("tail", "Tags", line))


def test_headlines_that_count_stand_in_a_row_behind_the_article() -> None:
    row = [
        "15 Amazing Images of Gales",
        "11 Facts About Ferries",
        "The 9 Oldest Walls on the Coast",
    ]
    assert [r for r, _ in found("promo", page("tail", *row))] == ["promo.counting"] * 3
    assert clean(page("tail", "Sources", "15 Harbor Street", "11 Mill Lane")).body.endswith("Lane")


def test_a_guest_is_presented_with_a_title_in_front() -> None:
    told = "Die Historikerin Greta Lindqvist ist Mitglied der Akademie und lehrt in Sandholm."
    assert found("author", page("tail", told), "de") == [("byline.biography", told)]
    speaker = FERRY[3].split("said ")[-1]
    assert found("author", page("tail", f"The historian {speaker}"), "en") == []


def test_a_list_of_kickers_and_headlines_below_a_sentence_points_elsewhere() -> None:
    kickers = [
        "- Coffee: What three cups do to sleep",
        "- Tax returns: Most people miss this deduction",
        "- Gardens: Why hedgehogs love old leaves",
    ]
    middle = page("middle", *kickers)
    assert found("promo", middle) == [("promo.kickers", line) for line in kickers]
    announced = page("middle", "What else people talk about on the island:", *kickers)
    assert clean(announced).body == announced
    facts = ["- Ferry: 60 people from Marwick", "- Harbor: wall of the old port", "- Storm: Sunday"]
    assert clean(page("middle", *facts)).body == page("middle", *facts)


def test_a_copy_of_the_articles_own_lead_ends_no_run() -> None:
    lead = FERRY[0]
    stories_below = [
        *("Most read", "Lights out", "Town turns its lamps off for a night of stars"),
        "Astronomers have asked the town to turn off its lamps so that everybody sees the stars.",
        *("Ferry", TITLE, lead, "Football", "Sandholm wins a cup that nobody wanted"),
        "The final was played in a field of mud, and the cup has had a dent since last year.",
    ]
    text = page("tail", *stories_below)
    assert clean(text).body == "\n\n".join(FERRY)
    assert ("promo.run", stories_below[-1]) in found("promo", text)


def test_a_story_that_shares_more_with_its_headline_than_with_the_article_ends_no_run() -> None:
    headline = "Robots race through the park without a crash"
    story = (
        "The first race of robots through the park is over, and none of them had a crash, which on "
        f"{FERRY[0].split()[1]} surprised those who built them."
    )
    assert clean(page("tail", "Most read", headline, story)).body == "\n\n".join(FERRY)


def test_one_appeal_many_times_is_not_what_an_article_is_about() -> None:
    appeal = "@bridge on Twitter, Facebook and Instagram will be archived at @bridge44"
    others = [
        appeal.replace("bridge", name) for name in ("bridge", "ferry", "salt", "mason", "arch")
    ]
    several = "\n\n".join(line for pair in zip(FERRY, others, strict=False) for line in pair)
    assert clean(several).body == several
    once = "\n\n".join(line for pair in zip(FERRY, [appeal] * 5, strict=False) for line in pair)
    assert appeal not in clean(once).body
