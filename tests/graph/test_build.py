"""``cablegram.graph``: nodes are messages, edges are references."""

from __future__ import annotations

import cProfile
import gc
import pstats
import weakref
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.graph.texts import cable

import cablegram
from cablegram.testing import Example, cables

nx = pytest.importorskip("networkx", reason="the extra graph is not installed")


def graph(*texts: str) -> Any:  # noqa: ANN401  networkx has no types
    """Return the graph of some texts."""
    return cablegram.graph(cablegram.parse(text) for text in texts)


def edges(found: Any) -> list[tuple[str, str]]:  # noqa: ANN401  as above
    """Return the ends of the edges, sorted."""
    return sorted((citing, cited) for citing, cited in found.edges())


class TestNodes:
    """What a node is, and what it says."""

    def test_a_message(self) -> None:
        """It has the facts that a reader looks for, and no others."""
        found = graph(cable("LIMA", 5))
        assert dict(found.nodes(data=True)) == {
            "08LIMA5": {
                "present": True,
                "kind": "cable",
                "mrn": "08LIMA5",
                "post": "LIMA",
                "dtg": "2008-02-06T16:08:00Z",
                "subject": "RAIN",
                "classification": "UNCLASSIFIED",
                "texts": 1,
                "corrected": False,
                "in_degree": 0,
                "out_degree": 0,
            }
        }

    def test_what_is_missing(self) -> None:
        """A telegram that is only cited has its number and post; other things have their text."""
        found = graph(cable("LIMA", 5, "A. OSLO 9", "B. HOLM-DIAZ TELCON OF MAY 6"))
        assert found.nodes["08OSLO9"] == {
            "present": False,
            "kind": "cable",
            "mrn": "08OSLO9",
            "post": "OSLO",
            "texts": 0,
            "corrected": False,
            "in_degree": 1,
            "out_degree": 0,
        }
        assert found.nodes["telcon: HOLM-DIAZ TELCON OF MAY 6"]["kind"] == "telcon"
        assert found.nodes["telcon: HOLM-DIAZ TELCON OF MAY 6"]["text"] == (
            "HOLM-DIAZ TELCON OF MAY 6"
        )

    def test_names_without_a_number(self) -> None:
        """Sender and date-time group, or file and number, or the number among all."""
        sent = "R 061608Z FEB 08\nFM CNO WASHINGTON DC\n\nSUBJ/RAIN//\n"
        cables = [cablegram.parse(text) for text in (sent, "SUBJECT: RAIN\n", "SUBJECT: SNOW\n")]
        found = cablegram.graph([cables[0], ("rain.txt", cables[1]), cables[2]])
        assert list(found) == [
            "CNO WASHINGTON DC 2008-02-06T16:08:00Z",
            "rain.txt#2",
            "message 3",
        ]
        assert found.nodes["rain.txt#2"]["source"] == "rain.txt"

    @pytest.mark.parametrize("order", [(0, 1), (1, 0)])
    def test_sections_are_one_message(self, order: tuple[int, int]) -> None:
        """Whichever comes first: the facts are those of the lowest section."""
        texts = (
            cable("LIMA", 5, "OSLO 9", of="01 OF 02", subject="RAIN"),
            cable("LIMA", 5, "OSLO 9", "QUITO 7", of="02 OF 02", subject="SNOW"),
        )
        found = graph(*(texts[place] for place in order))
        assert found.nodes["08LIMA5"]["texts"] == 2
        assert found.nodes["08LIMA5"]["subject"] == "RAIN"
        assert edges(found) == [("08LIMA5", "08OSLO9"), ("08LIMA5", "08QUITO7")]

    @pytest.mark.parametrize("order", [(0, 1), (1, 0)])
    def test_a_section_without_a_date(self, order: tuple[int, int]) -> None:
        """It is known by post and number, if one message alone has them."""
        undated = "UNCLAS SECTION 02 OF 02 LA PAZ 002080\n\nREF: OSLO 9\n\n4. It snows.\n"
        texts = (cable("LA PAZ", 2080, of="01 OF 02"), undated)
        assert graph(*(texts[place] for place in order)).nodes["08LAPAZ2080"]["texts"] == 2
        assert graph(undated, undated).nodes["LA PAZ 2080"]["texts"] == 2

    def test_two_years_of_one_number(self) -> None:
        """Nobody can tell to which of two messages a section without a date belongs."""
        undated = "UNCLAS SECTION 02 OF 02 LIMA 000005\n\n4. It snows.\n"
        of_2008 = cable("LIMA", 5, of="01 OF 02")
        found = graph(of_2008, of_2008.replace("FEB 08", "FEB 09"), undated)
        assert {name: node["texts"] for name, node in found.nodes(data=True)} == {
            "08LIMA5": 1,
            "09LIMA5": 1,
            "LIMA 5": 1,
        }

    @pytest.mark.parametrize("order", [(0, 1), (1, 0)])
    def test_a_corrected_copy(self, order: tuple[int, int]) -> None:
        """It is the same message, and what it says goes before what the first text says."""
        texts = (
            cable("LIMA", 5, "A. OSLO 9", subject="RIAN"),
            cable("LIMA", 5, "A. OSLO 9", copy="C O R R E C T E D  C O P Y (SUBJECT)\n"),
        )
        found = graph(*(texts[place] for place in order))
        node = found.nodes["08LIMA5"]
        assert (node["texts"], node["corrected"], node["subject"]) == (2, True, "RAIN")
        assert edges(found) == [("08LIMA5", "08OSLO9")]

    def test_a_later_text_gives_what_the_first_lacks(self) -> None:
        """The same number twice: no fact is lost."""
        bare = "R 061608Z FEB 08\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 000005\n"
        assert graph(bare, cable("LIMA", 5)).nodes["08LIMA5"]["subject"] == "RAIN"


