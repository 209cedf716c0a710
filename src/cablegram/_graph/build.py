"""The graph, message by message: what is kept of one is its node and its edges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from cablegram._graph.citing import Citing, Facts, Reference
from cablegram._graph.names import clean, name_of_message, name_of_reference
from cablegram._graph.sent import SentMessages
from cablegram.tables._load import squeeze
from cablegram.tables._posts import post_in

if TYPE_CHECKING:
    import networkx as nx

    Graph: TypeAlias = nx.MultiDiGraph[str]

__all__ = ["Builder", "graph"]


def graph(cables: Iterable[Citing | tuple[str, Citing]]) -> Graph:
    r"""Return who cites whom: a node for each message and each thing cited, an edge a reference.

    ``cables`` are cables, records, or pairs of the name of a file and one of these; they are gone
    through once, and none is kept. ``docs/graph.md`` lists the attributes of nodes and edges.

    >>> import cablegram
    >>> first = cablegram.parse("R 061608Z FEB 08\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000005\n")
    >>> later = "R 071608Z FEB 08\nFM AMEMBASSY OSLO\n\nUNCLAS OSLO 000009\n\nREF: LIMA 5\n"
    >>> cited = cablegram.graph([first, cablegram.parse(later)])
    >>> list(cited.edges)
    [('08OSLO9', '08LIMA5', 0)]
    >>> cited.nodes["08LIMA5"]["present"], cited.nodes["08LIMA5"]["in_degree"]
    (True, 1)

    Raises:
        ModuleNotFoundError: networkx is not installed; ``pip install 'cablegram[graph]'``.
    """
    builder = Builder()
    for given in cables:
        source, cable = given if isinstance(given, tuple) else (None, given)
        builder.add(cable, source)
    return builder.finish()


def _empty() -> Graph:
    import networkx as nx  # noqa: PLC0415  an extra, imported when it is used

    return nx.MultiDiGraph()


@attrs.define
class Builder:
    """Takes messages one after the other, and gives the graph when all are there."""

    _graph: Graph = attrs.Factory(_empty)
    _sent: SentMessages = attrs.Factory(SentMessages)
    #: messages so far
    _count: int = 0
    #: edges so far; the number of one is its key
    _edges: int = 0
    #: of each node, how good the text is that its facts are from
    _ranks: dict[str, tuple[bool, int]] = attrs.Factory(dict)
    #: what the texts of a message cite, kept of messages with several texts only
    _cited: dict[str, set[tuple[str, str | None]]] = attrs.Factory(dict)
    #: numbers that sections have: a section whose date is lost is known by its post and serial
    _sections: dict[tuple[str, int], str | None] = attrs.Factory(dict)
    #: sections without a date: they wait until all others are there
    _undated: list[tuple[Facts, str | None, int]] = attrs.Factory(list)
    #: references by date-time group: they wait as well
    _by_dtg: list[tuple[str, Reference]] = attrs.Factory(list)

    def add(self, cable: object, source: str | None = None, number: int | None = None) -> None:
        """Take a cable or a record, message ``number`` of a file."""
        self._count += 1
        facts = Facts.of(cable)
        if facts.mrn is None and facts.number and facts.post and facts.serial is not None:
            self._undated.append((facts, source, number or self._count))
        else:
            name = name_of_message(facts, source, number or self._count)
            self._take(name, facts, source, number)

    def finish(self) -> Graph:
        """Return the graph, with what waited and with the degrees."""
        for facts, source, number in self._undated:
            self._take(self._name_of_section(facts), facts, source, number)
        self._cite_by_dtg()
        for name, node in self._graph.nodes(data=True):
            node["in_degree"] = self._graph.in_degree(name)
            node["out_degree"] = self._graph.out_degree(name)
        return self._graph

    def _cite_by_dtg(self) -> None:
        """Cite what is known by sender and date-time group, now that all messages are there."""
        seen: set[tuple[str, str, str | None]] = set()
        for citing, reference in self._by_dtg:
            one = (citing, *_target(reference))
            if one not in seen or self._graph.nodes[citing]["texts"] == 1:
                self._cite(citing, self._sent.find(reference.text), reference)
            seen.add(one)

    def _name_of_section(self, facts: Facts) -> str:
        post = f"{facts.post}"
        known = self._sections.get((squeeze(post), facts.serial or 0))
        return known or clean(f"{post} {facts.serial}")

    def _take(self, name: str, facts: Facts, source: str | None, number: int | None) -> None:
        self._place(name, facts, source, number)
        if facts.dtg:
            self._sent.add(facts.dtg, facts.origin, facts.post, name)
        if facts.mrn and facts.number and facts.post:
            key = (squeeze(facts.post), facts.serial or 0)
            if self._sections.setdefault(key, name) != name:
                self._sections[key] = None
        before = self._cited_before(name)
        for reference in facts.references:
            if before is not None and _target(reference) in before:
                continue  # another section or copy has it too
            if reference.kind == "dtg" and reference.mrn is None:
                self._by_dtg.append((name, reference))
            else:
                self._cite(name, None, reference)
        if before is not None:
            before.update(map(_target, facts.references))

    def _place(self, name: str, facts: Facts, source: str | None, number: int | None) -> None:
        """Make the node, or give it what the text tells: a corrected copy before others."""
        told: dict[str, Any] = {
            key: clean(value) if isinstance(value, str) else value
            for key, value in facts.told().items()
        }
        if source is not None:
            told["source"] = clean(source)
            if number is not None:
                told["message"] = number
        rank = (not facts.is_corrected, facts.number)
        node = self._graph.nodes.get(name, {})
        best = self._ranks.get(name)
        if best is None or rank < best:
            self._ranks[name] = rank
            told = node | told
        else:
            told = told | node
        told |= {
            "present": True,
            "kind": "cable",
            "texts": node.get("texts", 0) + 1,
            "corrected": facts.is_corrected or node.get("corrected", False),
        }
        told.pop("text", None)
        self._graph.add_node(name, **told)

    def _cited_before(self, name: str) -> set[tuple[str, str | None]] | None:
        """Return what earlier texts of the message cite; ``None`` for its first text."""
        if self._graph.nodes[name]["texts"] == 1:
            return None
        if name not in self._cited:
            edges = self._graph.out_edges(name, data=True)
            self._cited[name] = {(target, edge.get("label")) for _, target, edge in edges}
        return self._cited[name]

    def _cite(self, citing: str, target: str | None, reference: Reference) -> None:
        target = target or name_of_reference(reference)
        if target not in self._graph:
            facts = {"present": False, "kind": reference.kind, "texts": 0, "corrected": False}
            self._graph.add_node(target, **facts, **_known(reference))
        edge = {
            "label": _target(reference)[1],
            "kind": reference.kind,
            "notal": reference.notal,
            "text": clean(reference.text),
        }
        said = {key: value for key, value in edge.items() if value is not None}
        self._graph.add_edge(citing, target, key=self._edges, **said)
        self._edges += 1


def _target(reference: Reference) -> tuple[str, str | None]:
    """Return what tells a reference from others of the same message: its target, its letter."""
    label = reference.label
    return name_of_reference(reference), clean(label) if label is not None else None


def _known(reference: Reference) -> dict[str, str]:
    """Return what a reference alone tells of a message that is not here."""
    if reference.mrn is None:
        return {"text": clean(reference.text)}
    post = post_in(reference.mrn)
    return {"mrn": clean(reference.mrn)} | ({"post": clean(post)} if post else {})
