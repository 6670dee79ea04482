"""Scene -> picture, and where in it things are to be seen. The same scene always gives the same bytes."""
import random

import numpy as np

from . import camera, views
from .atoms import ATOMS, INDEX, about
from .canvas import SIDE, Canvas

GRID = 8
# A cell belongs to a thing that covers this part of it, or this share of the part it covers of its best cell.
_COVERED, _SHARE = 0.5, 0.6
_TOUCHED = 0.02


def render(scene, size=camera.OUT):
    """[size, size, 3] uint8, RGB."""
    return _shot(scene, size)[0]


def render_with_places(scene):
    """The picture, and bool [2, len(ATOMS), GRID, GRID]: the cells that show what makes an atom true, and all cells that it touches.

    Empty where nothing painted makes the atom true: "rain", "nobody", and all that is false.
    """
    picture, mounting, drawn = _shot(scene)
    places = np.zeros((2, len(ATOMS), GRID, GRID), bool)
    for (field, value), mask in drawn.items():
        cover = camera.seen_from(mounting, mask.astype(np.float32), GRID)
        cells = cover >= min(_COVERED, _SHARE * cover.max()), cover > _TOUCHED
        if cells[1].any():
            at = [INDEX[atom] for atom in about(field, value)]
            places[0, at] |= cells[0]
            places[1, at] |= cells[1]
    return picture, places


def _shot(scene, size=camera.OUT):
    canvas = Canvas(random.Random(f"drawing {scene.seed}"), size * SIDE // camera.OUT)
    views.draw(canvas, scene)
    return *camera.shoot(canvas.pixels, scene, random.Random(f"camera {scene.seed}"), size), canvas.places
