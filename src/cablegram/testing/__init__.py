r"""Hypothesis strategies for programs that read cables, and for the tests of this package.

``cables()`` builds whole messages out of nodes, together with what they say;
``damaged(cables())`` are those that came over a bad circuit; ``records()`` are their records, and
``records(free=True)`` any; ``messages()`` joins lines of every kind in any order; ``messy_text()``
is text of awkward characters. Needs hypothesis: ``pip install 'cablegram[testing]'``. See
``docs/testing.md``.

>>> from hypothesis import find
>>> example = find(cables(), lambda cable: cable.facts["tags"] == ["PREL"])
>>> "TAGS: PREL" in example.text
True

In a test::

    @given(cables())
    def test_reader(cable):
        assert read_subject(cable.text) == cable.facts["subject"]

Where this package is installed, ``st.from_type(cablegram.Cable)`` and ``st.from_type`` of a
``cablegram.Record`` work, too, so that arguments of a test can be drawn by their annotations.
"""

from __future__ import annotations

from cablegram.testing._cables import cables
from cablegram.testing._damaged import Damaged, damaged
from cablegram.testing._lines import lines, messages
from cablegram.testing._nodes import Example
from cablegram.testing._records import records
from cablegram.testing._text import messy_bytes, messy_text

__all__ = [
    "Damaged",
    "Example",
    "cables",
    "damaged",
    "lines",
    "messages",
    "messy_bytes",
    "messy_text",
    "records",
]
