"""The list of keys."""

from konnect_desktop.views.shortcuts.dialog import Shortcuts

__all__ = ["Shortcuts"]
