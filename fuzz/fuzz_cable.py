"""Fuzz the reading of cables, guided by coverage: ``make fuzz MINUTES=10``.

Every input is read, printed and made a record; one in four is put to one of the other promises
of ``tests/promises.py``, one in a hundred is written in a style: which, its digest says. A broken
promise is put down in ``fuzz/finds``, once for each place in the code that it broke at, and the
run goes on: it shall tell more than one thing in a night. Arguments are those of libFuzzer.

Guided by coverage of the code, a fuzzer sees little of a parser that runs by tables: one loop
takes every text. So each pair of neighbouring lines in the tree counts as a branch too.
"""

from __future__ import annotations

import gc
import pkgutil
import sys
import traceback
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from random import Random
from zlib import crc32

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
FINDS = Path(__file__).parent / "finds"

#: what is not run, or would be run with more than is installed
LEFT_OUT = ("cablegram._cli", "cablegram._convert", "cablegram.testing")
#: where every text goes the same way, so that following it costs a tenth and tells nothing
NOT_FOLLOWED = ["cablegram._machine.loop", "cablegram.tree"]

with atheris.instrument_imports(include=["cablegram"], exclude=NOT_FOLLOWED):
    import cablegram

    # All at once: what is imported later, when it is first asked for, would not be followed.
    for module in pkgutil.walk_packages(cablegram.__path__, "cablegram."):
        if not module.name.startswith(LEFT_OUT):
            import_module(module.name)

from tests.lines import LINES, OPENINGS  # noqa: E402
from tests.promises import PROMISES, WRITTEN, recorded, restyled  # noqa: E402

#: one input in so many
A_PROMISE, A_STYLE = 4, 100
#: pairs of lines that count as branches; those met later than these do not
PAIRS = 20_000
#: lines of every kind, for the mutator
POOL = sorted(
    {line.text.encode() for lines in LINES.values() for line in lines}
    | {text.encode() for place in OPENINGS for _, text in place.opening}
)


class Guide:
    """Gives each pair of neighbouring lines a branch of its own."""

    def __init__(self) -> None:
        """Reserve the branches before the run: libFuzzer's table does not grow well."""
        self._free = [atheris._reserve_counter() for _ in range(PAIRS)]  # noqa: SLF001
        self._branches: dict[tuple[str, str, str], int] = {}

    def show(self, cable: cablegram.Cable) -> None:
        """Count the pairs of one cable."""
        before = ""
        for node in cable.tree.nodes():
            for child in node.children:
                if isinstance(child, cablegram.tree.Token):
                    pair = node.kind, before, child.kind
                    before = child.kind
                    branch = self._branches.get(pair)
                    if branch is None and self._free:
                        branch = self._branches[pair] = self._free.pop()
                    if branch is not None:
                        atheris._trace_branch(branch)  # noqa: SLF001


def checked(data: bytes) -> None:
    """Put one input to what its digest says, so that it is put to the same each time."""
    choice = crc32(data)
    if choice % A_PROMISE == 0:
        promises = list(PROMISES.values())
        promises[choice // A_PROMISE % len(promises)](data)
    if choice % A_STYLE == 0:
        restyled(data, WRITTEN[choice // A_STYLE % len(WRITTEN)])


def record(data: bytes, error: Exception) -> None:
    """Write an input that broke a promise into the folder of finds, the shortest of each place."""
    trace = "".join(traceback.format_exception(error))
    frames = traceback.extract_tb(error.__traceback__)
    ours = [it for it in frames if "cablegram" in it.filename or "promises" in it.filename]
    place = f"{type(error).__name__} " + " ".join(
        f"{Path(it.filename).name}:{it.name}:{it.line}" for it in ours[-2:]
    )
    name = sha256(place.encode()).hexdigest()[:12]
    known = FINDS / f"{name}.bin"
    if known.exists() and known.stat().st_size <= len(data):
        return
    FINDS.mkdir(exist_ok=True)
    known.write_bytes(data)
    (FINDS / f"{name}.trace").write_text(f"{place}\n{trace}", "utf-8", "backslashreplace")
    print(f"find: {place} ({len(data)} bytes, {known})", flush=True)


def main() -> None:
    """Run until libFuzzer's limits."""
    guide: list[Guide] = []

    def one_input(data: bytes) -> None:
        try:
            cable = cablegram.parse(data)
            guide[0].show(cable)
            recorded(cable, data)
            checked(data)
        except Exception as error:  # noqa: BLE001  that is what is looked for
            record(data, error)

    atheris.Setup(sys.argv, one_input, custom_mutator=mutated)
    guide.append(Guide())
    gc.freeze()  # grammars and modules stay; the collector need not look at them each time
    atheris.Fuzz()


def mutated(data: bytes, limit: int, seed: int) -> bytes:
    """Change an input: in half of the cases bytes, as libFuzzer does, else lines."""
    random = Random(seed)  # noqa: S311  it need not be secret
    if random.random() < 0.5:  # noqa: PLR2004
        return bytes(atheris.Mutate(data, limit))
    rows = data.splitlines(keepends=True) or [b""]
    for _ in range(random.choice((1, 1, 2, 4))):
        _change(rows, random)
    return b"".join(rows)[:limit]


def _change(rows: list[bytes], random: Random) -> None:
    at = random.randrange(len(rows) + 1)
    row = rows[min(at, len(rows) - 1)] if rows else b""
    match random.randrange(8):
        case 0 | 1 | 2:
            rows.insert(at, random.choice(POOL))
        case 3:
            rows.insert(at, row)
        case 4:
            rows[at : at + random.choice((1, 1, 3))] = []
        case 5:  # glued to the next
            rows[at : at + 1] = [row.rstrip(b"\r\n") + random.choice((b"", b" "))]
        case 6:  # cut in two
            cut = random.randrange(len(row) + 1)
            rows[at : at + 1] = [row[:cut], random.choice((b"\n", b"\r\n", b" ")), row[cut:]]
        case _:  # goes elsewhere
            rows[at : at + 1] = []
            rows.insert(random.randrange(len(rows) + 1), row)


if __name__ == "__main__":
    main()
