"""The loop: characters to tokens by the scanner of the state, tokens to nodes by the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeAlias, TypeVar, cast

from cablegram._machine.scanner import Scanners
from cablegram._machine.tables import END, Production, Tables

__all__ = ["Build", "Leaf", "Machine", "RefusedError"]

Result = TypeVar("Result")
#: name, characters, offset, and what the characters mean: themselves, till a carrier says otherwise
Leaf: TypeAlias = Callable[[str, str, int, str], object]
Build: TypeAlias = Callable[[list[Any]], object]
#: to reduce: size, rule, what makes the node of it, whether a single part stands for itself;
#: to shift: ``_SHIFT``, the next state, what makes nodes of the token, whether it stands in a list
_Action: TypeAlias = tuple[int, Any, Any, bool]
_SHIFT = -1


class RefusedError(ValueError):
    """The text is no sentence of the grammar."""


class _Row(dict[str, _Action]):
    """What to do in a state, for each kind of token. Filled as they come up."""

    def __init__(self, tables: Tables, nodes: Mapping[str, Build], state: int) -> None:
        super().__init__()
        self._tables, self._nodes, self._state = tables, nodes, state

    def __missing__(self, kind: str) -> _Action:
        try:
            written = self._tables.actions[self._state][kind]
        except KeyError:
            message = f"a text that the grammar does not take: {kind} out of place"
            raise RefusedError(message) from None
        if isinstance(written, int):
            action = _shift(self._tables, self._nodes, self._state, written)
        else:
            action = _reduction(written, self._nodes)
        self[kind] = action
        return action


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
        self._actions = [_Row(tables, nodes, state) for state in range(len(tables.actions))]
        self._gotos = tables.gotos
        self._scanners = Scanners(tables)
        self._leaf = leaf
        self._run = run

    # The one long function of the package: it runs for every line of every cable, and is not cut
    # into functions so that no line pays for calling them (docs/performance.md).
    def parse(self, text: str) -> Result:  # noqa: C901, PLR0912, PLR0915
        """Return the node of the grammar's start.

        Raises:
            RefusedError: the grammar does not take the text; those of messages and fields take any.
        """
        actions, gotos, all_scanners = self._actions, self._gotos, self._scanners.of(text)
        leaf, run = self._leaf, self._run
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
                states.append(state)
                if state == self._end and kind is END:
                    return cast("Result", values[-1])
                count, goal, build, flag = actions[state][kind]
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
            values.append(value)


def _reduction(production: Production, nodes: Mapping[str, Build]) -> _Action:
    build = None if production.node is None else nodes[production.node]
    return production.size, production.rule, build, production.is_transparent


def _shift(tables: Tables, nodes: Mapping[str, Build], state: int, goal: int) -> _Action:
    """Return a shift with the reductions behind it that any next token asks for.

    Two thirds of all tokens are a rule by themselves (``_body_text: PROSE``). Where nothing else
    can follow, and the same kinds of tokens are scanned for before and after, it is all one step.
    """
    builds: list[Build] = []
    is_list = False
    while (production := _lone(tables.actions[goal])) is not None:
        after = tables.gotos[state][production.rule]
        if after == tables.end or tables.actions[after].keys() != tables.actions[goal].keys():
            break
        goal = after
        is_list = production.node is None
        if production.node is not None and not production.is_transparent:
            builds.append(nodes[production.node])
    return _SHIFT, goal, builds or None, is_list


def _lone(row: Mapping[str, int | Production]) -> Production | None:
    """Return the production of one symbol that a state reduces, if it does nothing else."""
    first, *others = row.values()
    if isinstance(first, int) or first.size != 1 or any(it != first for it in others):
        return None
    return first
