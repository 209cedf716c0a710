"""What all tests share: hypothesis profiles, and the folders that tests read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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
    """Forget what a process had read, or made by it, when mutmut forked it to run a mutant."""
    mutated = os.environ.get("MUTANT_UNDER_TEST", "").rpartition(".")[0]
    makers = ("cablegram._grammar", "cablegram._parse") if "._machine" in mutated else ()
    for module in (mutated, *makers):
        for value in vars(sys.modules.get(module, object)).values():
            # What a module only imports, such as the parsers, is not its own.
            if hasattr(value, "cache_clear") and value.__module__ == module:
                value.cache_clear()


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
