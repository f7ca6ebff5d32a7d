"""`python -m konnect_desktop.demo` and `konnect-demo-portal`: serve the invented portal."""

from __future__ import annotations

from konnect_desktop.demo.options import parse_options
from konnect_desktop.demo.server import serve


def main() -> None:
    """Run the demo portal until it is told to end."""
    serve(parse_options())


if __name__ == "__main__":
    main()
