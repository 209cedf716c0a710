"""The documents say what is so: their tables are read here and held against the code."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import cablegram
from cablegram import tables
from cablegram._grammar import grammar_folder
from cablegram._parse import cable_parser, parse_tree
from cablegram._record.shapes import keys_of, kinds_of, object_of
from cablegram.record import Record
from cablegram.tree import Node, Token

SEED = "000_fb9261994e116447.txt"
CUT = "[...]"
#: what a line has to stand behind to be in one of the places that docs/format.md names
OPENINGS = {
    "heading": "FM AMEMBASSY MOSCOW\nTO RUEHC/SECSTATE WASHDC\n",
    "rows": "MRN: 01 MOSCOW 13169\n",
    "head": "UNCLAS MOSCOW 000302\n",
    "body": "UNCLAS MOSCOW 000302\n\n1. (U) The first.\n\n",
    "ending": "NNNN\n",
    "attributes": "Message Attributes\n",
}


def rows(path: Path, name: str) -> list[list[str]]:
    """Return the cells of the table that stands under the comment ``<!-- name -->``."""
    lines = path.read_text("utf-8").split(f"<!-- {name} -->\n")[1].splitlines()
    table = lines[: next(i for i, line in enumerate([*lines, ""]) if not line.startswith("|"))]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]
    assert cells, f"no table {name} in {path.name}"
    return cells


def code(cell: str) -> str:
    """Return what stands between backticks."""
    return cell.removeprefix("`").removesuffix("`")


def lines_of(node: Node) -> Iterator[tuple[Token, str]]:
    """Yield each token of a tree with the rule right above it."""
    for part in node.nodes():
        for child in part.children:
            if isinstance(child, Token):
                yield child, part.kind


def is_shown(text: str, shown: str) -> bool:
    """Tell whether a line is the one shown, but for blanks at its end or where it was cut."""
    if shown.endswith(CUT):
        return text.startswith(shown.removesuffix(CUT))
    return text.rstrip() == shown


@pytest.fixture(scope="module")
def format_page(repository: Path) -> Path:
    """Return docs/format.md."""
    return repository / "docs" / "format.md"


@pytest.fixture(scope="module")
def seed(seeds: Path) -> bytes:
    """Return the running example of docs/format.md."""
    return (seeds / SEED).read_bytes()


class TestFormat:
    """docs/format.md."""

    def test_seed_lines(self, format_page: Path, seed: bytes) -> None:
        """Each line shown stands in the seed, and has the terminal and rule shown beside it."""
        found = list(lines_of(parse_tree(seed.decode())))
        for line, terminal, rule, _ in rows(format_page, "seed-lines"):
            start, _, cut = code(line).partition(CUT)
            matches = [
                (token.kind, kind)
                for token, kind in found
                if token.text.strip() == start
                or (code(line).endswith(CUT) and token.text.startswith(start))
            ]
            assert (code(terminal), code(rule)) in matches, (line, cut, matches)

    def test_every_kind_of_line_of_the_seed_is_shown(self, format_page: Path, seed: bytes) -> None:
        """No line of the seed has a terminal or rule that the table leaves out."""
        shown = {(code(row[1]), code(row[2])) for row in rows(format_page, "seed-lines")}
        found = {(token.kind, kind) for token, kind in lines_of(parse_tree(seed.decode()))}
        assert {pair for pair in found if pair[0] != "BLANK"} == shown

    def test_the_head_of_the_seed(self, format_page: Path, seed: bytes) -> None:
        """The quoted beginning is the seed's, but for blanks at line ends."""
        quoted = format_page.read_text("utf-8").split("```text\n")[1].split("```")[0]
        lines = [line.rstrip() for line in seed.decode().strip().splitlines()]
        assert quoted.splitlines() == lines[: len(quoted.splitlines())]

    def test_other_lines(self, format_page: Path) -> None:
        """Each sample is a line of the kind shown, in the place shown."""
        for line, terminal, place, _ in rows(format_page, "other-lines"):
            tree = parse_tree(f"{OPENINGS[place]}{code(line)}\n")
            assert list(tree.tokens())[-1].kind == code(terminal), line

    def test_every_terminal_is_named(self, format_page: Path) -> None:
        """A reader of a tree finds each of its terminals in docs/format.md."""
        text = format_page.read_text("utf-8")
        missing = [t.name for t in cable_parser().terminals if f"`{t.name}`" not in text]
        assert missing == []

    def test_record(self, format_page: Path, seed: bytes) -> None:
        """The table has every key of the record in its order, with the seed's value."""
        record = cablegram.to_dict(cablegram.parse(seed))
        table = rows(format_page, "record")
        assert [code(row[0]) for row in table] == list(record)
        assert [row[2] for row in table] == [key.description for key in keys_of(Record)]
        for key, value, _ in table:
            if value.startswith("`{") or (key != "`reader`" and value.startswith("`")):
                assert json.loads(code(value)) == record[code(key)], key

    def test_objects_of_the_record(self, format_page: Path) -> None:
        """The table has every key of every object in the record."""
        assert [(code(a), code(b), c) for a, b, c in rows(format_page, "objects")] == [
            (kind.__name__, key.name, key.description)
            for kind in kinds_of(object_of(Record))[1:]
            for key in keys_of(kind)
        ]