class TestEdges:
    """What an edge is, and where it leads."""

    def test_resolved_whatever_the_order(self) -> None:
        """What is cited before it comes is present when it has come."""
        texts = [cable("OSLO", 9, "LIMA 5"), cable("LIMA", 5)]
        for found in (graph(*texts), graph(*texts[::-1])):
            assert edges(found) == [("08OSLO9", "08LIMA5")]
            assert found.nodes["08LIMA5"]["present"]
            assert found.nodes["08LIMA5"]["in_degree"] == 1
            assert found.nodes["08OSLO9"]["out_degree"] == 1

    def test_what_it_says(self) -> None:
        """Letter, kind, NOTAL and the words; a letter that is not there is no attribute."""
        found = graph(cable("OSLO", 9, "A. 07 LIMA 5 (NOTAL)"), cable("QUITO", 7, "LIMA 6"))
        assert [edge for _, _, edge in found.edges(data=True)] == [
            {"label": "A", "kind": "cable", "notal": True, "text": "07 LIMA 5 (NOTAL)"},
            {"kind": "cable", "notal": False, "text": "LIMA 6"},
        ]

    def test_twice_is_two(self) -> None:
        """Two references to one telegram are two edges; each edge has a number of its own."""
        found = graph(cable("OSLO", 9, "A. LIMA 5", "B. LIMA 5"), cable("LIMA", 5, "LIMA 5"))
        assert sorted(found.edges(keys=True)) == [
            ("08LIMA5", "08LIMA5", 2),
            ("08OSLO9", "08LIMA5", 0),
            ("08OSLO9", "08LIMA5", 1),
        ]

    def test_documents_are_one_by_their_text(self) -> None:
        """The same words in whatever case are the same thing, of another kind another."""
        report, other = "THE LIMA REPORT OF MAY 1", "The Lima Report of May 1"
        found = graph(cable("OSLO", 9, report), cable("QUITO", 7, other))
        assert found.nodes["document: THE LIMA REPORT OF MAY 1"]["in_degree"] == 2

    @pytest.mark.parametrize(
        ("origin", "cited"),
        [
            ("CNO WASHINGTON DC", "CNO 061608Z FEB 08"),
            ("CNO", "CNO WASHINGTON DC 061608Z FEB 08"),
            ("AMEMBASSY LIMA", "LIMA 061608Z FEB 08"),
            ("USCINCSO QUARRY HEIGHTS PM//SCJ2//", "USCINCSO 061608Z FEB 08"),
        ],
    )
    def test_date_time_groups(self, origin: str, cited: str) -> None:
        """A reference by sender and moment leads to the message, under a shorter name, too."""
        sent = f"R 061608Z FEB 08\nFM {origin}\n\nSUBJECT: RAIN\n"
        found = graph(cable("OSLO", 9, cited, day=7), sent)
        [(_, target, edge)] = found.edges(data=True)
        assert found.nodes[target]["present"]
        assert (found.nodes[target]["subject"], edge["kind"]) == ("RAIN", "dtg")

    def test_reference_sets(self) -> None:
        """The Navy's ``REF/A/MSG/...`` says the same."""
        sent = "R 061608Z FEB 08\nFM CNO WASHINGTON DC\n\nSUBJ/RAIN//\n"
        citing = "R 071608Z FEB 08\nFM CNO WASHINGTON DC\nBT\nUNCLAS\n"
        citing += "SUBJ/SNOW//\nREF/A/MSG/CNO/061608ZFEB08//\nBT\n"
        found = graph(citing, sent)
        assert edges(found) == [
            ("CNO WASHINGTON DC 2008-02-07T16:08:00Z", "CNO WASHINGTON DC 2008-02-06T16:08:00Z")
        ]

    @pytest.mark.parametrize(
        "cited", ["CNO 061608Z", "CNO 061609Z FEB 08", "CINCPAC 061608Z FEB 08"]
    )
    def test_date_time_groups_of_others(self, cited: str) -> None:
        """Another minute, another sender, no month: nobody knows what is meant."""
        sent = "R 061608Z FEB 08\nFM CNO WASHINGTON DC\n\nSUBJECT: RAIN\n"
        assert graph(cable("OSLO", 9, cited), sent).nodes[f"dtg: {cited}"]["present"] is False

    def test_two_messages_of_one_minute(self) -> None:
        """Where two could be meant, neither is."""
        found = graph(cable("LIMA", 5), cable("LIMA", 6), cable("OSLO", 9, "LIMA 061608Z FEB 08"))
        assert edges(found) == [("08OSLO9", "dtg: LIMA 061608Z FEB 08")]

    def test_a_date_time_group_in_two_sections(self) -> None:
        """What both cite is cited once."""
        ref = "A. CNO 061608Z FEB 08"
        texts = [cable("OSLO", 9, ref, of=of) for of in ("01 OF 02", "02 OF 02")]
        assert edges(graph(*texts)) == [("08OSLO9", "dtg: CNO 061608Z FEB 08")]


