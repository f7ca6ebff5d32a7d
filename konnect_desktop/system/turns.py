"""How long one Python thread may keep the others waiting."""

from __future__ import annotations

import sys
from typing import Final

_TURN_S: Final = 0.0005


def shorten_turns() -> None:
    """Let threads take turns ten times as often as usual, for a program that has a window.

    While photos are saved several threads want the interpreter; the window's thread may come
    after all of them, and with turns of 5 ms that can be seen.
    """
    sys.setswitchinterval(_TURN_S)
