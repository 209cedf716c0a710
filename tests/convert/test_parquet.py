"""``convert`` to Parquet: a file, a folder of parts, tables of entries."""

from __future__ import annotations

import errno
import multiprocessing
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

import pyarrow as pa
import pyarrow.parquet as pq
from tests.convert.runs import converted, interrupt_at, records_of, run

import cablegram
from cablegram import Record, arrow
from cablegram._convert import AlreadyWholeError, ArrowRows, JournalError, Trouble, tables

TABLES = tuple(arrow.CHILDREN)


def rows_of(path: Path) -> list[tuple[str, int, Record]]:
    """Return what stands in a file, or in the parts of a folder, in their order."""
    parts = [path] if path.is_file() else sorted(path.glob("part-*.parquet"))
    whole = pa.concat_tables([pq.read_table(part) for part in parts])
    names = zip(whole["source"].to_pylist(), whole["message"].to_pylist(), strict=True)
    return [
        (source, number, record)
        for (source, number), record in zip(names, arrow.records(whole), strict=True)
    ]


def entries_of(record: Record, table: str) -> list[tuple[Any, ...]]:
    """Return the rows of one record in a table of entries, made from the record by hand."""
    if table == "tags":
        return [(place, tag) for place, tag in enumerate(record.tags, start=1)]
    if table == "references":
        return [
            (place, it.label, it.mrn, it.kind, it.notal, it.text)
            for place, it in enumerate(record.references, start=1)
        ]
    if table == "addressees":
        return [
            (role, place, it.indicator, it.name, it.precedence, it.serial)
            for role in ("to", "info", "exempt")
            for place, it in enumerate(getattr(record, role), start=1)
        ]
    return [(place, block.type, block.text) for place, block in enumerate(record.body, start=1)]


