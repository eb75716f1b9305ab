"""A spider of Scrapy that crawls a server on this machine."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from samples import BODIES, TEXTS

pytest.importorskip("scrapy", reason="Scrapy is not installed")

SPIDER = """
import json, sys
import scrapy
from scrapy.crawler import CrawlerProcess

class Stories(scrapy.Spider):
    name = "stories"
    custom_settings = {
        "ITEM_PIPELINES": {"articlecleaner.integrations.scrapy.ArticleCleanerPipeline": 300},
        "FEEDS": {sys.argv[2]: {"format": "jsonl"}},
        "LOG_LEVEL": "WARNING",
        "TELNETCONSOLE_ENABLED": False,
    }
    start_urls = [sys.argv[1]]

    def parse(self, response):
        for href in response.css("a::attr(href)"):
            yield response.follow(href, self.story)

    def story(self, response):
        yield {"url": response.url, "text": "\\n\\n".join(response.css("p::text").getall())}
        yield {"url": response.url, "links": 0}

process = CrawlerProcess()
crawler = process.create_crawler(Stories)
process.crawl(crawler)
process.start()
stats = crawler.stats.get_stats()
print(json.dumps({k: v for k, v in stats.items() if k.startswith("articlecleaner/")}))
"""


class Site(BaseHTTPRequestHandler):
    """A front page with links, and a page for each text."""

    def do_GET(self) -> None:
        """Send the page of a path."""
        if self.path == "/":
            links = (f"<a href='/{number}'>story</a>" for number in range(len(TEXTS)))
            html = "".join(links)
        else:
            html = "".join(f"<p>{part}</p>" for part in TEXTS[int(self.path[1:])].split("\n\n"))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<html><body>{html}</body></html>".encode())

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_items_of_a_real_spider_are_cleaned(site: str, tmp_path: Path) -> None:
    script, feed = tmp_path / "spider.py", tmp_path / "items.jsonl"
    script.write_text(SPIDER)
    done = subprocess.run(
        [sys.executable, script, site, feed],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    items = [json.loads(line) for line in feed.read_text().splitlines()]
    assert len(items) == 4
    cleaned = {item["url"]: item["article"] for item in items if "text" in item}
    assert [cleaned[url]["body"] for url in sorted(cleaned)] == BODIES
    assert not any("article" in item for item in items if "links" in item)
    assert json.loads(done.stdout) == {
        "articlecleaner/items": 2,
        "articlecleaner/removed/title": 1,
        "articlecleaner/removed/promo": 1,
        "articlecleaner/removed/legal": 1,
    }
