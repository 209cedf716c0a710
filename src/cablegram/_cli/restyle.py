"""A file in a style: the message, or all messages that it holds."""

from __future__ import annotations

import attrs

import cablegram
from cablegram._cli.sources import messages_of
from cablegram._input import encode, is_binary
from cablegram._lines import line_starts
from cablegram._recognise import is_cable
from cablegram._record import facts
from cablegram.findings import Finding

__all__ = ["Manner", "Restyled", "restyle"]

#: styles that leave a message in the carrier it came in, so that a data file stays one
_INSIDE = frozenset({"normal"})


@attrs.frozen
class Manner:
    """What the caller chose."""

    style: str
    transliterate: bool = False
    characters: str = "teletype"
    fragment: bool = False


@attrs.frozen
class Restyled:
    """A file before and after."""

    old: bytes
    new: bytes
    #: lines and columns are those of the new text
    findings: list[Finding] = attrs.Factory(list)
    #: the messages that were written, to ask for the way back
    messages: list[cablegram.Reformatted] = attrs.Factory(list)
    #: why the file was left as it is
    left_alone: Finding | None = None
    #: the messages of a data file as texts, one behind the other: for reading, not for the file
    apart: bool = False
    #: what stands between the messages of a text
    between: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether the style changes the file."""
        return self.left_alone is None and self.old != self.new


def restyle(data: bytes, manner: Manner, *, apart: bool) -> Restyled:
    """Write a file in a style.

    ``apart`` says that the text does not take the place of the file. Then the messages of a data
    file may be taken out of it; without, one of several messages is left alone by each style
    that has no place for them, and so is a text that would be read as fewer messages, or others.
    All messages of a file are written, or none.
    """
    cables = list(messages_of(data))
    if not _are_cables(cables):
        return Restyled(data, data, left_alone=_finding("not-a-cable", _no_cable(data)))
    if len(cables) == 1:
        new = _write(cables[0], manner)
        return Restyled(data, bytes(new), _findings([new], 0), [new])
    if all(cable.carrier == "csv" for cable in cables):
        return _records(data, cables, manner, apart=apart)
    return _texts(data, cables, manner, apart=apart)


def _are_cables(cables: list[cablegram.Cable]) -> bool:
    """Tell cables from a page about cables: one that quotes a cable is other text, too.

    A record of a data file is a message, whatever it says.
    """
    texts = [cable for cable in cables if cable.carrier != "csv"]
    return all(map(is_cable, texts)) and any(map(is_cable, cables))


def _no_cable(data: bytes) -> str:
    if not data:
        return "the file is empty"
    if is_binary(data):
        return "the file is binary: it is left as it is"
    return "no number, or no sender and date, of a cable: the file is left as it is"


def _records(
    data: bytes, cables: list[cablegram.Cable], manner: Manner, *, apart: bool
) -> Restyled:
    """Write the messages of a data file, inside their records or apart."""
    if manner.style in _INSIDE:
        new = [_write(cable, manner) for cable in cables]
        return Restyled(data, b"".join([bytes(one) for one in new]), _findings(new, 0), new)
    if not apart:
        message = f"several messages: {manner.style} gives each a text of its own, not a file"
        return Restyled(data, data, left_alone=_finding("several-messages", message))
    return attrs.evolve(_texts(data, cables, manner, apart=True), apart=True)


def _texts(data: bytes, cables: list[cablegram.Cable], manner: Manner, *, apart: bool) -> Restyled:
    """Write the messages one behind the other, if they can be read back as as many."""
    new = [_write(cable, manner) for cable in cables]
    # Text that stays what it is brings what stands between messages with it.
    between = "" if manner.style in _INSIDE else "\n"
    encodings = {one.encoding for one in new}
    encoding = encodings.pop() if len(encodings) == 1 else "utf-8"
    gap = between.encode()
    text = gap.join([encode(one.text, encoding) for one in new])
    findings = _findings(new, len(between))
    if not _reads_back(text, cables):
        message = f"{len(cables)} messages, and as {manner.style} they are not read as so many"
        finding = _finding("several-messages", message)
        if not apart:
            return Restyled(data, data, left_alone=finding)
        findings.append(finding)
    return Restyled(data, text, findings, new, between=between)


def _reads_back(text: bytes, cables: list[cablegram.Cable]) -> bool:
    again = list(messages_of(text))
    return [facts(cable) for cable in again] == [facts(cable) for cable in cables]


def _finding(code: str, message: str) -> Finding:
    return Finding(code=code, severity="warning", message=message, span=(0, 0), line=1, column=1)


def _write(cable: cablegram.Cable, manner: Manner) -> cablegram.Reformatted:
    return cablegram.reformat(
        cable,
        manner.style,
        transliterate=manner.transliterate,
        characters=manner.characters,
        fragment=manner.fragment,
    )


def _findings(written: list[cablegram.Reformatted], between: int) -> list[Finding]:
    """Return the findings with line and column in the texts, one behind the other."""
    found: list[Finding] = []
    lines = 0
    for one in written:
        found += [attrs.evolve(it, line=it.line + lines) for it in one.findings]
        lines += len(line_starts(one.text)) - 1 + between
    return found
