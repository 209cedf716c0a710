"""Plain text from a record: every key of the record finds a place where the grammar reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cablegram
from cablegram import nodes
from cablegram._compose import parts, write_plain
from cablegram._compose.manner import manner_of
from cablegram._compose.parts import Wrong, differences
from cablegram._compose.plain import write_record
from cablegram._compose.wrapping import BODY, wrap, wrap_safely
from cablegram._record import facts
from cablegram.testing import Example, cables

PARAGRAPH = {"type": "paragraph", "number": 1, "portion": None, "text": "X.", "items": []}
#: one sample of each kind out of so many
_EVERY = 12


def record_of(text: str) -> dict[str, Any]:
    """Return the record of a text."""
    return facts(cablegram.parse(text))


def assert_holds(cable: cablegram.Cable) -> None:
    """Assert the proofs: same facts, written again the same, no unknown line."""
    text, wrong = write_record(facts(cable), manner_of(cable))
    assert wrong == Wrong()
    again = cablegram.parse(text)
    assert facts(again) == facts(cable)
    assert write_plain(again) == text
    assert not any(isinstance(node, nodes.UnknownLine) for node in again.tree.nodes())


class TestProofs:
    """What always holds."""

    @given(cables())
    def test_generated(self, example: Example) -> None:
        """Over generated cables."""
        assert_holds(cablegram.parse(example.text))

    @pytest.mark.parametrize("kind", ["text", "html", "latin1", "csv", "nara", "smart", "navadmin"])
    def test_corpus(self, corpus: Path, kind: str) -> None:
        """Over a sample of real cables, each envelope and carrier."""
        for path in sorted((corpus / kind).iterdir())[::_EVERY]:
            for cable in cablegram.read(path):
                assert_holds(cable)

    def test_seeds(self, seeds: Path) -> None:
        """Over the seeds."""
        for path in sorted(seeds.iterdir()):
            assert_holds(cablegram.parse(path.read_bytes()))


class TestPlaces:
    """Where parts of the record stand that only some kinds of cables have."""

    @pytest.mark.parametrize(
        ("given_text", "line"),
        [
            ("This record is a partial extract of ...\n\nUNCLAS LIMA 5\n", "This record is a"),
            ("ACTION EUR-25\nINFO OCT-01 ISO-00 /026 W\n", "INFO  OCT-01 ISO-00"),
            ("DRAFTED BY EUR/EE:JDOE\nAPPROVED BY EUR:RROE\n", "APPROVED BY EUR:RROE"),
            ("R 061608Z FEB 08 ZDK\nFM AMEMBASSY LIMA\n", "R 061608Z FEB 08 ZDK"),
            ("NIACT IMMEDIATE\n061608Z FEB 08 ZDK\nFM OSLO\n", "061608Z FEB 08 ZDK"),
            ("UNCLAS LIMA 5\n\nCORRECTED COPY\n", "CORRECTED COPY\n"),
            ("UNCLAS LIMA 5\n\nCORRECTED COPY (TEXT)\n", "CORRECTED COPY (TEXT)"),
            ("UNCLAS LIMA 5\n\nC O R R E C T E D C O P Y (TEXT)\n", "CORRECTED COPY (TEXT)"),
            ("SECRET LIMA 5\n\nC O R R E C T E D C O P Y TEXT\n", "CORRECTED COPY - TEXT"),
            ("FM AMEMBASSY LIMA\nTO ZEN/AMEMBASSY QUITO\n", "TO ZEN/AMEMBASSY QUITO"),
            ("NIACT IMMEDIATE\n061608Z FEB 08\nFM AMEMBASSY LIMA\n", "NIACT IMMEDIATE"),
            ("SECRET LIMA 5\n\n1. Y.\n\nDOE\n\nMessage Attributes\n\nFrom: LIMA\n", "From"),
            ("RTTUZYUW RHOIAAA0001 0581603-UUUU--RHSSSUU.\nFM CNO\nBT\nUNCLAS\n", "RTTUZYUW"),
            ("MRN: 94 LIMA 12\nSubject: (U) Rain\n", "MRN: 94 LIMA 12"),
        ],
    )  # fmt: skip
    def test_lines(self, given_text: str, line: str) -> None:
        """The line is there, and is read as it was."""
        cable = cablegram.parse(given_text)
        text = write_plain(cable)
        assert f"\n{line}" in f"\n{text}"
        assert record_of(text) == facts(cable)

    def test_correction_among_captions(self) -> None:
        """The words stand with their caption, once, and the captions keep their order."""
        given = "SECRET LIMA 5\n\nSIPDIS\n\nCORRECTED COPY (TEXT)\n\nNOFORN\n\nSTATE FOR EUR\n"
        text = write_plain(cablegram.parse(given))
        assert (
            text.replace("S E C R E T", "SECRET").replace("000005", "5").startswith(f"BT\n{given}")
        )
        assert text.count("CORRECTED") == 1

    def test_date_without_precedence(self) -> None:
        """A group begins no line 5; a print of SMART has a row for it."""
        given = cablegram.parse("MRN: 09 AMMAN 417\nDate/DTG: 101530Z APR 09\n\n1. (U) Rain.\n")
        text = write_plain(given)
        assert facts(cablegram.parse(text)) == facts(given)
        assert "None" not in text

    def test_unmarked_paragraph_in_front_of_a_number(self) -> None:
        """A short line that is no heading does not become one."""
        text = "SUBJECT: X\n\n1. Y.\n-----\nThe Harbour\n\n2. Z.\n"
        before = record_of(text)
        assert [it["type"] for it in before["body"]] == ["paragraph"] * 3
        assert record_of(write_plain(cablegram.parse(text))) == before


class TestWrapping:
    """Lines of 69 characters, broken where a reader joins them again."""

    @pytest.mark.parametrize(
        ("words", "lines"),
        [
            ("the INTER- NATIONAL trade", ["the", "INTER- NATIONAL", "trade"]),
            ("a gap   of three blanks", ["a gap   of", "three blanks"]),
            ("incomprehensibilities are", ["incomprehensibilities", "are"]),
        ],
    )
    def test_places(self, words: str, lines: list[str]) -> None:
        """Not behind a hyphen, not at a gap, not inside a word."""
        assert wrap(words, 12) == lines

    @pytest.mark.parametrize("word", ["(b)", "a.", "12.", "--", "SIPDIS", "*", "(12)", "4)"])
    def test_words_that_begin_something(self, word: str) -> None:
        """A line does not begin with a word that would begin something else."""
        words = f"1. It rained and rained {word} and rained on and on for a whole week."
        for width in range(24, 40):
            lines = wrap_safely(words, width, context=BODY)
            assert " ".join(lines) == words
            assert not any(line.startswith(word) for line in lines[1:])
            found = record_of("SUBJECT: X\n\n" + "\n".join(lines) + "\n\n2. It stopped.\n")
            assert found["body"][0]["text"] == words[3:]

    @given(st.text("ab-/. (1)", max_size=60), st.integers(5, 30))
    def test_any_words(self, words: str, width: int) -> None:
        """Lines joined by blanks are the words."""
        assert " ".join(wrap(words, width)) == words


class TestDifferences:
    """What of a record reads otherwise."""

    def test_blocks(self) -> None:
        """Blocks are compared one by one, the others by key."""
        one = record_of("SUBJECT: X\n\n1. A.\n\n2. B.\n\n3. C.\n")
        two = record_of("SUBJECT: Y\n\n1. A.\n\n2. D.\n\n3. C.\n")
        assert differences(one, two) == Wrong(frozenset({"subject"}), frozenset({1}))
        assert differences(one, one) == Wrong()


@pytest.mark.parametrize("length", [10, 100])
def test_number_of_readings(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a text that cannot be written is, it is read back a fixed number of times."""
    texts: list[str] = []

    def read_back(text: str) -> dict[str, Any]:
        texts.append(text)
        return record_of(text)

    monkeypatch.setattr(parts, "read_back", read_back)
    blocks = [{"type": "text", "text": f"a note {n}"} for n in range(length)]
    _, wrong = write_record({**record_of("SUBJECT: X\n"), "body": [*blocks, PARAGRAPH]})
    assert wrong
    assert len(texts) <= 13
