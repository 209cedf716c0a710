"""What the grammar of files finds: a text as stretches, each from one beginning to the next."""

from __future__ import annotations

from typing import Final

import attrs
from lark import Token, Tree

from cablegram._grammar import file_parser

__all__ = ["CERTAIN", "HEADINGS", "STARTS", "Stretch", "stretches"]

#: what begins a message wherever it stands
CERTAIN: Final = frozenset(
    {"frame", "notice", "transcript", "document", "page", "records", "fragment"}
)
#: lines of a heading that may begin one: the rest of the rule's name is ``_start``
HEADINGS: Final = frozenset({"transmission", "routing", "janap", "preamble"})
#: all lines that may
STARTS: Final = frozenset({*HEADINGS, "print", "offices", "row", *CERTAIN})
#: lines that begin a message only where one has just ended
_AFTER_END: Final = frozenset(
    {"heading_seen", "preamble_seen", "station_seen", "class_seen", "separation_seen"}
)
#: lines of a heading
_HEADING: Final = frozenset({f"{name}_start" for name in HEADINGS} | {"preamble_seen"})
_PRINTED: Final = frozenset({"print_start", "offices_start", "row_start"})
_EMPTY: Final = frozenset({"BLANK", "BOM"})


@attrs.define
class Stretch:
    """Lines of a file, from one that may begin a message to the next one."""

    start: int
    #: which beginning: a rule of the grammar without ``_start``; ``loose`` for none
    kind: str
    #: the first line that has the numbers of the message, of each kind
    lines: dict[str, str] = attrs.Factory(dict)
    #: there is more than empty lines
    is_filled: bool = False
    #: a line was seen that only a text has; a class line may be a form's
    has_text: bool = False
    has_labels: bool = False
    is_numbered: bool = False
    #: the end of a message was seen, and no line of another
    is_ended: bool = False
    #: the archive's attributes were seen
    has_attributes: bool = False
    #: BT was seen
    is_separated: bool = False
    #: a message quoted in this one is open, or has been closed
    quotes: bool | None = None

    @property
    def is_over(self) -> bool:
        """True if the end of the message, or what an archive puts behind it, was seen."""
        return self.is_ended or self.has_attributes

    @property
    def is_heading(self) -> bool:
        """True as long as no more than a heading was seen: its lines begin one message together."""
        begun = not (_HEADING | _PRINTED).isdisjoint(self.lines)
        return begun and not (self.has_text or self.is_separated or "class_seen" in self.lines)


def stretches(text: str) -> list[Stretch]:
    """Cut a text at every line that may begin a message."""
    found = [Stretch(0, "loose")]
    ended = not text or text.endswith(("\n", "\r"))
    for child in file_parser().parse(text if ended else text + "\n").children:
        for part in _parts(child):
            _take(part, found)
    return found


def _parts(child: Token | Tree[Token]) -> list[Token | Tree[Token]]:
    """Return what a message, document or page is made of; any other part is one."""
    if isinstance(child, Tree) and child.data in {"message", *CERTAIN}:
        return child.children
    return [child]


def _take(part: Token | Tree[Token], found: list[Stretch]) -> None:
    if isinstance(part, Token):
        _take_words(part, found[-1])
        return
    name, token = str(part.data), part.children[0]
    if not isinstance(token, Token):
        return
    kind = name.removesuffix("_start")
    if kind in STARTS:
        _begin(kind, token, found)
    elif name in _AFTER_END and found[-1].is_ended:
        _begin("after_end", token, found)
    elif name == "class_seen" and name in found[-1].lines:
        _begin("class", token, found)
    _note(name, str(token), found[-1])


def _begin(kind: str, token: Token, found: list[Stretch]) -> None:
    if found[-1].is_filled and (kind in CERTAIN or not found[-1].is_heading):
        found.append(Stretch(token.start_pos or 0, kind))
    else:
        found[-1].kind = kind


def _take_words(token: Token, stretch: Stretch) -> None:
    if token.type not in _EMPTY:
        stretch.is_filled = True
        stretch.has_text = stretch.has_text or stretch.is_separated


def _note(name: str, line: str, stretch: Stretch) -> None:
    """Keep what a line says of the message that it stands in."""
    stretch.is_filled = True
    stretch.lines.setdefault(name, line)
    if name == "number_seen":
        stretch.is_numbered = stretch.has_text = True
    if name in {"number_seen", "class_seen"}:
        stretch.is_ended = False
    if name == "label_seen":
        # The rows of a form have labels, too; it has no heading.
        stretch.has_labels = True
        stretch.has_text = stretch.has_text or not _HEADING.isdisjoint(stretch.lines)
    stretch.is_separated = stretch.is_separated or name == "separation_seen"
    stretch.is_ended = stretch.is_ended or name == "end_seen"
    stretch.has_attributes = stretch.has_attributes or name == "attributes_seen"
    if name in {"quote_seen", "unquote_seen"}:
        stretch.quotes = name == "quote_seen"
