"""Text and bytes of the kinds that break parsers."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["messy_bytes", "messy_text"]

#: characters that some program takes for a line end, a blank, a mark, or nothing at all
_AWKWARD = (
    "\r\n\f\v\0\t \x1c\x1d\x1e\x85\xa0\xad\u200b\u2028\u2029\u3000\ufeff\ud800\udfff\U0001f4dc"
)
#: characters that the lines of a cable are told by
_TELLING = "¶[]()#*>-./:,'&@10ABCDEFGINORSTXZacx•\xb6"
_ENDS = ("\n", "\r\n", "\r", "\n\r", "  \n", "\t\r\n", "\v", "\f", "\x85", "\u2028", "")


def messy_text() -> st.SearchStrategy[str]:
    """Return text full of line ends of all kinds, control characters, marks and lone surrogates."""
    character = st.sampled_from(_AWKWARD + _TELLING) | st.characters()
    row = st.text(character, max_size=20)
    rows = st.lists(st.tuples(row, st.sampled_from(_ENDS)).map("".join), max_size=12)
    return st.tuples(st.sampled_from(["", "", "\ufeff"]), rows.map("".join)).map("".join)


def messy_bytes() -> st.SearchStrategy[bytes]:
    """Return bytes: any at all, UTF-8 with and without a mark, cp1252, Latin-1, UTF-8 cut short."""
    in_utf8 = messy_text().map(lambda text: text.encode("utf-8", "surrogatepass"))
    in_cp1252 = messy_text().map(lambda text: text.encode("cp1252", "ignore"))
    in_latin_1 = messy_text().map(lambda text: text.encode("latin-1", "ignore"))
    cut = in_utf8.flatmap(lambda data: st.integers(0, len(data)).map(lambda end: data[:end]))
    return st.binary() | in_utf8 | in_cp1252 | in_latin_1 | cut
