"""Which numbers count paragraphs: the sequence decides, not the look.

A number at the start of a line may count a paragraph, count a list inside one, or be a year in
a wrapped sentence; and a copy may have read the pilcrow as a 1, so that ``15.`` stands for 5.
Numbers that begin at 1 again count a list if the paragraph that should come next still comes.
"""

from __future__ import annotations

from cablegram._body.pieces import Piece
from cablegram._body.reading import ends_sentence, is_title
from cablegram._fields.portion import read_portion

__all__ = ["number_pieces"]

#: no cable of the samples has more paragraphs; a larger number is a year or an amount
_LARGEST = 300
#: how many paragraphs may be missing between two that stand (an extract leaves some out)
_WIDEST_GAP = 5
#: no text of the samples is set narrower: a shorter line was ended on purpose
_NARROWEST = 40


def number_pieces(pieces: list[Piece]) -> dict[int, int]:
    """Return the paragraph number of each piece that starts one, by its index in ``pieces``."""
    last_place = _last_places(pieces)
    numbers: dict[int, int] = {}
    expected = 1
    marked = False
    in_list = 0  # what a list inside the paragraph at hand should count next; 0 outside one
    for index, piece in enumerate(pieces):
        if piece.kind == "prose" and last_place.get(expected, -1) < index:
            _take_slip(piece, expected)
        if piece.kind != "numbered":
            continue
        number = _number(piece, expected, _before(pieces, index))
        counts_list = number in {1, in_list or 1} and expected > 1
        goes_on = last_place.get(expected, -1) > index
        # Behind a paragraph with its class mark, a number without one counts a list in any case.
        if number is not None and counts_list and (goes_on or (marked and not _is_marked(piece))):
            in_list = number + 1
        elif number is not None:
            numbers[index] = number
            expected, in_list, marked = number + 1, 0, _is_marked(piece)
    return numbers


def _take_slip(piece: Piece, expected: int) -> None:
    """Read the number that comes next without its full stop: ``3, THE MINISTER``, ``16 IT IS``."""
    number, _, text = piece.text.partition(" ")
    set_apart = piece.after_blank or piece.after_page
    if expected > 1 and set_apart and number.rstrip(",:;") == str(expected) and text[:1].isupper():
        first = piece.lines[0]
        begin = first.offset + len(first.text) - len(text.lstrip())
        piece.lines[0] = first.reworded(text.lstrip(), begin)
        piece.kind, piece.mark.digits = "numbered", str(expected)


def _before(pieces: list[Piece], index: int) -> Piece | None:
    return pieces[index - 1] if index else None


def _candidates(piece: Piece) -> list[int]:
    """Return what the digits may mean: themselves, or what follows a pilcrow read as 1."""
    digits = piece.mark.digits
    if not digits:
        return []
    found = [int(digits)]
    if len(digits) > 1 and digits[0] == "1" and digits[1] != "0" and not piece.mark.pilcrow:
        found.append(int(digits[1:]))
    return found


def _last_places(pieces: list[Piece]) -> dict[int, int]:
    places: dict[int, int] = {}
    for index, piece in enumerate(pieces):
        for number in _candidates(piece):
            places[number] = index
    return places


def _number(piece: Piece, expected: int, before: Piece | None) -> int | None:
    """Return the number of the paragraph that ``piece`` starts, or ``None`` if it starts none."""
    candidates = _candidates(piece)
    if not candidates:
        return None
    wrapped = not piece.after_blank and before is not None and not _is_closed(before)
    runs_on = wrapped and not (expected > 1 and before and _is_short(before, piece))
    certain = piece.mark.pilcrow or _is_marked(piece)
    if expected in candidates and (certain or not runs_on):
        return expected
    number = candidates[0]
    if wrapped or number > _LARGEST:
        return None
    if number == 1 or piece.mark.pilcrow:
        return number
    near = expected < number <= expected + _WIDEST_GAP
    return number if near and (piece.after_blank or piece.after_page) else None


def _is_marked(piece: Piece) -> bool:
    return read_portion(piece.text).mark is not None


def _is_closed(piece: Piece) -> bool:
    last = piece.lines[-1].text
    return piece.under_rule or ends_sentence(last) or is_title(last)


def _is_short(piece: Piece, following: Piece) -> bool:
    """Tell a last line that had room for the next word: forms have a number on every line."""
    word, _, _ = following.text.partition(" ")
    length = len(piece.lines[-1].text) + len(following.mark.digits) + len(word)
    return length < _NARROWEST
