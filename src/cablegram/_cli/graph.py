"""``cablegram graph``: what messages cite, as a graph."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from cablegram._cli.find import STANDARD_INPUT
from cablegram._cli.messages import AnyMessages, needs_pyarrow
from cablegram._cli.output import MISUSE, printable, reason, refuse, writing
from cablegram._cli.outputs import refuse_lost
from cablegram._cli.replace import replacing
from cablegram._cli.sources import max_size_option

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cablegram._graph.build import Graph

__all__ = ["graph_command"]

_INSTALL = "'cablegram graph' needs networkx here: pip install 'cablegram[graph]'"
_MOST = 10
#: the suffix of what is written, and the files it becomes, with what writes them
_FORMS: dict[str, tuple[tuple[str, str], ...]] = {
    ".graphml": ((".graphml", "write_graphml"),),
    ".csv": ((".csv", "write_edges"), (".nodes.csv", "write_nodes")),
    ".dot": ((".dot", "write_dot"),),
    ".jsonl": ((".jsonl", "write_jsonl"),),
}

_EXAMPLES = """\b
Examples:
  cablegram graph cables/ --out cables.graphml
  cablegram graph records.jsonl --out cites.csv    and cites.nodes.csv
  cablegram graph cables.parquet --out cites.dot
  cablegram graph cables/ --out - | jq 'select(.type == "edge")'

\b
Exit codes:
  0    fine
  2    misuse, something that could not be read, or networkx is missing
  130  interrupted"""


@click.command("graph", epilog=_EXAMPLES)
@click.argument("names", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--out",
    "target",
    metavar="FILE",
    required=True,
    help="The file to write: FILE.graphml, FILE.dot, FILE.jsonl, or FILE.csv for the edges, with "
    "FILE.nodes.csv for the nodes. - is JSON lines on standard output.",
)
@click.option("-q", "--quiet", is_flag=True, help="No figures.")
@max_size_option
def graph_command(names: tuple[str, ...], target: str, max_size: int, *, quiet: bool) -> None:
    """Write what messages cite as a graph: who refers to whom, and what is missing.

    PATH is a file, folder, archive or pattern of cables, - for standard input, or what `convert`
    wrote: JSON lines, packed or not, a Parquet file, a folder of these. A node is a message, here
    or only cited, an edge is a reference. Sections and corrected copies of one message are one
    node. Figures are on standard error: messages, references, what is missing, what is cited most.
    """
    outputs = _outputs(target, names)
    try:
        from cablegram._graph.build import Builder  # noqa: PLC0415  help needs none
        from cablegram._graph.citing import KEYS  # noqa: PLC0415  as above

        builder = Builder()
    except ModuleNotFoundError as error:
        if error.name != "networkx":
            raise
        refuse(_INSTALL)
    messages = AnyMessages(names, max_size, KEYS)
    try:
        for message in messages:
            builder.add(message.cable, message.source, message.number)
    except ModuleNotFoundError as error:
        needs = needs_pyarrow(error)
        if needs is None:
            raise
        refuse(needs)
    graph = builder.finish()
    if not graph and messages.failed:
        sys.exit(MISUSE)
    _write(graph, outputs)
    if not quiet:
        _summarise(graph)
    sys.exit(MISUSE if messages.failed else 0)


def _outputs(target: str, names: tuple[str, ...]) -> dict[str, str]:
    """Return each file to be written with the name of what writes it."""
    if target == STANDARD_INPUT:
        return {target: "write_jsonl"}
    path = Path(target)
    if path.suffix not in _FORMS:
        refuse(f"{target}: what can be written is {', '.join(_FORMS)}")
    found = {str(path.with_suffix(suffix)): write for suffix, write in _FORMS[path.suffix]}
    for one in found:
        refuse_lost(Path(one), names)
    return found


def _write(graph: Graph, outputs: dict[str, str]) -> None:
    from cablegram._graph import write  # noqa: PLC0415  as above

    try:
        with ExitStack() as stack:
            # All are whole before the first takes its place.
            files = {name: stack.enter_context(_opened(name)) for name in outputs}
            for name, file in files.items():
                write_graph: Callable[[Graph, IO[bytes]], None] = getattr(write, outputs[name])
                write_graph(graph, file)
    except OSError as error:
        refuse(f"cannot write {error.filename or next(iter(outputs))}: {reason(error)}")


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name != STANDARD_INPUT:
        with replacing(Path(name)) as file:
            yield file
        return
    with writing():
        yield sys.stdout.buffer


def _summarise(graph: Graph) -> None:
    from cablegram._graph.counts import count, most_cited  # noqa: PLC0415  as above

    found = count(graph)
    texts = f" in {found.texts:,} texts" if found.texts != found.messages else ""
    _say(f"{_number(found.messages, 'message')}{texts}, {_number(found.references, 'reference')}")
    one = found.resolved == 1
    here = "is to a message that is here" if one else "are to messages that are here"
    _say(f"{found.resolved:,} of the references {here}")
    kinds = ", ".join(f"{kind} {number:,}" for kind, number in sorted(found.missing.items()))
    _say(f"missing: {sum(found.missing.values()):,}{f' ({kinds})' if kinds else ''}")
    cited = most_cited(graph, _MOST)
    if cited:
        _say("cited most:")
    for it in cited:
        shown = (it.subject or "") if it.present else "(missing)"
        _say(f"  {it.times:>6,}  {printable(it.name)}  {printable(shown)}".rstrip())


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _say(line: str) -> None:
    click.echo(line, err=True)
