"""What errors of the transport and statuses of answers mean, as kinds; used by both clients."""

from __future__ import annotations

import contextlib
import ssl
from collections.abc import Generator, Mapping
from typing import Final

import httpcore
import httpx

from konnect_desktop.api.rate_gates import SHORTEST_WINDOW_S, retry_after_s
from konnect_desktop.domain.errors import ErrorKind, KonnectError, UnreachableError

WORTH_ANOTHER_TRY: Final = frozenset(
    {
        ErrorKind.OFFLINE,
        ErrorKind.TIMEOUT,
        ErrorKind.PORTAL_DOWN,
        ErrorKind.MAINTENANCE,
        ErrorKind.RATE_LIMITED,
    }
)
_TOO_MANY: Final = 429
_SERVER_SLOW: Final = 408
_SERVER_ERROR: Final = 500


@contextlib.contextmanager
def transport_failures(where: str, *, in_body: bool = False) -> Generator[None]:
    """Turn errors of the transport into kinds.

    Args:
        where: A route template or another word for developers.
        in_body: The head of the answer was good; what breaks now is an answer cut short.

    Raises:
        UnreachableError: ``OFFLINE``, ``TIMEOUT``, ``TLS``, ``PROXY`` or, for what is no HTTP,
            ``PORTAL_DOWN``.
    """
    try:
        yield
    except (TimeoutError, httpcore.TimeoutException) as error:
        raise UnreachableError(ErrorKind.TIMEOUT, where) from error
    except httpcore.ProxyError as error:
        # Its words are the proxy's own: only the status is told.
        raise UnreachableError(ErrorKind.PROXY, f"{where}: {str(error)[:3]}") from error
    except httpcore.ConnectError as error:
        kind = ErrorKind.TLS if _is_about_trust(error) else ErrorKind.OFFLINE
        raise UnreachableError(kind, f"{where}: no connection") from error
    except httpcore.RemoteProtocolError as error:
        # httpcore reports an end of the connection instead of an answer in its own words; what its
        # parser finds wrong it passes on as the parser's error.
        junk = any(isinstance(part, Exception) for part in error.args)
        if in_body or not junk:
            raise UnreachableError(ErrorKind.OFFLINE, f"{where}: cut short") from error
        raise UnreachableError(ErrorKind.PORTAL_DOWN, f"{where}: not HTTP") from error
    except (httpcore.NetworkError, httpx.StreamError) as error:
        raise UnreachableError(ErrorKind.OFFLINE, f"{where}: cut short") from error
    except (httpcore.LocalProtocolError, httpcore.UnsupportedProtocol) as error:
        raise KonnectError(ErrorKind.INTERNAL, f"{where}: request not sendable") from error


def _is_about_trust(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            # A connection that ends during the handshake says nothing about trust.
            return not isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError)
        cause = cause.__cause__ or cause.__context__
    return False


def come_back_later(
    status: int, headers: Mapping[str, str], now_epoch_s: float, where: str
) -> UnreachableError | None:
    """Return the error for 429, 408 and 5xx, or ``None`` for a status that means something else.

    ``retry_after_s`` is set where the answer gives a window, and for 429 always.
    """
    window_s = retry_after_s(headers, now_epoch_s)
    detail = f"{where}: status {status}"
    if status == _TOO_MANY:
        window_s = SHORTEST_WINDOW_S if window_s is None else window_s
        return UnreachableError(ErrorKind.RATE_LIMITED, detail, retry_after_s=window_s)
    if status == _SERVER_SLOW or status >= _SERVER_ERROR:
        return UnreachableError(ErrorKind.PORTAL_DOWN, detail, retry_after_s=window_s)
    return None
