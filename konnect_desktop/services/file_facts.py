"""What a saved or kept file is: how many bytes, and of a picture how many pixels."""

from __future__ import annotations

from pathlib import Path

from konnect_desktop.domain.disk_errors import disk_errors
from konnect_desktop.domain.pictures import FileFacts
from konnect_desktop.services.media.kinds import SNIFF_BYTES, sniff
from konnect_desktop.services.media.malformed import MalformedError
from konnect_desktop.services.media.pictures import LARGEST_PICTURE_BYTES
from konnect_desktop.services.pictures_check import pixels_of


def facts_of_file(path: Path) -> FileFacts:
    """Look at a file; for threads. What is no picture that is shown here has no pixels.

    Raises:
        DiskError: It is gone, or the disk refuses.
    """
    with disk_errors(), path.open("rb") as file:
        size_bytes = path.stat().st_size
        start = file.read(SNIFF_BYTES)
        kind = sniff(start)
        if kind is None or kind.is_video or size_bytes > LARGEST_PICTURE_BYTES:
            return FileFacts(size_bytes)
        data = start + file.read(LARGEST_PICTURE_BYTES)
    try:
        pixels = pixels_of(kind, data)
    except MalformedError:
        return FileFacts(size_bytes)
    return FileFacts(size_bytes, (pixels.width, pixels.height))
