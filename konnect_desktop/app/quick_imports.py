"""What makes the imports of a start quick; called before the window's own code is imported."""

from __future__ import annotations

import builtins
import gc
from importlib import import_module
from typing import Final

_BEFORE: Final = "__orig_import__"


def make_imports_quick() -> None:
    """Take a hook of PySide6 out of all imports, and let nobody look for garbage meanwhile.

    For ``__feature__`` switches, which are not used here, that hook reads the source of each module
    imported from then on, and keeps it in memory. Garbage is collected again as soon as
    ``views.garbage`` takes over.
    """
    gc.disable()
    import_module("PySide6.QtCore")  # this is what puts the hook in place
    before = getattr(builtins, _BEFORE, None)
    if before is not None:  # where PySide6 keeps it under that name
        builtins.__import__ = before