class TestWhole:
    """What holds of every graph."""

    def test_nothing(self) -> None:
        """No cables, no nodes."""
        assert len(cablegram.graph([])) == 0

    @settings(max_examples=max(10, settings().max_examples // 4))
    @given(st.lists(cables(), max_size=2))
    def test_drawn_cables(self, examples: list[Example]) -> None:
        """Each message is a node, each reference of a message with one text is an edge."""
        read = [cablegram.parse(one.text) for one in examples]
        found = cablegram.graph(read)
        here = {name: node for name, node in found.nodes(data=True) if node["present"]}
        assert sum(node["texts"] for node in here.values()) == len(read)
        assert {one.mrn for one in read if one.mrn} <= set(here)
        assert sum(node["in_degree"] for _, node in found.nodes(data=True)) == len(found.edges)
        if len(here) == len(read):
            cited = sorted(one.text for cable in read for one in cable.references)
            assert sorted(edge["text"] for _, _, edge in found.edges(data=True)) == cited

    def test_no_cable_is_kept(self) -> None:
        """A cable is free to go as soon as the next is asked for."""
        gone = []

        def one_by_one() -> Iterable[cablegram.Cable]:
            for number in range(3):
                read = cablegram.parse(cable("LIMA", number, "OSLO 9", "CNO 061608Z FEB 08"))
                seen = weakref.ref(read)
                yield read
                del read
                gc.collect()
                gone.append(seen)

        found = cablegram.graph(one_by_one())
        assert [one() for one in gone[:-1]] == [None, None]
        assert len(found) == 5

    def test_work_grows_with_the_messages(self) -> None:
        """Twice as many texts of one message, each citing something else: twice the calls."""
        assert calls(200) < 2.2 * calls(100)


def calls(count: int) -> int:
    """Return how many calls a graph of so many texts takes."""
    texts = [cable("LIMA", 5, f"OSLO {n}", "CNO 061608Z FEB 08") for n in range(1, count + 1)]
    records = [cablegram.parse(text) for text in texts]
    for record in records:
        assert record.references  # read beforehand
    profile = cProfile.Profile()
    profile.runcall(cablegram.graph, records)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]
