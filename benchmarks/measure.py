"""Measure what the grammar and the parser cost; print the figures of docs/architecture.md.

    python benchmarks/measure.py

Each figure is processor time, the best of several runs. The seeds are always measured; a folder
of more cables is measured if it is named, or stands beside the repository. Grammars are built as
users build them, without interegular, which Lark asks for overlapping terminals wherever it is
installed; ``--strict`` builds them with it, as the tests do, and prints nothing else.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time

STRICT = "--strict" in sys.argv
if not STRICT:
    sys.modules["interegular"] = None  # type: ignore[assignment]  # as if not installed

from cablegram import parse, to_dict  # noqa: E402
from cablegram._grammar import cable_grammar, grammar_folder, load_parser  # noqa: E402
from cablegram._parse import parse_tree  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
BESIDE = ROOT.parent / "shared" / "corpus" / "text"
RUNS = 5


def main() -> None:
    """Print all figures."""
    arguments = argparse.ArgumentParser(description="Measure grammar and parser.")
    arguments.add_argument("folder", nargs="?", type=Path, default=BESIDE, help="more cables")
    arguments.add_argument("--strict", action="store_true", help="only build, in strict mode")
    folder: Path = arguments.parse_args().folder
    if STRICT:
        print_builds("strict mode, with interegular", runs=1)
        return
    print(f"Python {sys.version.split()[0]}, processor time of one core, best of {RUNS} runs")
    print_start()
    print_size()
    print_builds("as users build them", runs=3)
    print_parsing("the two seeds", read_folder(ROOT / "seeds"))
    if folder.is_dir():
        texts = read_folder(folder)
        print_parsing(f"{len(texts)} cables of {folder.name}/", texts)
    print_growth()


def best(call: Callable[[], object], runs: int = RUNS) -> float:
    """Return the seconds of processor time of the fastest run."""
    times = []
    for _ in range(runs):
        start = process_time() + _of_children()
        call()
        times.append(process_time() + _of_children() - start)
    return min(times)


def _of_children() -> float:
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def read_folder(folder: Path) -> list[str]:
    """Return the texts of a folder, line ends kept."""
    files = sorted(folder.glob("*.txt"))
    return [path.read_bytes().decode("utf-8", "replace") for path in files]


def print_start() -> None:
    """Print what a program pays before it reads a cable."""
    bare = best(lambda: run("pass"))
    loaded = best(lambda: run("import cablegram"))
    print(f"\nimport cablegram: {(loaded - bare) * 1000:.0f} ms")


def run(statement: str) -> None:
    """Run one statement in a Python of its own."""
    subprocess.run([sys.executable, "-c", statement], check=True)  # noqa: S603  our own words


def print_size() -> None:
    """Print how many terminals and rules the grammar of a message has."""
    parser = load_parser(cable_grammar(), "cable")
    names = {rule.origin.name for rule in parser.rules}
    written = [name for name in names if not name.startswith("__")]
    print(f"\ngrammar of a message: {len(parser.terminals)} terminals, {len(written)} rules")


def print_builds(how: str, runs: int) -> None:
    """Print what building each grammar costs."""
    print(f"\ngrammars built, {how}:")
    grammars = {"cable": cable_grammar()}
    for path in sorted((grammar_folder() / "fields").glob("*.lark")):
        if path.stem != "terminals":
            grammars[path.stem] = path.read_text(encoding="utf-8")
    load_parser("a: B\nB: /b/", "a")  # so that none pays for Lark's own start
    for start, text in grammars.items():
        took = best(lambda: load_parser(text, start, strict=STRICT), runs)  # noqa: B023  called at once
        print(f"  {start:<16} {took * 1000:5.0f} ms", flush=True)


def print_parsing(name: str, texts: list[str]) -> None:
    """Print tree, printing and record over some texts."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    trees = [parse_tree(text) for text in texts]
    tokens = sum(1 for tree in trees for _ in tree.tokens())
    length = sum(len(text) for text in texts) / tokens
    each = tokens / len(texts)
    print(f"\n{name}: {size:.2f} MB, {each:.0f} tokens a cable, {length:.0f} characters a token")
    tell("tree", best(lambda: [parse_tree(text) for text in texts]), size, len(texts))
    tell("printing", best(lambda: [tree.text for tree in trees]), size, len(texts))
    whole = best(lambda: [to_dict(parse(text)) for text in texts], runs=2)
    tell("tree and record", whole, size, len(texts))


def tell(name: str, seconds: float, size: float, count: int) -> None:
    """Print one figure in MB/s and in milliseconds a cable."""
    print(f"  {name:<16} {size / seconds:6.1f} MB/s, {seconds / count * 1000:6.2f} ms a cable")


def print_growth() -> None:
    """Print the time for one cable, repeated: it has to grow in line with the length."""
    text = read_folder(ROOT / "seeds")[0]
    print("\none seed repeated, time for the tree per copy:")
    for times in (1, 10, 100):
        took = best(lambda: parse_tree(text * times))  # noqa: B023  called at once
        print(f"  {times:3} times: {took / times * 1000:.2f} ms")


if __name__ == "__main__":
    main()
