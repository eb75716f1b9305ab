"""The command `articlecleaner`: cleans what it is given, unless the first word is a subcommand.

`clean` is the default command, and each subcommand a module beside it; `options` holds the options
that say how to clean, `documents` reads what a command is given, `output` writes what it says.
"""

from articlecleaner.cli.clean import clean
from articlecleaner.cli.front import Front

__all__ = ["clean", "main"]

SUBCOMMANDS = {
    "report": "articlecleaner.cli.report",
    "diff": "articlecleaner.cli.diff",
    "batch": "articlecleaner.cli.batch",
    "repeated": "articlecleaner.cli.repeated",
}
main = Front("articlecleaner", clean, SUBCOMMANDS)
