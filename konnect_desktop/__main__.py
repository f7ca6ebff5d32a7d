"""``python -m konnect_desktop`` is ``konnect-desktop``."""

from konnect_desktop.cli.main import run

if __name__ == "__main__":
    run()
