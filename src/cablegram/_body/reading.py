"""Reading text: wrapped lines joined, carrier marks out."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "BEFORE",
    "ERROR_SIGN",
    "clean_line",
    "clean_marked",
    "closes",
    "ends_sentence",
    "fold",
    "is_plain",
    "is_title",
    "join_lines",
    "without_error_sign",
    "without_rule",
]

_LINK = "](#)"
#: portion marks that are letters of a list, too, and the letter in front of each
BEFORE = {"(C)": "B", "(S)": "R", "(U)": "T"}
#: the sign of ACP 127 for an error, letter by letter
ERROR_SIGN = "E E E E E E E E"
#: what closes a paragraph as a full stop does
_END_MARKS = ("end comment", "end note", "end summary", "end text", "end quote")
#: what may stand behind the last word of a sentence or note
_BEHIND = " .,*()]}\"'\u201d\u2019"
#: what may stand behind the full stop: quotes, straight and curly, brackets
_CLOSING = "\"'\u201d\u2019)]} \t*"
_CLASSES = frozenset({"CONFIDENTIAL", "SECRET", "TOP SECRET", "UNCLASSIFIED"})
_TITLES = frozenset({"SUMMARY", "INTRODUCTION"})
#: what rules are made of; em dashes in texts typed anew
_DASHES = " -=_~\u2014"
#: so many dashes and blanks are a rule
_RULE = 5


def fold(text: str) -> str:
    """Return ``text`` on one line, each run of white space one blank."""
    return " ".join(text.split())


def is_plain(text: str) -> bool:
    """Tell that no line of a text has a link mark: its words are what stands between blanks."""
    return _LINK not in text


def without_error_sign(text: str) -> str:
    """Return a line without the operator's error sign at its end, and the channel number behind it.

    Eight E's strike out what was sent wrong; they are left in 4 of 262 archive records.

    >>> without_error_sign("It thawed.  E E E E E E E E 044"), without_error_sign("TYPE E E E")
    ('It thawed.', 'TYPE E E E')
    """
    words, sign, behind = text.partition(ERROR_SIGN)
    if not sign or any(map(str.isalpha, behind)) or (words and not words.endswith((" ", "."))):
        return text
    return words.rstrip()


def is_title(line: str) -> bool:
    """Tell the heading of a text's first part where it stands alone, without a colon.

    >>> is_title("Summary"), is_title("--- SUMMARY ---"), is_title("SUMMARY OF TALKS")
    (True, True, False)
    """
    return line.strip(_DASHES + "\r\n.").upper() in _TITLES


def clean_line(line: str) -> str:
    r"""Return a line without its end, outer blanks and the link marks of a Markdown copy.

    >>> clean_line("see [PREL](#) here  \n")
    'see PREL here'
    """
    stripped = line.strip()
    if _LINK not in stripped:
        return stripped
    # A link to nowhere is the copy's rendering of a tag or paragraph anchor; its text stays.
    parts = stripped.split(_LINK)
    words = [part.rpartition("[")[0] + part.rpartition("[")[2] for part in parts[:-1]]
    return "".join([*words, parts[-1]])


def clean_marked(line: str) -> str:
    """Return a line without the marks of a transcription: quoted, bold, in italics, struck out.

    >>> clean_marked("> **(SBU)** ~~CONFIDENTIAL~~ The *Harbour News* reported 5 * 7")
    '(SBU) The Harbour News reported 5 * 7'
    """
    text = clean_line(line).lstrip("> \t")
    parts = text.split("~~")
    if len(parts) % 2:
        # A classification struck out in the middle of a line is the page's, not the sentence's.
        parts[1::2] = ["" if part in _CLASSES else part for part in parts[1::2]]
        text = "".join(parts)
    text = text.replace("**", "")
    if "*" in text:
        words = text.split(" ")
        text = " ".join(word if word.strip("*") == "" else _without_stars(word) for word in words)
    return " ".join(text.split()) if "  " in text else text.strip()


def _without_stars(word: str) -> str:
    """Take single stars off the ends of a word, also within quotes and brackets."""
    if "*" not in word:
        return word
    head = word.lstrip("*") if word.startswith("*") else word.replace("(*", "(").replace('"*', '"')
    return "".join(head.rsplit("*", 1)) if "*" in head else head


def join_lines(lines: Iterable[str]) -> str:
    """Join wrapped lines with one blank, but none behind a hyphen or slash inside a word.

    >>> join_lines(["INTER-", "NATIONAL", "trade"])
    'INTER-NATIONAL trade'
    """
    words = [line for line in lines if line]
    joined = " ".join(words)
    if "- " not in joined and "/ " not in joined:
        return joined
    parts: list[str] = []
    for line in words:
        if parts and not _goes_on(parts[-1]):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def _goes_on(line: str) -> bool:
    return line.endswith(("-", "/")) and len(line) > 1 and line[-2].isalnum()


def without_rule(text: str) -> str:
    """Return a heading without the row of dashes that stands on its line.

    >>> without_rule("- - - - Drug Use - - - -"), without_rule("Anti-Americanism --")
    ('Drug Use', 'Anti-Americanism --')
    """
    bare = text.strip(_DASHES)
    return bare if bare and len(text) - len(bare) > _RULE else text


def ends_sentence(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does: a full stop, also inside quotes or brackets.

    >>> ends_sentence('He said "no."'), ends_sentence('a "close understanding"')
    (True, False)
    """
    return text.rstrip(_CLOSING).endswith((".", "!", "?", ":", ";", "--"))


def closes(text: str) -> bool:
    """Tell whether a sentence, a note or the address of a web page ends here.

    >>> closes("as he said. End Summary"), closes("END NOTE)"), closes("He said")
    (True, True, False)
    """
    bare = text.rstrip(_BEHIND).lower()
    return ends_sentence(text) or bare.endswith(_END_MARKS) or "://" in text
