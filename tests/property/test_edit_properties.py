"""Editing, over invented cables in every manner: links, blanks, line ends, wraps, page lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import attrs
from hypothesis import event, example, given
from hypothesis import strategies as st

import cablegram
from cablegram.blocks import Paragraph

_POSTS = ["MOSCOW", "LA PAZ", "BELGRADE", "STATE", "PARIS", "NEW DELHI"]
_TAGS = ["PREL", "PGOV", "ECON", "EAID", "MARR", "RS", "BL", "FR", "SR"]
_CAPTIONS = ["SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "NODIS", "LIMDIS"]
_ADDRESSEES = [
    "RUEHC/SECSTATE WASHDC IMMEDIATE 6419",
    "RUEHPE/AMEMBASSY LIMA 0331",
    "RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY",
    "RUEHXD/MOSCOW POLITICAL COLLECTIVE",
    "RUEHBR/AMEMBASSY BRASILIA PRIORITY 8204",
]
_REFERENCES = ["MOSCOW 235", "BELGRADE 142", "STATE 90410", "LA PAZ 2079", "PARIS 7"]
_WORDS = st.lists(
    st.sampled_from(
        ["the", "Minister", "said", "that", "EC", "aid", "(new)", "would", "arrive", "in", "June"]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)
#: words that look like the sign of another line when they come to stand first on one
_AWKWARD = st.lists(
    st.sampled_from(
        ["REF:", "TAGS:", "1.", "(C)", "--", "a.", "BT", "NNNN", "pre-", "SECRET", "x"]
    ),
    min_size=1,
    max_size=30,
).map(lambda words: " ".join(["X", *words]))
_MOMENTS = st.datetimes(
    min_value=datetime(1961, 1, 1),  # noqa: DTZ001 - the zone is added below
    max_value=datetime(2060, 12, 31),  # noqa: DTZ001
).map(lambda moment: moment.replace(second=0, microsecond=0).isoformat() + "Z")


def _some(values: list[str], most: int = 4) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, min_size=1, max_size=most)


@attrs.frozen(kw_only=True)
class Manner:
    """How a cable is written."""

    end: str
    #: behind the words of a line that another follows in its paragraph
    blanks: str
    linked: bool
    separator: str
    label: str
    width: int | None
    number: str
    final: bool

    def join(self, lines: list[str]) -> str:
        """Return the lines of one paragraph."""
        return f"{self.blanks}\n".join(lines)

    def wrap(self, words: str, indent: str = "") -> str:
        """Return words over the lines that they need."""
        if self.width is None:
            return words
        lines = [""]
        for word in words.split():
            if lines[-1] and len(lines[-1]) + 1 + len(word) > self.width:
                lines.append(indent + word)
            else:
                lines[-1] += f" {word}" if lines[-1] else word
        return self.join(lines)


_MANNERS = st.builds(
    Manner,
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    blanks=st.sampled_from(["", "  ", " "]),
    linked=st.booleans(),
    separator=st.sampled_from([", ", " ", ","]),
    label=st.sampled_from(["{}. ", "({}) ", "{}) "]),
    width=st.sampled_from([None, 40, 60, 69]),
    number=st.sampled_from(["{}. ", "\u00b6{}. ", "[1](#){}. "]),
    final=st.booleans(),
)


@attrs.frozen
class Sample:
    """A cable and what it was made of."""

    text: str
    facts: dict[str, Any]

    @property
    def cable(self) -> cablegram.Cable:
        """The cable, read."""
        return cablegram.parse(self.text)


@st.composite
def samples(draw: st.DrawFn) -> Sample:
    """Draw a cable with every field that can be replaced."""
    manner = draw(_MANNERS)
    tags, captions = draw(_some(_TAGS)), draw(_some(_CAPTIONS, 3))
    to, info = draw(_some(_ADDRESSEES)), draw(_some(_ADDRESSEES))
    references = draw(_some(_REFERENCES))
    subject = draw(_WORDS).upper()
    paragraphs = draw(st.lists(_WORDS, min_size=1, max_size=4))
    codes = [f"[{tag}](#)" if manner.linked else tag for tag in tags]
    listed = [
        manner.label.format("ABCDE"[index]) + one if len(references) > 1 else one
        for index, one in enumerate(references)
    ]
    gap = draw(st.sampled_from(["\n", "\n\n"]))
    page = draw(st.booleans())
    parts = [
        manner.join(
            [
                "O P 061608Z FEB 08",
                "FM AMEMBASSY MOSCOW",
                *["TO " + to[0], *to[1:]],
                *["INFO " + info[0], *info[1:]],
            ]
        ),
        "C O N F I D E N T I A L MOSCOW 000302",
        gap.join(captions),
        manner.join(
            [
                "E.O. 12958: DECL: 02/06/2018",
                "TAGS: " + manner.separator.join(codes),
                manner.wrap("SUBJECT: " + subject, draw(st.sampled_from(["", "    "]))),
            ]
        ),
        "REF: " + gap.join(listed),
        *(
            manner.wrap(f"{manner.number.format(index)}(C) {words.capitalize()}.")
            for index, words in enumerate(paragraphs, start=1)
        ),
        *(["MOSCOW 00000302 002 OF 003"] if page else []),
        "BURNS",
    ]
    text = "\n\n".join(parts) + ("\n" if manner.final else "")
    facts = {"tags": tags, "captions": captions, "references": references, "subject": subject}
    event(f"width {manner.width}, links {manner.linked}, line end {manner.end!r}")
    return Sample(text.replace("\n", manner.end), facts)


def _record(cable: cablegram.Cable, *without: str) -> dict[str, Any]:
    record = cablegram.to_dict(cable)
    return {key: record[key] for key in record if key not in {"diagnostics", *without}}


def _words(cable: cablegram.Cable) -> dict[int, str]:
    blocks = [block for block in cable.body if isinstance(block, Paragraph)]
    return {block.number: block.text for block in blocks if block.number}


def _unchanged_around(before: str, after: str, start: int, end: int) -> bool:
    """Tell whether all in front of ``start`` and behind ``end`` is as it was."""
    return after.startswith(before[:start]) and after.endswith(before[end:])


class TestSamples:
    """The cables that the other tests edit."""

    @given(samples())
    def test_read_as_made(self, sample: Sample) -> None:
        """Each field reads as it was written, so that edits are tried on real fields."""
        cable = sample.cable

        assert sample.facts["tags"] == cable.tags
        assert sample.facts["captions"] == cable.captions
        assert sample.facts["references"] == [one.text for one in cable.references]
        assert sample.facts["subject"] == cable.subject
        assert cable.signature == ["BURNS"]
        assert _words(cable)


class TestIdentity:
    """A field set to what it is."""

    @given(samples())
    def test_nothing_changes(self, sample: Sample) -> None:
        """The text is the same, character by character, for each field and for all."""
        cable = sample.cable
        names = ["subject", "tags", "dtg", "origin", "to", "info", "captions", "references"]
        names += ["precedence", "classification", "signature"]
        present = {name: getattr(cable, name) for name in names} | {"paragraphs": _words(cable)}

        for name, value in present.items():
            assert str(cable.replace(**{name: value})) == sample.text, name
        assert str(cable.replace(**present)) == sample.text


class TestNewValues:
    """A field set to something else: it reads as wanted, and nothing else changes."""

    @given(samples(), _WORDS | _AWKWARD)
    def test_subject(self, sample: Sample, words: str) -> None:
        """Only characters of the old subject go."""
        cable = sample.cable
        old = cable.subject_line
        assert old is not None

        after = cable.replace(subject=words)

        assert after.subject == words
        assert _record(after, "subject") == _record(cable, "subject")
        assert _unchanged_around(sample.text, str(after), *old.span)

    @given(samples(), _some([*_TAGS, "HUMAN RIGHTS"], 5))
    def test_tags(self, sample: Sample, tags: list[str]) -> None:
        """Tags that stay keep their text; label and line end stay."""
        cable = sample.cable
        first, last = cable.tag_entries[0].span[0], cable.tag_entries[-1].span[1]

        after = cable.replace(tags=tags)

        assert after.tags == tags
        assert _record(after, "tags") == _record(cable, "tags")
        assert _unchanged_around(sample.text, str(after), first, last)

    @given(samples(), _MOMENTS)
    def test_dtg(self, sample: Sample, moment: str) -> None:
        """As many characters as before, in the same place."""
        cable = sample.cable

        after = cable.replace(dtg=moment)

        assert after.dtg == moment
        follow = ("dtg", "mrn", "references")
        assert _record(after, *follow) == _record(cable, *follow)
        assert len(str(after)) == len(sample.text)

    @given(samples(), st.sampled_from(["to", "info"]), _some(_ADDRESSEES))
    def test_addressees(self, sample: Sample, name: str, wanted: list[str]) -> None:
        """Keyword and line ends stay; addressees that stay keep their text."""
        cable = sample.cable
        old = getattr(cable, name)

        after = cable.replace(**{name: wanted})

        assert [one.text for one in getattr(after, name)] == wanted
        assert _record(after, name) == _record(cable, name)
        assert _unchanged_around(sample.text, str(after), old[0].span[0], old[-1].span[1])

    @given(samples(), st.lists(st.sampled_from(_CAPTIONS), unique=True, max_size=4))
    def test_captions(self, sample: Sample, wanted: list[str]) -> None:
        """Captions come and go with their lines; no gap grows or closes."""
        cable = sample.cable

        after = cable.replace(captions=wanted)

        assert after.captions == wanted
        assert _record(after, "captions") == _record(cable, "captions")
        assert str(after.replace(captions=cable.captions)).count("SIPDIS") == sample.text.count(
            "SIPDIS"
        )
        end = sample.text.index("E.O. 12958")
        assert str(after).endswith(sample.text[end:])
        gaps = sample.text.replace("\r\n", "\n").replace("\r", "\n")
        assert ("\n\n\n" in str(after).replace("\r\n", "\n").replace("\r", "\n")) == (
            "\n\n\n" in gaps
        )

    @given(samples(), st.lists(st.sampled_from(_REFERENCES), unique=True, max_size=4))
    def test_references(self, sample: Sample, wanted: list[str]) -> None:
        """References read as wanted; letters are those of the old ones, or the next."""
        cable = sample.cable

        after = cable.replace(references=wanted)

        assert [one.text for one in after.references] == wanted
        assert _record(after, "references") == _record(cable, "references")
        letters = {one.text: one.label for one in cable.references}
        kept = [one for one in after.references if one.text in letters and one.label]
        assert len({one.label for one in kept}) == len(kept)

    @given(samples(), st.data(), _WORDS)
    def test_paragraph(self, sample: Sample, data: st.DataObject, words: str) -> None:
        """Only characters of the paragraph's own lines go."""
        cable = sample.cable
        number = data.draw(st.sampled_from(sorted(_words(cable))))
        block = next(b for b in cable.body if isinstance(b, Paragraph) and b.number == number)
        text = words.capitalize() + "."

        after = cable.replace(paragraphs={number: text})

        assert _words(after) == {**_words(cable), number: text}
        assert _record(after, "body", "summary") == _record(cable, "body", "summary")
        spans = block.text_spans
        assert _unchanged_around(sample.text, str(after), spans[0][0], spans[-1][1])

    @given(samples(), st.data())
    def test_word_in_a_paragraph(self, sample: Sample, data: st.DataObject) -> None:
        """One word changed in its middle leaves the lines that do not hold it alone."""
        cable = sample.cable
        number = data.draw(st.sampled_from(sorted(_words(cable))))
        words = _words(cable)[number].split()
        place = data.draw(st.integers(0, len(words) - 1))
        words[place] = words[place][:-1] + "X."

        after = cable.replace(paragraphs={number: " ".join(words)})

        assert _words(after)[number] == " ".join(words)
        end = "\r" if "\r" in sample.text else "\n"
        changed = set(str(after).split(end)) - set(sample.text.split(end))
        # The line itself, and one more where it grew too long.
        assert len(changed) <= 2


