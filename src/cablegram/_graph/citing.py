"""The facts of a message that a graph is made of: all that is kept of it for a moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import attrs

from cablegram._fields.corrected_copy import CORRECTED_COPY

__all__ = ["KEYS", "Citing", "Facts", "Reference"]


class _Section(Protocol):
    @property
    def number(self) -> int | None: ...


class Reference(Protocol):
    """One entry of the references, of a cable or a record."""

    @property
    def label(self) -> str | None:
        """Its letter."""

    @property
    def mrn(self) -> str | None:
        """The number of the telegram."""

    @property
    def kind(self) -> str:
        """What it is: ``cable``, ``document`` ..."""

    @property
    def notal(self) -> bool:
        """Whether not all addressees have it."""

    @property
    def text(self) -> str:
        """As written."""


@attrs.frozen(kw_only=True)
class Facts:
    """What a graph needs to know; its attributes are keys of the record."""

    mrn: str | None
    post: str | None
    serial: int | None
    dtg: str | None
    origin: str | None
    subject: str | None
    classification: str | None
    captions: Sequence[str]
    correction: str | None
    section: _Section | None
    references: Sequence[Reference]

    @classmethod
    def of(cls, message: object) -> Facts:
        """Return the facts of a cable, a record, or whatever else has these attributes."""
        return cls(**{key: getattr(message, key) for key in KEYS})

    @property
    def number(self) -> int:
        """Which section it is; 0 if it is none."""
        return (self.section.number or 0) if self.section else 0

    @property
    def is_corrected(self) -> bool:
        """Whether it is a corrected copy."""
        return self.correction is not None or CORRECTED_COPY in self.captions

    def told(self) -> dict[str, Any]:
        """Return what a node says of the message, absent facts left out."""
        facts = {
            "mrn": self.mrn,
            "post": self.post,
            "dtg": self.dtg,
            "subject": self.subject,
            "classification": self.classification,
        }
        return {key: value for key, value in facts.items() if value is not None}


#: the keys of the record that are asked for
KEYS = tuple(field.name for field in attrs.fields(Facts))


class Citing(Protocol):
    """A cable, or its record."""

    @property
    def mrn(self) -> str | None:
        """The message reference number."""

    @property
    def subject(self) -> str | None:
        """The subject on one line."""

    @property
    def references(self) -> Sequence[Any]:
        """What it cites."""
