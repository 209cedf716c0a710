r"""Search in cables and records, with the language of ``cablegram find`` (``docs/searching.md``).

>>> import cablegram
>>> from cablegram import search
>>> texts = ["UNCLAS LIMA 5\n\nTAGS: PREL\n", "UNCLAS LIMA 6\n\nTAGS: PREL\n"]
>>> cables = [cablegram.parse(text) for text in texts]
>>> [cable.serial for cable in search.find("tag:PREL serial:6..", cables)]
[6]
>>> try:
...     search.find("tgas:PREL", cables)
... except search.SearchError as error:
...     print(error)
no term "tgas:": did you mean tags:?
  tgas:PREL
  ^
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from cablegram._search.cited import cited_in, citing, resolved
from cablegram._search.errors import SearchError
from cablegram._search.lazy import LazyRecord
from cablegram._search.records import matcher
from cablegram._search.terms import read_condition
from cablegram.record import Record

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["SearchError", "find"]

_Message = TypeVar("_Message", "Cable", Record, Mapping[str, Any])


def find(expression: str, messages: Iterable[_Message]) -> Iterator[_Message]:
    """Yield the cables, records, or records as mappings, that an expression asks for.

    They are read one by one, and what the expression does not ask of a cable is not made. Only
    ``cited-by:`` has to know all of them first, and keeps them.

    Raises:
        SearchError: the expression cannot be read.
    """
    condition = read_condition(expression)
    numbers = citing(condition)
    if numbers:
        messages = list(messages)
        condition = resolved(condition, cited_in(map(_mapping, messages), numbers))
    test = matcher(condition)
    return (message for message in messages if test(_mapping(message)))


def _mapping(message: Cable | Record | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(message, Mapping):
        return message
    return message.to_dict() if isinstance(message, Record) else LazyRecord(message)
