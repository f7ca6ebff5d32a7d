"""Which views are photographed on which profile, in every look."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from konnect_desktop.api.network import Limits
from konnect_desktop.app.profiles import Profile, demo_profile
from konnect_desktop.system.logs import Logs
from konnect_desktop.system.paths import Paths
from tools.screenshots import scenes_saving
from tools.screenshots.looks import Look
from tools.screenshots.portal import CONTENT, ScreenshotPortal, running_portal
from tools.screenshots.scene import Scene
from tools.screenshots.scenes_over import OVER
from tools.screenshots.scenes_photos import (
    MORE_PHOTOS,
    NO_PHOTOS,
    PHOTOS,
    PHOTOS_LOADING,
    offline_photos,
)
from tools.screenshots.scenes_sign_in import DEMO, FIRST_RUN
from tools.screenshots.scenes_timeline import EMPTY, LOADING, TIMELINE, gone_offline
from tools.screenshots.scenes_viewer import VIEWER, unreachable
from tools.screenshots.stage import Dressed, Stage, open_stage, until

_BOTH: Final = ("demo", "demo2")
_NO_VIDEOS: Final = Limits(video_bytes=1_000)
"""Under these, photos are saved and videos are not."""


@dataclass(slots=True)
class Camera:
    """Writes pictures of the scenes whose name begins with ``only``, in these looks."""

    folder: Path
    looks: Sequence[Look]
    only: str = ""
    taken: int = field(default=0, init=False)

    def wanted(self, scenes: Sequence[Scene]) -> tuple[Scene, ...]:
        """Return the scenes to be photographed."""
        return tuple(scene for scene in scenes if scene.name.startswith(self.only))

    async def photograph(self, stage: Stage, scenes: Sequence[Scene]) -> None:
        """Take all pictures of these scenes."""
        wanted = self.wanted(scenes)
        passing = [scene for scene in wanted if not scene.kept]
        for look in self.looks if passing else ():
            await stage.wear(look)
            for scene in passing:
                async with scene.show(stage):
                    await self._take(stage, scene, look)
                await stage.be_still()
        for scene in wanted:
            if scene.kept:
                async with scene.show(stage):
                    for look in self.looks:
                        await stage.wear(look)
                        await self._take(stage, scene, look)

    async def _take(self, stage: Stage, scene: Scene, look: Look) -> None:
        image = await stage.be_still()
        folder = self.folder / scene.name
        folder.mkdir(parents=True, exist_ok=True)
        if not image.save(str(folder / f"{look.name}.png")):
            raise OSError(f"{folder} cannot be written")
        self.taken += 1


async def photograph_all(dressed: Dressed, logs: Logs, camera: Camera, scratch: Path) -> None:
    """Open one profile after the other and photograph its views."""
    with running_portal(scratch) as portal:
        acts = _Acts(dressed, logs, camera, scratch, portal)
        await acts.play("first", FIRST_RUN)
        views = (*TIMELINE, *VIEWER, *PHOTOS, *MORE_PHOTOS, *OVER)
        await acts.play("two", views, *_BOTH)
        await acts.play("empty", (*EMPTY, *NO_PHOTOS), "demo3")
        await acts.play("plan", scenes_saving.PLAN, *_BOTH)
        saving = (scenes_saving.running(portal), scenes_saving.PAUSED)
        await acts.play("saving", saving, *_BOTH)
        await acts.play("ended", scenes_saving.ENDED, *_BOTH, limits=_NO_VIDEOS)
        await acts.play_loading()
        offline = (gone_offline(portal), unreachable(portal), offline_photos(portal))
        await acts.play("offline", offline, *_BOTH)
    await acts.play_demo()


@dataclass(frozen=True, slots=True)
class _Acts:
    dressed: Dressed
    logs: Logs
    camera: Camera
    scratch: Path
    portal: ScreenshotPortal

    async def play(
        self, name: str, scenes: Sequence[Scene], *orgs: str, limits: Limits | None = None
    ) -> None:
        """Photograph scenes on a profile with these organisations' families."""
        if not self.camera.wanted(scenes):
            return
        async with self._stage(name, limits) as stage:
            await stage.sign_in(self.portal, *orgs)
            await self.camera.photograph(stage, scenes)

    async def play_loading(self) -> None:
        """Photograph the first reading, at a portal that does not go on."""
        scenes = (*LOADING, *PHOTOS_LOADING)
        if not self.camera.wanted(scenes):
            return
        async with self._stage("loading") as stage:
            (account_id,) = await stage.sign_in_only(self.portal, "demo")
            self.portal.hold()
            try:
                await stage.work.accounts.take(account_id)
                await self.camera.photograph(stage, scenes)
            finally:
                self.portal.go_on()

    async def play_demo(self) -> None:
        """Photograph what a demo profile has of its own."""
        if not self.camera.wanted(DEMO):
            return
        async with (
            demo_profile(*CONTENT) as demo,
            open_stage(self.dressed, self.logs, demo) as stage,
        ):
            await until(lambda: len(stage.work.accounts.entries) > 1 and not stage.is_busy)
            await self.camera.photograph(stage, DEMO)

    def _stage(self, name: str, limits: Limits | None = None) -> AbstractAsyncContextManager[Stage]:
        folder = self.scratch / name
        profile = Profile(Paths.below(folder / "profile"), archive=folder / "Konnect")
        network = self.portal.network
        network = network if limits is None else replace(network, limits=limits)
        return open_stage(self.dressed, self.logs, profile, network)
