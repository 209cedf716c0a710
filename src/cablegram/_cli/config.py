"""The configuration of ``check``: ``cablegram.toml``, or a table of ``pyproject.toml``."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

import attrs

from cablegram._cli.selection import LEVELS, read_codes

__all__ = ["Config", "ConfigError", "find_config", "read_config"]

_OWN: Final = "cablegram.toml"
_SHARED: Final = "pyproject.toml"


class ConfigError(ValueError):
    """A file of configuration that cannot be read, or says what nobody knows."""


@attrs.frozen(kw_only=True)
class Config:
    """What a file of configuration says; ``None`` where it says nothing."""

    #: the folder in which the file stands; patterns of ``per_file_ignores`` begin there
    folder: Path
    select: frozenset[str] | None = None
    ignore: frozenset[str] | None = None
    level: str | None = None
    per_file_ignores: tuple[tuple[str, frozenset[str]], ...] = ()
    #: the page that describes the codes; SARIF names it with each rule
    help_uri: str | None = None

    def ignored_in(self, file: str) -> frozenset[str]:
        """Return the codes that do not count in one file."""
        place = Path(os.path.abspath(file))  # noqa: PTH100  no link is followed
        inside = place.is_relative_to(self.folder)
        shown = (place.relative_to(self.folder) if inside else place).as_posix()
        found = (codes for pattern, codes in self.per_file_ignores if _fits(shown, pattern))
        return frozenset().union(*found)


def _fits(place: str, pattern: str) -> bool:
    """Tell whether a pattern means a file: its path, its bare name, or a folder above it."""
    name = place.rpartition("/")[2]
    inside = place.startswith(pattern.rstrip("/") + "/")
    return inside or fnmatchcase(place, pattern) or fnmatchcase(name, pattern)


def find_config(folder: Path) -> Path | None:
    """Return the nearest configuration, in a folder or above it.

    ``cablegram.toml`` goes before ``pyproject.toml``, which counts if it has ``[tool.cablegram]``.

    Raises:
        ConfigError: a ``pyproject.toml`` on the way is no TOML.
    """
    for here in (folder, *folder.parents):
        if (here / _OWN).is_file():
            return here / _OWN
        if (here / _SHARED).is_file() and _own_table(here / _SHARED, _load(here / _SHARED)):
            return here / _SHARED
    return None


def read_config(path: Path) -> Config:
    """Read a file of configuration.

    Raises:
        ConfigError: it cannot be read, or a key or value of it is not known.
    """
    table = _own_table(path, _load(path)) if path.name == _SHARED else _load(path)
    found: dict[str, Any] = {}
    for key, value in (table or {}).items():
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            raise ConfigError(f"{path}: there is no key {key!r}; known are {known}")
        try:
            found[key.replace("-", "_")] = _KEYS[key](value)
        except (TypeError, ValueError) as error:
            raise ConfigError(f"{path}: {key}: {error}") from None
    return Config(folder=Path(os.path.abspath(path)).parent, **found)  # noqa: PTH100  as above


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"cannot read {path}: {error.strerror or error}") from None
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from None


def _own_table(path: Path, content: Mapping[str, Any]) -> dict[str, Any] | None:
    tools = content.get("tool", {})
    table = tools.get("cablegram") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.cablegram is no table")
    return table


def _codes(value: object) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise TypeError("a list of codes is wanted")
    return read_codes(value)


def _level(value: object) -> str:
    if value not in LEVELS:
        raise ValueError(f"one of {', '.join(LEVELS)} is wanted")
    return str(value)


def _per_file(value: object) -> tuple[tuple[str, frozenset[str]], ...]:
    if not isinstance(value, dict):
        raise TypeError("a table of patterns and lists of codes is wanted")
    return tuple((pattern, _codes(codes)) for pattern, codes in value.items())


def _uri(value: object) -> str:
    if not isinstance(value, str) or "://" not in value:
        raise ValueError("an address such as https://example.org/findings is wanted")
    return value


_KEYS: Final[dict[str, Callable[[object], object]]] = {
    "select": _codes,
    "ignore": _codes,
    "level": _level,
    "per-file-ignores": _per_file,
    "help-uri": _uri,
}
