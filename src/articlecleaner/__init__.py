r"""Take what is not the article out of what an article extractor prints.

>>> import articlecleaner
>>> articlecleaner.clean("The lake froze on Sunday, a month early.\n\nAdvertisement").body
'The lake froze on Sunday, a month early.'
"""

from articlecleaner.article import Article, Dateline, Metadata
from articlecleaner.cleaner import Cleaner, clean
from articlecleaner.document import Document, Line
from articlecleaner.finding import Finding, Kind, Residue
from articlecleaner.hints import Hints
from articlecleaner.html import clean_html
from articlecleaner.lexicon import languages
from articlecleaner.limits import Limits
from articlecleaner.pipeline import Filter, Pipeline, only, reads_findings

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Cleaner",
    "Dateline",
    "Document",
    "Filter",
    "Finding",
    "Hints",
    "Kind",
    "Limits",
    "Line",
    "Metadata",
    "Pipeline",
    "Residue",
    "clean",
    "clean_html",
    "languages",
    "only",
    "reads_findings",
]
