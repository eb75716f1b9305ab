"""The output of a run, in parts: what a part holds is safe, whenever the run is killed."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from pathlib import Path
from typing import IO, Any

from articlecleaner.batch.work import Done


class Parts:
    """The folder `OUT.part` beside an output, until all is done.

    It holds numbered parts, each written under another name, flushed to disk and then renamed, and
    `state.json`, which is replaced after each part: how many parts and chunks are done, with the
    counts so far. What is not in the state is not there, and is done again.

    Args:
        out: the output; its name says its form.
        job: what the run reads and how, as JSON; a run that was killed goes on only as itself.
        schema: of a Parquet output.

    Raises:
        ValueError: the output is there already, or the folder is that of another job, or in use.
    """

    def __init__(self, out: Path, job: dict[str, Any], schema: Any = None) -> None:
        self.out = out
        self.folder = out.with_name(out.name + ".part")
        self.schema = schema
        self.state: dict[str, Any] = {
            "job": json.loads(json.dumps(job)),
            "parts": 0,
            "chunks": 0,
            "documents": 0,
            "failed": 0,
            "size": 0,
            "complete": False,
        }
        self._batches: list[Any] = []
        self._open: list[IO[bytes]] = []
        fresh = not self.folder.exists()
        if fresh and out.exists():
            raise ValueError(f"{out} is there already; remove it, or choose another output")
        self.folder.mkdir(parents=True, exist_ok=True)
        self._lock = open(self.folder / "lock", "w")  # noqa: SIM115
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ValueError(f"another run is at work on {out}") from None
        if (self.folder / "state.json").exists():
            self._resume()
        self._begin()

    def _resume(self) -> None:
        state = json.loads((self.folder / "state.json").read_text("utf-8"))
        if state["job"] != self.state["job"]:
            changed = [
                name for name, value in self.state["job"].items() if state["job"].get(name) != value
            ]
            raise ValueError(
                f"{self.folder} is of a run with other {', '.join(changed)}; finish that one, or "
                "remove the folder to start anew"
            )
        self.state = state

    def _begin(self) -> None:
        names = ("data.new", "errors.new")
        self._open = [open(self.folder / name, "wb") for name in names]  # noqa: SIM115

    @property
    def complete(self) -> bool:
        """Whether all chunks are done."""
        return bool(self.state["complete"])

    def add(self, done: Done) -> None:
        """Take what came of the next chunk; it is safe after the next `commit`."""
        data, errors = self._open
        if self.schema is None:
            data.write(done.output)
        elif done.documents:
            self._batches.append(done.output)
        errors.write(done.errors)
        self.state["chunks"] += 1
        for name in ("documents", "failed", "size"):
            self.state[name] += getattr(done, name)

    def commit(self, complete: bool = False) -> None:
        """Make safe what was added."""
        data, errors = self._open
        if self.schema is not None:
            import pyarrow as pa
            import pyarrow.parquet as pq

            table = pa.Table.from_batches(self._batches, self.schema)
            pq.write_table(table, data, compression="zstd")
            self._batches = []
        number = self.state["parts"]
        for file, name in ((data, f"{number:06}.data"), (errors, f"{number:06}.errors")):
            _safe(file)
            os.replace(file.name, self.folder / name)
        self.state["parts"] += 1
        self.state["complete"] = complete
        with open(self.folder / "state.new", "wb") as file:
            file.write(json.dumps(self.state).encode())
            _safe(file)
        os.replace(self.folder / "state.new", self.folder / "state.json")
        self._begin()

    def finish(self) -> Path | None:
        """Put the parts together as the output, at once; the path of the errors, if there are any.

        The folder is removed last, so that a run that is killed in here finishes when run again.
        """
        errors = self.out.with_name(self.out.name + ".errors.jsonl")
        if self.state["failed"]:
            self._join("errors", errors)
        if not self.out.exists():
            if self.schema is None:
                self._join("data", self.out)
            else:
                self._join_parquet()
        self.close()
        shutil.rmtree(self.folder)
        return errors if self.state["failed"] else None

    def close(self) -> None:
        """Let go of the folder; what was not committed is lost."""
        for file in self._open:
            file.close()
        self._lock.close()

    def _parts(self, name: str) -> list[Path]:
        return [self.folder / f"{number:06}.{name}" for number in range(self.state["parts"])]

    def _join(self, name: str, target: Path) -> None:
        """Lines, and members of gzip and frames of zstd as well, are joined by their bytes."""
        with open(self.folder / "joined.new", "wb") as joined:
            for path in self._parts(name):
                with open(path, "rb") as part:
                    shutil.copyfileobj(part, joined, 1 << 20)
            _safe(joined)
        os.replace(joined.name, target)

    def _join_parquet(self) -> None:
        import pyarrow.parquet as pq

        with open(self.folder / "joined.new", "wb") as joined:
            with pq.ParquetWriter(joined, self.schema, compression="zstd") as writer:
                for path in self._parts("data"):
                    writer.write_table(pq.read_table(path, partitioning=None))
            _safe(joined)
        os.replace(joined.name, self.out)


def _safe(file: IO[bytes]) -> None:
    """Have all of a file on disk, and close it."""
    if not file.closed:
        file.flush()
        os.fsync(file.fileno())
        file.close()
