"""Threads of the viewer must not collect what other tests left."""

from __future__ import annotations

import gc

import pytest


@pytest.fixture(autouse=True)
def no_garbage() -> None:
    """Let it be collected here."""
    gc.collect()
