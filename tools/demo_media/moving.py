"""The frames of a clip: one frame glides over a scene and keeps its fractions of a pixel."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageOps

from tools.demo_media.framing import Frame, cut, settled
from tools.demo_media.light import Light
from tools.demo_media.recipes import Clip
from tools.demo_media.scenes import coloured, open_scene

FRAMES_PER_S = 25
_LONG_PX, _SHORT_PX = 1280, 720


def clip_size(clip: Clip) -> tuple[int, int]:
    """Return width and height of the clip in pixels."""
    return (_SHORT_PX, _LONG_PX) if clip.shape == "portrait" else (_LONG_PX, _SHORT_PX)


def clip_frames(clip: Clip, lights: dict[str, Light]) -> Iterator[Image.Image]:
    """Yield the clip's frames from first to last, ``FRAMES_PER_S`` for each second.

    Raises:
        KeyError: the clip names a light that there is not.
    """
    scene = open_scene(clip.source)
    if clip.mirror:
        scene = ImageOps.mirror(scene)
    scene = coloured(scene, clip.recolour, clip.foliage, lights[clip.light] if clip.light else None)
    size = clip_size(clip)
    # Between two frames that lie within the scene every frame does, so the move never stalls.
    start = settled(_frame(clip.start), scene.size, size)
    end = settled(_frame(clip.end), scene.size, size)
    count = round(clip.duration_s * FRAMES_PER_S)
    for number in range(count):
        yield cut(scene, _between(start, end, number / (count - 1)), size)


def _frame(numbers: tuple[float, float, float, float]) -> Frame:
    x, y, share, turn = numbers
    return Frame(x, y, share, turn)


def _between(start: Frame, end: Frame, share: float) -> Frame:
    eased = share * share * (3.0 - 2.0 * share)  # starts and stops softly
    return Frame(
        centre_x=start.centre_x + (end.centre_x - start.centre_x) * eased,
        centre_y=start.centre_y + (end.centre_y - start.centre_y) * eased,
        share=start.share + (end.share - start.share) * eased,
        turn=start.turn + (end.turn - start.turn) * eased,
    )
