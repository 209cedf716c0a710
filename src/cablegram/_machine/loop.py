"""The loop: characters to tokens by the scanner of the state, tokens to nodes by the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar, cast

from cablegram._machine.scanner import Scanners
from cablegram._machine.shortcuts import APPEND, Shortcuts
from cablegram._machine.tables import END, Tables

__all__ = ["Build", "Leaf", "Machine", "RefusedError"]

Result = TypeVar("Result")
_Made = TypeVar("_Made")
#: name, characters, offset, and what the characters mean: themselves, till a carrier says otherwise
Leaf: TypeAlias = Callable[[str, str, int, str], object]
Build: TypeAlias = Callable[[list[Any]], object]
#: to reduce: size, rule, what makes the node of it, whether a single part stands for itself;
#: to shift: ``_SHIFT``, the next state or ``APPEND``, what makes nodes of the token
_Action: TypeAlias = tuple[int, Any, Any, bool]
_SHIFT = -1


class RefusedError(ValueError):
    """The text is no sentence of the grammar."""


class _Filled(dict[str, _Made]):
    """What is made for a name when it first comes up: a text needs little of a grammar."""

    def __init__(self, make: Callable[[str], _Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: str) -> _Made:
        found = self[name] = self._make(name)
        return found


class Machine(Generic[Result]):
    """A parser for one grammar.

    Reading changes nothing in it but the scanners' memory, so threads may share one.
    """

    def __init__(
        self, tables: Tables, leaf: Leaf, nodes: Mapping[str, Build], run: str | None = None
    ) -> None:
        """Take the tables, what makes tokens, and what makes nodes.

        Tokens of the kind ``run`` that follow each other become one.
        """
        #: name and pattern of each, in the order in which they are tried
        self.terminals = tables.terminals
        self._start, self._end = tables.start, tables.end
        shortcuts, states = Shortcuts(tables), range(len(tables.actions))
        #: what to do in each state, for each kind of token
        self._actions = [
            _Filled(partial(_action, tables, shortcuts, nodes, state)) for state in states
        ]
        #: where each state goes to behind each rule
        self._gotos = [_Filled(partial(shortcuts.goto, state)) for state in states]
        self._scanners = Scanners(tables)
        self._leaf = leaf
        self._run = run

    # The one long function of the package: it runs for every line of every cable, and is not cut
    # into functions so that no line pays for calling them (docs/performance.md).
    def parse(  # noqa: C901, PLR0912, PLR0915
        self, text: str, without: frozenset[str] = frozenset()
    ) -> Result:
        """Return the node of the grammar's start; ``without`` are terminals not to be looked for.

        Raises:
            RefusedError: the grammar does not take the text; those of messages and fields take any.
        """
        actions, gotos, all_scanners = self._actions, self._gotos, self._scanners.of(text, without)
        leaf, run, end = self._leaf, self._run, self._end
        state = self._start
        states = [state]
        values: list[Any] = []
        place, size = 0, len(text)
        match: Any = None
        while True:
            if place == size:
                kind = END
            else:
                if match is None:
                    match = all_scanners[state][text[place : place + 2]](text, place)
                kind = match.lastgroup
            count, goal, build, flag = actions[state][kind]
            while count >= 0:
                if count == 1:
                    states.pop()
                    if build is not None:
                        value = values[-1]
                        if value.__class__ is not list:
                            value = [value]
                        values[-1] = value[0] if flag and len(value) == 1 else build(value)
                elif count:
                    # A list grows in place: to copy it each time would be quadratic.
                    parts = values[1 - count :]
                    del values[1 - count :], states[-count:]
                    value = values[-1]
                    if value.__class__ is not list:
                        value = [value]
                    for part in parts:
                        if part.__class__ is list:
                            value += part
                        else:
                            value.append(part)
                    if build is not None:
                        value = value[0] if flag and len(value) == 1 else build(value)
                    values[-1] = value
                else:
                    values.append([] if build is None else build([]))
                state = gotos[states[-1]][goal]
                if state == APPEND:
                    part = values.pop()
                    value = values[-1]
                    if value.__class__ is not list:
                        value = values[-1] = [value]
                    if part.__class__ is list:
                        value += part
                    else:
                        value.append(part)
                    state = states[-1]
                else:
                    states.append(state)
                    if state == end and kind is END:
                        return cast("Result", values[-1])
                count, goal, build, flag = actions[state][kind]
            if goal != APPEND:
                state = goal
                states.append(state)
            start, place = place, match.end()
            match = None
            if kind == run:
                scanner = all_scanners[state]
                while place < size:
                    match = scanner[text[place : place + 2]](text, place)
                    if match.lastgroup != run:
                        break
                    place = match.end()
                    match = None
            characters = text[start:place]
            value = leaf(kind, characters, start, characters)
            if build is not None:
                for make in build:
                    value = make([value])
            if goal != APPEND:
                values.append(value)
            elif values[-1].__class__ is list:
                values[-1].append(value)
            else:
                values[-1] = [values[-1], value]


def _action(
    tables: Tables, shortcuts: Shortcuts, nodes: Mapping[str, Build], state: int, kind: str
) -> _Action:
    """Return a step of the tables as the loop has it: what is built in place of what it is called.

    Raises:
        RefusedError: there is none.
    """
    written = tables.actions[state].get(kind)
    if written is None:
        message = f"a text that the grammar does not take: {kind} out of place"
        raise RefusedError(message)
    if isinstance(written, int):
        goal, names = shortcuts.shift(state, written)
        return _SHIFT, goal, [nodes[name] for name in names] or None, False
    build = None if written.node is None else nodes[written.node]
    return written.size, written.rule, build, written.is_transparent
