"""What a page says about its article: JSON-LD, meta tags, microdata, headings → `Metadata`.

One way: `json_ld`, `meta` and `elements` read the page into claims; `titles`, `authors` (with
`names`) and `moments` know which claim of their field to believe; `reconcile` puts it together.
"""

from articlecleaner.page_metadata.reconcile import PageMetadata, page_metadata, reconcile

__all__ = ["PageMetadata", "page_metadata", "reconcile"]
