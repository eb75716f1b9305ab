"""`Cleaner` and `Article`: choosing what to clean with, and what comes out."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from typing import Any

import pytest

import articlecleaner
from articlecleaner import (
    Article,
    Cleaner,
    Dateline,
    Document,
    Finding,
    Kind,
    Metadata,
    Pipeline,
    Residue,
    clean,
    filters,
)

TEXT = "The river rose on Monday.\nOur weekend reads\nAdvertisement\nPhoto: Ann Lee"
CUES = {"promo": {"line": ["our weekend reads"]}}


def lines(cleaner: Cleaner, text: str = TEXT) -> list[str]:
    """The lines that stay."""
    return cleaner(text, "en").body.splitlines()


def test_the_contract_of_a_cleaning() -> None:
    text = "Title: Storm closes port\n\nThe port was closed.\n\nRead more: Ten storms\n"
    article = clean(text)
    assert article.source == text
    assert article.body == "The port was closed."
    assert article.spans == ((26, 46),)
    assert article.warnings == ()
    first, last = article.residue
    assert isinstance(first, Residue)
    assert first[:4] == (Kind.TITLE, 0, 24, "Title: Storm closes port")
    assert last[:4] == (Kind.PROMO, 48, 69, "Read more: Ten storms")
    assert last.filter == "promo"
    assert last.rule.startswith("promo.start.")
    assert "read more" in last.reason
    assert article.metadata.title == "Storm closes port"


@pytest.mark.parametrize("wrong", [None, b"bytes", 3, ["text"]])
def test_only_text_can_be_cleaned(wrong: Any) -> None:
    with pytest.raises(TypeError, match=f"not {type(wrong).__name__}"):
        clean(wrong)


def test_a_language_can_be_given() -> None:
    assert clean("Advertisement", "en").metadata.language == "en"
    assert clean("The river rose again on Monday, and a bridge was closed.").metadata.language
    assert clean("42").metadata.language is None


def test_offsets_hold_in_odd_texts() -> None:
    text = (
        "\ufeff\U0001f30a Breaking\u00a0wave\r\n\r\n\tShare this article \u200b\r\n"
        "The cafe\u0301 by the sea was flooded on Sunday, and nobody could say when it will open "
        "again. \U0001d504\r\n\r\nRead\u00a0more: Waves \U0001f30b\r\n"
    )
    article = clean(text, "en")
    found = {r.text: r for r in article.residue}
    assert {"Share this article", "Read\u00a0more: Waves \U0001f30b"} <= set(found)
    for r in article.residue:
        assert text[r.start : r.end] == r.text
    assert "cafe\u0301 by the sea" in article.body


def test_repr_says_what_it_does() -> None:
    assert repr(Cleaner()) == "Cleaner(keep={deck, embed})"
    assert repr(Cleaner(Pipeline(filters.title, filters.ad), keep={"ad"}, drop={"deck"})) == (
        "Cleaner(Pipeline(title, ad), keep={ad, embed})"
    )
    assert repr(Cleaner(languages=["en"], cues=CUES)).endswith("cues=1 own)")
    narrow, wide = Cleaner(filters.DEFAULT.only("promo")), Cleaner(filters.DEFAULT.only("ad"))
    assert repr(narrow) != repr(wide)
    assert repr(narrow) != repr(Cleaner())


def test_keep_and_drop() -> None:
    assert lines(Cleaner()) == ["The river rose on Monday.", "Our weekend reads"]
    assert lines(Cleaner(keep={"credit"}))[-1] == "Photo: Ann Lee"
    assert lines(Cleaner(keep=[Kind.AD, "credit"])) == TEXT.splitlines()
    assert lines(Cleaner(keep="ad"))[2:] == ["Advertisement"]
    assert lines(Cleaner(keep=Kind)) == TEXT.splitlines()
    deck = "Key points\nThe river rose on Monday, and the bridge at the old mill had to be closed."
    assert lines(Cleaner(), deck)[0] == "Key points"
    assert lines(Cleaner(drop={"deck"}), deck) == deck.splitlines()[1:]
    assert lines(Cleaner(drop="deck", keep="deck"), deck) == deck.splitlines()[1:]


def test_what_is_kept_still_speaks() -> None:
    kept = Cleaner(keep={"credit", "title"})("Title: A flood\n" + TEXT, "en")
    assert kept.metadata.credits == ("Ann Lee",)
    assert kept.metadata.title == "A flood"
    assert Kind.CREDIT not in {r.kind for r in kept.residue}


@pytest.mark.parametrize("option", ["keep", "drop"])
def test_an_unknown_kind_is_named_with_those_that_exist(option: str) -> None:
    with pytest.raises(ValueError, match=r"'advert'.*known kinds: title, byline.*embed"):
        Cleaner(**{option: {"advert"}})  # type: ignore[arg-type]


def test_an_unknown_language_is_named_with_those_that_exist() -> None:
    with pytest.raises(ValueError, match=r"'tlh'.*'en'"):
        Cleaner(languages=["en", "tlh"])


def test_own_cues_from_a_dict() -> None:
    article = Cleaner(cues=CUES)(TEXT, "en")
    found = article.residue[0]
    assert (found.kind, found.text, found.rule) == (
        Kind.PROMO,
        "Our weekend reads",
        "promo.line.own",
    )
    assert "Our weekend reads" in clean(TEXT, "en").body


@pytest.mark.parametrize("language", ["en", "de", "xx", None])
def test_own_cues_bind_in_every_language(language: str | None) -> None:
    cleaner = Cleaner(cues=CUES)
    assert "weekend" not in cleaner("42\n\nOur weekend reads:", language).body


@pytest.mark.parametrize("kind", [str, Path])
def test_own_cues_from_a_file(tmp_path: Path, kind: type[Any]) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[promo]\nline = ["Our  Weekend reads"]\n', "utf-8")
    cleaner = Cleaner(cues=kind(path))
    assert cleaner == Cleaner(cues=CUES)
    path.unlink()
    assert lines(cleaner) == ["The river rose on Monday."]


def test_own_cues_that_are_wrong_name_file_and_entry(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"own cues: promo\.lines.*'line'"):
        Cleaner(cues={"promo": {"lines": ["x"]}})
    path = tmp_path / "own.toml"
    path.write_text("[promo", "utf-8")
    with pytest.raises(ValueError, match=r"own\.toml: not a TOML file"):
        Cleaner(cues=path)
    path.write_bytes(b"[promo]\nline = ['\xff']\n")
    with pytest.raises(ValueError, match=r"own\.toml: not a TOML file in UTF-8"):
        Cleaner(cues=path)
    path.write_text('[promo]\nline = "x"\n', "utf-8")
    with pytest.raises(ValueError, match=r"own\.toml: promo\.line must be a list"):
        Cleaner(cues=path)
    with pytest.raises(FileNotFoundError):
        Cleaner(cues=tmp_path / "none.toml")


def test_own_filters() -> None:
    def shouting(document: Document) -> list[Finding]:
        return [
            Finding(Kind.AD, line.start, line.end, "shouting.line", reason="it shouts")
            for line in document.lines
            if line.text.isupper()
        ]

    text = "The river rose.\nBUY SOAP\nAdvertisement"
    assert lines(Cleaner(filters.DEFAULT.add(shouting)), text) == ["The river rose."]
    assert lines(Cleaner(Pipeline(shouting)), text) == ["The river rose.", "Advertisement"]
    assert lines(Cleaner(filters.DEFAULT.drop("ad")), text) == text.splitlines()
    replaced = Cleaner(filters.DEFAULT.replace("ad", shouting))(text, "en")
    assert [(r.text, r.filter) for r in replaced.residue] == [("BUY SOAP", "shouting")]


def test_a_pass_that_uncovers_residue_is_followed_by_another() -> None:
    def last(document: Document) -> list[Finding]:
        gone = [line for line in document.lines[-1:] if line.text.startswith("x")]
        return [Finding(Kind.AD, line.start, line.end, "last", reason="r") for line in gone]

    article = Cleaner(Pipeline(last))("One.\n\nx1\n\nx2\n\nx3")
    assert article.body == "One."
    assert [r.text for r in article.residue] == ["x1", "x2", "x3"]
    assert [article.source[r.start : r.end] for r in article.residue] == ["x1", "x2", "x3"]


def test_a_text_that_never_settles_is_left_whole_with_a_warning() -> None:
    def first(document: Document) -> list[Finding]:
        gone = document.lines[:1]
        return [Finding(Kind.AD, line.start, line.end, "first", reason="r") for line in gone]

    text = "\n\n\n".join(f"Line {number}." for number in range(60))
    article = Cleaner(Pipeline(first))(text)
    assert article.body == text.replace("\n\n\n", "\n\n")
    assert article.residue == ()
    assert len(article.warnings) == 1
    assert "left whole" in article.warnings[0]


def test_a_finding_outside_the_text_names_the_filter() -> None:
    def beyond(document: Document) -> list[Finding]:
        return [Finding(Kind.AD, 0, 999, "beyond.all")]

    with pytest.raises(ValueError, match="'beyond'"):
        Cleaner(Pipeline(beyond))("One.")


def test_cleaners_are_values() -> None:
    assert Cleaner(keep={"ad"}) == Cleaner(keep=["ad"])
    assert len({Cleaner(), Cleaner(keep=()), Cleaner(keep={"ad"})}) == 2
    assert Cleaner() != Cleaner(cues=CUES)
    assert Cleaner() != "Cleaner"
    copy = pickle.loads(pickle.dumps(Cleaner(cues=CUES, keep={"ad"})))
    assert copy(TEXT, "en") == Cleaner(cues=CUES, keep={"ad"})(TEXT, "en")


def test_public_names_exist() -> None:
    assert set(articlecleaner.__all__) >= {"Article", "Cleaner", "Finding", "Kind", "clean"}
    assert all(hasattr(articlecleaner, name) for name in articlecleaner.__all__)


FULL = Article(
    "Title: A\r\n\r\nBody \U0001f30a.",
    ((12, 19),),
    (Residue(Kind.TITLE, 0, 8, "Title: A", "title", "title.start.head.en", "so"),),
    Metadata(
        title="A",
        authors=("Ann Lee", "Tomas Berg"),
        date_published="2024-11",
        dateline=Dateline("LISBON --", "LISBON"),
        captions=("One",),
        language="en",
    ),
    ("odd",),
)


def test_an_article_as_a_dict() -> None:
    assert FULL.to_dict() == {
        "source": "Title: A\r\n\r\nBody \U0001f30a.",
        "body": "Body \U0001f30a.",
        "spans": [[12, 19]],
        "residue": [
            {
                "kind": "title",
                "start": 0,
                "end": 8,
                "text": "Title: A",
                "filter": "title",
                "rule": "title.start.head.en",
                "reason": "so",
                "confidence": 1.0,
            }
        ],
        "metadata": {
            "title": "A",
            "authors": ["Ann Lee", "Tomas Berg"],
            "date_published": "2024-11",
            "dateline": {"text": "LISBON --", "place": "LISBON", "agency": None, "date": None},
            "captions": ["One"],
            "language": "en",
        },
        "warnings": ["odd"],
        "evidence": {},
    }


@pytest.mark.parametrize("article", [FULL, Article("", ()), clean(TEXT), clean("\ud800\x00")])
def test_a_dict_gives_the_article_again(article: Article) -> None:
    plain = article.to_dict()
    assert Article.from_dict(plain) == article
    assert Article.from_dict(json.loads(json.dumps(plain))) == article
    assert type(plain["residue"]) is list


def test_what_may_be_left_out_of_a_dict() -> None:
    few = {key: FULL.to_dict()[key] for key in ("source", "spans", "residue")}
    article = Article.from_dict(few)
    assert (article.body, article.metadata, article.warnings) == (FULL.body, Metadata(), ())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"source": None}, "source: expected text, not NoneType"),
        ({"source": 3}, "source: expected text, not int"),
        ({"spans": None}, "spans: expected a list, not NoneType"),
        ({"spans": "12"}, "spans: expected a list, not str"),
        ({"spans": [12, 19]}, "spans: expected a list, not int"),
        ({"spans": [[12]]}, r"spans: \[12\] is no pair"),
        ({"spans": [[12, 99]]}, "between 0 and 19"),
        ({"spans": [[-1, 3]]}, "no pair of offsets"),
        ({"spans": [[12.0, 19]]}, "no pair of offsets"),
        ({"spans": [[True, 19]]}, "no pair of offsets"),
        ({"spans": [[12, 19], [3, 5]]}, "between 19 and 19"),
        ({"body": "Body"}, "'body' is not what 'spans' cut out"),
        ({"residue": {}}, "residue: expected a list, not dict"),
        ({"residue": [3]}, "residue: expected a mapping, not int"),
        ({"metadata": []}, "metadata: expected a mapping, not list"),
        ({"metadata": {"titel": "A"}}, "unknown field 'titel'.*'title'"),
        ({"metadata": {"authors": "Ann Lee"}}, "authors: expected a list, not str"),
        ({"metadata": {"authors": [3]}}, "authors: expected text, not int"),
        ({"metadata": {"title": ["A"]}}, "title: expected text, not list"),
        ({"metadata": {"dateline": "LISBON"}}, "dateline: expected a mapping, not str"),
        ({"metadata": {"dateline": {"place": "LISBON"}}}, "dateline text: expected text"),
        ({"metadata": {"dateline": {"text": "L", "town": "L"}}}, r"dateline.*\['town'\]"),
        ({"warnings": "odd"}, "warnings: expected a list, not str"),
    ],
)
def test_a_wrong_dict_is_told_what_is_wrong(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Article.from_dict({**FULL.to_dict(), **change})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "advert"}, "unknown kind 'advert'.*'ad'"),
        ({"kind": None}, "unknown kind None"),
        ({"text": "Title: B"}, r"source\[0:8\] is not the text 'Title: B'"),
        ({"end": 7}, r"source\[0:7\] is not the text"),
        ({"end": 99}, "no pair of offsets"),
        ({"start": None}, "no pair of offsets"),
        ({"rule": None}, "residue rule: expected text, not NoneType"),
        ({"reason": 3}, "residue reason: expected text, not int"),
        ({"confidence": 1.5}, "confidence 1.5 is no number from 0 to 1"),
        ({"confidence": "high"}, "confidence 'high' is no number"),
    ],
)
def test_wrong_residue_is_told_what_is_wrong(change: dict[str, Any], message: str) -> None:
    plain = FULL.to_dict()
    plain["residue"][0].update(change)
    with pytest.raises(ValueError, match=message):
        Article.from_dict(plain)


@pytest.mark.parametrize("wrong", [None, [], "text"])
def test_what_is_no_dict_is_no_article(wrong: Any) -> None:
    with pytest.raises(ValueError, match="article: expected a mapping"):
        Article.from_dict(wrong)


def test_metadata_leaves_out_what_is_empty() -> None:
    assert Metadata().to_dict() == {}
    assert Metadata.from_dict({}) == Metadata()
    assert Metadata.from_dict({"title": None, "authors": [], "dateline": None}) == Metadata()


def test_articles_cannot_be_changed() -> None:
    for value, name in ((FULL, "source"), (FULL.metadata, "title"), (FULL.residue[0], "text")):
        with pytest.raises(AttributeError):
            setattr(value, name, "x")


@pytest.mark.parametrize("kind", Kind)
def test_kinds_are_strings_with_a_meaning(kind: Kind) -> None:
    assert kind == kind.value == str(kind) == f"{kind}"
    assert Kind(kind.value) is kind
    assert {kind: 1}[kind.value] == 1  # type: ignore[index]
    assert kind.meaning
    assert "\n" not in kind.meaning


def test_an_empty_field_is_no_field() -> None:
    metadata = Metadata.from_dict({"title": ""})
    assert metadata == Metadata() == Metadata.from_dict(metadata.to_dict())
