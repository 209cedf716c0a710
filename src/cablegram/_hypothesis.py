"""Tells hypothesis how to make a cable or a record: ``st.from_type(cablegram.Cable)``.

Hypothesis calls :func:`register` whenever it is imported in an environment that has this package
(entry point of the group ``hypothesis``), in tests of whatever else, too. So nothing is imported
there: a class is registered when somebody imports its module, and the strategies are imported when
the first example is drawn.
"""

from __future__ import annotations

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]


def _cables(_: type[Any]) -> SearchStrategy[Any]:
    from cablegram._read import parse  # noqa: PLC0415  when the first example is drawn
    from cablegram.testing import cables  # noqa: PLC0415

    return cables().map(lambda example: parse(example.text))


def _records(_: type[Any]) -> SearchStrategy[Any]:
    from cablegram.testing import records  # noqa: PLC0415  as above

    return records()


#: module, class, what gives its strategy
_TYPES = {
    "cablegram.cable": ("Cable", _cables),
    "cablegram.record": ("Record", _records),
}


def register() -> None:
    """Register the classes that are there, and wait for the others; twice is once."""
    waiting = set()
    for name in _TYPES:
        if name in sys.modules:
            _register(sys.modules[name])
        else:
            waiting.add(name)
    if waiting and not any(isinstance(finder, _Watcher) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Watcher(waiting))


def _register(module: ModuleType) -> None:
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415  no dependency

    name, strategy = _TYPES[module.__name__]
    register_type_strategy(getattr(module, name), strategy)


class _Watcher(MetaPathFinder):
    """Sees that a module is imported, and leaves the finding to others."""

    def __init__(self, waiting: set[str]) -> None:
        self._waiting = waiting

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find a module that is waited for, once."""
        del path, target  # as the others are given them again
        if fullname not in self._waiting:
            return None
        self._waiting.remove(fullname)
        spec = find_spec(fullname)
        if spec is not None and spec.loader is not None:
            spec.loader = _Registering(spec.loader)
        return spec


class _Registering(Loader):
    """Loads a module as its own loader does, and registers its class."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Leave it to the module's own loader."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module under its own loader; nothing of this one stays."""
        module.__loader__ = self._loader
        if module.__spec__ is not None:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        _register(module)
