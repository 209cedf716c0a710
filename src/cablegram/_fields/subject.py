"""The subject: words over one or several lines, behind a label and sometimes a portion mark."""

from __future__ import annotations

from lark import Token

from cablegram._grammar import field_parser
from cablegram.values import Subject

__all__ = ["read_subject"]


def read_subject(text: str) -> Subject:
    r"""Read the lines of a subject, label and all.

    >>> subject = read_subject("SUBJECT: (C) EC FOOD AID \nTO BOLIVIA\n")
    >>> subject.subject, subject.portion, subject.span
    ('EC FOOD AID TO BOLIVIA', 'C', (13, 36))
    """
    value = Subject(span=(len(text), len(text)))
    for token in field_parser("subject").parse(text).children:
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
