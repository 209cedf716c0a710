"""Measure speed against a yardstick in the same run; ``make bench`` writes the table.

The yardstick ("scan") is the work that any line-oriented reader must do: split the text into lines
and match one compiled alternation of twelve named patterns against each. Ratios hold from machine
to machine, times do not. Grammars are built beforehand, as users build them, without interegular.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

sys.modules["interegular"] = None  # type: ignore[assignment]  # as if not installed

import cablegram  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "text"
README = ROOT / "benchmarks" / "README.md"
RUNS = 5
MARK = "<!-- table -->\n"

SCAN = re.compile(
    r"(?P<identification>VZCZC\w+)|(?P<routing>(?:ZZ|OO|PP|RR) R\w+)|(?P<station>DE R\w+)"
    r"|(?P<security>ZN[RY] \w+)|(?P<preamble>[ZOPR] \d{6}Z)|(?P<originator>FM )|(?P<action>TO )"
    r"|(?P<information>INFO )|(?P<order>E\.?O)|(?P<tags>TAGS)|(?P<subject>SUBJ)"
    r"|(?P<number>\S?\d+\.)"
)


def scan(text: str) -> int:
    """Split a text into lines and match each; return how many bear a sign."""
    return sum(SCAN.match(line) is not None for line in text.splitlines(keepends=True))


def best(call: Callable[[], object]) -> float:
    """Return the seconds of processor time of the fastest run."""
    times = []
    for _ in range(RUNS):
        begun = process_time()
        call()
        times.append(process_time() - begun)
    return min(times)


def read_texts() -> tuple[str, list[str]]:
    """Return what is measured: the shared corpus if it is here, else the seeds twenty times."""
    folder, times = (CORPUS, 1) if CORPUS.is_dir() else (ROOT / "seeds", 20)
    texts = [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))] * times
    return f"{len(texts)} texts of {folder.name}/", texts


def lines() -> list[str]:
    """Return the table, as Markdown."""
    name, texts = read_texts()
    size = sum(len(text.encode()) for text in texts)
    cables = [cablegram.parse(text) for text in texts]
    for cable in cables:
        cablegram.to_dict(cable)  # so that every field's grammar is built
    yardstick = best(lambda: [scan(text) for text in texts])
    measured = {
        "scan": yardstick,
        "tree with spans (`parse`)": best(lambda: [cablegram.parse(text) for text in texts]),
        "tree and record (`to_dict`)": best(
            lambda: [cablegram.to_dict(cablegram.parse(text)) for text in texts]
        ),
        "print (`bytes`)": best(lambda: [bytes(cable) for cable in cables]),
    }
    table = [
        f"Python {sys.version.split()[0]}, one core, {name}, {size / 1e6:.2f} MB, best of {RUNS}.",
        "",
        "| work | MB/s | share of scan |",
        "| --- | --- | --- |",
    ]
    for work, seconds in measured.items():
        share = f"1/{seconds / yardstick:.1f}"
        table.append(f"| {work} | {size / seconds / 1e6:.1f} | {share} |")
    return table


def main() -> None:
    """Print the table; with ``--write`` put it into ``benchmarks/README.md``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    table = "\n".join(lines()) + "\n"
    print(table)
    if options.write:
        head = README.read_text(encoding="utf-8").partition(MARK)[0]
        README.write_text(head + MARK + table, encoding="utf-8")


if __name__ == "__main__":
    main()
