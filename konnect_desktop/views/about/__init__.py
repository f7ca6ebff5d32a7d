"""What the app says of itself."""

from konnect_desktop.views.about.dialog import About

__all__ = ["About"]
