"""From values to the text of a cable: the regular print of ACP 127, and what is made of it."""

from __future__ import annotations

from cablegram._compose.compose import compose
from cablegram._compose.plain import write_plain

__all__ = ["compose", "write_plain"]
