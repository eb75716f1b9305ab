"""What trafilatura and newspaper4k return, as clean articles."""

from __future__ import annotations

import json

import pytest
from samples import BODIES, PAGE

from articlecleaner.integrations.extractors import from_newspaper, from_trafilatura

DATED = PAGE.replace(
    "</head>",
    '<meta property="article:published_time" content="2024-11-30">'
    '<meta property="og:site_name" content="The Daily Example"></head>',
)
PARAGRAPHS = BODIES[0].split("\n\n")


@pytest.mark.parametrize("as_dict", [False, True])
def test_from_trafilatura(as_dict: bool) -> None:
    trafilatura = pytest.importorskip("trafilatura")
    document = trafilatura.bare_extraction(DATED, url="https://a.example/storm", with_metadata=True)
    article = from_trafilatura(document.as_dict() if as_dict else document)
    assert article.body.split("\n") == PARAGRAPHS
    assert article.metadata.title == "Storm closes the port of Lisbon"
    assert article.metadata.date_published == "2024-11-30"
    assert article.metadata.publisher == "The Daily Example"
    assert article.metadata.url == "https://a.example/storm"
    assert article.evidence["date_published"] == "trafilatura"
    assert any(residue.kind == "promo" for residue in article.residue)
    assert article.from_dict(json.loads(json.dumps(article.to_dict()))) == article


def test_no_document() -> None:
    with pytest.raises(ValueError, match="trafilatura found no article"):
        from_trafilatura(None)


def test_from_newspaper() -> None:
    newspaper = pytest.importorskip("newspaper", reason="newspaper4k is not installed")
    parsed = newspaper.Article("https://a.example/storm")
    with pytest.raises(ValueError, match="parse"):
        from_newspaper(parsed)
    parsed.download(input_html=DATED)
    parsed.parse()
    article = from_newspaper(parsed)
    assert [line for line in article.body.split("\n") if line] == PARAGRAPHS
    assert article.metadata.title == "Storm closes the port of Lisbon"
    assert article.metadata.date_published is not None
    assert article.metadata.date_published.startswith("2024-11-30")
    assert article.evidence["title"] == "newspaper"
