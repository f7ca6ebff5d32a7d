"""``python -m tools.screenshots [--to DIR] [--only NAME] [--look NAME]``."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from konnect_desktop.app.window import make_application
from konnect_desktop.system.logs import set_up_logging
from konnect_desktop.viewmodels.languages import LanguageSource
from konnect_desktop.views.dressing import Dressing
from konnect_desktop.views.theme import Scheme, ThemeSource, make_theme
from konnect_desktop.wording.language import Language
from tools.screenshots.acts import Camera, photograph_all
from tools.screenshots.looks import every_look
from tools.screenshots.stage import Dressed


def main() -> int:
    """Write the pictures and return the exit code."""
    import qasync  # noqa: PLC0415 — the application's own import decides which Qt it takes

    given = _arguments()
    looks = tuple(look for look in every_look() if given.look in look.name)
    camera = Camera(given.to, looks, given.only)
    application = make_application(sys.argv[:1])
    themes = ThemeSource(make_theme(Scheme.LIGHT))
    Dressing(application, themes)
    with (
        tempfile.TemporaryDirectory(prefix="konnect-", ignore_cleanup_errors=True) as folder,
        set_up_logging(Path(folder) / "logs") as logs,
        asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(application)) as runner,
    ):
        dressed = Dressed(application, themes, LanguageSource(Language.NL))
        runner.run(photograph_all(dressed, logs, camera, Path(folder)))
    sys.stdout.write(f"{camera.taken} pictures in {given.to}\n")
    return 0 if camera.taken else 1


class _Given(argparse.Namespace):
    to: Path
    only: str
    look: str


def _arguments() -> _Given:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("--to", type=Path, default=Path("screenshots"), help="the folder")
    parser.add_argument("--only", default="", help="views whose name begins so")
    parser.add_argument("--look", default="", help="looks whose name holds this: 900x640, dark-nl")
    return parser.parse_args(namespace=_Given())


if __name__ == "__main__":
    raise SystemExit(main())
