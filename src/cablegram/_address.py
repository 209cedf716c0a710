"""Captions and passing lines that follow the addressees where no class line parts them.

A publisher took the class line out, or it is damaged beyond likeness (7 of 965 cables). Then what
stands under it has the look of addressees: words in capitals, a line each.
"""

from __future__ import annotations

from collections.abc import Iterator

from cablegram import nodes, tables
from cablegram._fields.addressee import read_addressees
from cablegram._fields.captions import caption_words, is_instruction, names_office
from cablegram.tree import Node, Token

__all__ = ["address_lines", "without_captions"]

_BLOCKS = (nodes.ActionBlock, nodes.InformationBlock, nodes.ExemptedBlock, nodes.AddresseeLines)


def without_captions(heading: list[Node | Token]) -> tuple[list[Node | Token], list[Token]]:
    """Return a heading without the captions and instructions among its addressees, and these.

    A caption word is never an addressee, nor is ``STATE FOR EUR``. Behind the first of them, a
    line is an addressee only if it names a post or has a routing indicator.
    """
    kept: list[Node | Token] = []
    loose: list[Token] = []
    for node in heading:
        if isinstance(node, _BLOCKS):
            lines = [*node.tokens()]
            first = 0 if isinstance(node, nodes.AddresseeLines) else 1
            addressees = lines[:first]
            for line in lines[first:]:
                (loose if _is_loose(line.value, behind=bool(loose)) else addressees).append(line)
            kept += [type(node)([*addressees])] if addressees else []
        elif isinstance(node, nodes.UnknownLine) and loose and _is_matter(node.value):
            loose += node.tokens()
        else:
            kept.append(node)
    return kept, loose


def address_lines(heading: list[Node | Token]) -> Iterator[tuple[type[Node], Node]]:
    """Yield the lines with addressees and the precedences cut off them, each with its block.

    Addressees behind an empty line are of the block above.
    """
    block: type[Node] | None = None
    for node in heading:
        if isinstance(node, (nodes.ActionBlock, nodes.InformationBlock, nodes.ExemptedBlock)):
            block = type(node)
            yield block, node
        elif block and isinstance(node, (nodes.AddresseeLines, nodes.PrecedenceLine)):
            yield block, node


def _is_matter(line: str) -> bool:
    return bool(caption_words(line)) or names_office(line)


def _is_loose(line: str, *, behind: bool) -> bool:
    if caption_words(line) or names_office(line):
        return True
    return behind and (is_instruction(line) or not _is_address(line))


def _is_address(line: str) -> bool:
    """Tell a line with a routing indicator, or with the name of a known post."""
    return any(one.indicator or tables.post(one.name) for one in read_addressees(line))
