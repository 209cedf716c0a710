"""Spark: two executors, one of them killed, and every record once; the page's program."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.scale.pages import run_page
from tests.shapes import ordinary
from tests.texts import TEXTS

import cablegram

pytest.importorskip("pyarrow")
pytest.importorskip("pandas")
pytest.importorskip("pyspark")
if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

pytestmark = [
    pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java: no java on the path"),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc"),
    # Of pandas 3; nothing here goes through pandas, which Spark asks for all the same.
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    # Spark leaves the sockets to its Java process to the garbage collector.
    pytest.mark.filterwarnings("ignore:unclosed.*socket:ResourceWarning"),
]
ORDINARY = 40


@pytest.fixture(scope="module")
def java() -> Iterator[None]:
    """Let Spark use this Python and this machine only, and end its Java process at the end."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PYSPARK_PYTHON", "PYSPARK_DRIVER_PYTHON"):
            patch.setenv(name, sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        yield
        _end_java()


def _end_java() -> None:
    from pyspark import SparkContext  # noqa: PLC0415  only where it is installed

    gateway = SparkContext._gateway
    if gateway is not None:
        gateway.shutdown()
        gateway.proc.stdin.close()  # the Java process waits for this
        gateway.proc.wait()
        SparkContext._gateway = SparkContext._jvm = None


@pytest.fixture(scope="module")
def spark(
    java: None,  # noqa: ARG001  what it sets has to be there first
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SparkSession]:
    """Return a session with two executors, each a process with one core."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  only where it is installed

    folder = tmp_path_factory.mktemp("spark")
    options = {
        "spark.executorEnv.PYTHONPATH": repository,  # for tests.scale.killing
        "spark.local.dir": folder / "local",
        "spark.sql.execution.arrow.maxRecordsPerBatch": 20,
        "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": 8,
        "spark.sql.warehouse.dir": folder / "warehouse",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("cables")
    for name, value in options.items():
        builder = builder.config(name, str(value))
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")  # an executor that dies is told in a hundred lines
    application = session.sparkContext.applicationId
    yield session
    session.stop()
    shutil.rmtree(_spark_home() / "work" / application, ignore_errors=True)


def _spark_home() -> Path:
    import pyspark  # noqa: PLC0415  only where it is installed

    return Path(os.environ.get("SPARK_HOME") or str(Path(pyspark.__file__).parent))


@pytest.fixture(scope="module")
def folder(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of invented messages in every dress, and of the corpus where it is."""
    top = tmp_path_factory.mktemp("cables")
    # Spark passes over files without a byte: the text of that name is left out.
    for number, text in enumerate(filter(None, TEXTS.values())):
        (top / f"dress {number}.txt").write_bytes(text.encode())
    for number in range(ORDINARY):
        (top / f"{number:03}.txt").write_text(ordinary(500 * number), "utf-8")
    (top / "not UTF-8.txt").write_bytes(ordinary(500).encode().replace(b"pass", b"pa\xdf\xff"))
    (top / "two.txt").write_text(ordinary(500) + "NNNN\n\n" + ordinary(900), "utf-8")
    real = sorted((repository.parent / "shared" / "corpus" / "text").glob("*.txt"))
    for path in real[:: 1 if os.environ.get("CABLEGRAM_TEST_LONG") else 5]:
        shutil.copy(path, top)
    return top


@pytest.fixture(scope="module")
def expected(folder: Path) -> Counter[str]:
    """Return the records that ``read`` gives, each with its place, counted."""
    return Counter(
        _told(f"file:{path}", number, cable.record)
        for path in folder.rglob("*.txt")
        for number, cable in enumerate(cablegram.read(path), 1)
    )


def _told(source: str, message: int, record: object) -> str:
    return f"{source}#{message} {record!r}"


def _found(table: pa.Table) -> Counter[str]:
    """Return the records of a table, each with its place, counted."""
    from cablegram.arrow import records  # noqa: PLC0415  only where pyarrow is installed

    places = zip(table["source"].to_pylist(), table["message"].to_pylist(), strict=True)
    return Counter(
        _told(source, message, record)
        for (source, message), record in zip(places, records(table), strict=True)
    )


def _files(spark: SparkSession, folder: Path) -> DataFrame:
    """Return the files of a folder as Spark reads them, in eight partitions."""
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    found = files.load(str(folder)).selectExpr("path AS source", "content")
    return found.repartition(8, "source")


def test_every_record_once_though_an_executor_is_killed(
    spark: SparkSession, folder: Path, expected: Counter[str], tmp_path: Path
) -> None:
    """What it had read is read again by the other, and nothing is there twice."""
    import pyarrow.parquet as pq  # noqa: PLC0415  only where it is installed
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415
    from tests.scale.killing import killing_once  # noqa: PLC0415

    from cablegram.arrow import SCHEMA, parse_batches  # noqa: PLC0415

    attempts, out = tmp_path / "attempts", tmp_path / "out"
    attempts.mkdir()
    parse = killing_once(parse_batches, str(attempts))

    rows = _files(spark, folder).mapInArrow(parse, from_arrow_schema(SCHEMA))
    rows.write.parquet(str(out))

    killed = int((attempts / "killed").read_text("utf-8"))
    assert not Path(f"/proc/{killed}").exists()
    assert list(attempts.glob("*.1")), "no task was tried a second time"
    table = pq.read_table(out)
    assert {field.name: table.schema.field(field.name).type for field in SCHEMA} == {
        field.name: field.type for field in SCHEMA
    }
    assert _found(table) == expected
    assert table["error"].null_count == len(table)


def test_what_cannot_be_read_is_a_row(spark: SparkSession) -> None:
    """It has its source and the reason; the job goes on, and the other rows are whole."""
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415

    from cablegram.arrow import SCHEMA, parse_batches  # noqa: PLC0415

    given = [("good", b"UNCLAS LIMA 17\n"), ("lost", None)]
    files = spark.createDataFrame(given, "source string, content binary")
    rows = files.mapInArrow(parse_batches, from_arrow_schema(SCHEMA))
    found = rows.select("source", "message", "serial", "tags", "error").orderBy("source")

    assert [tuple(row) for row in found.collect()] == [
        ("good", 1, 17, [], None),
        ("lost", 1, None, None, "no content"),
    ]


def test_page(repository: Path, tmp_path: Path) -> None:
    """The program of docs/spark.md runs, and prints what the page shows."""
    (tmp_path / "cables").mkdir()
    for seed in (repository / "seeds").glob("*.txt"):
        shutil.copy(seed, tmp_path / "cables")

    run_page(repository / "docs" / "spark.md", tmp_path)
