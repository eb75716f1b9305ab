"""The examples of docs/integrations.md print what it says, where their hosts are installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "integrations.md").read_text("utf-8")
EXAMPLES = re.findall(
    r"^## (.*)\n(?:.*\n)*?```python\n((?:.*\n)*?)```\n\nprints\n\n```text\n((?:.*\n)*?)```",
    PAGE,
    re.MULTILINE,
)


def test_every_section_has_an_example() -> None:
    assert [title for title, _, _ in EXAMPLES] == re.findall("^## (.*)", PAGE, re.MULTILINE)


@pytest.mark.parametrize(
    ("code", "printed"), [pytest.param(*rest, id=title) for title, *rest in EXAMPLES]
)
def test_example(code: str, printed: str, tmp_path: Path) -> None:
    modules = set(re.findall(r"^(?:from|import) (\w+)", code, re.MULTILINE))
    if missing := sorted(module for module in modules if find_spec(module) is None):
        pytest.skip(f"{', '.join(missing)} is not installed")
    if "pyspark" in modules and shutil.which("java") is None:
        pytest.skip("Spark needs Java, and there is no java here")
    (tmp_path / "example.py").write_text(code, "utf-8")
    done = subprocess.run(
        [sys.executable, "example.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert (done.stdout, done.returncode) == (printed, 0), done.stderr[-3000:]
