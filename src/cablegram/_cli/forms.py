"""What ``convert`` writes: told by the name of the output, and by the options."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import click

from cablegram._arrow.lists import CHILDREN
from cablegram._cli.find import STANDARD_INPUT
from cablegram._cli.output import refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from cablegram._convert import Form

__all__ = ["Wanted", "form_options"]

_Command = TypeVar("_Command", bound="Callable[..., None]")
_TABLES = tuple(CHILDREN)
_ENDINGS = {".jsonl": "jsonl", ".jsonl.gz": "jsonl", ".csv": "csv", ".parquet": "parquet"}
#: which forms have which options
_OPTIONS = {
    "raw": ("--raw", {"parquet"}),
    "tables": ("--tables", {"parquet"}),
    "no_findings": ("--no-findings", {"parquet", "csv"}),
    "no_body": ("--no-body", {"csv"}),
    "whole_cells": ("--whole-cells", {"csv"}),
}
_NAMES = {"parquet": "Parquet", "csv": "CSV"}


def form_options(command: _Command) -> _Command:
    """Give a command the options that say what is written."""
    options = (
        click.option(
            "--format",
            "form",
            type=click.Choice(["jsonl", "csv", "parquet"]),
            help="What is written, where the name of the output does not say it.",
        ),
        click.option(
            "--tables",
            metavar="NAMES",
            help=f"Parquet: tables of entries too, by commas: {', '.join(_TABLES)}.",
        ),
        click.option(
            "--raw", is_flag=True, help="Parquet: a column with the bytes of the message."
        ),
        click.option("--no-findings", is_flag=True, help="Parquet, CSV: leave out `diagnostics`."),
        click.option("--no-body", is_flag=True, help="CSV: leave out the column `body`."),
        click.option(
            "--whole-cells", is_flag=True, help="CSV: do not cut cells that Excel could not hold."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@attrs.frozen(kw_only=True)
class Wanted:
    """The output that is asked for."""

    target: str
    form: str | None = None
    tables: str | None = None
    raw: bool = False
    no_findings: bool = False
    no_body: bool = False
    whole_cells: bool = False

    @property
    def is_standard(self) -> bool:
        """Whether it is standard output."""
        return self.target == STANDARD_INPUT

    def made(self) -> tuple[Path | None, Form[Any]]:
        """Return the path, ``None`` for standard output, and the form; refuse what cannot be."""
        from cablegram._cells import Cells  # noqa: PLC0415  help needs none
        from cablegram._convert import ArrowRows, CsvRows, JsonLines  # noqa: PLC0415  as above

        kind = self._kind()
        self._check(kind)
        out = None if self.is_standard else Path(self.target)
        findings = not self.no_findings
        if kind == "jsonl":
            return out, JsonLines(packed=self.target.endswith(".gz"))
        if kind == "csv":
            return out, CsvRows(Cells(findings, not self.no_body, self.whole_cells))
        return out, ArrowRows(self.raw, findings, self._tables(), self._is_folder)

    @property
    def _is_folder(self) -> bool:
        return not self.target.endswith(".parquet")

    def _kind(self) -> str:
        if self.form is not None:
            return self.form
        if self.is_standard:
            return "jsonl"
        if self.target.endswith("/"):
            return "parquet"
        ending = next((it for it in _ENDINGS if self.target.endswith(it)), None)
        if ending is None:
            refuse(
                f"{self.target}: name the output by what it is to be: .jsonl, .jsonl.gz, .csv, "
                ".parquet, or FOLDER/ for a folder of Parquet files; or say --format"
            )
        return _ENDINGS[ending]

    def _check(self, kind: str) -> None:
        for name, (option, kinds) in _OPTIONS.items():
            if getattr(self, name) and kind not in kinds:
                refuse(f"{option} goes with {' and '.join(_NAMES[it] for it in sorted(kinds))}")
        if kind == "parquet":
            if self.is_standard:
                refuse("Parquet needs a file: name one with --out NAME.parquet")
            if find_spec("pyarrow") is None:
                refuse("Parquet needs pyarrow here: pip install 'cablegram[arrow]'")
        if not (kind == "parquet" and self._is_folder) and Path(self.target).is_dir():
            refuse(f"cannot write {self.target}: it is a folder")

    def _tables(self) -> tuple[str, ...]:
        """Return the tables that are asked for, each once."""
        names = [it.strip() for it in (self.tables or "").split(",") if it.strip()]
        for name in names:
            if name not in _TABLES:
                refuse(f"--tables: no table {name!r}: choose among {', '.join(_TABLES)}")
        return tuple(it for it in _TABLES if it in names)
