"""The client's bench: a small demo portal behind a fault proxy; and a media host."""

from __future__ import annotations

from tests.api.conftest import bench, demo, host

__all__ = ["bench", "demo", "host"]
