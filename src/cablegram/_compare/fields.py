"""The facts of two messages but for their bodies, key by key."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from cablegram._compare.align import Allowance
from cablegram._compare.differences import (
    CHANGED,
    ONLY_A,
    ONLY_B,
    ORDER,
    SPELLING,
    FieldDifference,
    Run,
    kind_of,
)
from cablegram._compare.words import compare_words, fold

__all__ = ["compare_fields"]


def compare_fields(
    a: dict[str, Any], b: dict[str, Any], allowance: Allowance
) -> Iterator[FieldDifference]:
    """Yield the keys that differ, in the order of the record: ``subject``, ``station.serial``.

    The summary is a passage of the body: it counts only where the bodies are equal.
    """
    for key, one in a.items():
        other = b[key]
        if one == other or key == "body" or (key == "summary" and a["body"] != b["body"]):
            continue
        if isinstance(one, dict) and isinstance(other, dict):
            for part in sorted({*one, *other}):
                if one.get(part) != other.get(part):
                    yield _difference(f"{key}.{part}", one.get(part), other.get(part), allowance)
        else:
            yield _difference(key, one, other, allowance)


def _difference(key: str, a: object, b: object, allowance: Allowance) -> FieldDifference:
    if isinstance(a, list) and isinstance(b, list) and a and b:
        return _lists(key, a, b)
    runs = _runs(a, b, allowance)
    if runs:
        return FieldDifference(key, kind_of(runs), a, b, runs)
    if a in (None, [], {}):
        return FieldDifference(key, ONLY_B, a, b)
    return FieldDifference(key, ONLY_A if b in (None, [], {}) else CHANGED, a, b)


def _runs(a: object, b: object, allowance: Allowance) -> list[Run]:
    if not (isinstance(a, str) and isinstance(b, str)):
        return []
    return compare_words(a.split(), b.split(), allowance)


def _lists(key: str, a: list[Any], b: list[Any]) -> FieldDifference:
    """Compare members, each as often as it stands there; their order only if nothing else."""
    only_a, only_b = _without(a, b), _without(b, a)
    kind = CHANGED if only_a or only_b else ORDER
    if [fold(_key(member)) for member in a] == [fold(_key(member)) for member in b]:
        kind = SPELLING
    return FieldDifference(key, kind, a, b, only_a=only_a, only_b=only_b)


def _without(members: list[Any], others: list[Any]) -> list[Any]:
    left = Counter(map(_key, others))
    found = []
    for member in members:
        key = _key(member)
        if left[key]:
            left[key] -= 1
        else:
            found.append(member)
    return found


def _key(member: object) -> str:
    return json.dumps(member, sort_keys=True, ensure_ascii=False)
