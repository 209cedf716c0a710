"""Checks over a cable that was read, one module for each part of a message.

Each check yields findings and never fails. ``docs/findings.md`` lists their codes.
"""
