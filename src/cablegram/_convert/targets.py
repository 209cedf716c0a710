"""Where the rows go: beside their place while there are more to come, and there when all are."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from cablegram._convert.journal import JournalError
from cablegram._disk import place_of

__all__ = ["LinesTarget", "Target", "refuse_others"]


class Target(Protocol):
    """What the rows of a run become."""

    #: what is made, once it is whole
    out: Path
    #: the file that takes the rows; nothing in it is changed, it grows
    part: Path
    journal: Path
    #: what a user does who wants a whole output once more
    anew: str

    def files(self) -> list[Path]:
        """Return all that is written: none of it may be a source."""

    def check(self) -> None:
        """Refuse what stands in the way and is none of ours."""

    def is_there(self) -> bool:
        """Tell whether there is an output already."""

    def tidy(self) -> None:
        """Take away what a run left that ended right behind giving the output its name."""

    def prepare(self) -> None:
        """Make room for the part file."""

    def is_behind(self, written: int) -> bool:
        """Tell whether the rows are worth being followed."""

    def follow(self, written: int) -> None:
        """Work on the rows that stand in the part file: so many bytes of it."""

    def publish(self, written: int) -> None:
        """Give all rows their name, and leave nothing else behind."""

    def clear(self) -> None:
        """Leave nothing behind: there is no row."""

    def close(self) -> None:
        """Close what is open: the run has ended, whole or not."""


def refuse_others(path: Path) -> None:
    """Refuse a device, a pipe, a folder: a file would take its place, or the run would wait.

    Raises:
        JournalError: it is one of these.
    """
    if path.exists() and not path.is_file():
        raise JournalError(f"{path} is no regular file: name another output")


class LinesTarget:
    """``NAME.part`` takes the lines, and gets the name of the output."""

    anew = "without --resume it is made anew"

    def __init__(self, out: Path) -> None:
        self.out = place_of(out)
        self.part = self.out.with_name(f"{self.out.name}.part")
        self.journal = self.out.with_name(f"{self.out.name}.journal")

    def files(self) -> list[Path]:
        """Return the file itself, what is written, and the journal."""
        return [self.out, self.part, self.journal]

    def check(self) -> None:
        """Refuse what is no regular file."""
        for path in self.files():
            refuse_others(path)

    def is_there(self) -> bool:
        """Tell whether there is a file of that name."""
        return self.out.exists()

    def tidy(self) -> None:
        """Nothing is left."""

    def prepare(self) -> None:
        """Nothing: the folder is the user's."""

    def is_behind(self, _: int) -> bool:
        """Never: the lines are what is wanted."""
        return False

    def follow(self, _: int) -> None:
        """Nothing, as above."""

    def publish(self, _: int) -> None:
        """Give the part file its name."""
        refuse_others(self.out)
        self.part.replace(self.out)

    def clear(self) -> None:
        """Take the part file away."""
        self.part.unlink()

    def close(self) -> None:
        """Nothing is open."""
