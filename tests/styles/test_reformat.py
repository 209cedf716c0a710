"""``reformat``: what is asked for, what comes back, and what every style promises."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.promises import WRITTEN, restyled

import cablegram
from cablegram._record import facts

TEXT = "UNCLAS LA PAZ 2080\n\nSUBJ: RAIN\n\n1. IT RAINED.\n"
#: texts that a style of texts must leave alone or take in its stride
AWKWARD = (
    "",
    " ",
    "\n",
    "\r",
    "\r\n\r\n",
    "\ufeff",
    "\ufeff\n\nUNCLAS LA PAZ 2080  \r",
    "no cable at all",
    '"1","2","3"',
    "<pre>",
    "<pre></pre>",
    "<code><pre>UNCLAS LA PAZ 2080 &#x000A;&#x000A;&#x000A;BT</pre></code>",
    "1. a\r\n2. b\r3. c\n\n\n\n4. d",
    "UNCLAS LA PAZ 2080\x0b\x0c\x85\u2028\x00\ud800\n\x0c\n",
    "1. x\n\ud83d\ude00 \ud83d",
    "#### a\n#### b\n-----\n",
    "[1](#)",
    "[1](#)1. [1](#)2. [a](#)[b](#)",
    "¶¶1. a\n\n¶ 2. b\n\n13. c\n",
)


class TestReformat:
    """The function and its result."""

    def test_unknown_style(self) -> None:
        """A style that does not exist is refused; the error names those that do."""
        known = "normal, plain, markdown, html, wire, seed"
        with pytest.raises(ValueError, match=f"unknown style 'pretty': choose from {known}"):
            cablegram.reformat(cablegram.parse(TEXT), "pretty")

    def test_unknown_characters(self) -> None:
        """A set of characters that does not exist is refused in the same way."""
        with pytest.raises(ValueError, match="unknown characters 'ascii': choose from teletype"):
            cablegram.reformat(cablegram.parse(TEXT), "plain", characters="ascii")

    def test_no_cable(self) -> None:
        """A text is refused; the error says what to pass."""
        with pytest.raises(TypeError, match="cannot reformat str: pass what"):
            cablegram.reformat(TEXT, "plain")  # type: ignore[arg-type]

    def test_result(self) -> None:
        """The result has the text, its style, its encoding and the first text."""
        new = cablegram.reformat(cablegram.parse(TEXT), "plain")
        assert isinstance(new, cablegram.Reformatted)
        assert TEXT.replace("1.", "¶1.") == new.text == str(new)
        assert (new.style, new.encoding, new.findings) == ("plain", None, [])
        assert repr(new) == "<Reformatted plain: 47 characters>"
        assert new.undo() == TEXT

    def test_encoding_is_kept(self) -> None:
        """A cable in Latin-1 stays in Latin-1."""
        source = "UNCLAS LA PAZ 2080\r\n\r\n\xb61. CAF\xc9.\r\n".encode("latin-1")
        new = cablegram.reformat(cablegram.parse(source), "normal")
        assert new.encoding == "latin-1"
        assert source == bytes(new) == new.undo()

    def test_encoding_that_reads_otherwise(self) -> None:
        """Where the bytes would be read as UTF-8, they are UTF-8, and a finding says so."""
        # Without the last line, which goes, these bytes are good UTF-8 and another text.
        lines = b"UNCLAS LA PAZ 2080\n\nSIPDIS\n\nSUBJ: \xc3\xa9 \xe9\n\n1. (U) X.\n"
        cable = cablegram.parse(lines)
        new = cablegram.reformat(cable, "normal")
        assert facts(cablegram.parse(bytes(new))) == facts(cable)

    def test_import_stays_quick(self) -> None:
        """The styles are imported when they are asked for, not with the package."""
        code = (
            "import json, sys, cablegram; cablegram.reformat; "
            "print(json.dumps([name for name in sys.modules if 'cablegram._styles.' in name]))"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603  our own interpreter
        names = {name.rpartition(".")[2] for name in json.loads(run.stdout)}
        assert names <= {"delta", "names", "reformat", "style", "undo"}


def proof(source: str | bytes, style: str) -> None:
    """Assert what every style promises for every text."""
    cable = cablegram.parse(source)
    new = cablegram.reformat(cable, style)
    again = cablegram.parse(bytes(new))
    assert facts(cable) == facts(again)
    assert new.text == cablegram.reformat(again, style).text
    assert source == cablegram.undo(new.text, json.loads(json.dumps(new.undo_list())))
    assert source == cablegram.undo(bytes(new), new.undo_list())


@pytest.mark.parametrize("style", ["normal", "plain", "seed"])
@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts(text: str, style: str) -> None:
    """Facts, idempotence and the way back hold for what is hardly a cable as well."""
    new = restyled(text, style)
    assert text == cablegram.undo(new.text, json.loads(json.dumps(new.undo_list())))


@pytest.mark.parametrize("style", WRITTEN)
@pytest.mark.parametrize(
    "text",
    [
        "# Two seed cables\nSUBJECT: \n## What the conversion left in them\n",
        "UNCLAS LIMA 5\n\nSUBJECT: X\n\n-----\nSUMMARY\n-----\n\xa0\n1. (C) It rains again.\n",
    ],
)
def test_what_is_composed_is_composed_at_once(text: str, style: str) -> None:
    """A text that a second pass would make anew from its record is made anew by the first."""
    proof(text, style)


@pytest.mark.parametrize("style", WRITTEN)
def test_seeds(style: str, seeds: Path) -> None:
    """All four proofs hold for the seeds, in every style that is there."""
    for path in sorted(seeds.glob("*.txt")):
        proof(path.read_bytes(), style)
        new = cablegram.reformat(cablegram.parse(path.read_bytes()), style)
        codes = {finding.code for finding in cablegram.parse(new.text).diagnostics}
        assert "unknown-line" not in codes
