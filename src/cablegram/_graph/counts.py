"""What is counted in a graph: messages, references, what is here and what is missing."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from cablegram._graph.build import Graph

__all__ = ["Cited", "Counts", "count", "most_cited"]


@attrs.frozen
class Counts:
    """The figures of a graph."""

    #: messages that are here, and the texts that they were read from
    messages: int
    texts: int
    references: int
    #: references to a message that is here
    resolved: int
    #: nodes for what is cited and not here, by kind
    missing: dict[str, int]


@attrs.frozen
class Cited:
    """A node, and how often it is cited."""

    name: str
    times: int
    present: bool
    subject: str | None


def count(graph: Graph) -> Counts:
    """Count what is in a graph."""
    nodes = [node for _, node in graph.nodes(data=True)]
    here = [node for node in nodes if node["present"]]
    return Counts(
        messages=len(here),
        texts=sum(node["texts"] for node in here),
        references=graph.number_of_edges(),
        resolved=sum(node["in_degree"] for node in here),
        missing=dict(Counter(node["kind"] for node in nodes if not node["present"])),
    )


def most_cited(graph: Graph, number: int) -> list[Cited]:
    """Return the nodes that are cited most, by times and then by name."""
    found = (
        Cited(name, node["in_degree"], node["present"], node.get("subject"))
        for name, node in graph.nodes(data=True)
        if node["in_degree"]
    )
    return nsmallest(number, found, key=lambda one: (-one.times, one.name))
