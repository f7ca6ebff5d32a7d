"""Which photos are shown: a chip that says it, and the menu behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from konnect_desktop.domain.media import MediaKind
from konnect_desktop.domain.media_choice import Company, NamedTag
from konnect_desktop.viewmodels.photos_filter import PhotoFilter
from konnect_desktop.views.components.chip import Chip
from konnect_desktop.views.components.menu import Menu
from konnect_desktop.views.painting.text import without_mnemonics
from konnect_desktop.views.photos.tools import GridTools
from konnect_desktop.views.timeline.card_menu import calling
from konnect_desktop.wording import photos_filter as words
from konnect_desktop.wording.language import Language

_KINDS: Final[tuple[tuple[MediaKind | None, Callable[[Language], str]], ...]] = (
    (None, words.everything),
    (MediaKind.PHOTO, words.only_photos),
    (MediaKind.VIDEO, words.only_videos),
)
_Choice = tuple[str, bool, Callable[[], object]]
"""Words, whether it is chosen, and what choosing it does."""


class FilterChip(Chip):
    """Opens the filters, and says what is chosen; ``search_wanted`` asks for the field of text.

    Args:
        tools: Sources of the grid.
        child_name: Returns the name of the only child that is shown, empty where there are more.
        parent: Its owner.
    """

    search_wanted = Signal()

    def __init__(
        self, tools: GridTools, child_name: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(tools.themes, "", opens=True, parent=parent)
        self._tools = tools
        self._child_name = child_name
        self.setCheckable(True)
        self.clicked.connect(self.unfold)
        tools.photos.showing_changed.connect(self.reword)
        self.reword()

    @override
    def nextCheckState(self) -> None:
        # It is chosen while something is filtered, not by a press.
        return

    def reword(self) -> None:
        """Say what is chosen, in the language that is spoken now."""
        language, chosen = self._tools.language, self._chosen()
        self.set_words(words.filtered(chosen, language))
        name = ", ".join(chosen)
        title = words.filters(language)
        self.setAccessibleName(f"{title}: {name}" if name else title)
        self.setToolTip(name if len(chosen) > 1 else "")
        self.setChecked(bool(chosen))

    def unfold(self) -> Menu:
        """Open the filters."""
        menu, language = Menu(words.filters(self._tools.language), self), self._tools.language
        menu.aboutToHide.connect(menu.deleteLater)
        show, showing = self._tools.photos.show, self._tools.photos.showing
        _add(menu, self._kinds(showing))
        menu.addSeparator()
        _add(menu, self._companies(showing))
        menu.addSeparator()
        favourites = showing.favourites
        only = words.favourites(language)
        _add(menu, [(only, favourites, lambda: show(favourites=not favourites))])
        self._add_tags(menu)
        menu.addSeparator()
        _add(menu, [(words.find(language), bool(showing.text), self.search_wanted.emit)])
        if showing.is_narrowed:
            menu.addSeparator()
            _add(menu, [(words.clear_filters(language), False, self._tools.photos.show_all)])
        menu.popup_inside(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def _kinds(self, showing: PhotoFilter) -> Iterable[_Choice]:
        show, language = self._tools.photos.show, self._tools.language
        for kind, word in _KINDS:
            yield word(language), kind is showing.kind, lambda kind=kind: show(kind=kind)

    def _companies(self, showing: PhotoFilter) -> Iterable[_Choice]:
        show, language = self._tools.photos.show, self._tools.language
        for company in Company:
            word = words.company(company, self._child_name(), language)
            chosen = company is showing.company
            yield word, chosen, lambda company=company: show(company=company)

    def _add_tags(self, menu: Menu) -> None:
        photos, language = self._tools.photos, self._tools.language
        showing, tags = photos.showing, photos.tags
        staff = _tags(
            words.anybody(language), tags.staff, showing.staff, language, self._show_staff
        )
        labels = _tags(
            words.anything(language), tags.labels, showing.label, language, self._show_label
        )
        for title, choices, some in (
            (words.staff(language), staff, tags.staff),
            (words.activity(language), labels, tags.labels),
        ):
            if some:
                below = Menu(title, menu)
                below.setTitle(without_mnemonics(title))
                _add(below, choices)
                menu.addMenu(below)

    def _show_staff(self, name: str) -> None:
        self._tools.photos.show(staff=name)

    def _show_label(self, name: str) -> None:
        self._tools.photos.show(label=name)

    def _chosen(self) -> Sequence[str]:
        """Return all that is chosen, in words."""
        showing, language = self._tools.photos.showing, self._tools.language
        chosen: list[str] = []
        chosen += [word(language) for kind, word in _KINDS if kind and kind is showing.kind]
        if showing.company is not Company.ANY:
            chosen.append(words.company(showing.company, self._child_name(), language))
        if showing.favourites:
            chosen.append(words.favourites(language))
        chosen += [word for word in (showing.staff, showing.label) if word]
        if showing.text:
            chosen.append(words.quoted(showing.text, language))
        return chosen


def _tags(
    everything: str,
    tags: Sequence[NamedTag],
    chosen: str,
    language: Language,
    show: Callable[[str], object],
) -> Iterable[_Choice]:
    """Return the choices of a menu of names; one that nobody has any more stays while chosen."""
    yield everything, not chosen, lambda: show("")
    for tag in tags:
        word = words.tagged(tag.name, tag.number, language)
        yield word, tag.name == chosen, lambda name=tag.name: show(name)


def _add(menu: QMenu, choices: Iterable[_Choice]) -> None:
    for word, chosen, act in choices:
        action = menu.addAction(without_mnemonics(word))
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(calling(act))
