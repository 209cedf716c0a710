"""Groups that a pattern is put together with need not remember what they matched."""

from __future__ import annotations

__all__ = ["without_groups"]


def without_groups(pattern: str) -> str:
    r"""Return the pattern with every unnamed group as ``(?:...)``; it matches the same.

    ``re`` keeps all groups in front of a place for each repetition of one: memory for every
    blank in a line. No grammar refers back.

    >>> without_groups(r"((a|b)+|[(]\()")
    '(?:(?:a|b)+|[(]\\()'
    """
    written = []
    place = 0
    while place < len(pattern):
        character, end = pattern[place], place + 1
        if character == "\\":
            end += 1
        elif character == "[":
            end = _end_of_set(pattern, place)
        elif character == "(" and pattern[end : end + 1] != "?":
            written.append("(?:")
            place = end
            continue
        written.append(pattern[place:end])
        place = end
    return "".join(written)


def _end_of_set(pattern: str, place: int) -> int:
    """Return where the set of characters that begins here ends: behind its bracket."""
    end = place + 1 + (pattern[place + 1] == "^")
    end += pattern[end] == "]"  # the first stands for itself
    while pattern[end] != "]":
        end += 1 + (pattern[end] == "\\")
    return end + 1
