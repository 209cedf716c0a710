"""Measure a core at rows for Arrow, and Spark on one core and on two; say what a release costs.

    python benchmarks/scale.py [CORPUS] [--megabytes 16] [--no-spark] [--write]

Prints the figures of docs/sizing.md; ``--write`` puts them there. Processor time of one core for
``parse_batches``, seconds on the wall for Spark: both need cores that nobody else uses, for a core
that is shared does less in the same processor time. The texts are those of the corpus, again and
again until there are enough of them. Needs pyarrow, and for Spark pyspark, pandas and Java.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time

import attrs
import pyarrow as pa
import pyarrow.parquet as pq

from cablegram.arrow import INPUT, SCHEMA, parse_batches

ROOT = Path(__file__).resolve().parents[1]
BESIDE = ROOT.parent / "shared" / "corpus"
PAGE = ROOT / "docs" / "sizing.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
#: texts in a batch, as docs/spark.md sets it
MANY = 500
CORES = (2, 16, 200)
#: all of the rate that was measured; and what was left of it where other programs ran on all cores
SHARES = (1.0, 0.4)


@attrs.frozen
class Release:
    """Messages of one kind: how many there are, how large all of them, texts like them."""

    name: str
    messages: int
    megabytes: int
    folder: str


RELEASES = (
    Release("cables of 2010", 251_287, 1_700, "text"),
    Release("NARA's telegrams of 1973-79", 2_081_272, 9_300, "nara"),
)


def main() -> None:
    """Print all figures, or write them into the page."""
    arguments = argparse.ArgumentParser(description="Measure rows for Arrow, alone and in Spark.")
    arguments.add_argument("corpus", nargs="?", type=Path, default=BESIDE, help="text/ and nara/")
    arguments.add_argument("--megabytes", type=float, default=16.0, help="how much is read of each")
    arguments.add_argument("--no-spark", action="store_true", help="one process only")
    arguments.add_argument("--write", action="store_true", help="into docs/sizing.md")
    given = arguments.parse_args()
    lines: list[str] = []
    for line in figures(given.corpus, given.megabytes * 1e6, with_spark=not given.no_spark):
        print(line, flush=True)
        lines.append(line)
    if given.write:
        before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}" + "\n".join(lines) + f"\n{END}{after}", "utf-8")


def figures(corpus: Path, size: float, *, with_spark: bool) -> Iterator[str]:
    """Yield the lines of all tables."""
    yield (
        f"Python {sys.version.split()[0]}, pyarrow {pa.__version__}; {size / 1e6:.0f} MB of each "
        f"kind; programs running at the start: {os.getloadavg()[0]:.1f}, cores: {os.cpu_count()}."
    )
    yield ""
    yield "| one core | `parse_batches` | and Parquet | a message | Parquet / text | memory |"
    yield "| --- | --- | --- | --- | --- | --- |"
    rates = []
    for release in RELEASES:
        rate, line = of_a_core(release, texts_of(corpus / release.folder, size))
        rates.append(rate)
        yield line
    if with_spark:
        yield ""
        yield from of_spark(texts_of(corpus / RELEASES[0].folder, size))
    yield ""
    yield from costs(rates)


def texts_of(folder: Path, size: float) -> list[bytes]:
    """Return texts of a folder, over and over, of about so many bytes; of the seeds without it."""
    paths = sorted(folder.glob("*.txt")) or sorted((ROOT / "seeds").glob("*.txt"))
    chosen: list[bytes] = []
    for text in cycle([path.read_bytes() for path in paths]):
        if size <= 0:
            break
        chosen.append(text)
        size -= len(text)
    return chosen


def size_of(texts: list[bytes]) -> float:
    """Return the size of texts in megabytes."""
    return sum(map(len, texts)) / 1e6


def batches(texts: list[bytes]) -> Iterator[pa.RecordBatch]:
    """Yield texts as an engine hands them over."""
    for start in range(0, len(texts), MANY):
        content = texts[start : start + MANY]
        names = [f"{number}.txt" for number in range(start, start + len(content))]
        yield pa.record_batch([names, content], schema=INPUT)


def of_a_core(release: Release, texts: list[bytes]) -> tuple[float, str]:
    """Return the rate of one core, Parquet written, and the row of the table."""
    for _ in parse_batches(batches(texts[:20])):
        pass  # the first texts load the grammars of the fields
    start = process_time()
    for _ in parse_batches(batches(texts)):
        pass
    parsed = process_time() - start
    start = process_time()
    written_size(texts)
    written = process_time() - start
    # A text that comes again is nothing to a compressor: each only once.
    once = list(dict.fromkeys(texts))
    share = written_size(once) / size_of(once)
    size, peak = size_of(texts), getrusage(RUSAGE_SELF).ru_maxrss / 1024
    return size / written, (
        f"| {release.name} | {size / parsed:.2f} MB/s | {size / written:.2f} MB/s "
        f"| {parsed / len(texts) * 1000:.2f} ms | {share:.2f} | {peak:.0f} MB |"
    )


def written_size(texts: list[bytes]) -> float:
    """Write the rows of texts to a Parquet file; return its size in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "rows.parquet")
        with pq.ParquetWriter(out, SCHEMA, compression="zstd") as writer:
            for batch in parse_batches(batches(texts)):
                writer.write_batch(batch)
        return out.stat().st_size / 1e6


