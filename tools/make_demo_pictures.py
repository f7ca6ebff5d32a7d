"""Makes the demo portal's pictures from the drawn scenes: ``python -m tools.make_demo_pictures``.

The same recipes give the same pictures; the bytes are the same for the same version of Pillow.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageOps

from tools.demo_media.framing import cut
from tools.demo_media.index import Photo, write_photos
from tools.demo_media.light import Light, let_it_snow
from tools.demo_media.places import DEMO
from tools.demo_media.recipes import Scene, Variant, frame_of, photo_recipes, size_of
from tools.demo_media.scenes import coloured, open_scene
from tools.demo_media.stills import save_jpeg, save_stills


def make_picture(scene: Scene, variant: Variant, lights: dict[str, Light]) -> Image.Image:
    """Return the picture that ``variant`` describes, at its full size.

    Raises:
        KeyError: the variant names a light that there is not.
    """
    picture = cut(open_scene(scene.source), frame_of(variant), size_of(scene, variant))
    if variant.mirror:
        picture = ImageOps.mirror(picture)
    light = lights[variant.light] if variant.light else None
    picture = coloured(picture, variant.recolour, variant.foliage, light)
    return let_it_snow(picture, variant.name) if variant.snow else picture


def _save(folder: Path, scene: Scene, variant: Variant, picture: Image.Image) -> Photo:
    name = f"{scene.source.removesuffix('-large')}-{variant.name}"
    save_jpeg(picture, folder / "photos" / f"{name}.jpg")
    save_stills(picture, folder / "photos", name)
    return Photo(
        name=name,
        file=f"photos/{name}.jpg",
        medium=f"photos/{name}-medium.jpg",
        thumb=f"photos/{name}-thumb.jpg",
        width=picture.width,
        height=picture.height,
        scene=scene.family,
        seasons=variant.seasons or scene.seasons,
    )


def main() -> int:
    """Make every picture and the index's half; pictures without a recipe are removed."""
    (DEMO / "photos").mkdir(parents=True, exist_ok=True)
    for old in (DEMO / "photos").glob("*.jpg"):
        old.unlink()
    recipes = photo_recipes()
    photos: list[Photo] = []
    for scene in recipes.scene:
        for variant in scene.variants:
            picture = make_picture(scene, variant, recipes.light)
            photos.append(_save(DEMO, scene, variant, picture))
        sys.stdout.write(f"{scene.source}: {len(scene.variants)}\n")
    write_photos(DEMO, photos)
    sys.stdout.write(f"{len(photos)} pictures\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
