"""The page of one diary: all of its text, its day and its photos."""

from konnect_desktop.views.diary.page import DiaryPage

__all__ = ["DiaryPage"]
