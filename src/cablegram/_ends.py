"""Where a list of references ends, or a subject, and the text begins without a sign.

Drafters of short telegrams left no empty line under REF or SUBJECT, nor a number in front of a
single paragraph (5 FAH-1 H-246: paragraphs are numbered if more than one).
"""

from __future__ import annotations

from cablegram import nodes
from cablegram._body.reading import BEFORE, is_title
from cablegram._fields.captions import is_attention
from cablegram._fields.references import is_prose_line
from cablegram.tree import Node, Token

__all__ = ["ended"]

#: telegrams are set wider (ACP 127, 138f): a word that had room above stands below on purpose
_ROOM = 60
#: a letter of a list with its signs
_LONGEST_MARK = 4
#: what the text of a message consists of, in its head
_TEXT = (nodes.Loose, nodes.Point, nodes.ReferenceItem)


def ended(head: list[Node | Token], *, bodied: bool) -> list[Node | Token]:
    """Return a head whose references and subject stop at the first line that is none of theirs.

    ``bodied`` tells that numbered paragraphs follow; without them, and without any other prose,
    what goes on under a short first line of the subject is the text.
    """
    found: list[Node | Token] = []
    referring = False
    letters: set[str] = set()
    for index, child in enumerate(head):
        if isinstance(child, nodes.ReferenceLines) or (
            referring and isinstance(child, nodes.ReferenceItem)
        ):
            if _is_note(child, letters):
                # "(U) HANDLE AS SENSITIVE" under REF, and 5 of 965 have one.
                found.append(nodes.Loose([*child.children]))
                referring = False
                continue
            letters |= _letters_in(child)
            referring = True
            field, rest = _parted(child, _end_of_references(child))
            found += [field, *rest]
            referring = not rest
        elif isinstance(child, nodes.SubjectLines):
            alone = not bodied and not any(isinstance(it, _TEXT) for it in head[index + 1 :])
            field, rest = _parted(child, _end_of_subject(child) if alone else len(child.children))
            found += [field, *rest]
        else:
            referring = referring and not isinstance(child, (nodes.Loose, nodes.Point))
            found.append(child)
    return found


def _is_note(child: Node, letters: set[str]) -> bool:
    """Tell a paragraph with its portion mark from an item: behind (B), (C) is an item."""
    mark = child.value.lstrip(" \t>#*")[:3]
    return isinstance(child, nodes.ReferenceItem) and mark in BEFORE and BEFORE[mark] not in letters


def _letters_in(child: Node) -> set[str]:
    """Return the letters that may number references in a node's lines."""
    words = child.value.replace("(", " ").replace(")", " ").replace(".", " ").upper().split()
    return {word.strip(":,;¶-") for word in words if len(word) < _LONGEST_MARK}


def _parted(field: Node, end: int) -> tuple[Node, list[Node | Token]]:
    rest = field.children[end:]
    if not rest:
        return field, []
    return type(field)([*field.children[:end]]), [nodes.Loose([*rest])]


def _end_of_references(field: Node) -> int:
    """Return the index of the first line that cannot be a reference."""
    lines = [child.value for child in field.children]
    for index, line in enumerate(lines[1:], 1):
        if is_title(line) or is_attention(line) or is_prose_line(line, lines[index - 1]):
            return index
    return len(lines)


def _end_of_subject(field: Node) -> int:
    """Return the index of the first line that had room in the one above, if sentences follow."""
    lines = [" ".join(child.value.split()) for child in field.children]
    for index, line in enumerate(lines[1:], 1):
        word = line.partition(" ")[0]
        if len(lines[index - 1]) + 1 + len(word) < _ROOM:
            sentences = any(it.endswith(".") or ". " in it for it in lines[index:])
            return index if sentences else len(lines)
    return len(lines)
