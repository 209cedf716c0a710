"""Edits of real cables, of every kind there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.edit.dialects import facts
from tests.tempting import any_edit, consequences, others

import cablegram
from cablegram.blocks import Paragraph

#: one in so many texts is enough for a test that runs each time
_STEP = 15
_FOLDERS = ("text", "nara", "html", "smart", "navadmin", "latin1")


def _cables(corpus: Path) -> Iterator[tuple[str, cablegram.Cable]]:
    for name in _FOLDERS:
        for file in sorted((corpus / name).iterdir())[::_STEP]:
            if file.suffix in {".txt", ".html", ".md"}:
                yield file.name, cablegram.parse(file.read_bytes())
    yield from (("csv", it) for it in cablegram.read(corpus / "csv" / "cables_tiny.csv"))


def test_words_that_tempt(corpus: Path, repository: Path) -> None:
    """Edits of every kind change no other field; `make edits` makes ten thousand of them."""
    follow = consequences(repository)
    random = Random("edits of the corpus")  # noqa: S311  it need not be secret
    made = 0
    for name, cable in _cables(corpus):
        for _ in range(5):
            edit = any_edit(cable, random)
            try:
                after = edit.make() if edit is not None else cable
            except (ValueError, TypeError):
                continue
            if edit is not None:
                made += after != cable
                assert others(cable, after, edit.field, follow) == set(), (name, edit.shown)
    assert made > 100


def _numbers(cable: cablegram.Cable) -> list[int]:
    return [it.number for it in cable.body if isinstance(it, Paragraph) and it.number]


def test_paragraphs_come_and_go(corpus: Path) -> None:
    """A new paragraph changes no field, and leaves no trace but an empty line when it goes again.

    Of two gaps that differ, one stays: that which such neighbours have elsewhere in the text.
    """
    edited = refused = 0
    for name, cable in _cables(corpus):
        numbers = _numbers(cable)
        if len(numbers) < 3 or numbers != list(range(1, len(numbers) + 1)):
            continue
        try:
            after = cable.insert("(C) The Minister was ill.", after=2, renumber=True)
        except ValueError:
            refused += 1
            continue
        edited += 1
        assert facts(after, "body", "summary") == facts(cable, "body", "summary"), name
        assert _numbers(after) == [*numbers, len(numbers) + 1], name
        if cable.carrier != "html":  # the anchor of a number is the page's
            assert str(after.remove(3, renumber=True)).split() == str(cable).split(), name
    assert edited > 10 * refused


def test_entries_come_and_go(corpus: Path) -> None:
    """A tag, an addressee, a reference more, and less again: the text is the old one.

    Where a list has a slip (``(BL LA PAZ 5083`` for ``(B)``), an edit may be refused.
    """
    edited = refused = 0
    for name, cable in _cables(corpus):
        for field, value in (
            ("tags", "XTAG"),
            ("info", "AMEMBASSY QUITO"),
            ("references", "QUITO 123"),
        ):
            old = getattr(cable, field)
            if not old:
                continue
            try:
                after = cable.insert(value, field=field)
            except ValueError:
                refused += 1
                continue
            edited += 1
            assert len(getattr(after, field)) == len(old) + 1, (name, field)
            keys = {field, "tag_persons", "info_precedence", "precedence"}
            assert facts(after, *keys) == facts(cable, *keys), (name, field)
            assert str(after.remove(getattr(after, field)[-1], field=field)) == str(cable), name
    assert edited > 50 * refused
