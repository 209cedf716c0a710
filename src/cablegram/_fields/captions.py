"""Lines of the head without a label: captions by the table, the rest passing instructions."""

from __future__ import annotations

from collections.abc import Iterable

from cablegram import tables

__all__ = [
    "caption_rest",
    "caption_words",
    "is_attention",
    "is_instruction",
    "names_office",
    "passing_instructions",
]

#: what tells the first line of an instruction from the lines it goes on over (5 FAH-2 H-250)
_INSTRUCTING = frozenset({"FOR", "PASS", "ALSO", "PLS", "PLEASE", "FROM"})
_LOOK = 5
#: no attention line has more words; small words in one that is not in capitals
_LONGEST_ATTENTION = 9
_SMALL = frozenset({"the", "or", "and", "of", "only", "for", "from"})
#: words that a line may break off behind, but no instruction
_OPEN = (" FOR", " AND", " TO", " PASS", "/", "&")
#: who passes on or receives, beside the posts of the table
_OFFICES = frozenset({"DEPT", "DEPARTMENT", "EMBASSY", "HQ", "HQS"})
#: no line of captions is longer
_LONGEST = 120


def caption_words(line: str) -> list[str]:
    """Return the captions of a line, as the table has them; ``[]`` if a word of it is no caption.

    >>> caption_words("SIPDIS "), caption_words("NODIS, NOFORN"), caption_words("STATE FOR EUR")
    (['SIPDIS'], ['NODIS', 'NOFORN'], [])
    >>> caption_words("NODIS - EYES ONLY FOR SECRETARY"), caption_words("NO FOREIGN DISSEM")
    (['NODIS', 'EYES ONLY FOR SECRETARY'], ['NOFORN'])

    Words behind a dash are no caption (:func:`caption_rest`):

    >>> caption_words("SENSITIVE BUT UNCLASSIFIED -- PLEASE PROTECT")
    ['SENSITIVE BUT UNCLASSIFIED']
    """
    return _read(line)[0]


def caption_rest(line: str) -> str:
    """Return what stands behind a dash on a line of captions, folded.

    >>> caption_rest("SENSITIVE BUT UNCLASSIFIED -- PLEASE PROTECT"), caption_rest("NODIS - NOFORN")
    ('PLEASE PROTECT', '')
    """
    return _read(line)[1]


def _read(line: str) -> tuple[list[str], str]:
    text = " ".join(line.upper().split()).strip("()[]*.")
    if not text or len(text) > _LONGEST:
        return [], ""
    found = _listed(text)
    if found:
        return found, ""
    head, dash, rest = text.partition(" - ")
    if not dash or " -- " in head:
        head, dash, rest = text.partition(" -- ")
    found = _listed(head) if dash else []
    if not found:
        return [], ""
    more, left = _read(rest)
    return [*found, *more], left if more else rest


def _listed(text: str) -> list[str]:
    """Return captions that stand with nothing else, by themselves or parted."""
    entry = tables.caption(text)
    if entry is not None:
        return [text if entry.numbered else entry.name]
    for separator in (",", "//", "/", ";", " "):
        if separator in text:
            words = [word.strip("() ") for word in text.split(separator) if word.strip("() ")]
            known = [tables.caption(word) for word in words]
            if words and all(known):
                return [
                    word if one.numbered else one.name
                    for word, one in zip(words, known, strict=True)
                    if one is not None
                ]
    form = tables.caption_form(text)
    return [form] if form else []


def is_instruction(line: str) -> bool:
    """Tell whether a line begins an instruction: ``STATE FOR EUR``, ``DEPT PASS USDA``.

    >>> is_instruction("LIMA FOR AGATT"), is_instruction("EUR/RPM, INR/B")
    (True, False)
    """
    words = line[:200].upper().replace(":", " ").split()[:_LOOK]
    return not _INSTRUCTING.isdisjoint(words)


def names_office(line: str) -> bool:
    """Tell an instruction that begins ``PASS``, ``FOR:`` or with an office or post.

    >>> names_office("LIMA FOR AGATT"), names_office("FOR: US DEL LOS")
    (True, True)
    >>> names_office("PROSPECTS FOR PEACE"), names_office("PASS LAWS ARE OUT.")
    (False, False)
    """
    text = " ".join(line.split())
    if not text.isupper() or text.endswith("."):
        return False
    words = text.split()
    if words[0] in {"PASS", "FOR:"}:
        return True
    first = next((i for i, word in enumerate(words[:4]) if word in {"FOR", "PASS"}), 0)
    office = " ".join(words[:first])
    return bool(first) and (office in _OFFICES or tables.post(office) is not None)


def is_attention(line: str) -> bool:
    """Tell a line that says who shall have the text, or from whom it is: an office, no prose.

    >>> is_attention("FROM AMBASSADOR"), is_attention("ALSO FOR AID")
    (True, True)
    >>> is_attention("For the Ambassador or Charge"), is_attention("FOR UNDER SECRETARY DOE")
    (True, True)
    >>> is_attention("FROM PEACE TO WAR"), is_attention("For the Ambassador, it was a success.")
    (False, False)
    """
    words = line[:200].replace(":", " ").split()
    if not words or len(words) > _LONGEST_ATTENTION or line.rstrip().endswith((".", "?", ",")):
        return False
    low = [word.upper() for word in words]
    first = 1 if low[0] == "ALSO" else 0
    if low[first : first + 1] not in (["FOR"], ["FROM"], ["ATTN"]):
        return False
    written = all(word[0].isupper() or word in _SMALL for word in words)
    named = map(tables.is_attention_word, low[first + 1 : first + 1 + _LOOK])
    return written and any(named)


def passing_instructions(lines: Iterable[str]) -> list[str]:
    """Join the lines of passing instructions, one string an instruction.

    >>> passing_instructions(["STATE FOR EUR/RUS,", "INR/B", "LONDON FOR KOLKER"])
    ['STATE FOR EUR/RUS, INR/B', 'LONDON FOR KOLKER']
    >>> passing_instructions(["BERLIN FOR DOE; BAKU FOR", "ROE; DUBAI FOR POE"])
    ['BERLIN FOR DOE; BAKU FOR ROE; DUBAI FOR POE']
    """
    found: list[list[str]] = []
    for line in lines:
        text = " ".join(line.split())
        if not text:
            continue
        if found and (not is_instruction(text) or _goes_on(found[-1][-1], text)):
            found[-1].append(("" if found[-1][-1].endswith(("/", "-")) else " ") + text)
        else:
            found.append([text])
    return ["".join(parts) for parts in found]


def _goes_on(before: str, text: str) -> bool:
    """Tell whether ``text`` goes on with the line ``before``, though an instruction stands in it.

    The line breaks off behind FOR or AND; or behind a comma, and ``text`` begins with a name that
    the next instruction is parted from.
    """
    if before.endswith(_OPEN):
        return True
    words = text.upper().split()
    first = next((i for i, word in enumerate(words) if word in _INSTRUCTING), 0)
    name = " ".join(words[:first])
    return before.endswith((",", ";")) and ("," in name or ";" in name)
