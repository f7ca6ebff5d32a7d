"""The settings, each of which counts as soon as it is changed."""

from konnect_desktop.views.settings_dialog.dialog import SettingsDialog

__all__ = ["SettingsDialog"]
