"""A view to be photographed: how to bring it about, and how to leave it as it was."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from tools.screenshots.stage import Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """One view.

    ``show`` brings it about, and in the end takes it away. What takes long is ``kept`` while the
    looks change; all else is brought about anew in each look.
    """

    name: str
    show: Callable[[Stage], AbstractAsyncContextManager[None]]
    kept: bool = False
