"""The print envelope's distribution: offices, copies, and their sum."""

from __future__ import annotations

from lark import Token

from cablegram._fields._reading import field_tree, number_of, tokens_of
from cablegram.values import Distribution

__all__ = ["read_distribution"]


def read_distribution(text: str) -> Distribution:
    r"""Read the lines from ``ACTION`` or ``ORIGIN`` to the sum of the copies.

    >>> printed = read_distribution("ACTION EUR-25\n\nINFO  OCT-01  ISO-00\n\n      L-02  /028 W\n")
    >>> printed.action, printed.info, printed.total
    (['EUR-25'], ['OCT-01', 'ISO-00', 'L-02'], 28)
    """
    found = Distribution(text=text, span=(0, len(text)))
    lists = {"origin": found.origin, "action": found.action, "info": found.info}
    for child in field_tree("distribution", text).children:
        tokens = [child] if isinstance(child, Token) else tokens_of(child)
        offices = found.info if isinstance(child, Token) else lists[child.data]
        offices += (str(token) for token in tokens if token.type == "OFFICE")
        for token in tokens:
            if token.type == "TOTAL":
                found.total = number_of(token)
    return found
