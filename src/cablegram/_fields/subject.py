"""The subject: words over one or several lines, behind a label and sometimes a portion mark."""

from __future__ import annotations

from typing import Final

from lark import Token

from cablegram import tables
from cablegram._fields.references import read_references
from cablegram._grammar import field_parser
from cablegram.values import Subject

__all__ = ["read_subject", "reference_label"]

#: a publisher ran the next field on in the line (1 of 483)
_NEXT_LABELS: Final = ("REF:", "REFS:", "REFTEL:")
_ANY_YEAR: Final = 2000


def read_subject(text: str) -> Subject:
    r"""Read the lines of a subject, label and all.

    >>> subject = read_subject("SUBJECT: (C) EC FOOD AID \nTO BOLIVIA\n")
    >>> subject.subject, subject.portion, subject.span
    ('EC FOOD AID TO BOLIVIA', 'C', (13, 36))
    """
    value = Subject(span=(len(text), len(text)))
    for token in field_parser("subject").parse(text[: reference_label(text)]).children:
        if not isinstance(token, Token):
            continue
        if token.type == "PORTION":
            value.portion = token[1:-1]
        elif token.type == "WORDS":
            # The mark of a set's end, where a Navy message has the label of a telegram.
            words = token.rstrip().removesuffix("//").rstrip()
            start = token.start_pos or 0
            value.text, value.span = words, (start, start + len(words))
            value.subject = " ".join(words.split()) or None
    return value


def reference_label(text: str) -> int:
    """Return where the references begin that stand in a subject's line; else its length.

    >>> reference_label("SUBJECT: RAIN REF: LIMA 1"), reference_label("SUBJECT: (REF: LIMA 1)")
    (14, 22)
    """
    if "REF" not in text:
        return len(text)
    found = [place for label in _NEXT_LABELS if (place := text.find(label)) > 0]
    place = min(found, default=len(text))
    if text[:place].rstrip()[-1:] in {"(", "[", ":"}:
        return len(text)
    # The word alone may be the drafter's: a number of a known post stands behind a label.
    numbers = (one.mrn for one in read_references(text[place:], year=_ANY_YEAR))
    posts = (number[2:].rstrip("0123456789") for number in numbers if number)
    return place if any(map(tables.post, posts)) else len(text)
