"""Two texts side by side: whether it is one message, and what differs."""

from __future__ import annotations

from typing import Any, TypeAlias

from cablegram._compare.align import Allowance
from cablegram._compare.blocks import compare_blocks
from cablegram._compare.differences import Comparison
from cablegram._compare.fields import compare_fields
from cablegram._compare.manner import compare_manner
from cablegram._read import parse
from cablegram._record import facts
from cablegram.cable import Cable

__all__ = ["compare"]

_Facts: TypeAlias = dict[str, Any]


def compare(a: Cable | str | bytes, b: Cable | str | bytes) -> Comparison:
    r"""Say whether two texts are the same message, what differs, and what is only style.

    >>> found = compare("UNCLAS MOSCOW 1\n\n¶1. All quiet.\n", "UNCLAS MOSCOW 1\r\n\n1. All loud.")
    >>> found.same_message, found.reason
    (True, 'both are MOSCOW 1')
    >>> [(block.name, [run.a for run in block.runs]) for block in found.blocks]
    [('paragraph 1', ['All', 'quiet.'])]
    >>> [style.kind for style in found.style][:3]
    ['line-ends', 'final-line-end', 'paragraph-marks']

    Args:
        a: a cable, or the text of one, as `parse` takes it.
        b: the other.

    Raises:
        TypeError: ``a`` or ``b`` is none of these.
    """
    one, other = _cable(a), _cable(b)
    facts_a, facts_b = facts(one), facts(other)
    allowance = Allowance()
    same, reason = _same_message(facts_a, facts_b)
    identical = str(one) == str(other) and bytes(one) == bytes(other)
    return Comparison(
        same_message=same,
        reason=reason,
        same_facts=facts_a == facts_b and (identical or not _says_nothing(facts_a)),
        identical=identical,
        fields=list(compare_fields(facts_a, facts_b, allowance)),
        blocks=compare_blocks(facts_a["body"], facts_b["body"], allowance),
        style=compare_manner(one, other),
    )


def _cable(source: Cable | str | bytes) -> Cable:
    return source if isinstance(source, Cable) else parse(source)


def _same_message(a: _Facts, b: _Facts) -> tuple[bool | None, str]:
    """Tell whether the facts name one message, and by what.

    A message has one number (MRN), and a sender seldom sends two in the same minute. A release may
    lack the number, or have it redacted; so the first of these that both texts have decides.
    Sections of one message are the same message: their facts differ.
    """
    names = [(of(a), of(b)) for of in (_number, _post_and_serial, _sender_and_time)]
    both = [(one, other) for one, other in names if one and other]
    if both and both[0][0] != both[0][1]:
        return False, f"{both[0][0]} is not {both[0][1]}"
    if both:
        differs = next(
            (f", though {one} is not {other}" for one, other in both if one != other), ""
        )
        return True, f"both are {both[0][0]}{differs}"
    if _says_nothing(a) and _says_nothing(b):
        return None, "neither is a cable"
    if a == b:
        return True, "all facts are equal"
    return None, "no number, and no sender with date-time group, that both have"


def _says_nothing(found: _Facts) -> bool:
    """Tell a text without a single fact: what lines it has are unknown to the format."""
    return not any(value for key, value in found.items() if key != "record")


def _number(found: _Facts) -> str | None:
    number: str | None = found["mrn"]
    return number


def _post_and_serial(found: _Facts) -> str | None:
    return f"{found['post']} {found['serial']}" if found["post"] and found["serial"] else None


def _sender_and_time(found: _Facts) -> str | None:
    return f"{found['origin']} {found['dtg']}" if found["origin"] and found["dtg"] else None
