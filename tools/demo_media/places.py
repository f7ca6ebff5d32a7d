"""Where the drawn scenes lie and where what is made of them goes."""

from __future__ import annotations

from pathlib import Path

_RESOURCES = Path(__file__).resolve().parents[2] / "konnect_desktop" / "resources"

SCENES = _RESOURCES / "scenes" / "photos"
DEMO = _RESOURCES / "demo"
RECIPES = Path(__file__).resolve().parent
