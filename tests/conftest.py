"""What all tests share: hypothesis profiles, and the folders that tests read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cablegram._fields.portion import _read_mark

# A cable's first parse builds the grammar, and is slower than the ones behind it: a deadline
# would blame the wrong example.
settings.register_profile("default", deadline=None)
settings.register_profile("fast", deadline=None, max_examples=10)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.register_profile("long", deadline=None, max_examples=5000)
# Mutation testing runs a test many times in processes forked from one (docs/mutation.md).
settings.register_profile(
    "mutants",
    deadline=None,
    max_examples=5,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
# FAST=1 for a quick look; --hypothesis-profile=thorough for a long one; `make test-long`.
settings.load_profile("fast" if os.environ.get("FAST") else "default")


@pytest.fixture(scope="session", autouse=True)
def _read_anew() -> None:
    """Forget the portion marks that a process had read when mutmut forked it to run a mutant."""
    if "MUTANT_UNDER_TEST" in os.environ:
        _read_mark.cache_clear()


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the top of the repository, found by walking up from this file."""
    here = Path(__file__).resolve()
    return next(folder for folder in here.parents if (folder / "pyproject.toml").is_file())


@pytest.fixture(scope="session")
def seeds(repository: Path) -> Path:
    """Return the folder of the seed cables."""
    return repository / "seeds"


@pytest.fixture(scope="session")
def golden(repository: Path) -> Path:
    """Return the folder of the records written by hand, one for each seed."""
    return repository / "tests" / "golden"


@pytest.fixture(scope="session")
def corpus(repository: Path) -> Path:
    """Return the folder of real cables beside the repository; skip where there is none."""
    folder = repository.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip(f"shared corpus not present: {folder}")
    return folder
