"""``python -m cablegram``: the command line."""

from __future__ import annotations

from cablegram._cli import main

if __name__ == "__main__":
    main()
