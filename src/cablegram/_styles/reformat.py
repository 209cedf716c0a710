"""``reformat``: a cable in a style, and the way back to the text it was."""

from __future__ import annotations

from copy import deepcopy
from importlib import import_module
from typing import Any

import attrs

from cablegram._cached import cached_property
from cablegram._findings import place_findings
from cablegram._input import decode, encode
from cablegram._styles.names import CHARACTERS, STYLES
from cablegram._styles.style import Options, Styled, Writer
from cablegram._styles.undo import make_undo, undo
from cablegram.cable import Cable
from cablegram.findings import Finding, note
from cablegram.tree import Node

__all__ = ["CHARACTERS", "STYLES", "Reformatted", "reformat"]


@attrs.define(eq=False, slots=False, repr=False)
class Reformatted:
    r"""A cable written in a style. ``str()`` and ``bytes()`` are the new text.

    >>> from cablegram import parse
    >>> new = reformat(parse("UNCLAS LA PAZ 2080  \r\n\r\nSUBJ: RAIN"), "plain")
    >>> new.text
    'UNCLAS LA PAZ 2080\n\nSUBJ: RAIN\n'
    >>> new.undo()
    'UNCLAS LA PAZ 2080  \r\n\r\nSUBJ: RAIN'
    """

    #: the cable in the style
    text: str
    #: the name of the style
    style: str
    #: what the style could not carry as it should; spans are places in ``text``
    findings: list[Finding]
    #: of ``bytes()``: ``utf-8`` for a document; else the cable's own, or ``utf-8`` where that
    #: cannot hold the text
    encoding: str | None
    #: of the cable: its tokens own the first text, and no copy of it is kept
    _source: Node
    _source_encoding: str | None

    def __str__(self) -> str:
        """Return the new text."""
        return self.text

    def __bytes__(self) -> bytes:
        """Return the new text as bytes."""
        return encode(self.text, self.encoding)

    def __repr__(self) -> str:
        """Show the style and how long the text is."""
        return f"<Reformatted {self.style}: {len(self.text)} characters>"

    def undo(self) -> str | bytes:
        """Return the first text: ``str``, or bytes if the cable was read from bytes."""
        return undo(self.text, self._undo)

    def undo_list(self) -> dict[str, Any]:
        """Return what :func:`undo` needs to get the first text back; ready for JSON.

        The list is the caller's own.
        """
        return deepcopy(self._undo)

    @cached_property
    def _undo(self) -> dict[str, Any]:
        # Not before it is asked for: it costs as much as the style itself, and often more.
        return make_undo(self.text, self.encoding, self._source.text, self._source_encoding)


def reformat(
    cable: Cable,
    style: str,
    *,
    transliterate: bool = False,
    characters: str = "teletype",
    fragment: bool = False,
) -> Reformatted:
    """Write a cable in a style: the same message, another manner.

    Args:
        cable: what :func:`parse` or :func:`read` gave.
        style: ``normal``, ``plain``, ``markdown``, ``html``, ``wire`` or ``seed``; see
            ``docs/reformatting.md``.
        transliterate: write characters outside of the set as others of it (``wire``).
        characters: ``teletype`` or ``strict``, the set (``wire``).
        fragment: write the bare article, for a page of your own (``html``).

    Raises:
        TypeError: ``cable`` is no cable.
        ValueError: there is no such style, or no such set of characters.
    """
    _refuse_others(cable)
    if characters not in CHARACTERS:
        message = f"unknown characters {characters!r}: choose from {', '.join(CHARACTERS)}"
        raise ValueError(message)
    styled = _writer(style)(cable, Options(transliterate, characters, fragment))
    is_utf_8 = cable.encoding in {None, "utf-8"} and styled.encoding is None
    if is_utf_8 and not _reads_back(styled.text):
        styled = _kept(cable)
    encoding, findings = _encoding(styled, cable.encoding)
    place_findings(findings, styled.text)
    return Reformatted(styled.text, style, findings, encoding, cable.tree, cable.encoding)


def _refuse_others(cable: object) -> None:
    if not isinstance(cable, Cable):
        message = f"cannot reformat {type(cable).__name__}: pass what cablegram.parse() gave"
        raise TypeError(message)


def _writer(style: str) -> Writer:
    if style not in STYLES:
        message = f"unknown style {style!r}: choose from {', '.join(STYLES)}"
        raise ValueError(message)
    writer: Writer = import_module(STYLES[style]).write
    return writer


def _encoding(styled: Styled, wanted: str | None) -> tuple[str | None, list[Finding]]:
    """Return the encoding of the new text: UTF-8 where the cable's own would not read it back.

    A document is UTF-8 in any case: that is what those expect who read Markdown, and what the page
    says of itself.
    """
    if wanted is not None and styled.encoding is not None:
        return styled.encoding, styled.findings
    if wanted is None or wanted == "utf-8" or _reads_back(styled.text, wanted):
        return wanted, styled.findings
    message = f"the new text is UTF-8: {wanted} cannot hold it"
    return "utf-8", [*styled.findings, note("style-encoding", message, (0, 0))]


def _kept(cable: Cable) -> Styled:
    """Leave the text as it stands: of another one, bytes that are no UTF-8 would be read otherwise.

    What makes a text UTF-8 is how many of its bytes are, and a style may leave some of these out.
    """
    message = "the text stays: with bytes that are no UTF-8, a new one would be read otherwise"
    return Styled(str(cable), [note("style-encoding", message, (0, 0))])


def _reads_back(text: str, encoding: str = "utf-8") -> bool:
    try:
        return decode(encode(text, encoding)).text == text
    except UnicodeEncodeError:
        return False
