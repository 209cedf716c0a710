"""Find the grammar files and build Lark parsers from them, once each and only when asked.

``grammar/`` stands at the top of the repository, where people see it. A wheel carries it
as ``cablegram/grammar``; an editable install and a checkout find it beside ``src``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lark import Lark

__all__ = [
    "cable_grammar",
    "carrier_parser",
    "document_grammar",
    "field_parser",
    "grammar_folder",
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


def load_parser(
    grammar: str, start: str, *, transformer: object = None, strict: bool = False
) -> Lark:
    """Build a parser; ``strict`` refuses every conflict and overlap (needs interegular)."""
    return Lark(
        grammar,
        start=start,
        parser="lalr",
        lexer="contextual",
        keep_all_tokens=True,
        maybe_placeholders=False,
        strict=strict,
        transformer=transformer,
        import_paths=[str(grammar_folder() / "fields")],
    )


@cache
def field_parser(name: str) -> Lark:
    """Return the parser of what stands inside one field, ``grammar/fields/NAME.lark``."""
    path = grammar_folder() / "fields" / f"{name}.lark"
    return load_parser(path.read_text(encoding="utf-8"), name)


@cache
def carrier_parser(name: str, start: str) -> Lark:
    """Return the parser of what a message came in, ``grammar/carriers/NAME.lark``."""
    path = grammar_folder() / "carriers" / f"{name}.lark"
    return load_parser(path.read_text(encoding="utf-8"), start)
