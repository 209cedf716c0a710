"""Datasette shows the database, and answers the questions of docs/datasette.md."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.mailbag import MAILBAG, write_mailbag

from cablegram._cli.app import cablegram as program

pytest.importorskip("sqlite_utils")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the command of the page was run."""
    folder = tmp_path_factory.mktemp("site")
    cables = write_mailbag(folder / "cables")
    names = ["--out", str(folder / "mail.db"), "--metadata", str(folder / "metadata.json")]
    done = CliRunner().invoke(program, ["export", str(cables), *names])
    assert (done.exit_code, done.stderr) == (0, f"{len(MAILBAG)} messages in {folder}/mail.db\n")
    return folder


def ask(folder: Path, *addresses: str) -> list[Any]:
    """Return what Datasette answers, read as JSON."""
    app = pytest.importorskip("datasette.app")

    async def answers() -> list[Any]:
        about = json.loads((folder / "metadata.json").read_text("utf-8"))
        site = app.Datasette([str(folder / "mail.db")], metadata=about)
        found = []
        for address in addresses:
            response = await site.client.get(address)
            assert response.status_code == 200, response.text
            found.append(response.json() if ".json" in address else response.text)
        for database in site.databases.values():
            database.close()
        return found

    return asyncio.run(answers())


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_questions(folder: Path) -> None:
    """Each question by name has the answer that the cables give."""
    search, letters, cites, tags, silence = ask(
        folder,
        "/mail/search.json?_shape=arrays&words=fishing",
        "/mail/who_wrote_to_whom.json?_shape=arrays",
        "/mail/what_cites_what.json?_shape=arrays&mrn=07QUITO7",
        "/mail/tags_by_year.json?_shape=arrays",
        "/mail/longest_silence.json?_shape=arrays",
    )
    assert {row[2] for row in search["rows"]} == {"07LIMA11", "07QUITO7"}
    assert letters["rows"][0] == ["AMEMBASSY LIMA", "SECSTATE WASHDC", 3]
    assert ["AMEMBASSY QUITO", "AMEMBASSY LIMA", 1] in letters["rows"]
    assert [row[:2] for row in cites["rows"]] == [
        ["is cited by", "07LIMA90"],
        ["cites", "07OSLO3"],
        ["cites", "07LIMA11"],
        ["cites", "07LIMA40"],
    ]
    assert tags["rows"][0] == [2007, "PREL", "External Political Relations", 3]
    assert [row[:2] for row in silence["rows"]] == [["QUITO", 397.0], ["LIMA", 120.0]]


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_cable_to_read(folder: Path) -> None:
    """A cable is shown line by line, by its number or by its key."""
    key = "JAN07-QUITO-7.txt%231"
    by_number, by_key, first = ask(
        folder,
        "/mail/read.json?_shape=arrays&cable=07QUITO7",
        f"/mail/read.json?_shape=arrays&cable={folder}/cables/{key}",
        "/mail",
    )

    assert by_number["rows"] == by_key["rows"]
    assert by_number["rows"] == [
        ["date", "2007-01-12T12:00:00Z"],
        ["number", "07QUITO7"],
        ["from", "AMEMBASSY QUITO"],
        ["to", "AMEMBASSY LIMA"],
        ["info", "SECSTATE WASHDC"],
        ["classification", "CONFIDENTIAL"],
        ["subject", "NETS AND FISHERMEN"],
        ["reference A", "LIMA 11"],
        ["reference B", "LIMA 40"],
        ["reference C", "OSLO 3"],
        ["1. C", "Quito fishes less."],
    ]
    assert 'href="/mail/cables?_col=dtg&amp;_col=mrn&amp;_col=subject' in first


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_tables(folder: Path) -> None:
    """The search field finds words; facets count; columns are described."""
    found, faceted, page = ask(
        folder,
        "/mail/cables.json?_search=nets&_shape=objects&_col=mrn",
        "/mail/cables.json?_size=1",
        "/mail/cables",
    )
    assert {row["mrn"] for row in found["rows"]} == {"07LIMA40", "07QUITO7"}
    facets = faceted["facet_results"]
    assert [(it["value"], it["count"]) for it in facets["post"]["results"]] == [
        ("LIMA", 3),
        ("QUITO", 2),
        ("OSLO", 1),
    ]
    assert {it["value"]: it["count"] for it in facets["tags"]["results"]}["PREL"] == 4
    assert "message reference number" in page
