"""Standard input and open pipes: they are looked at first, and read later, but opened once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import attrs

from cablegram._disk import is_handed_over
from cablegram._sources import STANDARD_INPUT, Opened, open_source

__all__ = ["Pipes"]


@attrs.define
class Pipes:
    """What was opened to look at it, until it is read."""

    _waiting: dict[str, tuple[ExitStack, Opened]] = attrs.Factory(dict)

    @staticmethod
    def has(name: str) -> bool:
        """Tell whether a name can be opened only once."""
        return name == STANDARD_INPUT or is_handed_over(name)

    def look(self, name: str) -> io.BufferedReader:
        """Return it open, for a look at its beginning.

        Raises:
            OSError: it cannot be opened.
        """
        if name not in self._waiting:
            stack = ExitStack()
            self._waiting[name] = (stack, stack.enter_context(open_source(name)))
        return self._waiting[name][1].file

    @contextmanager
    def open(self, name: str) -> Iterator[Opened]:
        """Open a source, or take up what was opened.

        Raises:
            OSError: it cannot be opened.
        """
        if name in self._waiting:
            stack, opened = self._waiting.pop(name)
            with stack:
                yield opened
        else:
            with open_source(name) as opened:
                yield opened
