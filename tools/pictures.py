"""Pictures of what a table of cables says, over the shared corpus: docs/pictures.

    python tools/pictures.py --write docs/pictures
    python tools/pictures.py --table cables.parquet --write FOLDER --form png

The table is one that ``cablegram convert --out cables.parquet`` writes; without one, the corpus is
read. Each title says how many cables a picture is made of. Colours are those of Okabe and Ito, and
grids go from light to dark: both are told apart by the colour-blind.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import PowerNorm
from matplotlib.dates import YearLocator
from matplotlib.figure import Figure

from cablegram import Cable, read
from cablegram._recognise import is_cable
from cablegram.arrow import table
from cablegram.tables import tag

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"
BLUE, ORANGE, GREEN, GREY = "#0072B2", "#E69F00", "#009E73", "#999999"
#: by rank; the highest is the darkest
PRECEDENCES = {
    "ROUTINE": "#B3CDE3",
    "PRIORITY": "#56B4E9",
    "IMMEDIATE": "#0072B2",
    "NIACT IMMEDIATE": "#E69F00",
    "FLASH": "#D55E00",
}
#: years with fewer cables say little, and are left out of shares
FEWEST = 10
#: white figures from here on
DARK = 0.6
SENDERS, ADDRESSEES, TAGS, POSTS, CAPTIONS = 12, 12, 16, 18, 12
#: the years of Cablegate, of which the corpus has a part
FIRST, LAST = 2003, 2010


def corpus() -> pd.DataFrame:
    """Return the table of the shared corpus."""
    if not CORPUS.is_dir():
        sys.exit("no shared corpus beside this checkout; give a table with --table")
    files = [it for it in sorted(CORPUS.rglob("*")) if it.is_file()]
    messages = [list(read(file)) for file in files]
    cables = [cable for some in messages if any(map(_counts, some)) for cable in some]
    frame: pd.DataFrame = table(cables, findings=False).to_pandas()
    return frame


def _counts(cable: Cable) -> bool:
    """Tell whether `cablegram convert` takes the file of a cable for one of cables."""
    return cable.carrier == "csv" or is_cable(cable)


def counted(axes: Axes, title: str, count: int, what: str = "cables") -> None:
    """Write a title, and of how many cables the picture is made."""
    axes.set_title(f"{title}\n", loc="left", fontsize=13, fontweight="bold")
    axes.annotate(
        f"{count:,} {what}",
        (0, 1),
        (0, 5),
        "axes fraction",
        "offset points",
        va="bottom",
        color="#555555",
        fontsize=10,
    )


def plain(axes: Axes) -> None:
    """Take away the frame."""
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0)


def grid_of_numbers(axes: Axes, grid: pd.DataFrame, form: str = "{:,.0f}") -> None:
    """Draw a grid, dark where the numbers are large, with the numbers in it."""
    top = float(grid.to_numpy().max())
    grid = grid.astype(float)
    # The root, lest one large number make all others alike.
    scale = PowerNorm(0.6, vmin=0, vmax=top)
    axes.pcolormesh(grid.where(grid > 0), cmap="Blues", norm=scale, edgecolor="white", linewidth=1)
    axes.invert_yaxis()
    for row, (_, values) in enumerate(grid.iterrows()):
        for column, value in enumerate(values):
            if value > 0:
                colour = "white" if scale(value) > DARK else "black"
                axes.text(
                    column + 0.5,
                    row + 0.5,
                    form.format(value),
                    ha="center",
                    va="center",
                    color=colour,
                    fontsize=8,
                )
    columns, rows = grid.shape[1], grid.shape[0]
    axes.set_xticks([it + 0.5 for it in range(columns)], [str(it) for it in grid.columns])
    axes.set_yticks([it + 0.5 for it in range(rows)], [str(it) for it in grid.index])
    plain(axes)


def who_to_whom(cables: pd.DataFrame) -> Figure:
    """Draw senders against addressees."""
    parts = [cables[["id", "origin", it]].rename(columns={it: "to whom"}) for it in ("to", "info")]
    letters = pd.concat(parts).explode("to whom").dropna()
    letters["to whom"] = letters["to whom"].str["name"]
    letters = letters.drop_duplicates()
    senders = letters.groupby("origin")["id"].nunique().nlargest(SENDERS).index
    some = letters[letters["origin"].isin(senders)]
    addressees = some["to whom"].value_counts().head(ADDRESSEES).index
    grid = pd.crosstab(some["origin"], some["to whom"]).loc[senders, addressees]
    figure = Figure(figsize=(10, 6.4), layout="constrained")
    axes = figure.subplots()
    grid_of_numbers(axes, grid)
    axes.tick_params(axis="x", rotation=40)
    for label in axes.get_xticklabels():
        label.set_horizontalalignment("right")
        label.set_rotation_mode("anchor")
    counted(
        axes,
        "Who wrote to whom: the busiest senders and their addressees",
        some["id"].nunique(),
        f"cables of these {len(senders)} senders; an addressee counts "
        "whether it was to act or to know",
    )
    return figure


def tags_by_year(cables: pd.DataFrame) -> Figure:
    """Draw the share of the year's cables that have a tag."""
    dated = cables[cables["dtg"].notna()].assign(year=cables["dtg"].dt.year.astype("Int64"))
    whole = dated["year"].value_counts().sort_index()
    whole = whole[whole >= FEWEST]
    tags = dated[["id", "year", "tags"]].explode("tags").dropna().drop_duplicates()
    tags = tags[tags["year"].isin(whole.index)]
    grid = pd.crosstab(tags["tags"], tags["year"]).reindex(columns=whole.index, fill_value=0)
    grid = grid.loc[grid.sum(axis=1).nlargest(TAGS).index]
    shares = grid.div(whole, axis=1) * 100
    shares.index = [_tag_name(code) for code in shares.index]
    shares.columns = [f"{year}\n{count}" for year, count in whole.items()]
    figure = Figure(figsize=(10, 6), layout="constrained")
    axes = figure.subplots()
    grid_of_numbers(axes, shares, "{:.0f}")
    axes.set_xlabel(f"year, and how many cables of it there are (years with {FEWEST} or more)")
    counted(axes, "TAGS by year: per cent of the year's cables", int(whole.sum()))
    return figure


