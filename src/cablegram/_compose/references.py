"""The REF list: letters, and references that share one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cablegram._compose.parts import Facts, Lines
from cablegram._fields.references import read_references

__all__ = ["reference_lists"]

_JOINTS = ("; ", " AND ", ", ", "/", " ", "\n     ", ". ")
#: a longer list is only written in the regular ways: each try reads all that stands there
_LONGEST = 60


def reference_lists(record: Facts) -> Iterator[Lines]:
    """Yield ways to write the references, the regular ones first."""
    references = record["references"]
    year = int(record["dtg"][:4]) if record["dtg"] else None
    if all(it["label"] is None for it in references):
        yield [f"REF: {'; '.join(it['text'] for it in references)}"]
    for mark in ("{}. ", "({}) ", "{}) "):
        yield _listed(references, mark)
    if len(references) <= _LONGEST:
        for mark in ("{}. ", "({}) "):
            yield _step_by_step(references, mark, year)
    yield [f"REF/{it['label'] or ''}/{it['text']}//" for it in references]


def _listed(references: list[dict[str, Any]], mark: str) -> Lines:
    lines: Lines = []
    label: str | None = None
    for one in references:
        if one["label"] and one["label"] != label:
            lines.append(mark.format(one["label"]) + one["text"])
        elif lines:
            lines[-1] += f"; {one['text']}"
        else:
            lines.append(one["text"])
        label = one["label"]
    return [f"REF: {lines[0]}", *(f"     {line}" for line in lines[1:])]


def _step_by_step(references: list[dict[str, Any]], mark: str, year: int | None) -> Lines:
    """Add one reference after the other, each in the first way in which all so far read right."""
    text = "REF: "
    label: str | None = None
    for index, one in enumerate(references):
        letter = mark.format(one["label"]) if one["label"] and one["label"] != label else ""
        joints = ("",) if not index else ("\n     ", *_JOINTS) if letter else _JOINTS
        tries = [f"{text}{joint}{letter}{one['text']}" for joint in joints]
        wanted = references[: index + 1]
        text = next((it for it in tries if _read(it, year) == wanted), tries[0])
        label = one["label"]
    return text.split("\n")


def _read(text: str, year: int | None) -> list[dict[str, Any]]:
    return [
        {"label": it.label, "mrn": it.mrn, "kind": it.kind, "notal": it.notal, "text": it.text}
        for it in read_references(text + "\n", year=year)
    ]
