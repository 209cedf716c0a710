"""Read the shared corpus and print what was read right, field by field.

Run by ``make accuracy``. Prints losslessness and exceptions first, then each field that has an
answer key (right, of, per cent), then how many cables have each other field. ``--wrong FIELD``
lists the cables that differ from the key, ``--unknown`` the commonest unrecognised lines.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import cablegram
from cablegram import tables

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"

class Tally:
    """Right and wrong answers of each field."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.wrong: dict[str, list[str]] = {}
        self.present: Counter[str] = Counter()

    def judge(self, field: str, name: str, want: object, got: object) -> None:
        """Count one answer; remember it if it is wrong."""
        self.total[field] += 1
        if want == got:
            self.right[field] += 1
        else:
            self.wrong.setdefault(field, []).append(f"{name}: key {want!r}, read {got!r}")


def _texts() -> Iterator[tuple[str, bytes]]:
    for path in sorted((CORPUS / "text").glob("*.txt")):
        yield path.stem, path.read_bytes()


def _post(text: str | None) -> str | None:
    """Return the post in a plain-language name or a column, by the table of posts.

    The archive's column has "Embassy Tehran", "Secretary of State": the words in front are its own.
    """
    if not text:
        return None
    if text == "Secretary of State":
        return "STATE"
    words = text.split()
    for first in range(len(words)):
        found = tables.post(" ".join(words[first:]))
        if found is not None:
            return found.name
    return text


def judge_text(tally: Tally, name: str, record: dict[str, object], key: dict[str, str]) -> None:
    """Compare one record with the archive's own columns."""
    if record["dtg"] is None:
        # Without a date-time group there is no year, and the record has none (contract).
        number = f"{record['post']}{record['serial']}".replace(" ", "")
        tally.judge("post and serial, no year", name, key["id"][2:], number)
    else:
        tally.judge("mrn", name, key["id"], record["mrn"])
        hour = str(record["dtg"])[:13].replace("T", " ")
        tally.judge("dtg (date, hour)", name, key["created_hour"], hour)
    classification, _, caveat = key["classification"].partition("//")
    tally.judge("classification", name, classification, record["classification"])
    captions = record["captions"]
    noforn = isinstance(captions, list) and any("NOFORN" in str(word) for word in captions)
    tally.judge("NOFORN", name, caveat == "NOFORN", noforn)
    if record["origin"] is not None:
        tally.judge("origin", name, _post(key["origin"]), _post(str(record["origin"])))


def _marks(text: str) -> list[int]:
    """Return the numbers behind pilcrows at the start of a line."""
    found = []
    for line in text.replace("\r", "\n").split("\n"):
        digits = line.partition("¶")[2].partition(".")[0] if line.startswith("¶") else ""
        if digits.isdigit():
            found.append(int(digits))
    return found


def judge_sequence(tally: Tally, name: str, text: str, record: dict[str, object]) -> None:
    """Where the marks run 1, 2, 3 and so on, the paragraphs must."""
    marks = _marks(text)
    body = record["body"]
    if marks and marks == list(range(1, len(marks) + 1)) and isinstance(body, list):
        numbers = [block.get("number") for block in body if block["type"] == "paragraph"]
        counted = [number for number in numbers if number is not None]
        tally.judge("paragraph sequence", name, marks, counted)


def run(options: argparse.Namespace) -> int:
    """Read every text of the corpus; print the tables; return the exit code."""
    if not CORPUS.is_dir():
        print(f"skipped: the shared corpus is not present ({CORPUS})")
        return 0
    keys = {
        key["id"]: key
        for key in map(json.loads, (CORPUS / "truth.jsonl").read_text("utf-8").splitlines())
    }
    tally, lossless, failed, size, unknown = Tally(), 0, [], 0, Counter[str]()
    unknown_size = 0
    begun = time.perf_counter()
    for name, data in _texts():
        size += len(data)
        try:
            cable = cablegram.parse(data)
            record = cablegram.to_dict(cable)
            json.dumps(record)
        except Exception as error:  # noqa: BLE001  the report counts every kind
            failed.append(f"{name}: {type(error).__name__}: {str(error)[:80]}")
            continue
        lossless += bytes(cable) == data
        for finding in cable.diagnostics:
            if finding.code == "unknown-line":
                text = str(cable)[finding.span[0] : finding.span[1]]
                unknown_size += len(text)
                unknown["".join("9" if c.isdigit() else c for c in text.strip())[:60]] += 1
        judge_text(tally, name, record, keys[name])
        judge_sequence(tally, name, str(cable), record)
        tally.present.update(field for field, value in record.items() if value)
    seconds = time.perf_counter() - begun
    count = sum(1 for _ in _texts())
    print(f"lossless    {lossless} of {count}")
    print(f"exceptions  {len(failed)}")
    print(f"unknown     {unknown_size} of {size} characters ({100 * unknown_size / size:.3f} %)")
    print(f"time        {seconds:.1f} s, {size / seconds / 1e6:.1f} MB/s with the whole record")
    for line in failed:
        print("  " + line)
    print(f"\n{'field with a key':24} {'right':>6} {'of':>6} {'per cent':>9}")
    for field, total in tally.total.items():
        right = tally.right[field]
        print(f"{field:24} {right:6} {total:6} {100 * right / total:9.2f}")
    print(f"\n{'other field':24} {'cables':>6}")
    for field in record:
        if field not in {"record", "dialect", "encoding", "body"}:
            print(f"{field:24} {tally.present[field]:6}")
    for field in options.wrong:
        print(f"\nwrong: {field}")
        for line in tally.wrong.get(field, [])[: options.most]:
            print("  " + line)
    if options.unknown:
        print("\nunrecognised lines, commonest shapes")
        for shape, times in unknown.most_common(20):
            print(f"{times:6} {shape}")
    return 1 if failed or lossless < count else 0


def main() -> int:
    """Parse the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="append", default=[], metavar="FIELD")
    parser.add_argument("--most", type=int, default=20)
    parser.add_argument("--unknown", action="store_true")
    return run(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
