"""The names that ``Cable.replace`` and ``compose`` take: once, for the code and for type checkers.

A value may have many forms, which the documents tell and the functions check: all are ``object``.
"""

from __future__ import annotations

from typing import TypedDict

__all__ = ["PASSED_OVER", "Changes", "Values"]


class Changes(TypedDict, total=False):
    """What ``replace`` takes, in the order in which it is changed.

    The year of the date-time group goes into the references.
    """

    precedence: object
    info_precedence: object
    dtg: object
    origin: object
    to: object
    info: object
    exempt: object
    drafted_by: object
    approved_by: object
    classification: object
    captions: object
    passing: object
    declassification: object
    tags: object
    subject: object
    references: object
    classified_by: object
    paragraphs: object
    signature: object


class _Told(TypedDict, total=False):
    """Keys of a record that say where it came from and how it was written: passed over."""

    record: object
    reader: object
    dialect: object
    encoding: object
    diagnostics: object
    source: object
    message: object


class Values(_Told, Changes, total=False):
    """What ``compose`` takes: more than can be changed, for all of it is written."""

    mrn: object
    partial: object
    transmission_id: object
    routing: object
    station: object
    security: object
    operating_signals: object
    distribution: object
    section: object
    post: object
    serial: object
    correction: object
    tag_persons: object
    subject_portion: object
    derived_from: object
    body: object
    summary: object
    attributes: object


PASSED_OVER = frozenset(_Told.__annotations__)
"""Keys of a record that no text can say."""
