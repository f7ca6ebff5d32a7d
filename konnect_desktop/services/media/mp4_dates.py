"""The creation date of a film, written in place: no byte is added, none but dates changes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import BinaryIO, Final

from konnect_desktop.services.media.boxes import Box, children, only, read_bytes, top_boxes
from konnect_desktop.services.media.malformed import MalformedError

_EPOCH: Final = datetime(1904, 1, 1, tzinfo=UTC)
_MOST_TRACKS: Final = 64
_FULL_BOX_BYTES: Final = 4
# Bytes of one date by the version of its box.
_DATE_BYTES: Final = {0: 4, 1: 8}


def stamp_mp4(file: BinaryIO, moment: datetime) -> bool:
    """Set creation and modification time of film, tracks and media where none is stored.

    Args:
        file: An MP4 or MOV, open for reading and writing (``r+b``); its length stays. Its
            position afterwards is anywhere.
        moment: An aware moment; it is stored in whole seconds of UTC.

    Returns:
        Whether anything changed. A file whose boxes cannot be read is left as it is.

    Raises:
        OSError: The disk refused.
    """
    seconds = int((moment - _EPOCH).total_seconds())
    try:
        missing = [place for box in _dated_boxes(file) if (place := _missing_date(file, box))]
    except MalformedError:
        return False
    changed = False
    for position, date_bytes in missing:
        if 0 < seconds < 1 << date_bytes * 8:
            file.seek(position)
            file.write(seconds.to_bytes(date_bytes) * 2)
            changed = True
    return changed


def _dated_boxes(file: BinaryIO) -> tuple[Box, ...]:
    parts = children(file, only(top_boxes(file), b"moov"))
    tracks = [part for part in parts if part.kind == b"trak"]
    if len(tracks) > _MOST_TRACKS:
        raise MalformedError(f"{len(tracks)} tracks")
    boxes = [only(parts, b"mvhd")]
    for track in tracks:
        inside = children(file, track)
        boxes.append(only(inside, b"tkhd"))
        boxes.append(only(children(file, only(inside, b"mdia")), b"mdhd"))
    return tuple(boxes)


def _missing_date(file: BinaryIO, box: Box) -> tuple[int, int] | None:
    """Return place and length of a creation date that is not set."""
    version = read_bytes(file, box.body, 1)[0]
    date_bytes = _DATE_BYTES.get(version)
    if date_bytes is None or box.body_bytes < _FULL_BOX_BYTES + 2 * date_bytes:
        raise MalformedError("an unknown kind of header")
    position = box.body + _FULL_BOX_BYTES
    if any(read_bytes(file, position, date_bytes)):
        return None
    return position, date_bytes
