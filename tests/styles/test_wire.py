"""``wire``: ACP 127 as it is sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

import cablegram
from cablegram import nodes, tables
from cablegram._compose import parts
from cablegram._record import facts
from cablegram._styles.style import Options, Styled
from cablegram._styles.wire import write
from cablegram.testing import Example, cables, messages

_EVERY = 12

HEADING = """\
VZCZCXRO0123
OO RUEHXX RUEHYY
DE RUEHLP #0244/01 0430915
ZNY CCCCC ZZH
O 120915Z FEB 08 ZDK
FM AMEMBASSY LA PAZ
TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419
"""
HEAD = "CONFIDENTIAL LA PAZ 000244\nE.O. 12958: DECL: 02/12/2018\nSUBJECT: RAIN\n"


def wire(text: str, **options: object) -> Styled:
    """Return a text as sent."""
    return write(cablegram.parse(text), Options(**options))  # type: ignore[arg-type]


def codes(styled: Styled) -> list[str]:
    """Return the codes of the findings."""
    return [finding.code for finding in styled.findings]


def assert_holds(cable: cablegram.Cable) -> None:
    """Assert the proofs: same facts, sent again the same, no unknown line."""
    styled = write(cable, Options())
    again = cablegram.parse(styled.text)
    assert facts(again) == facts(cable)
    assert write(again, Options()).text == styled.text
    if "wire-kept" not in codes(styled):
        assert not any(isinstance(node, nodes.UnknownLine) for node in again.tree.nodes())
        wide = [line for line in styled.text.split("\r\n") if len(line) > 69]
        assert bool(wide) == ("wire-width" in codes(styled))


class TestProofs:
    """What always holds."""

    @given(cables())
    def test_generated(self, example: Example) -> None:
        """Over generated cables; none of them stands as it was."""
        cable = cablegram.parse(example.text)
        assert_holds(cable)
        assert "wire-kept" not in codes(write(cable, Options()))

    @given(messages())
    @settings(max_examples=40)
    def test_lines_in_any_order(self, text: str) -> None:
        """Over lines of every kind, in any order."""
        assert_holds(cablegram.parse(text))

    @pytest.mark.parametrize("kind", ["text", "html", "latin1", "csv", "nara", "smart", "navadmin"])
    def test_corpus(self, corpus: Path, kind: str) -> None:
        """Over a sample of real cables, each envelope and carrier."""
        for path in sorted((corpus / kind).iterdir())[::_EVERY]:
            for cable in cablegram.read(path):
                assert_holds(cable)

    @given(cables())
    @settings(max_examples=40)
    def test_transliterated(self, example: Example) -> None:
        """Transliterated, a cable says the same in other letters, and stays so."""
        cable = cablegram.parse(example.text)
        options = Options(transliterate=True, characters="strict")
        once = write(cable, options)
        again = cablegram.parse(once.text)
        assert again.mrn == cable.mrn
        assert len(again.body) == len(cable.body)
        assert write(again, options).text == once.text


class TestFormat:
    """What the text looks like."""

    def test_whole(self) -> None:
        """Format lines, spaced class, CR LF, the serial once more, eight line feeds, NNNN."""
        styled = wire(f"{HEADING}\n{HEAD}\n1. (U) IT RAINED.\n\nDOE\n")
        expected = (
            f"{HEADING}BT\nC O N F I D E N T I A L LA PAZ 000244\n\n"
            "E.O. 12958: DECL: 02/12/2018\n\nSUBJECT: RAIN\n\n1. (U) IT RAINED.\n\n"
            "DOE\nBT\n#0244\n\n\n\n\n\n\n\nNNNN\n"
        )
        assert styled.text == expected.replace("\n", "\r\n")
        assert styled.findings == []

    def test_pages(self) -> None:
        """A page has twenty lines from format line 5 on; empty lines and a page line part two."""
        body = "\n\n".join(f"{n}. (U) IT RAINED ON DAY {n}." for n in range(1, 31))
        lines = wire(f"{HEADING}\n{HEAD}\n{body}\n").text.split("\r\n")
        pages = [at for at, line in enumerate(lines) if line.startswith("PAGE")]
        assert lines[pages[0]] == "PAGE 02 RUEHLP0244 C O N F I D E N T I A L"
        assert [lines[at - 3 : at] for at in pages] == [["", "", ""]] * len(pages)
        first = lines.index("O 120915Z FEB 08 ZDK")
        starts = [first, *(at + 1 for at in pages)]
        ends = [*(at - 3 for at in pages), len(lines)]
        assert all(end - start <= 20 for start, end in zip(starts[:-1], ends[:-1], strict=True))

    def test_pages_cut_paragraphs(self) -> None:
        """A page may end in the middle of a sentence, and the paragraph is still one."""
        words = " ".join(["IT RAINED AND"] * 250) + " STOPPED."
        cable = cablegram.parse(f"{HEADING}\n{HEAD}\n1. (U) {words}\n\n2. (U) FINE.\n")
        styled = write(cable, Options())
        assert styled.text.count("PAGE 0") == 3
        assert cablegram.parse(styled.text).body[0].text == words

    def test_addressees_over_pages(self) -> None:
        """A page line falls between addressees."""
        names = "".join(f"AMEMBASSY LIMA {n:04}\n" for n in range(1, 40))
        styled = wire(f"{HEADING}INFO AMEMBASSY QUITO\n{names}\n{HEAD}\n1. (U) RAIN.\n")
        assert "\r\n\r\nPAGE 02 RUEHLP0244 C O N F I D E N T I A L\r\n\r\nAMEMB" in styled.text
        assert len(cablegram.parse(styled.text).info) == 40

    def test_missing_lines_are_not_invented(self) -> None:
        """A format line that the message lacks is left out, and named."""
        styled = wire("O 061608Z FEB 08\nFM AMEMBASSY LIMA\n\nSECRET LIMA 000302\n")
        assert styled.text.startswith("O 061608Z FEB 08\r\nFM AMEMBASSY LIMA\r\nBT\r\nS E C R E T")
        assert [finding.message for finding in styled.findings] == [
            "format line 1 is left out: the message has no transmission identification",
            (
                "format line 2 is left out: the message does not say which stations to call; "
                "its prosign would be OO"
            ),
            (
                "format line 3 is left out: the message does not name the calling station; "
                "its serial would be #0302"
            ),
            "format line 4 is left out: the message has no security warning",
            "format line 7 is left out: the message has no action addressee",
        ]

    def test_wide_table(self) -> None:
        """A table wider than a line keeps its lines, and a finding says where."""
        row = "HARBOUR" + " " * 60 + "RAIN   YES\n"
        styled = wire(f"{HEADING}\n{HEAD}\n1. (U) AS FOLLOWS:\n\n{row}{row}\n2. (U) DONE.\n")
        assert row.strip() in styled.text
        (finding,) = styled.findings
        assert finding.code == "wire-width"
        assert finding.message == "2 lines are wider than 69 characters"
        assert styled.text[slice(*finding.span)].startswith("HARBOUR")

    def test_findings_are_of_the_text(self) -> None:
        """Each finding comes once, and is of the text returned, however often it was tried."""
        body = "1. (C) B x.\n\n" * 40
        for options in ({}, {"transliterate": True}):
            styled = wire(f"{HEADING}BT\n{HEAD}\n{body}", **options)
            found = [(it.code, it.message, it.span) for it in styled.findings]
            assert len(found) == len({*found})
            assert all(end <= len(styled.text) for _, _, (_, end) in found)

    def test_one_long_page(self) -> None:
        """A table is not cut; the page that has it is longer than twenty lines."""
        rows = "\n".join(f"MAY {day:02}      {day * 3}" for day in range(1, 31))
        styled = wire(f"{HEADING}BT\n{HEAD}\n1. (C) RAIN:\n\n{rows}\n\n2. (C) DONE.\n")
        said = [it.message for it in styled.findings if it.code == "wire-pages"]
        assert said == ["a page has more than 20 lines: what stands there is not to be cut"]

    def test_unnumbered_pages(self) -> None:
        """Without station and number, nothing tells what page lines would bear."""
        body = "\n\n".join(f"{n}. IT RAINED." for n in range(1, 31))
        styled = wire(f"SUBJECT: RAIN\n\n{body}\n")
        assert "PAGE" not in styled.text
        assert "wire-pages" in codes(styled)

    def test_more_pages_than_numbers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A page line has three figures at most; a longer text is read once, not a dozen times."""
        readings: list[str] = []

        before = parts.read_back

        def read_back(text: str) -> dict[str, object]:
            readings.append(text)
            return before(text)

        monkeypatch.setattr(parts, "read_back", read_back)
        body = "".join(f"{n}. (U) it\n\n" for n in range(1, 10)) * 1_200
        styled = wire(f"UNCLAS LIMA 5\n\nSUBJECT: X\n\n{body}")
        assert "PAGE" not in styled.text
        assert len(readings) == 1


