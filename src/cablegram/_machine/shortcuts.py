"""Steps of a parser that any next token asks for, taken at once.

Two thirds of all tokens are a rule by themselves (``_body_line: BLANK``), and most of these rules
are a line more of a list. Where nothing else can follow, the steps in between need not be made.
"""

from __future__ import annotations

from cablegram._machine.tables import Production, Tables

__all__ = ["APPEND", "Shortcuts"]

#: in place of a state: what was read goes to the list in front of it, and the state stays
APPEND = -1


class Shortcuts:
    """Where the parser is after the steps that leave no choice."""

    def __init__(self, tables: Tables) -> None:
        """Find out with which rule each state is reached."""
        self._tables = tables
        self._reached = {state: rule for row in tables.gotos for rule, state in row.items()}

    def goto(self, state: int, rule: str) -> int:
        """Return the state behind a rule that was read in ``state``, or ``APPEND``."""
        goal = self._tables.gotos[state][rule]
        while (production := self._only(goal)) is not None:
            if self._is_append(state, production):
                return APPEND
            if production.size != 1 or production.node is not None:
                break
            after = self._tables.gotos[state][production.rule]
            if after == self._tables.end:
                break
            goal = after
        return goal

    def shift(self, state: int, goal: int) -> tuple[int, list[str]]:
        """Return the state behind a token, or ``APPEND``, and the nodes to make of the token.

        The next token is scanned there, so the state has to expect what ``goal`` expects.
        """
        expected = self._tables.actions[goal].keys()
        nodes: list[str] = []
        while (production := self._only(goal)) is not None:
            same = self._tables.actions[state].keys() == expected
            if same and self._is_append(state, production):
                return APPEND, nodes
            if production.size != 1:
                break
            after = self._tables.gotos[state][production.rule]
            if after == self._tables.end or self._tables.actions[after].keys() != expected:
                break
            goal = after
            if production.node is not None and not production.is_transparent:
                nodes.append(production.node)
        return goal, nodes

    def _is_append(self, state: int, production: Production) -> bool:
        """Tell a list and one part more, which is the list again: ``lines: lines line``.

        What is reached with a list is reached with the longer list, too.
        """
        a_list = production.size == 2 and production.node is None  # noqa: PLR2004  list and part
        return a_list and self._reached.get(state) == production.rule

    def _only(self, state: int) -> Production | None:
        """Return the production that a state reduces, if it does nothing else."""
        first, *others = self._tables.actions[state].values() or [0]
        return None if isinstance(first, int) or any(it != first for it in others) else first
