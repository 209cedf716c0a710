"""docs/testing.md says what is so, and hypothesis knows the classes where they are installed."""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import cablegram
from cablegram import testing
from cablegram._hypothesis import register

#: a page's examples are not looked for, and one that is to fail need not be the shortest
settings.register_profile(
    "page",
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_examples_run(repository: Path) -> None:
    """Each example gives what stands under it."""
    pytest.importorskip("networkx", reason="the page uses it")
    register()  # a checkout that is not installed has no entry point
    profile = settings.get_current_profile_name()
    settings.load_profile("page")
    try:
        page = str(repository / "docs" / "testing.md")
        failed, tried = doctest.testfile(page, module_relative=False)
    finally:
        settings.load_profile(profile)
    assert (failed, tried > 10) == (0, True)


def test_every_strategy_is_named(repository: Path) -> None:
    """The page leaves none out."""
    page = (repository / "docs" / "testing.md").read_text("utf-8")
    assert [name for name in testing.__all__ if f"`{name}" not in page] == []


class TestTypes:
    """``st.from_type``."""

    @given(st.data())
    @settings(max_examples=10)
    def test_cables(self, data: st.DataObject) -> None:
        """A cable of a whole text, and no object put together of parts."""
        register()
        cable = data.draw(st.from_type(cablegram.Cable))
        assert cablegram.parse(str(cable)) == cable
        assert cable.serial is not None

    @given(st.data())
    @settings(max_examples=10)
    def test_records(self, data: st.DataObject) -> None:
        """A record of a cable."""
        register()
        record = data.draw(st.from_type(cablegram.Record))
        assert record.post is not None
        assert cablegram.Record.from_dict(record.to_dict()) == record

    @pytest.mark.parametrize("first", ["hypothesis", "cablegram.cable, cablegram.record"])
    def test_nothing_is_imported_beforehand(self, first: str) -> None:
        """The hook costs no import, whichever comes first, and the modules are as they were."""
        script = (
            f"import {first}\n"
            "import hypothesis, sys\n"
            "from cablegram._hypothesis import register\n"
            "before = {*sys.modules}\n"
            "register(); register()\n"
            "more = {*sys.modules} - before\n"
            "assert not [it for it in more if it.startswith('cablegram')], more\n"
            "import cablegram, cablegram.record, cablegram.cable\n"
            "from hypothesis.strategies import from_type\n"
            "assert 'cablegram.testing' not in sys.modules\n"
            "for kind in (cablegram.Cable, cablegram.Record):\n"
            "    assert not from_type(kind).is_empty\n"
            "assert 'cablegram.testing' in sys.modules\n"
            "for module in (cablegram.cable, cablegram.record):\n"
            "    loaders = {module.__loader__, module.__spec__.loader}\n"
            "    assert {type(it).__name__ for it in loaders} == {'SourceFileLoader'}\n"
        )
        done = subprocess.run(  # noqa: S603  this Python, and no shell
            [sys.executable, "-c", script],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        assert (done.returncode, done.stderr) == (0, "")

    @pytest.mark.skipif(
        not os.environ.get("CABLEGRAM_TEST_WHEEL"), reason="looks at the built wheel; run make test"
    )
    def test_entry_point(self) -> None:
        """Where the package is installed, hypothesis finds the hook."""
        [entry] = entry_points(group="hypothesis", name="cablegram")
        assert entry.load() is register


def test_importing_the_package_needs_no_hypothesis() -> None:
    """Without hypothesis the package works; the strategies say what is missing."""
    script = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "import cablegram, cablegram._hypothesis\n"
        "assert cablegram.parse('UNCLAS LIMA 5').record.post == 'LIMA'\n"
        "try:\n"
        "    import cablegram.testing\n"
        "except ModuleNotFoundError as error:\n"
        "    assert error.name == 'hypothesis'\n"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(  # noqa: S603  as above
        [sys.executable, "-c", script], check=False, env=environment
    )
    assert done.returncode == 0
