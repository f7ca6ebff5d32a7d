"""What a person can ask for in the timeline, told in one place however deep the control lies."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class TimelineActions(QObject):
    """Signals of all cards.

    ``photo_opened`` tells a ``ShownMedium``, ``diary_opened`` an ``EntryKey``, ``save_wanted`` an
    account's id and a ``Selection``, ``link_opened`` an address for the link gate.
    """

    photo_opened = Signal(object)
    diary_opened = Signal(object)
    save_wanted = Signal(str, object)
    link_opened = Signal(str)
