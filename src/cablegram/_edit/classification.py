"""The class word of the class line, and the name under the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from lark import Token, Tree

from cablegram import nodes, tables
from cablegram._edit.first import under_body
from cablegram._edit.plan import Edit, Plan, entries, misfit, wrong_type
from cablegram._edit.rows import row_of
from cablegram._fields._reading import field_tree
from cablegram._fields.class_line import read_class_line
from cablegram._places import locate_all
from cablegram.blocks import TextBlock
from cablegram.tree import Token as Line
from cablegram.values import Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["name_span", "plan_classification", "plan_signature"]

_EXPECTED: Final = "one of UNCLASSIFIED, LIMITED OFFICIAL USE, CONFIDENTIAL, SECRET, TOP SECRET"
#: the rank of classes that are sent letter by letter (ACP 127, 209)
_SPACED: Final = 2


def plan_classification(cable: Cable, wanted: object) -> Plan:
    """Change the class word of the class line; portion marks and format line 4 stay."""
    if not isinstance(wanted, str):
        raise wrong_type("classification", _EXPECTED, wanted)
    name = " ".join(wanted.split()).upper()
    known = tables.classification(name)
    if known is None or known.name != name:
        raise misfit("classification", _EXPECTED, wanted)
    if cable.classification == name:
        return Plan([[]], lambda it: it.classification == name)
    node = next((it for it in cable.layout.fields if isinstance(it, nodes.ClassLine)), None)
    if node is None or read_class_line(node.value).classification is None:
        message = "classification: this cable has no class line; put one into the text and parse it"
        raise ValueError(message)
    return Plan([[_class_word(node, name)]], lambda it: it.classification == name)


def _class_word(node: nodes.ClassLine, name: str) -> Edit:
    parts = field_tree("class_line", node.value).children
    tree = next((it for it in parts if isinstance(it, Tree)), None)
    if tree is None:
        message = "classification: the class word of this cable is damaged; mend it in the text"
        raise ValueError(message)
    words = [token for token in tree.children if isinstance(token, Token)]
    first, last = words[0].start_pos or 0, words[-1].end_pos or 0
    old = node.value[first:last].rstrip(" \t/")
    start, end = node.locate(first, first + len(old))
    is_spaced = " " in old and "OFFICIAL" not in old.upper()
    is_sent = is_spaced or old.upper() == "UNCLAS"
    written = _sent(name) if is_sent else name
    if old.islower():
        written = written.lower()
    elif not old.isupper():
        written = written.title()
    return Edit(start, end, written)


def _sent(name: str) -> str:
    """Write a class as it is sent: UNCLAS, LIMITED OFFICIAL USE whole, the others spaced."""
    known = tables.classification(name)
    if known is not None and known.rank >= _SPACED:
        return " ".join(name.replace(" ", ""))
    return "UNCLAS" if known is not None and not known.rank else name


def plan_signature(cable: Cable, wanted: object) -> Plan:
    """Change who signed: one name, or as many as there are."""
    names = [wanted] if isinstance(wanted, str) else wanted
    names = entries("signature", "a name such as 'BURNS'", names)
    if not all(isinstance(name, str) for name in names):
        raise wrong_type("signature", "a name such as 'BURNS'", wanted)
    new = [" ".join(str(name).split()) for name in names]
    if not cable.signature and new and all(new):
        ways = _first_names(cable, new)
        return Plan(ways, lambda it: it.signature == new, line="signature")
    if len(new) != len(cable.signature) or not all(new):
        raise misfit("signature", f"{len(cable.signature)} name(s)", wanted)
    places = _names(cable)
    edits = [
        Edit(*place, name)
        for place, old, name in zip(places, cable.signature, new, strict=True)
        if old != name
    ]
    return Plan([edits], lambda it: it.signature == new)


def _first_names(cable: Cable, new: list[str]) -> Iterator[list[Edit]]:
    """Yield the ways to sign a text: under its last block that the drafter wrote."""
    own = [block for block in cable.body if not isinstance(block, TextBlock)]
    if own:
        end = max(block.span[1] for block in own)
        text = str(cable)[:end]
        yield from under_body(cable, len(text.rstrip()), new)


def name_span(cable: Cable) -> int | None:
    """Return where the signature starts, if one stands under the text."""
    try:
        return min((start for start, _ in _names(cable)), default=None)
    except ValueError:
        return None


def _names(cable: Cable) -> list[Span]:
    return _names_in_row(cable) or [_name(cable, name) for name in cable.signature]


def _names_in_row(cable: Cable) -> list[Span]:
    """Return the names of the row ``Signature`` of a SMART print."""
    found = row_of(cable, "SIGNATURE")
    if found is None:
        return []
    row, node = found
    return locate_all([part.span for part in row.parts], node)


def _name(cable: Cable, old: str) -> Span:
    for part in reversed(cable.layout.body):
        for token in reversed([part] if isinstance(part, Line) else list(part.tokens())):
            # On a line of its own, or behind the last sentence.
            words = token.text.rstrip()
            if words.endswith(old):
                end = token.start + len(words)
                return end - len(old), end
    message = f"signature: {old} does not stand in the text as it is read"
    raise ValueError(message)
