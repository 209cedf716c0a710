"""The tables: what they know, by which rules, and that the unknown never fails."""

from __future__ import annotations

import csv
import subprocess
import sys
from importlib.resources import files

import pytest

from cablegram import tables


class TestPost:
    """`tables.post`."""

    @pytest.mark.parametrize(
        ("written", "name"),
        [
            ("MOSCOW", "MOSCOW"),
            ("moscow", "MOSCOW"),
            ("NEWDELHI", "NEW DELHI"),
            ("N'DJAMENA", "NDJAMENA"),
            ("SECSTATE", "STATE"),
            ("SECSTATE WASHDC", "STATE"),
            ("UNVIE", "UNVIE VIENNA"),
            ("AMEMBASSY LA PAZ", "LA PAZ"),
            ("US MISSION EC BRUSSELS", "EC BRUSSELS"),
            ("USMISSION USNATO", "USNATO"),
            ("IRPO DUBAI", "RPO DUBAI"),
        ],
    )
    def test_is_found_by_name_alias_and_addressee(self, written: str, name: str) -> None:
        """Case, blanks, punctuation and the word in front of a post are of no account."""
        found = tables.post(written)

        assert found is not None
        assert name == found.name

    @pytest.mark.parametrize(
        ("cut", "name"),
        [("ANTANANARI", "ANTANANARIVO"), ("USEU BRUSS", "USEU BRUSSELS"), ("CARACA", "CARACAS")],
    )
    def test_is_found_by_its_cut_form(self, cut: str, name: str) -> None:
        """Page lines cut a name to ten characters, or to six; no alias is needed for that."""
        found = tables.post(cut)

        assert found is not None
        assert name == found.name

    def test_name_goes_before_alias_and_cut_form(self) -> None:
        """No alias and no cut form of another post hides a name."""
        for entry in tables.posts():
            assert tables.post(entry.name) is entry

    def test_reads_figures_as_letters_if_one_post_comes_of_it(self) -> None:
        """``COTON0U`` was typed with a zero."""
        found = tables.post("COTON0U")

        assert found is not None
        assert found.name == "COTONOU"
        assert tables.post("0000") is None

    @pytest.mark.parametrize("written", ["", " ", "ATLANTIS", "AMEMBASSY", "\0", "¶", "1979"])
    def test_unknown_is_none(self, written: str) -> None:
        """Nothing that is asked for raises."""
        assert tables.post(written) is None


class TestMrn:
    """`tables.mrn`."""

    @pytest.mark.parametrize(
        ("year", "post", "serial", "expected"),
        [
            (2008, "MOSCOW", 302, "08MOSCOW302"),
            (1974, "SECSTATE", 5, "74STATE5"),
            (2009, "TOSEC", 110023, "09TOSEC110023"),
            (2000, "UNVIE", 1, "00UNVIEVIENNA1"),
            (None, "MOSCOW", 302, None),
            (2008, None, 302, None),
            (2008, "MOSCOW", None, None),
            (2008, "...", 3, None),
        ],
    )
    def test_joins_year_post_and_serial(
        self, year: int | None, post: str | None, serial: int | None, expected: str | None
    ) -> None:
        """Two digits of the year, the post without blanks, the number without zeros."""
        assert expected == tables.mrn(year, post, serial)


class TestTag:
    """`tables.tag`."""

    def test_knows_kind_and_title(self) -> None:
        """A listed code has both."""
        entry = tables.tag("PREL")

        assert entry is not None
        assert (entry.kind, entry.title, entry.listed) == (
            "subject",
            "External Political Relations",
            True,
        )

    @pytest.mark.parametrize(("code", "kind"), [("KXYZ", "program"), ("PXYZ", "subject")])
    def test_four_letters_have_a_kind_by_rule(self, code: str, kind: str) -> None:
        """The first letter names the field of a code that is not listed."""
        entry = tables.tag(code)

        assert entry is not None
        assert (entry.kind, entry.title, entry.listed) == (kind, None, False)

    @pytest.mark.parametrize("code", ["", "Q", "XQZW", "P12A", "HUMAN RIGHTS", "ÄÄÄÄ"])
    def test_unknown_is_none(self, code: str) -> None:
        """No rule, no entry, no error."""
        assert tables.tag(code) is None


