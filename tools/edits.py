"""Edit real cables with words that tempt, and count edits that change another field.

``make edits``. Edits of every kind are asked of the cables of the shared corpus, in turn, until so
many were made. An edited cable is held against the old one by their records, what the field's own
row of the table in docs/editing.md allows left out; the editor is not asked. The bytes of each are
read again, and must give the edited text. ``--refused N`` lists refusals.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from random import Random

import attrs

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.damages import DAMAGES, damaged, places  # noqa: E402
from tests.tempting import Edit, any_edit, consequences, others  # noqa: E402

import cablegram  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = ("text", "latin1", "nara", "html", "smart", "navadmin", "csv")
#: every so manieth cable is edited as the document of a style
DOCUMENTS = {7: "markdown", 11: "html"}
#: and one in so many has a damaged line
DAMAGED = 4


@attrs.define
class Tally:
    """What became of the edits."""

    made: Counter[str] = attrs.Factory(Counter)
    same: Counter[str] = attrs.Factory(Counter)
    refused: Counter[str] = attrs.Factory(Counter)
    wrong: list[str] = attrs.Factory(list)
    words: list[str] = attrs.Factory(list)


def study(name: str, cable: cablegram.Cable, edit: Edit, tally: Tally) -> None:
    """Ask for one edit, and look at what came of it."""
    try:
        after = edit.make()
    except (ValueError, TypeError) as error:
        tally.refused[edit.kind] += 1
        tally.words.append(f"{name}: {edit.kind}: {error}")
        return
    if str(after) == str(cable):
        tally.same[edit.kind] += 1
        return
    tally.made[edit.kind] += 1
    changed = others(cable, after, edit.field, FOLLOW)
    read = cablegram.parse(str(after) if after.encoding is None else bytes(after))
    if str(read) != str(after) or read.encoding != after.encoding:
        changed.add("text")
    if cablegram.to_dict(read) != cablegram.to_dict(after):
        changed.add("what its own text says")
    if changed:
        tally.wrong.append(f"{name}: {edit.kind} {edit.shown!r:.200}: {sorted(changed)}")


def cables(random: Random) -> Iterator[tuple[str, cablegram.Cable]]:
    """Yield the cables of the corpus, every so manieth as a document; mixed, without end."""
    paths = [
        path
        for folder in FOLDERS
        for path in sorted((CORPUS / folder).iterdir())
        if path.is_file() and path.name != "README.md"
    ]
    random.shuffle(paths)
    for at, path in enumerate(cycle(paths)):
        cable = next(iter(cablegram.read(path)), None)
        if cable is None:
            continue
        style = next((it for step, it in DOCUMENTS.items() if at % step == step - 1), None)
        if style is not None:
            cable = cablegram.parse(cablegram.reformat(cable, style).text)
        elif at % DAMAGED == 0 and cable.carrier is None:
            cable = with_damage(cable, random)
        yield f"{path.stem}{f' as {style}' if style else ''}", cable


def with_damage(cable: cablegram.Cable, random: Random) -> cablegram.Cable:
    """Return a cable with one line damaged: fields run together, labels are lost."""
    found = list(places(cable))
    if not found:
        return cable
    return cablegram.parse(
        damaged(str(cable), random.choice(found), random.choice(list(DAMAGES)), random)
    )


def table(tally: Tally) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| edit | made | no change | refused |"
    yield "| --- | ---: | ---: | ---: |"
    for kind in sorted({*tally.made, *tally.same, *tally.refused}):
        yield f"| {kind} | {tally.made[kind]:,} | {tally.same[kind]:,} | {tally.refused[kind]:,} |"
    counts = (tally.made.total(), tally.same.total(), tally.refused.total())
    yield f"| all | {' | '.join(f'{it:,}' for it in counts)} |"
    yield ""
    yield f"{counts[0]:,} edits were made; {len(tally.wrong)} of them changed another field."


FOLLOW = consequences(ROOT)


def main() -> None:
    """Edit and print; exit with 1 if any edit changed another field."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=10_000, help="how many are to be made")
    parser.add_argument("--each", type=int, default=6, help="edits that are asked of a cable")
    parser.add_argument("--seed", default="edits")
    parser.add_argument("--refused", type=int, default=0)
    arguments = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"shared corpus not present: {CORPUS}")
    random = Random(arguments.seed)  # noqa: S311  it need not be secret
    tally = Tally()
    for name, cable in cables(random):
        for _ in range(arguments.each):
            edit = any_edit(cable, random)
            if edit is not None:
                study(name, cable, edit, tally)
        if tally.made.total() >= arguments.edits:
            break
    print("\n".join(table(tally)))
    for line in tally.wrong:
        print(line)
    for line in random.sample(tally.words, min(arguments.refused, len(tally.words))):
        print(line)
    sys.exit(1 if tally.wrong else 0)


if __name__ == "__main__":
    main()
