"""Binds the actions of the one map to what a page does; they follow when the user changes keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from konnect_desktop.domain.key_names import parted
from konnect_desktop.domain.shortcuts import BY_ACT, Act
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.wording.language import Language
from konnect_desktop.wording.shortcuts import with_key

Slots = Mapping[Act, Callable[[], object]]
_PORTABLE: Final = QKeySequence.SequenceFormat.PortableText
# A button that has the focus is pressed by these; only what it leaves is for the page.
_OF_CONTROLS: Final = frozenset({"Space", "Return", "Enter"})
_HELD: Final = Qt.KeyboardModifier.KeypadModifier


class BoundKeys(QObject):
    """The keys of some actions in one widget; made by ``bind``."""

    def __init__(
        self, widget: QWidget, shortcuts: Shortcuts, slots: Slots, context: Qt.ShortcutContext
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._shortcuts = shortcuts
        self._slots = slots
        self._context = context
        self._made: list[QShortcut] = []
        self._left: dict[str, Act] = {}
        self._make()
        shortcuts.changed.connect(self._make)

    def press(self, event: QKeyEvent) -> bool:
        """Act on a key that no control wanted; for ``keyPressEvent`` of the widget."""
        act = self._left.get(key_of(event))
        if act is None or (event.isAutoRepeat() and not BY_ACT[act].repeats):
            return False
        self._slots[act]()
        return True

    def _make(self) -> None:
        for shortcut in self._made:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._made.clear()
        self._left.clear()
        for act, slot in self._slots.items():
            for key in self._shortcuts.keys(act):
                if parted(key)[1] in _OF_CONTROLS:
                    self._left[key] = act
                else:
                    self._made.append(self._shortcut(act, key, slot))

    def _shortcut(self, act: Act, key: str, slot: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(sequence(key), self._widget)
        shortcut.setContext(self._context)
        shortcut.setAutoRepeat(BY_ACT[act].repeats)
        shortcut.activated.connect(slot)
        return shortcut


def bind(
    widget: QWidget,
    shortcuts: Shortcuts,
    slots: Slots,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> BoundKeys:
    """Let the keys of actions call ``slots`` while the focus is in ``widget``.

    Space and Enter are keys of buttons, too: ``press`` acts on them where no button wanted them.
    """
    return BoundKeys(widget, shortcuts, slots, context)


def bind_action(action: QAction, shortcuts: Shortcuts, act: Act) -> None:
    """Give an action of a menu the keys of the map, and show them beside it."""

    def take() -> None:
        action.setShortcuts([sequence(key) for key in shortcuts.keys(act)])

    take()
    shortcuts.changed.connect(take)


def name_with_key(
    button: QWidget, name: str, shortcuts: Shortcuts, act: Act, language: Language
) -> None:
    """Name a button for screen readers, and tell its key by the tooltip, too."""
    button.setAccessibleName(name)
    button.setToolTip(with_key(name, shortcuts.keys(act), language))


def sequence(key: str) -> QKeySequence:
    """Return a key of the map as Qt has it."""
    return QKeySequence.fromString(key, _PORTABLE)


def key_of(event: QKeyEvent) -> str:
    """Return the key that was pressed as the map writes it; empty for a modifier alone."""
    key, held = event.key(), event.modifiers() & ~_HELD
    if key in _MODIFIERS:
        return ""
    text = event.text()
    # On another keyboard the same sign may need no Shift.
    if len(text) == 1 and text.isprintable() and not text.isalnum() and text != " ":
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(held.value | key).toString(_PORTABLE)


_MODIFIERS: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
)
