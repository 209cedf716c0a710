"""What the rows of a SMART print say: the block in front of the text and the trailer behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeGuard

import attrs

from cablegram import nodes, tables
from cablegram._fields.captions import caption_words
from cablegram._fields.classified_by import read_classified_by
from cablegram._fields.executive_order import read_executive_order
from cablegram._fields.preamble import read_preamble
from cablegram._fields.references import read_references
from cablegram._fields.smart import Row, read_number, read_row, row_addressees, row_subject
from cablegram._fields.tags import read_tags
from cablegram._places import place, place_all
from cablegram.tree import Node, Token
from cablegram.values import (
    Addressee,
    ClassifiedBy,
    Declassification,
    Preamble,
    Reference,
    Subject,
    Tag,
)

__all__ = ["SmartRows", "is_caption_line", "smart_rows", "split_block"]

#: the labels of the rows that fill a key of the record. All of the classifying officer's do, of
#: others the first that says something
_LABELS: Final[dict[str, tuple[str, ...]]] = {
    "mrn": ("MRN",),
    "dtg": ("DATE/DTG", "DTG", "DATE"),
    "origin": ("FROM",),
    "to": ("ACTION",),
    "info": ("INFO",),
    "exempt": ("XMT",),
    "declassification": ("EO",),
    "tags": ("TAGS",),
    "references": ("REFERENCE", "REFERENCES", "REF"),
    "captions": ("CAPTIONS", "CAPTION"),
    "passing": ("PASS LINE",),
    "subject": ("SUBJECT",),
    "classified_by": ("CLASSIFIED BY", "DERIVED FROM", "REASON", "REASONS", "DECLASSIFY ON"),
    "signature": ("SIGNATURE",),
    "drafted_by": ("DRAFTED BY",),
    "approved_by": ("APPROVED BY",),
}
_CLASSIFYING: Final = "classified_by"
#: stands for the label of a row whose first lines were read
_LABEL = "Info: "
_UNMARKED = str.maketrans("*|~", "   ")


def split_block(heading: list[Node | Token]) -> tuple[list[Node | Token], list[Node | Token]]:
    """Return the lines of a heading, those of a SMART block among them, and where it is all, prose.

    Behind the last row of a print that has no older message inside, the text begins without a sign.
    """
    lines: list[Node | Token] = []
    prose: list[Node | Token] = []
    for part in heading:
        if not isinstance(part, nodes.SmartBlock):
            lines.append(part)
            continue
        rows = [at for at, child in enumerate(part.children) if isinstance(child, nodes.SmartRow)]
        end = rows[-1] + 1 if part is heading[-1] else len(part.children)
        lines += part.children[:end]
        prose = part.children[end:]
    return lines, prose


def is_caption_line(part: Node | Token) -> TypeGuard[nodes.SmartProse]:
    """Tell lines of captions that stand between the rows and the text."""
    if not isinstance(part, nodes.SmartProse):
        return False
    return all(caption_words(line.value) for line in part.tokens())


def smart_rows(heading: list[Node | Token], ending: list[Node | Token]) -> SmartRows:
    """Find the rows in front of the text and behind it."""
    rows = [*(it for it in heading if isinstance(it, nodes.SmartRow)), *_trailers(ending)]
    return SmartRows([(read_row(node.value), node) for node in rows])


def _trailers(ending: list[Node | Token]) -> list[Node]:
    """Return the rows of the trailer with the lines they go on over."""
    found: list[Node] = []
    open_row = False
    silent: list[str] = []  # lines of the open row that were not looked at for words
    for part in ending:
        if isinstance(part, nodes.Trailer):
            found.append(nodes.Trailer([*part.children]))
            open_row, silent = True, [part.value]
        elif isinstance(part, nodes.Tail) and open_row:
            found[-1].children.append(part)
            silent.append(part.value)
        elif not isinstance(part, Token) or (open_row and read_row("".join(silent)).parts):
            # An empty line ends a row, but not the label of one that stands alone.
            open_row = False
        elif open_row:
            silent = [_LABEL]  # each line is read once: those that say nothing so far never will
    return found


@attrs.define
class SmartRows:
    """The rows of a print, each read when it is asked for."""

    rows: list[tuple[Row, Node]]

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.rows)

    def _find(self, key: str) -> tuple[Row, Node] | None:
        return next(iter(self._all(key)), None)

    def _all(self, key: str) -> list[tuple[Row, Node]]:
        labels = _LABELS[key]
        return [(row, node) for row, node in self.rows if row.label in labels and row.parts]

    def owners(self) -> Iterator[tuple[Node, str | None]]:
        """Yield each row with the key that it fills; a row that says nothing is a mark."""
        keys = {id(node): key for key in _LABELS for _, node in self._all(key)[: _most(key)]}
        for row, node in self.rows:
            yield node, keys.get(id(node)) if row.parts else "empty row"

    def number(self) -> tuple[int | None, str | None, int | None]:
        """Return year, post and number of the ``MRN`` row."""
        found = self._find("mrn")
        return read_number(found[0]) if found else (None, None, None)

    def preamble(self) -> Preamble | None:
        """Return the date-time group, and how urgent the addressees' rows are."""
        found = self._find("dtg")
        if found is None:
            return None
        row, node = found
        value = node.value
        start = max(row.span[0], value.rfind("/", *row.span) + 1)
        preamble = read_preamble(value[start : row.span[1]].upper())
        for part in (preamble, preamble.dtg):
            if part is not None:
                part.span = (part.span[0] + start, part.span[1] + start)
                part.text = value[slice(*part.span)]
                place(part, node)
        preamble.precedence = _most_urgent(self.addressees("to"))
        info = _most_urgent(self.addressees("info"))
        preamble.info_precedence = info if info != preamble.precedence else None
        return preamble

    def origin(self) -> str | None:
        """Return the ``From`` row."""
        found = self._find("origin")
        return found[0].text if found else None

    def addressees(self, key: str) -> list[Addressee]:
        """Return the addressees of the rows ``Action``, ``Info`` or ``XMT``."""
        found = self._find(key)
        return place_all(row_addressees(found[0]), found[1]) if found else []

    def declassification(self) -> Declassification | None:
        """Return the order, and what the rows of the classifying officer say of its end."""
        found = self._find("declassification")
        return place(read_executive_order(_unlisted(found[1])), found[1]) if found else None

    def tags(self) -> list[Tag]:
        """Return the ``TAGS`` row."""
        found = self._find("tags")
        return place_all(read_tags(_unlisted(found[1])), found[1]) if found else []

    def references(self, year: int | None) -> list[Reference]:
        """Return the ``Reference`` row."""
        found = self._find("references")
        if found is None:
            return []
        return place_all(read_references(_unlisted(found[1]), year=year), found[1])

    def captions(self) -> list[str]:
        """Return the ``Captions`` row."""
        found = self._find("captions")
        return (
            [word for part in found[0].parts for word in caption_words(part.text)] if found else []
        )

    def passing(self) -> list[str]:
        """Return the ``Pass Line`` row."""
        found = self._find("passing")
        return [part.text for part in found[0].parts] if found else []

    def subject(self) -> Subject | None:
        """Return the ``Subject`` row."""
        found = self._find("subject")
        if found is None:
            return None
        subject = row_subject(found[0], found[1].value)
        return place(subject, found[1]) if subject is not None else None

    def classified_by(self) -> ClassifiedBy | None:
        """Return the rows of the classifying officer."""
        found = [node for _, node in self._all(_CLASSIFYING)]
        if not found:
            return None
        text = "".join(_unlisted(node).translate(_UNMARKED) for node in found)
        return place(read_classified_by(text), nodes.ClassifiedByLines([*found]))

    def signature(self) -> list[str]:
        """Return the ``Signature`` row."""
        found = self._find("signature")
        return [part.text for part in found[0].parts] if found else []

    def officers(self, key: str) -> str | None:
        """Return a row such as ``Drafted By``, its lines parted by semicolons."""
        found = self._find(key)
        return "; ".join(part.text for part in found[0].parts) if found else None


def _most(key: str) -> int | None:
    """Return how many rows may fill a key; ``None`` for any number."""
    return None if key == _CLASSIFYING else 1


def _most_urgent(addressees: list[Addressee]) -> str | None:
    found = (tables.precedence(one.precedence or "") for one in addressees)
    ranked = sorted((entry.rank, entry.name) for entry in found if entry is not None)
    return ranked[-1][1] if ranked else None


def _unlisted(node: Node) -> str:
    """Return a row without the marks of a list or heading in front of it, all else in its place."""
    value = node.value
    bare = value.lstrip(" -#")
    return " " * (len(value) - len(bare)) + bare
