"""Write the shared corpus and the seeds in every style, and count what holds.

Run by ``make roundtrip``. Four proofs for each text: the record of the new text says the same, a
second formatting changes nothing, the undo gives the first text back (as ``str`` and as bytes,
through JSON), and no line of the new text is unrecognised. ``--write FILE`` puts the tables into a
Markdown file, between its markers; what a person wrote around them stays.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import attrs

import cablegram
from cablegram._record import facts
from cablegram._styles.reformat import STYLES

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
CARRIERS = ("text", "html", "latin1", "csv", "nara", "smart", "navadmin")
PROOFS = ("same facts", "idempotent", "reversible", "closed")
BEGIN, END = "<!-- roundtrip -->\n", "<!-- end of roundtrip -->\n"


@attrs.define
class Tally:
    """What holds for one style and one carrier."""

    texts: int = 0
    held: Counter[str] = attrs.Factory(Counter)
    #: bytes of the undo data as JSON, per cent of the bytes of the text
    sizes: list[float] = attrs.Factory(list)
    #: texts that are not written as they should be, by what was left
    left: Counter[str] = attrs.Factory(Counter)


def messages(folder: Path, step: int) -> Iterator[tuple[str, cablegram.Cable]]:
    """Yield name and cable of every message of a folder."""
    paths = sorted(path for path in folder.iterdir() if path.name != "README.md")
    for path in paths[::step]:
        cables = list(cablegram.read(path))
        for number, cable in enumerate(cables, 1):
            yield path.stem + (f" record {number}" if len(cables) > 1 else ""), cable


def unrecognised(cable: cablegram.Cable) -> int:
    """Count the lines that no rule of the format knows."""
    return sum(one.code == "unknown-line" for one in cable.diagnostics)


def judge(cable: cablegram.Cable, told: dict[str, Any], style: str, tally: Tally) -> list[str]:
    """Prove one text in one style; return what does not hold."""
    new = cablegram.reformat(cable, style)
    again = cablegram.parse(bytes(new))
    got, strange, wrong = facts(again), unrecognised(again), []
    if got != told:
        differs = ", ".join(key for key in told if told[key] != got[key])
        wrong.append(f"same facts: {differs}")
    if cablegram.reformat(again, style).text != new.text:
        wrong.append("idempotent")
    if not is_reversible(cable, new, style):
        wrong.append("reversible")
    if strange:
        wrong.append(f"closed: lines that no rule knows, {strange}")
    tally.texts += 1
    tally.held.update(proof for proof in PROOFS if not any(it.startswith(proof) for it in wrong))
    tally.sizes.append(100 * undo_size(new) / max(1, len(bytes(cable))))
    tally.left.update({finding.code for finding in new.findings})
    return wrong


def is_reversible(cable: cablegram.Cable, new: cablegram.Reformatted, style: str) -> bool:
    """Tell whether undo gives back what was read: the bytes, and the same text as ``str``."""
    there = json.loads(json.dumps(new.undo_list()))
    if cable.encoding is not None and new.undo() != bytes(cable):
        return False
    if cablegram.undo(bytes(new), there) != cablegram.undo(new.text, there):
        return False
    text = cablegram.reformat(cablegram.parse(str(cable)), style)
    return text.undo() == str(cable)


def undo_size(new: cablegram.Reformatted) -> int:
    """Return the bytes of the undo data as JSON, with its digests."""
    return len(json.dumps(new.undo_list(), separators=(",", ":")))


def together(tallies: dict[tuple[str, str], Tally]) -> Iterator[tuple[tuple[str, str], Tally]]:
    """Yield the sum over all carriers, style by style."""
    for style in dict.fromkeys(style for style, _ in tallies):
        parts = [tally for (name, _), tally in tallies.items() if name == style]
        held = sum((tally.held for tally in parts), Counter[str]())
        sizes = [size for tally in parts for size in tally.sizes]
        yield (style, "all"), Tally(sum(tally.texts for tally in parts), held, sizes)


def report(tallies: dict[tuple[str, str], Tally], failed: dict[str, list[str]]) -> Iterator[str]:
    """Yield the tables as Markdown."""
    yield f"| style | carrier | texts | {' | '.join(PROOFS)} | undo, median | undo, 95 of 100 |"
    yield f"| --- | --- | --- |{' --- |' * (len(PROOFS) + 2)}"
    for (style, carrier), tally in [*tallies.items(), *together(tallies)]:
        held = " | ".join(str(tally.held[proof]) for proof in PROOFS)
        most = quantiles(tally.sizes, n=20)[-1] if len(tally.sizes) > 1 else tally.sizes[0]
        sizes = f"{median(tally.sizes):.1f} % | {most:.1f} %"
        yield f"| `{style}` | {carrier} | {tally.texts} | {held} | {sizes} |"
    yield ""
    yield "Texts with a finding of the style:"
    yield ""
    for (style, carrier), tally in tallies.items():
        found = ", ".join(f"`{code}` {times}" for code, times in sorted(tally.left.items()))
        if found:
            yield f"- `{style}`, {carrier}: {found}"
    yield ""
    yield "What does not hold, by name:" if failed else "All four hold for every text."
    yield ""
    for what, styles in failed.items():
        yield f"- {what} ({', '.join(styles)})"


def folders(corpus: Path) -> dict[str, Path]:
    """Return the folder of each carrier that is there."""
    found = {carrier: corpus / carrier for carrier in CARRIERS}
    found["seeds"] = ROOT / "seeds"
    return {carrier: folder for carrier, folder in found.items() if folder.is_dir()}


def main() -> int:
    """Read the options, run, print; the exit code is 1 if a proof of a text fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--style", action="append", choices=STYLES)
    parser.add_argument("--carrier", action="append")
    parser.add_argument("--step", type=int, default=1, help="every so-manieth file")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if not options.corpus.is_dir():
        print(f"skipped the shared corpus: not present ({options.corpus})")
    styles = options.style or [name for name, module in STYLES.items() if find_spec(module)]
    where = folders(options.corpus)
    wanted = [name for name in where if name in (options.carrier or where)]
    tallies = {(style, name): Tally() for style in styles for name in wanted}
    failed: dict[str, list[str]] = defaultdict(list)
    seconds: Counter[str] = Counter()
    for carrier in wanted:
        for name, cable in messages(where[carrier], options.step):
            told = facts(cable)
            for style in styles:
                begun = time.perf_counter()
                for what in judge(cable, told, style, tallies[style, carrier]):
                    failed[f"{carrier}, {name}: {what}"].append(style)
                seconds[style] += time.perf_counter() - begun
    lines = list(report(tallies, failed))
    print("\n".join(lines))
    print("seconds:", ", ".join(f"{style} {spent:.0f}" for style, spent in seconds.items()))
    if options.write:
        old = options.write.read_text(encoding="utf-8")
        before, rest = old.split(BEGIN)
        after = rest.split(END)[1]
        new = "".join([before, BEGIN, "\n".join(lines), "\n", END, after])
        options.write.write_text(new, encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
