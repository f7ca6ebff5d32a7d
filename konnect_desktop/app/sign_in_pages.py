"""When a sign-in page is shown, for whom, and what follows it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from konnect_desktop.viewmodels.sign_in_address import Resolved
from konnect_desktop.viewmodels.sign_in_desk import DemoFamily, KnownAccount
from konnect_desktop.wording.language import Language

if TYPE_CHECKING:
    from konnect_desktop.app.profiles import Demo
    from konnect_desktop.app.workspace import Workspace
    from konnect_desktop.domain.portals import Portal
    from konnect_desktop.system.accounts import Account
    from konnect_desktop.viewmodels.languages import LanguageSource
    from konnect_desktop.viewmodels.sign_in import SignIn
    from konnect_desktop.views.main_window import MainWindow
    from konnect_desktop.views.sign_in import SignInPage
    from konnect_desktop.views.theme import ThemeSource

DEMO_FAMILIES: Final = 2
"""How many of a demo's families are signed in at once; the others can be added by hand."""


class SignInPages(QObject):
    """Puts a sign-in page into the window and takes it away again."""

    demo_wanted = Signal()
    link_opened = Signal(str)

    def __init__(
        self,
        themes: ThemeSource,
        languages: LanguageSource,
        workspace: Workspace,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._themes = themes
        self._languages = languages
        self._workspace = workspace
        self._window = window
        self._model: SignIn | None = None
        self._page: SignInPage | None = None

    @property
    def page(self) -> SignInPage | None:
        """The page that is shown, if one is."""
        return self._page

    @property
    def portal(self) -> Portal | None:
        """The portal whose address stands on the page that is shown."""
        found = None if self._model is None else self._model.resolved
        return found.portal if isinstance(found, Resolved) else None

    def first(self) -> None:
        """Welcome somebody who has no account here."""
        self._show(None)

    def add(self) -> None:
        """Add an account beside the others."""
        self._show(None)

    def again(self, account_id: str) -> None:
        """Sign in to an account anew."""
        found = [each for each in self._workspace.keeper.kept() if each.account_id == account_id]
        if found:
            self._show(_known(found[0]))

    async def take_demo_families(self, demo: Demo) -> None:
        """Sign in to the demo's first families, so that there is something to see."""
        keeper, accounts = self._workspace.keeper, self._workspace.accounts
        signed_in = [
            await keeper.sign_in(
                demo.portals[family.org], family.username, family.password, keep=False
            )
            for family in demo.accounts[:DEMO_FAMILIES]
        ]
        await asyncio.gather(*(accounts.take(each.account_id) for each in signed_in))

    async def aclose(self) -> None:
        """End an attempt that is under way."""
        if self._model is not None:
            await self._model.dispose()

    def _show(self, again: KnownAccount | None) -> None:
        # Whoever is signed in need not wait for this at the start.
        from konnect_desktop.viewmodels.sign_in import SignIn  # noqa: PLC0415
        from konnect_desktop.views.sign_in import SignInPage  # noqa: PLC0415

        self._put_away()
        kept = self._workspace.keeper.kept()
        model = SignIn(
            self._workspace.keeper,
            again=again,
            known=[_known(account) for account in kept],
            families=_families(self._workspace.profile.demo),
            parent=self,
        )
        page = SignInPage(self._themes, self._languages, model)
        model.done.connect(self._done)
        page.demo_wanted.connect(self.demo_wanted)
        page.cancelled.connect(self._put_away)
        page.link_opened.connect(self.link_opened)
        page.language_chosen.connect(self._speak)
        self._model, self._page = model, page
        self._window.show_sign_in(page)

    def _speak(self, language: Language) -> None:
        self._workspace.settings.set_language("nl" if language is Language.NL else "en")

    def _done(self, account_id: str) -> None:
        self._put_away()
        self._workspace.scope.start(f"take {account_id}", self._workspace.accounts.take(account_id))

    def _put_away(self) -> None:
        model, page = self._model, self._page
        self._model = self._page = None
        if model is None or page is None:
            return
        self._window.show_page()
        page.deleteLater()
        self._workspace.scope.start(f"put sign-in away {id(model)}", model.dispose())
        model.deleteLater()


def _known(account: Account) -> KnownAccount:
    return KnownAccount(
        portal=account.portal,
        username=account.username,
        organisation=account.name,
        keeps_password=account.keeps_password,
    )


def _families(demo: Demo | None) -> list[DemoFamily]:
    if demo is None:
        return []
    return [
        DemoFamily(family.name, demo.portals[family.org], family.username, family.password)
        for family in demo.accounts
    ]
