"""The page as its readers use it: with a mouse, a finger, a keyboard, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import articlecleaner
from articlecleaner import Article, Kind, Metadata, Residue
from articlecleaner.report import page

Visit = Callable[..., Any]

STORY = """Title: Storm closes the port of Lisbon

The port of Lisbon was closed on Monday after waves of nine metres had been measured off the coast.

Two ships wait at sea and will be let in as soon as the wind drops. Read more: Ten great storms

Share

© 2024 The Daily Example
"""
FERRY = """The ferry to the island was cancelled on Tuesday, and nobody knows until when.

The island has food for a week, its mayor said, and nobody there is in need of anything.

Advertisement
"""
HOSTILE = """<script>document.title = "owned"</script><img src=x onerror="alert(1)">
The port was closed on Monday, and </p></template><script>alert(2)</script> is what its sign says.
Photo: <svg onload=alert(3)> Ann Lee/AFP
Read more: "><iframe srcdoc="<script>alert(4)</script>"></iframe>
"""


def one() -> str:
    return articlecleaner.clean(STORY, "en").to_html("storm.txt")


def many() -> str:
    articles = [
        (f"{n}.txt", articlecleaner.clean(t, "en")) for n, t in (("a", FERRY), ("b", STORY))
    ]
    return page([*articles, ("c.txt", articlecleaner.clean(FERRY.split("\n")[0], "en"))])


def shown(view: Any) -> str:
    text: str = view.locator(".text").inner_text()
    return text


def test_the_legend_shows_and_hides_kinds(visit: Visit) -> None:
    view = visit(one())
    button = view.get_by_role("button", name="social")
    assert "Share" in shown(view)
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert "Share" not in shown(view)
    assert "Read more" in shown(view)
    assert view.locator("p.gone:visible").count() == 2
    button.click()
    assert "Share" in shown(view)


def test_only_the_article_is_the_body(visit: Visit) -> None:
    view = visit(one())
    every = view.get_by_role("button", name="Only the article")
    every.click()
    body = articlecleaner.clean(STORY, "en").body
    assert shown(view).split() == body.split()
    assert every.get_attribute("aria-pressed") == "true"
    every.click()
    assert view.locator("del:visible").count() == 4


@pytest.mark.parametrize("how", ["hover", "focus", "tap"])
def test_a_removal_tells_its_rule_and_reason(visit: Visit, how: str) -> None:
    view = visit(one(), has_touch=how == "tap")
    cut = view.locator("del", has_text="Share")
    tip = view.get_by_role("tooltip")
    (share,) = (r for r in articlecleaner.clean(STORY, "en").residue if r.kind is Kind.SOCIAL)
    assert not tip.is_visible()
    getattr(cut, how)()
    assert tip.inner_text().split("\n\n") == [
        "social",
        "the whole line is 'share'",
        f"rule social.line.en, confidence {share.confidence:.2f}",
    ]
    assert cut.get_attribute("aria-describedby") == tip.get_attribute("id")
    view.keyboard.press("Escape")
    assert not tip.is_visible()


def test_the_keyboard_reaches_everything(visit: Visit) -> None:
    view = visit(one())
    seen = []
    for _ in range(14):
        view.keyboard.press("Tab")
        seen.append(view.evaluate("document.activeElement.innerText.split('\\n')[0].trim()"))
    assert seen[:3] == ["articlecleaner", "Dark", "Only the article"]
    assert [text for text in seen if "Storm closes" in text or "Share" in text]
    assert "All 4 removals" in seen
    view.locator("del").first.focus()
    view.keyboard.press("n")
    assert "Ten great storms" in view.evaluate("document.activeElement.textContent")
    view.keyboard.press("p")
    assert "Storm closes" in view.evaluate("document.activeElement.textContent")


def test_readers_aloud_hear_kinds_and_tables(visit: Visit) -> None:
    view = visit(one())
    tree = view.locator("main").aria_snapshot()
    for said in ("deletion", "social Share", "complementary", "group", "[pressed]", "heading"):
        assert said in tree
    view.get_by_text("All 4 removals").click()
    assert "columnheader" in view.locator("main").aria_snapshot()


@pytest.mark.parametrize("html", [one, many])
def test_axe_finds_nothing_that_shuts_readers_out(visit: Visit, html: Callable[[], str]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    view = visit(html())
    found = axe.run(view)
    assert found.violations_count == 0, found.generate_report()
    if html is many:
        view.locator("#documents a").first.click()
        view.locator("#view h1").wait_for()
        found = axe.run(view)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("html", [one, many])
def test_colours_are_readable_and_can_be_changed(
    visit: Visit, scheme: str, html: Callable[[], str]
) -> None:
    view = visit(html(), color_scheme=scheme)
    assert (lightness(view, "body") < 0.3) is (scheme == "dark")
    assert poor_contrasts(view) == []
    view.get_by_role("button", name="Dark").click()
    assert (lightness(view, "body") < 0.3) is (scheme == "light")
    assert poor_contrasts(view) == []


def test_all_kinds_have_colours_of_their_own_that_are_readable(visit: Visit) -> None:
    source = "\n".join(kind.value for kind in Kind)
    starts = [source.index(kind.value) for kind in Kind]
    residue = tuple(
        Residue(kind, at, at + len(kind), kind.value, "mine", f"{kind.value}.mine", "so")
        for kind, at in zip(Kind, starts, strict=True)
    )
    for scheme in ("light", "dark"):
        view = visit(Article(source, (), residue).to_html(), color_scheme=scheme)
        assert poor_contrasts(view) == []
        tints = view.evaluate(
            "[...document.querySelectorAll('del')].map(e => getComputedStyle(e).backgroundColor)"
        )
        assert len(set(tints)) == len(Kind)


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
@pytest.mark.parametrize("html", [one, many])
def test_nothing_is_wider_than_the_screen(
    visit: Visit, width: int, html: Callable[[], str]
) -> None:
    view = visit(html(), width=width)
    for _ in range(2):
        assert view.evaluate("document.documentElement.scrollWidth") <= width
        if html is many and not view.evaluate("location.hash"):
            view.locator("#documents a").first.click()
            view.locator("#view h1").wait_for()


def test_the_index_searches(visit: Visit) -> None:
    view = visit(many())
    entries = view.locator("#documents li:visible")
    assert entries.count() == 3
    for words, names in (
        ("harbour", []),
        ("ISLAND", ["a.txt", "c.txt"]),
        ("kind:ad", ["a.txt"]),
        ("ships rule:social.line.en", ["b.txt"]),
        ('"wait at sea"', ["b.txt"]),
        ("", ["a.txt", "b.txt", "c.txt"]),
    ):
        view.get_by_role("searchbox").fill(words)
        assert sorted(entries.locator(".path").all_inner_texts()) == names
        status = f"{len(names)} of 3 documents" if words else ""
        assert view.get_by_role("status").inner_text() == status
    view.get_by_role("button", name="promo.glued.en").click()
    assert view.get_by_role("searchbox").input_value() == "rule:promo.glued.en"
    assert entries.locator(".path").all_inner_texts() == ["b.txt"]


def test_the_index_orders(visit: Visit) -> None:
    view = visit(many())
    names = view.locator("#documents .path")
    assert names.all_inner_texts() == ["b.txt", "a.txt", "c.txt"]
    view.get_by_label("Order").select_option("Name")
    assert names.all_inner_texts() == ["a.txt", "b.txt", "c.txt"]
    view.get_by_label("Order").select_option("Most removed")
    assert names.all_inner_texts() == ["b.txt", "a.txt", "c.txt"]


def test_documents_open_and_close(visit: Visit) -> None:
    view = visit(many())
    view.get_by_role("link", name="Storm closes the port").click()
    assert view.locator("#view h1").inner_text() == "Storm closes the port of Lisbon"
    assert view.title() == "Storm closes the port of Lisbon · articlecleaner"
    assert not view.locator("#index").is_visible()
    view.get_by_role("button", name="promo").click()
    assert "Read more" not in shown(view)
    view.get_by_role("link", name="All documents").click()
    view.locator("#index").wait_for()
    assert view.locator("#view").inner_text() == ""
    view.go_back()
    view.locator("#view").wait_for()
    assert "Read more" not in shown(view)
    view.reload()
    assert "Read more" in shown(view)


def test_without_script_there_is_the_text_and_the_reasons(visit: Visit) -> None:
    view = visit(one(), java_script_enabled=False)
    view.get_by_text("All 4 removals").click()
    assert "the whole line is 'share'" in view.locator("table").inner_text()
    assert "Share" in shown(view)
    assert (
        "has to run its own script"
        in visit(many(), java_script_enabled=False).locator("body").inner_text()
    )


@pytest.mark.parametrize("copies", [1, 2])
def test_a_hostile_article_runs_nothing(visit: Visit, copies: int) -> None:
    article = articlecleaner.clean(HOSTILE, "en")
    bad = '"><script>alert(5)</script>'
    evil = Residue(Kind.AD, 0, 8, HOSTILE[:8], bad, bad, bad)
    metadata = Metadata(title=bad, authors=(bad,), language='en" onclick="alert(6)')
    article = Article(HOSTILE, article.spans, (evil, *article.residue), metadata, (bad,))
    view = visit(page([(bad, article)] * copies))
    if copies > 1:
        view.get_by_role("searchbox").fill('rule:"\\"><script>')
        view.get_by_role("searchbox").fill("")
        view.locator("#documents a").first.click()
    view.locator("del").first.hover()
    assert bad in view.get_by_role("tooltip").inner_text()
    assert "owned" not in view.title()
    assert view.locator("script").count() == 1
    assert view.locator("iframe, img, svg[onload]").count() == 0
    assert "<script>alert(2)</script> is what its sign says." in shown(view)


def test_the_policy_refuses_what_is_not_our_own(visit: Visit, browser: Any) -> None:
    context = browser.new_context()
    view = context.new_page()
    refused: list[str] = []
    view.on("console", lambda message: refused.append(message.text))
    view.set_content(one().replace("</body>", "<script>window.owned = 1</script></body>"))
    assert view.evaluate("window.owned") is None
    assert any("Content Security Policy" in text for text in refused)
    context.close()


def lightness(view: Any, selector: str) -> float:
    """The relative luminance of a background."""
    value: float = view.evaluate(
        _LUMINANCE + f"; luminance(ground(document.querySelector('{selector}')))"
    )
    return value


def poor_contrasts(view: Any) -> list[str]:
    """The texts whose contrast is below 4.5, what WCAG asks of text of this size."""
    found: list[str] = view.evaluate(_LUMINANCE + "; poor()")
    return found


_LUMINANCE = """
var canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
function pixel(colour) {
  canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}
function ground(element) {
  for (let e = element; e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor;
    if (pixel(colour)[3] > 0) return colour;
  }
}
function luminance(colour) {
  const [r, g, b] = pixel(colour).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function poor() {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (!walk.currentNode.textContent.trim() || !element.checkVisibility()) continue;
    if (element.closest('script, .aloud')) continue;
    const [a, b] = [luminance(getComputedStyle(element).color), luminance(ground(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) found.push(contrast.toFixed(2) + ' ' + walk.currentNode.textContent);
  }
  return found;
}
"""
