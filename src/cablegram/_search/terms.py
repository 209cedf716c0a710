"""What the terms of a search mean: the keys of the record, and a table of words for people."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import TypeAlias

import attrs

from cablegram import tables
from cablegram._search import conditions as of
from cablegram._search.conditions import Condition, Phrase
from cablegram._search.errors import SearchError
from cablegram._search.fold import squeeze
from cablegram._search.places import Place, Step, leaves, names, place_of, places_of
from cablegram._search.syntax import All, Node, Not, OneOf, Range, Term, Word, read_expression
from cablegram._search.values import days, moments, number_of, numbers

__all__ = ["SPECIAL", "Special", "read_condition"]

_Value: TypeAlias = Word | Range
_Read: TypeAlias = Callable[[_Value], Condition]


@attrs.frozen
class Special:
    """A term with a meaning of its own."""

    name: str
    meaning: str
    #: makes a condition of a value, or raises ``ValueError`` with the reason why there is none
    read: _Read
    #: where what it compares stands: for ``term:*``
    places: tuple[Place, ...]


def read_condition(expression: str) -> Condition:
    """Return what an expression asks of a record.

    Raises:
        SearchError: it cannot be read, has a term that there is not, or a value that cannot be.
    """
    return _condition(read_expression(expression), expression)


def _condition(node: Node, expression: str) -> Condition:
    match node:
        case Not(inner):
            return of.Not(_condition(inner, expression))
        case All(nodes):
            return of.All(tuple(_condition(it, expression) for it in nodes))
        case OneOf(nodes):
            return of.OneOf(tuple(_condition(it, expression) for it in nodes))
        case _:
            return _term(node, expression)


def _term(term: Term, expression: str) -> Condition:
    special = SPECIAL.get((term.key or "text").lower())
    places = special.places if special else leaves(term.key or "")
    if not places:
        raise SearchError(_no_term(term.key or ""), expression, term.pos)
    read = special.read if special else _any_of_them(places)
    found = []
    for value in term.values:
        try:
            is_star = isinstance(value, Word) and value.text == "*" and not value.quoted
            found.append(of.Present(places) if is_star else read(value))
        except ValueError as error:
            raise SearchError(f"{term.key or 'text'}: {error}", expression, value.pos) from None
    return found[0] if len(found) == 1 else of.OneOf(tuple(found))


def _no_term(key: str) -> str:
    known = [*SPECIAL, *names()]
    like = get_close_matches(key.lower().replace("-", "_"), known, n=1, cutoff=0.6)
    hint = f": did you mean {like[0]}:?" if like else "; words with a colon stand between quotes"
    return f'no term "{key}:"{hint}'


# --- values, by the kind of place ---------------------------------------------------------------


def _any_of_them(places: tuple[Place, ...]) -> _Read:
    """Look in each place for what its kind can be; it is enough if the value suits one."""

    def read(value: _Value) -> Condition:
        found: list[Condition] = []
        reason: ValueError | None = None
        texts = tuple(place for place in places if place.kind == "text")
        for place in places:
            try:
                if place.kind != "text":
                    found.append(_plain(place, value))
                elif place is texts[0]:
                    found.append(_words(texts)(value))
            except ValueError as error:
                reason = reason or error
        if not found and reason:
            raise reason
        return found[0] if len(found) == 1 else of.OneOf(tuple(found))

    return read


def _plain(place: Place, value: _Value) -> Condition:
    match place.kind:
        case "number":
            return of.Between(place, *numbers(value))
        case "moment":
            return of.Between(place, *moments(value))
        case "day":
            return of.Between(place, *days(value))
        case _:
            flag = {"true": True, "yes": True, "false": False, "no": False}.get(_one(value).lower())
            if flag is None:
                raise ValueError(f"{_one(value)!r} is neither yes nor no")
            return of.Is(place, flag)


def _one(value: _Value) -> str:
    if isinstance(value, Range):
        raise ValueError("only dates and numbers have ranges")  # noqa: TRY004  the value is wrong
    return value.text


def _phrase(value: _Value) -> Phrase:
    text = _one(value)
    phrase = Phrase.of(text, stars=isinstance(value, Word) and not value.quoted)
    if not phrase.words:
        raise ValueError(f"{text!r} has no letter and no digit")
    if "*" in text.strip("*") and isinstance(value, Word) and not value.quoted:
        raise ValueError("a star stands at the beginning or the end of a word")
    return phrase


def _words(places: tuple[Place, ...]) -> _Read:
    return lambda value: of.Words(places, (_phrase(value),))


def _together(places: tuple[Place, ...]) -> _Read:
    """All words in one value, in any order, for names of persons."""

    def read(value: _Value) -> Condition:
        phrase = _phrase(value)
        words = phrase.words.split(" ")
        last = len(words) - 1
        found = [
            Phrase(word, phrase.opens and not place, phrase.closes and place == last)
            for place, word in enumerate(words)
        ]
        return of.Together(places, tuple(found))

    return read


def _equals(place: Place, canonical: Callable[[str], str]) -> _Read:
    """Be exactly this, in the form that records have; a star behind it leaves the end open."""

    def read(value: _Value) -> Condition:
        text = _one(value)
        is_open = isinstance(value, Word) and not value.quoted and text.endswith("*")
        if is_open:
            return of.Equals(place, (), (_capitals(text.rstrip("*")),))
        return of.Equals(place, (canonical(text),))

    return read


def _capitals(text: str) -> str:
    return " ".join(text.upper().split())


# --- terms with a meaning of their own ----------------------------------------------------------

_POST, _MRN = place_of("post"), place_of("mrn")


def _spellings(name: str) -> tuple[str, ...]:
    """Return all names of a post, squeezed; of one that the table lacks, the one given."""
    known = tables.post(name)
    written = (known.name, *known.aliases, *known.cuts, name) if known else (name,)
    return tuple(dict.fromkeys(squeeze(it) for it in written))


def _post(value: _Value) -> Condition:
    phrase = _phrase(value)
    if phrase.opens or phrase.closes or tables.post(phrase.words) is None:
        return of.Words((_POST,), (phrase,))
    spellings = _spellings(phrase.words)
    of_number = tuple(spelling.upper() for spelling in spellings)
    return of.OneOf((of.Same(_POST, spellings), of.PostOfNumber(_MRN, of_number)))


def _party(*keys: str) -> _Read:
    """Look for words in names of parties; a post has all its names."""
    places = places_of(*keys)

    def read(value: _Value) -> Condition:
        phrase = _phrase(value)
        known = None if phrase.opens or phrase.closes else tables.post(phrase.words)
        if known is None:
            return of.Words(places, (phrase,))
        written = (phrase.words, known.name, *known.aliases)
        phrases = tuple(dict.fromkeys(Phrase.of(it, stars=False) for it in written))
        return of.Words(places, phrases)

    return read


def _from(value: _Value) -> Condition:
    return of.OneOf((_party("origin")(value), of.All((of.Not(_HAS_ORIGIN), _post(value)))))


_HAS_ORIGIN = of.Present(places_of("origin"))


def _classification(text: str) -> str:
    found = tables.classification(text)
    if found is None:
        raise ValueError(f"{text!r} is no classification; U, C, S, TS and LOU are some")
    return found.name


def _precedence(text: str) -> str:
    found = tables.precedence(text)
    if found is None:
        raise ValueError(f"{text!r} is no precedence; ROUTINE and IMMEDIATE are some")
    return found.name


def _caption(text: str) -> str:
    found = tables.caption(text)
    return found.name if found and not found.numbered else _capitals(text)


def _finding(text: str) -> str:
    code = text.lower()
    codes = [entry.code for entry in tables.finding_codes()]
    if code not in codes:
        like = get_close_matches(code, codes, n=1)
        hint = f": did you mean {like[0]}?" if like else "; `cablegram explain` lists them"
        raise ValueError(f"no finding {text!r}{hint}")
    return code


def _code(value: _Value) -> Condition:
    found = _equals(_CODE, _finding)(value)
    assert isinstance(found, of.Equals)  # noqa: S101
    return attrs.evolve(found, beginnings=tuple(it.lower() for it in found.beginnings))


_CODE = place_of("diagnostics.code")
_CITED, _CITED_TEXT = place_of("references.mrn"), places_of("references.text")


def _mrn(value: _Value) -> Condition:
    number = number_of(_one(value))
    return of.Equals(_MRN, (number,)) if number else _equals(_MRN, _letters)(value)


def _letters(text: str) -> str:
    return squeeze(text).upper()


def _ref(value: _Value) -> Condition:
    number = number_of(_one(value))
    if number:
        return of.Equals(_CITED, (number,))
    is_open = isinstance(value, Word) and not value.quoted and value.text.endswith("*")
    if is_open and _one(value)[:2].isdigit():
        return _equals(_CITED, _letters)(value)
    return of.Words(_CITED_TEXT, (_phrase(value),))


def _cited_by(value: _Value) -> Condition:
    number = number_of(_one(value))
    if not number:
        message = "a message reference number stands here, such as 08STATE12345"
        raise ValueError(f"{_one(value)!r} is no number of a message: {message}")
    return of.CitedBy(_MRN, (number,))


def _year(value: _Value) -> Condition:
    """Return the condition of a date, of whole years only."""
    for word in (value.low, value.high) if isinstance(value, Range) else (value,):
        if word and not (len(word.text) == _DIGITS and word.text.isdigit()):
            raise ValueError(f"{word.text!r} is no year of four digits")
    return of.Between(_DTG, *moments(value))


_DIGITS = 4
_DTG = place_of("dtg")
_TEXT = places_of("subject", "body.text", "body.items")
_PERSONS = places_of(
    *("tag_persons.person", "classified_by.name", "declassification.by", "signature"),
    *("drafted_by", "approved_by"),
)
_PARTIES = ("name", "indicator")
#: columns of every table, and keys that the command line adds; no keys of the record
_SOURCE = Place((Step("source"),), "text")
_MESSAGE = Place((Step("message"),), "number")


def _specials() -> dict[str, Special]:
    found: dict[str, Special] = {}

    def add(names: str, meaning: str, read: _Read, places: tuple[Place, ...]) -> None:
        for name in names.split():
            found[name] = Special(name, meaning, read, places)

    def exact(names: str, key: str, canonical: Callable[[str], str], meaning: str) -> None:
        add(names, meaning, _equals(place_of(key), canonical), leaves(key))

    add("text", "words of the subject and the body, side by side", _words(_TEXT), _TEXT)
    add("post", "who wrote it, under any name of the post", _post, (_POST,))
    add("year", "the year of the date-time group", _year, (_DTG,))
    add("date dtg", "the date-time group", lambda it: _plain(_DTG, it), (_DTG,))
    exact("tag tags", "tags", _capitals, "a TAGS code or name, whole")
    add("ref", "messages that cite this number, or a reference with these words", _ref, (_CITED,))
    add("cited-by", "messages that the message of this number cites", _cited_by, (_MRN,))
    add("from", "words of the originator, or the post where there is none", _from, leaves("origin"))
    for key in ("to", "info", "exempt"):
        parts = [f"{key}.{part}" for part in _PARTIES]
        add(key, f"words of an addressee under `{key}`", _party(*parts), places_of(*parts))
    exact(
        "class classification", "classification", _classification, "the level, in words or letters"
    )
    exact("precedence", "precedence", _precedence, "how urgent it is, in words or letters")
    exact("caption captions", "captions", _caption, "a caption, whole")
    portions = place_of("body.portion")
    add("portion", "a portion mark of the body", _equals(portions, _capitals), (portions,))
    add("person", "words of one name, in any order", _together(_PERSONS), _PERSONS)
    signed = leaves("signature")
    add("signed signature", "words of who signed, in any order", _together(signed), signed)
    add("mrn", "the number of the message", _mrn, (_MRN,))
    add("finding", "a code of a finding", _code, (_CODE,))
    add("source", "words of the name of the file", _words((_SOURCE,)), (_SOURCE,))
    add(
        "message", "number of the message in its file", lambda it: _plain(_MESSAGE, it), (_MESSAGE,)
    )
    return found


SPECIAL = _specials()
