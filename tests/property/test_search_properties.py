"""Both engines of a search give the same answers, whatever is asked of whatever records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.search_set import CABLES, records, write_table

import cablegram
from cablegram._search.cited import citing, resolved
from cablegram._search.conditions import Condition
from cablegram._search.counts import by_of
from cablegram._search.errors import SearchError
from cablegram._search.places import names
from cablegram._search.records import matcher
from cablegram._search.terms import SPECIAL, read_condition
from cablegram.testing import Example, cables

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

from cablegram._cli.messages import AnyMessages
from cablegram._search.tables import RecordTable

#: what is awkward in one of the engines: wildcards, quotes, accents, joins, ends of dates
AWKWARD = [
    *("%", "_", "a_b", "100%", "'", "''", '\\"', "\\\\", "O'HARA", "é", "SÃO", "sa\u0303o", "ß"),
    *("İ", "ﬁ", "Ω", "-", "inter-national", "gas-pipeline", "gas*", "*gas", "*", "\x1e", "\x00"),
    *("2008", "2008-02-29", "2009-02-29", "9999", "0000", "08LIMA5", "7", "true", "no", "C", "O"),
    *("'; DROP TABLE records; --", "$1", "x') OR ('1'='1", "\ud800", "😀", "{}", "?", "[a-z]"),
]
WORDS = sorted({word for text in CABLES.values() for word in text.replace('"', " ").split()})

values = st.sampled_from(AWKWARD) | st.sampled_from(WORDS) | st.text(max_size=4)
quoted = values.map(lambda it: '"' + it.replace("\\", "\\\\").replace('"', '\\"') + '"')
ranges = st.tuples(values, values).map("..".join)
keys = st.sampled_from([*SPECIAL, *names()])
terms = (
    st.tuples(keys, values | quoted | ranges).map(":".join)
    | quoted
    | st.sampled_from(["ref:08LIMA5", "cited-by:08LIMA5", "tag:PREL,PE", "year:2008.."])
)
expressions = st.recursive(
    terms,
    lambda it: (
        st.lists(it, min_size=1, max_size=3).map(" ".join)
        | st.lists(it, min_size=1, max_size=3).map(" OR ".join)
        | it.map("-({})".format)
    ),
    max_leaves=5,
)


def rows_of(path: Path) -> Iterator[dict[str, object]]:
    """Yield the records of a table as they are read one by one."""
    return (message.record() for message in AnyMessages((str(path),)))


def both(table: RecordTable, path: Path, condition: Condition) -> Iterator[list[object]]:
    """Yield what the two engines find, and what they count."""
    if numbers := citing(condition):
        condition = resolved(condition, table.cited(numbers))
    test = matcher(condition)
    found = [record for record in rows_of(path) if test(record)]
    yield [(it["source"], it["message"]) for it in found]
    yield [(it["source"], it["message"]) for it in table.rows(condition, ["mrn"], None)]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a table of the invented messages."""
    return write_table(tmp_path_factory.mktemp("table") / "records.parquet")


@pytest.fixture(scope="module")
def table(path: Path) -> RecordTable:
    """Return the table, opened."""
    return RecordTable([str(path)])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(expression=expressions)
@example(expression='text:"\\"" OR tag:"%" OR mrn:"\'"')
@example(expression="station:7 attributes.a:b -declassification.on:2018..")
def test_any_expression(path: Path, table: RecordTable, expression: str) -> None:
    """An expression is refused, or finds the same rows in both engines."""
    try:
        condition = read_condition(expression)
    except SearchError:
        return
    one, other = both(table, path, condition)
    assert one == other


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(drawn=st.lists(cables(), min_size=1, max_size=4), asked=st.lists(terms, min_size=20))
def test_any_records(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Example], asked: list[str]
) -> None:
    """Records of drawn cables are found by the same terms in both engines."""
    made = [cablegram.parse(str(it.tree)).record for it in drawn]
    place = write_table(tmp_path_factory.mktemp("drawn") / "records.parquet", made)
    opened = RecordTable([str(place)])
    for expression in asked:
        try:
            condition = read_condition(expression)
        except SearchError:
            continue
        one, other = both(opened, place, condition)
        assert one == other, expression


@pytest.mark.parametrize("name", ["year", "month", "day", "tag", "post", "class", "to.name"])
def test_counts(path: Path, table: RecordTable, name: str) -> None:
    """Both engines count the same."""
    by = by_of(name)
    everything = read_condition("serial:* OR -serial:*")
    counted: dict[object, int] = {}
    for record in rows_of(path):
        for value in by.values(record) or {None}:
            counted[value] = counted.get(value, 0) + 1
    assert dict(table.counts(everything, by)) == counted
    assert sum(counted.values()) >= len(records())
