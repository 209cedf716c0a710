"""Words that built cables are made of, and the strategies that choose among them."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = [
    "CLASSES",
    "MONTHS",
    "POSTS",
    "PRECEDENCES",
    "SURNAMES",
    "TAGS",
    "counts",
    "indicators",
    "sentences",
    "wrap",
]

#: posts and the indicators of their stations
POSTS = {
    "AMMAN": "RUEHAM",
    "CAIRO": "RUEHEG",
    "LA PAZ": "RUEHLP",
    "LONDON": "RUEHLO",
    "MOSCOW": "RUEHMO",
    "NEW DELHI": "RUEHNE",
    "TALLINN": "RUEHTL",
}
#: prosign and word (ACP 127, paragraph 119)
PRECEDENCES = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}
#: the class, its letters in format line 4, and its word on the class line
CLASSES = {
    "UNCLASSIFIED": ("ZNR UUUUU", ("UNCLAS", "UNCLASSIFIED")),
    "CONFIDENTIAL": ("ZNY CCCCC", ("C O N F I D E N T I A L", "CONFIDENTIAL")),
    "SECRET": ("ZNY SSSSS", ("S E C R E T", "SECRET")),
}
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
TAGS = ("PREL", "PGOV", "PTER", "ECON", "ETRD", "MARR", "KDEM", "EG", "JO", "RS")
SURNAMES = ("HARTWELL", "OKAFOR", "LINDQVIST", "MARCHETTI", "VAN DER MEER")

# Three letters or more, none of them a word that the format knows.
_WORDS = (
    "the",
    "harbour",
    "opened",
    "again",
    "after",
    "talks",
    "between",
    "both",
    "sides",
    "about",
    "water",
    "and",
    "grain",
    "while",
    "officials",
    "said",
    "that",
    "shipments",
    "would",
    "resume",
    "within",
    "days",
    "because",
    "neither",
    "party",
    "wanted",
    "delay",
)


def counts(low: int, high: int) -> st.SearchStrategy[int]:
    """Return numbers from ``low`` to ``high``."""
    return st.integers(low, high)


def indicators() -> st.SearchStrategy[str]:
    """Return routing indicators of the State network (ACP 117: R, U, then letters)."""
    return st.sampled_from(sorted(POSTS.values()))


def sentences(most: int = 4) -> st.SearchStrategy[str]:
    """Return a few sentences of plain words."""
    words = st.lists(st.sampled_from(_WORDS), min_size=3, max_size=12)
    sentence = words.map(lambda chosen: " ".join(chosen).capitalize() + ".")
    return st.lists(sentence, min_size=1, max_size=most).map(" ".join)


def wrap(text: str, width: int) -> list[str]:
    """Break ``text`` at blanks into lines of at most ``width`` characters.

    A line never begins with a capital or ends a sentence, but for the last: such a line
    could be taken for a paragraph of its own.
    """
    rows = [""]
    for word in text.split(" "):
        full = len(rows[-1]) + 1 + len(word) > width
        safe = word[:1].islower() and not rows[-1].endswith(".") and not word.endswith(".")
        if full and safe:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".strip()
    return rows
