"""Find the grammar files and build Lark parsers from them, once each and only when asked.

``grammar/`` stands at the top of the repository, where people see it. A wheel carries it
as ``cablegram/grammar``; an editable install and a checkout find it beside ``src``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from lark import Lark, Token, Tree

from cablegram._machine import Build, Leaf, Machine, Tables

__all__ = [
    "CARRIERS",
    "cable_grammar",
    "carrier_parser",
    "document_grammar",
    "field_parser",
    "file_grammar",
    "file_parser",
    "grammar_folder",
    "load_machine",
    "load_parser",
    "search_parser",
    "write_tables",
]


@cache
def grammar_folder() -> Path:
    """Return the folder that holds ``cable.lark`` and ``fields/``.

    Raises:
        FileNotFoundError: there is none: the package was imported out of an archive.
    """
    package = Path(__file__).absolute().parent
    for folder in (package / "grammar", package.parents[1] / "grammar"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"no grammar beside {package}: cablegram reads it from files, "
        "so an archive that holds the package has to be unpacked"
    )


#: the carriers with a grammar, and the rule each begins with
CARRIERS = {"article": "article", "csv": "record", "html": "page"}
#: tokens of theirs that become one where several follow each other, and mean the same
_RUNS = {"html": "SIGN"}
#: the form of the tables in a wheel
_FORMAT = "6"
#: the parts of the grammar of a message, in the order in which ``cable.lark`` names them
_PARTS = (
    *("cable", "heading", "print", "head", "body", "usmtf", "smart", "ending", "beginnings"),
    "characters",
)


def cable_grammar() -> str:
    """Return the grammar of a message: its files are one grammar, read together.

    They are joined and not imported by each other: an imported terminal gets a new name for
    each file that imports it, and two names for one pattern are a collision.
    """
    folder = grammar_folder()
    return "\n".join((folder / f"{part}.lark").read_text(encoding="utf-8") for part in _PARTS)


def document_grammar() -> str:
    """Return the grammar of a document, ``grammar/document.lark``: one file, complete in itself."""
    return (grammar_folder() / "document.lark").read_text(encoding="utf-8")


def file_grammar() -> str:
    """Return the grammar of a file of messages: it names lines of the grammar of a message."""
    written = (grammar_folder() / "file.lark").read_text(encoding="utf-8")
    return f"{written}\n{cable_grammar()}"


def load_parser(grammar: str, start: str, *, strict: bool = False) -> Lark:
    """Build Lark's parser; ``strict`` refuses every conflict and overlap (needs interegular)."""
    return Lark(
        grammar,
        start=start,
        parser="lalr",
        lexer="contextual",
        keep_all_tokens=True,
        maybe_placeholders=False,
        strict=strict,
        import_paths=[str(grammar_folder() / "fields")],
    )


def load_machine(
    grammar: str, start: str, leaf: Leaf, nodes: Mapping[str, Build], run: str | None = None
) -> Machine[Any]:
    """Build what reads texts by the tables that Lark has made of a grammar.

    A wheel holds the tables ready. Their file is named by the digest of what they were made of, so
    that other grammars, or none, are never taken for these; its first line is a digest of the rest.
    Where anything is not as it should be, Lark makes them anew.
    """
    tables = _written_tables(_table_name(grammar, start))
    if tables is None:
        tables = Tables.of(load_parser(grammar, start), start)
    return Machine(tables, leaf, nodes, run)


def _written_tables(name: str) -> Tables | None:
    """Return the tables of a wheel, unless there are none or they are not as they were written."""
    try:
        digest, _, written = (_tables_folder() / name).read_bytes().partition(b"\n")
    except OSError:
        return None
    if sha256(written).hexdigest().encode() != digest:
        return None
    return Tables.from_values(json.loads(written))


def write_tables() -> Iterator[tuple[str, str]]:
    """Yield name and content of each file of tables, for the build of a wheel."""
    fields = grammar_folder() / "fields"
    names = sorted(path.stem for path in fields.glob("*.lark") if path.stem != "terminals")
    sources = [(cable_grammar(), "cable"), (document_grammar(), "document")]
    sources += [(file_grammar(), "file")]
    sources += [(_field_grammar(name), name) for name in names]
    sources += [(_carrier_grammar(name), start) for name, start in CARRIERS.items()]
    for grammar, start in sources:
        values = Tables.of(load_parser(grammar, start), start).to_values()
        written = json.dumps(values, separators=(",", ":"))
        digest = sha256(written.encode()).hexdigest()
        yield _table_name(grammar, start), f"{digest}\n{written}"


def _tables_folder() -> Path:
    return grammar_folder() / "tables"


def _table_name(grammar: str, start: str) -> str:
    parts = [_FORMAT, start, grammar]
    if "%import" in grammar:
        parts.append(_field_grammar("terminals"))
    return f"{start}-{sha256('|'.join(parts).encode()).hexdigest()[:24]}.json"


def _field_grammar(name: str) -> str:
    return (grammar_folder() / "fields" / f"{name}.lark").read_text(encoding="utf-8")


def _carrier_grammar(name: str) -> str:
    return (grammar_folder() / "carriers" / f"{name}.lark").read_text(encoding="utf-8")


@cache
def field_parser(name: str) -> Machine[Tree[Token]]:
    """Return the parser of what stands inside one field, ``grammar/fields/NAME.lark``."""
    return load_machine(_field_grammar(name), name, _token, _Trees())


@cache
def carrier_parser(name: str) -> Machine[Tree[Token]]:
    """Return the parser of what a message came in, ``grammar/carriers/NAME.lark``."""
    return load_machine(_carrier_grammar(name), CARRIERS[name], _token, _Trees(), _RUNS.get(name))


@cache
def search_parser(name: str) -> Lark:
    """Return the parser of what a search is asked, ``grammar/search/NAME.lark``.

    It refuses what is no sentence, as no other grammar does: Lark's own parser says where.
    """
    start = "search" if name == "expression" else name
    grammar = (grammar_folder() / "search" / f"{name}.lark").read_text(encoding="utf-8")
    return load_parser(grammar, start)


@cache
def file_parser() -> Machine[Tree[Token]]:
    """Return the parser of a file of messages, ``grammar/file.lark``."""
    return load_machine(file_grammar(), "file", _token, _Trees(), run="TEXT")


class _Trees(dict[str, Build]):
    """Lark's trees, whatever a rule is called."""

    def __missing__(self, rule: str) -> Build:
        build = self[rule] = partial(Tree, rule)
        return build


def _token(kind: str, text: str, start: int, _: str) -> Token:
    """Return a token of Lark's; it knows its places as offsets, not as lines and columns."""
    token: Token = str.__new__(Token, text)
    token.type, token.value, token.start_pos, token.end_pos = kind, text, start, start + len(text)
    token.line = token.column = token.end_line = token.end_column = None
    return token
