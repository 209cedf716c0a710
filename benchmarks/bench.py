"""Measure speed against a yardstick in the same run; ``make bench`` writes the table.

The yardstick ("scan") is the work that any line-oriented reader must do: split the text into lines
and match one compiled alternation of twelve named patterns against each. Ratios hold from machine
to machine, times do not. Grammars are built beforehand, but for the rows that say otherwise;
without interegular, as users have it. A row whose tool is not installed is left out.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import cycle
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, process_time
from typing import Any

sys.modules["interegular"] = None  # type: ignore[assignment]  # as if not installed

import cablegram  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
SEEDS = ROOT / "seeds"
README = ROOT / "benchmarks" / "README.md"
RUNS = 5
MARK = "<!-- table -->\n"
#: so long is the one message whose memory is measured
LONG = 8_000_000
#: what two processes and one convert: some seconds' work
CONVERTED = 12_000_000
SUBJECT = "TRADE TALKS"

SCAN = re.compile(
    r"(?P<identification>VZCZC\w+)|(?P<routing>(?:ZZ|OO|PP|RR) R\w+)|(?P<station>DE R\w+)"
    r"|(?P<security>ZN[RY] \w+)|(?P<preamble>[ZOPR] \d{6}Z)|(?P<originator>FM )|(?P<action>TO )"
    r"|(?P<information>INFO )|(?P<order>E\.?O)|(?P<tags>TAGS)|(?P<subject>SUBJ)"
    r"|(?P<number>\S?\d+\.)"
)


def scan(text: str) -> int:
    """Split a text into lines and match each; return how many bear a sign."""
    return sum(SCAN.match(line) is not None for line in text.splitlines(keepends=True))


def best(call: Callable[[Any], object], items: Sequence[Any], runs: int = RUNS) -> float:
    """Return the seconds of processor time for all items, each by its fastest run.

    The items take turns, as they would in one long run; what other programs do to the processor's
    caches in one of the runs falls out.
    """
    fastest = [float("inf")] * len(items)
    for _ in range(runs):
        for index, item in enumerate(items):
            begun = process_time()
            call(item)
            fastest[index] = min(fastest[index], process_time() - begun)
    return sum(fastest)


def read_texts() -> tuple[str, list[str]]:
    """Return what is measured: the shared corpus if it is here, else the seeds twenty times."""
    folder, times = (CORPUS / "text", 1) if CORPUS.is_dir() else (SEEDS, 20)
    return f"{len(list(folder.glob('*.txt'))) * times} texts of {folder.name}/", texts_of(
        folder
    ) * times


def texts_of(folder: Path) -> list[str]:
    """Return the texts of a folder, line ends kept."""
    return [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))]


def size_of(texts: list[str]) -> int:
    """Return the bytes of some texts."""
    return sum(len(text.encode()) for text in texts)


def as_record(text: str) -> str:
    """Return the record of ``cables.csv`` that a text would stand in."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"1","1/2/1978 9:00","78TEHRAN1","","","","","{quoted}"\n'


def speeds() -> Iterator[str]:
    """Yield the rows of speed: MB/s, and the share of the yardstick or of another row."""
    name, texts = read_texts()
    size = size_of(texts)
    cables = [cablegram.parse(text) for text in texts]
    for cable in cables:
        cablegram.to_dict(cable)  # so that every field's grammar is built
    some = [cable for cable in cables if cable.subject]
    part = [str(cable) for cable in some]
    for cable in some[:1]:
        cable.replace(subject=SUBJECT)
    yield f"Python {sys.version.split()[0]}, one core, {name}, {size / 1e6:.2f} MB, best of {RUNS};"
    yield f"programs running at the start: {os.getloadavg()[0]:.1f}, cores: {os.cpu_count()}."
    yield from ("", "| work | MB/s | against | goal |", "| --- | --- | --- | --- |")
    yardstick = best(scan, texts, 2 * RUNS)

    def row(work: str, seconds: float, goal: str, done: int = size) -> str:
        share = seconds / done * size / yardstick
        return f"| {work} | {done / seconds / 1e6:.2f} | 1/{share:.1f} of scan | {goal} |"

    tree = best(cablegram.parse, texts)
    record = best(lambda text: cablegram.to_dict(cablegram.parse(text)), texts)
    yield row("scan", yardstick, "")
    yield row("tree with spans (`parse`)", tree, "1/5")
    yield row("tree and record (`to_dict`)", record, "1/12")
    yield row("print (`bytes`)", best(bytes, cables), "1/2")
    printed = best(bytes, some)
    replaced = best(lambda cable: bytes(cable.replace(subject=SUBJECT)), some)
    done = size_of(part)
    yield (
        f"| `replace` of the subject, and print | {done / replaced / 1e6:.2f} "
        f"| {replaced / printed:.1f} times print | 1.2 |"
    )
    yield from carriers(texts, tree / size)
    yield from others(size, tree / size)


