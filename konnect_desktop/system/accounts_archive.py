"""The folder that is offered for saved photos; the user chooses, once for each account."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_FOLDER: Final = "Konnect"
_DEMO_FOLDER: Final = "Konnect demo"


def offered_archive(*, demo: bool = False) -> Path:
    """Return a folder below the system's own for pictures, another one for a demo.

    Nothing is made.
    """
    # When it is first offered: the window is painted sooner without it.
    from platformdirs import user_pictures_path  # noqa: PLC0415

    return user_pictures_path() / (_DEMO_FOLDER if demo else _FOLDER)
