"""How large the window is that a page stands in: what the page's parts go by."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from konnect_desktop.views.components.navigation.form import NavigationForm, form_for
from konnect_desktop.views.theme import Theme

_LOW: Final = 560


def form_around(page: QWidget, theme: Theme) -> NavigationForm:
    """Return the form that the navigation has beside a page."""
    return form_for(page.window().width(), theme.text_scale)


def is_low_around(page: QWidget, theme: Theme) -> bool:
    """Say whether the window is so low that what stands above a list scrolls with it."""
    return page.window().height() / theme.text_scale < _LOW
