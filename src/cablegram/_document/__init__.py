"""Documents: a cable as Markdown or html for readers, every key of the record in its place.

``rows`` is the table of fields that writer and reader share; ``write`` puts a record into lines,
``markdown`` and ``html`` say how a line looks; ``written`` and ``reading`` take the lines apart
again, by ``grammar/document.lark``; ``cable`` answers the fields of a cable from them.
"""
