"""Find the grammar files and build Lark parsers from them, once each and only when asked.

``grammar/`` stands at the top of the repository, where people see it. A wheel carries it
as ``cablegram/grammar``; an editable install and a checkout find it beside ``src``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from lark import Lark, Token, Tree

from cablegram._machine import Build, Leaf, Machine

__all__ = [
    "cable_grammar",
    "carrier_parser",
    "document_grammar",
    "field_parser",
    "grammar_folder",
    "load_machine",
    "load_parser",
]


@cache
def grammar_folder() -> Path:
    """Return the folder that holds ``cable.lark`` and ``fields/``."""
    shipped = Path(__file__).parent / "grammar"
    if shipped.is_dir():
        return shipped
    return Path(__file__).parents[2] / "grammar"


#: the parts of the grammar of a message, in the order in which ``cable.lark`` names them
_PARTS = ("cable", "heading", "print", "head", "body", "usmtf", "smart", "ending", "characters")


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
    """Build what reads texts by the tables that Lark has made of a grammar."""
    return Machine.of(load_parser(grammar, start), start, leaf, nodes, run)


@cache
def field_parser(name: str) -> Machine[Tree[Token]]:
    """Return the parser of what stands inside one field, ``grammar/fields/NAME.lark``."""
    path = grammar_folder() / "fields" / f"{name}.lark"
    return load_machine(path.read_text(encoding="utf-8"), name, _token, _Trees())


@cache
def carrier_parser(name: str, start: str) -> Machine[Tree[Token]]:
    """Return the parser of what a message came in, ``grammar/carriers/NAME.lark``."""
    path = grammar_folder() / "carriers" / f"{name}.lark"
    return load_machine(path.read_text(encoding="utf-8"), start, _token, _Trees())


class _Trees(dict[str, Build]):
    """Lark's trees, whatever a rule is called."""

    def __missing__(self, rule: str) -> Build:
        build = self[rule] = partial(Tree, rule)
        return build


def _token(kind: str, text: str, start: int) -> Token:
    """Return a token of Lark's; it knows its places as offsets, not as lines and columns."""
    token: Token = str.__new__(Token, text)
    token.type, token.value, token.start_pos, token.end_pos = kind, text, start, start + len(text)
    token.line = token.column = token.end_line = token.end_column = None
    return token
