"""Somebody's computer: a profile in Dutch, a keyring, a folder for pictures, the way to portals."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path

from konnect_desktop.api.network import Network
from konnect_desktop.system.paths import Paths
from tests.support.window import App, running_app
from tests.system.vaults import MemoryVault
from tests.window.wire import Wire


@dataclass(frozen=True, slots=True)
class Home:
    """``folder`` holds all of it; ``wire`` leads out."""

    folder: Path
    wire: Wire
    vault: MemoryVault = field(default_factory=MemoryVault)

    @property
    def profile(self) -> Path:
        return self.folder / "profile"

    @property
    def paths(self) -> Paths:
        return Paths.below(self.profile)

    @property
    def pictures(self) -> Path:
        """The system's own folder for pictures."""
        return self.folder / "Pictures"

    @property
    def saved(self) -> set[str]:
        """Return the names of the photos and videos that lie in the user's folder."""
        found = self.pictures.rglob("*")
        return {path.name for path in found if path.is_file() and ".konnect" not in path.parts}

    def app(
        self,
        network: Network | None = None,
        *,
        vault: MemoryVault | None = None,
        size: tuple[int, int] | None = (1280, 800),
        demo_options: tuple[str, ...] = (),
    ) -> AbstractAsyncContextManager[App]:
        """Open the window on this profile."""
        return running_app(
            self.profile,
            network=network or self.wire.network(),
            vault=vault or self.vault,
            size=size,
            demo_options=demo_options,
        )

    def demo(self, *options: str) -> AbstractAsyncContextManager[App]:
        """Open the window on a demo of its own."""
        return running_app(self.profile, demo=True, demo_options=options)

    def log(self) -> str:
        """Return all that was written to the log."""
        return _all_of(self.paths.logs)

    def everything(self) -> str:
        """Return all that lies in the profile."""
        return _all_of(self.profile)


def _all_of(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return "\n".join(path.read_text(encoding="latin-1") for path in files)


def in_dutch(home: Home) -> None:
    """Let the app speak Dutch whatever this computer speaks."""
    home.paths.create()
    (home.paths.config / "settings.toml").write_text('language = "nl"\n', encoding="utf-8")
