"""The lossless tree: nodes, tokens, their places, and the ends of the text."""

from __future__ import annotations

import itertools

import pytest
from tests.validate import validate_tree

from cablegram import nodes
from cablegram._parse import parse_tree
from cablegram.tree import Node, Token

MESSAGE = (
    "VZCZCXRO0417\n"
    "OO RUEHAM RUEHEG\n"
    "RUEHJM\n"
    "O 101530Z APR 09\n"
    "FM AMEMBASSY AMMAN\n"
    "TO RUEHC/SECSTATE WASHDC\n"
    "RUEHEG/AMEMBASSY CAIRO\n"
    "BT\n"
    "UNCLAS AMMAN 000417\n"
    "SIPDIS\n"
    "\n"
    "SUBJECT: THE HARBOUR\n"
    "IS OPEN\n"
    "1. (U) It is.\n"
    "AMMAN 00000417 002 OF 002\n"
    "BT\n"
    "#0417\n"
    "NNNN\n"
)


def shape(node: Node) -> object:
    """Return a node as its kind and the shapes of its children; tokens as their kinds."""
    return (
        node.kind,
        [child.kind if isinstance(child, Token) else shape(child) for child in node.children],
    )


def test_parts_of_a_message() -> None:
    """Heading, text, body and ending are found, and lines that belong together are one node."""
    tree = parse_tree(MESSAGE)
    assert [child.kind for child in tree.children] == ["heading", "text", "ending"]
    (routing,) = tree.find(nodes.RoutingLine)
    assert [token.kind for token in routing.tokens()] == ["ROUTING", "ROUTING_MORE"]
    (action,) = tree.find(nodes.ActionBlock)
    assert action.text == "TO RUEHC/SECSTATE WASHDC\nRUEHEG/AMEMBASSY CAIRO\n"
    (subject,) = tree.find(nodes.SubjectLines)
    assert subject.text == "SUBJECT: THE HARBOUR\nIS OPEN\n"
    (body,) = tree.find(nodes.Body)
    assert shape(body) == (
        "body",
        [("numbered", ["NUMBERED"]), ("page_line", ["PAGE_LINE"])],
    )


def test_spans_count_from_the_start_of_the_text() -> None:
    """A node's span cuts its text out of the input."""
    tree = parse_tree(MESSAGE)
    for node in tree.nodes():
        start, end = node.span
        assert MESSAGE[start:end] == node.text


def test_dump_shows_every_token() -> None:
    """The dump is an outline: one line for a node or token, two blanks for a level."""
    assert parse_tree("NNNN\n").dump() == (
        "cable\n  bare_ending\n    end_of_message\n      END_OF_MESSAGE 'NNNN\\n'"
    )


def test_repr_is_short() -> None:
    """A node shows its class and the beginning of its text."""
    (tags,) = parse_tree("TAGS: " + "PREL, " * 20).find(nodes.TagsLine)
    assert repr(tags) == "TagsLine('TAGS: PREL, PREL, PREL, PREL, PREL, P...')"
    assert repr(next(tags.tokens())).startswith("Token(TAGS, 'TAGS: PREL")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "  \n", "\t\r\n"])
def test_kinds_do_not_hang_on_line_ends(end: str) -> None:
    """With other line ends the tree has the same shape, and no character is lost."""
    text = MESSAGE.replace("\n", end)
    tree = parse_tree(text)
    validate_tree(tree, text)
    assert shape(tree) == shape(parse_tree(MESSAGE))


def test_the_last_line_needs_no_end() -> None:
    """Cut behind any line but its end, a message has the kinds that it had with it."""
    lines = MESSAGE.splitlines(keepends=True)
    for count in range(1, len(lines) + 1):
        text = "".join(lines[:count])
        if text.endswith("\n\n"):
            continue
        cut = parse_tree(text[:-1])
        validate_tree(cut, text[:-1])
        assert shape(cut) == shape(parse_tree(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\r",
        "\f",
        "\0",
        "\ufeff",
        "\ufeff\ufeff",
        "\ufeff\n",
        "\n\r",
        "a\vb\x85c\u2028d",
        "\ud800\n\udfff",
        "1. a\n\f",
        "1. a\n\f\f\fb",
        "BT\nthe harbour",
        "Message Attributes\nthe harbour",
        "BT\nBT\nBT\nMessage Attributes\n1. A\n",
        "\x1c\x1d\x1e",
    ],
)
def test_awkward_texts(text: str) -> None:
    """Texts that have lost a character, or been refused, in this parser or another."""
    validate_tree(parse_tree(text), text)


def test_all_pairs_of_characters() -> None:
    """Every pair of characters that mean something, alone and between lines, goes in and out."""
    characters = "\r\n\f\v\0 \t-*#>¶[1.A:/X\x85\u2028\ufeff"
    for one, other in itertools.product(characters, repeat=2):
        for text in (one + other, f"BT\n{one}{other}1. (U) a\n{other}{one}"):
            validate_tree(parse_tree(text), text)
