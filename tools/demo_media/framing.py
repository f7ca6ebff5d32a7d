"""Cuts a part out of a scene, turned and mirrored, so that it never reaches over the edge."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PIL import Image

from tools.demo_media.raster import Box, resized

_MARGIN_PX = 4  # what turning needs around the frame


@dataclass(frozen=True, slots=True)
class Frame:
    """Which part of a scene is shown.

    ``centre_x`` and ``centre_y`` are shares of the scene's width and height; ``share`` is the
    frame's size against the largest frame of that shape that the scene holds; ``turn`` is in
    degrees against the clock.
    """

    centre_x: float = 0.5
    centre_y: float = 0.5
    share: float = 1.0
    turn: float = 0.0


def settled(frame: Frame, scene: tuple[int, int], size: tuple[int, int]) -> Frame:
    """Return ``frame`` as it lies within a scene of ``scene`` pixels, for a picture of ``size``.

    A frame that would reach over the edge is first made smaller, then moved inwards.
    """
    reach_x, reach_y = _reach(frame, _extent(frame, scene, size))
    fit = min(1.0, scene[0] / reach_x, scene[1] / reach_y)
    half_x, half_y = reach_x * fit / 2 / scene[0], reach_y * fit / 2 / scene[1]
    return Frame(
        _inside(frame.centre_x, half_x),
        _inside(frame.centre_y, half_y),
        frame.share * fit,
        frame.turn,
    )


def cut(scene: Image.Image, frame: Frame, size: tuple[int, int]) -> Image.Image:
    """Return what ``frame``, settled, shows of ``scene`` as a picture of ``size`` in pixels.

    The box keeps its fractions of a pixel, so a slowly moving frame moves smoothly.
    """
    frame = settled(frame, scene.size, size)
    extent = _extent(frame, scene.size, size)
    x, y = frame.centre_x * scene.width, frame.centre_y * scene.height
    if frame.turn:
        reach_x, reach_y = _reach(frame, extent)
        left = max(0, math.floor(x - reach_x / 2) - _MARGIN_PX)
        top = max(0, math.floor(y - reach_y / 2) - _MARGIN_PX)
        right = min(scene.width, math.ceil(x + reach_x / 2) + _MARGIN_PX)
        bottom = min(scene.height, math.ceil(y + reach_y / 2) + _MARGIN_PX)
        x, y = x - left, y - top
        scene = scene.crop((left, top, right, bottom))
        scene = scene.rotate(frame.turn, Image.Resampling.BICUBIC, center=(x, y))
    return resized(scene, size, Image.Resampling.LANCZOS, _box(x, y, extent, scene.size))


def _extent(frame: Frame, scene: tuple[int, int], shape: tuple[int, int]) -> tuple[float, float]:
    scale = min(scene[0] / shape[0], scene[1] / shape[1]) * frame.share
    return shape[0] * scale, shape[1] * scale


def _reach(frame: Frame, extent: tuple[float, float]) -> tuple[float, float]:
    angle = math.radians(frame.turn)
    sine, cosine = abs(math.sin(angle)), abs(math.cos(angle))
    return extent[0] * cosine + extent[1] * sine, extent[0] * sine + extent[1] * cosine


def _box(x: float, y: float, extent: tuple[float, float], limits: tuple[int, int]) -> Box:
    half_w, half_h = extent[0] / 2, extent[1] / 2
    return (
        max(0.0, x - half_w),
        max(0.0, y - half_h),
        min(float(limits[0]), x + half_w),
        min(float(limits[1]), y + half_h),
    )


def _inside(centre: float, half: float) -> float:
    return min(max(centre, half), 1.0 - half)
