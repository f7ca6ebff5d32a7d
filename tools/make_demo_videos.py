"""Makes the demo portal's clips from the drawn scenes: ``python -m tools.make_demo_videos``.

ffmpeg only encodes; it is needed here and nowhere else, for the project ships the clips.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from tools.demo_media.index import Video, write_videos
from tools.demo_media.light import Light
from tools.demo_media.moving import FRAMES_PER_S, clip_frames, clip_size
from tools.demo_media.places import DEMO
from tools.demo_media.recipes import Clip, clip_recipes, photo_recipes
from tools.demo_media.stills import save_stills

_STILL_AT = 0.4  # share of the clip at which its still is taken


def encode(ffmpeg: str, frames: Iterable[Image.Image], size: tuple[int, int], path: Path) -> None:
    """Write ``frames`` of ``size`` as an H.264 mp4 whose index stands before its data.

    Raises:
        subprocess.CalledProcessError: ffmpeg refused.
    """
    command = [ffmpeg, "-hide_banner", "-loglevel", "error", "-y"]
    command += ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{size[0]}x{size[1]}"]
    command += ["-r", str(FRAMES_PER_S), "-i", "pipe:0", "-an", "-threads", "1"]
    command += ["-vf", "scale=out_color_matrix=bt709:out_range=tv", "-c:v", "libx264"]
    command += ["-preset", "slow", "-crf", "24", "-pix_fmt", "yuv420p", "-profile:v", "high"]
    command += ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"]
    command += ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"]
    command += ["-movflags", "+faststart", str(path)]
    raw = b"".join(frame.tobytes() for frame in frames)
    subprocess.run(command, input=raw, check=True)  # noqa: S603 — a fixed list, no shell


def _make(clip: Clip, lights: dict[str, Light], ffmpeg: str) -> Video:
    folder = DEMO / "videos"
    frames = list(clip_frames(clip, lights))
    size = clip_size(clip)
    encode(ffmpeg, frames, size, folder / f"{clip.name}.mp4")
    save_stills(frames[round(len(frames) * _STILL_AT)], folder, clip.name)
    return Video(
        name=clip.name,
        file=f"videos/{clip.name}.mp4",
        medium=f"videos/{clip.name}-medium.jpg",
        thumb=f"videos/{clip.name}-thumb.jpg",
        width=size[0],
        height=size[1],
        duration_ms=len(frames) * 1000 // FRAMES_PER_S,
        scene=clip.family,
        seasons=clip.seasons,
    )


def main() -> int:
    """Make every clip, its stills and the index's half; clips without a recipe are removed."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        sys.stderr.write("ffmpeg is not installed; the clips that are there stay as they are\n")
        return 1
    (DEMO / "videos").mkdir(parents=True, exist_ok=True)
    for old in (DEMO / "videos").iterdir():
        old.unlink()
    lights = photo_recipes().light
    videos: list[Video] = []
    for clip in clip_recipes():
        videos.append(_make(clip, lights, ffmpeg))
        size_bytes = (DEMO / videos[-1].file).stat().st_size
        sys.stdout.write(f"{clip.name}: {size_bytes // 1000} kB\n")
    write_videos(DEMO, videos)
    sys.stdout.write(f"{len(videos)} clips\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