def _tag_name(code: str) -> str:
    entry = tag(code)
    return f"{entry.title}  {code}" if entry and entry.title else code


def silence(cables: pd.DataFrame) -> Figure:
    """Draw each post's cables on a line, and its longest silence."""
    dated = cables.dropna(subset=["post", "dtg"]).sort_values("dtg")
    dated = dated[dated["dtg"].dt.year.between(FIRST, LAST)]
    posts = dated["post"].value_counts().head(POSTS).index
    dated = dated[dated["post"].isin(posts)].copy()
    dated["before"] = dated.groupby("post")["dtg"].shift()
    dated["gap"] = dated["dtg"] - dated["before"]
    gaps = dated.dropna(subset="gap").sort_values("gap", ascending=False)
    longest = gaps.drop_duplicates("post").reset_index(drop=True)
    figure = Figure(figsize=(10, 6.6), layout="constrained")
    axes = figure.subplots()
    for row, gap in longest.iterrows():
        axes.plot(
            [gap["before"], gap["dtg"]],
            [row, row],
            color=ORANGE,
            lw=7,
            alpha=0.7,
            solid_capstyle="butt",
            zorder=1,
        )
        middle = gap["before"] + gap["gap"] / 2
        axes.text(
            middle,
            row - 0.32,
            f"{gap['gap'].days:,} days",
            ha="center",
            va="bottom",
            fontsize=7.5,
            color="#444444",
        )
        days = dated.loc[dated["post"] == gap["post"], "dtg"]
        axes.scatter(days, [row] * len(days), s=14, color=BLUE, zorder=2)
    counts = dated["post"].value_counts()
    axes.set_yticks(range(len(longest)), [f"{it} ({counts[it]})" for it in longest["post"]])
    axes.invert_yaxis()
    axes.xaxis.set_major_locator(YearLocator())
    axes.grid(axis="x", color="#dddddd", lw=0.7)
    axes.set_axisbelow(True)
    plain(axes)
    counted(
        axes,
        f"The longest silence between two cables of a post, {FIRST} to {LAST}",
        len(dated),
        f"cables of the {len(longest)} posts with most; the corpus is a sample, so "
        "a silence may be one of the sample",
    )
    return figure


