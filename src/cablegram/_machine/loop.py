"""The loop: characters to tokens by the scanner of the state, tokens to nodes by the tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeAlias, TypeVar, cast

from cablegram._machine.scanner import scanners
from cablegram._machine.tables import END, Production, Tables

__all__ = ["Build", "Leaf", "Machine", "RefusedError"]

Result = TypeVar("Result")
#: name, characters, offset
Leaf: TypeAlias = Callable[[str, str, int], object]
Build: TypeAlias = Callable[[list[Any]], object]
#: size, rule, what makes the node of it, whether a single part stands for itself
_Reduction: TypeAlias = tuple[int, str, Build | None, bool]


class RefusedError(ValueError):
    """The text is no sentence of the grammar."""


class _Row(dict[str, "int | _Reduction"]):
    """What to do in a state, for each kind of token."""

    def __missing__(self, kind: str) -> int | _Reduction:
        raise RefusedError(f"a text that the grammar does not take: {kind} out of place")


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
        self._actions = [
            _Row(
                (name, action if isinstance(action, int) else _reduction(action, nodes))
                for name, action in row.items()
            )
            for row in tables.actions
        ]
        self._gotos = tables.gotos
        self._scanners = scanners(tables)
        self._leaf = leaf
        self._run = run

    # The one long function of the package: it runs for every line of every cable, and each call
    # that it were cut into would cost a tenth of the whole (docs/performance.md).
    def parse(self, text: str) -> Result:  # noqa: C901, PLR0912, PLR0915
        """Return the node of the grammar's start.

        Raises:
            RefusedError: the grammar does not take the text; those of messages and fields take any.
        """
        actions, gotos, all_scanners = self._actions, self._gotos, self._scanners
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
                    match = all_scanners[state][text[place]](text, place)
                kind = match.lastgroup
            action = actions[state][kind]
            while action.__class__ is tuple:
                count, rule, build, is_transparent = action
                if count == 1:
                    value = values.pop()
                    del states[-1]
                    if value.__class__ is not list:
                        value = [value]
                else:
                    value = []
                    if count:
                        parts = values[-count:]
                        del values[-count:], states[-count:]
                        if parts[0].__class__ is list:
                            # A list grows in place: to copy it each time would be quadratic.
                            value = parts.pop(0)
                        for part in parts:
                            if part.__class__ is list:
                                value += part
                            else:
                                value.append(part)
                if build is not None:
                    value = value[0] if is_transparent and len(value) == 1 else build(value)
                values.append(value)
                state = gotos[states[-1]][rule]
                states.append(state)
                if state == self._end and kind is END:
                    return cast("Result", value)
                action = actions[state][kind]
            state = action  # type: ignore[assignment]
            states.append(state)
            start, place = place, match.end()
            match = None
            if kind == run:
                scanner = all_scanners[state]
                while place < size:
                    match = scanner[text[place]](text, place)
                    if match.lastgroup != run:
                        break
                    place = match.end()
                    match = None
            values.append(leaf(kind, text[start:place], start))


def _reduction(production: Production, nodes: Mapping[str, Build]) -> _Reduction:
    build = None if production.node is None else nodes[production.node]
    return production.size, production.rule, build, production.is_transparent
