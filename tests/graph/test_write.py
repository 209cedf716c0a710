"""A graph as a file: what others read is what the graph says, whatever stands in it."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.graph.texts import cable

import cablegram
from cablegram._graph import write
from cablegram.testing import messy_text

nx = pytest.importorskip("networkx", reason="the extra graph is not installed")

#: texts that some format takes for its own
HOSTILE = (
    '"quoted" \\',
    "\\",
    "a;b -> c {d} [e=f]",
    "<b>&amp;</b> R&D",
    "\\N \\G \\l",
    "=1+1",
    "+SUM(A1)",
    "-2",
    "@x",
    "a,b\nc\r\nd\te",
    "NUL\x00 VT\v ESC\x1b[2J",
    "half \ud800 \udfff",
    "\ufffe\uffff \x85 \u2028",
    "\U0001f4dc ¶",
    "]]>",
    "",
)


@attrs.frozen(kw_only=True)
class Cited:
    """A reference as the graph is given it."""

    label: str | None
    mrn: str | None
    kind: str
    notal: bool
    text: str


@attrs.frozen(kw_only=True)
class Message:
    """A message as the graph is given it: it has the attributes of a record."""

    mrn: str | None
    subject: str | None
    references: tuple[Cited, ...]
    post: str | None = None
    serial: int | None = None
    dtg: str | None = None
    origin: str | None = None
    classification: str | None = None
    captions: tuple[str, ...] = ()
    correction: str | None = None
    section: None = None


def graph(words: str) -> Any:  # noqa: ANN401  networkx has no types
    """Return a graph with the same words in every place that a message can fill."""
    cited = [
        Cited(label=words, mrn=mrn, kind=kind, notal=True, text=words)
        for mrn, kind in ((None, "document"), ("08OSLO9", "cable"), (None, "dtg"))
    ]
    message = Message(mrn="08LIMA5", subject=words, references=tuple(cited), post=words)
    return cablegram.graph([(words, message)])


def written(name: str, found: Any) -> bytes:  # noqa: ANN401  as above
    """Return what is written of a graph."""
    file = io.BytesIO()
    getattr(write, f"write_{name}")(found, file)
    return file.getvalue()


def read_graphml(found: Any) -> Any:  # noqa: ANN401  as above
    """Return what networkx reads of a graph that was written."""
    file = io.BytesIO(written("graphml", found))
    return nx.read_graphml(file, edge_key_type=int, force_multigraph=True)


def same(one: Any, other: Any) -> bool:  # noqa: ANN401  as above
    """Tell whether two graphs have the same nodes and edges, attributes included."""
    return dict(one.nodes(data=True)) == dict(other.nodes(data=True)) and sorted(
        one.edges(keys=True, data=True), key=str
    ) == sorted(other.edges(keys=True, data=True), key=str)


@pytest.mark.parametrize("words", HOSTILE)
class TestHostile:
    """Words that a format takes for its own come back as words."""

    def test_graphml(self, words: str) -> None:
        """What networkx reads is the graph."""
        found = graph(words)
        read = read_graphml(found)
        assert same(read, found)

    def test_jsonl(self, words: str) -> None:
        """A line for each node, then one for each edge."""
        found = graph(words)
        lines = [json.loads(line) for line in written("jsonl", found).splitlines()]
        nodes = [line for line in lines if line.pop("type") == "node"]
        assert {node.pop("id"): node for node in nodes} == dict(found.nodes(data=True))
        edges = lines[len(nodes) :]
        assert [(it.pop("source"), it.pop("target"), it) for it in edges] == [
            *found.edges(data=True)
        ]

    def test_csv(self, words: str) -> None:
        """A cell that would be a formula has an apostrophe in front; lines are rows."""
        found = graph(words)
        [head, *rows] = table(written("edges", found))
        assert head == ["source", "target", "label", "kind", "notal", "text"]
        assert [row[0] for row in rows] == ["08LIMA5"] * 3
        said = found.edges["08LIMA5", "08OSLO9", 1]["text"]
        shown = f"'{said}" if said[:1] in "=+-@" and said else said
        assert [row[-1] for row in rows] == [shown] * 3
        [head, *nodes] = table(written("nodes", found))
        assert head[0] == "id"
        assert len(nodes) == len(found)
        assert all(cell[:1] not in {"=", "+", "-", "@"} for row in [*rows, *nodes] for cell in row)

    def test_dot(self, words: str) -> None:
        """Outside of quotation marks, nothing of the words is left."""
        found = graph(words)
        text = written("dot", found).decode()
        bare = re.sub(r'"(?:[^"\\]|\\.)*"', "Q", text)
        nodes = r"  Q \[label=Q, style=(solid|dashed)\];"
        edges = r"  Q -> Q \[label=Q, kind=[a-z]+\];"
        head, box, *rows, end, nothing = bare.split("\n")
        assert (head, box, end, nothing) == ("digraph cables {", "  node [shape=box];", "}", "")
        assert len([row for row in rows if re.fullmatch(nodes, row)]) == len(found)
        assert len([row for row in rows if re.fullmatch(edges, row)]) == 3
        assert len(rows) == len(found) + 3

    @pytest.mark.skipif(not shutil.which("dot"), reason="graphviz is not installed")
    def test_graphviz(self, words: str) -> None:
        """Graphviz reads it, and has as many nodes and edges."""
        found = graph(words)
        command = [f"{shutil.which('dot')}", "-Tplain"]
        done = subprocess.run(  # noqa: S603  a program of this machine, and no shell
            command, input=written("dot", found), capture_output=True, check=True
        )
        kinds = [line.split(b" ", 1)[0] for line in done.stdout.splitlines()]
        assert (kinds.count(b"node"), kinds.count(b"edge")) == (len(found), 3)
        assert done.stderr == b""


def table(data: bytes) -> list[list[str]]:
    """Return the rows of a table, read as a spreadsheet does."""
    assert data.startswith(b"\xef\xbb\xbf")
    return [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))]


@given(messy_text(), messy_text())
def test_any_words_in_graphml(words: str, others: str) -> None:
    """Whatever a subject or reference holds, XML can."""
    found = nx.compose(graph(words), graph(others))
    read = read_graphml(found)
    assert same(read, found)


@given(st.characters())
def test_a_character_is_itself_or_an_escape(character: str) -> None:
    """No two characters become one, and what can be written is left alone."""
    [(_, _, edge)] = [it for it in graph(character).edges(data=True) if it[1] == "08OSLO9"]
    if edge["text"] != character:
        assert edge["text"] == character.encode("unicode_escape").decode("ascii")
        assert not character.isprintable()


def test_labels_of_dot() -> None:
    """A message is shown by number and subject, cut; what is missing is dashed."""
    found = cablegram.graph(
        [
            cablegram.parse(
                cable("LIMA", 5, "A. OSLO 9", "B. MAY REPORT", subject=f"RAIN {'O' * 70}")
            )
        ]
    )
    assert written("dot", found).decode().splitlines()[2:-1] == [
        f'  "08LIMA5" [label="08LIMA5\\nRAIN {"O" * 52}...", style=solid];',
        '  "08OSLO9" [label="08OSLO9", style=dashed];',
        '  "document: MAY REPORT" [label="MAY REPORT", style=dashed];',
        '  "08LIMA5" -> "08OSLO9" [label="A", kind=cable];',
        '  "08LIMA5" -> "document: MAY REPORT" [label="B", kind=document];',
    ]


def test_columns_are_the_attributes() -> None:
    """Every attribute that a node or an edge can have is a column, and no other."""
    both = cablegram.graph(
        [
            ("a.txt", cablegram.parse(cable("LIMA", 5, "A. OSLO 9", "B. MAY REPORT"))),
            cablegram.parse(cable("OSLO", 9, "LIMA 5")),
        ]
    )
    keys = {key for _, node in both.nodes(data=True) for key in node} | {"message"}
    assert keys == set(write.NODE_KEYS)
    assert {key for *_, edge in both.edges(data=True) for key in edge} == set(write.EDGE_KEYS)


def test_corpus(corpus: Path) -> None:
    """The graph of real cables goes through GraphML and back."""
    files = sorted((corpus / "nara").glob("*.txt"))[:20]
    found = cablegram.graph(it for file in files for it in cablegram.read(file))
    read = read_graphml(found)
    assert len(found) >= len(files)
    assert same(read, found)
