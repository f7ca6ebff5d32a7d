"""The client's bench: a small demo portal behind a fault proxy, and the loop the app uses."""

from __future__ import annotations

from tests.api.conftest import bench, demo
from tests.support.qt_loop import application, run

__all__ = ["application", "bench", "demo", "run"]
