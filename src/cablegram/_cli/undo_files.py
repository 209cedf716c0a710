"""Undo files: where they go, what they hold, and how they are applied."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

import cablegram
from cablegram._carriers.stream import split_records
from cablegram._cli.files import STANDARD_INPUT, File, replace_file

if TYPE_CHECKING:
    from cablegram._cli.restyle import Restyled

__all__ = ["UndoFiles", "apply_undo", "read_undo", "undo_bytes"]

_SUFFIX = ".undo.json"
#: the file of a data file with several messages: an undo list for each, in order
_SEVERAL = "cablegram-undo-messages/1"


@attrs.frozen
class UndoFiles:
    """Where the way back is kept: one file, or a folder with one for each file."""

    target: Path
    is_folder: bool

    @classmethod
    def choose(cls, target: str, names: tuple[str, ...]) -> UndoFiles:
        """Take ``target`` as a file for one file, as a folder for several or for a folder.

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
        if len(names) == 1 and not Path(names[0]).is_dir() and not path.is_dir():
            return cls(path, is_folder=False)
        if path.is_file() or (path.suffix == ".json" and not path.is_dir()):
            message = f"{target} is a file: for several files, name a folder"
            raise ValueError(message)
        return cls(path, is_folder=True)

    def place(self, file: File) -> Path:
        """Return the undo file of a file: its name below the folder, with ``.undo.json``."""
        if not self.is_folder:
            return self.target
        return self.target / f"{file.relative or 'stdin'}{_SUFFIX}"

    def save(self, file: File, data: bytes, *, keep_old: bool) -> None:
        """Write the undo file; one that holds the way back of an earlier run is kept.

        Raises:
            FileExistsError: ``keep_old``, and there is another undo file.
            OSError: it cannot be written.
        """
        place = self.place(file)
        if keep_old and place.exists():
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
        message = "several messages, one behind the other, have no way back"
        raise cablegram.UndoError(message)
    lists = [message.undo_list() for message in restyled.messages]
    data = lists[0] if len(lists) == 1 else {"undo": _SEVERAL, "messages": lists}
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
    records = list(split_records(BytesIO(data)))
    if not isinstance(lists, list) or len(lists) != len(records):
        count = len(lists) if isinstance(lists, list) else 0
        noun = "message" if count == 1 else "messages"
        message = f"the undo data is for {count or 'no'} {noun}, the file has {len(records)}"
        raise cablegram.UndoError(message)
    pairs = zip(records, lists, strict=True)
    return b"".join([_bytes(cablegram.undo(record, one)) for record, one in pairs])


def _bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
