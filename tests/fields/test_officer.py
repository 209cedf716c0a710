"""Name and title of the officer who classified: one claim of the words a line."""

from __future__ import annotations

import pytest

from cablegram._fields.classified_by import read_classified_by


@pytest.mark.parametrize(
    ("officer", "name", "title"),
    [
        # a surname in front of the first name: one word, then two at most, none of a title
        ("Doe, Jane", "Doe, Jane", None),
        ("Doe, Jane Q", "Doe, Jane Q", None),
        ("Doe, Jane Q R", "Doe", "Jane Q R"),
        ("Doe, Jane, DCM", "Doe, Jane", "DCM"),
        ("Doe, DCM", "Doe", "DCM"),
        ("Jane Doe, John Roe", "Jane Doe", "John Roe"),
        ("Ambassador Doe, Jane", "Doe", "Ambassador, Jane"),
        # what follows a name
        ("Jane Doe, III, DCM", "Jane Doe, III", "DCM"),
        ("Jane Doe, Jr., DCM, Embassy Lima", "Jane Doe, Jr.", "DCM, Embassy Lima"),
        ("Jane Doe, Jr. DCM", "Jane Doe, Jr.", "DCM"),
        ("Jane Doe Jr., DCM", "Jane Doe Jr.", "DCM"),
        ("Jane R. Doe Sr.", "Jane R. Doe Sr.", None),
        ("Jane Doe, a.i.", "Jane Doe", "a.i."),
        ("DCM JANE FOX", "JANE FOX", "DCM"),
        ("Jane Doe.", "Jane Doe", None),
        ("Jane Doe, Amb.", "Jane Doe", "Amb"),
        # organisations
        ("DCM, U.S. Embassy Lima, Jane Doe", "Jane Doe", "DCM, U.S. Embassy Lima"),
        ("Lima Embassy, Jane Doe, DCM", "Jane Doe", "Lima Embassy, DCM"),
        ("Embassy", None, "Embassy"),
        # a name in front of a title has two words at least
        ("Doe DCM", None, "Doe DCM"),
        ("Jane Doe DCM", "Jane Doe", "DCM"),
        ("Jane Mary Doe DCM", "Jane Mary Doe", "DCM"),
        ("Amb., DCM", None, "Amb., DCM"),
        # words that go on with a title
        ("Ambassador of peace Jane Doe", "Jane Doe", "Ambassador of peace"),
        ("Director for Peru and Chile Jane Doe", "Jane Doe", "Director for Peru and Chile"),
        ("Director of EUR JANE DOE", "JANE DOE", "Director of EUR"),
        ("DCM to the OAS Jane Doe", "Jane Doe", "DCM to the OAS"),
        ("DCM EUR Jane Doe", "Jane Doe", "DCM EUR"),
        ("DCM EUR JANE DOE", "EUR JANE DOE", "DCM"),
        ("DCM Jane van der Doe", "Jane van der Doe", "DCM"),
        ("DCM de la Cruz", "de la Cruz", "DCM"),
        # words of titles
        ("Pol-Econ Chief Jane Doe", "Jane Doe", "Pol-Econ Chief"),
        ("Pol-X Jane Doe", "Jane Doe", "Pol-X"),
        ("Smith-Wesson Jane", "Smith-Wesson Jane", None),
        ("EnvOff Jane Doe", "Jane Doe", "EnvOff"),
        ("EconOff Jane Doe", "Jane Doe", "EconOff"),
        ("A.I. DCM Jane Doe", "Jane Doe", "A.I. DCM"),
        ("'DCM' Jane Doe", "Jane Doe", "'DCM'"),
        ("Econx Jane Doe", "Econx Jane Doe", None),
        # brackets, and marks that say nothing
        ("Jane Doe, DCM (acting)", "Jane Doe", "DCM (acting)"),
        ("DCM (A) Jane Doe", "Jane Doe", "DCM (A)"),
        ("DCM (A B) Jane Doe (C)", "Jane Doe", "DCM (A B) (C)"),
        ("(EUR) Jane Doe", "Jane Doe", "(EUR)"),
        ("DCM Jane Doe)", "Jane Doe", "DCM"),
        ("(DCM Jane Doe", "Jane Doe", "DCM"),
        ("- DCM Jane Doe -", "Jane Doe", "DCM"),
        ("DCM -- Jane Doe", "Jane Doe", "DCM"),
        ("... DCM Jane Doe and -", "Jane Doe", "DCM"),
        ("Jane Doe for and", "Jane Doe", None),
        # words that lost a blank, or got one too many
        ("DCM J ane Doe", "Jane Doe", "DCM"),
        ("DCM Jane D oe", "Jane Doe", "DCM"),
        ("P olitical Counselor Jane Doe", "Jane Doe", "Political Counselor"),
        ('DCM A "Hoot" Doe', 'A "Hoot" Doe', "DCM"),
        ("DCM Jane D OE", "Jane D OE", "DCM"),
        ("DCM Jane D de Roe", "Jane D de Roe", "DCM"),
    ],
)
def test_name_and_title(officer: str, name: str | None, title: str | None) -> None:
    """In either order, whatever stands around them."""
    found = read_classified_by(f"Classified By: {officer} for reasons 1.4 (b)\n")

    assert (found.name, found.title, found.reasons) == (name, title, ["1.4(b)"])


@pytest.mark.parametrize("before", ["", "Classified By:\n"])
@pytest.mark.parametrize(("width", "cut"), [(70, False), (71, True), (72, False)])
def test_a_word_cut_at_the_edge(before: str, width: int, *, cut: bool) -> None:
    """The terminal's line has 71 characters: a word that ends there may go on below."""
    line = "Ambassador Janet Doe" if before else "Classified By: Ambassador Janet Doe"
    name = "Doe".ljust(3 + width - len(line), "e")
    text = f"{before}{line.removesuffix('Doe')}{name}\ntown, for reasons 1.4 (b)\n"

    joined = f"Janet {name}town" if cut else f"Janet {name} town"
    assert read_classified_by(text).name == joined


def test_only_the_line_in_front_counts() -> None:
    """A gap further on in the text stands in a column of its own line."""
    text = f"Classified By: Ambassador\n{'Janet Doe'.ljust(45, 'e')}\ntown, for reasons 1.4 (b)\n"

    assert text.index("\ntown") == 71
    assert str(read_classified_by(text).name).endswith("eee town")


@pytest.mark.parametrize(
    ("text", "source", "until"),
    [
        ("Derived From: DSCG<br>05-1<br>Declassify On:<br>20300410", "DSCG 05-1", "20300410"),
        ("Derived From:DSCG 05-1\nDeclassify On:20300410\n", "DSCG 05-1", "20300410"),
        ("Derived From: DSCG\n05-1; Declassify On: 20300410.", "DSCG 05-1", "20300410"),
        ("Derived From: \nDeclassify On: \n", None, None),
        ("Derived From: A\nDerived From: B\nDeclassify On: 1\nDecl On: 2\n", "A", "1"),
    ],
)
def test_a_derived_classification(text: str, source: str | None, until: str | None) -> None:
    """The first of each, on one line."""
    found = read_classified_by(text)

    assert (found.derived_from, found.declassify_on) == (source, until)
