"""How much of a page is read: what is beyond is named in the warnings of the article."""

MARKUP = 5_000_000  # characters of markup; the longest real articles have two million
ELEMENTS = 20_000  # of a page that is given to trafilatura, whose time can grow as their square
TAGS = 200_000  # from which a page is not read at all
BLOCKS = 20_000  # runs of text in which the article is looked for
