"""The command ``cablegram``: a module for each of its commands, `app` puts them together.

| module | what it does |
| --- | --- |
| `app` | the group of commands, and the help of the whole |
| `parse`, `check`, `explain`, `format`, `undo`, `diff`, `convert`, `graph` | one each |
| `messages` | messages out of files of any kind, records and tables among them |
| `sources` | what FILE may be, what cannot be read, and the messages in it |
| `find` | the files that are meant |
| `search`, `searched`, `hits` | the command `find`: options, what is searched, what is written |
| `output` | standard output: encoding, characters no terminal should get, readers that leave |
| `console` | the console of rich, and readers that leave |
| `fields`, `outline`, `screen` | the screen that `parse` shows for the eye |
| `selection`, `config`, `rules` | which findings `check` writes: codes, configuration |
| `places`, `found`, `excerpt` | where a finding stands, with its file; its line, with carets |
| `sarif` | findings as SARIF |
| `brief` | a line for each cable |
| `replace` | one file in the place of another |
| `restyle` | a file in a style |
| `formatter` | all files in a style: where each is written |
| `folder` | a folder for what is written |
| `undoer` | folders and files written back |
| `patch` | diffs for `format` |
| `undo_files` | where undo files go, and what they hold |
| `compared` | the comparison that `diff` shows for the eye |
| `stream` | texts as bytes on standard output |

click and rich come with the extra ``cli``; the library does not need them. Nothing heavy is
imported before it is needed: whoever asks for help does not wait for Lark.
"""

from __future__ import annotations

import sys

__all__ = ["main"]

_EXTRA = frozenset({"click", "rich"})
_MISUSE, _INTERRUPTED = 2, 130


def main() -> None:
    """Run the command line; say what to install if a package of the extra ``cli`` is missing."""
    try:
        # Here, not above: whoever has no click gets a sentence and not a traceback.
        from cablegram._cli.app import cablegram  # noqa: PLC0415

        cablegram(prog_name="cablegram")
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _EXTRA:
            raise
        install = "python -m pip install click rich"
        sys.stderr.write(f"cablegram: the command line needs {package}: {install}\n")
        sys.exit(_MISUSE)
    except KeyboardInterrupt:  # while modules are imported
        sys.exit(_INTERRUPTED)
