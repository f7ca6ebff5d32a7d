"""Below the form: help with the three values, a way on when it does not work, and the demo."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.sign_in import Purpose, SignIn, Step
from konnect_desktop.viewmodels.sign_in_address import Resolved
from konnect_desktop.viewmodels.sign_in_failure import Remedy
from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.link import LinkButton
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.painting.buttons import ButtonKind, ButtonSize
from konnect_desktop.views.sign_in.folding_row import FoldingRow
from konnect_desktop.views.sign_in.help_box import HelpBox
from konnect_desktop.views.theme import Space, ThemeSource
from konnect_desktop.wording.sign_in import sign_in_words


class Foot(QWidget):
    """``demo_wanted`` asks for demo data."""

    demo_wanted = Signal()

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        model: SignIn,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._languages = languages
        self._model = model
        self.help = HelpBox(themes)
        self.stuck = FoldingRow(themes, space=Space.XXS, centred=True)
        self._stuck_text = Text(themes, "", role="ink2", wraps=True)
        self.open_portal = LinkButton(themes, "")
        self.stuck.add(self._stuck_text)
        self.stuck.add(self.open_portal)
        self.demo = FoldingRow(themes, space=Space.XS, centred=True)
        self._look_first = Text(themes, "", role="ink2", wraps=True)
        self.try_demo = Button(themes, "", ButtonKind.TONAL, icon="sparkles", size=ButtonSize.SMALL)
        self.demo.add(self._look_first)
        self.demo.add(self.try_demo)
        self._build()
        self.open_portal.clicked.connect(model.open_portal)
        self.try_demo.clicked.connect(self.demo_wanted)
        model.changed.connect(self.show_step)
        model.resolved_changed.connect(self.show_step)
        themes.changed.connect(self.refresh)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        for part in (self.help, self.stuck, self.demo):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.refresh()

    def reword(self) -> None:
        """Speak the current language."""
        language = self._languages.language
        words = sign_in_words(language)
        self.help.set_words(words.help_title, words.help_text, words.help_nothing)
        self._stuck_text.setText(words.stuck)
        self.open_portal.set_words(words.open_portal)
        self._look_first.setText(words.look_first)
        self.try_demo.set_words(words.try_demo)
        self.show_step()

    def show_step(self) -> None:
        """Follow the model: help before an attempt, a way on after one that failed."""
        model = self._model
        failed = model.step is Step.FAILED
        self.help.setHidden(failed or model.offers_families)
        has_remedy = model.failure is not None and model.failure.remedy is not Remedy.NONE
        known = isinstance(model.resolved, Resolved)
        self.stuck.setHidden(not failed or has_remedy or not known)
        self.demo.setHidden(model.is_demo or model.purpose is not Purpose.FIRST)

    def refresh(self) -> None:
        """Take spaces from the theme."""
        theme = self._themes.theme
        self._column.setContentsMargins(0, theme.px(Space.M), 0, 0)
        self._column.setSpacing(theme.px(Space.M))