class TestBlocks:
    """Paragraphs that come, go and move."""

    @given(samples(), st.data(), _WORDS)
    def test_come_and_gone(self, sample: Sample, data: st.DataObject, words: str) -> None:
        """A new paragraph reads as given, the others as before; without it the text is the old."""
        cable = sample.cable
        number = data.draw(st.sampled_from(sorted(_words(cable))))
        text = words.capitalize() + "."

        after = cable.insert(f"(C) {text}", after=number, renumber=True)

        told = [_words(cable)[n] for n in sorted(_words(cable))]
        told.insert(number, text)
        assert [_words(after)[n] for n in sorted(_words(after))] == told
        assert _record(after, "body", "summary") == _record(cable, "body", "summary")
        assert str(after.remove(number + 1, renumber=True)) == sample.text

    @given(samples(), st.data())
    def test_moved_and_back(self, sample: Sample, data: st.DataObject) -> None:
        """The words of a paragraph that moves stay; moved back, the text is the old."""
        cable = sample.cable
        numbers = sorted(_words(cable))
        number = data.draw(st.sampled_from(numbers))
        place = data.draw(st.sampled_from(numbers))

        after = cable.move(number, after=place, renumber=True)

        told = [_words(cable)[n] for n in numbers]
        if number != place:
            told.insert(place - (number < place), told.pop(number - 1))
        assert [_words(after)[n] for n in sorted(_words(after))] == told
        there = place if number <= place else place + 1
        behind = number if number > there else number - 1
        if number > 1:
            back = after.move(there, after=behind, renumber=True)
        else:
            back = after.move(there, before=1, renumber=True)
        assert str(back) == sample.text

    @given(samples(), st.data())
    def test_the_tree_is_that_of_the_text(self, sample: Sample, data: st.DataObject) -> None:
        """Tree, places and findings of an edited cable are those of its text, parsed."""
        cable = sample.cable
        number = data.draw(st.sampled_from(sorted(_words(cable))))
        edits = [
            cable.replace(subject="A NEW DAY"),
            cable.replace(tags=["PREL", "XX"]),
            cable.replace(dtg="2008-02-06T16:08:00Z"),
            cable.replace(paragraphs={number: "All is quiet."}),
            cable.insert("All is quiet.", before=number, renumber=True),
            cable.renumber(2),
        ]

        for after in edits:
            parsed = cablegram.parse(str(after))
            assert parsed.tree.dump() == after.tree.dump()
            assert [it.span for it in parsed.tokens] == [it.span for it in after.tokens]
            assert cablegram.to_dict(parsed) == cablegram.to_dict(after)


