"""LangChain documents."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from samples import BODIES, TEXTS

from articlecleaner import Cleaner, Pipeline
from articlecleaner.integrations.rows import RowCleaner

pytest.importorskip("langchain_core", reason="langchain-core is not installed")

from langchain_core.documents import Document

from articlecleaner.integrations.langchain import ArticleCleaner


def test_documents_keep_their_ids_and_metadata() -> None:
    documents = [
        Document(text, id=str(n), metadata={"source": f"{n}.txt"}) for n, text in enumerate(TEXTS)
    ]
    cleaned = ArticleCleaner().transform_documents(documents)
    assert [document.page_content for document in cleaned] == BODIES
    assert [document.id for document in cleaned] == ["0", "1"]
    assert cleaned[0].metadata["source"] == "0.txt"
    assert cleaned[0].metadata["article"]["title"] == "Storm closes the port of Lisbon"
    assert cleaned[0].metadata["residue"] == {"title": 1, "promo": 1}
    assert [document.page_content for document in documents] == TEXTS
    assert documents[0].metadata == {"source": "0.txt"}
    with ThreadPoolExecutor() as pool:  # asyncio wants a thread without a loop
        coroutine = ArticleCleaner().atransform_documents(documents)
        assert pool.submit(asyncio.run, coroutine).result() == cleaned


def test_a_document_that_fails_is_given_as_it_is() -> None:
    bad = Cleaner(Pipeline(lambda document: [1 / 0]))  # type: ignore[list-item]
    (document,) = ArticleCleaner(RowCleaner(cleaner=bad)).transform_documents([Document("x")])
    assert document.page_content == "x"
    assert document.metadata == {"error": "ZeroDivisionError: division by zero"}
