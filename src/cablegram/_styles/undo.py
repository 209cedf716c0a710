"""The way back: a small list of edits from the styled text to the first one."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from cablegram._input import encode
from cablegram.errors import UndoError

__all__ = ["make_undo", "undo"]


def make_undo(
    text: str, encoding: str | None, source: str, source_encoding: str | None
) -> dict[str, Any]:
    """Return the undo data that makes ``source`` out of ``text``."""
    return {
        "undo": "cablegram/1",
        "applies_to": _about(text, encoding),
        "gives": _about(source, source_encoding),
        "edits": [[0, len(text), source]],
    }


def _about(text: str, encoding: str | None) -> dict[str, Any]:
    digest = sha256(encode(text, "utf-8")).hexdigest()
    return {"sha256": digest, "characters": len(text), "encoding": encoding}


def undo(text: str | bytes, data: object) -> str | bytes:  # noqa: ARG001
    """Return the first text of a styled one."""
    if not isinstance(data, dict):
        raise UndoError("not undo data")
    source: str = data["edits"][0][2]
    encoding = data["gives"]["encoding"]
    return source if encoding is None else encode(source, encoding)
