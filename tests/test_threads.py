"""One grammar, many threads; fork and spawn; copies; nothing of Python's own is changed."""

from __future__ import annotations

import ast
import copy
import json
import multiprocessing
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.edit.dialects import MESSAGE
from tests.texts import TEXTS
from tests.watch import ended, started

import cablegram

THREADS = 4
PROTOCOLS = range(pickle.HIGHEST_PROTOCOL + 1)


def fresh(program: str) -> str:
    """Run a program in a process of its own, one that has read no cable yet."""
    begin = f"import sys\nsys.path[:0] = {[*sys.path]!r}\nimport cablegram\n"
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-W", "error", "-c", begin + program],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


AT_ONCE = f"""
import json, threading
from tests.edit.dialects import MESSAGE
sys.setswitchinterval(1e-4)
gate, found, failed = threading.Barrier({THREADS}), [], []

def work():
    try:
        gate.wait()
        found.append(json.dumps(cablegram.to_dict(cablegram.parse(MESSAGE))))
    except BaseException as error:
        failed.append(repr(error))

threads = [threading.Thread(target=work) for _ in range({THREADS})]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not failed, failed
assert len(found) == {THREADS}
assert len(set(found)) == 1
print(found[0])
"""


def test_threads_share_a_grammar_from_its_first_use() -> None:
    """Threads that all read a process's first cable, at once, get what one alone gets."""
    expected = cablegram.to_dict(cablegram.parse(MESSAGE))
    assert json.loads(fresh(AT_ONCE)) == expected


@pytest.mark.usefixtures("quick_switches")
def test_threads_read_what_one_reads() -> None:
    """Many threads over all dialects, each text many times."""
    expected = {text: cablegram.to_dict(cablegram.parse(text)) for text in TEXTS.values()}
    work = [*TEXTS.values()] * 6
    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(lambda text: cablegram.to_dict(cablegram.parse(text)), work))
    assert found == [expected[text] for text in work]


@pytest.mark.usefixtures("quick_switches")
def test_threads_share_a_cable() -> None:
    """Threads may ask one cable for its fields at once; the fields are read when asked for."""
    for text in TEXTS.values():
        expected = cablegram.to_dict(cablegram.parse(text))
        cable, gate = cablegram.parse(text), threading.Barrier(THREADS)

        def work(_: int, cable: cablegram.Cable = cable, gate: threading.Barrier = gate) -> object:
            gate.wait()
            return cablegram.to_dict(cable)

        with ThreadPoolExecutor(THREADS) as pool:
            assert list(pool.map(work, range(THREADS))) == [expected] * THREADS


@pytest.fixture
def quick_switches() -> Iterator[None]:
    """Let threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes(method: str) -> None:
    """Cables are read in other processes, forked behind the first parse or started anew."""
    cables = [cablegram.parse(text) for text in TEXTS.values()]
    with ProcessPoolExecutor(2, multiprocessing.get_context(method)) as pool:
        found = list(pool.map(cablegram.parse, TEXTS.values()))
    assert [cablegram.to_dict(it) for it in found] == [cablegram.to_dict(it) for it in cables]


def test_fork_in_front_of_the_first_parse() -> None:
    """A child that is forked before any grammar was built builds its own."""
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("this system does not fork")
    fresh("""
import multiprocessing
with multiprocessing.get_context("fork").Pool(2) as pool:
    cables = pool.map(cablegram.parse, ["UNCLAS LA PAZ 2080\\n"] * 4)
assert [cable.post for cable in cables] == ["LA PAZ"] * 4
""")


FORKS = """
import os, threading, time
from tests.texts import TEXTS
from tests.watch import ended, started
sys.setswitchinterval(1e-4)
texts = [*TEXTS.values()]
expected = [cablegram.to_dict(cablegram.parse(text)) for text in texts]
ended = threading.Event()

def work():
    while not ended.is_set():
        for text in texts:
            cablegram.to_dict(cablegram.parse(text))

threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads: thread.start()
for fork in range(15):
    time.sleep(0.01 * (fork % 4))
    pid = os.fork()
    if pid == 0:
        found = [cablegram.to_dict(cablegram.parse(text)) for text in texts]
        os._exit(found != expected)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
