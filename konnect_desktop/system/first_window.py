"""Where a profile's window listens for a second start, and how that one asks to see it.

Nothing here needs Qt: a second start is over before it would be imported.
"""

from __future__ import annotations

import os
import socket
import sys
import tempfile
import uuid
from contextlib import closing
from pathlib import Path
from typing import Final

ASK: Final = b"raise\n"
ANSWER: Final = b"raised\n"
_PREFIX: Final = "konnect-desktop-"
_PIPES: Final = "\\\\.\\pipe\\"
_LIMIT_S: Final = 1.5
# What a socket's address has room for, with some to spare.
_LONGEST_ADDRESS: Final = 100


def window_address(data: Path) -> str:
    """Return where the window of the profile with this data folder listens.

    No two profiles share it, and two users only where a system has no folder for each of them;
    then the one who is late is not heard, and no more.
    """
    name = _PREFIX + uuid.uuid5(uuid.NAMESPACE_URL, str(data.resolve())).hex
    if sys.platform == "win32":
        return _PIPES + name
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    path = Path(runtime) / name
    is_usable = path.is_absolute() and len(os.fsencode(path)) <= _LONGEST_ADDRESS
    if is_usable and os.access(runtime, os.W_OK | os.X_OK):
        return str(path)
    return str(Path(tempfile.gettempdir()) / name)


def show_first_window(data: Path, *, limit_s: float = _LIMIT_S) -> bool:
    """Ask the window of a profile to come to the front; say whether there is one to ask.

    One that is busy starting up hears it a little later. Blocks for ``limit_s`` at most.
    """
    address = window_address(data)
    try:
        if sys.platform == "win32":
            with Path(address).open("r+b", buffering=0) as pipe:
                return pipe.write(ASK) == len(ASK)
        with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as caller:
            caller.settimeout(limit_s)
            caller.connect(address)
            caller.sendall(ASK)
            _hear(caller)
    except OSError:  # also where a socket's address has no room for it
        return False
    return True


def _hear(caller: socket.socket) -> None:
    try:
        caller.recv(len(ANSWER))
    except OSError:
        return  # it was told; what it does with that is its own affair
