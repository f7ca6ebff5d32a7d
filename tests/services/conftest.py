"""The client's bench: a small demo portal behind a fault proxy."""

from __future__ import annotations

from tests.api.conftest import bench, demo

__all__ = ["bench", "demo"]
