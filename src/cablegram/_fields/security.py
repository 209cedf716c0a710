"""Format line 4: how the message may travel, and operating signals."""

from __future__ import annotations

from cablegram import tables
from cablegram._fields._reading import field_tree, signals_of, tokens_of
from cablegram.values import Security

__all__ = ["read_security"]

#: RESTRICTED is no United States level, so the table of levels lacks it (ACP 127, 124)
_ALLIED_LEVELS = {"R": "RESTRICTED"}


def read_security(text: str) -> Security:
    """Read the security warning; a terminal's trailer in brackets is no operating signal.

    >>> warning = read_security("ZNY CCCCC ZZH (CCY ADAEBDBB MSI7235-695)")
    >>> warning.prosign, warning.classification, warning.operating_signals
    ('ZNY', 'CONFIDENTIAL', ['ZZH'])
    >>> read_security("ZNR UUUUU ZUI RUEWMCE1074 1581702").operating_signals
    ['ZUI RUEWMCE1074 1581702']

    A release code or a handling group changes nothing in the class:

    >>> read_security("ZNY SSSBB/FFFFF").classification
    'SECRET'
    """
    tree = field_tree("security", text)
    security = Security(prosign="", text=text, span=(0, len(text)))
    for token in tokens_of(tree):
        if token.type == "WARNING" and not security.prosign:
            security.prosign = str(token)
        elif token.type == "CLASS_GROUP" and security.classification is None:
            security.classification = _level(token[0])
    security.operating_signals.extend(signals_of(tree))
    return security


def _level(letter: str) -> str | None:
    known = tables.classification(letter)
    return known.name if known else _ALLIED_LEVELS.get(letter)
