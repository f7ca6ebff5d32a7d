"""One small demo portal for the stories of saving."""

from __future__ import annotations

from tests.services.saving.conftest import address, portal

__all__ = ["address", "portal"]
