"""`articlecleaner batch`: all sorts of input, and no loss and no doubles when it is killed."""

from __future__ import annotations

import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import articlecleaner
from articlecleaner.cli import main

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
zstandard = pytest.importorskip("zstandard", reason="zstandard is not installed")
import pyarrow.parquet as pq  # noqa: E402

from articlecleaner.batch import Options, clean_files, run, sources  # noqa: E402
from articlecleaner.batch.parts import Parts  # noqa: E402
from articlecleaner.integrations.arrow import types  # noqa: E402

STORY = "The port of Lisbon was closed on Monday after {} waves had been measured off the coast."


def text(number: int) -> str:
    """A document with two pieces of residue, unlike all others."""
    return f"{STORY.format(number)}\n\nRead more: Ten storms that changed the coast\n\nShare"


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines, packed or not."""
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    elif path.suffix == ".zst":
        data = zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()
    return [json.loads(line) for line in data.splitlines()]


def lines(numbers: range) -> bytes:
    return b"".join(
        json.dumps({"id": number, "text": text(number)}).encode() + b"\n" for number in numbers
    )


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
@pytest.mark.parametrize("out_suffix", ["", ".gz", ".zst"])
def test_json_lines(tmp_path: Path, suffix: str, out_suffix: str) -> None:
    pack = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}[suffix]
    source, out = tmp_path / f"in.jsonl{suffix}", tmp_path / f"out.jsonl{out_suffix}"
    source.write_bytes(pack(lines(range(150))) + pack(lines(range(150, 200))))
    summary = clean_files([source], out)
    assert (summary.documents, summary.failed, summary.errors) == (200, 0, None)
    found = rows(out)
    assert [row["id"] for row in found] == list(range(200))
    assert [row["body"] for row in found] == [STORY.format(n) for n in range(200)]
    assert found[7]["text"] == text(7)
    assert found[7]["residue"] == articlecleaner.clean(text(7)).to_dict()["residue"]
    assert set(os.listdir(tmp_path)) == {source.name, out.name}


def test_parquet_keeps_types_and_order(tmp_path: Path) -> None:
    for part in range(2):
        numbers = range(part * 100, part * 100 + 100)
        table = pa.table(
            {"n": pa.array(numbers, pa.int32()), "content": [text(n) for n in numbers]}
        )
        pq.write_table(table, tmp_path / f"{part}.parquet")
    out = tmp_path / "out.parquet"
    clean_files([tmp_path / "0.parquet", tmp_path / "1.parquet"], out, Options("content"))
    table = pq.read_table(out)
    assert table.schema.field("n").type == pa.int32()
    assert table["n"].to_pylist() == list(range(200))
    assert table["body"].to_pylist() == [STORY.format(n) for n in range(200)]
    assert table.column_names == ["n", "content", "body", "metadata", "residue", "warnings"]


def record(kind: str, url: str, content: bytes, http: bool) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" if http else b""
    block = head + content
    sort = "application/http; msgtype=response" if http else "text/plain"
    fields = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2024-11-30T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: {sort}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(fields.encode() + block + b"\r\n\r\n")


def test_archives_pages_and_texts_in_a_directory(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    paragraphs = "".join(f"<p>{STORY.format(n)} It was a long day, he said.</p>" for n in range(4))
    page = f"<html><head><title>Storm</title></head><body><article>{paragraphs}</article></body>"
    url = "https://a.example/storm"
    (folder / "a.warc.gz").write_bytes(
        record("request", url, b"GET", False) + record("response", url, page.encode(), True)
    )
    (folder / "b.warc.wet.gz").write_bytes(record("conversion", url, text(1).encode(), False))
    (folder / "c.txt").write_text(text(2))
    (folder / "deep" / "d.html").write_text(page)
    (folder / ".hidden.txt").write_text(text(3))
    (folder / "picture.png").write_bytes(b"\x89PNG")
    out = tmp_path / "out.jsonl"
    assert clean_files([folder], out).documents == 4
    warc, wet, plain, html = rows(out)
    assert warc["url"] == wet["url"] == warc["metadata"]["url"] == url
    assert warc["date"] == "2024-11-30T10:00:00Z"
    assert warc["body"] == html["body"]
    assert warc["body"].count("It was a long day") == 4
    assert (wet["body"], plain["body"]) == (STORY.format(1), STORY.format(2))
    assert plain["path"] == str(folder / "c.txt")


def test_json_lines_as_parquet(tmp_path: Path) -> None:
    odd: list[dict[str, Any]] = [
        {
            "id": 1,
            "n": 1,
            "tags": ["a"],
            "who": "Ann",
            "info": {"a": 1},
            "none": None,
            "big": 2**70,
        },
        {"id": 2, "n": 0.5, "tags": [], "who": ["Bob"], "more": "\ud800 \u6e2f", "big": 1},
        {"id": 3, "n": None, "yes": True, "deep": [[1], [2.5, None]]},
    ]
    source, out = tmp_path / "in.jsonl", tmp_path / "out.parquet"
    good = [json.dumps({**row, "text": text(n)}) for n, row in enumerate(odd)]
    source.write_text("\n".join([good[0], "broken", good[1], '{"text": 7}', good[2]]))
    summary = clean_files([source], out)
    assert (summary.documents, summary.failed) == (3, 2)
    table = pq.read_table(out)
    assert [table.schema.field(name).type for name in ("id", "n", "yes", "tags")] == [
        pa.int64(),
        pa.float64(),
        pa.bool_(),
        pa.list_(pa.string()),
    ]
    assert table.schema.field("residue").type == types()["residue"]
    assert table["body"].to_pylist() == [STORY.format(n) for n in range(3)]
    found = {name: table[name].to_pylist() for name in table.column_names}
    assert (found["n"], found["yes"]) == ([1.0, 0.5, None], [None, None, True])
    assert (found["tags"], found["none"]) == ([["a"], [], None], [None] * 3)
    assert found["who"] == ["Ann", '["Bob"]', None]  # of two types: text, in JSON if it is none
    assert found["info"] == ['{"a": 1}', None, None]
    assert found["big"] == [str(2**70), "1", None]
    assert found["more"] == [None, "\ufffd \u6e2f", None]
    assert found["deep"] == [None, None, [[1.0], [2.5, None]]]


def test_archives_pages_and_texts_as_parquet(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out.parquet"
    folder.mkdir()
    (folder / "a.wet.gz").write_bytes(record("conversion", "https://a.example", b"Rain.", False))
    (folder / "b.txt").write_text(text(2))
    (folder / "c.html").write_text(f"<p>{STORY.format(3)}</p>")
    (folder / "d.jsonl").write_bytes(lines(range(1)))
    pq.write_table(pa.table({"id": [4], "text": [text(4)]}), folder / "e.parquet")
    clean_files([folder], out)
    table = pq.read_table(out)
    assert table["url"].to_pylist() == ["https://a.example", None, None, None, None]
    assert table["source"].to_pylist() == [None, None, STORY.format(3), None, None]
    assert table["body"].to_pylist() == ["Rain.", *[STORY.format(n) for n in (2, 3, 0, 4)]]
    assert table["id"].to_pylist() == [None, None, None, 0, 4]


def test_columns_that_do_not_fit_together_are_told(tmp_path: Path) -> None:
    pq.write_table(pa.table({"id": [4], "text": ["Rain."]}), tmp_path / "a.parquet")
    (tmp_path / "b.jsonl").write_text('{"id": "b", "text": "Rain."}')
    with pytest.raises(ValueError, match="do not fit together"):
        clean_files([tmp_path / "a.parquet", tmp_path / "b.jsonl"], tmp_path / "out.parquet")
    (tmp_path / "c.jsonl").write_text("broken")
    assert clean_files([tmp_path / "c.jsonl"], tmp_path / "c.parquet").failed == 1
    assert pq.read_table(tmp_path / "c.parquet").num_rows == 0


def test_broken_records_go_to_the_side(tmp_path: Path) -> None:
    good = lines(range(3)).splitlines(keepends=True)
    bad = [
        b"{no json}\n",
        b"7\n",
        b'{"text": null}\n',
        b'{"txt": "a"}\n',
        b'{"text": "a", "body": 1}\n',
    ]
    (tmp_path / "a.jsonl").write_bytes(good[0] + b"".join(bad) + good[1])
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(lines(range(2, 500)))[:-200])
    out = tmp_path / "out.jsonl"
    command = ["batch", str(tmp_path / "a.jsonl"), str(tmp_path / "b.jsonl.gz"), "-o", str(out)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 1, (result.output, result.exception)
    found = [row["id"] for row in rows(out)]
    assert found == list(range(len(found)))
    assert len(found) > 3
    told = rows(tmp_path / "out.jsonl.errors.jsonl")
    assert [(Path(row["input"]).name, row["record"]) for row in told[:5]] == [
        ("a.jsonl", number) for number in range(1, 6)
    ]
    assert told[5]["input"].endswith("b.jsonl.gz")
    assert "cannot be read from here" in told[5]["error"]
    assert "another prefix" in told[4]["error"]


def test_a_single_chunk_starts_no_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "ProcessPoolExecutor", None)
    source = tmp_path / "in.jsonl"
    source.write_bytes(lines(range(3)))
    assert clean_files([source], tmp_path / "out.jsonl", workers=4).documents == 3


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["no.jsonl", "-o", "o.jsonl"], "no such file"),
        (["in.jsonl", "-o", "o.csv"], "of no known form"),
        (["in.png", "-o", "o.jsonl"], "of no known sort"),
        (["in.jsonl", "-o", "o.parquet", "--text-field", "body"], "no column 'body'"),
        (["in.jsonl", "-o", "in.jsonl"], "is there already"),
    ],
)
def test_what_does_not_fit_is_told_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in.jsonl", "in.png"):
        Path(name).write_bytes(lines(range(1)))
    result = CliRunner().invoke(main, ["batch", *command])
    assert result.exit_code == 2
    assert told in result.output
    assert sorted(os.listdir()) == ["in.jsonl", "in.png"]


RUN = """
import sys
from articlecleaner import batch
from articlecleaner.batch import run
if __name__ == "__main__":
    run._DOCUMENTS = 200
    batch.clean_files([sys.argv[1]], sys.argv[2], workers=int(sys.argv[3]))
