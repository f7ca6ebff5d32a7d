"""Takes back the import hook that PySide6 puts in place; called before anything else of Qt.

For its ``__feature__`` switches, which are not used here, the hook reads the source of every module
that is imported from then on and keeps it in memory: a fifth of the time to the first paint.
"""

from __future__ import annotations

import builtins
from typing import Final

_BEFORE: Final = "__orig_import__"


def use_plain_imports() -> None:
    """Import Qt's core and let imports be Python's own again; a second call does nothing."""
    import PySide6.QtCore  # noqa: F401, PLC0415 — this is what puts the hook in place

    before = getattr(builtins, _BEFORE, None)
    if before is not None:  # where PySide6 keeps it under that name
        builtins.__import__ = before