class TestFile:
    """One file."""

    def test_rows_are_the_records(self, sources: list[str], tmp_path: Path) -> None:
        """A row read back is the record, in the order of the sources; ``id`` names it."""
        out = tmp_path / "out.parquet"
        done = converted(sources, out, ArrowRows())
        assert rows_of(out) == records_of(sources)
        assert (done.records, done.left_out) == (12, 0)
        ids = pq.read_table(out)["id"].to_pylist()
        assert ids == [f"{source}#{number}" for source, number, _ in records_of(sources)]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.parquet"]

    def test_columns(self, sources: list[str], tmp_path: Path) -> None:
        """The columns are those of ``cablegram.arrow``; who made them stands in the file."""
        out = tmp_path / "out.parquet"
        assert run(*sources, "--out", str(out)).exit_code == 0
        file = pq.ParquetFile(out)
        assert file.schema_arrow.equals(arrow.SCHEMA)
        told = file.metadata.metadata
        assert told[b"cablegram.library"].decode() == cablegram.__version__
        assert told[b"cablegram.record"] == b"cablegram/1"
        assert told[b"cablegram.grammar"]
        assert file.metadata.row_group(0).column(0).compression == "ZSTD"

    def test_processes(self, sources: list[str], tmp_path: Path) -> None:
        """Two processes write the same bytes."""
        converted(sources, tmp_path / "one.parquet", ArrowRows())
        converted(sources, tmp_path / "two.parquet", ArrowRows(), jobs=2)
        assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()

    def test_options(self, sources: list[str], tmp_path: Path) -> None:
        """``--raw`` adds the bytes of each message, ``--no-findings`` leaves the findings out."""
        out = tmp_path / "out.parquet"
        assert run(*sources, "--out", str(out), "--raw", "--no-findings").exit_code == 0
        found = pq.read_table(out)
        assert found.schema.equals(arrow.schema(raw=True, findings=False))
        raw = [bytes(cable) for source in sources for cable in cablegram.read(source)]
        assert found["raw"].to_pylist() == raw

    def test_row_groups(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A row group ends with the batch that has it full, by rows or by bytes."""
        monkeypatch.setattr(tables, "_ROWS", 3)
        converted(sources, tmp_path / "rows.parquet", ArrowRows())
        monkeypatch.setattr(tables, "_ROWS", 1000)
        monkeypatch.setattr(tables, "_BYTES", 1)
        converted(sources, tmp_path / "bytes.parquet", ArrowRows())
        for name in ("rows", "bytes"):
            out = tmp_path / f"{name}.parquet"
            assert pq.ParquetFile(out).num_row_groups > 2
            assert rows_of(out) == records_of(sources)

    @pytest.mark.skipif(os.name == "nt", reason="names are text there")
    def test_a_name_that_is_no_text(self, sources: list[str], tmp_path: Path) -> None:
        """The name of a file that is no UTF-8 is escaped, and its message is there."""
        odd = os.fsdecode(os.fsencode(tmp_path / "in") + b"/\xff.txt")
        try:
            Path(odd).write_bytes(Path(sources[0]).read_bytes())
        except OSError:
            pytest.skip("this file system takes no such names")
        out = tmp_path / "out.parquet"
        assert run(*sources, odd, "--out", str(out)).exit_code == 0
        assert pq.read_table(out)["source"].to_pylist()[-1].endswith("\\udcff.txt")

    def test_a_row_without_a_place(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A value that no column can hold costs its message, which is named; no other."""
        from cablegram._arrow.rows import Rows  # noqa: PLC0415  what is patched

        of_cable = Rows.of_cable

        def too_large(self: Rows, cable: cablegram.Cable, *where: Any) -> dict[str, Any]:  # noqa: ANN401
            row = of_cable(self, cable, *where)
            return row | {"serial": 1 << 70} if row["serial"] == 403 else row

        monkeypatch.setattr(Rows, "of_cable", too_large)
        told: list[Trouble] = []
        out = tmp_path / "out.parquet"
        converted(sources, out, ArrowRows(), tell=told.append)
        [trouble] = told
        assert trouble.path.endswith("3.txt")
        assert trouble.reason.startswith("message 1 has no place in a table: ")
        found = pq.read_table(out)
        assert [it is not None for it in found["error"].to_pylist()].count(True) == 1
        assert found.num_rows == 12


class TestTables:
    """Tables of entries."""

    def test_entries(self, sources: list[str], tmp_path: Path) -> None:
        """Each entry of a list is a row, which ``id`` joins with its message."""
        out = tmp_path / "out.parquet"
        asked = ", ".join(reversed(TABLES))
        assert run(*sources, "--out", str(out), "--tables", asked).exit_code == 0
        for name in TABLES:
            table = pq.read_table(tmp_path / f"out.{name}.parquet")
            expected = [
                (f"{source}#{number}", *entry)
                for source, number, record in records_of(sources)
                for entry in entries_of(record, name)
            ]
            columns = [it for it in table.column_names if it not in {"number", "portion", "items"}]
            found = [tuple(row[it] for it in columns) for row in table.to_pylist()]
            assert found == expected, name
        assert len([*tmp_path.iterdir()]) == 2 + len(TABLES)

    def test_paragraphs(self, sources: list[str], tmp_path: Path) -> None:
        """A paragraph has its number, portion mark and items; other blocks have none."""
        out = tmp_path / "out.parquet"
        converted(sources[:1], out, ArrowRows(tables=("paragraphs",)))
        rows = pq.read_table(tmp_path / "out.paragraphs.parquet").to_pylist()
        keep = ("place", "type", "number", "portion", "items")
        assert [tuple(row[it] for it in keep) for row in rows] == [
            (1, "paragraph", 1, "C", []),
            (2, "paragraph", 2, "U", []),
            (3, "heading", None, None, None),
            (4, "paragraph", 3, "C", []),
        ]

    def test_none(self, tmp_path: Path) -> None:
        """Where no message has an entry, the table is there, with its columns."""
        (tmp_path / "a.txt").write_text("UNCLAS LIMA 5\n\nSUBJECT: RAIN\n\n1. It rains.\n", "utf-8")
        converted([str(tmp_path / "a.txt")], tmp_path / "o.parquet", ArrowRows(tables=TABLES))
        found = pq.read_table(tmp_path / "o.references.parquet")
        assert (found.num_rows, found.column_names[:3]) == (0, ["id", "place", "label"])

    def test_in_python(self, sources: list[str]) -> None:
        """``arrow.children`` makes them of any table of records, also of a part of one."""
        cables = [cable for source in sources for cable in cablegram.read(source)]
        whole = arrow.table(cables)
        for table in (whole, whole.slice(3, 5), pa.concat_tables([whole, whole.slice(2)])):
            records = [*arrow.records(table)]
            ids = table["id"].to_pylist()
            found = arrow.children(table)
            assert [*found] == [*TABLES]
            for name, entries in found.items():
                expected = [
                    id_
                    for id_, record in zip(ids, records, strict=True)
                    for _ in entries_of(record, name)
                ]
                assert entries["id"].to_pylist() == expected
        assert [*arrow.children(whole.to_batches()[0], ["tags"])] == ["tags"]

    def test_rows_with_an_error(self) -> None:
        """A message that could not be read has no entries."""
        given = pa.record_batch(
            {"source": ["a", "b"], "content": [b"", b"UNCLAS LIMA 5\nTAGS: PE\n"]}
        )
        [batch] = arrow.parse_batches([given])
        assert arrow.children(batch)["tags"].to_pylist() == [{"id": "b#1", "place": 1, "tag": "PE"}]

    def test_unknown(self) -> None:
        """A table that is none is refused, with those that are."""
        with pytest.raises(ValueError, match="no table 'tag': choose among paragraphs, references"):
            arrow.children(arrow.table([]), ["tag"])
        with pytest.raises(ValueError, match="no column 'tags', of which 'tags' is made"):
            arrow.children(arrow.table([]).drop_columns("tags"), ["tags"])


class TestFolder:
    """A folder of parts."""

    @pytest.mark.parametrize("asked", [("out/",), ("out", "--format", "parquet")])
    def test_parts(
        self,
        sources: list[str],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        asked: tuple[str, ...],
    ) -> None:
        """The rows of all parts, in their order, are the records."""
        monkeypatch.setattr(tables, "_ROWS", 2)
        monkeypatch.setattr(tables, "_GROUPS", 2)
        monkeypatch.chdir(tmp_path)
        assert run(*sources, "--out", *asked).exit_code == 0
        names = sorted(path.name for path in (tmp_path / "out").iterdir())
        assert names == [f"part-{number:05}.parquet" for number in range(len(names))]
        assert len(names) > 1
        assert rows_of(tmp_path / "out") == records_of(sources)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]

    def test_tables(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With tables of entries each table has a folder; parts of one number belong together."""
        monkeypatch.setattr(tables, "_ROWS", 2)
        monkeypatch.setattr(tables, "_GROUPS", 1)
        out = tmp_path / "out"
        found = run(*sources, "--out", f"{out}/", "--tables", "tags")
        assert found.exit_code == 0
        assert sorted(path.name for path in out.iterdir()) == ["messages", "tags"]
        assert rows_of(out / "messages") == records_of(sources)
        for part in (out / "messages").iterdir():
            tags = pq.read_table(out / "tags" / part.name)["id"].to_pylist()
            assert set(tags) == set(pq.read_table(part)["id"].to_pylist())

    def test_an_empty_folder(self, sources: list[str], tmp_path: Path) -> None:
        """It is filled; one with anything in it is left alone."""
        out = tmp_path / "out"
        out.mkdir()
        converted(sources, out, ArrowRows(is_folder=True))
        assert rows_of(out) == records_of(sources)
        for resume, said in (((), "is not empty"), (("--resume",), "is whole")):
            found = run(*sources, "--out", f"{out}/", *resume)
            assert said in found.stderr
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


FORMS = {
    "out.parquet": ArrowRows(tables=("tags",)),
    "out": ArrowRows(tables=("tags",), is_folder=True),
}


@pytest.fixture(params=FORMS)
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of a file, and that of a folder."""
    return str(request.param)


class TestResume:
    """Interrupted and resumed."""

    @pytest.mark.parametrize(("size", "jobs"), [(1, 1), (1500, 1), (3000, 1), (1500, 2)])
    def test_same_rows(  # noqa: PLR0913, PLR0917  all of each
        self,
        sources: list[str],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        name: str,
        size: int,
        jobs: int,
    ) -> None:
        """It ends with the same bytes; until then there is no output."""
        monkeypatch.setattr(tables, "_WORTH", 1)
        monkeypatch.setattr(tables, "_ROWS", 3)
        out, whole = tmp_path / name, tmp_path / f"whole.{name}"
        converted(sources, whole, FORMS[name])
        with pytest.raises(KeyboardInterrupt):
            converted(sources, out, FORMS[name], jobs=jobs, report=interrupt_at(size))
        assert not out.exists()
        converted(sources, out, FORMS[name], jobs=jobs, resume=True)
        assert contents(out) == contents(whole)
        assert not [*tmp_path.glob("*.part"), *tmp_path.glob("*.journal")]

    def test_other_options(self, sources: list[str], tmp_path: Path) -> None:
        """A run goes on only with what it was to write."""
        out = tmp_path / "out.parquet"
        with pytest.raises(KeyboardInterrupt):
            converted(sources, out, ArrowRows(), report=interrupt_at(1500))
        with pytest.raises(JournalError, match="begun with other files, options"):
            converted(sources, out, ArrowRows(raw=True), resume=True)
        with pytest.raises(JournalError, match="--resume goes on with it"):
            converted(sources, out, ArrowRows())

    def test_whole(self, sources: list[str], tmp_path: Path, name: str) -> None:
        """A run that came to its end is not made again."""
        converted(sources, tmp_path / name, FORMS[name])
        with pytest.raises(AlreadyWholeError, match="nothing to go on with"):
            converted(sources, tmp_path / name, FORMS[name], resume=True)

    def test_killed_at_each_step_of_the_end(
        self, sources: list[str], tmp_path: Path, name: str
    ) -> None:
        """Killed at any change that it makes to the disk, the run goes on to the same rows."""
        if multiprocessing.get_start_method() != "fork":
            pytest.skip("a process is forked, and killed at its own hand")
        whole = tmp_path / f"whole.{name}"
        converted(sources, whole, FORMS[name])
        for step in range(100):
            out = tmp_path / f"{step}.{name}"
            if not killed(sources, out, FORMS[name], step):
                break
            try:
                converted(sources, out, FORMS[name], resume=True)
            except AlreadyWholeError:
                assert step > 5
            assert contents(out) == contents(whole), step
            assert not [*tmp_path.glob("*.part"), *tmp_path.glob("*.journal")], step
        assert step > 8

    @pytest.mark.parametrize("count", [1, 2, 3, 4])
    def test_full_disk(
        self,
        sources: list[str],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        name: str,
        count: int,
    ) -> None:
        """It is a plain error; with room again, the run goes on."""
        monkeypatch.setattr(tables, "_WORTH", 1)
        out, fsync, synced = tmp_path / name, os.fsync, []

        def is_full(handle: int) -> None:
            synced.append(handle)
            if len(synced) > count:
                raise OSError(errno.ENOSPC, "No space left on device")
            fsync(handle)

        words = [*sources, "--out", f"{out}" if out.suffix else f"{out}/", "--tables", "tags"]
        with monkeypatch.context() as patched:
            patched.setattr("os.fsync", is_full)
            found = run(*words)
        assert found.exit_code == 2
        assert found.stderr.startswith("cablegram: cannot write ")
        assert found.stderr.endswith(": No space left on device\n")
        assert not out.exists()
        assert run(*words, "--resume").exit_code == 0
        assert rows_of(out if out.is_file() else out / "messages") == records_of(sources)


def contents(out: Path) -> dict[str, bytes]:
    """Return the bytes of all files of an output, by their names."""
    if out.is_dir():
        return {str(it.relative_to(out)): it.read_bytes() for it in out.rglob("*") if it.is_file()}
    found = [out, *out.parent.glob(f"{out.stem}.tags.parquet")]
    return {it.name.replace(out.stem, ""): it.read_bytes() for it in found}


def killed(sources: list[str], out: Path, form: ArrowRows, step: int) -> bool:
    """Convert in a process that ends itself before its so manieth change; tell whether it did."""
    pid = os.fork()
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 9
    steps = iter(range(step + 1))
    for call in ("mkdir", "rename", "replace", "rmdir", "unlink", "fsync"):
        setattr(os, call, _ending(getattr(os, call), steps))
    code = 1
    try:
        converted(sources, out, form)
        code = 0
    finally:
        os._exit(code)


def _ending(call: Any, steps: Any) -> Any:  # noqa: ANN401  a function of the system
    last = None

    def called(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401
        if next(steps, last) is last:
            os._exit(9)
        return call(*arguments, **options)

    return called


class TestOthers:
    """What is not ours is left alone."""

    @pytest.mark.parametrize("resume", [False, True])
    @pytest.mark.parametrize("odd", [".part", ".part/diary", ".part/rows.arrow", ".journal"])
    def test_files_of_others(
        self, sources: list[str], tmp_path: Path, name: str, odd: str, *, resume: bool
    ) -> None:
        """A file that happens to have the name of ours is neither overwritten nor removed."""
        path = tmp_path / f"{name}{odd}"
        path.parent.mkdir(exist_ok=True)
        path.write_text("a diary\n", "utf-8")
        with pytest.raises(JournalError, match=r"is in the way|is none of ours"):
            converted(sources, tmp_path / name, FORMS[name], resume=resume)
        assert path.read_text("utf-8") == "a diary\n"
        assert not (tmp_path / name).exists()

    @pytest.mark.parametrize("odd", ["out.parquet", "out.tags.parquet", "out.parquet.journal"])
    def test_a_folder_in_the_way(self, sources: list[str], tmp_path: Path, odd: str) -> None:
        """A folder is no file that could be replaced."""
        (tmp_path / odd).mkdir()
        words = ("--out", str(tmp_path / "out.parquet"), "--tables", "tags")
        found = run(*sources, *words)
        assert found.exit_code == 2
        assert "is no regular file" in found.stderr or "it is a folder" in found.stderr

    def test_a_file_in_the_way_of_a_folder(self, sources: list[str], tmp_path: Path) -> None:
        """A file is no folder."""
        (tmp_path / "out").write_text("a diary\n", "utf-8")
        found = run(*sources, "--out", str(tmp_path / "out"), "--format", "parquet")
        assert (found.exit_code, found.stderr) == (
            2,
            f"cablegram: {tmp_path / 'out'} is no folder: name another output\n",
        )

    def test_no_records(self, tmp_path: Path, name: str) -> None:
        """Where there is no record to write, nothing is."""
        (tmp_path / "a.txt").write_text("Dear all\n", "utf-8")
        done = converted([str(tmp_path / "a.txt")], tmp_path / name, FORMS[name])
        assert (done.records, done.left_out) == (0, 1)
        assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]

    def test_two_runs(self, sources: list[str], tmp_path: Path, name: str) -> None:
        """A second run does not touch what the first is writing."""
        out = tmp_path / name
        said = set()

        def start_another(_: int, __: int) -> None:
            for resume in (False, True):
                with pytest.raises(JournalError) as error:
                    converted(sources, out, FORMS[name], resume=resume)
                said.add(str(error.value))

        converted(sources, out, FORMS[name], report=start_another)
        assert said == {f"another run is writing {out}.part/rows.arrow"}


class TestCommand:
    """What the command refuses."""

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--out", "y.xls"), "y.xls: name the output by what it is to be: .jsonl, .jsonl.gz"),
            (("--out", "-", "--format", "parquet"), "Parquet needs a file: name one with --out"),
            (("--out", "y.csv", "--raw"), "--raw goes with Parquet"),
            (("--out", "y.jsonl", "--tables", "tags"), "--tables goes with Parquet"),
            (("--out", "y.jsonl", "--no-findings"), "--no-findings goes with CSV and Parquet"),
            (("--out", "y.parquet", "--no-body"), "--no-body goes with CSV"),
            (("--out", "y.parquet", "--tables", "tag"), "--tables: no table 'tag': choose among"),
        ],
    )
    def test_misuse(self, words: tuple[str, ...], said: str) -> None:
        """Misuse ends with exit code 2 and says what to do."""
        found = run("x.txt", *words)
        assert found.exit_code == 2
        assert found.stderr.startswith(f"cablegram: {said}")

    def test_without_pyarrow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where pyarrow is missing, the command says how to get it."""
        monkeypatch.setattr("cablegram._cli.forms.find_spec", lambda _: None)
        found = run("x.txt", "--out", "y.parquet")
        assert (found.exit_code, found.stderr) == (
            2,
            "cablegram: Parquet needs pyarrow here: pip install 'cablegram[arrow]'\n",
        )


@pytest.fixture(scope="module")
def made(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a Parquet file of the corpus."""
    out = tmp_path_factory.mktemp("corpus") / "cables.parquet"
    words = ("--out", str(out), "--tables", ",".join(TABLES), "--jobs", "2", "-q")
    assert run(str(corpus / "text"), *words).exit_code == 0
    return out