def carriers(texts: list[str], each: float) -> Iterator[str]:
    """Yield what the same messages cost in ``cables.csv``, and the archive's files."""
    kinds = {"`cables.csv`, the same texts": [as_record(text) for text in texts]}
    if (CORPUS / "nara").is_dir():
        kinds["NARA's files"] = texts_of(CORPUS / "nara")
    for name, records in kinds.items():
        done = size_of(records)
        for record in records:
            cablegram.parse(record)
        took = best(cablegram.parse, records)
        times = took / done / each
        yield f"| {name}: tree | {done / took / 1e6:.2f} | {times:.2f} times plain text | 1.5 |"


def others(size: int, each: float) -> Iterator[str]:
    """Yield lossless parsers of other formats, on their own formats and as many bytes."""
    code = [path.read_text("utf-8") for path in sorted((ROOT / "src").rglob("*.py"))]
    tables = [(ROOT / "pyproject.toml").read_text("utf-8")]
    for module, function, files in (
        ("tomlkit", "parse", tables),
        ("libcst", "parse_module", code),
    ):
        try:
            parse = getattr(import_module(module), function)
        except ImportError:
            continue
        taken: list[str] = []
        for text in cycle(files):
            if size_of(taken) >= size:
                break
            taken.append(text)
        took = best(parse, taken, 1)
        done = size_of(taken)
        times = took / done / each
        yield f"| {module} | {done / took / 1e6:.2f} | our tree is {times:.0f} times as fast | 30 |"


def starts() -> Iterator[str]:
    """Yield what a process pays before and with its first cable, grammar included."""
    seed = next(iter(sorted(SEEDS.glob("*.txt"))))
    read = f"cablegram.parse(open({str(seed)!r}, encoding='utf-8', newline='').read())"
    bare = _start("pass")
    lark = _start("import lark") - bare
    both = _start("import lark, attrs") - bare
    more = _start("import lark, attrs, cablegram") - bare - both
    alone = _start("import cablegram") - bare
    tree = _start(f"import cablegram; {read}") - bare
    record = _start(f"import cablegram; cablegram.to_dict({read})") - bare
    yield from ("", "| start of a process | ms | against | goal |", "| --- | --- | --- | --- |")
    yield f"| `import lark, attrs` | {both * 1e3:.0f} | | |"
    yield f"| `import cablegram` alone | {alone * 1e3:.0f} | | |"
    yield f"| ... added to lark and attrs | {more * 1e3:.0f} | {more / both:.2f} of it | 0.5 |"
    yield f"| first tree | {tree * 1e3:.0f} | {tree / lark:.1f} times `import lark` | 3 |"
    yield f"| first record | {record * 1e3:.0f} | {record / lark:.1f} times `import lark` | |"


def _start(statement: str) -> float:
    times = []
    for _ in range(RUNS):
        begun = _of_children()
        subprocess.run([sys.executable, "-c", statement], check=True)  # noqa: S603  our own words
        times.append(_of_children() - begun)
    return min(times)


def _of_children() -> float:
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def conversions() -> Iterator[str]:
    """Yield what two processes do in the time of one."""
    texts = read_texts()[1]
    times = -(-CONVERTED // size_of(texts))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, text in enumerate(texts * times):
            (folder / f"{number:06}.txt").write_bytes(text.encode())
        took = [min(_convert(folder, jobs) for _ in range(2)) for jobs in (1, 2)]
    yield from (
        "",
        "| `cablegram convert` | seconds | against | goal |",
        "| --- | --- | --- | --- |",
    )
    yield f"| one process | {took[0]:.1f} | | |"
    yield f"| two processes | {took[1]:.1f} | {took[0] / took[1]:.2f} times as fast | 1.8 |"


def _convert(folder: Path, jobs: int) -> float:
    out = folder.parent / f"{folder.name}.jsonl"
    begun = perf_counter()
    program = "from cablegram._cli import main; main()"
    options = ["convert", str(folder), "--out", str(out), "--jobs", str(jobs)]
    subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", program, *options], check=True, capture_output=True
    )
    took = perf_counter() - begun
    out.unlink()
    return took


def memory() -> Iterator[str]:
    """Yield the peak of memory for one long message: a seed whose body is repeated."""
    text = next(iter(texts_of(SEEDS)))
    head, gap, body = text.partition("\n\n")
    long = head + gap + body * (LONG // len(body))
    tracemalloc.start()
    tree = cablegram.parse(long)
    first = tracemalloc.get_traced_memory()[1]
    cablegram.to_dict(tree)
    second = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    yield from (
        "",
        f"| peak of memory, one message of {LONG / 1e6:.0f} MB | times the text | goal |",
    )
    yield "| --- | --- | --- |"
    yield f"| tree | {first / len(long):.1f} | 12 |"
    yield f"| tree and record | {second / len(long):.1f} | 12 |"


def main() -> None:
    """Print the tables; with ``--write`` put them into ``benchmarks/README.md``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    lines = []
    for part in (speeds, starts, conversions, memory):
        for line in part():
            print(line, flush=True)
            lines.append(line)
    if options.write:
        head = README.read_text(encoding="utf-8").partition(MARK)[0]
        README.write_text(head + MARK + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
