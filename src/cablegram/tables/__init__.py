"""What the codes of the format stand for: posts, TAGS, routing indicators and more.

Every table is a CSV file in ``data`` (its README names the sources). A file is read when
it is first asked for, and once. What a table does not know is ``None``, never an error.

>>> from cablegram import tables
>>> tables.post("SECSTATE").name
'STATE'
>>> tables.tag("PREL").title
'External Political Relations'
>>> tables.mrn(2008, "NEW DELHI", 302)
'08NEWDELHI302'
"""

from __future__ import annotations

from cablegram.tables._characters import CHARACTER_SETS, character_set, transliterate
from cablegram.tables._classes import (
    Classification,
    ExecutiveOrder,
    Precedence,
    classification,
    executive_order,
    precedence,
)
from cablegram.tables._findings import FindingCode, finding_code, finding_codes
from cablegram.tables._posts import Post, mrn, post, posts
from cablegram.tables._tags import TagEntry, country_code, tag, tags_like
from cablegram.tables._words import (
    Caption,
    Indicator,
    OperatingSignal,
    caption,
    caption_form,
    indicator,
    is_attention_word,
    is_caption,
    letters,
    operating_signal,
    reference_kind,
)

__all__ = [
    "CHARACTER_SETS",
    "Caption",
    "Classification",
    "ExecutiveOrder",
    "FindingCode",
    "Indicator",
    "OperatingSignal",
    "Post",
    "Precedence",
    "TagEntry",
    "caption",
    "caption_form",
    "character_set",
    "classification",
    "country_code",
    "executive_order",
    "finding_code",
    "finding_codes",
    "indicator",
    "is_attention_word",
    "is_caption",
    "letters",
    "mrn",
    "operating_signal",
    "post",
    "posts",
    "precedence",
    "reference_kind",
    "tag",
    "tags_like",
    "transliterate",
]
