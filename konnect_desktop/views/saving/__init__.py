"""Saving as the window shows it: the plan before it, the drawer during and after it."""

from konnect_desktop.views.saving.downloads import DownloadsPanel
from konnect_desktop.views.saving.plan_dialog import PlanDialog
from konnect_desktop.views.saving.rail_progress import RailProgress

__all__ = ["DownloadsPanel", "PlanDialog", "RailProgress"]
