"""What differs between two texts, as values that go into JSON as they are."""

from __future__ import annotations

from typing import Any

import attrs

__all__ = ["BlockDifference", "Comparison", "FieldDifference", "Run", "StyleDifference"]

COMPARISON = "cablegram-comparison/1"
SAME = "same"
CHANGED = "changed"
SPELLING = "spelling"
ONLY_A, ONLY_B = "only-in-a", "only-in-b"
REDACTED_A, REDACTED_B = "redacted-in-a", "redacted-in-b"
REDACTED_BOTH = "redacted-in-both"
ORDER = "order"
LAYOUT = "layout"
MOVED = "moved"
_REDACTIONS = frozenset({REDACTED_A, REDACTED_B, REDACTED_BOTH})


@attrs.frozen
class Run:
    """Words of one passage beside those of the other.

    ``kind`` is ``same``, ``changed``, ``only-in-a``, ``only-in-b``; ``spelling`` for words that
    differ in case, quotes or dashes; or, where one of the two has nothing but redactions
    (``XXXXXXXXXXXX``), ``redacted-in-a``, ``-b`` or ``-both``.
    """

    kind: str
    a: str
    b: str

    @property
    def is_redaction(self) -> bool:
        """Whether the run differs by a redaction and nothing else."""
        return self.kind in _REDACTIONS


@attrs.frozen
class FieldDifference:
    """A key of the record that differs.

    ``kind`` is that of the runs, or ``order`` for a list with the same members.
    """

    key: str
    kind: str
    a: Any
    b: Any
    #: the words, where both are text
    runs: list[Run] = attrs.Factory(list)
    #: the members of a list that the other lacks
    only_a: list[Any] = attrs.Factory(list)
    only_b: list[Any] = attrs.Factory(list)

    def to_dict(self) -> dict[str, Any]:
        """Return the difference, ready for JSON."""
        found = {"key": self.key, "kind": self.kind, "a": self.a, "b": self.b}
        if self.runs:
            found["words"] = _changes(self.runs)
        if self.only_a or self.only_b:
            found |= {"only_in_a": self.only_a, "only_in_b": self.only_b}
        return found


@attrs.frozen
class BlockDifference:
    """A block of the body that differs; the blocks are those of the record.

    ``kind`` is that of the runs, ``moved`` for a block that stands elsewhere, or ``layout`` where
    the words are equal and their lines or columns are not.
    """

    kind: str
    #: places in ``body``, from 0; ``None`` if the text has no such block
    index_a: int | None
    index_b: int | None
    a: dict[str, Any] | None
    b: dict[str, Any] | None
    #: the keys that differ: ``number``, ``portion``, ``type``, ``text``
    keys: list[str] = attrs.Factory(list)
    #: the words of text and points, those that are equal among them
    runs: list[Run] = attrs.Factory(list)

    @property
    def name(self) -> str:
        """What a reader calls the block: ``paragraph 2``, ``heading``."""
        blocks = [block for block in (self.a, self.b) if block]
        numbers = list(dict.fromkeys(block.get("number") for block in blocks))
        types = list(dict.fromkeys(block["type"] for block in blocks))
        shown = " / ".join([str(number) for number in numbers if number is not None])
        return " ".join(part for part in (" / ".join(types), shown) if part)

    def to_dict(self) -> dict[str, Any]:
        """Return the difference, ready for JSON."""
        return {
            "kind": self.kind,
            "index_a": self.index_a,
            "index_b": self.index_b,
            "a": self.a,
            "b": self.b,
            "keys": self.keys,
            "words": _changes(self.runs),
        }


@attrs.frozen
class StyleDifference:
    """A difference that no fact depends on; ``a`` and ``b`` say what each text has."""

    kind: str
    a: str
    b: str


@attrs.frozen
class Comparison:
    """What two texts have in common, and what not."""

    #: whether both are the same message; ``None`` if nothing in them tells
    same_message: bool | None
    #: what that was told by
    reason: str
    #: whether all facts are equal, so that only style may differ
    same_facts: bool
    #: whether both are the same characters
    identical: bool
    fields: list[FieldDifference] = attrs.Factory(list)
    blocks: list[BlockDifference] = attrs.Factory(list)
    style: list[StyleDifference] = attrs.Factory(list)

    @property
    def only_redactions(self) -> bool:
        """Whether facts differ, and all that differs is redacted in one, or spelled otherwise."""
        kinds = {*(found.kind for found in self.fields), *(found.kind for found in self.blocks)}
        return bool(kinds & _REDACTIONS) and kinds <= {*_REDACTIONS, SPELLING}

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison, ready for JSON: the keys of ``docs/comparing.md``."""
        return {
            "comparison": COMPARISON,
            "same_message": self.same_message,
            "reason": self.reason,
            "same_facts": self.same_facts,
            "only_redactions": self.only_redactions,
            "identical": self.identical,
            "fields": [difference.to_dict() for difference in self.fields],
            "blocks": [difference.to_dict() for difference in self.blocks],
            "style": [attrs.asdict(difference) for difference in self.style],
        }


def kind_of(runs: list[Run]) -> str:
    """Return the kind of a passage: that of its runs, where all that differ are redactions."""
    kinds = {run.kind for run in runs} - {SAME, SPELLING}
    if not kinds:
        return SPELLING
    if not kinds <= _REDACTIONS:
        return CHANGED
    return kinds.pop() if len(kinds) == 1 else REDACTED_BOTH


def _changes(runs: list[Run]) -> list[dict[str, str]]:
    return [attrs.asdict(run) for run in runs if run.kind != SAME]
