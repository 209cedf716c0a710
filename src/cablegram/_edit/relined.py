"""The tree of an edited text without parsing it all: where each changed line keeps its kind.

What the parser does depends on the kinds of the tokens and on nothing else; and every terminal but
``BLANK`` ends with its line (``grammar/characters.lark``). So if each changed line is of the same
kind as before, all other tokens are what they were, and the tree has the same shape. Its own
terminal must match it, and no terminal that is tried before, but for those that matched the old
line as well: they are not tried in its place. Where that does not hold, the text is parsed.
``tests/edit`` holds the trees against those of the parser, and the terminals against what is said
of them here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from typing import Final

import attrs

from cablegram._edit.plan import Edit
from cablegram._lines import split_lines
from cablegram._parse import cable_parser, is_document
from cablegram.nodes import Document
from cablegram.tree import Node, Token

__all__ = ["relined"]

#: kinds of tokens that are no line
_NO_LINES: Final = frozenset({"BLANK", "PAGE_FEED", "BOM", "CHROME"})


def relined(tree: Document, source: str, edits: Sequence[Edit], text: str) -> Document | None:
    """Return the tree of ``text``, which the edits make of ``source``; ``None`` if unsure."""
    cut = (part for edit in edits for part in (edit.text, source[edit.start : edit.end]))
    if is_document(text) or any("\n" in part or "\r" in part for part in cut):
        return None
    copier = _Copier(sorted(edits, key=lambda edit: (edit.start, edit.end)))
    children = copier.copied(tree.children)
    if copier.unsure or copier.edits:
        return None
    made = type(tree)(children)
    return made if made.text == text else None


@attrs.define
class _Copier:
    """Copies a tree, each token at its new place."""

    #: the edits that are still to be made, in order
    edits: list[Edit]
    place: int = 0
    unsure: bool = False

    def copied(self, parts: list[Token | Node]) -> list[Token | Node]:
        """Return the copies of tokens and nodes."""
        copies: list[Token | Node] = []
        for part in parts:
            if isinstance(part, Node):
                copies.append(type(part)(self.copied(part.children)))
                continue
            text = part.text
            if self.edits and self.edits[0].start < part.end:
                text = self._edited(part)
            copies.append(Token(part.kind, text, self.place, text))
            self.place += len(text)
        return copies

    def _edited(self, token: Token) -> str:
        """Return the text of a token with its edits made, each line of them held to its kind."""
        text, shift = token.text, -token.start
        last = token.start + len(text.rstrip("\r\n"))
        while self.edits and self.edits[0].start < token.end:
            edit = self.edits.pop(0)
            start, end = edit.start + shift, edit.end + shift
            self.unsure |= edit.end > last or start < 0
            text = text[: max(start, 0)] + edit.text + text[end:]
            shift += len(edit.text) - (end - start)
        self.unsure = self.unsure or token.kind in _NO_LINES
        pairs = zip_longest(split_lines(token.text), split_lines(text), fillvalue="")
        for old, new in pairs if not self.unsure else ():
            self.unsure |= old != new and not _is_still(token.kind, old, new)
        return text


@cache
def _patterns(kind: str) -> list[re.Pattern[str]]:
    """Return the terminals in the order in which they are tried, up to one."""
    terminals = cable_parser().terminals
    place = [it.name for it in terminals].index(kind)
    return [re.compile(it.pattern) for it in terminals[: place + 1]]


def _is_still(kind: str, old: str, new: str) -> bool:
    """Tell whether a line of a kind still is of it when it reads as ``new``.

    What stands first and matched the old line is not tried in this place, or the line would have
    been of that kind.
    """
    old, new = _ended(old), _ended(new)
    *before, own = _patterns(kind)
    found = own.match(new)
    if found is None or found.end() != len(new):
        return False
    return not any(it.match(new) and not it.match(old) for it in before)


def _ended(line: str) -> str:
    """Return a line with its end; that of the last line may be the end of the text."""
    return line if line.endswith(("\n", "\r")) else line + "\n"
