"""Sets of Navy messages: fields over lines, references, where they stand."""

from __future__ import annotations

import pytest

from cablegram._fields.usmtf import read_reference_set, read_set


@pytest.mark.parametrize(
    ("text", "name", "fields", "said"),
    [
        ("SUBJ/RAIN  \n", "SUBJ", ["RAIN"], "RAIN"),
        ("SUBJ/RAIN\n\n", "SUBJ", ["RAIN"], "RAIN"),
        ("> **subj/RAIN//**", "SUBJ", ["RAIN"], "RAIN"),
        ("REF/A/DOC OF\nMAY/CNO//\n", "REF", ["A", "DOC OF MAY", "CNO"], "A/DOC OF\nMAY/CNO"),
        ("REF/A/DOC/CNO/\n16JUL21//", "REF", ["A", "DOC", "CNO", "16JUL21"], "A/DOC/CNO/\n16JUL21"),
        ("REF/A/DOC\n/CNO  MAY//", "REF", ["A", "DOC CNO MAY"], "A/DOC\n/CNO  MAY"),
        ("MSGID/GENADMIN//REST/OF IT", "MSGID", ["GENADMIN"], "GENADMIN"),
    ],
)
def test_fields_of_a_set(text: str, name: str, fields: list[str], said: str) -> None:
    """Over lines, blanks folded; the span goes from the first field to the last word."""
    found = read_set(text)

    assert (found.name, found.fields) == (name, fields)
    assert text[slice(*found.span)] == said


@pytest.mark.parametrize(
    ("text", "label", "kind", "said"),
    [
        ("REF/A/MSG/CNO/311913ZAUG21//", "A", "dtg", "MSG/CNO/311913ZAUG21"),
        ("REF/A/MSG/CNO/311913Z AUG 21//", "A", "dtg", "MSG/CNO/311913Z AUG 21"),
        ("REF/A/MSG/311913ZAUG21//", "A", "document", "MSG/311913ZAUG21"),
        ("REF/b/Phoncon/CNO/16JUL21//", "B", "telcon", "Phoncon/CNO/16JUL21"),
        ("REF/C/EML/CNO/16JUL21//", "C", "email", "EML/CNO/16JUL21"),
        ("REF/D/E-MAIL/CNO/16JUL21//", "D", "email", "E-MAIL/CNO/16JUL21"),
        ("REF/E/TELCON/CNO//", "E", "telcon", "TELCON/CNO"),
        ("REF/F/CNO/EML//", "F", "document", "CNO/EML"),
    ],
)
def test_a_reference(text: str, label: str, kind: str, said: str) -> None:
    """The second field names the kind; the text is what stands behind the letter."""
    found = read_reference_set(text)

    assert (found.label, found.kind, found.text) == (label, kind, said)
    assert text[slice(*found.span)] == said


def test_a_reference_of_a_letter() -> None:
    """There is nothing behind it."""
    found = read_reference_set("REF/A//")

    assert (found.label, found.kind, found.text) == ("A", "document", "")
