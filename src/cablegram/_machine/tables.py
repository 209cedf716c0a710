"""The LALR tables and the terminals of a grammar, as Lark writes them for stand-alone parsers."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_letters
from typing import Any

import attrs
from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

from cablegram._machine.first import First
from cablegram._machine.groups import without_groups
from cablegram._machine.needs import needs

__all__ = ["END", "Production", "Tables", "Terminal"]

#: what stands behind the last token
END = "$END"
_REDUCE = 1


@attrs.frozen
class Terminal:
    """One kind of line or word."""

    name: str
    #: a regular expression with its flags in it
    pattern: str
    #: strings one of which is in each text with such a token, see ``needs``; or none
    needs: list[str] = attrs.Factory(list)
    #: see :meth:`First.pairs`, if they were written down beforehand
    pairs: list[tuple[str, str]] | None = None
    #: the same behind blanks
    indented: list[tuple[str, str]] = attrs.Factory(list)
    #: the characters that stand there for others, see :attr:`First.kinds`
    kinds: str = ""


@attrs.frozen
class Production:
    """One way to write a rule."""

    #: the rule on the left
    rule: str
    #: how many symbols stand on the right
    size: int
    #: the name of the node; ``None`` if the symbols go to the rule above
    node: str | None
    #: true if what has a single part is that part
    is_transparent: bool


@attrs.frozen
class Tables:
    """What an LALR parser does in each state."""

    #: in the order in which a lexer tries them
    terminals: list[Terminal]
    start: int
    end: int
    #: for each state and terminal: the next state, or the production to reduce
    actions: list[dict[str, int | Production]]
    #: for each state and rule: the next state
    gotos: list[dict[str, int]]

    @classmethod
    def of(cls, lark: Lark, start: str) -> Tables:
        """Take the tables out of a parser that Lark has built."""
        data, memo = lark.memo_serialize([TerminalDef, Rule])
        parser = data["parser"]["parser"]
        productions = {key: _production(rule) for key, rule in memo.items() if "origin" in rule}
        actions: list[dict[str, int | Production]] = []
        gotos: list[dict[str, int]] = []
        for _, row in sorted(parser["states"].items()):
            actions.append({})
            gotos.append({})
            for symbol, (action, target) in row.items():
                name = parser["tokens"][symbol]
                if action == _REDUCE:
                    actions[-1][name] = productions[target["@"]]
                elif name == name.upper():
                    actions[-1][name] = target
                else:
                    gotos[-1][name] = target
        ends = parser["end_states"][start]
        return cls(_ordered(lark.terminals), parser["start_states"][start], ends, actions, gotos)

    def to_values(self) -> dict[str, Any]:
        """Return the tables as plain values, for JSON; a production is a number below zero."""
        numbers: dict[Production, int] = {}
        for row in self.actions:
            for action in row.values():
                if isinstance(action, Production):
                    numbers.setdefault(action, -1 - len(numbers))
        return {
            "terminals": [_values(it) for it in self.terminals],
            "start": self.start,
            "end": self.end,
            "productions": [[*attrs.astuple(it)] for it in numbers],
            "actions": [
                {name: it if isinstance(it, int) else numbers[it] for name, it in row.items()}
                for row in self.actions
            ],
            "gotos": self.gotos,
        }

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Tables:
        """Return the tables that ``to_values`` made values of."""
        productions = [Production(*parts) for parts in values["productions"]]
        actions = [
            {name: it if it >= 0 else productions[-1 - it] for name, it in row.items()}
            for row in values["actions"]
        ]
        terminals = [Terminal(*parts) for parts in values["terminals"]]
        return cls(terminals, values["start"], values["end"], actions, values["gotos"])


def _values(terminal: Terminal) -> list[Any]:
    first = First(terminal.pattern)
    written = [first.pairs(), first.pairs(" "), first.kinds]
    return [terminal.name, terminal.pattern, terminal.needs, *written]


def _production(rule: dict[str, Any]) -> Production:
    origin, alias, symbols = rule["origin"]["name"], rule["alias"], rule["expansion"]
    is_inlined = origin.startswith("_") and alias is None
    return Production(
        rule=origin,
        size=len(symbols),
        node=None if is_inlined else alias or origin,
        is_transparent=rule["options"]["expand1"] and alias is None,
    )


def _ordered(terminals: Iterable[TerminalDef]) -> list[Terminal]:
    """Put terminals in the order of Lark's lexer: priority, then what may be longest."""
    ordered = sorted(
        terminals,
        key=lambda it: (-it.priority, -it.pattern.max_width, -len(it.pattern.value), it.name),
    )
    return [_terminal(it.name, without_groups(it.pattern.to_regexp())) for it in ordered]


def _terminal(name: str, pattern: str) -> Terminal:
    first = First(pattern)
    # Where a first letter rules a terminal out, looking for what it needs would not pay.
    wide = all(map(first.allows, ascii_letters))
    return Terminal(name, pattern, needs=needs(pattern) if wide else [])
