"""One account's kept pictures: a file's name says all that is known of it, so nothing can disagree.

Names hold a hash of the picture's id, its size, its pixels and its bytes; no name of a person, no
id, no link. This is the only place that opens these files.
"""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from konnect_desktop.cache.directories import Directory, unused_name
from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.pictures import PictureSize

FOLDER: Final = "pictures"
_UNFINISHED: Final = ".part"
_THUMB: Final = f"-{PictureSize.THUMB.value}"
_NAME: Final = re.compile(
    r"[0-9a-f]{32}-(?:thumb|medium|full)-[0-9]{1,6}x[0-9]{1,6}-[0-9]{1,15}\.[a-z0-9]{2,5}"
)


class Pixels(Struct, frozen=True):
    """Width and height of a picture as it is shown; both 0 of a film."""

    width: int
    height: int

    @property
    def longer(self) -> int:
        """The longer side."""
        return max(self.width, self.height)


class KeptFile(Struct, frozen=True):
    """A file that is kept."""

    name: str
    pixels: Pixels


@lru_cache(maxsize=4096)
def key_of(picture_id: str, size: PictureSize) -> str:
    """Return the beginning of the name under which a picture of a size is kept."""
    digest = hashlib.blake2b(picture_id.encode(errors="surrogatepass"), digest_size=16)
    return f"{digest.hexdigest()}-{size.value}"


def _kept(name: str) -> KeptFile:
    width, _, height = name.rsplit("-", 2)[1].partition("x")
    return KeptFile(name, Pixels(int(width), int(height)))


def _size_bytes(name: str) -> int:
    return int(name.rsplit("-", 1)[1].partition(".")[0])


class UnfinishedMedium:
    """A file that is being received; it has no name yet. Used by one thread at a time.

    Attributes:
        size_bytes: How much was written.
    """

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self.name = unused_name(_UNFINISHED)
        with disk_errors():
            self._file = os.fdopen(directory.create_file(self.name), "w+b")
        self.size_bytes = 0

    @property
    def path(self) -> Path:
        """Where it lies for now."""
        return self._directory.path / self.name

    def restart(self) -> None:
        """Throw away what was written."""
        with disk_errors():
            self._file.seek(0)
            self._file.truncate()
        self.size_bytes = 0

    def write(self, chunk: bytes) -> None:
        """Append bytes."""
        with disk_errors(missing_bytes=len(chunk)):
            self._file.write(chunk)
        self.size_bytes += len(chunk)

    def read(self, most_bytes: int) -> bytes:
        """Return what was written, from its beginning."""
        with disk_errors():
            self._file.flush()
            self._file.seek(0)
            return self._file.read(most_bytes)

    def close(self) -> None:
        """Have it all in the file, and let go of it."""
        with disk_errors():
            self._file.close()

    def discard(self) -> None:
        """Close and remove it, unless it was given a name."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._directory.remove(self.name)


class MediaFolder:
    """The kept files of one account; what is changed here is guarded by the store's lock.

    All methods but ``find`` go to the disk, and raise ``DiskError``. ``thumb_px`` is the longer
    side of the thumbs that the portal gives, by one that is kept; 0 before there is one.
    """

    def __init__(self, account_folder: Path) -> None:
        with disk_errors():
            account_folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with Directory.open(account_folder) as parent:
                self._directory = parent.child(FOLDER)
        # Names, read when they are asked for: a start meets ten thousand of them.
        self._names: dict[str, str] = {}
        self.total_bytes = 0
        self.thumb_px = 0
        self._scan()

    def _scan(self) -> None:
        with disk_errors():
            for name in self._directory.names():
                if name.endswith(_UNFINISHED):
                    # A killed run left it: whoever wanted it asks again.
                    self._directory.remove(name)
                elif _NAME.fullmatch(name):
                    self._note(name)

    def _note(self, name: str) -> None:
        key = name.rsplit("-", 2)[0]
        if not self.thumb_px and key.endswith(_THUMB):
            self.thumb_px = _kept(name).pixels.longer
        before = self._names.get(key)
        self._names[key] = name
        self.total_bytes += _size_bytes(name)
        if before is not None:
            self.total_bytes -= _size_bytes(before)
            if before != name:
                with suppress(OSError):
                    self._directory.remove(before)

    @property
    def path(self) -> Path:
        """Where the files lie."""
        return self._directory.path

    def find(self, key: str) -> KeptFile | None:
        """Return what is kept under a key; nothing is looked up on disk."""
        name = self._names.get(key)
        return None if name is None else _kept(name)

    def path_of(self, kept: KeptFile) -> Path:
        """Return where a kept file lies."""
        return self._directory.path / kept.name

    def begin(self) -> UnfinishedMedium:
        """Create a file to be received."""
        return UnfinishedMedium(self._directory)

    def keep(self, key: str, medium: UnfinishedMedium, pixels: Pixels, ending: str) -> KeptFile:
        """Give a received file its name, which makes it whole for all who come later."""
        name = f"{key}-{pixels.width}x{pixels.height}-{medium.size_bytes}{ending}"
        medium.close()
        # Of a name that is there the file is there too: the same pixels, the same bytes.
        with disk_errors(), suppress(FileExistsError):
            self._directory.move_here(self._directory, medium.name, name)
        medium.discard()
        self._note(name)
        return KeptFile(name, pixels)

    def remove(self, key: str) -> None:
        """Remove what is kept under a key, if anything is."""
        name = self._names.pop(key, None)
        if name is None:
            return
        self.total_bytes -= _size_bytes(name)
        with disk_errors():
            self._directory.remove(name)

    def touch(self, key: str, now_s: float) -> None:
        """Note that a file was used just now."""
        kept = self.find(key)
        if kept is not None:
            with suppress(OSError):
                os.utime(self.path_of(kept), (now_s, now_s), follow_symlinks=False)

    def used_at_s(self) -> list[tuple[float, str]]:
        """Return when each file was used last, in seconds since 1970, with its key."""
        used: list[tuple[float, str]] = []
        for key, name in self._names.items():
            try:
                used.append((self._directory.stat(name).st_mtime, key))
            except OSError:
                used.append((0.0, key))
        return used

    def close(self) -> None:
        """Let go of the folder."""
        self._directory.close()
