"""Routing indicators, captions, operating signals, and the words of references."""

from __future__ import annotations

from functools import cache

import attrs

from cablegram.tables._load import fold, load, parts, squeeze

__all__ = [
    "Caption",
    "Indicator",
    "OperatingSignal",
    "caption",
    "caption_form",
    "indicator",
    "is_attention_word",
    "is_caption",
    "letters",
    "operating_signal",
    "reference_kind",
]


@attrs.frozen(kw_only=True)
class Indicator:
    """A routing indicator: a way of transport, not an identity."""

    indicator: str
    #: who is served, as the book prints it; several are joined by `` / ``
    name: str
    source: str


@attrs.frozen(kw_only=True)
class Caption:
    """A word or phrase that limits who may have the message."""

    name: str
    #: true if a running number may stand behind it
    numbered: bool = False
    #: true for a word of no language: on a line of its own, it is nothing else
    coined: bool = False
    #: where other words belong to it: ``behind`` it or, a single one, ``before`` it
    words: str | None = None


@attrs.frozen(kw_only=True)
class OperatingSignal:
    """A Z signal of ACP 131."""

    code: str
    #: the format lines it was met in: ``4``, ``pilot``, ``service``
    lines: tuple[str, ...]
    meaning: str


def indicator(letters: str) -> Indicator | None:
    """Find a routing indicator.

    >>> indicator("RUEHMO").name
    'AMEMBASSY MOSCOW'
    """
    return _indicators().get(fold(letters))


def caption(text: str) -> Caption | None:
    """Find a caption, spaced or not, with or without its number. The list is open.

    >>> caption("S I P D I S").name, caption("Official Informal No. 12").name
    ('SIPDIS', 'OFFICIAL INFORMAL')
    """
    key = squeeze(text)
    entry = _captions().get(key)
    if entry is None and key[-1:].isdigit():
        numbered = _captions().get(key.rstrip("0123456789").removesuffix("NO"))
        return numbered if numbered and numbered.numbered else None
    return entry


def caption_form(text: str) -> str | None:
    """Return a caption that has words of its own, folded; for nothing but a line of captions.

    >>> caption_form("Eyes only for  Secretary"), caption_form("SY CHANNEL")
    ('EYES ONLY FOR SECRETARY', 'SY CHANNEL')
    >>> caption_form("EYES ONLY FOR"), caption_form("THE ENGLISH CHANNEL") is None
    (None, True)
    """
    words = fold(text)
    for entry in _forms():
        behind = entry.words == "behind" and words.startswith(f"{entry.name} ")
        before = entry.words == "before" and words.split()[1:] == [entry.name]
        if behind or before:
            return words
    return None


def is_caption(text: str) -> bool:
    """Tell whether the table knows ``text`` as a caption.

    >>> is_caption("NODIS"), is_caption("STATE FOR EUR/RUS")
    (True, False)
    """
    return caption(text) is not None


def is_attention_word(word: str) -> bool:
    """Tell who may be meant by FOR and FROM: an office by its bare name.

    >>> is_attention_word("AMBASSADOR"), is_attention_word("PEACE")
    (True, False)
    """
    return fold(word) in _attention_words()


def operating_signal(code: str) -> OperatingSignal | None:
    """Find an operating signal; the digit behind one (``ZFF3``) is left aside.

    >>> operating_signal("ZFF3").code
    'ZFF'
    """
    return _operating_signals().get(fold(code).rstrip("0123456789"))


def letters(figures: str) -> str:
    """Read figures as the letters of the same keys of a US teletype; other characters stay.

    >>> letters("()8-8 9,?35233")
    'KLIAI ONBETWEE'
    """
    return figures.translate(_teletype())


def reference_kind(word: str) -> str | None:
    """Return what a word makes of a reference: ``email``, ``telcon``, ``document``.

    ``part`` is a place in a telegram; behind ``number`` stands a serial; ``unnamed`` is a
    telegram whose post is not named.

    >>> reference_kind("E-Mail"), reference_kind("MOSCOW")
    ('email', None)
    """
    return _reference_words().get(fold(word))


@cache
def _teletype() -> dict[int, str]:
    return {ord(row["figure"]): row["letter"] for row in load("teletype")}


@cache
def _indicators() -> dict[str, Indicator]:
    return {row["indicator"]: Indicator(**row) for row in load("routing_indicators")}


@cache
def _captions() -> dict[str, Caption]:
    return {
        squeeze(row["name"]): Caption(
            name=row["means"] or row["name"],
            numbered=row["numbered"] == "yes",
            coined=row["coined"] == "yes",
        )
        for row in load("captions")
        if not row["words"]
    }


@cache
def _forms() -> tuple[Caption, ...]:
    rows = (row for row in load("captions") if row["words"])
    return tuple(Caption(name=row["name"], words=row["words"]) for row in rows)


@cache
def _attention_words() -> frozenset[str]:
    return frozenset(row["word"] for row in load("attention_words"))


@cache
def _operating_signals() -> dict[str, OperatingSignal]:
    return {
        row["code"]: OperatingSignal(
            code=row["code"], lines=parts(row["lines"]), meaning=row["meaning"]
        )
        for row in load("operating_signals")
    }


@cache
def _reference_words() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in load("reference_words")}
