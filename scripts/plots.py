"""Draws the plots of docs/plots.md from the tables of docs/benchmarks.md.

`make docs` runs it before the site is built; the plots are not kept in the repository. Each is
drawn for a light and for a dark page.
"""

from __future__ import annotations

import re
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text

DOCS = Path(__file__).parent.parent / "docs"
OURS, OTHERS = "#3b82c4", "#9a9a9a"
INKS = {"light": "#333333", "dark": "#dddddd"}

Table = list[list[str]]


def main() -> None:
    """Draw all plots."""
    tables = read((DOCS / "benchmarks.md").read_text("utf-8"))
    folder = DOCS / "plots"
    folder.mkdir(exist_ok=True)
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "plots", "font.size": 11})
    for name, draw, size in (
        ("cleaners", cleaners, (7.5, 2.6)),
        ("kinds", kinds, (7.5, 5.2)),
        ("extractors", extractors, (7.5, 6.4)),
    ):
        for theme, ink in INKS.items():
            figure = Figure(figsize=size, layout="constrained")
            draw(figure, tables)
            for axes in figure.axes:
                dress(axes, ink)
            path = folder / f"{name}-{theme}.svg"
            figure.savefig(path, transparent=True, metadata={"Date": None})


def read(text: str) -> list[Table]:
    """The tables of a page, each a list of rows of cells; the first row is the header."""
    tables = []
    for block in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()
        ]
        tables.append([rows[0], *rows[2:]])
    return tables


def find(tables: list[Table], *columns: str) -> Table:
    """The first table with these columns, cut down to them."""
    for table in tables:
        if set(columns) <= set(table[0]):
            places = [table[0].index(column) for column in columns]
            return [[row[place] for place in places] for row in table[1:]]
    raise SystemExit(f"docs/benchmarks.md has no table with the columns {', '.join(columns)}")


def cleaners(figure: Figure, tables: list[Table]) -> None:
    """Recall, damage and clean documents of each cleaner."""
    names = ("no cleaning", "C4", "NeMo", "articlecleaner")
    rows = {row[0].strip("*"): row[1:] for row in find(tables, "", *names)}
    titles = {"recall": "residue removed", "damage": "article lost", "clean": "documents right"}
    for axes, (what, title) in zip(figure.subplots(1, 3, sharey=True), titles.items(), strict=True):
        shares = [float(value) for value in rows[what]]
        bars = axes.barh(names, shares, color=[*[OTHERS] * 3, OURS])
        axes.bar_label(
            bars,
            [f"{share:.1%}" if share > 0.01 else f"{share:.2%}" for share in shares],
            padding=4,
        )
        axes.set_title(title, fontsize=11)
        axes.set_xlim(0, max(shares) * 1.5)
        axes.set_xticks([])
        axes.invert_yaxis()


def kinds(figure: Figure, tables: list[Table]) -> None:
    """The share of lines removed, by kind."""
    shares = {}
    for name, value in find(tables, "", "articlecleaner"):
        if match := re.fullmatch(r"`(\w+)` removed", name):
            shares[match[1]] = float(value.split("=")[1])
    ranked = sorted((item for item in shares.items() if item[0] != "body"), key=lambda i: i[1])
    axes = figure.subplots()
    bars = axes.barh([kind for kind, _ in ranked], [share for _, share in ranked], color=OURS)
    axes.bar_label(bars, [f"{share:.0%}" for _, share in ranked], padding=4)
    axes.set_xlim(0, 1.1)
    axes.set_xticks([])


def extractors(figure: Figure, tables: list[Table]) -> None:
    """F1 before and after cleaning, behind each extractor, for each corpus."""
    rows = find(tables, "corpus", "extractor", "F1")
    corpora = list(dict.fromkeys(corpus for corpus, _, _ in rows))
    grid = figure.subplots(len(corpora), 1, sharex=True)
    for axes, corpus in zip(grid, corpora, strict=True):
        for place, (_, extractor, change) in enumerate(r for r in rows if r[0] == corpus):
            before, after = map(float, change.split("→"))
            axes.plot([before, after], [place, place], color=OURS, linewidth=2)
            axes.plot(before, place, "o", color=OTHERS, markersize=6)
            axes.plot(after, place, "o", color=OURS, markersize=6)
            axes.annotate(
                extractor,
                (max(before, after), place),
                (8, 0),
                textcoords="offset points",
                va="center",
            )
        axes.set_title(corpus, fontsize=11, loc="left")
        axes.set_yticks([])
        axes.invert_yaxis()
        axes.margins(y=0.2)
    axes.set_xlim(right=1.03)
    axes.set_xlabel("F1: grey before, blue after cleaning")


def dress(axes: Axes, ink: str) -> None:
    """The colours of a theme; no frame but the scale."""
    for text in axes.findobj(Text):
        text.set_color(ink)
    axes.tick_params(colors=ink, length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


if __name__ == "__main__":
    main()
