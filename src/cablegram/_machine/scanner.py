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

_NOTHING = re.compile("").match
#: if more terminals than these can begin with a blank, the character behind the blanks is asked
_FEW = 8
#: so many characters are looked through for it
_DEEPEST = 100
#: characters of a word with a blank in front
_INDENTED = 3
#: so many beginnings are remembered at a place, more than ASCII has; a text may have any number
_MOST = 20_000


def _one_by_one(matches: Sequence[Match]) -> Match:
    """Return what tries several terminals, in order.

    After two characters few are left; to make one pattern of them takes longer than it saves.
    """

    def match(text: str, place: int) -> Any:  # noqa: ANN401  a match, as sre has it
        for one in matches:
            found = one(text, place)
            if found is not None:
                return found
        return _NOTHING(text, place)

    return match


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
            seconds = self._seconds
            if len(word) == _INDENTED:
                seconds, word = self._indented, word[1:]
            return word[0] in seconds and (len(word) == 1 or word[1] in seconds[word[0]])
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
        self._singles: dict[str, Match] = {}
        self._shared: dict[tuple[str, ...], Match] = {}

    def chosen(self, names: frozenset[str], word: str) -> list[Terminal]:
        """Return those of the terminals that can begin so, see :meth:`First.allows`."""
        return [it for it in self._terminals if it.name in names and self._allows(it, word)]

    def match(self, names: frozenset[str], word: str) -> Match:
        """Return what tries them."""
        chosen = self.chosen(names, word)
        key = tuple(it.name for it in chosen)
        if key not in self._shared:
            if len(chosen) == 1:
                # The empty alternative: there is always a match.
                self._shared[key] = re.compile(f"{_named(chosen[0])}|").match
            else:
                self._shared[key] = _one_by_one([self._single(it) for it in chosen])
        return self._shared[key]

    def _allows(self, terminal: Terminal, word: str) -> bool:
        first = self._first.get(terminal.name)
        if first is None:
            first = self._first[terminal.name] = _Beginnings(terminal)
        return first.allow(word)

    def _single(self, terminal: Terminal) -> Match:
        if terminal.name not in self._singles:
            self._singles[terminal.name] = re.compile(_named(terminal)).match
        return self._singles[terminal.name]


def _named(terminal: Terminal) -> str:
    """Return a pattern that tells its name: by the empty group behind it, for speed."""
    return f"(?:{terminal.pattern})(?P<{terminal.name}>)"


class _Filled(dict[str, Match]):
    """What matches the next token, by its first characters. Filled as they come up."""

    def __init__(self, patterns: _Patterns, names: frozenset[str]) -> None:
        super().__init__()
        self._patterns = patterns
        self._names = names

    def _put(self, word: str, found: Match) -> Match:
        if len(self) < _MOST:
            self[word] = found
        return found


class _Indented(_Filled):
    """The same for lines that begin with blanks, for the two characters behind them.

    Most kinds of lines may begin with blanks; to try them all costs as much as thirty lines.
    """

    def __missing__(self, word: str) -> Match:
        return self._put(word, self._patterns.match(self._names, f" {word}"))

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
        if word[0] == " " and len(self._patterns.chosen(self._names, " ")) > _FEW:
            return self._put(word, self._indented.match)
        return self._put(word, self._patterns.match(self._names, word))


class Scanners:
    """The scanners of a grammar's states, for the kinds of texts that there are."""

    def __init__(self, tables: Tables) -> None:
        """Take the terminals and what each state expects."""
        self._needs = [(it.name, it.needs) for it in tables.terminals if it.needs]
        self._rows = [frozenset(name for name in row if name != END) for row in tables.actions]
        unreturned = [_without_returns(it) for it in tables.terminals]
        self._patterns = {True: _Patterns(tables.terminals), False: _Patterns(unreturned)}
        self._made: dict[tuple[bool, frozenset[str]], list[Scanner]] = {}

    def of(self, text: str, without: frozenset[str] = frozenset()) -> list[Scanner]:
        """Return a scanner for each state; states that expect the same share one.

        Terminals that the text cannot have are left out, and those ``without``.
        """
        lacking = without.union([name for name, needs in self._needs if not _has(text, needs)])
        key = "\r" in text, lacking
        if key not in self._made:
            patterns = self._patterns[key[0]]
            shared = {names: Scanner(patterns, names - lacking) for names in {*self._rows}}
            self._made[key] = [shared[names] for names in self._rows]
        return self._made[key]


def _has(text: str, needs: list[str]) -> bool:
    return any(it in text for it in needs)
