"""Read the shared corpus, all carriers, and print what was read right, field by field.

Run by ``make accuracy``. Losslessness and exceptions come first, then each field that has an
answer key (right, of, per cent), then how many messages have each field of the record, then whose
the words of the texts are. ``--wrong FIELD`` lists what differs from the key, ``--unknown`` the
commonest unrecognised lines, ``--untold`` the files with most words that are in no field, no block
and no furniture; ``--write FILE`` puts the tables into a Markdown file.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cablegram
from cablegram import tables

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
_NOTES = "\n## What differs, one by one\n"
CARRIERS = ("text", "html", "latin1", "csv", "nara", "smart", "navadmin")
#: prints and scans of every kind, without a key; only the words of these are counted
OTHERS = "other"
#: owners that are keys of the record; each other one is furniture
RECORDED = set(cablegram.to_dict(cablegram.parse("")))
_WORD = re.compile(r"[^\W_]+")


class Tally:
    """Right and wrong answers of each field, and which fields there are."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.total: Counter[str] = Counter()
        self.wrong: dict[str, list[str]] = {}
        self.present: Counter[str] = Counter()
        self.messages: Counter[str] = Counter()
        self.files: Counter[str] = Counter()
        self.lossless: Counter[str] = Counter()
        self.failed: list[str] = []
        self.size: Counter[str] = Counter()
        self.unknown_size: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        #: words by folder and by what has them: ``record``, ``furniture``, ``warning``, ``nobody``
        self.words: dict[str, Counter[str]] = {}
        #: words that nobody has, by file
        self.untold: Counter[str] = Counter()

    def judge(self, field: str, name: str, want: object, got: object) -> None:
        """Count one answer; remember it if it is wrong."""
        self.total[field] += 1
        if want == got:
            self.right[field] += 1
        else:
            self.wrong.setdefault(field, []).append(f"{name}: key {want!r}, read {got!r}")


# --- the keys -----------------------------------------------------------------------------------


def post_of(text: str | None) -> str | None:
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


def letters(text: str | None) -> str:
    """Return letters and digits in upper case: an indexer changes blanks and punctuation."""
    return re.sub("[^A-Z0-9]", "", (text or "").upper())


def judge_database(
    tally: Tally, where: str, name: str, record: dict[str, Any], key: dict[str, str]
) -> None:
    """Compare a record with the columns of the database the cables came from."""
    if record["dtg"] is None:
        # Without a date-time group there is no year, and the record has no number (contract).
        number = f"{record['post']}{record['serial']}"
        tally.judge(f"{where}: post and serial, no year", name, key["id"][2:], letters(number))
    else:
        tally.judge(f"{where}: MRN", name, key["id"], record["mrn"])
        hour = str(record["dtg"])[:13].replace("T", " ")
        tally.judge(f"{where}: DTG, date and hour", name, key["created_hour"], hour)
    classification, _, caveat = key["classification"].partition("//")
    tally.judge(f"{where}: classification", name, classification, record["classification"])
    noforn = any("NOFORN" in word for word in record["captions"])
    tally.judge(f"{where}: NOFORN", name, caveat == "NOFORN", noforn)
    if record["origin"] is not None:
        want = post_of(key["origin"])
        tally.judge(f"{where}: origin", name, want, post_of(record["origin"]))


def judge_nara(tally: Tally, name: str, record: dict[str, Any]) -> None:
    """Compare a record with the archive's own attributes; its indexer cut and added."""
    key = record["attributes"]
    year, rest = key["Document Number"][:4], key["Document Number"][4:]
    number = f"{str(record['dtg'])[:4]}{letters(record['post'])[:5]}"
    same = rest.rstrip("0123456789")[:5] == letters(record["post"])[:5]
    serial = int(re.sub("[^0-9]", "", rest) or 0)
    tally.judge("nara: MRN", name, (year, True, serial), (number[:4], same, record["serial"]))
    want = key["Original Classification"]
    tally.judge("nara: classification", name, want, record["classification"])
    subject, read = letters(key["Subject"]), letters(record["subject"])
    agree = subject.startswith(read) or read.startswith(subject)
    if subject not in {"", "NA"}:
        # Without a subject line the archive's is the indexer's own; it counts all the same.
        right = agree and record["subject"] is not None
        got = key["Subject"] if right else record["subject"]
        tally.judge("nara: subject, one begins the other", name, key["Subject"], got)
    codes = re.sub(r"\([^)]*\)", "", key["TAGS"])
    listed = {code.strip() for code in codes.split(",")}
    if listed - {""}:
        tally.judge("nara: TAGS, any are read", name, "some", "some" if record["tags"] else "none")
    if record["tags"]:
        strange = [tag for tag in record["tags"] if tag not in listed]
        tally.judge("nara: TAGS, each is in the key", name, [], strange)
        for tag in record["tags"]:
            tally.judge("nara: TAGS, code by code", name, tag, tag if tag in listed else None)
    if key["Reference"].lower() not in {"", "n/a"}:
        numbers = re.findall(r"[0-9]+", re.sub(r"\b[0-9]{2} (?=[A-Z])", "", key["Reference"]))
        read_numbers = re.findall(r"[0-9]+", " ".join(one["text"] for one in record["references"]))
        found = {int(number) for number in read_numbers}
        missing = [number for number in numbers if int(number) not in found]
        tally.judge("nara: references, each number of the key", name, [], missing)


