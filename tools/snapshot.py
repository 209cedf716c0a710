"""Store all that is read of the corpus, and compare it with what another version reads.

    python tools/snapshot.py store before.jsonl.gz
    python tools/snapshot.py compare before.jsonl.gz after.jsonl.gz

For a change of the inside that is to leave the outside as it is. Of each message: the record, each
value with its places, the findings with theirs, the text of each style, and what became of some
edits. A style and an edit are stored as a digest of their text. The edits are drawn by the name of
the message alone, so that two versions are asked the same.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import attrs

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.tempting import any_edit  # noqa: E402

import cablegram  # noqa: E402
from cablegram._styles.names import STYLES  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"
#: edits that are asked of each message: some 1,600 of the corpus
EDITS = 3
#: attributes that are no values: what a message is read of, and what follows from all others
ASIDE = {"tokens", "tree", "layout", "diagnostics", "record", "reading"}


def messages() -> Iterator[tuple[str, cablegram.Cable]]:
    """Yield every message of the corpus with a name of its own."""
    for path in sorted(CORPUS.rglob("*")):
        if path.is_file() and path.name != "README.md" and path.suffix != ".jsonl":
            for number, cable in enumerate(cablegram.read(path), start=1):
                yield f"{path.relative_to(CORPUS).as_posix()}#{number}", cable


def plain(value: Any) -> Any:  # noqa: ANN401  whatever a cable holds
    """Return a value as JSON has it, with all its places."""
    if attrs.has(type(value)):
        parts = {it.name: plain(getattr(value, it.name)) for it in attrs.fields(type(value))}
        return {"class": type(value).__name__, **parts}
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(part) for part in value]
    return value if isinstance(value, (str, int, bool, type(None))) else repr(value)


def values(cable: cablegram.Cable) -> dict[str, Any]:
    """Return every public property of a cable."""
    names = {name for name in dir(type(cable)) if not name.startswith("_")} - ASIDE
    found = {name: getattr(cable, name) for name in sorted(names)}
    return {name: plain(it) for name, it in found.items() if not callable(it)}


def digest(text: str) -> str:
    """Return a short name of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def styles(cable: cablegram.Cable) -> dict[str, str]:
    """Return the digest of each style."""
    found = {}
    for style in STYLES:
        try:
            found[style] = digest(cablegram.reformat(cable, style).text)
        except ValueError as error:
            found[style] = str(error)
    return found


def edits(name: str, cable: cablegram.Cable) -> list[str]:
    """Return what some edits came to: the digest of the text, or the words of a refusal."""
    random, found = Random(name), []  # noqa: S311  it need not be secret
    for _ in range(EDITS):
        edit = any_edit(cable, random)
        if edit is None:
            continue
        try:
            after = digest(str(edit.make()))
        except (ValueError, TypeError) as error:
            after = f"{type(error).__name__}: {error}"
        found.append(f"{edit.kind}: {after}")
    return found


def snapshot(name: str, cable: cablegram.Cable, *, quick: bool) -> dict[str, Any]:
    """Return all that is stored of a message."""
    record = cablegram.to_dict(cable)
    del record["reader"]
    found = {
        "name": name,
        "record": record,
        "values": values(cable),
        "findings": [plain(finding) for finding in cable.diagnostics],
        "account": [plain(claim) for claim in cable.account()],
    }
    return found if quick else {**found, "styles": styles(cable), "edits": edits(name, cable)}


def store(out: Path, *, quick: bool) -> None:
    """Write a line for each message."""
    with gzip.open(out, "wt", encoding="ascii") as file:
        for name, cable in messages():
            file.write(json.dumps(snapshot(name, cable, quick=quick)) + "\n")


def stored(path: Path) -> dict[str, dict[str, Any]]:
    """Return what was written, by the names of the messages."""
    with gzip.open(path, "rt", encoding="ascii") as file:
        return {line["name"]: line for line in map(json.loads, file)}


def paths(one: Any, other: Any, path: str) -> Iterator[str]:  # noqa: ANN401  parts of snapshots
    """Yield each place at which two snapshots differ, with both values."""
    if type(one) is not type(other) or not isinstance(one, (dict, list)):
        if one != other:
            yield f"{path}: {one!r:.120} -> {other!r:.120}"
    elif isinstance(one, dict):
        for key in dict.fromkeys([*one, *other]):
            if key not in one or key not in other:
                yield f"{path}.{key}: {'gone' if key in one else 'new'}"
            else:
                yield from paths(one[key], other[key], f"{path}.{key}" if path else key)
    elif len(one) != len(other):
        yield f"{path}: {len(one)} entries -> {len(other)}"
    else:
        for at, (left, right) in enumerate(zip(one, other, strict=True)):
            yield from paths(left, right, f"{path}[{at}]")


def compare(before: Path, after: Path, most: int) -> int:
    """Print what differs, counted by part; return how many messages do."""
    one, other = stored(before), stored(after)
    counts: Counter[str] = Counter()
    differing, shown = 0, 0
    for name in dict.fromkeys([*one, *other]):
        found = list(paths(one.get(name), other.get(name), ""))
        differing += bool(found)
        counts.update(line.partition(":")[0].partition("[")[0] for line in found)
        for line in found[: max(0, most - shown)]:
            print(f"{name}: {line}")
            shown += 1
    for part, count in counts.most_common():
        print(f"{count:6,}  {part}")
    print(f"{differing:,} of {len(one):,} messages differ")
    return differing


def main() -> None:
    """Store or compare; exit with 1 if anything differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    storing = commands.add_parser("store")
    storing.add_argument("out", type=Path)
    storing.add_argument("--quick", action="store_true", help="without styles and edits")
    comparing = commands.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    comparing.add_argument("--most", type=int, default=40, help="differences that are shown")
    asked = parser.parse_args()
    if asked.command == "compare":
        sys.exit(1 if compare(asked.before, asked.after, asked.most) else 0)
    if not CORPUS.is_dir():
        sys.exit(f"shared corpus not present: {CORPUS}")
    store(asked.out, quick=asked.quick)


if __name__ == "__main__":
    main()