def finding_codes(source: Path) -> Iterator[tuple[str, str | None]]:
    """Yield code and severity (if written beside it) of each finding made in the package."""
    for path in sorted(source.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                yield from _finding(call, call.func.id)


def _finding(call: ast.Call, name: str) -> Iterator[tuple[str, str | None]]:
    words = {
        word.arg: word.value.value for word in call.keywords if isinstance(word.value, ast.Constant)
    }
    if name == "Finding" and isinstance(words.get("code"), str):
        yield str(words["code"]), str(words["severity"]) if "severity" in words else None
    made = re.fullmatch(r"_?(warning|note|error|finding|\w+_finding)", name)
    first = call.args[0] if call.args else None
    if made and isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value, made[1] if made[1] in {"warning", "note", "error"} else None


class TestFindings:
    """docs/findings.md, and the table of codes in the package."""

    def test_codes(self) -> None:
        """The codes of the table are those of the source, each once, with their severity."""
        table = {entry.code: entry.severity for entry in tables.finding_codes()}
        made = dict.fromkeys(name for name, _ in finding_codes(Path(cablegram.__file__).parent))
        assert sorted(table) == sorted(made)
        for name, severity in finding_codes(Path(cablegram.__file__).parent):
            assert severity in {None, table[name]}, name

    def test_page(self, repository: Path) -> None:
        """The page has a row for each code, and says what the table says."""
        page = rows(repository / "docs" / "findings.md", "findings")
        unasked = {True: "", False: " Off unless selected."}
        expected = {
            entry.code: [entry.severity, entry.meaning + unasked[entry.selected], entry.source]
            for entry in tables.finding_codes()
        }
        assert {code(row[0]): row[1:] for row in page} == expected
        assert len(page) == len(expected)

    def test_words(self) -> None:
        """A severity is one of three words, meaning and advice are sentences, codes are sorted."""
        entries = tables.finding_codes()
        assert {entry.severity for entry in entries} <= {"error", "warning", "note"}
        assert [entry.code for entry in entries] == sorted(entry.code for entry in entries)
        for entry in entries:
            assert entry.meaning.endswith(".")
            assert entry.advice.endswith(".")
        assert [entry.code for entry in entries if not entry.selected] == ["unknown-indicator"]


class TestTablesPage:
    """docs/tables.md."""

    def test_columns(self, repository: Path) -> None:
        """Its tables are those that ``tools/columns.py`` makes of the record."""
        pytest.importorskip("pyarrow")
        from tools.columns import written  # noqa: PLC0415  needs pyarrow

        page = (repository / "docs" / "tables.md").read_text("utf-8")
        assert written(page) == page, "run: python tools/columns.py"


class TestGrammar:
    """grammar/README.md."""

    def test_every_file_is_named(self, repository: Path) -> None:
        """A reader is told of each grammar file what it is."""
        text = (repository / "grammar" / "README.md").read_text("utf-8")
        folder = grammar_folder()
        names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.lark"))]
        assert names
        assert [name for name in names if f"`{name}`" not in text] == []

    def test_every_named_file_exists(self, repository: Path) -> None:
        """No file is named that is not there."""
        text = (repository / "grammar" / "README.md").read_text("utf-8")
        for name in re.findall(r"`([\w/]+\.lark)`", text):
            assert (grammar_folder() / name).is_file(), name


def module_name(path: Path, package: Path) -> str:
    """Return the name of the part of the package a file belongs to: ``_body``, ``cable``."""
    part = path.relative_to(package).parts[0].removesuffix(".py")
    return "cablegram" if part == "__init__" else part


def imports(path: Path) -> Iterator[str]:
    """Yield the parts of the package that a module imports when it is loaded."""
    for statement in ast.parse(path.read_text("utf-8")).body:
        if isinstance(statement, ast.ImportFrom) and statement.module == "cablegram":
            yield from (alias.name for alias in statement.names)
        elif isinstance(statement, ast.ImportFrom) and (statement.module or "").startswith(
            "cablegram."
        ):
            yield str(statement.module).split(".")[1]
        elif isinstance(statement, ast.Import):
            yield from ("cablegram" for alias in statement.names if alias.name == "cablegram")


class TestArchitecture:
    """docs/architecture.md."""

    def test_modules_import_one_way(self, repository: Path) -> None:
        """The map names every module, and each imports only from modules above it."""
        table = rows(repository / "docs" / "architecture.md", "modules")
        order = {code(row[0]): place for place, row in enumerate(table)}
        last = order["cablegram"]  # what is no module is a name that the package itself offers
        package = Path(cablegram.__file__).parent
        files = sorted(package.rglob("*.py"))
        assert {module_name(path, package) for path in files} - set(order) == set()
        for path in files:
            here = module_name(path, package)
            below = [name for name in imports(path) if order.get(name, last) > order[here]]
            assert below == [], f"{path.relative_to(package)} imports from later stages"
