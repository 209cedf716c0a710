"""Choose mutants at random, and count what became of them (``make mutants``).

- ``mutants.py tables`` makes the parse tables, once for all runs;
- ``mutants.py plain`` lets mutmut change properties, which it leaves alone as they are written;
- ``mutants.py names SEED SHARE FEWEST MOST [MODULE...]`` prints a random sample of each module's
  mutants, the same for the same seed;
- ``mutants.py figures`` prints a table of what became of them;
- ``mutants.py survivors [MODULE...]`` prints what no test noticed.

Run it in a clone: it reads what ``mutmut run`` left in the folder ``mutants``.
"""

from __future__ import annotations

import ast
import difflib
import json
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = ["src"]

from cablegram._grammar import write_tables  # noqa: E402

_ROOT = Path("mutants/src")
#: what mutmut does not look behind
_DECORATORS = ("property", "cached_property", "cache", "lru_cache(")
#: mutmut's exit codes: a failed test or run; none that reach the code; too long
_KINDS = {0: "survived", 1: "killed", 3: "killed", 5: "untested", 33: "untested"}
_TIMEOUTS = {24, 36, 152, 255, -24}


def tables() -> None:
    """Put the parse tables where a wheel has them: each mutant is a process that needs them."""
    folder = Path("grammar/tables")
    folder.mkdir(exist_ok=True)
    for name, content in write_tables():
        (folder / name).write_text(content, encoding="utf-8")


def plain() -> None:
    """Write ``@property`` above a function as ``name = property(name)`` behind it.

    It means the same, but mutmut changes no function that has a decorator.
    """
    settings = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    for pattern in settings["tool"]["mutmut"]["only_mutate"]:
        for path in Path().glob(pattern):
            path.write_text(_plain(path.read_text(encoding="utf-8")), encoding="utf-8")


def _plain(source: str) -> str:
    lines = source.splitlines()
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for node in sorted(found, key=lambda node: -node.lineno):
        decorators = [ast.get_source_segment(source, it) or "" for it in node.decorator_list]
        if len(decorators) == 1 and decorators[0].startswith(_DECORATORS):
            blanks = " " * node.col_offset
            lines.insert(
                node.end_lineno or 0, f"{blanks}{node.name} = {decorators[0]}({node.name})"
            )
            del lines[node.decorator_list[0].lineno - 1]
    return "\n".join([*lines, ""])


def results() -> Iterator[tuple[Path, dict[str, int | None]]]:
    """Yield each module's file with the exit codes of its mutants, by name."""
    for meta in sorted(_ROOT.rglob("*.meta")):
        codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        if codes:
            yield meta.with_suffix(""), codes


def names(seed: str, share: float, fewest: int, most: int, modules: list[str]) -> list[str]:
    """Return the sample: a share of each module's mutants, but not too few and not too many."""
    chosen: list[str] = []
    for path, codes in results():
        module = ".".join(path.relative_to(_ROOT).with_suffix("").parts)
        if modules and not module.startswith(tuple(modules)):
            continue
        size = min(len(codes), most, max(fewest, round(share * len(codes))))
        # No secret depends on it; the module's name makes samples independent of each other.
        chosen += random.Random(f"{seed} {module}").sample(sorted(codes), size)  # noqa: S311
    return chosen


def _kind(code: int) -> str:
    return "timeout" if code in _TIMEOUTS else _KINDS.get(code, "suspicious")


def figures() -> Iterator[str]:
    """Yield the rows of the table; a mutant that runs too long is killed."""
    yield "| module | mutants | ran | killed | share |"
    yield "| :--- | ---: | ---: | ---: | ---: |"
    whole: Counter[str] = Counter()
    for path, codes in results():
        ran = [_kind(code) for code in codes.values() if code is not None]
        killed = sum(kind in {"killed", "timeout"} for kind in ran)
        whole.update(mutants=len(codes), ran=len(ran), killed=killed)
        name = path.relative_to(_ROOT / "cablegram").with_suffix("")
        yield _row(f"`{name}`", len(codes), len(ran), killed)
    yield _row("all", whole["mutants"], whole["ran"], whole["killed"])


def _row(name: str, mutants: int, ran: int, killed: int) -> str:
    share = f"{100 * killed / ran:.1f} %" if ran else ""
    return f"| {name} | {mutants} | {ran} | {killed} | {share} |"


def survivors(modules: list[str]) -> Iterator[str]:
    """Yield name and changed lines of each mutant that no test noticed."""
    for path, codes in results():
        left = [name for name, code in codes.items() if code in {0, 5, 33}]
        left = [name for name in left if not modules or name.startswith(tuple(modules))]
        functions = _functions(path.read_text(encoding="utf-8")) if left else {}
        for name in left:
            function = name.rpartition(".")[2]
            origin = re.sub(r"__mutmut_\d+$", "__mutmut_orig", function)
            yield name
            pair = functions.get(origin, []), functions.get(function, [])
            changed = difflib.unified_diff(*pair, lineterm="", n=0)
            yield from (f"    {line}" for line in changed if line[:2] in {"- ", "+ "})


def _functions(source: str) -> dict[str, list[str]]:
    """Return the lines of each function's body, by its name."""
    lines = source.splitlines()
    found = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef))
    return {node.name: lines[node.body[0].lineno - 1 : node.end_lineno] for node in found}


def main() -> None:
    """Do what the first argument says."""
    what, *more = sys.argv[1:]
    if what == "tables":
        tables()
    elif what == "plain":
        plain()
    elif what == "names":
        seed, share, fewest, most, *modules = more
        print(*names(seed, float(share), int(fewest), int(most), modules))
    else:
        print(*(figures() if what == "figures" else survivors(more)), sep="\n")


if __name__ == "__main__":
    main()
