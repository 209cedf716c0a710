"""The errors of the library."""

from __future__ import annotations

__all__ = ["CableSyntaxError", "SizeLimitError", "UndoError"]

_WIDEST = 100


class CableSyntaxError(ValueError):
    """Raised with ``strict=True`` for the first thing in a text that the format does not know.

    Attributes:
        message: what is wrong, in a reader's words.
        pos: offset in the text, from 0.
        line: line number, from 1; CR LF, LF and CR each end a line.
        column: column, from 1.
    """

    def __init__(self, message: str, text: str, pos: int) -> None:
        self.message = message
        self.pos = pos
        self.line, self.column, source = locate(text, pos)
        self.excerpt = _excerpt(source, self.column)
        super().__init__(f"{message} (line {self.line}, column {self.column})\n{self.excerpt}")

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by what is shown: the text of the cable is not kept."""
        return _rebuild, (self.message, self.pos, self.line, self.column, self.excerpt)


def _rebuild(message: str, pos: int, line: int, column: int, excerpt: str) -> CableSyntaxError:
    error = CableSyntaxError.__new__(CableSyntaxError)
    ValueError.__init__(error, f"{message} (line {line}, column {column})\n{excerpt}")
    error.message, error.pos, error.line, error.column = message, pos, line, column
    error.excerpt = excerpt
    return error


def locate(text: str, pos: int) -> tuple[int, int, str]:
    r"""Return the line (from 1), the column (from 1) and the line's own text.

    >>> locate("a\r\nbc\rd", 4)
    (2, 2, 'bc')
    """
    before = text[:pos]
    line = 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
    if before.endswith("\r") and text[pos : pos + 1] == "\n":
        line -= 1
        before = before[:-1]
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    ends = [end for end in (text.find("\n", start), text.find("\r", start)) if end >= 0]
    return line, pos - start + 1, text[start : min(ends, default=len(text))]


def _excerpt(source: str, column: int) -> str:
    """Return the line and a caret under the column; a long line is cut around it."""
    start = max(0, column - 1 - _WIDEST // 2)
    shown = "".join(c if c.isprintable() else " " for c in source[start : start + _WIDEST])
    return f"{shown}\n{' ' * (column - 1 - start)}^"


class SizeLimitError(ValueError):
    """Raised for a text that is larger than the ``limit`` that the caller set.

    Attributes:
        size: how large the text is, in ``unit``; at least, if it was not read to its end.
        limit: the limit.
        unit: ``characters`` for ``str``, ``bytes`` for bytes.
    """

    def __init__(self, size: int, limit: int, unit: str, *, ended: bool = True) -> None:
        self.size, self.limit, self.unit, self._ended = size, limit, unit, ended
        size_shown = f"{size} {unit}" if ended else f"at least {size} {unit}"
        super().__init__(f"the text has {size_shown}, more than the limit of {limit}")

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by what it was made of."""
        return _rebuild_limit, (self.size, self.limit, self.unit, self._ended)


def _rebuild_limit(size: int, limit: int, unit: str, ended: bool) -> SizeLimitError:  # noqa: FBT001
    return SizeLimitError(size, limit, unit, ended=ended)


class UndoError(ValueError):
    """Raised when undo data is damaged, or belongs to another text."""
