"""Limits, patience and addresses of all traffic, as one value that tests vary."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import truststore

from konnect_desktop import __version__
from konnect_desktop.api.proxies import Proxy, UnusableProxy, system_proxy
from konnect_desktop.api.rate_gates import RateGates

_MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How reads are tried again; a wait grows from the first to the longest, plus jitter.

    ``timeout_s`` is the patience of one read over all tries, and the longest window of a
    ``Retry-After`` that a read sits out by itself; a longer one is the caller's to wait for.
    """

    attempts: int = 5
    wait_initial_s: float = 0.5
    wait_max_s: float = 8.0
    jitter_s: float = 1.0
    timeout_s: float = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that an answer may weigh and the least that it must hurry (R3, R4)."""

    json_bytes: int = 16 * _MIB
    document_bytes: int = 64 * _MIB
    photo_bytes: int = 64 * _MIB
    video_bytes: int = 8 * 1024 * _MIB
    header_s: float = 30.0
    slow_bytes_per_s: float = 1024.0
    slow_window_s: float = 30.0
    connect_s: float = 10.0

    @property
    def window_bytes(self) -> float:
        """What must arrive within ``slow_window_s`` of waiting."""
        return self.slow_bytes_per_s * self.slow_window_s


class Clock:
    """Time as the client sees it; tests put their own in its place."""

    def monotonic_s(self) -> float:
        """Return seconds of a clock that never jumps."""
        return time.monotonic()

    def epoch_s(self) -> float:
        """Return seconds since 1970 by this computer's clock, which may be wrong (F019)."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


@dataclass(frozen=True, slots=True)
class Connect:
    """Where hosts are found instead of by DNS; hosts that are not named are not reached.

    ``addresses`` maps ``host:port`` to an IP address and a port; ``tls`` holds the trusted
    certificates. Only for tests with real host names; in production there is none.
    """

    addresses: Mapping[str, tuple[str, int]]
    tls: ssl.SSLContext | None = None


@dataclass(frozen=True, slots=True)
class Network:
    """Everything about the network that may differ; accounts of one run share one value."""

    retry: RetryPolicy = RetryPolicy()
    limits: Limits = Limits()
    connect: Connect | None = None
    clock: Clock = field(default_factory=Clock)
    gates: RateGates = field(default_factory=RateGates)
    user_agent: str = f"KonnectDesktop/{__version__}"
    proxy_for: Callable[[str], Proxy | UnusableProxy | None] | None = None

    def proxy(self, host: str) -> Proxy | UnusableProxy | None:
        """Return the proxy through which a host is reached; ``connect`` knows of none."""
        if self.proxy_for is not None:
            return self.proxy_for(host)
        return None if self.connect is not None else system_proxy(host)

    def tls_context(self) -> ssl.SSLContext:
        """Return what decides whether a server is trusted."""
        if self.connect is not None and self.connect.tls is not None:
            return self.connect.tls
        return system_tls()


def system_tls() -> ssl.SSLContext:
    """Return a TLS context with the operating system's trust and no way to log keys (R2)."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
