"""What the arbiter adds, and how it carries over: `python -m training.carryover ../shared`.

The table of `benchmarks.uplift` behind trafilatura, three times: by the rules alone, with the
trees as shipped, and with trees that have not seen the site of the page.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import corpora
from benchmarks.uplift import MEASURES, CleanerOf, measure, rows

from articlecleaner import Cleaner
from articlecleaner.filters import RULES
from articlecleaner.filters.arbiter import Arbiter
from training.arbiter import fold_of, grow_unseen, read
from training.data import site

EXTRACTOR = "trafilatura"


def main() -> None:
    """Print the three tables as one."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    corpora.require(shared / "corpora")
    rules, shipped = Cleaner(RULES), Cleaner()
    folds = [Cleaner(RULES.add(Arbiter(trees))) for trees in grow_unseen(read(shared)[1])]
    cleaners: dict[str, CleanerOf] = {
        "rules alone": lambda _: rules,
        "as shipped": lambda _: shipped,
        "unseen sites": lambda page: folds[fold_of(site(page.url, page.id))],
    }
    table = [
        [name, *row]
        for name, cleaner_of in cleaners.items()
        for row in rows(
            {
                (corpus, EXTRACTOR): measure(shared / "corpora", corpus, EXTRACTOR, cleaner_of)
                for corpus in corpora.CORPORA
            }
        )
    ]
    print(corpora.table(["arbiter", "corpus", "extractor", "pages", *MEASURES], table, left=3))


if __name__ == "__main__":
    main()
