"""Which classification a damaged class word means: likeness, where no grammar can tell.

About 17 of 1,295 class lines are damaged on the way: a letter doubled (``SS E C R E T``),
lost (``E C R E T``) or changed. The measure is the edit distance (letters put in, left out
or changed; the same letters in another order count as one) between what is there, without
blanks, and each known word. Up to a quarter of the word's letters may differ; one more where the
letters stand spaced, for nothing but a class word is written so. A spaced fragment of a word
counts as that word.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["is_spelt_well", "likest_class"]

#: the class words of the text, without blanks (ACP 127, 209; 5 FAH-2 H-222)
_WORDS: Final = {
    "UNCLAS": "UNCLASSIFIED",
    "UNCLASSIFIED": "UNCLASSIFIED",
    "LIMITEDOFFICIALUSE": "LIMITED OFFICIAL USE",
    "CONFIDENTIAL": "CONFIDENTIAL",
    "SECRET": "SECRET",
    "TOPSECRET": "TOP SECRET",
}
_PLAIN: Final = frozenset({"LIMITED OFFICIAL USE", "TOP SECRET"})
_LONGEST: Final = max(map(len, _WORDS)) + 4
#: this many pieces of one or two letters are no words
_SPACED: Final = 4
_SHORTEST_FRAGMENT: Final = 4
_FIGURES_AS_LETTERS: Final = str.maketrans("0158", "OISB")


def is_spelt_well(written: str) -> bool:
    """Tell whether the letters of a class word stand whole or evenly spaced.

    >>> is_spelt_well("S E C R E T"), is_spelt_well("SECRET"), is_spelt_well("SE C R E T")
    (True, True, False)
    """
    pieces = written.upper().split()
    evenly = len(pieces) == 1 or all(len(piece) == 1 for piece in pieces)
    return evenly or " ".join(pieces) in _PLAIN


def likest_class(pieces: Sequence[str]) -> tuple[str, int] | None:
    """Return the class that the first pieces mean, and how many pieces belong to it.

    >>> likest_class(["SS", "E", "C", "R", "E", "T", "LA", "PAZ"])
    ('SECRET', 6)
    >>> likest_class(["O", "N", "F", "I", "D"]), likest_class(["UNCLS", "LA", "PAZ"])
    (('CONFIDENTIAL', 5), ('UNCLASSIFIED', 1))
    >>> likest_class(["STATE"]) is None
    True
    """
    best: tuple[int, int, str] | None = None
    shorts = 0
    for count, letters in enumerate(accumulate(pieces), start=1):
        if len(letters) > _LONGEST:
            break
        shorts += len(pieces[count - 1]) <= 2  # noqa: PLR2004 - one letter, or one doubled
        found = _likest(letters.upper().translate(_FIGURES_AS_LETTERS), spaced=shorts >= _SPACED)
        if found is not None and (best is None or found[0] < best[0]):
            best = (found[0], count, found[1])
    return (best[2], best[1]) if best else None


def _likest(letters: str, *, spaced: bool) -> tuple[int, str] | None:
    """Return distance and class of the nearest word within bounds."""
    found = []
    for word, name in _WORDS.items():
        bound = len(word) // 4 + spaced
        is_fragment = spaced and len(letters) >= _SHORTEST_FRAGMENT and letters in word
        if not is_fragment and abs(len(letters) - len(word)) > bound:
            continue  # no word is nearer than the lengths are
        moved = letters != word and sorted(letters) == sorted(word)
        distance = 1 if moved else _distance(letters, word)
        if is_fragment or distance <= bound:
            found.append((distance, name))
    return min(found, default=None)


def _distance(left: str, right: str) -> int:
    """Return the edit distance of Levenshtein; both are short."""
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, start=1):
        above, row[0] = row[0], at
        for column, other in enumerate(right, start=1):
            change = above + (letter != other)
            above = row[column]
            row[column] = min(change, above + 1, row[column - 1] + 1)
    return row[-1]
