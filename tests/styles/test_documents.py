"""What holds for both styles of documents, ``markdown`` and ``html``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.documents import records

import cablegram
from cablegram._document.html import HTML
from cablegram._document.markdown import MARKDOWN
from cablegram._document.write import write_document
from cablegram._record import facts

FORMS = {"markdown": MARKDOWN, "html": HTML}


@pytest.mark.parametrize("style", FORMS)
@pytest.mark.parametrize("number", [0, 1])
def test_seeds(style: str, seeds: Path, number: int) -> None:
    """A seed keeps its facts, is written once, and has no line that is not known."""
    cable = cablegram.parse(sorted(seeds.iterdir())[number].read_bytes())
    text = cablegram.reformat(cable, style).text
    again = cablegram.parse(text)
    assert facts(again) == facts(cable)
    assert cablegram.reformat(again, style).text == text
    assert str(again) == text
    assert cablegram.to_dict(again)["dialect"] == {"carrier": style, "envelope": "document"}
    assert "unknown-line" not in {finding.code for finding in again.diagnostics}


@pytest.mark.parametrize("style", FORMS)
@given(record=records())
def test_any_record(style: str, record: dict[str, Any]) -> None:
    """Whatever stands in a record comes back, each key of it."""
    text = write_document(record, FORMS[style])
    again = cablegram.parse(text)
    assert str(again) == text
    read = facts(again)
    del read["summary"]
    assert read == record
    assert cablegram.reformat(again, style).text == text
    assert [it for it in again.diagnostics if it.code.startswith("document-")] == []
