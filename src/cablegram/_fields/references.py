"""References: what the REF line names, in whatever way its drafter listed it.

The grammar cuts the lines into clauses, and each clause into citations (words, a serial,
what belongs to it). Here the words become posts, the letters a list, and absent parts are
taken from the reference before: ``MOSCOW 2799 AND 2764`` are two telegrams of one post.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs
from lark import Token, Tree

from cablegram._fields._reference_list import ListLetters, has_carrier
from cablegram._fields._reference_parts import (
    LONGEST_TEXT,
    Draft,
    Sender,
    document_kind,
    find_sender,
    has_content,
    is_year,
    next_in_row,
    range_ends,
    split_glued,
    year_of,
)
from cablegram._grammar import field_parser
from cablegram.values import Reference

__all__ = ["is_prose_line", "read_references"]

#: behind these a lone number takes the post of the number before: 2799 AND 2764, 936/935
_ROW: Final = frozenset({"AND", "COMMA", "SLASH", "SEMICOLON", "MARK"})
#: behind these, words without a serial are a remark on the reference before
_REMARK: Final = frozenset({"AND", "COMMA", "COLON", "SLASH"})

#: kinds of words that may stand behind a serial without being a reference of their own
_REMARKS: Final = frozenset({None, "part", "document"})

#: how far a list may be indented; bounded, so that a line of marks is not read again and again
_WIDEST_MARGIN: Final = 80

#: what a reference ends with
_LAST: Final = frozenset(
    {"NUMBER", "YEARED", "GLUED", "AIRGRAM", "DTG", "DATE", "NOTE", "PREVIOUS", "CODE"}
)
#: what one cannot be without; a document may
_ANCHORS: Final = _LAST - {"NOTE", "PREVIOUS"}
#: words in a row that are prose, by how sure it is that the line names nothing
_PROSE: Final = 4
_PROSE_WITH_NUMBER: Final = 6
_SURE_PROSE: Final = 9
#: a line with its next word that is shorter was ended on purpose
_FULL: Final = 62

_NOTHING: Final = frozenset({"", "NONE", "NIL", "NA", "N/A", "NOT APPLICABLE", "NULL"})


def read_references(text: str, *, year: int | None = None) -> list[Reference]:
    """Read the REF lines; ``year`` is the cable's own, for references that name none.

    >>> for one in read_references("REF: A. STATE 5 B. 07 NEW DELHI 12 AND 13 (NOTAL)", year=2008):
    ...     print(one.label, one.mrn, one.notal)
    A 08STATE5 False
    B 07NEWDELHI12 False
    B 07NEWDELHI13 True
    >>> found = read_references("REF: (A) LA PAZ A-150 (B) USCINCRED 311345Z MAY 73")
    >>> [(one.kind, one.text) for one in found]
    [('airgram', 'LA PAZ A-150'), ('dtg', 'USCINCRED 311345Z MAY 73')]
    """
    found = _read(text, year)
    if len(found) == 1 and found[0].text[:1] == "(" and found[0].text[-1:] == ")":
        # The whole list in brackets: REF: (STATE 12345).
        start, end = found[0].span
        inside = f"{text[:start]} {text[start + 1 : end - 1]} {text[end:]}"
        bare = _read(inside, year)
        return bare if any(one.kind == "cable" for one in bare) else found
    return found


def is_prose_line(line: str, before: str) -> bool:
    """Tell whether a line under a reference is no part of the list but the text.

    The line ``before`` must end as a reference does, and this one go on in plain words.

    >>> is_prose_line("THE MINISTER AGREED TO THE TALKS", "REF: LIMA 12")
    True
    >>> is_prose_line("AND PREVIOUS ON THE TALKS", "REF: LIMA 12")
    False
    >>> is_prose_line("THE MINISTER AGREED TO THE TALKS", "REF: LETTER IN WHICH")
    False
    """
    kinds = [token.type for token in _flat(before) if has_content(token)]
    if not kinds or (kinds[-1] not in _LAST and not before.rstrip().endswith((")", "."))):
        return False
    tokens = _flat(line)
    words = 0
    for token in tokens:
        if token.type not in {"WORD", "OF", "AND", "BLANK", "ABBREVIATION"}:
            break
        words += token.type == "WORD"
    full = len(before.rstrip()) + len(line.split(maxsplit=1)[0]) >= _FULL
    if full or document_kind(tokens) is not None:
        return words >= _SURE_PROSE
    anchored = any(token.type in _ANCHORS for token in tokens)
    return words >= (_PROSE_WITH_NUMBER if anchored else _PROSE) and tokens[0].type != "AND"


def _flat(line: str) -> list[Token]:
    tree = field_parser("references").parse(line)
    return list(tree.scan_values(_is_token))


def _read(text: str, year: int | None) -> list[Reference]:
    reader = _Reader(text)
    for part in field_parser("references").parse(text).children:
        if isinstance(part, Token):
            reader.read_break(part)
        elif part.data == "closing":
            break
        else:
            reader.read_clause(part)
    found = (draft.finish(year) for draft in reader.finish())
    return [one for one in found if _says_something(one)]


def _says_something(reference: Reference) -> bool:
    """Tell whether there is a reference, and not the drafter's prose that ran into the line."""
    if reference.kind != "cable" and reference.text.count(" ") >= LONGEST_TEXT:
        return False
    return reference.text.upper().strip(" .") not in _NOTHING


