"""A comparison for the eye: colour on a terminal, plain text elsewhere."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from rich.text import Text

from cablegram._cli.console import PlainConsole
from cablegram._cli.output import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    import cablegram
    from cablegram._compare.differences import BlockDifference, FieldDifference, Run

__all__ = ["show"]

#: so many words are shown of those that are equal, on either side of a difference
_AROUND = 4
_A, _B, _QUIET = "red", "green", "dim"
_KINDS = {
    "only-in-a": "only in A",
    "only-in-b": "only in B",
    "redacted-in-a": "redacted in A",
    "redacted-in-b": "redacted in B",
    "redacted-in-both": "redacted in both",
    "order": "in another order",
    "layout": "lines or columns cut otherwise",
    "moved": "stands elsewhere",
    "spelling": "capitals, quotes or dashes",
    "changed": "",
}
_VERDICTS = {
    True: "the same message",
    False: "another message",
    None: "nothing tells whether it is one message",
}


def show(found: cablegram.Comparison, a: str, b: str) -> None:
    """Print a comparison; ``a`` and ``b`` are the names of the files."""
    console = PlainConsole(soft_wrap=True)
    for line in _lines(found, a, b):
        console.print(line)
    sys.stdout.flush()


def _lines(found: cablegram.Comparison, a: str, b: str) -> Iterator[Text]:
    yield Text.assemble(("A  ", f"bold {_A}"), printable(a))
    yield Text.assemble(("B  ", f"bold {_B}"), printable(b))
    yield Text.assemble((_verdict(found), "bold"), (f" ({printable(found.reason)})", _QUIET))
    if found.fields:
        yield from (Text(), _title("Fields"))
        for field in found.fields:
            yield from _field(field)
    if found.blocks:
        yield from (Text(), _title("Body"))
        for block in found.blocks:
            yield from _block(block)
    if found.style:
        yield from (Text(), _title("Style"))
        for style in found.style:
            name = style.kind.replace("-", " ")
            yield Text.assemble(
                f"  {name}: ", (printable(style.a), _A), " / ", (printable(style.b), _B)
            )


def _verdict(found: cablegram.Comparison) -> str:
    verdict = _VERDICTS[found.same_message]
    if found.identical:
        return f"{verdict}, character by character"
    if found.same_facts:
        return f"{verdict}, only the style differs" if found.style else verdict
    if found.only_redactions:
        return f"{verdict}, only redactions differ"
    return f"{verdict}, facts differ"


def _title(text: str) -> Text:
    return Text(text, style="bold")


def _heading(name: str, kind: str) -> Text:
    shown = _KINDS[kind]
    return Text.assemble(f"  {name}", (f"  {shown}" if shown else "", _QUIET))


def _field(field: FieldDifference) -> Iterator[Text]:
    yield _heading(field.key, field.kind)
    if field.runs:
        yield _runs(field.runs)
        return
    both = isinstance(field.a, list) and isinstance(field.b, list) and field.kind != "order"
    for sign, style, value, only in (
        ("-", _A, field.a, field.only_a),
        ("+", _B, field.b, field.only_b),
    ):
        shown = only if both and only else value
        for member in shown if isinstance(shown, list) else [shown]:
            if member not in (None, [], {}):
                yield Text(f"    {sign} {_value(member)}", style=style)


def _value(value: Any) -> str:  # noqa: ANN401 - any value of the record
    if isinstance(value, dict):
        known = {key: part for key, part in value.items() if part not in (None, False, [])}
        return ", ".join(f"{key}: {_value(part)}" for key, part in known.items())
    if isinstance(value, list):
        return " ".join(map(_value, value))
    return printable(value if isinstance(value, str) else json.dumps(value))


def _block(block: BlockDifference) -> Iterator[Text]:
    kind = block.kind
    yield _heading(block.name, kind)
    for key in block.keys:
        if key != "text" and block.a and block.b:
            one, other = (_value(side.get(key)) for side in (block.a, block.b))
            yield Text.assemble(f"    {key} ", (one, _A), " / ", (other, _B))
    if block.runs:
        yield _runs(block.runs)
    if block.a and not block.b:
        yield Text(f"    - {_whole(block.a)}", style=_A)
    if block.b and not block.a:
        yield Text(f"    + {_whole(block.b)}", style=_B)


def _whole(block: dict[str, Any]) -> str:
    return printable(" ".join([block["text"], *(f"-- {item}" for item in block.get("items", ()))]))


def _runs(runs: list[Run]) -> Text:
    """Return the words on one line: ``[-those of A-]``, ``{+those of B+}``, as `wdiff` has them."""
    line = Text("    ")
    last = len(runs) - 1
    for index, run in enumerate(runs):
        if index:
            line.append(" ")
        if run.kind == "same":
            line.append(_shortened(run.a, first=index == 0, last=index == last), _QUIET)
            continue
        if run.a:
            line.append(f"[-{printable(run.a)}-]", _A)
        if run.b:
            line.append(f"{{+{printable(run.b)}+}}", _B)
    return line


def _shortened(text: str, *, first: bool, last: bool) -> str:
    words = printable(text).split(" ")
    front, back = (0 if first else _AROUND), (0 if last else _AROUND)
    if len(words) <= front + back + 1:
        return " ".join(words)
    head, tail = words[:front], words[len(words) - back :] if back else []
    return " ".join([*head, "...", *tail])
