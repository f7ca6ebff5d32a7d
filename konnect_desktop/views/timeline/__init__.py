"""The page ‘Mijn kind’: the timeline as a list of cards of which few exist at a time."""

from konnect_desktop.views.timeline.page import TimelinePage

__all__ = ["TimelinePage"]
