"""The list of keys."""

from konnect_desktop.views.shortcuts.dialog import ShortcutsDialog

__all__ = ["ShortcutsDialog"]