@pytest.fixture(scope="module")
def records(corpus: Path) -> list[Record]:
    """Return the records of the corpus."""
    files = sorted((corpus / "text").glob("*.txt"))
    return [cable.record for path in files for cable in cablegram.read(path)]


class TestEngines:
    """What other people's tools count is what the records count: over real cables."""

    def test_records(self, made: Path, records: list[Record]) -> None:
        """A row read back is the record."""
        found = [*arrow.records(pq.read_table(made))]
        assert Counter(it.mrn for it in found) == Counter(it.mrn for it in records)
        assert sorted(found, key=repr) == sorted(records, key=repr)

    def test_duckdb(self, made: Path, records: list[Record]) -> None:
        """DuckDB."""
        duckdb = pytest.importorskip("duckdb")
        tags = duckdb.read_parquet(f"{made.with_suffix('')}.tags.parquet")
        rows = tags.aggregate("tag, count(*)").fetchall()
        assert dict(rows) == Counter(tag for it in records for tag in it.tags)
        cables = duckdb.read_parquet(str(made))
        posts = cables.aggregate("post, count(*)").fetchall()
        assert dict(posts) == Counter(it.post for it in records)
        [years] = cables.filter("year(dtg) = 2008").aggregate("count(*)").fetchall()
        assert years == (sum((it.dtg or "").startswith("2008") for it in records),)

    def test_polars(self, made: Path, records: list[Record]) -> None:
        """Polars."""
        polars = pytest.importorskip("polars")
        frame = polars.read_parquet(made)
        counted = frame.group_by("classification").len().rows()
        assert dict(counted) == Counter(it.classification for it in records)
        cited = frame.explode("references").select(polars.col("references").struct.field("mrn"))
        wanted = [it.mrn for record in records for it in record.references if it.mrn]
        assert sorted(cited["mrn"].drop_nulls()) == sorted(wanted)

    def test_pandas(self, made: Path, records: list[Record]) -> None:
        """Pandas."""
        pandas = pytest.importorskip("pandas")
        frame = pandas.read_parquet(made)
        assert len(frame) == len(records)
        captions = Counter(it for captions in frame["captions"] for it in captions)
        assert captions == Counter(caption for it in records for caption in it.captions)
        people = pandas.read_parquet(made.with_suffix("").with_suffix(".addressees.parquet"))
        to = people[people.role == "to"].name.value_counts().to_dict()
        assert to == Counter(it.name for record in records for it in record.to)
