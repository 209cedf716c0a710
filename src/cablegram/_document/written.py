"""The inside of a line: ``grammar/fields/written.lark``, interpreted."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import Final

import attrs
from lark import Token

from cablegram._fields._reading import field_tree, number_of
from cablegram.values import Span

__all__ = ["Cell", "WrittenLine", "read_line", "read_row"]

_LAST_CHARACTER: Final = 0x10FFFF


@attrs.frozen
class Cell:
    """A stretch of words; empty if nothing stands there."""

    tokens: tuple[Token, ...]

    @property
    def text(self) -> str | None:
        """The words; ``None`` if nothing stands there, which a text of no length is not."""
        return "".join(map(_meaning, self.tokens)) if self.tokens else None

    @property
    def entries(self) -> list[str]:
        """The words between commas."""
        if not self.tokens:
            return []
        return [_trimmed(run).text or "" for run in _split(self.tokens, "COMMA")]

    @property
    def span(self) -> Span:
        """Start and end in the line."""
        if not self.tokens:
            return 0, 0
        return self.tokens[0].start_pos or 0, self.tokens[-1].end_pos or 0


@attrs.frozen
class WrittenLine:
    """A line that is no row."""

    number: int | None
    portion: str | None
    words: Cell


def read_line(text: str) -> WrittenLine:
    r"""Read a title, heading, paragraph, point or note.

    >>> line = read_line("**5. (S/NF)** He said \\*no\\*.\n")
    >>> line.number, line.portion, line.words.text
    (5, 'S/NF', 'He said *no*.')
    """
    tokens = _tokens(text)
    number = portion = None
    if tokens and tokens[0].type in {"NUMBER", "NUMBER_PORTION"}:
        number = number_of(tokens[0])
    if tokens and tokens[0].type in {"NUMBER_PORTION", "PORTION"}:
        mark = list(takewhile(lambda token: token.type != "PORTION_END", tokens[1:]))
        if len(mark) + 1 == len(tokens):
            # The mark has no end: it is words.
            return WrittenLine(None, None, _trimmed(tokens))
        portion = "".join(map(_meaning, mark))
        tokens = tokens[len(mark) + 1 :]
    elif number is None:
        return WrittenLine(None, None, _trimmed(tokens))
    return WrittenLine(number, portion, _trimmed(tokens[1:]))


def read_row(text: str) -> list[Cell]:
    r"""Read the cells of a row.

    >>> [cell.text for cell in read_row("| Person | CLINTON\\, HILLARY | | OVIP |\n")]
    ['Person', 'CLINTON, HILLARY', None, 'OVIP']
    >>> read_row("| Tags | PREL, EU |\n")[1].entries
    ['PREL', 'EU']
    """
    cells = [_trimmed(run) for run in _split(_tokens(text), "BAR")]
    return cells if cells[-1].tokens else cells[:-1]


def _tokens(text: str) -> list[Token]:
    tree = field_tree("written", text)
    tokens = [token for token in tree.children if isinstance(token, Token)]
    return [token for token in tokens if token.type not in {"SIGN", "LINE_END"}]


def _split(tokens: Iterable[Token], sign: str) -> list[list[Token]]:
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == sign:
            runs.append([])
        else:
            runs[-1].append(token)
    return runs


def _trimmed(tokens: list[Token]) -> Cell:
    """Leave out the blanks at both ends; blanks that are part of the text are references."""
    first, last = 0, len(tokens)
    kept = list(tokens)
    if kept and kept[0].type == "PLAIN":
        words = kept[0].lstrip(" \t")
        kept[0] = kept[0].update(value=words)
        kept[0].start_pos = (kept[0].end_pos or 0) - len(words)
        first = 0 if words else 1
    if kept[first:] and kept[-1].type == "PLAIN":
        words = kept[-1].rstrip(" \t")
        kept[-1] = kept[-1].update(value=words)
        kept[-1].end_pos = (kept[-1].start_pos or 0) + len(words)
        last = len(kept) if words else len(kept) - 1
    return Cell(tuple(kept[first:last]))


def _meaning(token: Token) -> str:
    if token.type == "ESCAPED":
        return token[1:]
    if token.type == "REFERENCE":
        number = int(token[2:-1])
        return chr(number) if number <= _LAST_CHARACTER else str(token)
    return {"BREAK": "\n", "EMPTY": ""}.get(token.type, str(token))
