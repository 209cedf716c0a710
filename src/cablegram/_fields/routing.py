"""Format line 2: the precedence of the message and the stations that it calls."""

from __future__ import annotations

from lark import Token

from cablegram._fields._reading import field_tree, precedence_of
from cablegram.values import Routing

__all__ = ["read_routing"]


def read_routing(text: str) -> Routing:
    r"""Read a routing line, also one that wraps, or the one-line heading of JANAP 128.

    >>> line = read_routing("OO RUEHFL RUEHKW  \nRUEHLA\n")
    >>> line.precedence, line.indicators
    ('IMMEDIATE', ['RUEHFL', 'RUEHKW', 'RUEHLA'])
    >>> read_routing("RTTUZYUW RHOIAAA0001 0581603-UUUU--RHSSSUU.").indicators
    ['RHSSSUU']
    """
    routing = Routing(text=text, span=(0, len(text)))
    for child in field_tree("routing", text).children:
        if not isinstance(child, Token):
            if child.data == "station":
                routing.indicators.append(str(child.children[0]))
        elif child.type == "DOUBLE_PROSIGN":
            routing.precedence = precedence_of(child)
        elif child.type == "CARD_HEADING":
            routing.precedence = precedence_of(child[0])
    return routing
