"""The folder that is offered for saved photos; the user chooses, once for each account."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from platformdirs import user_pictures_path

_FOLDER: Final = "Konnect"


def offered_archive() -> Path:
    """Return a folder below the system's own for pictures; nothing is made."""
    return user_pictures_path() / _FOLDER
