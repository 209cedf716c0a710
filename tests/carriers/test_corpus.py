"""Real pages and records, where the shared corpus is present."""

from __future__ import annotations

from pathlib import Path

import cablegram

#: what may differ between a cable's page and its text
_CARRIERS_OWN = {"dialect", "diagnostics", "encoding"}


def test_pages_read_like_their_texts(corpus: Path) -> None:
    """The same cables are there as texts: the records are equal."""
    pages = sorted((corpus / "html").glob("*.html"))

    assert pages
    for path in pages:
        page = cablegram.parse(path.read_bytes())
        text = cablegram.parse((corpus / "text" / f"{path.stem}.txt").read_bytes())
        page_record, text_record = cablegram.to_dict(page), cablegram.to_dict(text)
        differing = {key for key in page_record if page_record[key] != text_record[key]}
        if text.mrn is None:
            # No date, no year, no number: the page has one in its table.
            assert page.mrn == page.columns["Reference ID"]
            differing -= {"mrn"}

        assert not differing - _CARRIERS_OWN, path.stem
        assert bytes(page) == path.read_bytes()


def test_pages_agree_with_their_tables(corpus: Path) -> None:
    """Number, date and hour, classification with caveat, origin."""
    for path in sorted((corpus / "html").glob("*.html")):
        cable = cablegram.parse(path.read_bytes())

        assert [one for one in cable.diagnostics if one.code == "column-mismatch"] == []
        assert cable.mrn == cable.columns["Reference ID"]


def test_records_agree_with_their_columns(corpus: Path) -> None:
    """All of the file, record by record; one number is malformed in the column."""
    path = corpus / "csv" / "cables_tiny.csv"
    cables = list(cablegram.read(path))
    differing = [
        finding.message.split(",")[0]
        for cable in cables
        for finding in cable.diagnostics
        if finding.code == "column-mismatch"
    ]

    assert b"".join(bytes(cable) for cable in cables) == path.read_bytes()
    assert [cable.columns["id"] for cable in cables] == [str(n) for n in range(1, 13)]
    assert len(differing) <= 1
    assert all("mrn" in message for message in differing)
