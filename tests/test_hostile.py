"""Law 5 for lines that were made to be slow: no line is, whatever it is made of."""

from __future__ import annotations

import time

import pytest

from articlecleaner import clean

UNITS = (
    *("a", " ", "0", "A", "é", "\t ", "(", "<", "-", ".", ",", "|", "/", "@", "#", ":", "'"),
    *("Ab ", "A. ", "a b", "1:", "1.", "1 ", "12/", "Ann Lee, ", "Ann Lee and ", "a@b.", "a-"),
    *("<meta ", "http://a/", "@a ", "(a ", "Photo: ", "© 2024 ", "日", "年1", "،"),
)
BODY = "\n\nThe river rose on Monday, and all of the town came to the bridge to see it."
SIZE, GROWTH = 5000, 8
NOTICED = 0.3  # seconds of processor time; below that nothing is judged


def seconds(text: str) -> float:
    start = time.thread_time()
    clean(text, "en")
    return time.thread_time() - start


@pytest.mark.parametrize(
    ("before", "after"),
    [("", BODY), ("By ", BODY), ("Photo: ", BODY), (f"{BODY}\n\n© ", "x")],
)
def test_time_is_linear(before: str, after: str) -> None:
    for unit in UNITS:
        line = before + unit * (SIZE // len(unit)) + after
        long = before + unit * (SIZE * GROWTH // len(unit)) + after
        for _ in range(3):  # what looks slow once may be the machine
            taken = seconds(long)
            if taken < NOTICED or taken < 4 * GROWTH * seconds(line):
                break
        else:
            pytest.fail(f"{GROWTH} times {unit!r} behind {before!r} take {taken:.2f} s")


ROWS = (
    "Comments\n",
    "Ingredients\n",
    "More soups and stews\n",
    "By Ann Lee\n",
    "3 May 2024\nA wall\n",
    "Read more\nA wall falls on the island\n",
    "Topics\nsalt\n",
    "34 responses to “x”\n",
    "READ MORE\nA headline of it\nA summary of six words here.\n",
    "On this page\nA wall\n",
    "Share\n1512\n",
    "ENDS\n",
    "A list of things:\nA wall\n",
)


@pytest.mark.parametrize("row", ROWS)
def test_time_is_linear_in_lines(row: str) -> None:
    for _ in range(3):
        short, long = (f"{BODY}\n{row * count}{BODY * 3}" for count in (400, 400 * GROWTH))
        taken = seconds(long)
        if taken < NOTICED or taken < 3 * GROWTH * seconds(short):
            break
    else:
        pytest.fail(f"{GROWTH} times as many rows {row!r} take {taken:.2f} s")
