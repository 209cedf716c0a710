"""The error of a search that cannot be read."""

from __future__ import annotations

__all__ = ["SearchError"]


class SearchError(ValueError):
    """Raised for an expression that cannot be read; its text shows the place.

    Attributes:
        message: what is wrong, in a reader's words.
        pos: offset in the expression, from 0.
    """

    def __init__(self, message: str, expression: str, pos: int) -> None:
        self.message = message
        self.expression = expression
        self.pos = pos
        shown = "".join(char if char.isprintable() else " " for char in expression)
        super().__init__(f"{message}\n  {shown}\n  {' ' * pos}^")

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle by what it was made of."""
        return SearchError, (self.message, self.expression, self.pos)
