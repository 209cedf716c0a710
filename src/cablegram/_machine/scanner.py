"""What may stand at a place: the terminals of a state that can begin with the character there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import attrs

from cablegram._machine.first import First, alike
from cablegram._machine.tables import END, Tables, Terminal

__all__ = ["Scanner", "Scanners"]

Match: TypeAlias = Callable[[str, int], Any]
"""As ``re.Pattern.match``; there is always a match, of nothing if no terminal fits."""

#: So often are terminals tried one by one before they are made one pattern, which costs as much as
#: some hundred trials: a process that reads one cable would never get it back.
_TRIALS = 40
_NONE: frozenset[str] = frozenset()
_NOTHING = re.compile("").match
#: if more terminals than these can begin with a blank, the character behind the blanks is asked
_FEW = 8
#: so many characters are looked through for it
_DEEPEST = 100
#: characters of a word with a blank in front
_INDENTED = 3
#: so many beginnings are remembered at a place, more than ASCII has; a text may have any number
_MOST = 20_000


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

    def put(self, scanner: dict[str, Match], word: str) -> Match:
        found = self._joined or self._match
        if len(scanner) < _MOST:
            scanner[word] = found
            if self._joined is None:
                self._users.append((scanner, word))
        return found

    def _match(self, text: str, place: int) -> Any:  # noqa: ANN401  a match, as sre has it
        if self._joined is not None:
            return self._joined(text, place)  # another thread has just joined them
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
        users, self._users = self._users, []
        for scanner, word in users:
            scanner[word] = self._joined


def _without_returns(terminal: Terminal) -> Terminal:
    r"""Return what the terminal is in a text that has no carriage return.

    "Up to the line's end" is a search for one character then, four times as fast.

    >>> _without_returns(Terminal("PROSE", "[^\r\n]*(\r?\n|\r)")).pattern
    '[^\n]*(\r?\n|\r)'
    """
    return attrs.evolve(terminal, pattern=terminal.pattern.replace("[^\r\n", "[^\n"))


class _Beginnings:
    """What a terminal can begin with: as it was written down, else as its pattern says."""

    def __init__(self, terminal: Terminal) -> None:
        self._first = First(terminal.pattern) if terminal.pairs is None else None
        self._kinds = self._first.kinds if self._first else terminal.kinds
        self._seconds = _seconds(terminal.pairs or [])
        self._indented = _seconds(terminal.indented)
        self._told: dict[str, bool] = {}

    def allow(self, word: str) -> bool:
        """Tell as :meth:`First.allows` does."""
        word = "".join([alike(self._kinds, it) for it in word])
        if self._first is None:
            behind = len(word) == _INDENTED
            seconds = (self._indented if behind else self._seconds).get(word[behind])
            return seconds is not None and (len(word) == 1 or word[-1] in seconds)
        if word not in self._told:
            self._told[word] = self._first.allows(word)
        return self._told[word]


def _seconds(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {it: seconds for first, seconds in pairs for it in first}


class _Patterns:
    """The patterns of a grammar's terminals; what several scanners try, they share."""

    def __init__(self, terminals: Sequence[Terminal]) -> None:
        self._terminals = terminals
        self._first: dict[str, _Beginnings] = {}
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
        first = self._first.get(terminal.name)
        if first is None:
            first = self._first[terminal.name] = _Beginnings(terminal)
        return first.allow(word)

    def _single(self, terminal: Terminal) -> tuple[str, Match]:
        if terminal.name not in self._singles:
            # The empty group behind a terminal tells which one it was; no group, that it was none.
            pattern = f"(?:{terminal.pattern})(?P<{terminal.name}>)"
            self._singles[terminal.name] = pattern, re.compile(pattern).match
        return self._singles[terminal.name]


class _Filled(dict[str, Match]):
    """What matches the next token, by its first characters. Filled as they come up."""

    def __init__(self, patterns: _Patterns, names: frozenset[str]) -> None:
        super().__init__()
        self._patterns = patterns
        self._names = names

    def _put(self, key: str, word: str) -> Match:
        return self._patterns.trial(self._names, word).put(self, key)


class _Indented(_Filled):
    """The same for lines that begin with blanks, for the two characters behind them.

    Most kinds of lines may begin with blanks; to try them all costs as much as thirty lines.
    """

    def __missing__(self, word: str) -> Match:
        return self._put(word, f" {word}")

    def match(self, text: str, place: int) -> Any:  # noqa: ANN401  a match, as sre has it
        return self[text[place : place + _DEEPEST].lstrip(" ")[:2]](text, place)


class Scanner(_Filled):
    """For the first two characters, what matches the next token; the second may be lacking."""

    def __init__(self, patterns: _Patterns, names: frozenset[str]) -> None:
        """Scan for the terminals of these names."""
        super().__init__(patterns, names)
        self._indented = _Indented(patterns, names)

    def __missing__(self, word: str) -> Match:
        """Put the patterns together for characters not met before."""
        if word[0] == " " and len(self._patterns.trial(self._names, " ")) > _FEW:
            self[word] = self._indented.match
            return self[word]
        return self._put(word, word)


class Scanners:
    """The scanners of a grammar's states, for the kinds of texts that there are."""

    def __init__(self, tables: Tables) -> None:
        """Take the terminals and what each state expects."""
        self._needs = [(it.name, it.needs) for it in tables.terminals if it.needs]
        self._rows = [frozenset(name for name in row if name != END) for row in tables.actions]
        unreturned = [_without_returns(it) for it in tables.terminals]
        self._patterns = {True: _Patterns(tables.terminals), False: _Patterns(unreturned)}
        self._made: dict[tuple[bool, frozenset[str]], list[Scanner]] = {}

    def of(self, text: str) -> list[Scanner]:
        """Return a scanner for each state; states that expect the same share one.

        Terminals that the text cannot have are left out.
        """
        lacking = _NONE
        if self._needs:
            lacking = frozenset([name for name, needs in self._needs if not _has(text, needs)])
        key = "\r" in text, lacking
        if key not in self._made:
            patterns = self._patterns[key[0]]
            shared = {names: Scanner(patterns, names - lacking) for names in {*self._rows}}
            self._made[key] = [shared[names] for names in self._rows]
        return self._made[key]


def _has(text: str, needs: list[str]) -> bool:
    return any(it in text for it in needs)
