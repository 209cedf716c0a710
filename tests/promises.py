"""What holds for every text that there is, for the fuzzer and the tests of its finds."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from io import BytesIO

import cablegram
from cablegram._record import facts
from cablegram._styles.reformat import STYLES

__all__ = ["PROMISES", "WRITTEN", "check_all", "recorded", "restyled"]

#: the styles that are written
WRITTEN = tuple(style for style, module in STYLES.items() if find_spec(module))


def recorded(cable: cablegram.Cable, source: bytes) -> None:
    """Check that bytes come back as they were, and that the record is ready for JSON."""
    assert bytes(cable) == source
    record = cablegram.to_dict(cable)
    assert json.loads(json.dumps(record)) == record


def lossless(source: bytes) -> None:
    """Check that, and that the text comes back as it was too, with the same tree."""
    cable = cablegram.parse(source)
    recorded(cable, source)
    text = str(cable)
    again = cablegram.parse(text)
    assert str(again) == text
    assert again.tree.dump() == cable.tree.dump()


def whole(source: bytes) -> None:
    """Check that tokens follow without a gap, none of them empty; that findings have places."""
    cable = cablegram.parse(source)
    text, place = str(cable), 0
    for token in cable.tree.tokens():
        assert token.start == place
        assert token.text
        place = token.end
    assert place == len(text)
    for finding in cable.diagnostics:
        start, end = finding.span
        assert 0 <= start <= end <= len(text)


def strict(source: bytes) -> None:
    """Check that strict mode raises its own error, with a place in the text, and no other."""
    place = 0
    try:
        cablegram.parse(source, strict=True)
    except cablegram.CableSyntaxError as error:
        place = error.pos
    assert 0 <= place <= len(str(cablegram.parse(source)))


def read_as_file(source: bytes) -> None:
    """Check that the messages of a file, one behind the other, are the file."""
    assert b"".join(map(bytes, cablegram.read(BytesIO(source)))) == source


def as_a_record(source: bytes) -> None:
    """Check that for a record of a data file, whatever stands in its last column."""
    read_as_file(b'"1","1/2/1978 9:00","78TEHRAN1","","","","","' + source)


def replaced_by_itself(source: bytes) -> None:
    """Check that a subject replaced by what it is leaves the text alone."""
    cable = cablegram.parse(source)
    if cable.subject is None:
        return
    try:
        new = cable.replace(subject=cable.subject)
    except ValueError:
        return
    assert str(new) == str(cable)


def replaced(source: bytes) -> None:
    """Check that a change is made, or refused with a ``ValueError``."""
    try:
        new = cablegram.parse(source).replace(subject="RAIN")
    except ValueError:
        return
    assert new.subject == "RAIN"


def edited(source: bytes) -> None:
    """Check that lists and blocks are changed, or refused; and that what comes of it is a cable."""
    cable = cablegram.parse(source)
    edits: list[Callable[[], cablegram.Cable]] = [
        cable.renumber,
        cable.reletter,
        lambda: cable.insert("It snows.", field="body"),
        lambda: cable.insert("LIMA 5", field="references", reletter=True),
        lambda: cable.insert("AMEMBASSY LIMA", field="to"),
        lambda: cable.replace(tags=["PREL"], precedence="FLASH"),
        lambda: cable.replace(classification="SECRET", captions=["NOFORN"]),
    ]
    entries = [*cable.body[:1], *cable.references[:1], *cable.tag_entries[:1], *cable.to[:1]]
    edits += [partial(cable.remove, entry) for entry in entries]
    if len(cable.body) > 1:
        edits.append(partial(cable.move, cable.body[0], after=cable.body[-1], renumber=True))
    for edit in edits:
        try:
            new = edit()
        except ValueError:
            continue
        assert cablegram.parse(str(new)).tree.dump() == new.tree.dump()


def restyled(source: str | bytes, style: str) -> cablegram.Reformatted:
    """Check that a style keeps the facts, is at rest, and can be undone."""
    cable = cablegram.parse(source)
    new = cablegram.reformat(cable, style)
    again = cablegram.parse(new.text)
    assert facts(cable) == facts(again)
    assert new.text == cablegram.reformat(again, style).text
    data = json.loads(json.dumps(new.undo_list()))
    assert source == cablegram.undo(bytes(new), data)
    return new


def compared(source: bytes) -> None:
    """Check that a text does not differ from itself, and from its half in words."""
    itself = cablegram.compare(source, source)
    assert itself.same_facts
    assert not itself.fields + itself.blocks + itself.style
    half = cablegram.compare(source, source[len(source) // 2 :]).to_dict()
    assert json.loads(json.dumps(half)) == half


#: by name; the style checks are apart, one for each style
PROMISES = {
    "lossless": lossless,
    "whole": whole,
    "strict": strict,
    "read_as_file": read_as_file,
    "as_a_record": as_a_record,
    "replaced_by_itself": replaced_by_itself,
    "replaced": replaced,
    "compared": compared,
    "edited": edited,
}


def check_all(source: bytes) -> None:
    """Run every check over one input."""
    for promise in PROMISES.values():
        promise(source)
    for style in WRITTEN:
        restyled(source, style)
