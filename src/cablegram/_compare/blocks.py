"""Paragraphs, headings, tables and other text of two bodies, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeAlias

from cablegram._compare.align import Allowance, Pair, align, gaps
from cablegram._compare.differences import (
    CHANGED,
    LAYOUT,
    MOVED,
    ONLY_A,
    ONLY_B,
    BlockDifference,
    kind_of,
)
from cablegram._compare.words import compare_words, is_redaction

__all__ = ["compare_blocks"]

Block: TypeAlias = dict[str, Any]
"""A block as the record has it."""

#: half of the words: less is another paragraph
_ALIKE = 0.5
#: so many blocks further on is a block looked for that has neither its number nor its words
_WINDOW = 8


def compare_blocks(
    a: Sequence[Block], b: Sequence[Block], allowance: Allowance
) -> list[BlockDifference]:
    """Return the blocks that differ, in reading order."""
    pairs = _align(a, b)
    found: list[BlockDifference] = []
    placed = [(pair, _difference(pair, a, b, allowance)) for pair in pairs]
    moved = _moved(pairs, a, b)
    taken_b = set(moved.values())
    last = 0
    for rows, columns in _walk(pairs, len(a), len(b)):
        found += [changed for _, changed in placed[last : last + 1] if rows is None and changed]
        last += rows is None
        if rows is not None and columns is not None:
            found += [_lone(i, moved.get(i), a, b) for i in rows]
            found += [
                BlockDifference(ONLY_B, None, j, None, b[j]) for j in columns if j not in taken_b
            ]
    return found


def _walk(
    pairs: Sequence[Pair], len_a: int, len_b: int
) -> Iterator[tuple[range | None, range | None]]:
    """Yield each gap, and ``None`` for each pair, in order."""
    last_a = last_b = 0
    for i, j in pairs:
        yield range(last_a, i), range(last_b, j)
        yield None, None
        last_a, last_b = i + 1, j + 1
    yield range(last_a, len_a), range(last_b, len_b)


def _lone(i: int, elsewhere: int | None, a: Sequence[Block], b: Sequence[Block]) -> BlockDifference:
    if elsewhere is None:
        return BlockDifference(ONLY_A, i, None, a[i], None)
    return BlockDifference(MOVED, i, elsewhere, a[i], b[elsewhere])


def _align(a: Sequence[Block], b: Sequence[Block]) -> list[Pair]:
    """Return which block goes with which: by content, then by number, then by likeness."""
    pairs: list[Pair] = []
    for key in (_whole, _content, _number):
        keys_a, keys_b = [key(block) for block in a], [key(block) for block in b]
        pairs = _fill(pairs, keys_a, keys_b, align)
    return _fill(pairs, a, b, _alike)


_Aligner: TypeAlias = Callable[[Any, Any], list[Pair]]


def _fill(pairs: list[Pair], a: Sequence[Any], b: Sequence[Any], aligner: _Aligner) -> list[Pair]:
    """Add the pairs that an aligner finds between those that stand."""
    found = list(pairs)
    for rows, columns in gaps(pairs, len(a), len(b)):
        inner = aligner(a[rows.start : rows.stop], b[columns.start : columns.stop])
        found += [(rows.start + i, columns.start + j) for i, j in inner]
    return sorted(found)


def _whole(block: Block) -> Hashable:
    return block["type"], block.get("number"), block.get("portion"), _content(block)


def _content(block: Block) -> Hashable:
    return block["text"], tuple(block.get("items", ()))


def _number(block: Block) -> Hashable:
    """Return the number; a block without one is like no other."""
    number = block.get("number")
    return object() if number is None else number


def _alike(a: Sequence[Block], b: Sequence[Block]) -> list[Pair]:
    """Return blocks of one type that share most of their words, or have nothing else to go with."""
    if len(a) == len(b) == 1:
        return [(0, 0)] if a[0]["type"] == b[0]["type"] else []
    counts = [Counter(_tokens(block)) for block in b]
    pairs: list[Pair] = []
    last = 0
    for i, block in enumerate(a):
        words = Counter(_tokens(block))
        for j in range(last, min(last + _WINDOW, len(b))):
            if block["type"] == b[j]["type"] and _likeness(words, counts[j]) >= _ALIKE:
                pairs.append((i, j))
                last = j + 1
                break
    return pairs


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    """Return the share of words in common (Dice), redactions left out."""
    sizes = [sum(n for word, n in words.items() if not is_redaction(word)) for words in (a, b)]
    common = sum(min(n, b[word]) for word, n in a.items() if not is_redaction(word))
    return 2 * common / sum(sizes) if sum(sizes) else 0.0


def _moved(pairs: Sequence[Pair], a: Sequence[Block], b: Sequence[Block]) -> dict[int, int]:
    """Return the blocks without a partner whose equal stands elsewhere without one."""
    in_a, in_b = {i for i, _ in pairs}, {j for _, j in pairs}
    places: dict[Hashable, list[int]] = {}
    for j in range(len(b) - 1, -1, -1):
        if j not in in_b:
            places.setdefault(_whole(b[j]), []).append(j)
    found: dict[int, int] = {}
    for i, block in enumerate(a):
        if i not in in_a and places.get(_whole(block)):
            found[i] = places[_whole(block)].pop()
    return found


def _tokens(block: Block) -> list[str]:
    """Return words, or the lines of a table; a point begins with ``--``."""
    if block["type"] == "table":
        return [line.rstrip() for line in block["text"].split("\n")]
    words: list[str] = block["text"].split()
    for item in block.get("items", ()):
        words += ["--", *item.split()]
    return words


def _difference(
    pair: Pair, a: Sequence[Block], b: Sequence[Block], allowance: Allowance
) -> BlockDifference | None:
    i, j = pair
    one, other = a[i], b[j]
    if one == other:
        return None
    keys = [key for key in ("type", "number", "portion") if one.get(key) != other.get(key)]
    if _content(one) == _content(other):
        return BlockDifference(CHANGED, i, j, one, other, keys)
    tokens = _tokens(one), _tokens(other)
    if tokens[0] == tokens[1]:
        kind = CHANGED if keys else LAYOUT
        return BlockDifference(kind, i, j, one, other, [*keys, "text"])
    lines = one["type"] == other["type"] == "table"
    runs = compare_words(*tokens, allowance, between="\n" if lines else " ")
    kind = CHANGED if keys else kind_of(runs)
    return BlockDifference(kind, i, j, one, other, [*keys, "text"], runs)