ended.set()
for thread in threads: thread.join()
"""


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_fork_while_other_threads_parse() -> None:
    """A child has no thread but its own, and waits for none of those that it does not have."""
    if not hasattr(os, "fork"):
        pytest.skip("this system does not fork")
    code, _, errors = ended(started(f"import cablegram\n{FORKS}"))
    assert (code, errors) == (0, "")


def test_no_lock_of_functools(repository: Path) -> None:
    """No property has the lock that functools gives it in Python 3.11."""
    for path in (repository / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "functools":
                assert "cached_property" not in {it.name for it in node.names}, path
            assert not (isinstance(node, ast.Attribute) and node.attr == "cached_property"), path


@pytest.mark.parametrize("name", TEXTS)
class TestCopies:
    """Copies of a cable are cables: before their fields were read, and after."""

    @pytest.mark.parametrize("protocol", PROTOCOLS)
    @pytest.mark.parametrize("state", ["new", "read"])
    def test_pickle(self, name: str, protocol: int, state: str) -> None:
        """By every protocol."""
        cable = cablegram.parse(TEXTS[name])
        if state == "read":
            cablegram.to_dict(cable)
        self.check(cable, pickle.loads(pickle.dumps(cable, protocol)))  # noqa: S301

    @pytest.mark.parametrize("of", [copy.copy, copy.deepcopy])
    @pytest.mark.parametrize("state", ["new", "read"])
    def test_copy(
        self, name: str, of: Callable[[cablegram.Cable], cablegram.Cable], state: str
    ) -> None:
        """Shallow and deep."""
        cable = cablegram.parse(TEXTS[name].encode())
        if state == "read":
            cablegram.to_dict(cable)
        self.check(cable, of(cable))

    def check(self, cable: cablegram.Cable, other: cablegram.Cable) -> None:
        """Compare text, bytes, class, tree, record."""
        assert type(other) is type(cable)
        assert other == cable
        assert hash(other) == hash(cable)
        assert (str(other), bytes(other)) == (str(cable), bytes(cable))
        assert other.tree.dump() == cable.tree.dump()
        assert cablegram.to_dict(other) == cablegram.to_dict(cable)
        assert repr(other) == repr(cable)


def test_other_objects_copy() -> None:
    """Findings, blocks and values go to other processes too."""
    cable = cablegram.parse(TEXTS["LF"] + "¶9. (C) Out of order.\n")
    new = cablegram.reformat(cable, "plain")
    compared = cablegram.compare(cable, str(cable).replace("Ships", "Boats"))
    for value in (cable.diagnostics, cable.body, cable.to, cable.references, compared):
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301
    assert pickle.loads(pickle.dumps(new)).undo() == str(cable)  # noqa: S301


def test_python_is_left_as_it_was() -> None:
    """Neither reading nor writing changes the limits, hooks or settings of the process."""
    fresh("""
import gc, locale, signal, threading, warnings
def state():
    return (
        sys.getrecursionlimit(), sys.getswitchinterval(), sys.get_int_max_str_digits(),
        sys.excepthook, sys.gettrace(), sys.getprofile(), gc.isenabled(), gc.get_threshold(),
        locale.getlocale(), signal.getsignal(signal.SIGINT), threading.active_count(),
        warnings.filters[:],
    )
before = state()
from tests.texts import TEXTS
from tests.watch import ended, started
for text in TEXTS.values():
    cable = cablegram.parse(text)
    cablegram.to_dict(cable)
    for style in ("normal", "plain", "wire", "seed"):
        cablegram.reformat(cable, style).undo()
    cablegram.compare(cable, text)
assert state() == before
""")


def test_nothing_recurses_over_length() -> None:
    """Texts of hundreds of lines, of every shape, are read on a stack of a few dozen calls."""
    fresh("""
from tests.shapes import SHAPES, grown
for size, limit in ((300, 1000), (10_000, 100)):
    for name in SHAPES:
        text = grown(name, size)
        sys.setrecursionlimit(limit)  # here to find out; the package leaves it alone
        cablegram.to_dict(cablegram.parse(text))
        sys.setrecursionlimit(1000)
""")


def test_100_000_paragraphs() -> None:
    """They have a record, each of them."""
    lines = "".join(f"{number}. (U) All is quiet.\n\n" for number in range(1, 100_001))
    record = cablegram.to_dict(cablegram.parse("UNCLAS LA PAZ 2080\n\n" + lines))
    assert len(record["body"]) == 100_000
    # No number of the format has four digits; the paragraphs are there without.
    assert [it["number"] for it in record["body"][:999]] == list(range(1, 1_000))


def test_100_000_addressees() -> None:
    """They have a record, each of them, and the cable can be copied."""
    line = "RUEHC/SECSTATE WASHDC 1234\n"
    text = f"O 101530Z APR 09\nFM AMEMBASSY AMMAN\nTO {line * 100_000}BT\nUNCLAS AMMAN 1\n"
    cable = cablegram.parse(text)
    assert len(cablegram.to_dict(cable)["to"]) == 100_000
    assert str(pickle.loads(pickle.dumps(cable))) == text  # noqa: S301
