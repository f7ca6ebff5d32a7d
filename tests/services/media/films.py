"""Films and HEIC pictures built box by box, so that each box can be made wrong."""

from __future__ import annotations

import struct
from dataclasses import dataclass


def box(kind: bytes, *content: bytes, size: int | None = None, wide: bool = False) -> bytes:
    """Return a box; ``size`` makes it lie, ``wide`` writes its size in 64 bits."""
    body = b"".join(content)
    if wide:
        return struct.pack(">I4sQ", 1, kind, len(body) + 16 if size is None else size) + body
    return struct.pack(">I4s", len(body) + 8 if size is None else size, kind) + body


def full_box(kind: bytes, *content: bytes, version: int = 0) -> bytes:
    """Return a box that begins with a version and flags."""
    return box(kind, bytes((version, 0, 0, 0)), *content)


@dataclass(frozen=True)
class Film:
    """What a film is built from; ``chunks`` holds the sizes of each chunk's samples."""

    brand: bytes = b"isom"
    chunks: tuple[tuple[int, ...], ...] = ((500, 300, 200), (400, 100), (250,))
    created: int = 0
    version: int = 0
    index_first: bool = False
    media_size: int | None = None
    media_wide: bool = False
    chunks_in_64_bits: bool = False
    offset_error: int = 0
    tracks: int = 1

    @property
    def file_type(self) -> bytes:
        """The first box."""
        return box(b"ftyp", self.brand, bytes(4), self.brand, b"mp42")

    @property
    def media(self) -> bytes:
        """The box with the samples."""
        data = b"".join(
            bytes((number % 251,)) * size
            for number, sizes in enumerate(self.chunks)
            for size in sizes
        )
        return box(b"mdat", data, size=self.media_size, wide=self.media_wide)

    def to_bytes(self) -> bytes:
        """Return the whole file."""
        before = len(self.file_type)
        if not self.index_first:
            return self.file_type + self.media + self.index(before)
        return self.file_type + self.index(before + len(self.index(before))) + self.media

    def index(self, media_start: int) -> bytes:
        """Return the ``moov`` box for samples in a media box that starts at ``media_start``."""
        header = full_box(b"mvhd", self._dates(), bytes(96), version=self.version)
        return box(b"moov", header, *(self._track(media_start) for _ in range(self.tracks)))

    def _dates(self) -> bytes:
        return struct.pack(">QQ" if self.version else ">II", self.created, self.created)

    def _track(self, media_start: int) -> bytes:
        track = full_box(b"tkhd", self._dates(), bytes(80), version=self.version)
        media = full_box(b"mdhd", self._dates(), bytes(20), version=self.version)
        samples = box(b"minf", box(b"stbl", *self._tables(media_start)))
        return box(b"trak", track, box(b"mdia", media, samples))

    def _tables(self, media_start: int) -> tuple[bytes, ...]:
        sizes = [size for chunk in self.chunks for size in chunk]
        offset = media_start + (16 if self.media_wide else 8) + self.offset_error
        offsets: list[int] = []
        for chunk in self.chunks:
            offsets.append(offset)
            offset += sum(chunk)
        runs = [(at, len(chunk), 1) for at, chunk in enumerate(self.chunks, 1)]
        layout, kind = (">Q", b"co64") if self.chunks_in_64_bits else (">I", b"stco")
        return (
            full_box(b"stsd", bytes(4)),
            table(b"stsc", [struct.pack(">III", *run) for run in runs]),
            full_box(b"stsz", struct.pack(f">II{len(sizes)}I", 0, len(sizes), *sizes)),
            table(kind, [struct.pack(layout, offset) for offset in offsets]),
        )


def table(kind: bytes, entries: list[bytes], count: int | None = None) -> bytes:
    """Return a table box; ``count`` makes it lie about its length."""
    announced = len(entries) if count is None else count
    return full_box(kind, struct.pack(">I", announced), *entries)


def heic(pieces: tuple[tuple[int, int], ...] = ((0, 600), (600, 400)), version: int = 1) -> bytes:
    """Return a HEIC file with media of 1,000 bytes; ``pieces`` are offset there and length."""
    file_type = box(b"ftyp", b"heic", bytes(4), b"mif1", b"heic")
    start = len(file_type) + len(_heic_index(pieces, 0, version)) + 8
    return file_type + _heic_index(pieces, start, version) + box(b"mdat", bytes(1_000))


def _heic_index(pieces: tuple[tuple[int, int], ...], start: int, version: int) -> bytes:
    wide = ">I" if version == 2 else ">H"
    method = b"" if not version else bytes(2)
    items = [
        struct.pack(wide, number) + method + struct.pack(">HIHII", 0, start, 1, offset, length)
        for number, (offset, length) in enumerate(pieces, 1)
    ]
    content = bytes((0x44, 0x40)) + struct.pack(wide, len(items)) + b"".join(items)
    return full_box(
        b"meta", full_box(b"hdlr", bytes(20)), full_box(b"iloc", content, version=version)
    )
