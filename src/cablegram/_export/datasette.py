"""What Datasette shows beside a database: descriptions of columns, facets, questions.

The file is metadata of Datasette (https://docs.datasette.io/en/stable/metadata.html), which takes
a description of each column and questions by name.
"""

from __future__ import annotations

from typing import Any

from cablegram._export.columns import CABLES, TAGS, flat_tables
from cablegram._export.rows import added_columns

__all__ = ["metadata"]

_FACETS = {
    CABLES: ["year", "post", "classification", "precedence", {"array": "tags"}],
    "addressees": ["role", "name"],
    TAGS: ["kind", "tag"],
    "references": ["kind"],
    "paragraphs": ["type", "portion"],
    "diagnostics": ["severity", "code"],
}

#: name, title, SQL. What is asked for is named by a colon: Datasette makes a field of it.
_QUESTIONS = (
    (
        "search",
        "Cables with these words, the best first",
        """\
select cables.id, cables.dtg, cables.mrn, cables.subject,
       snippet(cables_fts, -1, '>', '<', ' ... ', 20) as found
  from cables_fts join cables on cables.rowid = cables_fts.rowid
 where cables_fts match :words
 order by rank limit 100""",
    ),
    (
        "who_wrote_to_whom",
        "Who wrote to whom, most first",
        """\
select cables.origin as "from", addressees.name as "to", count(distinct cables.id) as cables
  from cables join addressees on addressees.id = cables.id
 where addressees.role in ('to', 'info') and cables.origin is not null
 group by cables.origin, addressees.name order by cables desc, 1, 2 limit 200""",
    ),
    (
        "what_cites_what",
        "What a cable cites, and what cites it",
        """\
select 'cites' as how, cites as other, cites_id as id, cites_dtg as dtg, cites_subject as subject
  from citations where mrn = :mrn
union all
select 'is cited by', mrn, id, dtg, subject from citations where cites = :mrn
 order by 1 desc, 4""",
    ),
    (
        "tags_by_year",
        "TAGS by year",
        """\
select cables.year, tags.tag, max(tags.title) as title, count(distinct cables.id) as cables
  from tags join cables on cables.id = tags.id
 where cables.year is not null
 group by cables.year, tags.tag order by cables.year, cables desc, tags.tag""",
    ),
    (
        "longest_silence",
        "The longest time of each post between two cables",
        """\
select post, max(days) as days, since, until from (
  select post, lag(dtg) over w as since, dtg as until,
         round(julianday(dtg) - julianday(lag(dtg) over w), 1) as days
    from cables where dtg is not null and post is not null
  window w as (partition by post order by dtg))
 where days is not null group by post order by days desc, post""",
    ),
)


def metadata(database: str) -> dict[str, Any]:
    """Return the metadata of a database, given its name without ``.db``."""
    return {
        "databases": {
            database: {
                "tables": {table.name: _about(table.name) for table in flat_tables()},
                "queries": {name: {"title": title, "sql": sql} for name, title, sql in _QUESTIONS},
            }
        }
    }


def _about(name: str) -> dict[str, Any]:
    table = next(table for table in flat_tables() if table.name == name)
    columns = [*added_columns(table).values(), *table.columns]
    about: dict[str, Any] = {
        "description": table.description,
        "columns": {column.name: column.description for column in columns},
        "facets": _FACETS.get(name, []),
    }
    if name == CABLES:
        about |= {"label_column": "subject", "sort": "dtg"}
    return about
