"""The fixed camera in front of a scene: lens, daylight that drifts, sensor noise, the name in the corner."""
import math

import cv2
import numpy as np

from drawing import Canvas, fractal


class Lens:
    """Turns drawn pictures into those of a fixed wide-angle camera; the same for every frame of a clip but for light and noise."""

    def __init__(self, size, rng, label, gain=1.0, cast=(1.0, 1.0, 1.0), noise=2.4):
        self.size, self.gain, self.noise, self.rng = size, gain, noise, rng
        axis = (np.arange(size, dtype=np.float32) + .5) / size * 2 - 1
        x, y = np.meshgrid(axis, axis)
        lean, roll = rng.uniform(-.02, .02), rng.uniform(-.012, .012)
        bend = .96 + .022 * (x * x + y * y)
        to_pixels = lambda v: ((v + 1) / 2 * size - .5).astype(np.float32)
        self.map_x = to_pixels((x * (1 + lean * y) - roll * y) * bend)
        self.map_y = to_pixels((y + roll * x) * bend)
        falloff = 1.02 - .17 * (x * x + y * y)
        angle = rng.uniform(0, math.tau)
        side_light = 1 + .09 * (x * math.cos(angle) + y * math.sin(angle))
        grime = 1 + .022 * fractal(size, rng)
        self.light = (falloff * side_light * grime)[..., None] * np.float32(cast)
        speckle = rng.normal(0, 1, (size + 64, size + 64, 3)).astype(np.float32)
        self.speckle = cv2.GaussianBlur(speckle, (0, 0), .7) * 1.8
        self.flicker = rng.uniform(0, math.tau)
        name = Canvas(size)
        for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            name.text(.022 + dx * .0018, .965 + dy * .0018, .026, label, (0, 0, 0), .8)
        name.text(.022, .965, .026, label, (1, 1, 1), .95)
        name.surface.flush()
        self.name = name.pixels[:, :, 2::-1].astype(np.float32)
        self.name_cover = name.pixels[:, :, 3:].astype(np.float32) / 255

    def shoot(self, picture, t):
        seen = cv2.remap(picture, self.map_x, self.map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
        seen = cv2.GaussianBlur(seen, (0, 0), .75).astype(np.float32)
        seen = .9 * seen + .1 * seen.mean(2, keepdims=True)
        drift = 1 + .018 * math.sin(t / 17 + self.flicker) + .006 * math.sin(t / 3.1 + 2 * self.flicker)
        seen *= self.light * np.float32(self.gain * drift)
        dx, dy = self.rng.integers(0, 64, 2)
        seen += self.noise * self.speckle[dy:dy + self.size, dx:dx + self.size]
        seen = seen * (1 - self.name_cover) + self.name
        return np.clip(seen, 0, 255).astype(np.uint8)
