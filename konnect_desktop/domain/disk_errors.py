"""What the operating system says about a disk, as kinds that the user is told about."""

from __future__ import annotations

import errno
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from konnect_desktop.domain.errors import DiskError, ErrorKind

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_GONE: Final = frozenset({errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN})


class WriteFailedError(DiskError):
    """The disk reported an input or output error; what was written must not be trusted (F094)."""


def disk_error(error: OSError, *, missing_bytes: int | None = None) -> DiskError:
    """Name an ``OSError`` of reading or writing files."""
    name = errno.errorcode.get(error.errno or 0, "unknown")
    if error.errno in _FULL:
        return DiskError(ErrorKind.DISK_FULL, name, missing_bytes=missing_bytes)
    if error.errno in _GONE:
        return DiskError(ErrorKind.PATH_GONE, name)
    if error.errno == errno.EIO:
        return WriteFailedError(ErrorKind.DISK_DENIED, name)
    return DiskError(ErrorKind.DISK_DENIED, name)


@contextmanager
def disk_errors(*, missing_bytes: int | None = None) -> Generator[None]:
    """Turn every ``OSError`` inside into a ``DiskError``."""
    try:
        yield
    except OSError as error:
        raise disk_error(error, missing_bytes=missing_bytes) from error
