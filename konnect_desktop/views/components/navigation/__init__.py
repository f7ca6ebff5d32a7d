"""The five tabs as a rail, a slim rail or a bar: one set of items in three forms."""

from konnect_desktop.views.components.navigation.around import form_around, is_low_around
from konnect_desktop.views.components.navigation.form import NavigationForm, form_for
from konnect_desktop.views.components.navigation.item import NavigationItem
from konnect_desktop.views.components.navigation.tabs import NavigationTabs

__all__ = [
    "NavigationForm",
    "NavigationItem",
    "NavigationTabs",
    "form_around",
    "form_for",
    "is_low_around",
]
