"""`python -m konnect_desktop.demo` and `konnect-demo-portal`: serve the invented portal."""

from __future__ import annotations

import sys

from konnect_desktop.demo.options import parse_options
from konnect_desktop.demo.server import serve


def main() -> None:
    """Run until it is told to end; status 1 where a port or a file is not to be had."""
    try:
        serve(parse_options())
    except OSError as error:
        sys.exit(f"konnect-demo-portal: {error}")


if __name__ == "__main__":
    main()
