"""``cablegram check``: which findings count, how they are shown; ``cablegram explain``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import CABLE, run

from cablegram import tables

#: a warning, a note that is looked for, and one that is not unless somebody asks
ODD = (
    CABLE.replace("FM AM", "what is this\nFM AM")
    .replace("PREL, RS", "PREL, MOPPS")
    .replace("RUEHC/", "RUXXXXX/")
)
CODES = ["unknown-line", "unknown-tag"]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Return a cable with findings, in a folder of its own."""
    path = tmp_path / "old" / "odd.txt"
    path.parent.mkdir()
    path.write_text(ODD, "utf-8")
    return path


def codes(*arguments: object) -> list[str]:
    """Return the codes that are written."""
    found = json.loads(run("check", "--format", "json", *arguments).stdout)
    return [entry["code"] for entry in found]


class TestSelection:
    """Which findings are written and counted."""

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            ([], CODES),
            (["--select", "all"], ["unknown-line", "unknown-indicator", "unknown-tag"]),
            (["--select", "unknown-indicator"], ["unknown-indicator"]),
            (
                ["--select", "default, unknown-indicator"],
                [*CODES[:1], "unknown-indicator", CODES[1]],
            ),
            (["--select", "unknown-l*", "--select", "unknown-tag"], CODES),
            (["--ignore", "unknown-tag"], CODES[:1]),
            (["--select", "all", "--ignore", "unknown-*"], []),
            (["--level", "warning"], CODES[:1]),
            (["--level", "error"], []),
        ],
    )
    def test_options(self, options: list[str], expected: list[str], odd: Path) -> None:
        """What is not selected is not written, and does not make the exit code 1."""
        assert codes(odd, *options) == expected
        assert run("check", odd, *options).exit_code == bool(expected)

    def test_an_unknown_code_is_misuse(self, odd: Path) -> None:
        """The message has the code that is meant, if one is like it."""
        result = run("check", odd, "--ignore", "unknown-tga")
        assert result.exit_code == 2
        assert "there is no finding 'unknown-tga'; did you mean unknown-tag?" in result.stderr
        assert "cablegram explain lists them" in run("check", odd, "--select", "%").stderr