"""


@pytest.mark.parametrize(("workers", "form"), [(1, "jsonl"), (2, "jsonl"), (1, "parquet")])
def test_killed_at_random_points_it_loses_nothing_and_doubles_nothing(
    tmp_path: Path, workers: int, form: str
) -> None:
    source, script = tmp_path / "in.jsonl", tmp_path / "run.py"
    source.write_bytes(lines(range(3000)) + b"broken\n" + lines(range(3000, 4000)))
    script.write_text(RUN)
    whole, killed = tmp_path / f"whole.{form}", tmp_path / f"killed.{form}"
    clean_files([source], whole)
    chance = random.Random(workers)
    kills = 0
    command = [sys.executable, str(script), str(source), str(killed), str(workers)]
    while not killed.exists():
        process = subprocess.Popen(command, start_new_session=True)
        if kills < 6:
            # By how far it has come, as its speed is the machine's: a run has twenty parts.
            goal = parts_done(killed) + chance.randint(0, 2)
            while process.poll() is None and parts_done(killed) < goal:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.05))
        else:
            process.wait(60)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            process.wait()
            kills += 1
            deadline = time.monotonic() + 30
            while not alone(process.pid):
                assert time.monotonic() < deadline, "a process of the pool outlives its parent"
                time.sleep(0.05)
        else:
            assert process.returncode == 0
    assert kills >= 2
    if form == "parquet":
        assert pq.read_table(killed).equals(pq.read_table(whole))
    else:
        assert killed.read_bytes() == whole.read_bytes()
    errors = [tmp_path / f"{name}.{form}.errors.jsonl" for name in ("whole", "killed")]
    assert errors[0].read_bytes() == errors[1].read_bytes()
    assert not (tmp_path / f"killed.{form}.part").exists()


def parts_done(out: Path) -> int:
    """How many parts of an output are safe; 0 before the first, and when all is in one file."""
    try:
        state = json.loads((out.with_name(out.name + ".part") / "state.json").read_text("utf-8"))
    except FileNotFoundError:
        return 0
    return int(state["parts"])


def alone(group: int) -> bool:
    """Whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def test_another_job_does_not_go_on_with_the_parts_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(lines(range(300)))
    monkeypatch.setattr(run, "_DOCUMENTS", 100)
    with monkeypatch.context() as context:
        context.setattr(Parts, "finish", lambda parts: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            clean_files([source], out)
    with pytest.raises(ValueError, match="other options"):
        clean_files([source], out, Options(prefix="a_"))
    assert clean_files([source], out).documents == 300
    assert len(rows(out)) == 300


PAD = "x" * 20_000


def many_lines(count: int) -> bytes:
    return b"".join(
        json.dumps({"id": number, "text": "Rain fell.", "pad": PAD}).encode() + b"\n"
        for number in range(count)
    )


def many_pages(count: int) -> bytes:
    page = f"<!-- {PAD} --><p>Rain fell on the coast all day.</p>".encode()
    return b"".join(
        record("response", f"https://a.example/{number}", page, True) for number in range(count)
    )


@pytest.mark.parametrize(
    ("name", "made", "form"),
    [
        ("in.jsonl", many_lines, "jsonl"),
        ("in.jsonl.gz", lambda count: gzip.compress(many_lines(count)), "parquet"),
        ("in.warc.gz", many_pages, "jsonl.gz"),
    ],
)
def test_memory_does_not_grow_with_the_input(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    made: Callable[[int], bytes],
    form: str,
) -> None:
    monkeypatch.setattr(sources, "_RECORDS", 4)
    monkeypatch.setattr(run, "_DOCUMENTS", 8)

    def peak(count: int) -> int:
        source = tmp_path / f"{count}{name}"
        source.write_bytes(made(count))
        tracemalloc.start()
        assert clean_files([source], tmp_path / f"{count}.{form}").documents == count
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)  # what is loaded on first use
    few, many = peak(20), peak(200)
    assert many < 1.2 * few, (few, many)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_lines_that_a_site_repeats(tmp_path: Path, workers: str) -> None:
    box = "Good taste arrives every Friday with our editors, straight to your letterbox at home."
    source = tmp_path / "in.jsonl"
    source.write_text(
        "".join(
            json.dumps({"url": f"https://a.example/{n}", "text": f"{STORY.format(n)}\n\n{box}"})
            + "\n"
            for n in range(100)
        )
        + json.dumps({"text": "no address"})
    )
    counts, out = tmp_path / "counts.jsonl", tmp_path / "out.jsonl"
    command = ["repeated", str(source), "-o", str(counts), "--workers", workers]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, (result.output, result.exception)
    assert "1 lines of 1 sites" in result.output
    assert "1 documents were left out" in result.output
    command = [
        "batch",
        str(source),
        "-o",
        str(out),
        "--repeated",
        str(counts),
        "--workers",
        workers,
    ]
    assert CliRunner().invoke(main, command).exit_code == 0
    found = rows(out)
    assert [row["body"] for row in found] == [*map(STORY.format, range(100)), "no address"]
    assert found[0]["residue"][0]["rule"] == "repeated.line"
