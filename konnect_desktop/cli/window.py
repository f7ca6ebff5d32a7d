"""``konnect-desktop`` without a command: the window, or what is done where there is no screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from konnect_desktop.cli.arguments import USUAL_PARALLEL, SyncArguments, WindowArguments
from konnect_desktop.cli.exit_codes import ExitCode
from konnect_desktop.system.first_window import show_first_window
from konnect_desktop.system.logs import set_up_logging
from konnect_desktop.system.paths import Paths
from konnect_desktop.wording.language import Language, language_of
from konnect_desktop.wording.second_start import shown_instead

DEMO_PHOTOS: Final = Path("demo-photos")


def run_window(arguments: WindowArguments) -> int:
    """Open the window, or say why not; returns the exit code."""
    language = language_of(os.environ)
    if not has_screen(os.environ, sys.platform):
        return _without_screen(arguments, language)
    paths = Paths.below(arguments.profile) if arguments.profile else Paths.for_user()
    if show_first_window(paths.data):
        _say(shown_instead(language))
        return ExitCode.ALL_THERE
    # Qt is imported only where there is something to show it on.
    from konnect_desktop.app.quick_imports import make_imports_quick  # noqa: PLC0415

    make_imports_quick()
    from konnect_desktop.app.window import WindowCommand, open_window  # noqa: PLC0415

    return open_window(WindowCommand(paths, demo=arguments.demo))


def has_screen(environment: Mapping[str, str], platform: str) -> bool:
    """Say whether a window could be seen; who names a Qt platform knows what it does."""
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _without_screen(arguments: WindowArguments, language: Language) -> int:
    if not arguments.demo:
        _say(
            language.pick(
                "There is no screen here to open a window on. "
                "“konnect-desktop sync” saves photos without one.",
                "Er is hier geen scherm om een venster op te openen. "
                "‘konnect-desktop sync’ slaat foto’s op zonder venster.",
            )
        )
        return ExitCode.WRONG_CALL
    _say(
        language.pick(
            f"There is no screen here, so the demo’s photos are saved to {DEMO_PHOTOS} instead.",
            f"Er is hier geen scherm; daarom komen de foto’s van de demo in {DEMO_PHOTOS}.",
        )
    )
    from konnect_desktop.cli.sync import run_sync_command  # noqa: PLC0415 — see run_window

    with set_up_logging(Paths.for_user().logs):
        return run_sync_command(
            SyncArguments(
                accounts=(),
                demo=True,
                demo_url=None,
                to=DEMO_PHOTOS,
                full=False,
                include_unread=True,
                as_json=False,
                parallel=USUAL_PARALLEL,
                password_stdin=False,
            )
        )


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201 — the command line
