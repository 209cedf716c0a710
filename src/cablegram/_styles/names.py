"""The names of the styles, and what a caller should know of each before it is asked for."""

from __future__ import annotations

__all__ = ["CHARACTERS", "LEFT_OUT", "OF_RECORD", "STYLES", "SUFFIXES"]

#: style, and the module that writes it: imported when it is first asked for
STYLES = {
    "normal": "cablegram._styles.normal",
    "plain": "cablegram._styles.plain",
    "markdown": "cablegram._styles.markdown",
    "html": "cablegram._styles.html",
    "wire": "cablegram._styles.wire",
    "seed": "cablegram._styles.seed",
}
#: how the name of a file in the style ends; ``normal`` leaves each text what it is
SUFFIXES = {
    "plain": ".txt",
    "markdown": ".md",
    "html": ".html",
    "wire": ".txt",
    "seed": ".txt",
}
#: styles that are made of the record alone
OF_RECORD = frozenset({"markdown", "html", "wire"})
#: what these leave out
LEFT_OUT = "what is in no field: page lines, stamps, words of a printer, unknown lines"
#: the sets of characters that ``wire`` knows
CHARACTERS = ("teletype", "strict")
