"""Scene -> picture. The same scene always gives the same bytes."""
import random

from . import camera, views
from .canvas import Canvas


def render(scene):
    """[128, 128, 3] uint8, RGB."""
    canvas = Canvas(random.Random(f"drawing {scene.seed}"))
    views.draw(canvas, scene)
    return camera.shoot(canvas.pixels, scene, random.Random(f"camera {scene.seed}"))
