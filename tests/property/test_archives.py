"""Archives that were damaged anywhere: what can be read is read, the rest is named."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.packs import KINDS, MEMBERS

from cablegram._sources import Entry, LeftOut, PassedOver, contents, open_source


def _read(data: bytes) -> tuple[dict[str, bytes], int]:
    """Return the members that can be read, and how many errors there were."""
    found, errors = {}, 0
    with TemporaryDirectory() as folder:
        path = Path(folder, "a")
        path.write_bytes(data)
        try:
            with open_source(str(path)) as opened:
                for it in contents(str(path), opened):
                    assert isinstance(it, Entry | LeftOut | PassedOver)
                    errors += isinstance(it, LeftOut)
                    if isinstance(it, Entry):
                        try:
                            found[it.relative] = it.file.read()
                        except OSError:
                            errors += 1
        except OSError:
            errors += 1
    return found, errors


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_any_damage(kind: str, data: st.DataObject) -> None:
    """No error but ``OSError``; and where there is none, a text that came out is one that was in.

    A tar file has no sums of its texts: there, those that were not touched.
    """
    archive = bytearray(KINDS[kind])
    for _ in range(data.draw(st.integers(1, 4), "how many")):
        place = data.draw(st.integers(0, len(archive) - 1), "where")
        archive[place] = data.draw(st.integers(0, 255), "what")
    end = data.draw(st.one_of(st.none(), st.integers(0, len(archive))), "end")
    found, errors = _read(bytes(archive[:end]))
    if kind != ".tar" and not errors and any(name in MEMBERS for name in found):
        known = set(MEMBERS.values())
        assert all(text in known for text in found.values())


@pytest.mark.parametrize("kind", KINDS)
def test_whole(kind: str) -> None:
    """Without damage, all that is in it comes out."""
    assert _read(KINDS[kind]) == (MEMBERS, 0)
