"""``compose`` writes what it is given, or refuses it by name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.edit.dialects import MESSAGE

import cablegram
from cablegram import compose, to_dict
from cablegram._keywords import PASSED_OVER, Values
from cablegram.values import Addressee, ClassifiedBy, Declassification, Tag


def test_every_key_is_named() -> None:
    """The record has no key that is not among the keywords."""
    assert {*to_dict(cablegram.parse(""))} - {*Values.__annotations__} == set()


def test_records_of_convert(corpus: Path) -> None:
    """What ``convert`` writes has two keys more, which say where a record came from."""
    files = sorted((corpus / "text").iterdir())[:100:10]
    for number, file in enumerate(files, 1):
        record = to_dict(cablegram.parse(file.read_bytes()))
        told: Any = json.loads(json.dumps({**record, "source": str(file), "message": number}))
        again = to_dict(compose(**told))
        assert {key: again[key] for key in again.keys() - PASSED_OVER} == {
            key: record[key] for key in record.keys() - PASSED_OVER
        }


def test_another_version() -> None:
    """A record of another version is not taken for one of this."""
    assert compose(record="cablegram/1", subject="RAIN").subject == "RAIN"
    with pytest.raises(ValueError, match="record: expected 'cablegram/1', the version of the rec"):
        compose(record="cablegram/2", subject="RAIN")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"declassification": Declassification(order="13526", downgrade_on="2019-01-02")},
            "declassification: downgrade_on cannot be written, got '2019-01-02'",
        ),
        (
            {"declassification": "12958: DECL: 02/06/2018 TAGS: PREL"},
            "declassification: expected a line such as",
        ),
        (
            {"classified_by": ClassifiedBy(name="Jane Doe", declassify_on="X1")},
            "classified_by: declassify_on cannot be written, got 'X1'",
        ),
        (
            {
                "classified_by": ClassifiedBy(name="Jane Doe", derived_from="STATE 5"),
                "derived_from": "STATE 6",
            },
            "derived_from: expected 'STATE 5', as classified_by says, got 'STATE 6'",
        ),
        ({"tags": "PREL, ]](#)[ X,"}, None),
        ({"tags": [Tag(code="PREL", title="Rain")]}, "tags: title of PREL cannot be written"),
    ],
)
def test_refused_by_name(values: Mapping[str, Any], said: str | None) -> None:
    """Parts of a value that no text says are not dropped."""
    if said is None:
        assert compose(**values).tags == ["PREL", "X"]
        return
    with pytest.raises(ValueError, match=said):
        compose(**values)


def test_other_means() -> None:
    """``ZEN/`` is no key of the record, and is written all the same."""
    given = ["ZEN/AMEMBASSY LIMA", Addressee(name="AMEMBASSY OSLO", by_other_means=True)]

    cable = compose(to=given, info="AMEMBASSY QUITO", dtg="061608Z FEB 08", precedence="O")

    assert [one.by_other_means for one in (*cable.to, *cable.info)] == [True, True, False]


def test_derivation() -> None:
    """The source that a clause names is written with it."""
    value = ClassifiedBy(name="Jane Doe", title="DCM", derived_from="STATE 5")

    assert compose(classified_by=value).derived_from == "STATE 5"
    assert compose(classified_by="DCM Jane Doe. Derived From: STATE 5").derived_from == "STATE 5"


def test_signals_of_the_date_line() -> None:
    """They are written behind the date, with a date or without."""
    signals = ["ZDK CTG #1234", "ZDS"]

    cable = compose(precedence="O", dtg="061608Z FEB 08", operating_signals=signals)

    assert str(cable).startswith("O 061608Z FEB 08 ZDK CTG #1234 ZDS\n")
    assert to_dict(cable)["operating_signals"] == signals
    assert compose(operating_signals="ZDK").operating_signals == ["ZDK"]
    urgent = compose(precedence="NIACT IMMEDIATE", operating_signals="ZDK")
    assert (urgent.precedence, urgent.operating_signals) == ("NIACT IMMEDIATE", ["ZDK"])
    with pytest.raises(ValueError, match=r"operating_signals: would be read as .*'RAIN'"):
        compose(precedence="O", dtg="061608Z FEB 08", operating_signals=["RAIN"])


@pytest.mark.parametrize(
    "words",
    [
        "(TEXT)",
        "CAPTION ADDED",
        "Added addressee.",
        "(MRN 12 VICE 13) - ADDED CAPTION",
        "ADDED THE SECOND PARAGRAPH, AND THE NAMES OF THOSE IN THE PORT OF LIMA WHO SAW THE RAIN",
    ],
)
@pytest.mark.parametrize("captions", [None, ["CORRECTED COPY"], ["SIPDIS", "CORRECTED COPY"]])
def test_correction(words: str, captions: list[str] | None) -> None:
    """The words of a corrected copy bring its caption with them, and stand on its line."""
    cable = compose(classification="U", post="LIMA", serial=5, captions=captions, correction=words)

    assert (cable.correction, cable.captions) == (words, captions or ["CORRECTED COPY"])
    assert str(cable).count("CORRECTED COPY") == 1


def test_correction_without_its_caption() -> None:
    """No caption is added to those that were given."""
    with pytest.raises(ValueError, match=r"captions: would be read as \['SIPDIS', 'CORRECTED COPY"):
        compose(classification="U", post="LIMA", serial=5, captions="SIPDIS", correction="(TEXT)")


@pytest.mark.parametrize("style", ["plain", "normal", "wire", "markdown", "html"])
def test_words_of_line_5_and_of_a_correction(style: str) -> None:
    """Every style has them; a comparison names them where they differ."""
    text = (
        "O 061608Z FEB 08 ZDK TO ALL, CITE SVC ZDS\nFM AMEMBASSY LIMA\nBT\nUNCLAS LIMA 5\n\n"
        "C O R R E C T E D  C O P Y  ADDED, WORDS | and *more*\n\nSIPDIS\n\nSUBJECT: RAIN\n"
    )
    cable = cablegram.parse(text)

    again = cablegram.parse(cablegram.reformat(cable, style).text)

    assert again.operating_signals == ["ZDK TO ALL, CITE SVC", "ZDS"]
    assert to_dict(again)["correction"] == "ADDED, WORDS | and *more*"
    other = cablegram.parse(text.replace(" ZDS", "").replace("ADDED", "LOST"))
    fields = cablegram.compare(again, other).fields
    assert [field.key for field in fields] == ["operating_signals", "correction"]


@pytest.mark.parametrize("wrong", [b"UNCLAS LIMA 5\n", "UNCLAS LIMA 5\n", None, {}])
def test_no_cable(wrong: Any) -> None:  # noqa: ANN401
    """A text is parsed before it has a record; the message says so."""
    with pytest.raises(TypeError, match=r"cannot make a record of \w+: pass a cable, such as"):
        to_dict(wrong)
    assert to_dict(cablegram.parse(MESSAGE))["serial"] == 12
