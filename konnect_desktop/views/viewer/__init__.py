"""The viewer: photos and films as large as the window, on a dark ground in both themes."""

from konnect_desktop.views.viewer.page import ViewerPage

__all__ = ["ViewerPage"]
