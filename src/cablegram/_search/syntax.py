"""From the text of a search to terms and what joins them, by ``grammar/search``."""

from __future__ import annotations

import re
from typing import TypeAlias

import attrs
from lark import Token, Tree, UnexpectedInput

from cablegram._grammar import search_parser
from cablegram._search.errors import SearchError
from cablegram._search.fold import utf8

__all__ = ["All", "Node", "Not", "OneOf", "Range", "Term", "Word", "read_expression"]


#: nobody writes more; what is nested without end takes the stack of Python
_BRACKETS = 100
#: terminals with which terms begin
_BEGINNINGS = frozenset({"WORD", "QUOTED", "KEY", "OPEN"})
#: what is wrong where one of these cannot stand
_SIGNS = {
    '"': "the quotation mark is not closed",
    "“": "the quotation mark is not closed",
    ")": "nothing was opened that this bracket could close",
    ".": "a range stands behind the name of a term: date:2008-01..2008-06",
    "-": "a value that begins with a minus stands between quotation marks",
}
_JOINING = frozenset({"OR", "AND", "NOT"})


@attrs.frozen
class Word:
    """A value, as written but for quotation marks."""

    text: str
    pos: int
    #: whether it stood between quotation marks; a star in it is a star then
    quoted: bool = False


@attrs.frozen
class Range:
    """From one value to another."""

    low: Word | None
    high: Word | None
    pos: int


@attrs.frozen
class Term:
    """A name and its values, one of which is enough; a bare word has no name."""

    key: str | None
    values: tuple[Word | Range, ...]
    pos: int


@attrs.frozen
class Not:
    """What must not be."""

    node: Node


@attrs.frozen
class All:
    """All of these."""

    nodes: tuple[Node, ...]


@attrs.frozen
class OneOf:
    """One of these, or more."""

    nodes: tuple[Node, ...]


Node: TypeAlias = Term | Not | All | OneOf


def read_expression(text: str) -> Node:
    """Return what an expression asks.

    >>> read_expression("tag:PREL").key
    'tag'

    Raises:
        SearchError: it cannot be read.
    """
    given = utf8(text).rstrip()
    if not given:
        raise SearchError("there is nothing to look for", given, 0)
    if given.count("(") > _BRACKETS:
        raise SearchError(f"more than {_BRACKETS} brackets are open", given, given.index("("))
    try:
        tree = search_parser("expression").parse(given)
    except UnexpectedInput as error:
        raise _refusal(error, given) from None
    if stray := next(tree.find_pred(_is_stray), None):
        raise SearchError(_missing(str(stray.children[0])), given, _word(stray).pos)
    return _node(tree.children[-1])


def _is_stray(tree: Tree[Token]) -> bool:
    """Tell whether a word is one that joins terms, in a place where it joins none."""
    return tree.data == "word" and tree.children[0] in _JOINING


def _refusal(error: UnexpectedInput, given: str) -> SearchError:
    """Say what is wrong, by what stands at the place and in front of it."""
    token = getattr(error, "token", None)
    at_end = isinstance(token, Token) and token.type == "$END"
    pos = len(given) if at_end else int(getattr(error, "pos_in_stream", 0))
    if at_end:
        return SearchError(_missing(given), given, pos)
    if given[pos] in _SIGNS:
        message = _SIGNS[given[pos]]
    elif not isinstance(token, Token):
        message = f"{given[pos]!r} stands only between quotation marks"
    elif token.type in _BEGINNINGS and _is_joined(given, pos):
        message = "a blank is missing between two terms"
    else:
        message = _missing(given[:pos].rstrip())
    return SearchError(message, given, pos)


def _is_joined(given: str, pos: int) -> bool:
    """Tell whether a term begins right behind another."""
    return pos > 0 and not given[pos - 1].isspace() and given[pos - 1] not in ":,(-"


def _missing(before: str) -> str:
    """Return what is missing behind this."""
    last = before.rsplit(maxsplit=1)[-1] if before.split() else ""
    if last.endswith(":"):
        return f"a value is missing behind {last}"
    if last.endswith(","):
        return "a value is missing behind the comma; no blank stands there"
    if last in _JOINING:
        return f'a term is missing beside {last}; the word itself would be "{last}"'
    if before.endswith(("-", "(")):
        return f"a term is missing behind {before[-1]}"
    return "a bracket is not closed" if before.count("(") > before.count(")") else "no term is here"


def _node(tree: Tree[Token] | Token) -> Node:
    assert isinstance(tree, Tree)  # noqa: S101  the grammar has it so
    parts = [part for part in tree.children if isinstance(part, Tree)]
    match tree.data:
        case "term":
            return _term(tree, parts)
        case "negated":
            return Not(_node(parts[0]))
        case "group":
            return _node(parts[0])
        case _:
            return _either(tree)


def _either(tree: Tree[Token]) -> Node:
    """Return what stands on the sides of OR; all of what stands side by side is meant."""
    sides: list[list[Node]] = [[]]
    for part in tree.children:
        if isinstance(part, Tree):
            sides[-1].append(_node(part))
        elif part.type == "OR":
            sides.append([])
    nodes = tuple(side[0] if len(side) == 1 else All(tuple(side)) for side in sides)
    return nodes[0] if len(nodes) == 1 else OneOf(nodes)


def _term(tree: Tree[Token], parts: list[Tree[Token]]) -> Term:
    first = tree.children[0]
    key = str(first)[:-1] if isinstance(first, Token) else None
    values = tuple(_value(part) for part in parts)
    pos = int(first.start_pos or 0) if isinstance(first, Token) else values[0].pos
    return Term(key, values, pos)


def _value(tree: Tree[Token]) -> Word | Range:
    [part] = tree.children
    if not (isinstance(part, Tree) and part.data == "range"):
        return _word(part)
    dots = next(
        place
        for place, it in enumerate(part.children)
        if isinstance(it, Token) and it.type == "DOTS"
    )
    sign = part.children[dots]
    low = _word(part.children[0]) if dots else None
    high = _word(part.children[-1]) if dots + 1 < len(part.children) else None
    pos = low.pos if low else int(getattr(sign, "start_pos", 0) or 0)
    return Range(low, high, pos)


def _word(part: Tree[Token] | Token) -> Word:
    if isinstance(part, Token):
        inner = str(part)[1:-1]
        text = re.sub(r"\\(.)", r"\1", inner, flags=re.DOTALL) if part[0] == '"' else inner
        return Word(text, int(part.start_pos or 0), quoted=True)
    tokens = [it for it in part.children if isinstance(it, Token)]
    return Word("".join(tokens), int(tokens[0].start_pos or 0))
