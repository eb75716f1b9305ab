"""Reports without a browser: what the page holds, what is counted, how two cleanings differ."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import articlecleaner
from articlecleaner import Article, Cleaner, Kind, Metadata, Residue
from articlecleaner.cli import main
from articlecleaner.report import Tally, compare, explain, page, visible
from articlecleaner.report.tally import doubt, remarks

LEAD = "The port of Lisbon was closed on Monday after waves of nine metres had been measured."
STORY = f"Title: Storm closes the port\n\n{LEAD}\n\nShare\n\n© 2024 The Daily Example\n"
CLEAN = articlecleaner.clean(STORY, "en")


def parsed(html: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(html)


def texts(tree: lxml.html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in tree.xpath(path)]


def removing(source: str, *pieces: str, confidence: float = 0.9, rule: str = "ad.mine") -> Article:
    """An article of which these pieces, in text order, were taken out."""
    residue = []
    spans = []
    end = 0
    for piece in pieces:
        start = source.index(piece, end)
        spans.append((end, start))
        end = start + len(piece)
        residue.append(Residue(Kind.AD, start, end, piece, "mine", rule, "so", confidence))
    return Article(source, (*spans, (end, len(source))), tuple(residue))


# The page


def test_a_page_shows_text_removals_and_metadata() -> None:
    tree = parsed(CLEAN.to_html("storm.txt"))
    assert texts(tree, "//h1") == ["Storm closes the port"]
    assert texts(tree, "//*[@class='path']") == ["storm.txt"]
    assert texts(tree, "//*[@class='text']/p[not(del)]") == [LEAD]
    assert texts(tree, "//del") == [
        "title Title: Storm closes the port",
        "social Share",
        "legal © 2024 The Daily Example",
    ]
    assert texts(tree, "//table//tr[2]/td")[1:4] == [
        "Share",
        "the whole line is 'share'",
        "social.line.en",
    ]
    assert texts(tree, "//dt") == ["title", "publisher", "language"]
    assert "27 words before, 16 after: 41% removed" in texts(tree, "//p")


def test_a_page_shows_where_metadata_came_from() -> None:
    article = Article.from_dict({**CLEAN.to_dict(), "evidence": {"publisher": "og:site_name"}})
    tree = parsed(article.to_html())
    evidence = tree.xpath("//dd[@class='evidence']")
    assert texts(tree, "//dd[@class='evidence']") == ["from og:site_name"]
    assert evidence[0].getprevious().text == "The Daily Example"


def test_a_terminal_shows_where_metadata_came_from() -> None:
    origins = {"publisher": "og:site_name", "title": f"json-ld {'Very' * 20}\x1b[31mArticle"}
    article = Article.from_dict({**CLEAN.to_dict(), "evidence": origins})
    told = explain(article, colour=False)
    assert "publisher: The Daily Example  (from og:site_name)" in told.splitlines()
    assert "\\x1b[31mArticle)" in told.replace("\n           ", "")
    assert "language:  en\n" in told
    assert max(map(len, told.splitlines())) <= 80
    assert "\x1b[2m(from og:site_name)\x1b[0m" in explain(article, colour=True)


def test_a_page_loads_nothing_and_lets_only_its_own_script_run() -> None:
    html = page([("a", CLEAN), ("b", CLEAN)])
    tree = parsed(html)
    assert not tree.xpath("//link | //img | //iframe | //script[@src] | //object")
    assert not tree.xpath("//@style | //@*[starts-with(name(), 'on')]")
    assert "url(" not in html
    assert "@import" not in html
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


TAGS = {element.tag for n in (0, 1, 2) for element in parsed(page([("a", CLEAN)] * n)).iter()}
ODD = st.text(st.sampled_from("<>&\"'/ -!=abcscript\n\r\t\x1b\ud800\u202e\u6e2f"))


@settings(max_examples=60)
@given(st.lists(ODD, min_size=4))
def test_text_only_ever_becomes_text(parts: list[str]) -> None:
    source = "\n".join(parts)
    residue = tuple(
        Residue(Kind.AD, at, at + 3, source[at : at + 3], parts[0], parts[1], parts[2])
        for at in range(0, len(source) - 3, 7)
    )
    metadata = Metadata(title=parts[0], authors=tuple(parts), language=parts[3])
    article = Article(source, ((0, len(source)),), residue, metadata, tuple(parts))
    for number in (1, 2):
        tree = parsed(page([(parts[1], article)] * number))
        assert {element.tag for element in tree.iter()} <= TAGS
        assert len(tree.xpath("//script")) == 1
        shown = "".join(tree.xpath("(//*[@class='text'])[1]//text()[not(parent::span)]"))
        expected = "".join(map(visible, source.splitlines()))
        assert "".join(shown.split()) == "".join(expected.split())


def test_a_language_can_do_no_harm() -> None:
    html = Article("A", ((0, 1),), (), Metadata(language='\ud800"><b>')).to_html()
    assert parsed(html.encode().decode()).xpath("//@lang") == ["en", '\\ud800"><b>']


def test_only_the_documents_most_worth_a_look_are_shown_whole() -> None:
    articles = [
        (f"{n}.txt", removing(f"{LEAD} {'x ' * n}", "x " * n, confidence=0.6)) for n in range(1, 30)
    ]
    tree = parsed(page(iter(articles), whole=3))
    assert texts(tree, "//*[@id='documents']//*[@class='path']") == ["29.txt", "28.txt", "27.txt"]
    assert texts(tree, "//h1")[0] == "29 cleaned documents"
    assert len(tree.xpath("//template")) == 3
    assert "The 3 most worth a look are shown." in texts(tree, "//p")


def test_a_page_of_no_documents_is_a_page() -> None:
    assert texts(parsed(page([])), "//h1") == ["0 cleaned documents"]
    assert texts(parsed(Article("", ()).to_html()), "//h1") == ["A cleaned article"]


# What is counted


def test_a_tally_adds_up() -> None:
    tally = Tally()
    for article in (CLEAN, CLEAN, articlecleaner.clean(LEAD, "en")):
        tally.add(Tally.of(article))
    assert (tally.documents, tally.untouched, tally.before, tally.after) == (3, 1, 70, 48)
    share = tally.kinds[Kind.SOCIAL]
    assert (share.removals, share.words, share.documents) == (2, 2, 2)
    assert {rule for _, rule in tally.rules} == {r.rule for r in CLEAN.residue}
    assert tally.removed == "22 of 70 words (31%): 2 title, 2 social, 2 legal"


def test_doubt_grows_with_size_and_falls_with_confidence() -> None:
    text = "One two three four five six seven eight nine ten."
    small, large = removing(text, "two"), removing(text, "two three four")
    unsure = removing(text, "two", confidence=0.6)
    assert doubt(small) < doubt(large)
    assert doubt(small) < doubt(unsure)
    assert doubt(removing(text)) == 0


@pytest.mark.parametrize(
    ("article", "said"),
    [
        (removing("One two three four five.", "five."), []),
        (removing("One two three four five.", "four five."), ["40% removed"]),
        (removing("One two.", "One two."), ["nothing is left"]),
        (removing("One two three.", "two", confidence=0.55), ["1 of low confidence"]),
        (Article("One.", ((0, 4),), warnings=("left whole",)), ["left whole"]),
        (Article("", ()), []),
    ],
)
def test_remarks_name_what_is_worth_a_look(article: Article, said: list[str]) -> None:
    assert remarks(article, Tally.of(article)) == said


# Two cleanings


def test_only_what_differs_is_a_difference() -> None:
    text = "One two three four five six."
    assert not compare(removing(text, "two"), removing(text, "two", rule="ad.other"))
    change = compare(removing(text, "two three"), removing(text, "three four", "six."))
    assert str(change) == "+ [ad ad.mine] two\n- [ad ad.mine] four\n- [ad ad.mine] six."
    assert [text[r.start : r.end].strip() for r in change.gone] == ["four", "six."]


def test_metadata_that_differs_is_a_difference() -> None:
    one = Article("A", ((0, 1),), (), Metadata(title="A", tags=("x", "y")))
    two = Article("A", ((0, 1),), (), Metadata(title="B", section="Sea"))
    assert (
        str(compare(one, two)) == "  title: A → B\n  tags: x, y → nothing\n  section: nothing → Sea"
    )


def test_cleanings_of_different_texts_are_not_compared() -> None:
    with pytest.raises(ValueError, match="the texts differ"):
        compare(removing("One."), removing("Two."))


PIECES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6)


@given(PIECES, PIECES)
def test_gone_and_back_lead_from_one_body_to_the_other(
    one: list[tuple[int, int]], two: list[tuple[int, int]]
) -> None:
    text = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

    def article(pieces: list[tuple[int, int]]) -> Article:
        return Article(
            text,
            (),
            tuple(Residue(Kind.AD, a, a + n, text[a : a + n], "", "", "") for a, n in pieces),
        )

    def removed(pieces: list[tuple[int, int]]) -> set[int]:
        return {at for start, size in pieces for at in range(start, start + size)}

    change = compare(article(one), article(two))
    gone = {at for r in change.gone for at in range(r.start, r.end)}
    back = {at for r in change.back for at in range(r.start, r.end)}
    assert gone == removed(two) - removed(one)
    assert back == removed(one) - removed(two)
    assert all(text[r.start : r.end] == r.text for r in (*change.gone, *change.back))


# The subcommands


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "storm.txt").write_text(STORY, "utf-8")
    (tmp_path / "texts" / "lead.txt").write_text(LEAD, "utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)


def save(name: str, *arguments: str) -> None:
    Path(name).write_bytes(run("--jsonl", *arguments).stdout_bytes)


def test_report_writes_a_page(folder: Path) -> None:
    assert run("report", "texts", "-o", "page.html").output == ""
    tree = parsed(Path("page.html").read_text("utf-8"))
    assert texts(tree, "//h1")[0] == "2 cleaned documents"
    one = run("report", "--keep", "social", "--language", "en", stdin=STORY).stdout
    assert one == Cleaner(keep={"social"})(STORY, "en").to_html("-")


def test_report_and_diff_read_pages(folder: Path) -> None:
    page = f"<html><title>Storm</title><article><h1>Storm</h1><p>{LEAD}<p>{LEAD}<p>Share</article>"
    Path("page.html").write_text(page, "utf-8")
    tree = parsed(run("report", "page.html").stdout)
    assert texts(tree, "//del") == ["title Storm", "social Share"]
    assert "from h1" in texts(tree, "//dd")
    assert "+ [social" in run("diff", "default", "--keep social", "page.html").stdout


def test_report_reads_runs(folder: Path) -> None:
    save("run.jsonl", "--keep", "legal", "texts")
    tree = parsed(run("report", "run.jsonl").stdout)
    assert texts(tree, "//*[@class='path']")[0] == "texts/storm.txt"
    assert "Legal" not in texts(tree, "//del/span")


def test_what_cannot_be_read_or_written_is_named(folder: Path) -> None:
    good = json.dumps(CLEAN.to_dict())
    Path("run.jsonl").write_text(f'{good}\n\n{{"source": 3}}\nno json\n', "utf-8")
    result = run("report", "run.jsonl", "missing.jsonl", "texts/lead.txt")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"articlecleaner: {wrong}"
        for wrong in (
            "run.jsonl: line 3 is no article of --jsonl: source: expected text, not int",
            "run.jsonl: line 4 is no article of --jsonl: Expecting value: line 1 column 1 (char 0)",
            "missing.jsonl: No such file or directory",
        )
    ]
    assert "2 cleaned documents" in result.stdout
    failed = run("report", "texts", "-o", "missing/page.html")
    assert (failed.exit_code, "cannot write missing/page.html: No such" in failed.stderr) == (
        1,
        True,
    )


def test_diff_of_two_configurations(folder: Path) -> None:
    result = run("diff", "--keep social", "--keep legal --language en", "texts")
    assert result.exit_code == 1
    assert result.stdout == (
        "==> texts/storm.txt <==\n"
        "- [social social.line.en] Share\n"
        "+ [legal legal.start.und] © 2024 The Daily Example\n\n"
        "documents: 1 the same, 1 not\n"
        "A removes: 10 of 43 words (23%): 1 title, 1 legal\n"
        "B removes: 6 of 43 words (14%): 1 title, 1 social\n"
    )
    same = run("diff", "default", "", "texts")
    assert (same.exit_code, same.stdout.splitlines()[0]) == (0, "documents: 2 the same, 0 not")


def test_diff_of_runs(folder: Path) -> None:
    save("all.jsonl", "texts")
    save("one.jsonl", "--keep", "social", "texts/storm.txt")
    both = run("diff", "all.jsonl", "one.jsonl")
    assert both.exit_code == 1
    assert "==> texts/lead.txt <==\nonly in A\n" in both.stdout
    assert "==> texts/storm.txt <==\n+ [social social.line.en] Share\n" in both.stdout
    assert run("diff", "one.jsonl", "--keep social").exit_code == 0
    assert "- [social social.line.en] Share" in run("diff", "one.jsonl", "default").stdout
    assert "+ [social social.line.en] Share" in run("diff", "default", "one.jsonl").stdout
    Path("other.jsonl").write_text(
        json.dumps({"path": "texts/lead.txt", **removing("Other.").to_dict()}), "utf-8"
    )
    assert "the text itself differs" in run("diff", "all.jsonl", "other.jsonl").stdout


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (("texts", "default"), "'texts' is no run and no configuration"),
        (("--keep none", "default"), "'--keep none' is no run and no configuration"),
        (("--keep ad --drop ad", "default"), "to keep and to drop at once: ad"),
        (("run.jsonl", "default", "texts"), "leave out the paths"),
        (("default",), "Missing argument 'B'"),
    ],
)
def test_what_diff_cannot_compare_is_named(
    folder: Path, arguments: tuple[str, ...], wrong: str
) -> None:
    result = run("diff", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert wrong in result.stderr
    assert run("diff", "missing.jsonl", "default").exit_code == 2