def of_spark(texts: list[bytes]) -> Iterator[str]:
    """Yield the table of Spark: the same texts on one core and on two."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    yield "| Spark | start | first rows | the texts | MB/s |"
    yield "| --- | --- | --- | --- | --- |"
    with tempfile.TemporaryDirectory() as folder:
        table = pa.Table.from_batches(batches(texts))
        pq.write_table(table, Path(folder, "texts"), row_group_size=MANY)
        for cores in (1, 2):
            start, first, took = spark_seconds(folder, cores)
            yield (
                f"| `local[{cores}]` | {start:.1f} s | {first:.1f} s | {took:.1f} s "
                f"| {size_of(texts) / took:.2f} |"
            )


def spark_seconds(folder: str, cores: int) -> tuple[float, float, float]:
    """Return seconds until a session is there, for its first rows, for all texts to Parquet."""
    from pyspark.sql import SparkSession  # noqa: PLC0415  --no-spark does without
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415

    times = [perf_counter()]
    spark = (
        SparkSession.builder.master(f"local[{cores}]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(MANY))
        .config("spark.sql.parquet.compression.codec", "zstd")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    times.append(perf_counter())
    texts = spark.read.parquet(f"{folder}/texts").repartition(8, "source").cache()
    few = texts.mapInArrow(parse_batches, from_arrow_schema(SCHEMA)).limit(20)
    few.write.mode("overwrite").format("noop").save()
    texts.count()
    times.append(perf_counter())
    rows = texts.mapInArrow(parse_batches, from_arrow_schema(SCHEMA))
    rows.write.mode("overwrite").parquet(f"{folder}/rows")
    times.append(perf_counter())
    spark.stop()
    return times[1] - times[0], times[2] - times[1], times[3] - times[2]


def costs(rates: list[float]) -> Iterator[str]:
    """Yield the table of what both releases cost, at these rates of a core."""
    work = sum(it.megabytes / rate for it, rate in zip(RELEASES, rates, strict=True))
    yield f"| {work / 3600:.1f} hours of one core, on | all of the rate | {SHARES[1]} of it |"
    yield "| --- | --- | --- |"
    for cores in CORES:
        best, worst = (spelled(work / cores / share) for share in SHARES)
        yield f"| {cores} cores | {best} | {worst} |"


def spelled(seconds: float) -> str:
    """Return a duration in words."""
    minutes = seconds / 60
    return f"{minutes:.1f} min" if minutes < 90 else f"{minutes / 60:.1f} h"  # noqa: PLR2004


if __name__ == "__main__":
    main()
