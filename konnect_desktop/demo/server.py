"""The process: sockets on 127.0.0.1, uvicorn on them, one ready line, a clean end."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
import socket
import threading
import time
from typing import TYPE_CHECKING

import uvicorn

from konnect_desktop.demo.addresses import MEDIA, MEDIA_HOST, PORTAL_DOMAIN, Addresses
from konnect_desktop.demo.app import DemoPortalApp, make_app
from konnect_desktop.demo.pictures import load_pictures
from konnect_desktop.demo.shares import make_families
from konnect_desktop.demo.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from konnect_desktop.demo.content.family import FamilyContent
    from konnect_desktop.demo.options import Options

_LOOPBACK = "127.0.0.1"
_BACKLOG = 512
_CUT = "ASGI callable returned without completing response."
_HTTPS_PORT = 443
_STDIN = 0


class _Server(uvicorn.Server):
    """A uvicorn server that says when it listens and leaves the signals to us."""

    def __init__(self, config: uvicorn.Config, when_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._when_ready = when_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._when_ready()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """Do nothing: uvicorn would raise the signal again and end with its status."""
        yield


def serve(options: Options) -> None:
    """Serve until a signal comes or, if so asked, standard input is closed."""
    logging.getLogger("uvicorn.error").addFilter(_is_no_cut_on_purpose)
    pictures = load_pictures()
    families = make_families(options, pictures)
    with State(options.state) as state, contextlib.ExitStack() as stack:
        sockets = _listen(options, stack)
        media_url = _media_url(options, sockets[MEDIA])
        app = make_app(
            options=options,
            addresses=_addresses(options, sockets),
            media_url=media_url,
            families=families,
            pictures=pictures,
            state=state,
            clock=time.time,
        )
        ready = _ready_line(options, families, sockets, media_url)
        server = _Server(_config(options, app), lambda: print(ready, flush=True))  # noqa: T201 — the ready line is the interface
        _end_on_signals(server)
        if options.ends_with_stdin:
            threading.Thread(target=_end_with_stdin, args=(server,), daemon=True).start()
        asyncio.run(server.serve(list(dict.fromkeys(sockets.values()))))


def _is_no_cut_on_purpose(record: logging.LogRecord) -> bool:
    """Leave out what uvicorn says when a fault ends an answer in its middle."""
    return record.msg != _CUT


def _config(options: Options, app: DemoPortalApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        loop="asyncio",
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=_BACKLOG,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=2,
        ssl_certfile=options.tls_cert,
        ssl_keyfile=options.tls_key,
    )


def _listen(options: Options, stack: contextlib.ExitStack) -> dict[str, socket.socket]:
    """Open one socket for each organisation and one for media, on ports in a row if asked.

    With `--one-port` there is one for all of them.
    """
    targets = (*options.orgs, MEDIA)
    if options.is_one_port:
        return dict.fromkeys(targets, _opened(options.port, stack))
    return {
        target: _opened(options.port + index if options.port else 0, stack)
        for index, target in enumerate(targets)
    }


def _opened(port: int, stack: contextlib.ExitStack) -> socket.socket:
    # asyncio turns Nagle's delay off only where the protocol is named
    opened = stack.enter_context(
        socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    )
    if os.name == "posix":
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    opened.bind((_LOOPBACK, port))
    opened.listen(_BACKLOG)
    return opened


def _addresses(options: Options, sockets: dict[str, socket.socket]) -> Addresses:
    """Tell targets apart by port too, on loopback; one port for all is that of the first."""
    by_port: dict[int, str] = {}
    for target, opened in sockets.items():
        by_port.setdefault(_port(opened), target)
    return Addresses(frozenset(options.orgs), by_port)


def _port(opened: socket.socket) -> int:
    port: int = opened.getsockname()[1]
    return port


def _media_url(options: Options, media: socket.socket) -> str:
    if options.media_base_url:
        return options.media_base_url.rstrip("/")
    return f"https://{MEDIA_HOST}" if options.tls_cert else _url(options, media)


def _url(options: Options, listener: socket.socket) -> str:
    scheme = "https" if options.tls_cert else "http"
    return f"{scheme}://{_LOOPBACK}:{_port(listener)}"


def _portal_url(options: Options, org: str, listener: socket.socket) -> str:
    if not options.is_one_port:
        return _url(options, listener)
    port = _port(listener)
    return f"https://{org}{PORTAL_DOMAIN}" + ("" if port == _HTTPS_PORT else f":{port}")


def _ready_line(
    options: Options,
    families: dict[str, FamilyContent],
    sockets: dict[str, socket.socket],
    media_url: str,
) -> str:
    portals = [
        {
            "org": org,
            "name": family.place.name,
            "url": _portal_url(options, org, sockets[org]),
            "username": family.place.username,
            "password": family.place.password,
        }
        for org, family in families.items()
    ]
    return json.dumps({"ready": True, "portals": portals, "media_url": media_url})


def _end_on_signals(server: uvicorn.Server) -> None:
    def end(*_: object) -> None:
        server.should_exit = True

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)


def _end_with_stdin(server: uvicorn.Server) -> None:
    """Wait for the end of standard input, past Python's buffer: its lock outlives the thread."""
    with contextlib.suppress(OSError):
        while os.read(_STDIN, 1024):
            pass
    server.should_exit = True
