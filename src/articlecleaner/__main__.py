"""`python -m articlecleaner` is the command `articlecleaner`."""

from articlecleaner.cli import main

if __name__ == "__main__":
    main()
