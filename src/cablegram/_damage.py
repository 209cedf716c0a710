"""Damage to one line of a text, as circuits, tapes and copyists do it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

__all__ = ["DAMAGES"]

_LETTERS = "QWERTYUIOPADFGHJKLZXCVBNM"
#: the same keys in figure shift (International Telegraph Alphabet 2, US keyboard)
_FIGURES = "1234567890-$!&#'()\"/:;?,."
_SHIFT = str.maketrans(_LETTERS + _FIGURES, _FIGURES + _LETTERS)
_TYPING = "ETAOINSHRDLU0123456789 "


def _garble(line: str, end: str, random: Random) -> str:
    """Write one word in the wrong shift."""
    words = line.split(" ")
    at = random.choice([number for number, word in enumerate(words) if word] or [0])
    words[at] = words[at].upper().translate(_SHIFT)
    return " ".join(words) + end


def _swap(line: str, end: str, random: Random) -> str:
    at = random.randrange(max(len(line) - 1, 1))
    return line[:at] + line[at : at + 2][::-1] + line[at + 2 :] + end


def _drop(line: str, end: str, random: Random) -> str:
    at = random.randrange(max(len(line), 1))
    return line[:at] + line[at + 1 :] + end


def _double(line: str, end: str, random: Random) -> str:
    at = random.randrange(max(len(line), 1))
    return line[: at + 1] + line[at:] + end


def _mistype(line: str, end: str, random: Random) -> str:
    at = random.randrange(max(len(line), 1))
    return line[:at] + random.choice(_TYPING) + line[at + 1 :] + end


def _cut(line: str, end: str, random: Random) -> str:
    at = random.randrange(len(line) + 1)
    return line[:at] + (end or "\n") + line[at:] + end


#: name: damage, given the line without and with its end
DAMAGES: dict[str, Callable[[str, str, Random], str]] = {
    "swap two characters": _swap,
    "drop a character": _drop,
    "double a character": _double,
    "mistype a character": _mistype,
    "a word in the wrong shift": _garble,
    "cut the line in two": _cut,
    "glue the next line to it": lambda line, _, __: line,
    "drop the line": lambda _, __, ___: "",
    "double the line": lambda line, end, _: (line + (end or "\n")) * 2,
}
