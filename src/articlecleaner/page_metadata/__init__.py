"""What a page says about its article: JSON-LD, meta tags, microdata, headings → `Metadata`.

One way: the rooms `json_ld` and `markup` read the page into claims, `names`, `titles` and
`moments` know what is a name, a headline and a date, `reconcile` chooses.
"""

from articlecleaner.page_metadata.reconcile import PageMetadata, page_metadata, reconcile

__all__ = ["PageMetadata", "page_metadata", "reconcile"]
