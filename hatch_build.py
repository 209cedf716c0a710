"""Put the parse tables of all grammars into the wheel: no user's first cable waits for Lark."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface):
    """Runs before a wheel is built; an editable install builds them when asked."""

    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the tables, and name where they go."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from cablegram._grammar import write_tables  # noqa: PLC0415  found only now

        self._folder = TemporaryDirectory()
        for name, content in write_tables():
            path = Path(self._folder.name, name)
            path.write_text(content, encoding="utf-8")
            build_data["force_include"][str(path)] = f"cablegram/grammar/tables/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away the folder: the wheel has what was in it."""
        del version, build_data, artifact_path
        if self._folder is not None:
            self._folder.cleanup()
