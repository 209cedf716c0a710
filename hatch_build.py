"""Put the parse tables of all grammars into the wheel: no user's first cable waits for Lark."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface):
    """Runs before a wheel is built; an editable install builds them when asked."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the tables, and name where they go."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "src"))
        from cablegram._grammar import write_tables  # noqa: PLC0415  found only now

        folder = Path(mkdtemp())
        for name, content in write_tables():
            path = folder / name
            path.write_text(content, encoding="utf-8")
            build_data["force_include"][str(path)] = f"cablegram/grammar/tables/{name}"
