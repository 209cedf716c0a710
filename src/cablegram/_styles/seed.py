"""``seed``: the same dialect, its marks mended."""

from __future__ import annotations

from cablegram._styles.style import Options, Styled
from cablegram.cable import Cable

__all__ = ["write"]


def write(cable: Cable, options: Options) -> Styled:  # noqa: ARG001
    """Write a cable in its own dialect."""
    return Styled(str(cable))
