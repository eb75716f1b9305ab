"""Makes docs/report.png, the picture of a report in the README, with the chromium of the system."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import articlecleaner

STORY = """\
Home > Coast > Storms

Storm closes the port of Lisbon

By Ann Lee | Monday, 4 November 2024, 18:20

Waves break over the mole on Monday. Photo: Tomas Berg/AFP

The port of Lisbon was closed on Monday after waves of nine metres had been measured off the coast.

Two ships wait at sea and will be let in as soon as the wind drops, the harbour master said. \
Read more: Ten storms that changed the coast

Sign up for our newsletter and get the news of the coast every morning.

It is the first time in eleven years that the port has had to close. Fishing boats were hauled \
ashore, and the ferries to the south bank stay where they are until Wednesday.

Share

More news

Bakery wins prize for its plum cake

Council votes on the new bridge
"""


def main() -> None:
    """Clean the story, open its report and take the picture."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("this needs chromium")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.html")
        path.write_text(articlecleaner.clean(STORY, "en").to_html("storm.txt"), "utf-8")
        browser = driver.chromium.launch(
            executable_path=chromium, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1080, "height": 760})
        page.goto(path.as_uri())
        page.locator("del", has_text="Sign up").hover()
        page.screenshot(path="docs/report.png")
        browser.close()


if __name__ == "__main__":
    main()
