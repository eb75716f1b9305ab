"""Law 3, from outside: importing and cleaning reads the installation and nothing else."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import articlecleaner

PACKAGE = Path(articlecleaner.__file__).parent

WATCHED = """
import os, sys, sysconfig

allowed = tuple({os.path.realpath(path) for path in (
    *sysconfig.get_paths().values(), sys.prefix, sys.base_prefix, sys.argv[1],
    "/usr/share/zoneinfo", "/etc/localtime", "/dev/null")})
forbidden = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.remove", "os.mkdir")

def watch(event, arguments):
    if page_read and event in ("socket.__new__", "socket.bind"):
        # urllib3, which trafilatura imports, asks once whether the machine has IPv6.
        if event == "socket.__new__" or arguments[1] == ("::1", 0):
            return
    if event.startswith(forbidden):
        raise SystemExit(f"{event} {arguments}")
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path, mode, flags = arguments
        written = bool((flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        name = os.path.realpath(os.fsdecode(path))
        if written or not name.startswith(allowed):
            raise SystemExit(f"open {name} {mode} {flags}")

page_read = False
sys.dont_write_bytecode = True
sys.addaudithook(watch)
import articlecleaner
text = "Title: Storm closes port\\nLISBON, Nov. 30 (UPI) -- The port was closed.\\nAdvertisement"
assert articlecleaner.clean(text).residue
articlecleaner.clean(text).to_html()
page_read = True
page = "<article><h1>Storm</h1>" + "<p>The port was closed on Monday after the storm.</p>" * 9
assert articlecleaner.clean_html(page).source
page_read = False
ACTION
print("pure")
"""


def watched(action: str = "") -> subprocess.CompletedProcess[str]:
    code = WATCHED.replace("ACTION", action)
    run = [sys.executable, "-c", code, str(PACKAGE)]
    return subprocess.run(run, capture_output=True, text=True, cwd="/")


def test_cleaning_opens_no_socket_and_no_file_outside() -> None:
    result = watched()
    assert result.stdout == "pure\n", result.stderr


def test_the_watch_sees_sockets_and_files() -> None:
    assert "socket." in watched("import socket; socket.socket()").stderr
    assert "open /proc" in watched("open('/proc/self/maps')").stderr
    assert "open" in watched("open(sys.argv[1] + '/new.txt', 'w')").stderr


def test_nothing_runs_or_unpickles_what_it_reads() -> None:
    unsafe = {"eval", "exec", "compile", "__import__"}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in unsafe, f"{path}:{node.lineno}"
            names = [alias.name for alias in getattr(node, "names", []) if hasattr(alias, "name")]
            names.append(getattr(node, "module", None) or "")
            assert not {"pickle", "marshal", "shelve", "socket"} & set(names), path
