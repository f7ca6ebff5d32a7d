"""One small demo portal for all tests of jobs."""

from __future__ import annotations

from tests.services.saving.conftest import address, portal

__all__ = ["address", "portal"]
