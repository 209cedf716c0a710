"""A file of messages, cut where the next message begins: ``grammar/file.lark``, interpreted.

| module | what it does |
| --- | --- |
| `stretch` | the beginnings that the grammar found, and what stands between two of them |
| `numbers` | the numbers of a stretch: post, serial, section, date-time group |
| `belongs` | whether a stretch begins a message, or belongs to the one in front of it |
| `extents` | the messages of a text, and the sections that each has |
"""

from cablegram._split.extents import Extent, begins_message, extents

__all__ = ["Extent", "begins_message", "extents"]
