"""The command ``cablegram``: a module for each of its commands, `app` puts them together.

| module | what it does |
| --- | --- |
| `app` | the group of commands, and the help of the whole |
| `parse`, `check`, `explain`, `format`, `undo`, `diff` | one each; another needs a line in `app` |
| `sources` | what FILE may be: paths and standard input; what cannot be read |
| `output` | standard output: encoding, characters no terminal should get, readers that leave |
| `console` | the console of rich, and readers that leave |
| `fields`, `outline`, `screen` | the screen that `parse` shows for the eye |
| `selection`, `config`, `rules` | which findings `check` writes: codes, configuration |
| `places`, `found`, `excerpt` | where a finding stands, with its file; its line, with carets |
| `sarif` | findings as SARIF |
| `files` | files and folders to be written anew; one file in the place of another |
| `restyle` | a file in a style |
| `convert` | many files into one, by `_convert` |
| `patch` | diffs for `format` |
| `undo_files` | where undo files go, and what they hold |
| `compared` | the comparison that `diff` shows for the eye |
| `stream` | texts as bytes on standard output |

click and rich come with the extra ``cli``; the library does not need them.
"""

from __future__ import annotations

import sys

__all__ = ["main"]

_EXTRA = frozenset({"click", "rich"})
_MISUSE = 2


def main() -> None:
    """Run the command line; say what to install if the extra ``cli`` is missing."""
    try:
        # Here, not above: whoever has no click gets a sentence and not a traceback.
        from cablegram._cli.app import cablegram  # noqa: PLC0415
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _EXTRA:
            raise
        install = "pip install 'cablegram[cli]'"
        sys.stderr.write(f"cablegram: the command line needs {package}: {install}\n")
        sys.exit(_MISUSE)
    cablegram(prog_name="cablegram")
