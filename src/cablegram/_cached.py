"""A property that is found out once, when it is asked for, and without a lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

__all__ = ["cached_property"]

Found = TypeVar("Found")


class cached_property(Generic[Found]):  # noqa: N801  as functools has it
    """As ``functools.cached_property``, but without its lock.

    In Python 3.11 that is one for all objects of a class: threads that read different cables wait
    for each other, and a process that is forked while another thread holds it waits for ever. Here
    threads that ask the same object at once may each find the property out, which does no harm: all
    of them get the one that was there first.
    """

    def __init__(self, find: Callable[[Any], Found]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__
        self.__module__ = find.__module__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Found: ...

    def __get__(self, instance: object | None, owner: type) -> Self | Found:
        """Find it out; from then on it is an attribute of the object, and this is not asked."""
        if instance is None:
            return self
        found: Found = instance.__dict__.setdefault(self._name, self._find(instance))
        return found
