"""The words of two passages, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from cablegram._compare.align import Allowance, align_closely
from cablegram._compare.differences import (
    CHANGED,
    ONLY_A,
    ONLY_B,
    REDACTED_A,
    REDACTED_B,
    REDACTED_BOTH,
    SAME,
    SPELLING,
    Run,
)

__all__ = ["compare_words", "fold", "is_redaction"]

#: Cablegate's releases have twelve for a name of any length, in 416 of 435 places of the samples;
#: the others have 5 to 16, and newspapers' copies small ones. No word and no numeral has five.
_REDACTED = "xxxxx"
#: copies differ in these: quotes and dashes of a typesetter, and of a teleprinter
_PRINTERS = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-"}
)


def is_redaction(word: str) -> bool:
    """Tell the mark that stands for words taken out, punctuation around it or not.

    >>> is_redaction("(XXXXXXXXXXXX),"), is_redaction("XXX")
    (True, False)
    """
    return _REDACTED in word.lower()


def compare_words(
    a: Sequence[str], b: Sequence[str], allowance: Allowance, between: str = " "
) -> list[Run]:
    """Return the words as runs, in order: equal ones, and what stands between them.

    >>> runs = compare_words("XXXXXXXXXXXX told us".split(), "Jeremic told us".split(), Allowance())
    >>> [(run.kind, run.a, run.b) for run in runs]
    [('redacted-in-a', 'XXXXXXXXXXXX', 'Jeremic'), ('same', 'told us', 'told us')]
    """
    pairs = align_closely(list(map(fold, a)), list(map(fold, b)), allowance)
    steps: list[tuple[range, range, str]] = []
    last_a = last_b = 0
    for i, j in [*pairs, (len(a), len(b))]:
        if i > last_a or j > last_b:
            steps.append((range(last_a, i), range(last_b, j), _kind(a[last_a:i], b[last_b:j])))
        if i < len(a):
            _lengthen(steps, i, j, SAME if a[i] == b[j] else SPELLING)
        last_a, last_b = i + 1, j + 1
    return [
        Run(kind, between.join(a[i.start : i.stop]), between.join(b[j.start : j.stop]))
        for i, j, kind in steps
    ]


def _lengthen(steps: list[tuple[range, range, str]], i: int, j: int, kind: str) -> None:
    """Add a pair of words to the last run if that is of its kind, else begin a run."""
    start_a, start_b = i, j
    if steps and steps[-1][2] == kind:
        rows, columns, _ = steps.pop()
        start_a, start_b = rows.start, columns.start
    steps.append((range(start_a, i + 1), range(start_b, j + 1), kind))


def fold(word: str) -> str:
    """Return what a word is whoever printed it: small letters, plain quotes and dashes.

    >>> fold("MONGOLIA\u2019S")
    "mongolia's"
    """
    return word.translate(_PRINTERS).casefold()


def _kind(a: Sequence[str], b: Sequence[str]) -> str:
    in_a = bool(a) and all(map(is_redaction, a))
    in_b = bool(b) and all(map(is_redaction, b))
    if in_a or in_b:
        return REDACTED_BOTH if in_a and in_b else REDACTED_A if in_a else REDACTED_B
    if not b:
        return ONLY_A
    return CHANGED if a else ONLY_B
