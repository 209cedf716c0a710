"""Measure how time grows with the size of a text: ``make growth``.

For ordinary texts, and for each hostile shape of ``tests/shapes.py``: the processor time of the
tree and of the complete record from 1 KB on, and the exponent that fits best (least squares over
the logarithms). Times below a twentieth of a second are left out of the fit where enough others are
left: there, what a text costs whatever its size hides how the rest grows. A shape whose exponent
is above 1.1 is measured again without Python's collector of cyclic garbage, which looks at all that
there is each time that there is a quarter more.

``--write`` puts the table into docs/robustness.md, and the plot beside it.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from math import log
from pathlib import Path
from signal import SIGINT, default_int_handler, signal

import attrs

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.shapes import SHAPES, grown, ordinary  # noqa: E402

import cablegram  # noqa: E402

ORDINARY = "an ordinary cable"
BEGIN, END = "<!-- growth -->\n", "<!-- end of growth -->\n"
KB, MB = 1 << 10, 1 << 20
#: seconds; below them the clock and the first lines count for much
CERTAIN = 0.05
MANY = 1.0
FEWEST = 3
#: exponents that are aimed at
AIM = 1.1


@attrs.define
class Growth:
    """Times of one shape."""

    name: str
    #: by size: of the tree, and of tree and record
    tree: dict[int, float] = attrs.Factory(dict)
    record: dict[int, float] = attrs.Factory(dict)
    #: the same with the collector off, where it is above the aim with it
    alone: Growth | None = None

    def worst(self) -> float:
        """Return the larger exponent."""
        return max(exponent(self.tree), exponent(self.record))


def exponent(times: dict[int, float]) -> float:
    """Return the exponent of the power of the size that fits the times best."""
    certain = {size: spent for size, spent in times.items() if spent >= CERTAIN}
    chosen = certain if len(certain) >= FEWEST else dict(list(times.items())[-FEWEST:])
    sizes, spent = [log(it) for it in chosen], [log(it) for it in chosen.values()]
    mean, other = sum(sizes) / len(sizes), sum(spent) / len(spent)
    above = sum((a - mean) * (b - other) for a, b in zip(sizes, spent, strict=True))
    return above / sum((it - mean) ** 2 for it in sizes)


def seconds(text: str) -> tuple[float, float]:
    """Return the processor time of the tree, and of tree and record; the least of a few."""
    runs = [_once(text)]
    first = runs[0][1]
    runs += [_once(text) for _ in range(3 if first < CERTAIN else 2 if first < MANY else 0)]
    return min(tree for tree, _ in runs), min(record for _, record in runs)


def _once(text: str) -> tuple[float, float]:
    before = time.process_time()
    cable = cablegram.parse(text)
    parsed = time.process_time() - before
    cablegram.to_dict(cable)
    return parsed, time.process_time() - before


def measured(
    name: str, make: Callable[[int], str], sizes: list[int], longest: float, limit: float
) -> Growth:
    """Measure one shape, up to the size that would take longer than it may.

    ``longest`` is the processor time of one text, ``limit`` the time by the clock of them all.
    """
    growth = Growth(name)
    began = time.monotonic()
    for size in sizes:
        text = make(size)
        growth.tree[size], growth.record[size] = seconds(text)
        spent = time.monotonic() - began
        if growth.record[size] * 6 > longest or (spent * 4 > limit and len(growth.tree) > FEWEST):
            break
    return growth


def without_collector(
    name: str, make: Callable[[int], str], sizes: list[int], longest: float, limit: float
) -> Growth:
    """Measure with the collector off."""
    gc.collect()
    gc.disable()
    try:
        return measured(name, make, sizes, longest, limit)
    finally:
        gc.enable()


def sizes(most: int) -> list[int]:
    """Return the sizes from 1 KB on, each four times the one before."""
    found = [KB]
    while found[-1] * 4 <= most:
        found.append(found[-1] * 4)
    return found


def shown(size: int) -> str:
    """Return a size as people say it."""
    return f"{size // MB} MB" if size >= MB else f"{size // KB} KB"


def table(growths: list[Growth]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| shape | up to | tree | exponent | tree and record | exponent | without the collector |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for it in growths:
        size = max(it.tree)
        cells = f"{it.tree[size]:.2f} s | {exponent(it.tree):.2f}"
        cells += f" | {it.record[size]:.2f} s | {exponent(it.record):.2f}"
        alone = (
            f"{exponent(it.alone.tree):.2f}, {exponent(it.alone.record):.2f}" if it.alone else ""
        )
        yield f"| {it.name} | {shown(size)} | {cells} | {alone} |"


WIDE, HIGH, EDGE = 760, 520, 60


def plot(growths: list[Growth]) -> Iterator[str]:
    """Yield the lines of a drawing: time against size, both as logarithms; one line a shape."""
    most = max(max(it.record) for it in growths)
    low, high = 1e-4, 1e3

    def x(size: float) -> float:
        return EDGE + (WIDE - 2 * EDGE) * log(size / KB) / log(most / KB)

    def y(spent: float) -> float:
        spent = min(max(spent, low), high)
        return HIGH - EDGE - (HIGH - 2 * EDGE) * log(spent / low) / log(high / low)

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}"'
    yield ' font-family="sans-serif" font-size="12">'
    yield f'<rect width="{WIDE}" height="{HIGH}" fill="white"/>'
    yield _text(EDGE, 24, "Tree and complete record: processor time against size")
    yield _text(EDGE, 42, "black: an ordinary cable; blue: hostile shapes; dashed: linear")
    for size in sizes(most):
        yield f'<path d="M{x(size):.0f} {EDGE}V{HIGH - EDGE}" stroke="#ddd"/>'
        yield _text(x(size), HIGH - EDGE + 18, shown(size), "middle")
    for power in range(-4, 4):
        yield f'<path d="M{EDGE} {y(10**power):.0f}H{WIDE - EDGE}" stroke="#ddd"/>'
        yield _text(EDGE - 6, y(10**power) + 4, f"{10**power:g} s", "end")
    slope = [(size, size * 1e-6) for size in sizes(most)]
    yield _line([(x(a), y(b)) for a, b in slope], 'stroke="#c00" stroke-dasharray="5 4"')
    for it in growths[1:] + growths[:1]:
        is_ordinary = it is growths[0]
        manner = (
            'stroke="black" stroke-width="2.5"' if is_ordinary else 'stroke="#36c" opacity="0.4"'
        )
        yield _line([(x(a), y(b)) for a, b in it.record.items()], manner, it.name)
    yield "</svg>"


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{words}</text>'


def _line(points: list[tuple[float, float]], manner: str, name: str = "") -> str:
    places = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
    title = f"<title>{name}</title>" if name else ""
    return f'<polyline points="{places}" fill="none" {manner}>{title}</polyline>'


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=4, help="MB of the largest hostile text")
    parser.add_argument("--ordinary", type=int, default=64, help="MB of the largest ordinary text")
    parser.add_argument("--longest", type=float, default=150, help="seconds that one text may take")
    parser.add_argument("--minutes", type=float, default=600, help="minutes that all may take")
    parser.add_argument("--only", help="shapes with this word in their name")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    seconds(ordinary(KB))
    signal(SIGINT, default_int_handler)  # a shell lets its jobs ignore it
    growths: list[Growth] = []
    names = [name for name in [ORDINARY, *SHAPES] if (arguments.only or "") in name]
    ends = time.monotonic() + arguments.minutes * 60
    with suppress(KeyboardInterrupt):  # what was measured until then is written
        for left, name in zip(range(len(names), 0, -1), names, strict=True):
            # Some of what is left is for those that have to be measured again.
            limit = (ends - time.monotonic()) / left / 1.3
            growths.append(shape(name, arguments, limit))
            print(list(table(growths[-1:]))[-1], flush=True)
    print(f"the largest exponent: {max(it.worst() for it in growths):.2f}")
    print(f"without the collector: {max((it.alone or it).worst() for it in growths):.2f}")
    if arguments.write:
        write(growths)


def shape(name: str, arguments: argparse.Namespace, limit: float) -> Growth:
    """Measure an ordinary cable or a hostile shape, twice if it is above the aim."""
    is_ordinary = name == ORDINARY
    make = ordinary if is_ordinary else partial(grown, name)
    most = sizes((arguments.ordinary if is_ordinary else arguments.most) * MB)
    factor = 10 if is_ordinary else 1
    growth = measured(name, make, most, arguments.longest * factor, limit * factor)
    if growth.worst() > AIM:
        of_those = [size for size in most if size in growth.tree]
        growth.alone = without_collector(name, make, of_those, arguments.longest * factor, limit)
    return growth


def write(growths: list[Growth]) -> None:
    """Put the table between its marks, and the drawing beside the page."""
    page = ROOT / "docs" / "robustness.md"
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    lines = "".join(f"{line}\n" for line in table(growths))
    page.write_text(before + BEGIN + lines + END + after, "utf-8")
    drawing = "".join(f"{line}\n" for line in plot(growths))
    (ROOT / "docs" / "growth.svg").write_text(drawing, "utf-8")


if __name__ == "__main__":
    main()
