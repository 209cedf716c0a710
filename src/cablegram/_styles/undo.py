"""The way back from a styled text to the first one: a small list of edits, ready for JSON.

The form is described in ``docs/reformatting.md``. Line ends, with the blanks in front of them, are
a layer of their own: they change most, and by themselves they are few numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from itertools import chain, repeat
from sys import maxsize
from typing import Any, NoReturn, TypeVar

from cablegram._input import ENCODINGS, encode
from cablegram._styles.delta import Delta, Edit, apply_delta, find_delta
from cablegram.errors import UndoError

__all__ = ["FORM", "make_undo", "undo"]

FORM = "cablegram-undo/1"
_WORDS, _EMPTY = "words", "empty"
#: hexadecimal digits that find any damage; it is no protection against who means it
_CHECK = 16
_LINE_END = re.compile(r"\r\n|\n|\r")
#: a text may be so many times as long as the other and the undo data together
_TIMES = 64
_PASSED = ("surrogatepass",)
#: in JSON these two, one behind the other, would be one character
_PAIR = re.compile("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")

_Found = TypeVar("_Found")


def make_undo(
    text: str, encoding: str | None, source: str, source_encoding: str | None
) -> dict[str, Any]:
    """Return the undo data that makes ``source`` out of ``text``."""
    bare, _ = _split_line_ends(text)
    wanted, line_ends = _split_line_ends(source)
    about = {
        "undo": FORM,
        "applies_to": _about(text, encoding),
        "gives": _about(source, source_encoding),
    }
    data = {**about, **_changes(find_delta(bare, wanted), wanted, line_ends)}
    if len(source) > _most(text, data):
        # Of a text that repeats itself the changes are few numbers, fewer than ``undo`` trusts.
        whole = Delta([], [(0, 0, source)])
        data = {**about, **_changes(whole, source, ["\n"] * source.count("\n"))}
    return {**data, "check": _check(data)}


def _changes(delta: Delta, wanted: str, line_ends: list[str]) -> dict[str, Any]:
    return {
        "order": [list(stretch) for stretch in delta.order],
        "edits": _group(delta.edits),
        "line_ends": _line_ends(wanted, line_ends),
    }


def _most(text: str, data: dict[str, Any]) -> int:
    """Return how long a text may be that is made of these; anybody may have written the data."""
    return _TIMES * (len(text) + len(_written(data)))


def undo(text: str | bytes | bytearray | memoryview, data: object) -> str | bytes:
    """Return the first text of a styled one, by what ``Reformatted.undo_list()`` gave.

    Args:
        text: the styled text, as ``str`` or as the bytes it was written with.
        data: the undo data, also when it has been to JSON and back.

    Raises:
        TypeError: ``text`` is neither ``str`` nor bytes.
        UndoError: the data is damaged, belongs to another text, or asks for a text that is 64 times
            as long as this one and the data together.
    """
    _refuse_others(text)
    if not isinstance(data, dict) or data.get("undo") != FORM:
        message = f"this is no undo data of the form {FORM}"
        raise UndoError(message)
    applies_to, gives = _read(lambda: (_known(data["applies_to"]), _known(data["gives"])))
    styled = _decode(text, applies_to)
    if not _is_about(styled, applies_to):
        message = (
            "the undo data belongs to another text: "
            f"{applies_to['characters']} characters, sha256 {applies_to['sha256'][:12]}; "
            f"here are {len(styled)}, sha256 {_digest(styled)[:12]}"
        )
        raise UndoError(message)
    source = _read(lambda: _rebuild(styled, data, _most(styled, data)))
    if not _is_about(source, gives):
        _refuse("what it gives is not what was recorded")
    if data.get("check") != _read(lambda: _check(data)):
        _refuse("it is not as it was written")
    encoding = gives["encoding"]
    return source if encoding is None else _read(lambda: encode(source, encoding))


def _refuse_others(text: object) -> None:
    if not isinstance(text, (str, bytes, bytearray, memoryview)):
        message = f"cannot undo {type(text).__name__}: pass the styled text as str or bytes"
        raise TypeError(message)


def _refuse(reason: str) -> NoReturn:
    message = f"the undo data is damaged: {reason}"
    raise UndoError(message)


def _read(read: Callable[[], _Found]) -> _Found:
    """Read a part of data that anybody may have written."""
    try:
        return read()
    except UndoError:
        raise
    except (TypeError, ValueError, LookupError, OverflowError, RecursionError) as error:
        _refuse(f"{type(error).__name__}: {error}")


def _decode(text: str | bytes | bytearray | memoryview, about: dict[str, Any]) -> str:
    """Return the styled text; of two ways to read its bytes, the one that was recorded."""
    if isinstance(text, str):
        return text
    encoding = about["encoding"]
    # A lone surrogate is a byte that is no UTF-8, or one of a `str`: see `encode`.
    ways = ("surrogateescape", *_PASSED) if encoding == "utf-8" else _PASSED
    found = [_tried(bytes(text), encoding or "utf-8", way) for way in ways]
    read = [one for one in found if one is not None]
    if not read:
        message = f"the undo data belongs to another text: these bytes are not {encoding}"
        raise UndoError(message)
    return next((one for one in read if _is_about(one, about)), read[0])


def _tried(data: bytes, encoding: str, errors: str) -> str | None:
    try:
        return data.decode(encoding, errors)
    except UnicodeDecodeError:
        return None


# --- what a text is -----------------------------------------------------------------------------


def _about(text: str, encoding: str | None) -> dict[str, Any]:
    return {"sha256": _digest(text), "characters": len(text), "encoding": encoding}


def _digest(text: str) -> str:
    return sha256(encode(text, None)).hexdigest()


def _check(data: dict[str, Any]) -> str:
    """Return a digest of the data itself: of encodings, which no text has in it, too."""
    return sha256(_written(data).encode()).hexdigest()[:_CHECK]


def _written(data: dict[str, Any]) -> str:
    """Return the data as JSON, in the one way that it is counted and checked in."""
    rest = {key: value for key, value in data.items() if key != "check"}
    return json.dumps(rest, sort_keys=True, separators=(",", ":"))


def _known(about: dict[str, Any]) -> dict[str, Any]:
    if about["encoding"] not in {None, *ENCODINGS}:
        _refuse(f"unknown encoding {about['encoding']!r}")
    if not isinstance(about["sha256"], str) or not _is_count(about["characters"]):
        _refuse("it does not say which text it is of")
    return {key: about[key] for key in ("sha256", "characters", "encoding")}


def _is_count(value: object) -> bool:
    # No text has more characters; and Python refuses to write out a number of many digits.
    return type(value) is int and 0 <= value <= maxsize


def _is_about(text: str, about: dict[str, Any]) -> bool:
    return bool(len(text) == about["characters"] and _digest(text) == about["sha256"])


# --- line ends ----------------------------------------------------------------------------------


def _split_line_ends(text: str) -> tuple[str, list[str]]:
    r"""Return the text with every line end a bare line feed, and the line ends.

    >>> _split_line_ends("a \r\nb\nc ")
    ('a\nb\nc ', [' \r\n', '\n'])
    """
    lines, ends, position = [], [], 0
    for found in _LINE_END.finditer(text):
        line = text[position : found.start()]
        lines.append(line.rstrip(" \t"))
        ends.append(line[len(lines[-1]) :] + found[0])
        position = found.end()
    return "\n".join([*lines, text[position:]]), ends


def _line_ends(text: str, ends: list[str]) -> dict[str, list[Any]]:
    r"""Return the kinds of line ends, and kind and number of each run of them.

    Lines with words and empty lines are counted apart: most texts have an end for each.

    >>> _line_ends("a\nb\n\nc\n", ["\n", "\n", " \n", "\n"])
    {'kinds': ['\n', ' \n'], 'words': [0, 3], 'empty': [1, 1]}
    """
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(ends))}
    found: dict[str, list[int]] = {_WORDS: [], _EMPTY: []}
    for line, end in zip(text.split("\n"), ends, strict=False):
        runs = found[_WORDS if line else _EMPTY]
        if runs and runs[-2] == kinds[end]:
            runs[-1] += 1
        else:
            runs += (kinds[end], 1)
    return {"kinds": list(kinds), **found}


def _end_lines(text: str, data: dict[str, list[Any]], most: int) -> str:
    """Give the lines of a text their ends."""
    *lines, rest = text.split("\n")
    empty = lines.count("")
    ends = {
        False: _unrolled(data["kinds"], data[_WORDS], len(lines) - empty),
        True: _unrolled(data["kinds"], data[_EMPTY], empty),
    }
    asked = sum(_asked(data["kinds"], data[runs]) for runs in (_WORDS, _EMPTY))
    if asked > most:
        _refuse(f"it asks for more than {most} characters")
    return "".join([part for line in lines for part in (line, next(ends[not line]))]) + rest


def _asked(kinds: list[str], runs: list[int]) -> int:
    pairs = zip(runs[::2], runs[1::2], strict=True)
    return sum(len(kinds[kind]) * count for kind, count in pairs)


def _unrolled(kinds: list[str], runs: list[int], lines: int) -> Iterator[str]:
    counts = runs[1::2]
    if sum(counts) != lines or any(count < 1 for count in counts):
        _refuse(f"it has other line ends than {lines}")
    return chain.from_iterable(
        repeat(kinds[kind], count) for kind, count in zip(runs[::2], counts, strict=True)
    )


# --- edits --------------------------------------------------------------------------------------


def _group(edits: Iterable[Edit]) -> list[list[Any]]:
    """Put the same edits together: what goes out and in, then how far it is to each place."""
    groups: dict[tuple[int, str], list[Any]] = {}
    last: dict[tuple[int, str], int] = {}
    for start, left_out, put in edits:
        same = left_out, put
        group = groups.setdefault(same, [left_out, _for_json(put)])
        group.append(start - last.get(same, 0))
        last[same] = start
    return list(groups.values())


def _for_json(put: str) -> str | list[str]:
    parts = _PAIR.split(put)
    return put if len(parts) == 1 else parts


def _ungroup(groups: list[list[Any]]) -> list[Edit]:
    edits: list[Edit] = []
    for left_out, put, *gaps in groups:
        characters, place = "".join(put), 0
        for gap in gaps:
            place += gap
            edits.append((place, left_out, characters))
    edits.sort()
    return edits


def _rebuild(text: str, data: dict[str, Any], most: int) -> str:
    bare, _ = _split_line_ends(text)
    order = [(start, end) for start, end in data["order"]]
    source = apply_delta(bare, Delta(order, _ungroup(data["edits"])), most)
    return _end_lines(source, data["line_ends"], most)
