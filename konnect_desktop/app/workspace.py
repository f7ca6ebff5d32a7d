"""The view-models of one profile, put together; they know each other here and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from konnect_desktop.app.accounts import AccountKeeper
from konnect_desktop.app.profiles import Profile
from konnect_desktop.cache.media_store import MediaStore
from konnect_desktop.system import clock
from konnect_desktop.system.accounts import AccountList
from konnect_desktop.system.passwords import PasswordStore
from konnect_desktop.system.settings import SettingsFile, SettingsReport
from konnect_desktop.system.tombstones import Tombstones
from konnect_desktop.viewmodels.account_entry import AccountState
from konnect_desktop.viewmodels.accounts import Accounts
from konnect_desktop.viewmodels.diary import Diary
from konnect_desktop.viewmodels.own_marks import OwnMarks
from konnect_desktop.viewmodels.photo_desk import PhotoDesk
from konnect_desktop.viewmodels.pictures import PictureDesk
from konnect_desktop.viewmodels.saving import Jobs
from konnect_desktop.viewmodels.saving_latest import LatestSaved
from konnect_desktop.viewmodels.series import MediaSeries
from konnect_desktop.viewmodels.settings import SettingsModel
from konnect_desktop.viewmodels.shortcuts import Shortcuts
from konnect_desktop.viewmodels.task_scope import TaskScope
from konnect_desktop.viewmodels.timeline import TimelineModel
from konnect_desktop.viewmodels.week import WeekModel

if TYPE_CHECKING:
    from konnect_desktop.api.network import Network
    from konnect_desktop.viewmodels.account_feeds import SeenAccounts
    from konnect_desktop.viewmodels.week import ShowsChildren


class Workspace(Struct, frozen=True):
    """Everything that the pages of a profile show and ask."""

    profile: Profile
    keeper: AccountKeeper
    store: MediaStore
    settings: SettingsModel
    shortcuts: Shortcuts
    settings_report: SettingsReport
    passwords: PasswordStore
    account_list: AccountList
    accounts: Accounts
    timeline: TimelineModel
    week: WeekModel
    series: MediaSeries
    diary: Diary
    pictures: PictureDesk
    marks: OwnMarks
    photos: PhotoDesk
    jobs: Jobs
    latest: LatestSaved
    scope: TaskScope

    async def open(self) -> None:
        """Open the accounts, which shows what is kept of them."""
        await self.accounts.start()
        self.accounts.choose(self.settings.settings.chosen_account or None)

    def read(self) -> None:
        """Read what is new."""
        self.accounts.refresh()

    async def finish_sign_outs(self) -> int:
        """Do what a locked keyring or a full disk kept earlier sign-outs from (F116).

        Returns:
            How many passwords are still in the keyring, as it is locked.

        Raises:
            DiskError: What is left to do cannot be read.
        """
        # It comes after the first paint, which must not wait for its import.
        from konnect_desktop.system.sign_out import finish_sign_outs  # noqa: PLC0415

        done = await finish_sign_outs(
            paths=self.profile.paths, passwords=self.passwords, accounts=self.account_list
        )
        return done.passwords_left


@asynccontextmanager
async def open_workspace(
    profile: Profile, network: Network | None = None
) -> AsyncGenerator[Workspace]:
    """Build a profile's view-models; in the end all tasks are awaited and all files closed.

    Raises:
        DiskError: The profile's folders or its list of accounts cannot be used.
    """
    await asyncio.to_thread(profile.paths.create)
    file = SettingsFile(profile.paths)
    settings_now, report = await asyncio.to_thread(file.load)
    kept, signed_out = await asyncio.to_thread(_load_accounts, profile)
    passwords = PasswordStore(profile.vault)
    store = MediaStore(profile.paths.account_folder, limit_bytes=settings_now.picture_cache_bytes)
    keeper = AccountKeeper(
        paths=profile.paths,
        accounts=kept,
        passwords=passwords,
        store=store,
        offered=profile.archive,
        network=network,
        demo=profile.demo.portals if profile.demo else None,
        signed_out=signed_out,
    )
    accounts = Accounts(keeper)
    # On an object a Signal is a SignalInstance, which the type checker does not know of protocols.
    seen = cast("SeenAccounts", accounts)
    timeline = TimelineModel(seen, clock.today)
    week = WeekModel(seen, cast("ShowsChildren", timeline), timeline.today)
    settings, marks = SettingsModel(settings_now, file), OwnMarks()
    jobs = Jobs(keeper)
    workspace = Workspace(
        profile=profile,
        keeper=keeper,
        store=store,
        settings=settings,
        shortcuts=Shortcuts(settings),
        settings_report=report,
        passwords=passwords,
        account_list=kept,
        accounts=accounts,
        timeline=timeline,
        week=week,
        series=MediaSeries(timeline),
        diary=Diary(timeline),
        pictures=PictureDesk(),
        marks=marks,
        photos=PhotoDesk(seen, marks, timeline, settings),
        jobs=jobs,
        latest=LatestSaved(jobs),
        scope=TaskScope("window", accounts.failed.emit),
    )
    _connect(workspace)
    timeline.start()
    week.start()
    try:
        yield workspace
    finally:
        await _close(workspace)


def _load_accounts(profile: Profile) -> tuple[AccountList, frozenset[str]]:
    """Return the list, and those in it whose sign-out a full disk has cut short."""
    if profile.demo:
        return AccountList.in_memory(), frozenset()
    marks = Tombstones(profile.paths.config).all()
    signed_out = frozenset(mark.account_id for mark in marks if not mark.password_only)
    return AccountList.load(profile.paths), signed_out


def _connect(workspace: Workspace) -> None:
    accounts, jobs, pictures = workspace.accounts, workspace.jobs, workspace.pictures
    settings, store, marks = workspace.settings, workspace.store, workspace.marks
    accounts.before_closing(jobs.end_account)
    accounts.before_closing(workspace.timeline.release)
    accounts.before_closing(workspace.week.release)
    accounts.before_closing(workspace.photos.release)

    def opened(account_id: str) -> None:
        account = accounts.open_account(account_id)
        if account is not None:
            pictures.add(account_id, account.pictures)
            marks.add(account_id, account.marks, account.changes)
            workspace.photos.add(account_id, account.changes)
            jobs.account_opened(account_id)
            workspace.scope.start(
                f"saved {account_id}", workspace.keeper.look_what_is_saved(account_id)
            )

    def settled() -> None:
        limit = settings.settings.picture_cache_bytes
        if limit != store.limit_bytes:
            workspace.scope.start("picture limit", store.set_limit(limit))

    def changed() -> None:
        lost = (each for each in accounts.entries if each.state is AccountState.OFFLINE)
        pictures.set_offline(frozenset(each.look.account_id for each in lost))

    accounts.opened.connect(opened)
    accounts.changed.connect(changed)
    accounts.closed.connect(pictures.remove)
    accounts.closed.connect(marks.remove)
    accounts.chosen_changed.connect(lambda: settings.set_chosen_account(accounts.chosen))
    settings.changed.connect(settled)


async def _close(workspace: Workspace) -> None:
    # First, while all that has to let go of an account still can.
    await workspace.accounts.finish_sign_outs()
    await workspace.jobs.dispose()
    workspace.latest.close()
    await workspace.diary.aclose()
    await workspace.photos.aclose()
    await workspace.scope.dispose()
    await workspace.accounts.aclose()
    await workspace.pictures.aclose()
    await workspace.marks.aclose()
    await workspace.week.aclose()
    await workspace.timeline.aclose()
    await workspace.keeper.aclose()
    await workspace.store.aclose()
    await workspace.settings.aclose()
