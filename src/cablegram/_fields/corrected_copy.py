"""What a corrected copy says of its correction."""

from __future__ import annotations

from cablegram._fields._reading import field_tree, tokens_of

__all__ = ["CORRECTED_COPY", "read_correction"]

#: the caption of such a copy, as the table of captions has it
CORRECTED_COPY = "CORRECTED COPY"


def read_correction(text: str) -> str | None:
    r"""Read what stands behind the words, blanks folded; ``None`` if nothing does.

    >>> read_correction("C O R R E C T E D  C O P Y - ADDED\nADDRESSEE.")
    'ADDED ADDRESSEE.'
    >>> read_correction("CORRECTED COPY (TEXT)"), read_correction("CORRECTED COPY")
    ('(TEXT)', None)
    """
    for token in tokens_of(field_tree("corrected_copy", text)):
        if token.type == "WORDS":
            return " ".join(token.split()).lstrip("- ") or None
    return None
