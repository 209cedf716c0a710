"""What a browser makes of html: its tags in order, each closed where it should be, its words."""

from __future__ import annotations

from html.parser import HTMLParser

__all__ = ["Nesting", "seen"]

#: tags without an end
_VOID = {"br", "meta"}


class Nesting(HTMLParser):
    """What a browser sees: tags in their order, each closed where it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        #: comments, declarations and instructions
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        self.seen.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag without end."""
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the last tag, which must be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """Keep what is no element and no word."""
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        """Keep it too."""
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        """Keep it too."""
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        """Keep it too."""
        self.others.append(data)


def seen(text: str) -> Nesting:
    """Read html as a browser would."""
    nesting = Nesting()
    nesting.feed(text)
    nesting.close()
    assert nesting.open == []
    return nesting
