"""The report of a crash, which the user reads, copies or saves; it is never sent."""

from konnect_desktop.views.crash.dialog import CrashDialog
from konnect_desktop.views.crash.reports import CrashReports

__all__ = ["CrashDialog", "CrashReports"]
