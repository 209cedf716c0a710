"""The date-time group, and the precedence in front of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from cablegram import nodes, tables
from cablegram._dates import MONTHS
from cablegram._edit.plan import Edit, Plan, misfit, quoted, wrong_type
from cablegram._edit.rows import row_of
from cablegram._fields._reading import field_tree, tokens_of
from cablegram._fields.preamble import group_of, read_dtg
from cablegram._places import locate_all
from cablegram.values import DateTimeGroup

if TYPE_CHECKING:
    from lark import Token

    from cablegram.cable import Cable

__all__ = ["plan_dtg", "plan_info_precedence", "plan_precedence"]

_SHORT: Final = 3
#: two digits mean the years 1961 to 2060
_TWO_DIGIT_YEARS: Final = range(1961, 2061)


def plan_dtg(cable: Cable, wanted: object) -> Plan:
    """Change the date-time group; ``wanted`` is a group, an ISO date or an aware ``datetime``."""
    group = _wanted_group(wanted)
    old = cable.preamble.dtg if cable.preamble else None
    if old is None:
        message = (
            "dtg: this cable has no date-time group; "
            "put a line such as 'O 061608Z FEB 08' into the text and parse it"
        )
        raise ValueError(message)
    ways = [[]] if old.iso == group.iso else [[Edit(*old.span, _written(group, like=old.text))]]
    return Plan(ways, lambda new: new.dtg == group.iso)


def _wanted_group(wanted: object) -> DateTimeGroup:
    moment = wanted if isinstance(wanted, datetime) else None
    if isinstance(wanted, str):
        group = read_dtg(wanted.strip())
        if group is not None and group.iso is not None and group.text == wanted.strip():
            return group
        moment = _iso(wanted.strip())
    if moment is None and not isinstance(wanted, str):
        raise wrong_type("dtg", "a date-time group such as 061608Z FEB 08", wanted)
    if moment is None:
        raise misfit("dtg", "a date-time group such as 061608Z FEB 08", wanted)
    if moment.tzinfo is None:
        raise misfit("dtg", f"a time with its zone, such as {moment.isoformat()}Z", wanted)
    if moment.second or moment.microsecond:
        message = f"dtg: a date-time group has no seconds, got {quoted(wanted)}"
        raise ValueError(message)
    try:
        return group_of(moment.astimezone(UTC))
    except OverflowError:  # in UTC, the year is 0 or 10000
        raise misfit("dtg", "a time of the years 1 to 9999 in UTC", wanted) from None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _written(group: DateTimeGroup, like: str) -> str:
    """Write a group with the blanks, letters and digits of another one."""
    tokens = {token.type: token for token in _group_tokens(like)}
    digits = iter(f"{group.day:02d}{group.hour:02d}{group.minute:02d}")
    parts = [next(digits) if it.isdecimal() else it for it in tokens["DATE_TIME"]]
    zone, month = tokens.get("ZONE"), tokens.get("MONTH")
    parts.append(_replaced(zone, _cased(group.zone, zone)) if zone else group.zone)
    name = MONTHS[(group.month or 1) - 1]
    if month:
        parts.append(_replaced(month, _month(name, month.strip())))
    else:
        parts.append(f" {name[:_SHORT].upper()}")
    # Digits behind a time without a month are no year.
    year = tokens.get("YEAR") if month else None
    if year:
        parts.append(_replaced(year, _year(group.year or 0, year.strip())))
    else:
        parts.append(" " + _year(group.year or 0, ""))
    return "".join(parts)


def _group_tokens(text: str) -> Iterator[Token]:
    for rule in field_tree("preamble", text).children:
        if not hasattr(rule, "type"):
            yield from tokens_of(rule)


def _replaced(token: str, words: str) -> str:
    """Return ``words`` with the blanks that stand in front of ``token``'s."""
    return token[: len(token) - len(token.lstrip())] + words


def _cased(words: str, like: str) -> str:
    return words.lower() if like.islower() else words


def _month(name: str, like: str) -> str:
    # "May" and "Sept" tell nothing of how long the others are; the book has three letters.
    in_full = len(like) > _SHORT and like.title() in MONTHS
    written = name if in_full else name[:_SHORT]
    if like.isupper():
        return written.upper()
    return _cased(written, like)


def _year(year: int, like: str) -> str:
    if len(like) > 2 or year not in _TWO_DIGIT_YEARS:  # noqa: PLR2004 - two digits
        return f"{year:04d}"
    return f"{year % 100:02d}"


def plan_precedence(cable: Cable, wanted: object) -> Plan:
    """Change the prosign for action addressees in front of the date-time group."""
    name, letter = _precedence("precedence", wanted)
    if cable.precedence == name:
        return Plan([[]], lambda new: new.precedence == name)
    node, group = _line_and_group(cable, "precedence")
    prosigns = _prosigns(node)
    if prosigns:
        edit = Edit(prosigns[0], prosigns[0] + 1, letter)
    elif str(cable)[group - 1 : group].isalpha():
        # The prosign may stand on the group: R311313Z.
        edit = Edit(group - 1, group, letter)
    else:
        edit = Edit(group, group, f"{letter} ")
    return Plan([[edit]], lambda new: new.precedence == name)


def plan_info_precedence(cable: Cable, wanted: object) -> Plan:
    """Change the second prosign; ``None`` takes it away."""
    name, letter = (None, "") if wanted is None else _precedence("info_precedence", wanted)
    if cable.info_precedence == name:
        return Plan([[]], lambda new: new.info_precedence == name)
    node, group = _line_and_group(cable, "info_precedence")
    prosigns = _prosigns(node)
    glued = str(cable)[group - 1 : group].isalpha()
    if not prosigns and not glued:
        message = "info_precedence: this cable has no precedence; replace precedence first"
        raise ValueError(message)
    if len(prosigns) > 1:
        # The first has its place for good, blanks and all.
        second = prosigns[1]
        edit = Edit(second, second + 1, letter) if letter else Edit(second, group)
    elif glued and prosigns:
        edit = Edit(group - 1, group, letter)
    else:
        edit = Edit(group, group, f" {letter} " if glued else f"{letter} ")
    return Plan([[edit]], lambda new: new.info_precedence == name)


def _precedence(field: str, wanted: object) -> tuple[str, str]:
    """Return the precedence by its name in the record, and its prosign."""
    expected = "FLASH, IMMEDIATE, PRIORITY or ROUTINE"
    if not isinstance(wanted, str):
        raise wrong_type(field, expected, wanted)
    known = tables.precedence(wanted)
    if known is None:
        raise misfit(field, expected, wanted)
    return ("IMMEDIATE", "O") if known.prosign is None else (known.name, known.prosign)


def _line_and_group(cable: Cable, field: str) -> tuple[nodes.PreambleLine, int]:
    """Return the line of precedence and date-time group, and where the group starts."""
    group = cable.preamble.dtg if cable.preamble else None
    for node in cable.layout.heading:
        if isinstance(node, nodes.PreambleLine) and group is not None:
            return node, group.span[0]
    message = f"{field}: this cable has no line with precedence and date-time group"
    if row_of(cable, "DATE/DTG", "DTG", "DATE") is not None:
        message = f"{field}: each addressee has its own here; replace to and info"
    raise ValueError(message)


def _prosigns(node: nodes.PreambleLine) -> list[int]:
    """Return where each prosign stands; one letter stands for both where it is doubled."""
    tokens = tokens_of(field_tree("preamble", node.value))
    places = [token.start_pos or 0 for token in tokens if token.type == "PROSIGN"]
    return [start for start, _ in locate_all([(it, it + 1) for it in places], node)]
