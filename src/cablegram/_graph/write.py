"""A graph as a file, line by line: GraphML, DOT, CSV, JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from cablegram._cells import BOM, guarded, row

if TYPE_CHECKING:
    from cablegram._graph.build import Graph

__all__ = [
    "EDGE_KEYS",
    "NODE_KEYS",
    "write_dot",
    "write_edges",
    "write_graphml",
    "write_jsonl",
    "write_nodes",
]

#: attributes of a node, in the order of columns and lines
NODE_KEYS: Final = (
    "present",
    "kind",
    "mrn",
    "post",
    "dtg",
    "subject",
    "classification",
    "text",
    "source",
    "message",
    "texts",
    "corrected",
    "in_degree",
    "out_degree",
)
#: attributes of an edge
EDGE_KEYS: Final = ("label", "kind", "notal", "text")
#: types of GraphML for what is no string
_TYPES: Final = {
    **dict.fromkeys(("present", "corrected", "notal"), "boolean"),
    **dict.fromkeys(("message", "texts", "in_degree", "out_degree"), "int"),
}
_LONGEST_LABEL: Final = 60


def write_graphml(graph: Graph, file: IO[bytes]) -> None:
    """Write GraphML line by line: networkx would hold it as a tree, five times the graph."""
    for line in _graphml(graph):
        file.write(f"{line}\n".encode())


def _graphml(graph: Graph) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for part, keys in (("node", NODE_KEYS), ("edge", EDGE_KEYS)):
        for key in keys:
            kind = _TYPES.get(key, "string")
            name = f'id="{part[0]}_{key}" for="{part}" attr.name="{key}"'
            yield f'  <key {name} attr.type="{kind}"/>'
    yield '  <graph id="cables" edgedefault="directed">'
    for name, node in graph.nodes(data=True):
        yield f"    <node id={quoteattr(name)}>{_data('n', node, NODE_KEYS)}</node>"
    for citing, cited, number, edge in graph.edges(keys=True, data=True):
        ends = f'id="{number}" source={quoteattr(citing)} target={quoteattr(cited)}'
        yield f"    <edge {ends}>{_data('e', edge, EDGE_KEYS)}</edge>"
    yield "  </graph>"
    yield "</graphml>"


def _data(part: str, said: dict[str, Any], keys: Iterable[str]) -> str:
    return "".join(
        f'<data key="{part}_{key}">{escape(_plain(said[key]))}</data>'
        for key in keys
        if key in said
    )


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def write_jsonl(graph: Graph, file: IO[bytes]) -> None:
    """Write a line of JSON for each node, then one for each edge."""
    for name, node in graph.nodes(data=True):
        _write_json(file, {"type": "node", "id": name} | _in_order(node, NODE_KEYS))
    for citing, cited, edge in graph.edges(data=True):
        ends = {"type": "edge", "source": citing, "target": cited}
        _write_json(file, ends | _in_order(edge, EDGE_KEYS))


def _write_json(file: IO[bytes], entry: dict[str, Any]) -> None:
    file.write(json.dumps(entry, ensure_ascii=False).encode("utf-8") + b"\n")


def _in_order(said: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: said[key] for key in keys if key in said}


def write_nodes(graph: Graph, file: IO[bytes]) -> None:
    """Write a table of the nodes."""
    rows = ([name, *(node.get(key) for key in NODE_KEYS)] for name, node in graph.nodes(data=True))
    _write_table(file, ["id", *NODE_KEYS], rows)


def write_edges(graph: Graph, file: IO[bytes]) -> None:
    """Write a table of the edges."""
    rows = (
        [citing, cited, *(edge.get(key) for key in EDGE_KEYS)]
        for citing, cited, edge in graph.edges(data=True)
    )
    _write_table(file, ["source", "target", *EDGE_KEYS], rows)


def _write_table(file: IO[bytes], head: list[str], rows: Iterable[list[Any]]) -> None:
    """Write rows as spreadsheets read them, without formulas."""
    file.write(row(head, BOM))
    file.writelines(row(map(_cell, cells)) for cells in rows)


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return _plain(value)
    return guarded(value) if isinstance(value, str) else value


def write_dot(graph: Graph, file: IO[bytes]) -> None:
    """Write DOT, the language of Graphviz; what is missing is drawn with dashes."""
    for line in _dot(graph):
        file.write(f"{line}\n".encode())


def _dot(graph: Graph) -> Iterator[str]:
    yield "digraph cables {"
    yield "  node [shape=box];"
    for name, node in graph.nodes(data=True):
        style = "solid" if node["present"] else "dashed"
        shown = _label(node.get("subject") or node.get("text"))
        head = "" if node["kind"] != "cable" and not node["present"] else _label(name)
        label = "\\n".join(part for part in (head, shown) if part)
        yield f'  {_quoted(name)} [label="{label}", style={style}];'
    for citing, cited, edge in graph.edges(data=True):
        label = _label(edge.get("label"))
        yield f'  {_quoted(citing)} -> {_quoted(cited)} [label="{label}", kind={edge["kind"]}];'
    yield "}"


def _quoted(name: str) -> str:
    """Return a name as DOT has it; a backslash at the end would take the quotation mark."""
    return '"{}"'.format(name.replace("\\", "\\\\").replace('"', '\\"'))


def _label(text: str | None) -> str:
    """Return a text as a label shows it: no escape and no entity of its own has an effect."""
    if text is None:
        return ""
    cut = text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 3] + "..."
    return cut.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