@attrs.define
class _Reader:
    """Takes breaks and clauses in order, and keeps what a later one may need."""

    text: str
    drafts: list[Draft] = attrs.Factory(list)
    _letters: ListLetters = attrs.Factory(ListLetters)
    #: the first break before this clause
    _break_before: Token | None = None
    #: tokens for the head of the next reference: an initial, a year
    _waiting: list[Token] = attrs.Factory(list)
    _waiting_year: int | None = None
    #: the reference of this clause that is still open
    _open: Draft | None = None
    #: true inside a report or letter: its numbers are no serials
    _in_document: bool = False

    def finish(self) -> list[Draft]:
        """Return the references; what still waits belongs to the last."""
        if self.drafts:
            self.drafts[-1].take(self._waiting)
            self._letters.put_behind(self.drafts)
        return self.drafts

    def read_break(self, token: Token) -> None:
        """Read what stands between two clauses; initials are no letters of the list."""
        if token.type == "LABEL":
            return
        if token.type != "MARK":
            # Two breaks in a row (a comma and AND): the first decides.
            self._break_before = self._break_before or token
        elif self._letters.take(token, opens_line=self._opens_line(token)):
            self._break_before = token
            # A machine's letter in front of the drafter's, out of step with it: no text.
            self._waiting = [held for held in self._waiting if held.type != "MARK"]
        elif not has_carrier(token):
            self._waiting.append(token)

    def read_clause(self, clause: Tree[Token]) -> None:
        """Read the citations between two breaks, and the words behind the last of them."""
        self._open, self._in_document = None, False
        parts = clause.children
        for part, following in zip(parts, [*parts[1:], None], strict=True):
            if isinstance(part, Token):
                self._read_tail(part)
            elif part.data == "name":
                self._read_words(_tokens(part))
            else:
                self._read_citation(part, following)
        self._read_rest()
        if any(map(has_content, clause.scan_values(_is_token))):
            self._letters.content()
            self._break_before = None

    def _opens_line(self, token: Token) -> bool:
        start = token.start_pos or 0
        if has_carrier(token) or start == 0:
            return True
        before = self.text[max(0, start - _WIDEST_MARGIN) : start].rstrip(" \t")
        return before.endswith(("\n", "\r", "&#x000A;", ">"))

    # -- citations: words, a serial, what belongs to it ----------------------------------

    def _read_citation(self, citation: Tree[Token], following: object) -> None:
        parts = list(citation.children)
        name = _tokens(parts.pop(0)) if isinstance(parts[0], Tree) else []
        anchor, *tails = _tokens(parts)
        if self._in_document and self._open:
            self._open.take([*name, anchor, *tails])
            return
        if anchor.type == "AIRGRAM":
            self._start("airgram", [*name, anchor])
        elif anchor.type == "DTG":
            self._read_dtg(name, anchor)
        elif anchor.type == "GLUED":
            self._read_glued(name, anchor)
        elif name:
            self._read_serial(name, anchor)
        elif self._names_year_of(anchor, following):
            self._waiting += [anchor, *tails]
            self._waiting_year = year_of(anchor)
            return
        else:
            self._read_number(anchor)
        for tail in tails:
            self._read_tail(tail)

    def _read_serial(self, name: list[Token], anchor: Token) -> None:
        """Read words and a number: a telegram if the words are a post; two at the ends of a row."""
        first, last = range_ends(anchor)
        sender = find_sender(name, first)
        if last is None or sender is None or sender.post is None:
            self._read_sent(find_sender(name, anchor), name, anchor)
            return
        self._read_sent(sender, name, first)
        year = self._open.year if self._open else None
        self._cable([last], next_in_row(sender.post, last), year=year)

    def _read_glued(self, name: list[Token], anchor: Token) -> None:
        """Read year, post and serial in one word: ``2005PANAMA2342``."""
        self._read_sent(split_glued(name, anchor), name, anchor)

    def _read_sent(self, sender: Sender | None, name: list[Token], anchor: Token) -> None:
        if sender is not None:
            head = self._settle(name[: sender.start])
            self._cable([*head, *name[sender.start :], anchor], sender)
            return
        kind = document_kind(name)
        if self._open and kind in _REMARKS:
            self._open.take([*name, anchor])
            self._open.in_part = kind == "part"
        elif kind == "part" and self._is_remark(kind):
            self._remark([*name, anchor])
            self.drafts[-1].in_part = True
        elif kind == "part":
            self._waiting += [*name, anchor]
        else:
            self._start("document", [*name, anchor])
            self._in_document = True

    def _read_dtg(self, name: list[Token], anchor: Token) -> None:
        """Read a date-time group: a reference of its own, or the date of the telegram before."""
        words = [token.strip().upper() for token in name if has_content(token)]
        if words in ([], ["DTG"]) and (self._open or self._is_remark(None)):
            if self._open is None:
                self._remark([])
            for token in [*name, anchor]:
                self._read_tail(token)
        else:
            self._start("dtg", [*name, anchor])

    def _read_number(self, anchor: Token) -> None:
        """Read a number without words: one more of a row, the year of a date, or a remark."""
        last = self.drafts[-1] if self.drafts else None
        if self._open:
            self._open.take_number(anchor)
        elif last and last.in_part and self._is_remark(None):
            self._remark([anchor])
        elif last and last.post and self._break_before and self._break_before.type in _ROW:
            self._cable([anchor], next_in_row(last.post, anchor), year=last.year)
        elif last and last.kind != "cable" and is_year(anchor):
            last.take([anchor])
            self._open = last
        else:
            self._start("document", [anchor])
            self._in_document = True

    def _names_year_of(self, anchor: Token, following: object) -> bool:
        """Tell whether a number is the year of the telegram behind it: ``07 MOSCOW 5153``."""
        if year_of(anchor) is None or not isinstance(following, Tree):
            return False
        first = following.children[0]
        if following.data != "citation":
            return False
        return isinstance(first, Tree) or (isinstance(first, Token) and first.type == "GLUED")

    # -- words and remarks ---------------------------------------------------------------

    def _read_words(self, words: list[Token]) -> None:
        """Read words without a serial: a document, a letter, or a remark."""
        kind = document_kind(words)
        if self._open and (self._in_document or kind in _REMARKS):
            self._open.take(words)
        elif self._is_remark(kind):
            self._remark(words)
        else:
            self._start("document", words)

    def _is_remark(self, kind: str | None) -> bool:
        """Tell whether words go on with the reference in front of the break."""
        if self._open or not self.drafts:
            return False
        before = self._break_before.type if self._break_before else ""
        if before and before not in _REMARK:
            return False
        last = self.drafts[-1]
        if kind in {None, "part"} or (kind == "document" and before == "COLON"):
            return True
        return last.kind == "document" and document_kind(last.tokens) is None

    def _read_tail(self, token: Token) -> None:
        """Read a date, a note or page line behind a reference, or in front of the first."""
        if self._open is None:
            self._waiting.append(token)
            return
        self._open.take([token])
        self._open.date(token)

    def _read_rest(self) -> None:
        """Give a home to what stood in a clause without a reference: a date, a note."""
        if self._open:
            self._open.take(self._held())
        elif not any(map(has_content, self._waiting)):
            self._waiting = []
        elif self.drafts and self._break_before and self._break_before.type in _REMARK:
            self._remark([])
        else:
            self._start("document", [])

    def _remark(self, words: list[Token]) -> None:
        """Go on with the reference in front of the break."""
        before = [self._break_before] if self._break_before else []
        self._open = self.drafts[-1]
        self._open.take([*before, *self._held(), *words])

    def _settle(self, prefix: list[Token]) -> list[Token]:
        """Place the words in front of a post; return those that belong to its reference."""
        if document_kind(prefix) not in {None, "part"}:
            self._start("document", prefix)
            return []
        if self._open:
            self._open.take(prefix)
            return []
        return prefix

    # -- drafts --------------------------------------------------------------------------

    def _cable(self, tokens: list[Token], sender: Sender, *, year: int | None = None) -> None:
        self._start("cable", tokens)
        if self._open:
            self._open.post, self._open.serial = sender.post, sender.serial
            self._open.core = len(self._open.tokens)
            self._open.year = sender.year or self._waiting_year or year
        self._waiting_year = None

    def _start(self, kind: str, tokens: list[Token]) -> None:
        self._open = Draft(label=self._letters.label, kind=kind, tokens=[*self._held(), *tokens])
        self.drafts.append(self._open)

    def _held(self) -> list[Token]:
        held, self._waiting = self._waiting, []
        return held


def _is_token(_: object) -> bool:
    return True


def _tokens(parts: Tree[Token] | Iterable[object]) -> list[Token]:
    """Return the tokens of a flat rule, or of its children."""
    children = parts.children if isinstance(parts, Tree) else parts
    return [part for part in children if isinstance(part, Token)]