def precedence(cables: pd.DataFrame) -> Figure:
    """Draw the precedences of each year, as shares."""
    dated = cables[cables["dtg"].notna() & cables["precedence"].notna()]
    grid = pd.crosstab(dated["dtg"].dt.year, dated["precedence"])
    grid = grid[grid.sum(axis=1) >= FEWEST]
    whole = grid.sum(axis=1)
    names = [it for it in PRECEDENCES if it in grid.columns]
    figure = Figure(figsize=(10, 5), layout="constrained")
    axes = figure.subplots()
    below = pd.Series(0.0, index=grid.index)
    places = range(len(grid))
    for name in names:
        share = grid[name] / whole * 100
        axes.bar(
            places,
            share,
            bottom=below,
            color=PRECEDENCES[name],
            label=name,
            width=0.8,
            edgecolor="white",
            linewidth=0.6,
        )
        below += share
    axes.set_xticks(places, [f"{year}\n{count}" for year, count in whole.items()])
    axes.set_ylabel("per cent of the year's cables")
    axes.set_xlabel(f"year, and how many cables of it there are (years with {FEWEST} or more)")
    axes.margins(x=0.01)
    axes.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False, reverse=True)
    plain(axes)
    counted(axes, "Precedence to action addressees, by year", int(whole.sum()))
    return figure


def captions(cables: pd.DataFrame) -> Figure:
    """Draw the captions used most."""
    used = cables["captions"].explode().dropna()
    counts = used.value_counts().head(CAPTIONS)
    figure = Figure(figsize=(10, 4.6), layout="constrained")
    axes = figure.subplots()
    bars = axes.barh(range(len(counts)), counts, color=BLUE)
    axes.bar_label(bars, [f"{it:,}" for it in counts], padding=4, fontsize=9)
    axes.set_yticks(range(len(counts)), counts.index)
    axes.invert_yaxis()
    axes.set_xticks([])
    plain(axes)
    some = int(cables["captions"].str.len().gt(0).sum())
    counted(
        axes,
        "The captions used most",
        some,
        f"cables with a caption, of {len(cables):,}; a cable may have several",
    )
    return figure


def age_of_the_cited(cables: pd.DataFrame) -> Figure:
    """Draw how many years lie between a cable and what it cites."""
    cited = cables.loc[cables["dtg"].notna(), ["id", "dtg", "references"]].explode("references")
    cited = cited.dropna()
    cited["mrn"] = cited["references"].str["mrn"]
    cited = cited.dropna().drop_duplicates(["id", "mrn"])
    age = (cited["dtg"].dt.year - cited["mrn"].str[:2].astype(int)) % 100
    ends = [-1, 0, 1, 2, 3, 5, 99]
    names = [
        "the same year",
        "the year before",
        "2 years before",
        "3 years before",
        "4 or 5 years before",
        "more than 5",
    ]
    counts = pd.cut(age, ends, labels=names).value_counts().reindex(names)
    figure = Figure(figsize=(10, 3.6), layout="constrained")
    axes = figure.subplots()
    bars = axes.barh(range(len(counts)), counts, color=GREEN)
    axes.bar_label(bars, [f"{it:,}" for it in counts], padding=4, fontsize=9)
    axes.set_yticks(range(len(counts)), counts.index)
    axes.invert_yaxis()
    axes.set_xticks([])
    plain(axes)
    counted(
        axes,
        "What is cited is young: references by the age of the cable cited",
        int(counts.sum()),
        f"references to numbered cables in {cited['id'].nunique():,} cables",
    )
    return figure


PICTURES: dict[str, Callable[[pd.DataFrame], Figure]] = {
    "who-to-whom": who_to_whom,
    "tags-by-year": tags_by_year,
    "silence": silence,
    "precedence": precedence,
    "captions": captions,
    "age-of-the-cited": age_of_the_cited,
}


def main() -> None:
    """Draw all of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--table", type=Path, help="a Parquet table, in place of the corpus")
    parser.add_argument("--write", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--form", choices=["svg", "png"], default="svg")
    options = parser.parse_args()
    # The same table gives the same bytes.
    mpl.rcParams.update({"svg.hashsalt": "cablegram", "font.size": 9.5})
    cables = pd.read_parquet(options.table) if options.table else corpus()
    options.write.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        path = options.write / f"{name}.{options.form}"
        about = {"Date": None} if options.form == "svg" else None
        draw(cables).savefig(path, metadata=about, dpi=110)
        print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
