"""The command line: what it prints, for whom, and what it says when something is wrong."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import articlecleaner
from articlecleaner import Article, Dateline, Kind, Metadata, Residue, cli
from articlecleaner.cli.front import Front
from articlecleaner.report import explain, visible

LEAD = "The port of Lisbon was closed on Monday after waves of nine metres had been measured."
SECOND = "Two ships wait at sea and will be let in as soon as the wind drops, its master said."
STORY = f"Title: Storm closes the port\n\n{LEAD}\n\n{SECOND}\n\nMore news\n\nBakery wins prize\n"
BODY = f"{LEAD}\n\n{SECOND}\n"
FERRY = "The ferry to the island was cancelled on Tuesday, and nobody knows when it will run.\n"

# The same as --explain folds them: into rows of 76 columns behind two blanks.
LEAD_ROWS, SECOND_ROWS, FERRY_ROWS = (
    textwrap.fill(text, 76).replace("\n", "\n  ") for text in (LEAD, SECOND, FERRY)
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    # Processes find the same package as this one, however it came here.
    monkeypatch.setenv("PYTHONPATH", str(Path(articlecleaner.__file__).parent.parent))
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, arguments, input=stdin, catch_exceptions=False)


def process(
    *arguments: str, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "articlecleaner", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


# What is printed


def test_prints_the_body_of_a_file(folder: Path) -> None:
    result = run("story.txt")
    assert (result.stdout, result.stderr, result.exit_code) == (BODY, "", 0)


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_reads_standard_input(arguments: tuple[str, ...]) -> None:
    assert run(*arguments, stdin=STORY).stdout == BODY


def test_an_empty_body_prints_nothing() -> None:
    assert run(stdin="Share\n").output == ""
    assert run(stdin="").output == ""


def test_a_body_is_printed_as_it_is() -> None:
    text = f"{LEAD}\r\n\r\n{SECOND} \x1b[31m\u2028\N{ZERO WIDTH SPACE}more\r\n"
    result = run(stdin=text.encode())
    assert result.stdout_bytes.decode() == articlecleaner.clean(text).body + "\n"
    assert "\x1b[31m" in result.stdout
    assert "\r\n\r\n" in result.stdout_bytes.decode()


def test_several_bodies_stand_under_their_paths(folder: Path) -> None:
    result = run("story.txt", "-", "ferry.txt", stdin=SECOND)
    assert result.stdout == (
        f"==> story.txt <==\n{BODY}\n==> standard input <==\n{SECOND}\n\n==> ferry.txt <==\n{FERRY}"
    )


def test_a_directory_is_searched_in_order_for_text_files(folder: Path) -> None:
    for name in (
        "a/z.txt",
        "a/b/c.TEXT",
        "a/b.md",
        "a/page.html",
        "a/.hidden.txt",
        "a/.git/x.txt",
        "a/c/e.txt",
        "a/a/d.txt",
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FERRY, "utf-8")
    headers = [line for line in run("a").stdout.splitlines() if line.startswith("==>")]
    wanted = ("a/b.md", "a/page.html", "a/z.txt", "a/a/d.txt", "a/b/c.TEXT", "a/c/e.txt")
    names = map(os.path.normpath, wanted)
    assert headers == [f"==> {name} <==" for name in names]


def test_a_file_that_is_named_may_have_any_name(folder: Path) -> None:
    (folder / "story.html").write_text(FERRY, "utf-8")
    assert run("story.html").stdout == FERRY


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_a_directory_does_not_block(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert "pipe" not in run(".").output


def test_json_is_the_whole_result(folder: Path) -> None:
    data = json.loads(run("--json", "story.txt").stdout)
    assert data == articlecleaner.clean(STORY).to_dict()


def test_json_of_several_is_an_array_also_when_one_fails(folder: Path) -> None:
    result = run("--json", "story.txt", "missing.txt", "ferry.txt")
    data = json.loads(result.stdout)
    assert [item["path"] for item in data] == ["story.txt", "ferry.txt"]
    assert [Article.from_dict(item).source for item in data] == [STORY, FERRY]
    assert result.exit_code == 1


@pytest.mark.parametrize("arguments", [("missing.txt", "other.txt"), ("empty",)])
def test_json_of_several_is_an_array_when_all_fail(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    (folder / "empty").mkdir()
    assert json.loads(run("--json", *arguments).stdout) == []


def test_json_of_a_directory_is_an_array(folder: Path) -> None:
    (folder / "ferry.txt").unlink()
    assert [item["source"] for item in json.loads(run("--json", ".").stdout)] == [STORY]


def test_jsonl_goes_through_from_dict(folder: Path) -> None:
    odd = f"{LEAD}\u2028\x85\x9b\x1b{SECOND}"
    result = run("--jsonl", "story.txt", "-", stdin=odd.encode())
    lines = result.stdout.splitlines()  # breaks at U+2028 and U+0085 as well
    assert [json.loads(line)["path"] for line in lines] == ["story.txt", "-"]
    articles = [Article.from_dict(json.loads(line)) for line in lines]
    assert articles == [articlecleaner.clean(STORY), articlecleaner.clean(odd)]


# Options


def test_keep_and_drop(folder: Path) -> None:
    assert run("--keep", "title", "story.txt").stdout.startswith("Title: Storm closes the port\n")
    kept = run("--keep", "PROMO", "--keep", "title", "story.txt").stdout
    assert kept.rstrip("\n") == STORY.rstrip("\n")
    deck = "[deck]\nline = ['the short of it']\n"
    (folder / "cues.toml").write_text(deck, "utf-8")
    arguments = ("--cues", "cues.toml")
    text = f"{LEAD}\nThe short of it\n{SECOND}"
    assert run(*arguments, stdin=text).stdout == text + "\n"
    assert run(*arguments, "--drop", "deck", stdin=text).stdout == f"{LEAD}\n{SECOND}\n"


@pytest.mark.parametrize("option", ["--keep", "--drop"])
def test_an_unknown_kind_is_refused_with_those_that_exist(option: str) -> None:
    result = run(option, "promos", stdin=STORY)
    assert result.exit_code == 2
    assert "'promos'" in result.stderr
    assert all(f"'{kind.value}'" in result.stderr for kind in Kind)


def test_to_keep_and_to_drop_a_kind_is_refused() -> None:
    result = run("--keep", "ad", "--drop", "ad", stdin=STORY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "at once: ad" in result.stderr


@pytest.mark.parametrize("pair", [("--json", "--jsonl"), ("--jsonl", "--explain")])
def test_two_forms_of_output_are_refused(pair: tuple[str, ...]) -> None:
    result = run(*pair, stdin=STORY)
    assert (result.exit_code, result.stdout) == (2, "")


def test_kinds_are_listed_with_their_meaning() -> None:
    lines = run("--kinds").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [kind.value for kind in Kind]
    assert all(kind.meaning in line for kind, line in zip(Kind, lines, strict=True))
    kept = [line.split()[0] for line in lines if "kept by default" in line]
    assert kept == ["deck", "embed"]


def test_language_is_told_to_the_cleaner() -> None:
    data = json.loads(run("--json", "--language", "PT", stdin=STORY).stdout)
    assert data["metadata"]["language"] == "pt"
    result = run("--language", "english", stdin=STORY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'english'" in result.stderr


def test_own_cues(folder: Path) -> None:
    (folder / "cues.toml").write_text("[promo]\nline = ['our weekend reads']\n", "utf-8")
    text = f"{LEAD}\nOur weekend reads\n"
    assert run(stdin=text).stdout == text
    assert run("--cues", "cues.toml", stdin=text).stdout == f"{LEAD}\n"


@pytest.mark.parametrize(
    ("cues", "wrong"),
    [
        ("[promo", "not a TOML file"),
        ("[promos]\nline = ['x y']", "'promos'"),
        ("[promo]\nlines = ['x y']", "promo.lines"),
        ("[promo]\nline = 'x y'", "promo.line"),
    ],
)
def test_wrong_cues_are_refused_before_anything_is_printed(
    folder: Path, cues: str, wrong: str
) -> None:
    (folder / "cues.toml").write_text(cues, "utf-8")
    result = run("--cues", "cues.toml", "story.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert wrong in result.stderr
    assert "cues.toml" in result.stderr
    assert run("--cues", "missing.toml", "story.txt").exit_code == 2


def test_version_and_help() -> None:
    assert run("--version").stdout == f"articlecleaner {articlecleaner.__version__}\n"
    assert run("-h").stdout.startswith("Usage: articlecleaner [OPTIONS] [PATH]...\n")
    assert run("-h").stdout == run("--help").stdout


def test_a_subcommand_comes_first_and_leaves_its_name_to_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "words.py").write_text(
        "import click\n"
        "@click.command()\n"
        "@click.argument('word')\n"
        "def words(word):\n"
        "    'Print a word.'\n"
        "    click.echo(f'the word {word}')\n",
        "utf-8",
    )
    monkeypatch.syspath_prepend(folder)
    front = Front("articlecleaner", cli.clean, {"words": "words"})
    (folder / "words").write_text(FERRY, "utf-8")
    runner = CliRunner()
    assert runner.invoke(front, ["story.txt"]).output == BODY
    assert "words" not in sys.modules
    assert runner.invoke(front, ["words", "story.txt"]).output == "the word story.txt\n"
    assert runner.invoke(front, ["./words"]).output == FERRY
    assert runner.invoke(front, ["--jsonl", "words"]).exit_code == 0
    assert runner.invoke(front, ["--keep", "none"]).exit_code == 2
    assert re.search(r"Commands:\n  words +Print a word\.\n", runner.invoke(front, ["-h"]).output)
    assert runner.invoke(front, ["words", "-h"]).stdout.startswith("Usage: articlecleaner words ")


# What cannot be read


def test_a_byte_order_mark_is_not_part_of_the_text(folder: Path) -> None:
    (folder / "bom.txt").write_bytes(b"\xef\xbb\xbf" + STORY.encode())
    data = json.loads(run("--json", "bom.txt").stdout)
    assert data == articlecleaner.clean(STORY).to_dict()
    assert run(stdin=b"\xef\xbb\xbf" + FERRY.encode()).stdout == FERRY


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("latin.txt", "Caf\xe9 closed".encode("latin-1"), "not in UTF-8 (0xe9 at byte 3)"),
        ("bom.txt", b"\xef\xbb\xbfCaf\xe9 closed", "not in UTF-8 (0xe9 at byte 6)"),
        ("wide.txt", LEAD.encode("utf-16"), "in UTF-16, not in UTF-8"),
        ("wide-be.txt", LEAD.encode("utf-16-be"), "binary, not text (NUL at byte 0)"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary, not text (NUL at byte 8)"),
        ("cut.txt", "Caf\xe9".encode()[:-1], "not in UTF-8 (0xc3 at byte 3)"),
    ],
)
def test_one_line_says_what_is_wrong_with_a_file_and_the_others_still_run(
    folder: Path, name: str, data: bytes, reason: str
) -> None:
    (folder / name).write_bytes(data)
    result = run("story.txt", name, "ferry.txt")
    assert result.stdout == f"==> story.txt <==\n{BODY}\n==> ferry.txt <==\n{FERRY}"
    assert result.stderr == f"articlecleaner: {name}: {reason}\n"
    assert result.exit_code == 1


def test_missing_files_and_empty_directories_are_named(folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("missing.txt", "empty", "story.txt")
    missing, empty = result.stderr.splitlines()
    assert missing.startswith("articlecleaner: missing.txt: No such file")
    assert empty == "articlecleaner: empty: no .txt, .text, .md, .html or .htm files in it"
    assert (result.stdout, result.exit_code) == (f"==> story.txt <==\n{BODY}", 1)


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is unreadable to this user"
)
def test_what_may_not_be_read_is_named(folder: Path) -> None:
    (folder / "locked").mkdir()
    (folder / "ferry.txt").chmod(0)
    (folder / "locked").chmod(0)
    result = run(".")
    (folder / "locked").chmod(0o700)
    assert result.stderr.count("Permission denied") == 2
    assert (BODY in result.stdout, result.exit_code) == (True, 1)


def test_an_unreadable_directory_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    (folder / "locked").mkdir()
    monkeypatch.setattr(os, "scandir", refuse)
    result = run("locked", "story.txt")
    assert result.stderr == "articlecleaner: locked: Permission denied\n"
    assert (BODY in result.stdout, result.exit_code) == (True, 1)


def test_names_of_files_are_harmless_too(folder: Path) -> None:
    result = run("red\x1b[31m.txt", "two\nlines.txt", "\udce9.txt")
    assert len(result.stderr.splitlines()) == 3
    assert "red\\x1b[31m.txt" in result.stderr
    assert "two\\nlines.txt" in result.stderr
    assert "\\udce9.txt" in result.stderr


# The report


def test_explain_marks_what_is_taken_out(folder: Path) -> None:
    result = run("--explain", "story.txt")
    assert result.stdout == (
        "- [title title.start.head.en] Title: Storm closes the port\n"
        "    why: the line starts with 'title:'\n\n"
        f"  {LEAD_ROWS}\n\n  {SECOND_ROWS}\n\n"
        "- [promo promo.heading.en] More news\n"
        "    why: the heading 'more news'\n\n"
        "- [promo promo.run] Bakery wins prize\n"
        "    why: an item under the heading 'More news'\n\n"
        "title:    Storm closes the port\n"
        "language: en\n"
        "removed:  10 of 45 words (22%): 2 promo, 1 title\n"
    )


def test_explain_of_a_clean_and_of_an_empty_text() -> None:
    clean = f"  {FERRY_ROWS}\n\nlanguage: en\nremoved:  nothing of 16 words\n"
    assert run("--explain", stdin=FERRY).stdout == clean
    assert run("--explain", stdin="").stdout == "removed: nothing of 0 words\n"


def test_explain_is_coloured_only_where_asked(folder: Path) -> None:
    assert "\x1b" not in run("--explain", "story.txt").stdout
    coloured = run("--explain", "--color", "always", "story.txt").stdout
    assert "\x1b[9;31mMore news\x1b[0m" in coloured
    assert f"\n  {LEAD_ROWS}\n" in coloured
    assert run("--explain", "--colour", "never", "story.txt").stdout == (
        run("--explain", "story.txt").stdout
    )


@pytest.mark.parametrize("colour", ["always", "never"])
def test_explain_shows_control_characters_as_escapes(colour: str) -> None:
    evil = "\x1b]0;title\x07 \x9b2J \x08\x7f \u202e \u2066 \x00"
    text = f"{LEAD} {evil}\r\nTitle: {evil}\nPhoto: {evil} Ann Lee\nMore news\n\t{evil} prize"
    result = run("--explain", "--color", colour, stdin=text.replace("\0", "").encode())
    shown = result.stdout_bytes.decode()
    for ours in ("\x1b[9;31m", "\x1b[2m", "\x1b[0m"):
        shown = shown.replace(ours, "")
    assert not [c for c in shown if c != "\n" and (c < " " or "\x7f" <= c <= "\x9f")]
    assert not set("\u202e\u2066") & set(shown)
    assert "\\x1b]0;title\\x07 \\x9b2J \\x08\\x7f \\u202e \\u2066" in shown
    assert result.stdout_bytes.decode("utf-8").count("\\x1b") >= 4


def test_visible_leaves_text_alone() -> None:
    text = "Ünïcode, \N{SNOWMAN} \N{GRINNING FACE} \u05d0\u200f e\u0301\u200d\tx"
    assert visible(text) == text
    assert visible("\ud800 \x00 \u2028") == "\\ud800 \\x00 \\u2028"


def marked(
    source: str, *residue: tuple[int, int], width: int = 80, rule: str = "ad.x"
) -> list[str]:
    """The rows of a report on the article itself, where these spans were taken out."""
    found = tuple(Residue(Kind.AD, a, b, source[a:b], "ad", rule, "") for a, b in residue)
    report = explain(Article(source, (), found), colour=False, width=width)
    return report.rpartition("\n\n")[0].split("\n")


def test_pieces_of_a_line_stand_in_rows_of_their_own() -> None:
    assert marked("One two three.", (4, 7)) == ["  One \\", "- [ad ad.x] two \\", "  three."]
    assert marked("One two three.", (0, 3), (8, 14)) == [
        "- [ad ad.x] One \\",
        "  two \\",
        "- [ad ad.x] three.",
    ]


def test_the_indent_of_a_line_is_kept() -> None:
    assert marked("One\n\ttwo three", (9, 14)) == ["  One", "      two \\", "- [ad ad.x] three"]
    assert marked("One\n\ttwo three", (5, 8)) == ["  One", "- [ad ad.x] two \\", "  three"]


def test_residue_over_several_lines_is_marked_in_each() -> None:
    assert marked("One two\nthree\nfour five", (4, 18)) == [
        "  One \\",
        "- [ad ad.x] two",
        "- [ad ad.x] three",
        "- [ad ad.x] four \\",
        "  five",
    ]


def test_residue_that_overlaps_or_is_out_of_order_shows_each_character_once() -> None:
    rows = marked("One two three four five", (8, 18), (4, 10), (5, 6), (0, 0), (9, 12))
    assert rows == ["  One \\", "- [ad ad.x] two th \\", "- [ad ad.x] ree four \\", "  five"]


def test_blank_lines_are_folded_and_none_comes_first() -> None:
    assert marked("\n \n\u200b\nOne\n\n\u00a0\n\nTwo\n\n", (9, 9)) == ["  One", "", "  Two"]


def test_rows_are_wrapped_at_the_width() -> None:
    text = "a short word " * 20 + "x" * 130 + " end."
    rows = marked(text, (0, 40), width=40)
    assert max(map(len, rows)) <= 40
    assert rows == [row.rstrip() for row in rows]
    shown = "".join(rows).replace("[ad ad.x]", "").replace("- ", "").replace("\\", "")
    assert shown.replace(" ", "") == text.replace(" ", "")
    assert marked(text, width=0) == [f"  {text}"]
    assert len(marked("x" * 200, width=3)) == 10


def test_rows_are_wrapped_by_the_columns_that_characters_take() -> None:
    assert [len(row.strip()) for row in marked("\u6e2f" * 50, width=40)] == [18, 18, 14]
    assert marked("e\u0301" * 36, width=40) == ["  " + "e\u0301" * 36]


def test_a_rule_may_have_any_name() -> None:
    rows = marked("One two", (0, 7), rule="\x1b[31m" * 6, width=40)
    assert rows == ["- [ad " + "\\x1b[31m" * 6 + "]", "- One two"]


def test_colour_changes_nothing_but_colour(folder: Path) -> None:
    found = articlecleaner.clean(STORY)
    for width in (0, 24, 60):
        shown = explain(found, colour=True, width=width)
        for ours in ("\x1b[9;31m", "\x1b[2m", "\x1b[0m"):
            assert ours in shown
            shown = shown.replace(ours, "")
        assert shown == explain(found, colour=False, width=width)


def test_metadata_and_warnings_are_shown() -> None:
    metadata = Metadata(
        title="Storm \x1b[31m",
        authors=("Ann Lee", "Bo Berg"),
        dateline=Dateline("LISBON (UPI) --", "LISBON", "UPI"),
    )
    shown = explain(Article("", (), (), metadata, ("left whole",)), colour=False)
    assert shown.splitlines() == [
        "title:    Storm \\x1b[31m",
        "authors:  Ann Lee",
        "          Bo Berg",
        "dateline: LISBON (UPI) --",
        "warning:  left whole",
        "removed:  nothing of 0 words",
    ]


# As a process


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_output_is_utf_8_in_every_locale(folder: Path, locale: str) -> None:
    text = f"{LEAD} \u017d\u00f3\u0142\u0107 \u6e2f \N{GRINNING FACE}."
    for coding in ("utf-8", "latin-1", "ascii"):
        environment = {"LC_ALL": locale, "PYTHONIOENCODING": coding}
        done = process(stdin=text.encode(), **environment)
        assert (done.stdout.decode("utf-8"), done.stderr) == (text + "\n", b"")
        data = json.loads(process("--jsonl", stdin=text.encode(), **environment).stdout)
        assert data["source"] == text


def test_exit_codes(folder: Path) -> None:
    assert process("story.txt").returncode == 0
    assert process("story.txt", "missing.txt").returncode == 1
    assert process("--no-such-option").returncode == 2
    assert process("--keep", "nothing").returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are bytes only elsewhere")
def test_names_of_files_that_are_not_utf_8_come_back_from_json(folder: Path) -> None:
    name = b"caf\xe9.txt"
    try:
        Path(os.fsdecode(name)).write_text(FERRY, "utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8")
    done = process("--jsonl", os.fsdecode(name))
    assert os.fsencode(json.loads(done.stdout.decode("utf-8"))["path"]) == name
    assert b"==> caf\\udce9.txt <==" in process(os.fsdecode(name), "story.txt").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes close differently there")
def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    (folder / "long.txt").write_text("\n".join(f"{n}: {LEAD}" for n in range(20_000)), "utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    command = [
        sys.executable,
        "-m",
        "articlecleaner",
        "--keep",
        "promo",
        "story.txt",
        "long.txt",
    ]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
def test_a_full_disk_is_named(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "articlecleaner", "story.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"cannot write: No space left" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell to close them with")
def test_closed_standard_streams_are_named(folder: Path) -> None:
    command = f"'{sys.executable}' -m articlecleaner"
    for redirected, wrong in (("<&-", b"standard input: closed"), ("story.txt >&-", b"is closed")):
        done = subprocess.run(
            ["sh", "-c", f"{command} {redirected}"],
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
        assert wrong in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        (["--explain"], {"TERM": "xterm"}, True),
        (["--explain"], {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (["--explain"], {"TERM": "dumb"}, False),
        (["--explain", "--color", "never"], {"TERM": "xterm"}, False),
        ([], {"TERM": "xterm"}, False),
    ],
)
def test_on_a_terminal(
    folder: Path, arguments: list[str], environment: dict[str, str], coloured: bool
) -> None:
    import pty

    (folder / "evil.txt").write_text(f"{LEAD}\n\x1b]0;evil\x07 {SECOND}\nShare\n", "utf-8")
    master, slave = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "articlecleaner", *arguments, "evil.txt"],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "COLUMNS": "60", **environment},
    ) as child:
        os.close(slave)
        shown = b""
        try:
            while block := os.read(master, 4096):
                shown += block
        except OSError:  # how Linux says that the other end is closed
            pass
        assert child.wait(60) == 0
    os.close(master)
    assert b"\\x1b]0;evil\\x07" in shown
    assert b"\x1b]" not in shown
    assert (b"\x1b[9;31mShare\x1b[0m" in shown) is coloured
    assert (b"\x1b" in shown) is coloured
    if arguments:
        assert all(
            len(row) <= 60 for row in shown.replace(b"\r", b"").split(b"\n") if b"\x1b" not in row
        )


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("articlecleaner ", ["plain,report", "plain,diff", "file,"]),
        ("articlecleaner re", ["plain,report", "plain,repeated", "file,re"]),
        ("articlecleaner story.txt re", ["file,re"]),
        ("articlecleaner --expl", ["plain,--explain"]),
        ("articlecleaner --keep su", ["plain,subscription"]),
        ("articlecleaner report --who", ["plain,--whole"]),
        ("articlecleaner report --drop em", ["plain,embed"]),
        ("articlecleaner diff a.js", ["file,a.js"]),
    ],
)
def test_the_shell_completes(words: str, offered: list[str]) -> None:
    environment = {
        "_ARTICLECLEANER_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    result = CliRunner().invoke(cli.main, [], env=environment, prog_name="articlecleaner")
    assert set(result.stdout.splitlines()) >= set(offered)
    assert len(offered) > 2 or len(result.stdout.splitlines()) == len(offered)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script_for_completion(shell: str) -> None:
    environment = {"_ARTICLECLEANER_COMPLETE": f"{shell}_source"}
    result = CliRunner().invoke(cli.main, [], env=environment, prog_name="articlecleaner")
    assert f"_ARTICLECLEANER_COMPLETE={shell}_complete" in result.stdout
