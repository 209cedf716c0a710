"""What may stand at a place: the terminals of a state that can begin with the character there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from cablegram._machine.first import First
from cablegram._machine.tables import END, Tables, Terminal

__all__ = ["Scanner", "scanners"]

Match: TypeAlias = Callable[[str, int], Any]
"""As ``re.Pattern.match``; there is always a match, of nothing if no terminal fits."""

#: So often are terminals tried one by one before they are made one pattern, which costs as much as
#: some hundred trials: a process that reads one cable would never get it back.
_TRIALS = 40
_NOTHING = re.compile("").match
#: if more terminals than these can begin with a blank, the character behind the blanks is asked
_FEW = 8
#: so many characters are looked through for it
_DEEPEST = 100


class _Trial:
    """Terminals tried one by one, and as one pattern once that pays."""

    def __init__(self, chosen: Sequence[tuple[str, Match]]) -> None:
        self._patterns = [pattern for pattern, _ in chosen]
        self._matches = [match for _, match in chosen]
        self._left = _TRIALS
        self._joined: Match | None = None
        #: where this stands until it is one pattern
        self._users: list[tuple[dict[str, Match], str]] = []

    def __len__(self) -> int:
        return len(self._patterns)

    def put(self, scanner: dict[str, Match], character: str) -> Match:
        self._users.append((scanner, character))
        return self._joined or self._match

    def _match(self, text: str, place: int) -> Any:  # noqa: ANN401  a match, as sre has it
        self._left -= 1
        if self._left <= 0:
            self._join()
        for match in self._matches:
            found = match(text, place)
            if found is not None:
                return found
        return _NOTHING(text, place)

    def _join(self) -> None:
        # The empty alternative: there is always a match.
        self._joined = re.compile("|".join([*self._patterns, ""])).match
        for scanner, character in self._users:
            scanner[character] = self._joined


class _Patterns:
    """The patterns of a grammar's terminals; what several scanners try, they share."""

    def __init__(self, tables: Tables) -> None:
        self._terminals = tables.terminals
        self._first: dict[str, First] = {}
        self._allowed: dict[tuple[str, str], bool] = {}
        self._singles: dict[str, tuple[str, Match]] = {}
        self._shared: dict[tuple[str, ...], _Trial] = {}

    def trial(self, names: frozenset[str], word: str) -> _Trial:
        """Return what tries those of the terminals that can begin so, see :meth:`First.allows`."""
        chosen = [it for it in self._terminals if it.name in names and self._allows(it, word)]
        key = tuple(it.name for it in chosen)
        if key not in self._shared:
            self._shared[key] = _Trial([self._single(it) for it in chosen])
        return self._shared[key]

    def _allows(self, terminal: Terminal, word: str) -> bool:
        written = terminal.first if len(word) == 1 else terminal.indented
        if written is not None and word.isascii():
            return word[-1] in written
        key = terminal.name, word
        if key not in self._allowed:
            if terminal.name not in self._first:
                self._first[terminal.name] = First(terminal.pattern)
            self._allowed[key] = self._first[terminal.name].allows(word)
        return self._allowed[key]

    def _single(self, terminal: Terminal) -> tuple[str, Match]:
        if terminal.name not in self._singles:
            # The empty group behind a terminal tells which one it was; no group, that it was none.
            pattern = f"(?:{terminal.pattern})(?P<{terminal.name}>)"
            self._singles[terminal.name] = pattern, re.compile(pattern).match
        return self._singles[terminal.name]


class _Indented(dict[str, Match]):
    """The same for lines that begin with blanks, for each first character behind them.

    Most kinds of lines may begin with blanks; to try them all costs as much as thirty lines.
    """

    def __init__(self, patterns: _Patterns, names: frozenset[str]) -> None:
        super().__init__()
        self._patterns = patterns
        self._names = names

    def __missing__(self, character: str) -> Match:
        trial = self._patterns.trial(self._names, f" {character}")
        found = self[character] = trial.put(self, character)
        return found

    def match(self, text: str, place: int) -> Any:  # noqa: ANN401  a match, as sre has it
        return self[text[place : place + _DEEPEST].lstrip(" ")[:1]](text, place)


class Scanner(dict[str, Match]):
    """For each first character, what matches the next token. Filled as characters come up."""

    def __init__(self, patterns: _Patterns, names: frozenset[str]) -> None:
        """Scan for the terminals of these names."""
        super().__init__()
        self._patterns = patterns
        self._names = names

    def __missing__(self, character: str) -> Match:
        """Put the patterns together for a character not met before."""
        trial = self._patterns.trial(self._names, character)
        found: Match = trial.put(self, character)
        if character == " " and len(trial) > _FEW:
            found = _Indented(self._patterns, self._names).match
        self[character] = found
        return found


def scanners(tables: Tables) -> list[Scanner]:
    """Return a scanner for each state; states that expect the same share one."""
    patterns = _Patterns(tables)
    shared: dict[frozenset[str], Scanner] = {}
    found = []
    for row in tables.actions:
        names = frozenset(name for name in row if name != END)
        if names not in shared:
            shared[names] = Scanner(patterns, names)
        found.append(shared[names])
    return found
