"""The page for signing in: form and help at the left, drawn pictures at the right where wide."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.viewmodels.sign_in import DemoFamily, Purpose, SignIn, Step
from konnect_desktop.views.components.navigation import NavigationForm, form_for
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.sign_in.collage import Collage
from konnect_desktop.views.sign_in.families import FamiliesCard
from konnect_desktop.views.sign_in.foot import Foot
from konnect_desktop.views.sign_in.forgotten_dialog import ForgottenDialog
from konnect_desktop.views.sign_in.form import SignInForm
from konnect_desktop.views.sign_in.head import Head
from konnect_desktop.views.sign_in.outcome import Outcome
from konnect_desktop.views.theme import Space, TextStyle, ThemeSource
from konnect_desktop.wording import sign_in as wording

FORM_WIDTH: Final = 440
_PICTURES_SHARE: Final = 600 / 1280
_ABOVE: Final = 36
_BELOW_HEAD: Final = 32
_BELOW: Final = 24
_NARROW: Final = 400
_MOST: Final = 1_000
"""A stretch beside which one of 1 counts for nothing."""


class SignInPage(QWidget):
    """One page of signing in, for the model's purpose.

    ``demo_wanted`` asks for demo data, ``cancelled`` for the way back, ``link_opened`` for an
    address in the browser; ``language_chosen`` tells of a ``Language`` that is spoken already.
    """

    demo_wanted = Signal()
    cancelled = Signal()
    link_opened = Signal(str)
    language_chosen = Signal(object)

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
        self.head = Head(themes, languages)
        self._title = Text(themes, "", TextStyle.TITLE, wraps=True)
        self._line = Text(themes, "", TextStyle.READING, role="ink2", wraps=True)
        self.outcome = Outcome(themes, languages, model)
        self.families = FamiliesCard(themes, model.families)
        self.form = SignInForm(themes, languages, model)
        self.foot = Foot(themes, languages, model)
        self.pictures = Collage(themes)
        # Once what is new has its place: only then can be said where to scroll to.
        self._reveals = QTimer(self)
        self._reveals.setSingleShot(True)
        self._build()
        self._connect()
        self.refresh()
        self.reword()

    def _build(self) -> None:
        self._titles, self._middle = QVBoxLayout(), QVBoxLayout()
        self._titles.addWidget(self._title)
        self._titles.addWidget(self._line)
        for part in (self.outcome, self.families, self.form):
            self._middle.addWidget(part)
        content = QWidget()
        self._column_widget = QWidget()
        self._column = QVBoxLayout(self._column_widget)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addLayout(self._titles)
        self._column.addLayout(self._middle)
        self._column.addWidget(self.foot, _MOST)
        # Takes what is free while the foot is hidden.
        self._column.addStretch(1)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._column_widget, _MOST)
        row.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(content)
        self._halves = QHBoxLayout(self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(0)
        self._halves.addWidget(self.area, 1)
        self._halves.addWidget(self.pictures)
        self.head.back.setHidden(self._model.purpose is Purpose.FIRST)

    def _connect(self) -> None:
        model = self._model
        self.head.back.clicked.connect(self.cancelled)
        self.head.language_chosen.connect(self.language_chosen)
        self.form.forgotten_wanted.connect(self.open_forgotten)
        self.foot.demo_wanted.connect(self.demo_wanted)
        self.families.picked.connect(self._sign_in_as)
        model.link_opened.connect(self.link_opened)
        model.changed.connect(self._show_step)
        model.failed.connect(self._reveals.start)
        model.lacking.connect(self._reveals.start)
        self._reveals.timeout.connect(self._reveal)
        self.area.verticalScrollBar().rangeChanged.connect(self.refresh)
        self._themes.changed.connect(self.refresh)
        self._languages.changed.connect(self.reword)

    # -- what it shows ----------------------------------------------------------------------------

    def reword(self) -> None:
        """Speak the current language."""
        language = self._languages.language
        self.setAccessibleName(wording.sign_in_words(language).page)
        for part in (self.head, self.form, self.outcome, self.foot):
            part.reword()
        self.families.reword(language)
        self._show_step()

    def refresh(self) -> None:
        """Take spaces from the theme, and give the pictures their half."""
        theme = self._themes.theme
        effective = self.width() / theme.text_scale
        form = form_for(self.width(), theme.text_scale)
        side = {
            NavigationForm.RAIL: Space.XXL,
            NavigationForm.SLIM: Space.XL,
            NavigationForm.BAR: Space.M,
        }[form]
        self.pictures.setHidden(form is not NavigationForm.RAIL)
        self.pictures.setFixedWidth(round(self.width() * _PICTURES_SHARE))
        # What a scroll bar takes comes off the margin beside it, so that the column stands still.
        bar = self.area.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() else 0
        self._column_widget.setMaximumWidth(theme.px(FORM_WIDTH + 2 * side) - taken)
        self._column.setContentsMargins(
            theme.px(side), theme.px(_ABOVE), theme.px(side) - taken, theme.px(_BELOW)
        )
        self._titles.setContentsMargins(0, theme.px(_BELOW_HEAD), 0, theme.px(Space.L))
        self._titles.setSpacing(theme.px(Space.XXS))
        self._middle.setSpacing(theme.px(Space.L))
        self.head.set_narrow(narrow=effective < _NARROW)

    def open_forgotten(self) -> ForgottenDialog | None:
        """Open the dialog for a forgotten password, once it is known at which portal."""
        if not self._model.forget_password():
            return None
        dialog = ForgottenDialog(self._themes, self._languages, self._model.forgotten, parent=self)
        dialog.open()
        return dialog

    # -- what happens -----------------------------------------------------------------------------

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        if self._model.offers_families:
            self.families.start()
        else:
            self.form.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._model.step is Step.WORKING:
            self._model.cancel()
        elif self._model.purpose is not Purpose.FIRST:
            self.cancelled.emit()

    def _sign_in_as(self, family: DemoFamily) -> None:
        self._model.fill_in(family)
        self._model.submit()

    def _show_step(self) -> None:
        is_in = self._model.step in {Step.NOT_KEPT, Step.DONE}
        for part in (self._line, self.form, self.foot):
            part.setHidden(is_in)
        self.families.setHidden(is_in or not self._model.offers_families)
        self.families.setEnabled(self._model.step is not Step.WORKING)
        title, line = self._titles_now()
        self._title.setText(title)
        self._line.setText(line)

    def _reveal(self) -> None:
        """Scroll to why it failed and to the field with the cursor, which wins over the reason."""
        room = self._themes.theme.px(Space.M)
        for part in (self.outcome, self.form.field_in_hand):
            if part is not None and part.isVisible():
                self.area.ensureWidgetVisible(part, room, room)

    def _titles_now(self) -> tuple[str, str]:
        language, purpose = self._languages.language, self._model.purpose
        if self._model.step in {Step.NOT_KEPT, Step.DONE}:
            return wording.signed_in(language), ""
        if purpose is Purpose.AGAIN:
            return wording.again_title(language)
        if self._model.is_demo:
            return wording.demo_title(language)
        if purpose is Purpose.ADD:
            return wording.add_title(language)
        return wording.first_title(language)
