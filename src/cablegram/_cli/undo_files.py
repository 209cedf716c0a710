"""Undo files: where they go, what they hold, and how they are applied."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

import cablegram
from cablegram._carriers.stream import opens_records, split_records
from cablegram._cli.find import STANDARD_INPUT
from cablegram._cli.replace import replace_file
from cablegram._cli.sources import messages_of
from cablegram._disk import check_regular

if TYPE_CHECKING:
    from cablegram._cli.restyle import Restyled

__all__ = ["UNDO_SUFFIX", "UndoFiles", "apply_undo", "read_undo", "undo_bytes"]

#: how the name of an undo file ends, behind that of the file
UNDO_SUFFIX = ".undo.json"
#: the way back of a file with several messages: an undo list for each, in order
_SEVERAL = "cablegram-undo-messages/1"


@attrs.frozen
class UndoFiles:
    """Where the way back is kept: one file, or a folder with one for each file."""

    target: Path
    is_folder: bool

    @classmethod
    def choose(cls, target: str, names: tuple[str, ...], *, as_folder: bool = False) -> UndoFiles:
        """Take ``target`` as a file for one file, as a folder for several or for a folder.

        ``as_folder`` takes it for a folder in any case.

        Raises:
            ValueError: several files, and ``target`` is a file, or looks like one; or it is
                standard output, or a file that is to be read.
        """
        if target == STANDARD_INPUT:
            message = "the way back goes to a file, not to standard output"
            raise ValueError(message)
        path = Path(target)
        if any(_is_same(path, name) for name in names):
            message = f"{target} is the input itself: name another file"
            raise ValueError(message)
        is_one = len(names) == 1 and not Path(names[0]).is_dir()
        if is_one and not as_folder and not path.is_dir():
            return cls(path, is_folder=False)
        if path.is_file() or (path.suffix == ".json" and not path.is_dir()):
            message = f"{target} is a file: for several files, name a folder"
            raise ValueError(message)
        return cls(path, is_folder=True)

    def place(self, relative: str) -> Path:
        """Return the undo file of a file: its name below the folder, with ``.undo.json``."""
        if not self.is_folder:
            return self.target
        return self.target / f"{relative or 'stdin'}{UNDO_SUFFIX}"

    def save(self, place: Path, data: bytes, *, keep_old: bool) -> None:
        """Write an undo file; one that holds the way back of an earlier run is kept.

        Raises:
            FileExistsError: ``keep_old``, and there is another undo file.
            OSError: it cannot be written.
        """
        if keep_old and check_regular(place) is not None:
            if place.read_bytes() == data:
                return
            message = "it holds the way back of an earlier run; move it away or name another"
            raise FileExistsError(None, message, str(place))
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, data)


def _is_same(path: Path, name: str) -> bool:
    """Tell whether two names mean one file that is there."""
    is_there = name != STANDARD_INPUT and path.is_file() and Path(name).is_file()
    return is_there and path.samefile(name)


def undo_bytes(restyled: Restyled) -> bytes:
    r"""Return the content of an undo file.

    A lone surrogate has no UTF-8: ``backslashreplace`` writes the escape that JSON has for it.

    Raises:
        UndoError: the list does not give the first text back; nothing may be written then.
    """
    if restyled.apart:
        message = "the messages of a data file, one behind the other, have no way back"
        raise cablegram.UndoError(message)
    lists = [message.undo_list() for message in restyled.messages]
    data: dict[str, Any] = {"undo": _SEVERAL, "messages": lists}
    if len(lists) == 1:
        data = lists[0]
    if restyled.between:
        data["between"] = restyled.between
        data["lengths"] = [len(bytes(message)) for message in restyled.messages]
    if apply_undo(restyled.new, data) != restyled.old:
        message = "the list does not give the first text back"
        raise cablegram.UndoError(message)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace") + b"\n"


def read_undo(data: bytes) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return what an undo file holds; `apply_undo` judges it.

    Raises:
        UndoError: the file is no JSON.
    """
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        message = f"this is no undo file: {error}"
        raise cablegram.UndoError(message) from error


def apply_undo(data: bytes, undo: Any) -> bytes:  # noqa: ANN401 - JSON may be anything
    """Return the first file of a restyled one.

    Raises:
        UndoError: the undo data is damaged, or belongs to another text.
    """
    if not isinstance(undo, dict) or undo.get("undo") != _SEVERAL:
        return _bytes(cablegram.undo(data, undo))
    lists = undo.get("messages")
    texts = _cut(data, undo) if "lengths" in undo else _messages(data)
    if not isinstance(lists, list) or len(lists) != len(texts):
        count = len(lists) if isinstance(lists, list) else 0
        noun = "message" if count == 1 else "messages"
        message = f"the undo data is for {count or 'no'} {noun}, the file has {len(texts)}"
        raise cablegram.UndoError(message)
    pairs = zip(texts, lists, strict=True)
    return b"".join([_bytes(cablegram.undo(text, one)) for text, one in pairs])


def _messages(data: bytes) -> list[bytes]:
    """Return the texts of the messages that stand one behind the other, nothing between them."""
    lines = data.splitlines(keepends=True)
    if lines and opens_records(lines[0]):
        return list(split_records(BytesIO(data)))
    return [bytes(cable) for cable in messages_of(data)]


def _cut(data: bytes, undo: dict[str, Any]) -> list[bytes]:
    """Return the texts of the messages of which the undo data knows the lengths."""
    lengths, between = undo["lengths"], undo.get("between")
    known = isinstance(lengths, list) and all(type(it) is int and it >= 0 for it in lengths)
    if not known or not isinstance(between, str):
        message = "the undo data is damaged: it has no lengths of messages"
        raise cablegram.UndoError(message)
    gap = between.encode("utf-8", "surrogatepass")
    texts, place = [], 0
    for length in lengths:
        texts.append(data[place : place + length])
        place += length + len(gap)
    if place - len(gap) != len(data) or gap.join(texts) != data:
        message = "the undo data belongs to another text: its messages are longer or shorter"
        raise cablegram.UndoError(message)
    return texts


def _bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
