"""Lines of every kind that the grammar knows, made from its own terminals."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from cablegram._parse import cable_parser

__all__ = ["lines", "messages"]

#: in which order lines stand in a message, roughly: openings of its parts
_PARTS = ("BT\n", "1. (U) Text.\n", "NNNN\n", "Message Attributes\n")
#: printable ASCII and what a line may hold besides; from_regex would pick from all of Unicode
_ALPHABET = "".join(map(chr, range(0x20, 0x7F))) + "\t\f\v\r\n¶•é\x85\u2028\ufeff\0"


@cache
def _terminals() -> dict[str, str]:
    """Return the regular expression of each kind of line."""
    return {terminal.name: terminal.pattern for terminal in cable_parser().terminals}


@cache
def _line(kind: str) -> st.SearchStrategy[str]:
    return st.from_regex(_terminals()[kind], fullmatch=True, alphabet=_ALPHABET)


def lines(kind: str | None = None) -> st.SearchStrategy[str]:
    """Return lines of one kind (a terminal of the grammar, ``"TAGS"``) or of any, with line ends.

    They have the form of their kind and no sense; some have the form of two kinds.
    """
    if kind is not None:
        return _line(kind)
    return st.sampled_from(sorted(_terminals())).flatmap(_line)


def messages() -> st.SearchStrategy[str]:
    """Return lines of all kinds in any order, in one part of a message or over several."""
    part = st.sampled_from(_PARTS)
    rows = st.lists(st.one_of(lines(), lines(), lines(), part), max_size=15).map("".join)
    return st.tuples(st.sampled_from(("", *_PARTS)), rows).map("".join)
