"""Find the grammar files and build Lark parsers from them, once each and only when asked.

``grammar/`` stands at the top of the repository, where people see it. A wheel carries it
as ``cablegram/grammar``; an editable install and a checkout find it beside ``src``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lark import Lark

__all__ = ["cable_parser", "field_parser", "grammar_folder", "load_parser"]


@cache
def grammar_folder() -> Path:
    """Return the folder that holds ``cable.lark`` and ``fields/``."""
    shipped = Path(__file__).parent / "grammar"
    if shipped.is_dir():
        return shipped
    return Path(__file__).parents[2] / "grammar"


def load_parser(file: str, start: str, *, strict: bool = False) -> Lark:
    """Build the parser of one grammar file; ``strict`` is for tests (it needs interegular)."""
    path = grammar_folder() / file
    return Lark(
        path.read_text(encoding="utf-8"),
        start=start,
        parser="lalr",
        lexer="contextual",
        keep_all_tokens=True,
        maybe_placeholders=False,
        strict=strict,
        import_paths=[str(grammar_folder())],
        source_path=str(path),
    )


@cache
def cable_parser() -> Lark:
    """Return the parser of a whole message, ``grammar/cable.lark``."""
    return load_parser("cable.lark", "cable")


@cache
def field_parser(name: str) -> Lark:
    """Return the parser of what stands inside one field, ``grammar/fields/NAME.lark``."""
    return load_parser(f"fields/{name}.lark", name)
