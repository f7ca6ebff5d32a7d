"""The keys of all actions as they are now, and how the user changes them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from konnect_desktop.domain.key_names import may_be_chosen
from konnect_desktop.domain.shortcuts import ACTIONS, BY_ACT, Act, keys_in_use
from konnect_desktop.viewmodels.settings import SettingsModel


class Shortcuts(QObject):
    """The one map of actions and keys; ``changed`` says that some action has other keys.

    Args:
        settings: Where changed keys are kept.
        parent: Its owner.
    """

    changed = Signal()

    def __init__(self, settings: SettingsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._keys = keys_in_use(settings.settings.shortcuts)
        settings.changed.connect(self._follow)

    def keys(self, act: Act) -> tuple[str, ...]:
        """Return the keys of an action, in Qt's portable form; none is possible."""
        return self._keys[act]

    def is_changed(self, act: Act) -> bool:
        """Say whether an action has other keys than usual."""
        return self._keys[act] != BY_ACT[act].keys

    @property
    def are_changed(self) -> bool:
        """Whether any action has other keys than usual."""
        return any(map(self.is_changed, Act))

    def owner(self, act: Act, key: str) -> Act | None:
        """Return the other action that a key belongs to where this one works, if there is one."""
        for other in ACTIONS:
            if other.act is not act and key in self._keys[other.act] and other.meets(BY_ACT[act]):
                return other.act
        return None

    def may_have(self, act: Act, key: str) -> bool:
        """Say whether an action can be given a key, taken from another one if need be."""
        owner = self.owner(act, key)
        is_free = owner is None or not BY_ACT[owner].fixed
        return not BY_ACT[act].fixed and may_be_chosen(key) and is_free

    def give(self, act: Act, key: str) -> None:
        """Let an action have this key and no other; who had it before has it no more."""
        if self.may_have(act, key):
            self._keep(self._own_without(act, (key,)) | {act: (key,)})

    def reset(self, act: Act) -> None:
        """Give an action its usual keys again; who has one of them now has it no more."""
        own = self._own_without(act, BY_ACT[act].keys)
        own.pop(act, None)
        self._keep(own)

    def reset_all(self) -> None:
        """Give all actions their usual keys again."""
        self._keep({})

    def _own_without(self, act: Act, keys: tuple[str, ...]) -> dict[Act, tuple[str, ...]]:
        """Return the changed keys, but not these ones of actions that they would be shared with."""
        found: dict[Act, tuple[str, ...]] = {}
        for other, own in self._settings.settings.shortcuts.items():
            shares = other is not act and BY_ACT[other].meets(BY_ACT[act])
            left = tuple(key for key in own if not (shares and key in keys))
            # One that has lost all it was given goes back to its usual keys.
            if left or not own:
                found[other] = left
        return found

    def _keep(self, own: dict[Act, tuple[str, ...]]) -> None:
        used = keys_in_use(own)
        changed = {act: keys for act, keys in own.items() if used[act] != BY_ACT[act].keys}
        self._settings.set_shortcuts(changed)

    def _follow(self) -> None:
        keys = keys_in_use(self._settings.settings.shortcuts)
        if keys != self._keys:
            self._keys = keys
            self.changed.emit()
