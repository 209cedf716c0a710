"""What became of the files that ``format`` was given: names, findings, sums, exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import click

from cablegram._cli.output import MISUSE, complain, printable

if TYPE_CHECKING:
    from cablegram._cli.find import File
    from cablegram._cli.restyle import Restyled
    from cablegram.findings import Finding

__all__ = ["Tally"]

_FOUND = 1


@attrs.define
class Tally:
    """Counts the files, reports what is odd on standard error, and knows the exit code."""

    #: what is said of a file that differs; nothing where the text itself is written
    verb: str | None
    #: whether a file that would change is a finding
    looks: bool = False
    #: findings and failures only
    quiet: bool = False
    code: int = 0
    changed: int = 0
    unchanged: int = 0
    left_alone: int = 0
    failed: int = 0

    def fail(self, message: str) -> None:
        """Report a file that could not be read or written."""
        self.failed += 1
        self.code = MISUSE
        complain(message)

    def count(self, file: File, restyled: Restyled) -> None:
        """Report the findings of a file, and count it."""
        for finding in restyled.findings:
            self._report(file, finding)
        if restyled.left_alone:
            self._count_left_alone(file, restyled.left_alone)
        elif self.verb == "written":
            self.changed += 1
        elif restyled.is_changed:
            self._count_changed(file)
        else:
            self.unchanged += 1

    def _count_left_alone(self, file: File, why: Finding) -> None:
        """Count a file that is none of ours: whoever names it should know, and not a folder's."""
        self.left_alone += 1
        severity = "note" if file.walked else "warning"
        self._report(file, attrs.evolve(why, severity=severity))
        if why.code == "not-a-cable" and not file.walked:
            self.code = MISUSE

    def _count_changed(self, file: File) -> None:
        self.changed += 1
        if self.looks:
            self.code = max(self.code, _FOUND)
        if self.verb:
            self.say(f"{self.verb}: {file.shown}")

    def _report(self, file: File, finding: Finding) -> None:
        place = f"{printable(file.shown)}:{finding.line}:{finding.column}"
        what = f"{finding.severity} {finding.code} {printable(finding.message)}"
        click.echo(f"{place}: {what}", err=True)
        if finding.severity != "note":
            self.code = max(self.code, _FOUND)

    def summarise(self) -> None:
        """Say in one line what became of the files."""
        if not self.verb:
            return
        counts = (
            (self.changed, self.verb),
            (self.unchanged, "left unchanged"),
            (self.left_alone, "left alone"),
            (self.failed, "failed"),
        )
        parts = [(count, what) for count, what in counts if count]
        if not parts:
            self.say("no files")
            return
        first, what = parts[0]
        others = [f"{count} {what}" for count, what in parts[1:]]
        self.say(", ".join([f"{first} {'file' if first == 1 else 'files'} {what}", *others]))

    def say(self, message: str) -> None:
        """Write a line on standard error, unless all is to be quiet."""
        if not self.quiet:
            click.echo(printable(message), err=True)
