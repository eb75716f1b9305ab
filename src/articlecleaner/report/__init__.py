"""Cleanings made readable: `explain` for a terminal, `page` for a browser, `compare` for two."""

from articlecleaner.report.compare import Difference, compare
from articlecleaner.report.page import page
from articlecleaner.report.pieces import visible
from articlecleaner.report.tally import Tally
from articlecleaner.report.terminal import explain

__all__ = ["Difference", "Tally", "compare", "explain", "page", "visible"]
