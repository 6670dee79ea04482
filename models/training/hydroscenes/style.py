"""Another style of pictures, held out of training: other surfaces, and another make of camera after the usual one."""
import random

import cv2
import numpy as np

from . import textures
from .render import render_with_places


def render_restyled(scene):
    """As `render_with_places`, in the held-out style."""
    with textures.others():
        picture, places = render_with_places(scene)
    return other_camera(picture.astype(np.float32), random.Random(f"style {scene.seed}")), places


def other_camera(image, rng):
    """A bent tone curve, smeared colours, over-sharpened edges, dark corners, and lines of two half pictures."""
    side = len(image)
    image = 255 * (image / 255) ** rng.choice((0.75, 0.85, 1.2, 1.35))
    parts = cv2.cvtColor(np.clip(image, 0, 255).astype(np.uint8), cv2.COLOR_RGB2YCrCb).astype(np.float32)
    parts[..., 1:] = 128 + (cv2.GaussianBlur(parts[..., 1:], (0, 0), 1.6) - 128) * rng.uniform(0.7, 1.35)
    parts[..., 0] += rng.uniform(0.8, 1.6) * (parts[..., 0] - cv2.GaussianBlur(parts[..., 0], (0, 0), 1.2))
    if rng.random() < 0.5:
        parts[1::2] = np.roll(parts[1::2], rng.choice((-1, 1)), axis=1)
    image = cv2.cvtColor(np.clip(parts, 0, 255).astype(np.uint8), cv2.COLOR_YCrCb2RGB).astype(np.float32)
    along = (np.arange(side, dtype=np.float32) + 0.5) / side - 0.5
    image *= (1 - rng.uniform(0.3, 0.9) * (along[:, None] ** 2 + along[None] ** 2))[..., None]
    return np.clip(image, 0, 255).astype(np.uint8)
