"""A text of each dialect and carrier. All of it is invented."""

from __future__ import annotations

from tests.edit.dialects import DRESSES, MESSAGE
from tests.prints import ARCHIVED, NAVY, SMART

import cablegram

__all__ = ["TEXTS"]


def _texts() -> dict[str, str]:
    found = {name: dress.put_on(MESSAGE) for name, dress in DRESSES.items()}
    found |= {"SMART": SMART, "archive": ARCHIVED, "Navy": NAVY, "nothing": ""}
    for style in ("markdown", "html"):
        found[f"document in {style}"] = cablegram.reformat(cablegram.parse(MESSAGE), style).text
    return found


#: by name
TEXTS = _texts()
