"""What the tests of single commands share: how a command is run, and small cables."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO

import pytest
from click.testing import CliRunner, Result

from cablegram import read
from cablegram._cli.app import cablegram as command

__all__ = ["CABLE", "MAIN", "RECORD", "SEVERAL", "TWO", "records", "run", "run_outside"]

MAIN = [sys.executable, "-c", "from cablegram._cli import main; main()"]

#: with blanks at line ends, and a pilcrow: no style leaves it as it is
CABLE = (
    "O 061608Z FEB 08\n"
    "FM AMEMBASSY MOSCOW\n"
    "TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419\n"
    "BT\n"
    "C O N F I D E N T I A L MOSCOW 000302 \n"
    "\n"
    "SIPDIS\n"
    "\n"
    "E.O. 12958: DECL: 02/06/2018\n"
    "TAGS: PREL, RS\n"
    "SUBJECT: OUTLOOK ON KOSOVO  \n"
    "\n"
    "¶1. (C) Special Envoy Botsan told us that all is quiet.\n"
    "\n"
    "BURNS\n"
)

#: two messages in one text
TWO = CABLE + "\n\n" + CABLE.replace("000302", "000303")

SEVERAL = pytest.mark.skipif(
    len(list(read(BytesIO(TWO.encode())))) == 1,
    reason="read() yields one message of a text",
)

#: a record of a data file; in such a file there is one for each message
RECORD = (
    '"{number}","2/6/2008 16:08","08MOSCOW{number}","Embassy Moscow","CONFIDENTIAL","",'
    '"O 061608Z FEB 08\nFM AMEMBASSY MOSCOW\nTO SECSTATE WASHDC\n",'
    '"C O N F I D E N T I A L MOSCOW 000{number} \n\nSUBJECT: KOSOVO\n\n1. (C) Quiet.\n\nBURNS"\n'
)


def records(*numbers: int) -> bytes:
    """Return a data file with a message for each number."""
    return "".join([RECORD.format(number=number) for number in numbers]).encode()


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    """Run the command inside this process."""
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(command, words, input=stdin, prog_name="cablegram")


def run_outside(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does, in a process of its own."""
    words = [str(argument) for argument in arguments]
    return subprocess.run(  # noqa: S603 - our own command
        [*MAIN, *words], input=stdin, capture_output=True, check=False
    )
