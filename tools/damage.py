"""Damage one line of a real cable, and see which fields of other lines change: ``make damage``.

For every cable of the shared corpus that comes as plain text, one line of each field and two of the
body are damaged in each way of ``tests/damages.py``. A field is another's if the damaged line does
not belong to it; of the body, the blocks next to the damaged one are its own. Whatever the damage,
it must come out as it went in. ``--worst N`` lists what spread farthest, ``--write`` puts the
tables into docs/robustness.md.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import attrs

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.damages import DAMAGES, OWN, Place, damaged, facts_by_field, places  # noqa: E402

import cablegram  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = ("text", "latin1", "nara", "navadmin")
BEGIN, END = "<!-- damage -->\n", "<!-- end of damage -->\n"


@attrs.define
class Tally:
    """How often fields changed that were not touched."""

    trials: Counter[str] = attrs.Factory(Counter)
    #: by kind of damage, by field of the line, by the other field: fields that changed
    by_damage: Counter[str] = attrs.Factory(Counter)
    by_line: Counter[str] = attrs.Factory(Counter)
    by_field: Counter[str] = attrs.Factory(Counter)
    asked: Counter[str] = attrs.Factory(Counter)
    quiet: Counter[str] = attrs.Factory(Counter)
    worst: list[tuple[int, str]] = attrs.Factory(list)


def chosen(cable: cablegram.Cable, random: Random) -> Iterator[Place]:
    """Yield a line of each kind, two of the body."""
    kinds: dict[str, list[Place]] = {}
    for place in places(cable):
        kinds.setdefault(place.kind, []).append(place)
    for kind, found in kinds.items():
        yield from random.sample(found, min(len(found), 2 if "body" in OWN[kind] else 1))


def own(text: str, place: Place, kind: str, cable: cablegram.Cable) -> set[str]:
    """Return the fields that the damage touches: of the line, and of the next if that is glued."""
    touched = {*OWN[place.kind]}
    if kind.startswith("glue"):
        for other in places(cable):
            if not text[place.end : other.start].strip() and other.start >= place.end:
                touched |= {*OWN[other.kind]}
    return touched


def others(before: dict[str, object], after: dict[str, object], touched: set[str]) -> set[str]:
    """Return the fields of other lines that changed."""
    return {key for key, it in before.items() if key not in touched and after[key] != it}


def study(name: str, text: str, tally: Tally) -> None:
    """Damage the lines of one cable."""
    cable = cablegram.parse(text)
    before = facts_by_field(cable)
    random = Random(name)  # noqa: S311  it need not be secret
    for place in chosen(cable, random):
        for kind in DAMAGES:
            new = damaged(text, place, kind, random)
            read = cablegram.parse(new)
            if str(read) != new:
                raise AssertionError(name)
            touched = own(text, place, kind, cable)
            changed = others(before, facts_by_field(read), touched)
            untouched = [key for key, it in before.items() if key not in touched and it]
            tally.trials.update(["all", f"damage {kind}", f"line {place.kind}"])
            tally.asked.update(["all"] * len(untouched))
            tally.asked.update([f"damage {kind}", f"line {place.kind}"] * len(untouched))
            tally.asked.update(untouched)
            tally.by_damage[kind] += len(changed)
            tally.by_line[place.kind] += len(changed)
            tally.by_field.update(changed)
            if not changed:
                tally.quiet.update(["all", f"damage {kind}", f"line {place.kind}"])
            else:
                shown = text[place.start : place.end].strip()[:70]
                what = f"{name}: {kind}, {place.kind} {shown!r}: {sorted(changed)}"
                tally.worst.append((len(changed), what))


def share(part: int, of: int) -> str:
    """Return per cent."""
    return f"{100 * part / of:.2f} %" if of else "-"


def tables(tally: Tally) -> Iterator[str]:
    """Yield the lines of the tables."""
    trials, changed = tally.trials["all"], sum(tally.by_damage.values())
    quiet, asked = tally.quiet["all"], tally.asked["all"]
    yield f"{trials:,} damaged lines; {share(quiet, trials)} of them change no field of another"
    yield f"line, and {share(changed, asked)} of all other fields change."
    for title, prefix, counts in (
        ("damage", "damage ", tally.by_damage),
        ("damaged line", "line ", tally.by_line),
    ):
        yield ""
        yield f"| {title} | lines | change no other field | other fields that change |"
        yield "| --- | ---: | ---: | ---: |"
        names = [it.removeprefix(prefix) for it in tally.trials if it.startswith(prefix)]
        for name in names:
            key = prefix + name
            cells = f"{tally.trials[key]:,} | {share(tally.quiet[key], tally.trials[key])}"
            yield f"| {name} | {cells} | {share(counts[name], tally.asked[key])} |"
    yield ""
    yield "| field | other lines damaged | changes |"
    yield "| --- | ---: | ---: |"
    for name, count in tally.by_field.most_common():
        asked = tally.asked[name]
        yield f"| {name} | {asked:,} | {share(count, asked) if asked else f'{count} times'} |"


def texts(step: int) -> Iterator[tuple[str, str]]:
    """Yield name and text of every cable of the corpus that is no page and no record."""
    for folder in FOLDERS:
        for path in sorted((CORPUS / folder).iterdir())[::step]:
            if path.name != "README.md" and path.is_file():
                cable = cablegram.parse(path.read_bytes())
                if cable.carrier in (None, "text", "plain"):
                    yield path.stem, str(cable)


def main() -> None:
    """Damage, print, and write if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--step", type=int, default=1, help="every so manieth cable")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"shared corpus not present: {CORPUS}")
    tally = Tally()
    for name, text in texts(arguments.step):
        study(name, text, tally)
    lines = "".join(f"{line}\n" for line in tables(tally))
    print(lines)
    for _, what in sorted(tally.worst, reverse=True)[: arguments.worst]:
        print(what)
    if arguments.write:
        page = ROOT / "docs" / "robustness.md"
        before, _, rest = page.read_text("utf-8").partition(BEGIN)
        page.write_text(before + BEGIN + lines + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
