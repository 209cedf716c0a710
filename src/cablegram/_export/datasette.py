"""What Datasette shows beside a database: descriptions of columns, facets, questions.

The file is metadata of Datasette (https://docs.datasette.io/en/stable/metadata.html), which takes
a description of each column and questions by name.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from cablegram._export.columns import CABLES, SHOWN, TAGS, FlatTable, flat_tables
from cablegram._export.rows import added_columns
from cablegram._record import ID

__all__ = ["metadata"]

_FACETS = {
    CABLES: ["year", "post", "classification", "precedence", {"array": "tags"}],
    "addressees": ["role", "name"],
    TAGS: ["kind", "tag"],
    "references": ["kind"],
    "paragraphs": ["type", "portion"],
    "diagnostics": ["severity", "code"],
}

#: values of a facet that are shown at once, so that rows are in sight
_FEW = 6

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
        "read",
        "A cable to read, by its number or its key",
        """\
with found as (select * from cables where :cable in (mrn, id)),
lines as (
  select id, 1 as part, 0 as place, 'date' as what, dtg as text from found
  union all select id, 2, 0, 'number', mrn from found
  union all select id, 3, 0, 'from', origin from found
  union all select id, case role when 'to' then 4 else 5 end, place, role, name
    from addressees where id in (select id from found)
  union all select id, 6, 0, 'classification', classification from found
  union all select id, 7, 0, 'subject', subject from found
  union all select id, 8, place, 'reference ' || coalesce(label, ''), text
    from "references" where id in (select id from found)
  union all select id, 9, place,
         case type when 'paragraph' then coalesce(number || '. ', '') || coalesce(portion, '')
         else type end,
         text || coalesce((select group_concat(char(10) || '- ' || value, '')
                             from json_each(paragraphs.items)), '')
    from paragraphs where id in (select id from found))
select what, text from lines where text is not null order by id, part, place""",
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
                "description_html": _welcome(database),
                "tables": {table.name: _about(table) for table in flat_tables()},
                "queries": {name: {"title": title, "sql": sql} for name, title, sql in _QUESTIONS},
            }
        }
    }


def _welcome(database: str) -> str:
    """Return what stands on the first page: the way to a list that leads on to each cable."""
    columns = "&amp;".join(f"_col={name}" for name in SHOWN)
    address = f"/{quote(database, safe='')}/{CABLES}?{columns}"
    return (
        f'<p><a href="{address}">All cables</a>, with a field to search them for words; the key in '
        "front of each leads to all that it says.</p>"
    )


def _about(table: FlatTable) -> dict[str, Any]:
    columns = {**added_columns(table), **{column.name: column for column in table.columns}}
    # Datasette puts all descriptions above the rows: of many columns, only those most used.
    described = [ID, *SHOWN] if table.name == CABLES else columns
    about: dict[str, Any] = {
        "description": _plain(table.description),
        "columns": {name: _plain(columns[name].description) for name in described},
        "facets": _FACETS.get(table.name, []),
        "facet_size": _FEW,
    }
    if table.name == CABLES:
        about |= {"label_column": "subject", "sort_desc": "dtg"}
    return about


def _plain(markdown: str) -> str:
    return markdown.replace("`", "")
