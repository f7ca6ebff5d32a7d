"""Figtree, shipped with the app; glyphs it lacks come from the platform's font by themselves."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

FAMILY: Final = "Figtree"
_FILES: Final = ("400Regular", "500Medium", "600SemiBold", "700Bold")
_TABULAR: Final = QFont.Tag("tnum")


def load_fonts() -> None:
    """Make the four weights known to Qt; needs a QGuiApplication and may be called again."""
    if QFontDatabase.hasFamily(FAMILY):
        return
    folder = files("konnect_desktop") / "resources" / "fonts" / "figtree"
    for weight in _FILES:
        data = (folder / f"Figtree_{weight}.ttf").read_bytes()
        if QFontDatabase.addApplicationFontFromData(data) < 0:
            raise RuntimeError(f"the font file Figtree_{weight}.ttf cannot be read")


def make_font(size_px: int, weight: QFont.Weight, spacing_px: float, *, tabular: bool) -> QFont:
    """Return the font; ``tabular`` digits line up, for times, amounts and counts.

    It is a copy that shares what Qt has looked up for it: painting a new font each time is slow.
    """
    return QFont(_made(size_px, weight, spacing_px, tabular))


@lru_cache(maxsize=128)
def _made(size_px: int, weight: QFont.Weight, spacing_px: float, tabular: bool) -> QFont:  # noqa: FBT001 — a key of the cache
    font = QFont(FAMILY)
    font.setPixelSize(size_px)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spacing_px:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing_px)
    if tabular:
        font.setFeature(_TABULAR, 1)
    return font
