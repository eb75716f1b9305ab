"""A pipeline of Haystack."""

from __future__ import annotations

import pytest
from samples import BODIES, TEXTS

pytest.importorskip("haystack", reason="Haystack is not installed")

from haystack import Document, Pipeline

from articlecleaner.integrations.haystack import ArticleCleaner


def test_in_a_pipeline() -> None:
    pipeline = Pipeline()
    pipeline.add_component("clean", ArticleCleaner())
    documents = [Document(content=text, meta={"n": n}) for n, text in enumerate([*TEXTS, None])]
    cleaned = pipeline.run({"clean": {"documents": documents}})["clean"]["documents"]
    assert [document.content for document in cleaned] == [*BODIES, None]
    assert [document.meta["n"] for document in cleaned] == [0, 1, 2]
    assert cleaned[0].meta["residue"] == {"title": 1, "promo": 1}
    assert cleaned[0].id == Document(content=cleaned[0].content, meta=cleaned[0].meta).id
    assert cleaned[2].meta["error"].startswith("TypeError")