def judge_sequence(tally: Tally, name: str, text: str, record: dict[str, Any]) -> None:
    """Where the marks run 1, 2, 3 and so on, the paragraphs must."""
    marks = [int(number) for number in re.findall(r"(?m)^¶([0-9]+)\.", text.replace("\r", "\n"))]
    if marks and marks == list(range(1, len(marks) + 1)):
        numbers = [block["number"] for block in record["body"] if block["type"] == "paragraph"]
        counted = [number for number in numbers if number is not None]
        tally.judge("text: paragraph sequence", name, marks, counted)


def columns_key(columns: dict[str, str]) -> dict[str, str]:
    """Return the columns of a csv record or page table under the names of the answer key."""
    low = {name.lower(): value for name, value in columns.items()}
    date = low.get("date") or low.get("created") or ""
    found = re.match(r"(\d+)/(\d+)/(\d{4}) (\d+):", date)
    hour = (
        f"{found[3]}-{int(found[1]):02}-{int(found[2]):02} {int(found[4]):02}"
        if found
        else date[:13]
    )
    return {
        "id": low.get("mrn") or low.get("reference id") or "",
        "created_hour": hour,
        "classification": low.get("classification", ""),
        "origin": low.get("origin", ""),
    }


# --- reading ------------------------------------------------------------------------------------


def read_file(
    tally: Tally, carrier: str, path: Path
) -> Iterator[tuple[cablegram.Cable, dict[str, Any]]]:
    """Yield the messages of a file with their records; count what is lost and what fails."""
    data, printed = path.read_bytes(), b""
    tally.files[carrier] += 1
    try:
        for cable in cablegram.read(path):
            record = cablegram.to_dict(cable)
            json.dumps(record)
            printed += bytes(cable)
            yield cable, record
    except Exception as error:  # noqa: BLE001  the report counts every kind
        tally.failed.append(f"{path.name}: {type(error).__name__}: {str(error)[:80]}")
    tally.lossless[carrier] += printed == data


def count(tally: Tally, carrier: str, cable: cablegram.Cable, record: dict[str, Any]) -> None:
    """Count fields that are there, and characters in unrecognised lines."""
    tally.messages[carrier] += 1
    text = str(cable)
    tally.size[carrier] += len(text)
    tally.present.update(field for field, value in record.items() if value)
    for finding in cable.diagnostics:
        if finding.code == "unknown-line":
            line = text[slice(*finding.span)]
            tally.unknown_size[carrier] += len(line)
            tally.unknown[re.sub("[0-9]", "9", " ".join(line.split()))[:60]] += 1


def count_words(tally: Tally, folder: str, name: str, cable: cablegram.Cable) -> None:
    """Count the words of a message by whose they are: by ``cable.account()`` and the warnings."""
    text = str(cable)
    words = tally.words.setdefault(folder, Counter())
    warned = [it for it in cable.diagnostics if it.severity == "warning"]
    nothing = any(it.code == "no-message" for it in warned)
    for claim in cable.account():
        for word in _WORD.finditer(text, *claim.span):
            low, high = word.span()
            if claim.owner is not None:
                recorded = claim.owner.partition("[")[0] in RECORDED
                words["record" if recorded else "furniture"] += 1
                continue
            told = nothing or any(it.span[0] <= low and high <= it.span[1] for it in warned)
            words["warning" if told else "nobody"] += 1
            tally.untold[f"{folder}/{name}"] += 1


def count_others(tally: Tally) -> None:
    """Count the words of the prints that have no key."""
    for path in sorted((CORPUS / OTHERS).rglob("*.txt")):
        for cable in cablegram.read(path):
            count_words(tally, OTHERS, path.name, cable)