class TestCountries:
    """The letters of ISO 3166."""

    def test_codes_have_letters_and_posts_a_country(self) -> None:
        """A country has its letters by its TAGS and by its name; a region has none."""
        assert [getattr(tables.tag(code), "iso", "?") for code in ("GM", "UR", "XM", "PREL")] == [
            "DE",
            "SUHH",
            None,
            None,
        ]
        assert tables.country_code("cote  d'ivoire") == "CI"
        countries = {post.country for post in tables.posts() if post.country}
        assert {it for it in countries if not tables.country_code(it)} == {
            "Jerusalem",
            "Netherlands Antilles",
        }

    def test_letters_that_are_no_tags_mean_the_country(self) -> None:
        """Letters of ISO 3166 lead to the code that was meant, unless they are a code."""
        assert tables.tags_like("DE") == ["GM"]
        assert tables.tags_like("CH") == []


class TestOthers:
    """The small tables."""

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("C O N F I D E N T I A L", "CONFIDENTIAL"),
            ("TOP SECRET", "TOP SECRET"),
            ("UNCLAS EFTO", "UNCLASSIFIED"),
            ("E", "UNCLASSIFIED"),
            ("CCCCC", "CONFIDENTIAL"),
            ("LOU", "LIMITED OFFICIAL USE"),
        ],
    )
    def test_classification(self, text: str, name: str) -> None:
        """Words, spaced words, letters and the group of format line 4."""
        found = tables.classification(text)

        assert found is not None
        assert name == found.name

    def test_classifications_are_ranked(self) -> None:
        """From UNCLASSIFIED up to TOP SECRET."""
        names = ["UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET"]
        ranks = [entry.rank for name in names if (entry := tables.classification(name))]

        assert ranks == [0, 1, 2, 3, 4]

    @pytest.mark.parametrize(
        ("text", "name"),
        [("Z", "FLASH"), ("OO", "IMMEDIATE"), ("NIACT", "NIACT IMMEDIATE"), ("r", "ROUTINE")],
    )
    def test_precedence(self, text: str, name: str) -> None:
        """Prosign, doubled prosign, word."""
        found = tables.precedence(text)

        assert found is not None
        assert name == found.name

    def test_executive_order_holds_from_day_to_day(self) -> None:
        """A wrong number that is known leads to the right order."""
        order = tables.executive_order("12598")

        assert order is not None
        assert order.number == "12958"
        assert order.superseded is not None
        assert order.effective < order.superseded
        assert order.longest_years == 25

    def test_executive_orders_follow_each_other(self) -> None:
        """Each order holds until the next does."""
        numbers = ["10501", "11652", "12065", "12356", "12958", "13526"]
        orders = [order for number in numbers if (order := tables.executive_order(number))]

        assert len(numbers) == len(orders)
        assert [order.superseded for order in orders[:-1]] == [
            order.effective for order in orders[1:]
        ]

    def test_captions(self) -> None:
        """Spaced or not, numbered or not; a number only behind those that have one."""
        assert tables.is_caption("S I P D I S")
        assert tables.is_caption("TOSEC 110023")
        assert not tables.is_caption("NODIS 5")
        assert not tables.is_caption("STATE FOR EUR")

    def test_operating_signal_and_indicator(self) -> None:
        """A digit behind a signal does not hide it."""
        signal = tables.operating_signal("ZFF4")
        indicator = tables.indicator("RUEHC")

        assert signal is not None
        assert indicator is not None
        assert signal.code == "ZFF"

    def test_unknown_is_none(self) -> None:
        """Every look-up takes any text."""
        lookups = (
            tables.caption,
            tables.classification,
            tables.executive_order,
            tables.indicator,
            tables.operating_signal,
            tables.precedence,
            tables.reference_kind,
        )

        assert [look(text) for look in lookups for text in ("", "?", "\0", "QQ")] == [None] * 28


class TestFiles:
    """The files themselves."""

    @pytest.mark.parametrize(
        "name",
        [
            "captions",
            "classifications",
            "designations",
            "executive_orders",
            "operating_signals",
            "posts",
            "precedences",
            "reference_words",
            "routing_indicators",
            "tags",
        ],
    )
    def test_rows_are_whole_and_keys_unique(self, name: str) -> None:
        """Each row has each column, each key stands once; small tables name their source."""
        path = files("cablegram.tables") / "data" / f"{name}.csv"
        rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        keys = [row[0] for row in rows[1:]]

        assert {len(rows[0])} == {len(row) for row in rows}
        assert len(keys) == len(set(keys))
        assert all(keys)
        if "source" in rows[0]:
            assert all(row[-1] for row in rows)

    def test_nothing_is_read_at_import(self) -> None:
        """Importing the tables opens no CSV file."""
        code = (
            "import sys; seen = []\n"
            "sys.addaudithook(lambda e, a: e == 'open' and seen.append(str(a[0])))\n"
            "import cablegram.tables\n"
            "sys.exit(any(name.endswith('.csv') for name in seen))"
        )

        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
