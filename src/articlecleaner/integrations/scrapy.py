"""Scrapy: `ArticleCleanerPipeline`, an item pipeline."""

from __future__ import annotations

from typing import Any

from articlecleaner.integrations._hosts import installed_by
from articlecleaner.integrations.rows import RowCleaner

with installed_by("scrapy"):
    from itemadapter import ItemAdapter
    from scrapy.crawler import Crawler


class ArticleCleanerPipeline:
    """Cleans the text, or the page, in a field of each item.

    Switch it on in the settings of a project or spider:

        ITEM_PIPELINES = {"articlecleaner.integrations.scrapy.ArticleCleanerPipeline": 300}
        ARTICLECLEANER_FIELD = "html"      # what to clean; "text" by default
        ARTICLECLEANER_HTML = True         # whether that is a page; False by default
        ARTICLECLEANER_TARGET = "article"  # where the result goes; "article" by default

    The result is a dict with `body`, `metadata`, `residue`, `warnings` and `error`, for pages also
    `source`. The item's field `url`, if it has one, is where the page is from. Items of a class
    must declare the target field. The crawler's statistics count `articlecleaner/items`,
    `articlecleaner/errors` and `articlecleaner/removed/<kind>`.
    """

    def __init__(self, crawler: Crawler, field: str, target: str, rows: RowCleaner) -> None:
        self.crawler = crawler
        self.field = field
        self.target = target
        self.rows = rows

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArticleCleanerPipeline:
        """The pipeline that the crawler's settings ask for."""
        settings = crawler.settings
        return cls(
            crawler,
            settings.get("ARTICLECLEANER_FIELD", "text"),
            settings.get("ARTICLECLEANER_TARGET", "article"),
            RowCleaner(html=settings.getbool("ARTICLECLEANER_HTML", False)),
        )

    def process_item(self, item: Any) -> Any:
        """Put the result into the item; one without the field stays as it is."""
        adapter = ItemAdapter(item)
        if adapter.get(self.field) is None:
            return item
        row = self.rows.row(adapter[self.field], adapter.get("url"))
        adapter[self.target] = row
        self._count("items")
        if row["error"] is not None:
            self._count("errors")
        for residue in row["residue"] or ():
            self._count(f"removed/{residue['kind']}")
        return item

    def _count(self, name: str) -> None:
        if self.crawler.stats is not None:
            self.crawler.stats.inc_value(f"articlecleaner/{name}")
