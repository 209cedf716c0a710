r"""Hypothesis strategies for programs that read cables, and for the tests of this package.

``cables()`` builds whole messages out of nodes, together with what they say; ``messages()``
joins lines of every kind in any order; ``messy_text()`` is text of awkward characters. Needs
hypothesis: ``pip install cablegram[testing]``.

>>> from hypothesis import find
>>> example = find(cables(), lambda cable: cable.facts["tags"] == ["PREL"])
>>> "TAGS: PREL" in example.text
True

In a test::

    @given(cables())
    def test_reader(cable):
        assert read_subject(cable.text) == cable.facts["subject"]
"""

from __future__ import annotations

from cablegram.testing._cables import cables
from cablegram.testing._lines import lines, messages
from cablegram.testing._nodes import Example
from cablegram.testing._text import messy_bytes, messy_text

__all__ = ["Example", "cables", "lines", "messages", "messy_bytes", "messy_text"]
