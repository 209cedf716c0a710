"""What docs/security.md promises to who reads texts of strangers."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.test_threads import fresh

import cablegram

PACKAGE = Path(cablegram.__file__).parent

WATCHED = """
from pathlib import Path
seen = []
def watch(event, arguments):
    seen.append((event, arguments))
from tests.lines import LINES
from tests.texts import TEXTS
# Names of files, addresses and programs: nothing looks them up.
TEXTS["names"] = (
    "UNCLAS LA PAZ 2080\\n\\nSUBJ: /etc/passwd http://localhost:1/\\n\\n1. (U) file:///etc/hosts\\n"
    "<script src='http://localhost:1/a.js'></script> $(touch a) ../../a\\n"
)
def read():
    for text in TEXTS.values():
        cable = cablegram.parse(text)
        cablegram.to_dict(cable)
        cablegram.parse(str(cable).encode())
    for lines in LINES.values():
        for line in lines:
            cablegram.to_dict(cablegram.parse("BT\\n" + line.text))
            cablegram.to_dict(cablegram.parse(line.text))
"""


def test_reading_opens_nothing() -> None:
    """Once a dialect was read, reading a text of it does nothing that Python's audit hooks see.

    No file, socket, process or import; and nothing is compiled or run that comes out of a text.
    """
    fresh(
        WATCHED
        + """
read()
sys.addaudithook(watch)
read()
harmless = {"builtins.id", "object.__getattr__", "sys._getframe"}
events = {event for event, _ in seen} - harmless
assert not events, events
"""
    )


def test_the_first_reading_opens_the_package_alone() -> None:
    """The first time, the grammars and modules of the package are read; never a socket."""
    fresh(
        WATCHED
        + """
import lark
homes = [Path(it).resolve() for it in {*sys.path, sys.prefix, sys.base_prefix} if it]
homes.append(Path(cablegram.__file__).resolve().parents[2])
sys.addaudithook(watch)
read()
kept = list(seen)
for event, arguments in kept:
    for forbidden in ("socket.", "subprocess.", "os.exec", "os.system", "os.spawn"):
        assert not event.startswith(forbidden), event
    if event == "open" and isinstance(arguments[0], str):
        path = Path(arguments[0]).resolve()
        assert arguments[1] in {"r", "rb", None}, arguments
        assert any(path.is_relative_to(home) for home in homes), path
"""
    )


def test_nothing_runs_what_it_reads() -> None:
    """No module of the package unpickles, evaluates or runs; what is kept is kept as JSON."""
    forbidden = {"pickle", "marshal", "shelve", "subprocess", "socket", "urllib.request", "http"}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [it.name for it in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "compile", "__import__"}, path
            assert not {*names} & forbidden, path