class TestAnything:
    """Any text in any cable: it is written, or refused."""

    @given(samples(), st.text(max_size=80))
    @example(Sample("SECRET LA PAZ 5\n\nSUBJECT:\n\n1. (S) X.\n", {}), "words")
    @example(Sample("SECRET LA PAZ 5\n\nSUBJECT: A", {}), "B\nREF: STATE 5")
    def test_refused_or_read_back(self, sample: Sample, text: str) -> None:
        """No exception but ``ValueError``, and no value that reads as another."""
        cable = sample.cable
        for name in ("subject", "origin", "signature"):
            try:
                after = cable.replace(**{name: text})
            except ValueError:
                event(f"{name} refused")
            else:
                event(f"{name} written")
                read = after.signature[0] if name == "signature" else getattr(after, name)
                assert read == " ".join(text.split())

    @given(st.text(max_size=300), st.text(max_size=20))
    @example("TAGS:\nSUBJECT:\nREF:\n1.\n", "x")
    @example("O 061608Z FEB 08\rFM\rTO\rINFO\r", "X")
    def test_any_cable(self, source: str, text: str) -> None:
        """Cables of any text: fields are absent, or change, or the value is refused."""
        cable = cablegram.parse(source)
        changes: dict[str, Any]
        for changes in (
            {"subject": text},
            {"tags": [text]},
            {"dtg": text},
            {"origin": text},
            {"to": [text]},
            {"info": []},
            {"captions": []},
            {"references": [text]},
            {"classification": "SECRET"},
            {"precedence": "FLASH"},
            {"signature": text},
            {"paragraphs": {1: text}},
        ):
            try:
                after = cable.replace(**changes)
            except ValueError:
                continue
            assert str(cablegram.parse(str(after))) == str(after)

    @given(st.text(max_size=300), st.text(max_size=20))
    @example("1. A\n2. B\n", "x")
    @example("SUBJECT: A\n\n- - -\nX\n- - -\n1. B. DOE", "x")
    def test_any_block(self, source: str, text: str) -> None:
        """Blocks come, go and move in any text, or the edit is refused."""
        cable = cablegram.parse(source)
        edits: list[Callable[[], cablegram.Cable]] = [
            lambda: cable.insert(text, field="body"),
            lambda: cable.insert(text, before=cable.body[0], renumber=True),
            lambda: cable.remove(cable.body[-1]),
            lambda: cable.move(cable.body[0], after=cable.body[-1], renumber=True),
            cable.renumber,
            cable.reletter,
        ]

        for edit in edits[: None if cable.body else 1]:
            try:
                after = edit()
            except ValueError:
                continue
            assert str(cablegram.parse(str(after))) == str(after)
