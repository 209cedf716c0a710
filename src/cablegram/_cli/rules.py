"""Which selection holds for which file: what was typed, then the configuration nearest to it."""

from __future__ import annotations

import os
from pathlib import Path

import attrs

from cablegram._cached import cached_property
from cablegram._cli.config import Config, find_config, read_config
from cablegram._cli.selection import DEFAULT, LEVELS, Selection, read_codes

__all__ = ["Rules"]


@attrs.define(slots=False)
class Rules:
    """What was typed; ``None`` where nothing was."""

    select: frozenset[str] | None = None
    ignore: frozenset[str] | None = None
    level: str | None = None
    #: the configuration that was named; else each file has the nearest above it
    config: Path | None = None
    #: no configuration is looked for
    isolated: bool = False
    _found: dict[Path, Config | None] = attrs.field(factory=dict, init=False)

    def of(self, file: str | None) -> Selection:
        """Return what holds for a file; for ``None``, standard input, what holds right here.

        What was typed counts in place of the same key of a configuration; codes that it ignores
        in single files are ignored there all the same.

        Raises:
            ConfigError: a configuration cannot be read.
        """
        config = self._config(file)
        select, ignore, level = self.select, self.ignore, self.level
        if config is not None:
            select = config.select if select is None else select
            ignore = config.ignore if ignore is None else ignore
            level = level or config.level
            if file is not None:
                ignore = (ignore or frozenset()) | config.ignored_in(file)
        select = self._unasked if select is None else select
        return Selection(select, ignore or frozenset(), level or LEVELS[0])

    @property
    def help_uri(self) -> str | None:
        """The page that describes the codes, if the configuration right here names one."""
        config = self._config(None)
        return config.help_uri if config else None

    @cached_property
    def _unasked(self) -> frozenset[str]:
        return read_codes([DEFAULT])

    def _config(self, file: str | None) -> Config | None:
        if self.isolated:
            return None
        # No link is followed: what is above a file is what its name says.
        folder = Path(os.path.abspath(file or "file")).parent  # noqa: PTH100
        if folder not in self._found:
            path = self.config or find_config(folder)
            self._found[folder] = read_config(path) if path else None
        return self._found[folder]
