"""From a plan to a new cable: the first way that reads as wanted, put into the carrier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import attrs

from cablegram import nodes
from cablegram._edit.carrying import placed
from cablegram._edit.plan import Edit, Plan, apply, overlap, quoted
from cablegram._edit.whole import Whole
from cablegram._file import read_tree
from cablegram._input import decode
from cablegram.tree import Node, Token

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["Planner", "check_encoding", "make", "read_again", "refusal", "sealed"]

#: finds the plan for a message that was taken out of its carrier
Planner: TypeAlias = "Callable[[Cable], Plan]"

AnyCable = TypeVar("AnyCable", bound="Cable")


def make(cable: Cable, name: str, value: object, planner: Planner) -> Cable:
    """Return the cable that the first way makes which reads as wanted.

    Raises:
        ValueError: no way does; the message begins with ``name``.
    """
    # Edits are found in the message, and then put in the place that it has in its carrier.
    message = cable if cable.carrier is None else _bare(cable)
    plan = planner(message)
    whole = Whole(cable)
    first: Cable | None = None
    others: list[str] = []
    for edits in plan.ways:
        if not edits:
            if plan.holds(message):
                return cable
            break
        in_source = placed(cable, edits)
        if overlap(in_source):
            continue
        check_encoding(cable, name, in_source)
        changed = _changed(cable, in_source)
        if plan.holds(changed):
            found = whole.others(changed, name)
            if not found:
                return sealed(changed, name, value)
            others = others or found
        first = first or changed
    if others:
        raise refusal(name, value, others)
    if first is None and plan.line:
        nowhere = f"{name}: this cable has no {plan.line}, nor a place for one"
        raise ValueError(f"{nowhere}; put one into the text and parse it")
    said = plan.reason(first) if plan.reason is not None and first is not None else ""
    trouble = f"{name}: {quoted(value)} {said or plan.trouble}"
    raise ValueError(trouble)


def refusal(name: str, value: object, others: list[str]) -> ValueError:
    """Return the error for an edit that would change fields that it was not asked to change."""
    return ValueError(f"{name}: {quoted(value)} would change other fields: {', '.join(others)}")


def sealed(cable: AnyCable, name: str, value: object) -> AnyCable:
    """Return an edited cable with the encoding that its bytes are read in.

    Where the last letter went that told of Latin-1, they are UTF-8 as well.

    Raises:
        ValueError: they would be read as another text; with some bytes gone, what was Latin-1
            may look like UTF-8.
    """
    if cable.encoding is None:
        return cable
    read = decode(bytes(cable))
    if read.text != str(cable):
        message = (
            f"{name}: {quoted(value)}: the bytes of the cable are {cable.encoding}, "
            f"and would be read as {read.encoding}, which gives another text"
        )
        raise ValueError(message)
    same = read.encoding == cable.encoding
    return cable if same else attrs.evolve(cable, encoding=read.encoding)


def _bare(cable: Cable) -> Cable:
    """Return the message without its carrier, its tree as the parser would make it."""
    children, _ = _values(cable.tree.children, 0)
    return type(cable)(nodes.Document(children), cable.encoding)


def _values(parts: list[Token | Node], place: int) -> tuple[list[Token | Node], int]:
    """Copy parts of a tree with their values for text, the first of them at ``place``."""
    copies: list[Token | Node] = []
    for part in parts:
        if isinstance(part, Node):
            children, place = _values(part.children, place)
            copies.append(type(part)(children))
        elif part.kind != "CHROME":
            copies.append(Token(part.kind, part.value, place, part.value))
            place += len(part.value)
    return copies, place


def _changed(cable: Cable, edits: Sequence[Edit]) -> Cable:
    """Return the cable that the edits make, parsed anew: any line may have become another."""
    return read_again(cable, apply(str(cable), edits))


def read_again(cable: Cable, text: str) -> Cable:
    # Also where there was no carrier: what now begins the text may look like one.
    tree, carried = read_tree(text)
    if carried is None:
        return type(cable)(tree, cable.encoding)
    return type(cable)(tree, cable.encoding, carried.carrier, carried.columns, carried.findings)


def check_encoding(cable: Cable, name: str, edits: list[Edit]) -> None:
    if cable.encoding is None:
        return
    for edit in edits:
        try:
            edit.text.encode(cable.encoding)
        except UnicodeEncodeError as error:
            character = edit.text[error.start]
            message = (
                f"{name}: {character!a} (U+{ord(character):04X}) cannot be written in "
                f"{cable.encoding}, the encoding of this cable"
            )
            raise ValueError(message) from None
