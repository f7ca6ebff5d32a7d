"""Dialogs: one frame for all of them, opened over their window with ``open``, never ``exec``."""

from konnect_desktop.views.dialogs.dialog import Dialog
from konnect_desktop.views.dialogs.question import Question

__all__ = ["Dialog", "Question"]
