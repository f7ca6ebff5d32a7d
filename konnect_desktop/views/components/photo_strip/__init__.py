"""The photo strip of a card: one justified row of photos that opens on a click."""

from konnect_desktop.views.components.photo_strip.arrange import Tile, arrange_strip
from konnect_desktop.views.components.photo_strip.paint import Photo, paint_tile
from konnect_desktop.views.components.photo_strip.widget import PhotoStrip

__all__ = ["Photo", "PhotoStrip", "Tile", "arrange_strip", "paint_tile"]
