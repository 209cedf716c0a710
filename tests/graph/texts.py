"""Short cables for graphs."""

from __future__ import annotations

__all__ = ["cable"]


def cable(  # noqa: PLR0913  what differs between cables
    post: str,
    serial: int,
    *refs: str,
    day: int = 6,
    of: str = "",
    copy: str = "",
    subject: str = "RAIN",
) -> str:
    """Return a cable of February 2008 with references, each a line."""
    section = f"SECTION {of} " if of else ""
    lines = "".join(f"\nREF: {refs[0]}" if n == 0 else f"\n     {it}" for n, it in enumerate(refs))
    return (
        f"R {day:02}1608Z FEB 08\nFM AMEMBASSY {post}\nTO SECSTATE WASHDC\n\n"
        f"UNCLAS {section}{post} {serial:06}\n{copy}\nSUBJECT: {subject}\n{lines}\n\n"
        "1. It rains.\n"
    )
