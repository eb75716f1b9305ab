"""Documents that the tests of all hosts clean, and what must come out."""

STORM = """Storm closes the port of Lisbon

The port of Lisbon was closed on Monday after waves of nine metres had been measured off the coast.

Two ships wait at sea and will be let in as soon as the wind drops, the harbour master said.

Read more: Ten storms that changed the coast"""
STORM_BODY = "\n\n".join(STORM.split("\n\n")[1:3])

FERRY = """The ferry to the island was cancelled on Monday, and nobody knows when it will run again.

© 2024 The Daily Example"""
FERRY_BODY = FERRY.split("\n\n")[0]

TEXTS = [STORM, FERRY]
BODIES = [STORM_BODY, FERRY_BODY]

PARAGRAPHS = "".join(f"<p>{paragraph}</p>\n" for paragraph in BODIES[0].split("\n\n"))
PAGE = f"""<html lang="en"><head><title>Storm closes the port of Lisbon</title></head><body>
<nav><a href="/">Home</a></nav>
<article><h1>Storm closes the port of Lisbon</h1>
{PARAGRAPHS}
<p>Read more: Ten storms that changed the coast</p></article></body></html>"""
