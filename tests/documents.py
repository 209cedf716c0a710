"""Records of any content, for the tests of documents: each key of the record, with any text."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

import cablegram
from cablegram._document.form import LineForm
from cablegram._document.rows import ROWS, Form
from cablegram._document.write import write_document
from cablegram._record import facts

__all__ = ["PARAGRAPH", "document_of", "records"]

#: of a record: a paragraph without words
PARAGRAPH: dict[str, Any] = {"type": "paragraph", "number": None, "portion": None, "items": []}

#: the signs of Markdown and html, line ends, blanks, and what has no character of its own
_ODD = "\\`*_[]<>&#|~$^@{}-+:=(),.1 \n\r\t\x00\x0b\x0c\x1c\x85\u2028\u2029\ufeff\ud800aB\xa0"
_WORDS = ("<br>", "<!-- empty -->", "**5.** ", "```", ")**", "&#9;", "</pre>", "| --- |", "- ", "")

texts = st.one_of(
    st.text(st.sampled_from(_ODD), max_size=8),
    st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=3)), max_size=3).map("".join),
    st.text(max_size=8),
)
#: no number of a cable has more digits
numbers = st.integers(0, 10**18 - 1)
#: keys whose value is a text, be it of no length
_ALWAYS = {"prosign", "name", "kind", "text", "person", "tag", "key", "value", ""}


def values(name: str, form: Form) -> st.SearchStrategy[Any]:
    """Return what may stand in a place of the record."""
    if form == "list":
        return st.lists(texts, max_size=3)
    if form == "flag":
        return st.booleans()
    plain: st.SearchStrategy[Any] = numbers if form == "number" else texts
    return plain if name in _ALWAYS else st.none() | plain


def document_of(form: LineForm, *blocks: dict[str, Any], **fields: Any) -> str:  # noqa: ANN401
    """Return the document of a record with these blocks and fields, and nothing else."""
    record = facts(cablegram.parse("<!-- cablegram/1 -->\n"))
    return write_document({**record, "body": list(blocks), **fields}, form)


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    """Return the facts of a message, but for its summary."""
    record: dict[str, Any] = {
        "record": "cablegram/1",
        "subject": draw(st.none() | texts),
        "subject_portion": draw(st.none() | texts),
        "body": draw(st.lists(blocks, max_size=4)),
        "signature": draw(st.lists(texts, max_size=2)),
    }
    for row in ROWS:
        if row.parts:
            entries = [_entry(draw, row.parts) for _ in range(draw(st.integers(0, 2)))]
            pairs = {entry["key"]: entry["value"] for entry in entries if "key" in entry}
            record[row.key] = pairs if row.key == "attributes" else entries
            if row.key == "passing":
                record[row.key] = [entry[""] for entry in entries]
        else:
            _put(draw, record, row.path, row.form)
    return record


def _entry(draw: st.DrawFn, parts: tuple[tuple[str, Form], ...]) -> dict[str, Any]:
    return {name: draw(values(name, form)) for name, form in parts}


def _put(draw: st.DrawFn, record: dict[str, Any], path: tuple[str, ...], form: Form) -> None:
    """Put a value in its place; what holds it is there or not, as was drawn first."""
    holder = record
    for name in path[:-1]:
        if name not in holder:
            holder[name] = draw(st.none() | st.builds(dict))
        if holder[name] is None:
            return
        holder = holder[name]
    holder[path[-1]] = draw(values(path[-1], form))


blocks = st.one_of(
    st.fixed_dictionaries(
        {
            "type": st.just("paragraph"),
            "number": st.none() | numbers,
            "portion": st.none() | texts,
            "text": texts,
            "items": st.lists(texts, max_size=3),
        }
    ),
    *(
        st.fixed_dictionaries({"type": st.just(kind), "text": texts})
        for kind in ("heading", "table", "text")
    ),
)
