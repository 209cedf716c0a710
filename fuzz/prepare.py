"""Make what the fuzzer starts from: ``python fuzz/prepare.py FOLDER``.

``FOLDER/keywords`` is a dictionary in the form of libFuzzer, of the characters that stand as they
are in the patterns of the grammar. ``FOLDER/inputs`` holds the seeds, a sample of every line in
each place it may stand in, cables and messages built by ``cablegram.testing``, and, where the
shared corpus stands beside the repository, the beginnings of its cables. None of it is committed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from re import _parser
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.lines import LEADS, LINES, OPENINGS  # noqa: E402
from tests.texts import TEXTS  # noqa: E402

from cablegram._grammar import CARRIERS, carrier_parser, field_parser, grammar_folder  # noqa: E402
from cablegram._parse import cable_parser, document_parser  # noqa: E402
from cablegram.testing import cables, messages, messy_bytes  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus"
#: bytes of an input; the longer they are, the fewer are tried
LONGEST = 1_500


def keywords() -> set[str]:
    """Return the words that the terminals of all grammars spell out."""
    fields = (path.stem for path in (grammar_folder() / "fields").glob("*.lark"))
    machines: list[Any] = [cable_parser(), document_parser()]
    machines += [field_parser(name) for name in fields if name != "terminals"]
    machines += [carrier_parser(name) for name in CARRIERS]
    patterns = {it.pattern for machine in machines for it in machine.terminals}
    return {word for pattern in patterns for word in _words(_parser.parse(pattern))}


def _words(part: Any) -> Iterator[str]:  # noqa: ANN401  as sre has it
    """Yield the runs of single characters in a pattern that was taken apart."""
    run = ""
    for code, value in part:
        if str(code) == "LITERAL":
            run += chr(value)
            continue
        if len(run) > 1:
            yield run
        run = ""
        yield from _below(value)
    if len(run) > 1:
        yield run


def _below(value: Any) -> Iterator[str]:  # noqa: ANN401  as sre has it
    if isinstance(value, _parser.SubPattern):
        yield from _words(value)
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from _below(part)


def inputs() -> Iterator[bytes]:
    """Yield what the fuzzer shall know from the beginning."""
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        yield path.read_bytes()
    for place in OPENINGS:
        opening = "".join(text for _, text in place.opening)
        for line in LINES[place.name]:
            _, lead = LEADS.get(line.kind, ("", ""))
            yield (opening + lead + line.text).encode()
    yield from (text.encode() for text in TEXTS.values())
    yield from _built()
    if CORPUS.is_dir():
        yield from _beginnings()


def _built() -> Iterator[bytes]:
    found: list[bytes] = []
    texts = cables().map(lambda it: it.text.encode())
    lines = messages().map(lambda it: it.encode("utf-8", "surrogatepass"))
    every = settings(
        max_examples=400,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    def keep(content: bytes) -> None:
        found.append(content)

    every(given(content=st.one_of(texts, lines, messy_bytes()))(keep))()
    yield from found


def _beginnings() -> Iterator[bytes]:
    for path in sorted(CORPUS.glob("*/*")):
        content = path.read_bytes()
        begin = max(content.find(b"<code>"), 0)
        yield content[begin : begin + LONGEST]
        middle = len(content) // 2
        yield content[middle : middle + LONGEST // 2]


def main() -> None:
    """Write the dictionary and the inputs."""
    folder = Path(sys.argv[1])
    (folder / "inputs").mkdir(parents=True, exist_ok=True)
    quoted = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in sorted(keywords()))
    (folder / "keywords").write_text("".join(f'"{word}"\n' for word in quoted), "ascii")
    for content in inputs():
        short = content[:LONGEST]
        (folder / "inputs" / sha256(short).hexdigest()[:16]).write_bytes(short)


if __name__ == "__main__":
    main()