def read_corpus(tally: Tally) -> None:
    """Read every file of the corpus and compare it with its key."""
    lines = (CORPUS / "truth.jsonl").read_text("utf-8").splitlines()
    keys = {key["id"]: key for key in map(json.loads, lines)}
    for carrier in CARRIERS:
        for path in sorted((CORPUS / carrier).iterdir()):
            for cable, record in read_file(tally, carrier, path):
                count(tally, carrier, cable, record)
                count_words(tally, carrier, path.name, cable)
                if carrier == "text":
                    judge_database(tally, carrier, path.stem, record, keys[path.stem])
                    judge_sequence(tally, path.stem, str(cable), record)
                elif carrier in {"html", "csv"}:
                    key = columns_key(cable.columns)
                    judge_database(tally, carrier, key["id"] or path.stem, record, key)
                elif carrier == "latin1":
                    tally.judge("latin1: MRN", path.stem, path.stem, record["mrn"])
                elif carrier == "nara" and record["attributes"]:
                    judge_nara(tally, path.stem, record)


# --- the report ---------------------------------------------------------------------------------


def report(tally: Tally, seconds: float) -> Iterator[str]:
    """Yield the report, line by line, as Markdown."""
    yield "| carrier | files | messages | lossless | unrecognised, per cent of characters |"
    yield "| --- | --- | --- | --- | --- |"
    for carrier in CARRIERS:
        share = 100 * tally.unknown_size[carrier] / max(1, tally.size[carrier])
        files, lossless = tally.files[carrier], tally.lossless[carrier]
        yield f"| {carrier} | {files} | {tally.messages[carrier]} | {lossless} | {share:.3f} |"
    whole = sum(tally.size.values())
    yield ""
    rate = f"{whole / seconds / 1e6:.2f} MB/s"
    yield f"Exceptions: {len(tally.failed)}. Rate with the whole record: {rate}."
    yield from (f"- {line}" for line in tally.failed)
    yield ""
    yield "| field with a key | right | of | per cent |"
    yield "| --- | --- | --- | --- |"
    for field, total in sorted(tally.total.items()):
        right = tally.right[field]
        yield f"| {field} | {right} | {total} | {100 * right / total:.2f} |"
    yield ""
    yield "| field of the record | messages that have it |"
    yield "| --- | --- |"
    for field, times in tally.present.most_common():
        if field not in {"record", "dialect", "encoding"}:
            yield f"| {field} | {times} of {sum(tally.messages.values())} |"
    yield ""
    yield "| folder | words | in the record | furniture | under a warning | nobody's | told, % |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for folder, words in tally.words.items():
        total = words.total()
        cells = [f"{words[who]:,}" for who in ("record", "furniture", "warning", "nobody")]
        told = 100 * (total - words["nobody"]) / max(1, total)
        yield f"| {folder} | {total:,} | {' | '.join(cells)} | {told:.2f} |"


def main() -> int:
    """Read the options, run, print; the exit code is 1 for a loss or an exception."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="append", default=[], metavar="FIELD")
    parser.add_argument("--most", type=int, default=20)
    parser.add_argument("--unknown", action="store_true")
    parser.add_argument("--untold", action="store_true")
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if not CORPUS.is_dir():
        print(f"skipped: the shared corpus is not present ({CORPUS})")
        return 0
    tally, begun = Tally(), time.perf_counter()
    read_corpus(tally)
    seconds = time.perf_counter() - begun
    count_others(tally)
    lines = list(report(tally, seconds))
    print("\n".join(lines))
    for field in options.wrong:
        print(f"\nwrong: {field}")
        print("\n".join(f"  {line}" for line in tally.wrong.get(field, [])[: options.most]))
    if options.untold:
        print("\nwords that are in no field, block or furniture, by file")
        print("\n".join(f"{times:6} {name}" for name, times in tally.untold.most_common(20)))
    if options.unknown:
        print("\nunrecognised lines, the commonest shapes")
        print("\n".join(f"{times:6} {shape}" for shape, times in tally.unknown.most_common(20)))
    if options.write:
        head = "# Accuracy\n\nPrinted by `make accuracy` over the shared corpus.\n\n"
        old = options.write.read_text(encoding="utf-8") if options.write.exists() else ""
        # What a person wrote below the tables stays.
        notes = "".join(old.partition(_NOTES)[1:])
        options.write.write_text(head + "\n".join(lines) + "\n" + notes, encoding="utf-8")
    lost = any(tally.lossless[carrier] < tally.files[carrier] for carrier in CARRIERS)
    return 1 if tally.failed or lost else 0


if __name__ == "__main__":
    sys.exit(main())
