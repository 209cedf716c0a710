"""Write the tables of columns into docs/tables.md: ``python tools/columns.py``.

They are derived from the record, as the columns are; ``tests/test_docs.py`` compares them.
"""

from __future__ import annotations

from pathlib import Path

from cablegram import arrow
from cablegram._cells import columns

__all__ = ["TABLES", "written"]

PAGE = Path(__file__).resolve().parents[1] / "docs" / "tables.md"
_WHERE = {
    "source": "file, or member of an archive, as named on the command line",
    "message": "number of the message in its source, from 1",
}


def _arrow_rows() -> list[list[str]]:
    return [
        [f"`{field.name}`", f"`{field.type}`", _description(field.metadata)]
        for field in arrow.schema(raw=True)
    ]


def _children_rows() -> list[list[str]]:
    return [
        [f"`{name}`", f"`{field.name}`", f"`{field.type}`"]
        for name in arrow.CHILDREN
        for field in arrow.child_schema(name)
    ]


def _csv_rows() -> list[list[str]]:
    found = [*_WHERE.items(), *((it.name, it.description) for it in columns())]
    return [[f"`{name}`", description] for name, description in found]


def _description(metadata: dict[bytes, bytes] | None) -> str:
    return (metadata or {}).get(b"description", b"").decode()


#: name of the comment above a table, its head, its rows
TABLES = {
    "columns": (["column", "type", "holds"], _arrow_rows),
    "children": (["table", "column", "type"], _children_rows),
    "csv-columns": (["column", "holds"], _csv_rows),
}


def written(page: str) -> str:
    """Return the page with its tables made anew."""
    for name, (head, rows) in TABLES.items():
        mark = f"<!-- {name} -->\n"
        before, _, after = page.partition(mark)
        lines = after.splitlines(keepends=True)
        rest = next((i for i, line in enumerate(lines) if not line.startswith("|")), len(lines))
        table = [head, ["---"] * len(head), *rows()]
        made = "".join(f"| {' | '.join(cells)} |\n" for cells in table)
        page = f"{before}{mark}{made}{''.join(lines[rest:])}"
    return page


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
