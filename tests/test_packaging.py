"""What is installed is whole: typing mark, grammar, tables, version; and it is the wheel.

``make test`` sets CABLEGRAM_TEST_WHEEL. Without it these tests look at whatever ``cablegram``
is importable, such as an editable install, and skip what only a wheel can show.
"""

from __future__ import annotations

import os
import sysconfig
import tarfile
from importlib.metadata import metadata, version
from pathlib import Path

import pytest

import cablegram
from cablegram._grammar import grammar_folder
from cablegram._version import __version__

PACKAGE = Path(cablegram.__file__).parent

wheel_only = pytest.mark.skipif(
    not os.environ.get("CABLEGRAM_TEST_WHEEL"),
    reason="looks at the built wheel; run make test",
)


def contents(folder: Path, pattern: str) -> dict[str, bytes]:
    """Return the bytes of the files below ``folder``, by relative path; caches left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_typing_mark_ships() -> None:
    """Type checkers trust the annotations of a package only if py.typed lies in it."""
    assert (PACKAGE / "py.typed").is_file()


def test_every_grammar_file_ships(repository: Path) -> None:
    """The installed package finds every grammar file of the repository, unchanged."""
    expected = contents(repository / "grammar", "*.lark")
    assert expected
    assert contents(grammar_folder(), "*.lark") == expected


def test_tables_ship(repository: Path) -> None:
    """Every table of facts lies in the installed package, unchanged."""
    expected = contents(repository / "src" / "cablegram" / "tables" / "data", "*.csv")
    assert expected
    assert contents(PACKAGE / "tables" / "data", "*.csv") == expected


@wheel_only
def test_wheel_is_what_is_tested() -> None:
    """Neither the code nor the grammar comes from the checkout."""
    site_packages = Path(sysconfig.get_path("purelib"))
    assert site_packages / "cablegram" == PACKAGE
    assert grammar_folder() == PACKAGE / "grammar"


@wheel_only
def test_wheel_holds_the_whole_package(repository: Path) -> None:
    """Nothing below src/cablegram is left out of the wheel; grammar and schema are added."""
    installed = contents(PACKAGE, "*")
    added = ("grammar/", "schema/")
    shipped = {name: data for name, data in installed.items() if not name.startswith(added)}
    assert shipped == contents(repository / "src" / "cablegram", "*")
    assert contents(PACKAGE / "schema", "*") == contents(repository / "docs" / "schema", "*")


@wheel_only
def test_version_and_licence_are_in_the_metadata() -> None:
    """The version is written once, in _version.py; the licence is the MIT licence."""
    assert version("cablegram") == __version__
    assert metadata("cablegram")["License-Expression"] == "MIT"


@wheel_only
def test_sdist_holds_what_the_wheel_is_built_from(repository: Path) -> None:
    """The source distribution carries code, grammar and seeds unchanged, and the tests."""
    top = f"cablegram-{__version__}"
    with tarfile.open(repository / "dist" / f"{top}.tar.gz") as sdist:
        packed = {
            member.name.removeprefix(f"{top}/"): file.read()
            for member in sdist.getmembers()
            if (file := sdist.extractfile(member)) is not None
        }
    for folder in ("src", "grammar", "seeds"):
        files = contents(repository / folder, "*").items()
        assert {f"{folder}/{name}": data for name, data in files}.items() <= packed.items()
    assert {"LICENSE", "README.md", "Makefile", "tests/test_packaging.py"} <= packed.keys()
