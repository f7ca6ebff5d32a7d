"""Whether a film is whole: its boxes fill the file and every sample is there (R13, F080)."""

from __future__ import annotations

from typing import BinaryIO, Final

from konnect_desktop.services.media.boxes import Box, children, only, read_bytes, top_boxes
from konnect_desktop.services.media.malformed import MalformedError
from konnect_desktop.services.media.sample_tables import ByteRange, check_track

_LARGEST_INDEX_BYTES: Final = 32 * 2**20
_MOST_TRACKS: Final = 64
_LONGEST_S: Final = 65_535
_PATH_TO_SAMPLES: Final = (b"mdia", b"minf", b"stbl")
_SIZE_TO_THE_END: Final = bytes(4)


def check_movie(file: BinaryIO) -> None:
    """Check an MP4 or MOV of any length; only its index is read.

    Raises:
        MalformedError: It is not whole.
    """
    boxes = top_boxes(file)
    if not boxes or boxes[0].kind != b"ftyp":
        raise MalformedError("no file type")
    index = only(boxes, b"moov")
    media = [ByteRange(box.body, box.end) for box in boxes if box.kind == b"mdat"]
    if not media or index.body_bytes > _LARGEST_INDEX_BYTES:
        raise MalformedError("no media data, or an index that is too large")
    parts = children(file, index)
    only(parts, b"mvhd")
    samples = _check_tracks(file, parts, media)
    in_fragments = any(part.kind == b"mvex" for part in parts)
    if in_fragments:
        _check_fragments(file, boxes)
    elif not samples:
        raise MalformedError("no samples")


def movie_seconds(file: BinaryIO) -> int:
    """Return how long an MP4 or MOV lasts, in whole seconds; 0 where it does not say.

    Raises:
        OSError: The disk refused.
    """
    try:
        header = only(children(file, only(top_boxes(file), b"moov")), b"mvhd")
        long = read_bytes(file, header.body, 1) == b"\x01"
        dates_end, length_bytes = (header.body + 20, 8) if long else (header.body + 12, 4)
        scale = int.from_bytes(read_bytes(file, dates_end, 4))
        length = int.from_bytes(read_bytes(file, dates_end + 4, length_bytes))
    except MalformedError:
        return 0
    seconds = round(length / scale) if scale else 0
    return seconds if seconds <= _LONGEST_S else 0


def _check_tracks(file: BinaryIO, parts: tuple[Box, ...], media: list[ByteRange]) -> int:
    tracks = [part for part in parts if part.kind == b"trak"]
    if not 1 <= len(tracks) <= _MOST_TRACKS:
        raise MalformedError(f"{len(tracks)} tracks")
    samples = 0
    for track in tracks:
        box = track
        for kind in _PATH_TO_SAMPLES:
            box = only(children(file, box), kind)
        samples += check_track(file, box, media)
    return samples


def _check_fragments(file: BinaryIO, boxes: tuple[Box, ...]) -> None:
    """Refuse a fragment without an announced end: nothing could prove that it is whole."""
    if not any(box.kind == b"moof" for box in boxes):
        raise MalformedError("no fragments")
    if read_bytes(file, boxes[-1].start, 4) == _SIZE_TO_THE_END:
        raise MalformedError("the last fragment has no announced end")