class TestCharacters:
    """Characters that a teletype lacks."""

    TEXT = f"{HEADING}\n{HEAD}\n1. (U) DOE’S “café” at 5%; [x].\n\n2. (U) DONE.\n"

    def test_kept(self) -> None:
        """They are kept, and each is named, with its first place."""
        styled = wire(self.TEXT)
        assert "DOE’S “café” at 5%; [x]." in styled.text
        found = {styled.text[slice(*it.span)]: it.message for it in styled.findings}
        assert found == {
            "’": "'’' (U+2019): not in the teletype set, kept as it stands",
            "“": "'“' (U+201C): not in the teletype set, kept as it stands",
            "c": "small letters, 6 times: not in the teletype set, kept as it stands",
            "é": "'é' (U+00E9): not in the teletype set, kept as it stands",
            "”": "'”' (U+201D): not in the teletype set, kept as it stands",
            "%": "'%' (U+0025): not in the teletype set, kept as it stands",
            "[": "'[' (U+005B): not in the teletype set, kept as it stands",
            "]": "']' (U+005D): not in the teletype set, kept as it stands",
        }

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("teletype", 'DOE\'S "CAFE" AT 5 PCT; (X).'),
            ("strict", "DOES QUOTE CAFE UNQUOTE AT 5 PCT, (X)."),
        ],
    )
    def test_transliterated(self, name: str, text: str) -> None:
        """On request others stand for them, and one finding says which."""
        styled = wire(self.TEXT, transliterate=True, characters=name)
        assert cablegram.parse(styled.text).body[0].text == text
        assert set(styled.text) <= tables.character_set(name) | {"\r", "\n"} | {"#"}
        assert "wire-transliterated" in codes(styled)

    def test_nothing_stands_for_it(self) -> None:
        """A character that nothing stands for is kept."""
        styled = wire(f"{HEADING}\n{HEAD}\n1. (U) 雨.\n\n2. (U) DONE.\n", transliterate=True)
        assert "雨" in styled.text
        assert codes(styled) == ["wire-characters"]