class TestConfiguration:
    """``cablegram.toml`` and ``pyproject.toml``."""

    @pytest.mark.parametrize("below", [".", "old"])
    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("cablegram.toml", 'ignore = ["unknown-tag"]'),
            ("pyproject.toml", '[tool.cablegram]\nignore = ["unknown-tag"]'),
            ("cablegram.toml", 'level = "warning"'),
            ("cablegram.toml", 'select = ["unknown-line"]'),
            ("cablegram.toml", '[per-file-ignores]\n"odd.*" = ["unknown-tag"]'),
        ],
    )
    def test_it_is_found_above_the_file(
        self, name: str, text: str, below: str, odd: Path, tmp_path: Path
    ) -> None:
        """In the file's own folder, and in one above it."""
        (tmp_path / below / name).write_text(text, "utf-8")
        assert codes(odd) == CODES[:1]
        assert codes("--isolated", odd) == CODES

    @pytest.mark.parametrize(
        ("pattern", "expected"),
        [
            ("old/*.txt", CODES[:1]),
            ("old", CODES[:1]),
            ("old/", CODES[:1]),
            ("odd.txt", CODES[:1]),
            ("*", CODES[:1]),
            ("ol", CODES),
            ("new/*", CODES),
            ("odd", CODES),
        ],
    )
    def test_patterns_of_files(
        self, pattern: str, expected: list[str], odd: Path, tmp_path: Path
    ) -> None:
        """They begin at the folder of the configuration, or mean the name."""
        text = f'[per-file-ignores]\n"{pattern}" = ["unknown-tag"]\n'
        (tmp_path / "cablegram.toml").write_text(text, "utf-8")
        assert codes(odd) == expected
        # What is typed takes the place of `ignore`, not of these.
        assert codes(odd, "--ignore", "unknown-line") == expected[1:]

    def test_the_nearest_counts(self, odd: Path, tmp_path: Path) -> None:
        """The deeper one; ``cablegram.toml`` before ``pyproject.toml``."""
        (tmp_path / "cablegram.toml").write_text('ignore = ["unknown-line"]', "utf-8")
        (odd.parent / "pyproject.toml").write_text('[project]\nname = "x"\n', "utf-8")
        assert codes(odd) == CODES[1:]
        (odd.parent / "pyproject.toml").write_text("[tool.cablegram]\nignore = []\nselect = []\n")
        assert codes(odd) == []
        (odd.parent / "cablegram.toml").write_text("", "utf-8")
        assert codes(odd) == CODES

    def test_what_is_typed_goes_before(self, odd: Path, tmp_path: Path) -> None:
        """Each option in place of its key."""
        text = 'select = ["unknown-line"]\nignore = ["unknown-line"]\nlevel = "error"\n'
        (tmp_path / "cablegram.toml").write_text(text, "utf-8")
        assert codes(odd) == []
        typed = ["--select", "unknown-*", "--ignore", "unknown-line", "--level", "note"]
        assert codes(odd, *typed) == ["unknown-indicator", "unknown-tag"]

    def test_one_that_is_named(self, odd: Path, tmp_path: Path) -> None:
        """``--config`` takes the place of what would be found."""
        other = tmp_path / "other.toml"
        other.write_text('ignore = ["unknown-line"]', "utf-8")
        (odd.parent / "cablegram.toml").write_text('ignore = ["unknown-tag"]', "utf-8")
        assert codes(odd, "--config", other) == CODES[1:]

    def test_standard_input_has_that_of_the_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The folder in which the command runs."""
        (tmp_path / "cablegram.toml").write_text('ignore = ["unknown-*"]', "utf-8")
        monkeypatch.chdir(tmp_path)
        assert run("check", "-", stdin=ODD.encode()).exit_code == 0

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("ignored = []", "there is no key 'ignored'; known are select, ignore, level, "),
            ('ignore = "unknown-tag"', "ignore: a list of codes is wanted"),
            ("ignore = [1]", "ignore: a list of codes is wanted"),
            ('select = ["unknown-tga"]', "select: there is no finding 'unknown-tga'; did you mean"),
            ('level = "warn"', "level: one of note, warning, error is wanted"),
            ("per-file-ignores = []", "per-file-ignores: a table of patterns"),
            ('help-uri = "docs"', "help-uri: an address such as https://"),
            ("ignore = [", "cablegram.toml: "),
        ],
    )
    def test_what_is_wrong_is_one_line(
        self, text: str, said: str, odd: Path, tmp_path: Path
    ) -> None:
        """It names the file and the key; exit code 2."""
        (tmp_path / "cablegram.toml").write_text(text, "utf-8")
        result = run("check", odd)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert said in result.stderr
        assert str(tmp_path / "cablegram.toml") in result.stderr

    def test_one_that_is_not_there(self, odd: Path) -> None:
        """The name was typed: it is misuse."""
        result = run("check", odd, "--config", "missing.toml")
        assert result.exit_code == 2
        assert result.stderr == "cablegram: cannot read missing.toml: No such file or directory\n"

    def test_a_table_that_is_none(self, odd: Path, tmp_path: Path) -> None:
        """``tool.cablegram`` has keys of its own."""
        (tmp_path / "pyproject.toml").write_text("[tool]\ncablegram = 1\n", "utf-8")
        assert "tool.cablegram is no table" in run("check", odd).stderr


class TestForms:
    """What is shown."""

    def test_the_line_that_is_meant(self, odd: Path) -> None:
        """Under each finding its line, and carets under the words."""
        lines = run("check", odd, "--format", "full").stdout.splitlines()
        tag = lines.index(next(line for line in lines if "unknown-tag" in line))
        assert lines[tag].startswith(f"{odd}:11:13: note unknown-tag MOPPS is not in")
        assert lines[tag + 1 : tag + 3] == ["  11 | TAGS: PREL, MOPPS", "     |             ^^^^^"]

    def test_a_long_line_is_cut_around_the_place(self, tmp_path: Path) -> None:
        """Before and behind, so that the carets stand under what is meant."""
        path = tmp_path / "long.txt"
        codes = ", ".join(["PREL"] * 40 + ["MOPPS"] + ["PREL"] * 40)
        path.write_text(CABLE.replace("PREL, RS", codes), "utf-8")
        result = run("check", path, "--select", "unknown-tag", "--format", "full")
        _, shown, carets = result.stdout.splitlines()
        assert len(shown) <= 80
        assert (shown[:10], shown[-3:]) == ("  10 | ...", "...")
        assert shown[carets.index("^") : carets.rindex("^") + 1] == "MOPPS"

    def test_what_could_act_on_a_terminal_is_escaped(self, tmp_path: Path) -> None:
        """In the line, too; carets stand under what is shown."""
        path = tmp_path / "escape.txt"
        path.write_text(CABLE.replace("PREL, RS", "PREL\x1b[2J, MOPPS"), "utf-8")
        out = run("check", path, "--select", "unknown-tag", "--format", "full").stdout
        shown, carets = out.splitlines()[-2:]
        assert "\x1b" not in out
        assert shown[carets.index("^") : carets.rindex("^") + 1] == "MOPPS"

    def test_colour_is_for_terminals(self, odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Forced, it is there; text has none, whatever is forced."""
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[" in run("check", odd, "--format", "full").stdout
        assert "\x1b[" not in run("check", odd, "--format", "text").stdout

    def test_the_last_line_counts(self, odd: Path, tmp_path: Path) -> None:
        """On standard error, so that standard output has findings only."""
        sound = tmp_path / "sound.txt"
        sound.write_text(CABLE, "utf-8")
        assert run("check", odd, sound).stderr == (
            "2 findings in 1 of 2 messages: 1 warning, 1 note\n"
        )
        assert run("check", odd).stderr == "2 findings in 1 message: 1 warning, 1 note\n"
        other = tmp_path / "other.txt"
        other.write_text(CABLE, "utf-8")
        assert run("check", sound, other, sound).stderr == "no findings in 2 messages\n"
        assert run("check", odd, "-q").stderr == ""

    def test_what_is_no_cable_is_one_finding(self, tmp_path: Path) -> None:
        """And no line of it is shown."""
        novel = tmp_path / "novel.txt"
        novel.write_text("It was a dark and stormy night.\n" * 350, "utf-8")
        result = run("check", novel, "--format", "full")
        said = "warning no-message nothing here looks like a line of a cable"
        assert result.stdout == f"{novel}:1:1: {said}\n"

    def test_json_has_ends(self, odd: Path) -> None:
        """Line and column behind the last character."""
        found = json.loads(run("check", odd, "--format", "json").stdout)
        assert [(it["line"], it["column"], it["end_line"], it["end_column"]) for it in found] == [
            (2, 1, 2, 13),
            (11, 13, 11, 18),
        ]

    def test_sarif_has_rules_with_words(self, odd: Path, tmp_path: Path) -> None:
        """What each code means, what to do, where to read more; regions end."""
        address = "https://example.org/findings"
        (tmp_path / "cablegram.toml").write_text(f'help-uri = "{address}"', "utf-8")
        config = tmp_path / "cablegram.toml"
        log = run("check", odd, "--format", "sarif", "--config", config).stdout
        (only,) = json.loads(log)["runs"]
        rule: dict[str, Any] = only["tool"]["driver"]["rules"][1]
        entry = tables.finding_code("unknown-tag")
        assert entry is not None
        assert rule["id"] == "unknown-tag"
        assert rule["shortDescription"]["text"] == entry.meaning.partition(". ")[0] + "."
        assert rule["fullDescription"]["text"] == entry.meaning
        assert rule["help"]["markdown"] == f"{entry.meaning}\n\n{entry.advice}"
        assert rule["helpUri"] == f"{address}#unknown-tag"
        assert rule["defaultConfiguration"] == {"level": "note", "enabled": True}
        place = only["results"][1]["locations"][0]["physicalLocation"]
        assert place["region"] == {
            "startLine": 11,
            "startColumn": 13,
            "endLine": 11,
            "endColumn": 18,
        }

    def test_the_screen_leaves_out_what_nobody_asks_for(self, odd: Path) -> None:
        """The record has every finding."""
        screen = run("parse", odd, "--format", "table").stdout
        assert "[unknown-tag]" in screen
        assert "unknown-indicator" not in screen
        record = json.loads(run("parse", odd, "--format", "json").stdout)
        assert "unknown-indicator" in [it["code"] for it in record["diagnostics"]]


class TestExplain:
    """``cablegram explain``."""

    def test_a_code(self) -> None:
        """Severity, meaning, what to do, source; no marks of Markdown."""
        entry = tables.finding_code("unknown-indicator")
        assert entry is not None
        text = run("explain", "unknown-indicator").stdout
        first, *rest = " ".join(text.split()).split(" What to do: ")
        assert first == f"unknown-indicator (note, looked for if selected only) {entry.meaning}"
        assert rest == [f"{entry.advice} Source: {entry.source}"]
        assert max(len(line) for line in text.splitlines()) <= 80

    def test_each_code_has_a_page_and_a_line(self) -> None:
        """Without a code, all are listed."""
        names = [entry.code for entry in tables.finding_codes()]
        assert [line.split()[0] for line in run("explain").stdout.splitlines()] == names
        pages = run("explain", "*").stdout
        assert [name for name in names if f"\n{name} (" not in f"\n{pages}"] == []
        assert "`" not in pages

    def test_patterns(self) -> None:
        """Several codes, one behind the other."""
        text = run("explain", "section-*").stdout
        assert [line.split()[0] for line in text.splitlines() if line.endswith(")")] == [
            "section-alone",
            "section-count",
            "section-missing",
        ]

    def test_no_such_code(self) -> None:
        """Misuse, with the code that is meant."""
        result = run("explain", "section-alnoe")
        assert result.exit_code == 2
        assert "there is no finding 'section-alnoe'; did you mean section-alone?" in result.stderr
