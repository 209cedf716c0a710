"""Draw who cites whom, by post: the picture of docs/graph.md.

Reads the cables of a folder (the shared corpus, where none is named), makes their graph, adds its
edges up by post, and draws the posts that cite or are cited most. Needs the extra ``graph``, and
matplotlib.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import networkx as nx
from matplotlib import pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

import cablegram

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
FOLDERS = ("text", "html", "latin1", "csv", "nara", "smart")
HUB = "STATE"
DEPARTMENT, OTHERS, INK, FAINT = "#b4541a", "#2f6690", "#1d2b36", "#5d6b76"
LABEL: dict[str, Any] = {"color": INK, "size": 8.5}
#: the same bytes for the same corpus
mpl.rcParams.update(
    {"svg.hashsalt": "cablegram", "svg.fonttype": "none", "font.family": "sans-serif"}
)


def cables(folder: Path) -> Iterator[cablegram.Cable]:
    """Yield the cables of a folder; of the shared corpus, those of the Department."""
    below = [folder / name for name in FOLDERS if (folder / name).is_dir()] or [folder]
    for path in sorted(path for it in below for path in it.rglob("*.*") if path.is_file()):
        yield from cablegram.read(path)


def by_post(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """Return the graph with a node a post, and how often one cites the other on the edges."""
    posts = nx.get_node_attributes(graph, "post")
    counts = Counter(
        (posts[citing], posts[cited])
        for citing, cited in graph.edges()
        if citing in posts and cited in posts
    )
    found: nx.DiGraph[str] = nx.DiGraph()
    found.add_weighted_edges_from((*ends, times) for ends, times in sorted(counts.items()))
    return found


def busiest(posts: nx.DiGraph[str], number: int) -> nx.DiGraph[str]:
    """Return the posts with the most references to or from others, and all among them."""
    others = nx.DiGraph(posts)
    others.remove_edges_from([*nx.selfloop_edges(others)])
    weights = dict(others.degree(weight="weight"))
    kept = sorted(weights, key=lambda post: (-weights[post], post))[:number]
    alone = [*nx.isolates(others.subgraph(kept))]
    return nx.DiGraph(posts.subgraph([post for post in kept if post not in alone]))


def area(times: int) -> float:
    """Return the area of a disc."""
    return 26.0 * times


def draw(posts: nx.DiGraph[str], axes: Axes) -> None:
    """Draw posts on a circle in alphabetical order, the Department in the middle."""
    ring = sorted(post for post in posts if post != HUB)
    places = {
        post: (math.sin(turn), math.cos(turn))
        for number, post in enumerate(ring)
        for turn in [2 * math.pi * number / len(ring)]
    } | dict.fromkeys([HUB] if HUB in posts else [], (0.0, 0.0))
    own = {post: posts.get_edge_data(post, post, {"weight": 0})["weight"] for post in posts}
    cited = dict(posts.in_degree(weight="weight"))
    for post, (x, y) in places.items():
        colour = DEPARTMENT if post == HUB else OTHERS
        axes.scatter(x, y, area(cited[post]), color=colour, alpha=0.25, linewidths=0, zorder=2)
        axes.scatter(x, y, area(cited[post] - own[post]), color=colour, linewidths=0, zorder=3)
        if post != HUB:
            axes.scatter(x, y, 6, color=INK, linewidths=0, zorder=4)
    for citing, target, times in posts.edges(data="weight"):
        if citing != target:
            width = 0.4 + 0.8 * math.sqrt(times)
            rim = math.sqrt(area(cited[target] - own[target]) / math.pi) if target == HUB else 3
            ends = (places[citing], places[target])
            draw_edge(axes, ends, width, rim, hub=HUB in (citing, target))
    for number, post in enumerate(ring):
        name(axes, post, 2 * math.pi * number / len(ring))
    if HUB in places:
        axes.text(
            *places[HUB], HUB, ha="center", va="center", **LABEL | {"color": "white"}, zorder=6
        )


def draw_edge(
    axes: Axes,
    ends: tuple[tuple[float, float], tuple[float, float]],
    width: float,
    rim: float,
    *,
    hub: bool,
) -> None:
    """Draw an arrow from who cites to who is cited; those between posts bend to the middle."""
    start, end = ends
    turn = math.sin(math.atan2(*start) - math.atan2(*end))
    bend = 0.06 if hub else math.copysign(0.3, -turn)
    arrow = FancyArrowPatch(
        start,
        end,
        arrowstyle="-|>",
        mutation_scale=9,
        shrinkA=4,
        shrinkB=rim + 2,
        linewidth=width,
        color=DEPARTMENT if hub else OTHERS,
        alpha=0.55 if hub else 0.85,
        connectionstyle=f"arc3,rad={bend}",
        zorder=5,
    )
    axes.add_patch(arrow)


def name(axes: Axes, post: str, turn: float) -> None:
    """Write the name of a post outside of the circle, away from its middle."""
    x, y = math.sin(turn), math.cos(turn)
    right = x >= -1e-9  # noqa: PLR2004  rounding
    angle = 90 - math.degrees(turn) if right else 270 - math.degrees(turn)
    axes.text(
        1.12 * x,
        1.12 * y,
        post,
        rotation=angle,
        rotation_mode="anchor",
        ha="left" if right else "right",
        va="center",
        **LABEL,
    )


def save(posts: nx.DiGraph[str], total: int, path: Path) -> None:
    """Write the picture with its title."""
    figure, axes = plt.subplots(figsize=(8.6, 9), facecolor="white")
    draw(posts, axes)
    axes.set_xlim(-1.62, 1.62)
    axes.set_ylim(-1.42, 1.5)
    axes.set_aspect("equal")
    axes.axis("off")
    shown = sum(times for *_, times in posts.edges(data="weight"))
    figure.suptitle("Who cites whom: references between posts", color=INK, size=15, y=0.975)
    figure.text(
        0.5,
        0.915,
        f"{len(posts)} posts and {shown} of {total} references. A disc is as large as its post is"
        " cited,\nits pale part by the post itself. Arrows lead to who is cited, and are"
        " thicker the more often; orange is the Department.",
        ha="center",
        color=FAINT,
        size=9.5,
    )
    figure.subplots_adjust(left=0, right=1, bottom=0, top=0.93)
    figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None, dpi=110)


def main() -> None:
    """Draw the picture."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "graph.svg")
    parser.add_argument("--posts", type=int, default=36)
    options = parser.parse_args()
    graph = cablegram.graph(cables(options.folder))
    posts = by_post(graph)
    save(busiest(posts, options.posts), int(posts.size("weight")), options.out)
    print(f"{len(posts)} posts, {posts.size('weight'):.0f} references: {options.out}")


if __name__ == "__main__":
    main()
