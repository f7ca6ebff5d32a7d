"""A short question with one thing to do and a way back; buttons are verbs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from konnect_desktop.views.components.button import Button
from konnect_desktop.views.components.text import Text
from konnect_desktop.views.dialogs.dialog import Dialog
from konnect_desktop.views.painting.buttons import ButtonKind
from konnect_desktop.views.theme import ThemeSource


class Question(Dialog):
    """Sentences, and two buttons; ``accepted`` when the main one is pressed.

    Args:
        themes: Where it gets the theme from.
        title: What is asked.
        sentences: What will happen, one paragraph each.
        accepts: The main button's words.
        rejects: The other button's words, and the name of the cross.
        danger: Whether the main button destroys something; then the other one has the focus.
        parent: Over whose window it opens.
    """

    def __init__(  # noqa: PLR0913 — what it asks, named at the call
        self,
        themes: ThemeSource,
        title: str,
        sentences: Sequence[str],
        *,
        accepts: str,
        rejects: str,
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(themes, title, closes=rejects, parent=parent)
        for sentence in sentences:
            self.body.addWidget(Text(themes, sentence, role="ink2", wraps=True))
        back = self.add_button(Button(themes, rejects, ButtonKind.OUTLINE))
        kind = ButtonKind.DANGER if danger else ButtonKind.PRIMARY
        main = self.add_button(Button(themes, accepts, kind))
        back.clicked.connect(self.reject)
        main.clicked.connect(self.accept)
        main.setDefault(not danger)
        self.start_at(back if danger else main)
