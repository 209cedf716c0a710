"""What every style promises, over generated cables and over any text.

``reversible``, ``same facts`` and ``idempotent`` hold for every text that there is; ``closed`` for
what is a cable: a line that no rule knows stays in the styles that keep lines.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.promises import WRITTEN, restyled

import cablegram
from cablegram.testing import Example, cables, messages, messy_bytes, messy_text

#: those that keep the lines of the text at hand
LINES = ["normal", "plain", "seed"]


def proof(source: str | bytes, style: str) -> cablegram.Reformatted:
    """Assert the three proofs that hold for every text."""
    new = restyled(source, style)
    assert source == cablegram.undo(new.text, json.loads(json.dumps(new.undo_list())))
    return new


@pytest.mark.parametrize("style", WRITTEN)
@given(built=cables())
def test_cables(style: str, built: Example) -> None:
    """All four hold for cables in any manner, and no kind of mending is left out."""
    new = proof(built.text, style)
    codes = {finding.code for finding in cablegram.parse(new.text).diagnostics}
    assert "unknown-line" not in codes
    assert "style-mend" not in {finding.code for finding in new.findings}


@pytest.mark.parametrize("style", WRITTEN)
@given(text=messages() | messy_text())
def test_any_text(style: str, text: str) -> None:
    """Three hold for lines of every kind in any order, and for awkward characters."""
    proof(text, style)


@pytest.mark.parametrize("style", LINES)
@given(source=messy_bytes())
@example(b"\xef\xbb\xbf\x80")  # without its mark, no text of UTF-8
@example(b"UNCLAS LIMA 5\n\n\xc2\xb61. (U) Caf\xe9.\n")  # nor without its pilcrow
def test_any_bytes(style: str, source: bytes) -> None:
    """They hold for bytes in any encoding; the new bytes are read as the new text."""
    new = proof(source, style)
    assert new.text == str(cablegram.parse(bytes(new)))


@pytest.mark.parametrize("style", LINES)
@given(text=messages(), carrier=st.sampled_from(["html", "csv"]))
def test_any_message_in_a_carrier(style: str, text: str, carrier: str) -> None:
    """They hold for what stands in a page or a record; ``normal`` leaves it there."""
    if carrier == "html":
        lines = text.replace("<", "").replace("&", "").splitlines()
        source = f"<html>\n<code><pre>{'&#x000A;'.join(lines)}</pre></code>\n</html>\n"
    else:
        words = text.replace("\\", "\\\\").replace('"', '\\"')
        source = f'"1","1/2/1978 9:00","78TEHRAN1","","","","","{words}"\n'
    new = proof(source, style)
    if style == "normal":
        assert cablegram.parse(source).carrier == cablegram.parse(new.text).carrier
