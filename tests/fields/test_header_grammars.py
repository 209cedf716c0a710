"""What holds for all field grammars of heading, class line and page lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

from cablegram._fields.addressee import read_addressees
from cablegram._fields.class_line import read_class_line
from cablegram._fields.distribution import read_distribution
from cablegram._fields.page_line import read_page_line
from cablegram._fields.preamble import read_preamble
from cablegram._fields.routing import read_routing
from cablegram._fields.security import read_security
from cablegram._fields.station import read_station
from cablegram._grammar import field_parser, grammar_folder, load_parser

READERS: dict[str, Callable[[str], object]] = {
    "addressee": read_addressees,
    "class_line": read_class_line,
    "distribution": read_distribution,
    "page_line": read_page_line,
    "preamble": read_preamble,
    "routing": read_routing,
    "security": read_security,
    "station": read_station,
}
#: words of the format, which reach more of a grammar than letters at random
GROUPS = """
    PP OO DE RUEHC RUEHC/ RUEHFRA0170 #0302 /01 0371608 11/1215Z ZNY ZNR CCCCC SSSBB/FFFFF ZZH
    ZDK ( ) (CCY P R311313Z 061608 Z FEB 08 2008 TO INFO XMT/ ZEN/ AMEMBASSY PRIORITY NIACT
    IMMEDIATE 4444 4778-4781 AIG GRNC PAGE // / COLLECTIVE OF S E C R T SS SECRET UNCLAS UNCLASS
    CONFIDENTIAL LIMITED OFFICIAL USE SECTION 01 03 ONE TWO FINAL MOSCOW M0SCOW 00O302 PTQ1859
    //N01400// /REL SIPDIS TOSEC 001.2 291400Z ACTION ORIGIN: EUR-12 /026 RTTUZYUW -UUUU-- . > ##
"""
SALAD = st.lists(
    st.sampled_from(
        [*GROUPS.split(), " ", "  ", "\n", "\r\n", "\r", "\f", "\0", "\xa0", "é", "٣", "²", "ſ"]
    )
).map("".join)


@pytest.mark.parametrize("name", READERS)
class TestEveryGrammar:
    """Each grammar alone."""

    def test_is_free_of_conflicts(self, name: str) -> None:
        """Strict mode finds neither a conflict of rules nor an overlap of terminals."""
        pytest.importorskip("interegular")
        path = grammar_folder() / "fields" / f"{name}.lark"
        parser = load_parser(path.read_text(encoding="utf-8"), name, strict=True)
        assert isinstance(parser, Lark)

    @given(text=SALAD | st.text())
    def test_takes_every_text(self, name: str, text: str) -> None:
        """The tokens are the text; reading it raises nothing."""
        tokens = field_parser(name).parse(text).scan_values(lambda _: True)
        assert "".join(tokens) == text
        READERS[name](text)
