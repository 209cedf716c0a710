"""Where a value stands in the input: its span, from inside a field to the text of the message."""

from __future__ import annotations

from typing import TypeVar

from cablegram.tree import Node, Places
from cablegram.values import Span, Value

__all__ = ["locate_all", "place", "place_all", "place_over"]

AnyValue = TypeVar("AnyValue", bound=Value)


def place(value: AnyValue, node: Node) -> AnyValue:
    """Turn the span inside a field into the span in the input."""
    return place_all([value], node)[0]


def place_over(value: AnyValue, nodes_of_it: list[Node]) -> AnyValue:
    """Do the same for a value that was read from several nodes, joined."""
    places = Places(token for node in nodes_of_it for token in node.tokens())
    value.span = places.locate(*value.span)
    return value


def place_all(values: list[AnyValue], node: Node) -> list[AnyValue]:
    """Do the same for all values of a field; its tokens are counted once."""
    spans = locate_all([value.span for value in values], node)
    for value, span in zip(values, spans, strict=True):
        value.span = span
    return values


def locate_all(spans: list[Span], node: Node) -> list[Span]:
    """Return where stretches of a node's value stand in the input."""
    places = node.places()
    return [places.locate(*span) for span in spans]
