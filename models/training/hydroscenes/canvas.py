"""A small painter on numpy and OpenCV: unit coordinates (0, 0 top left, 1, 1 bottom right), colours as RGB in 0..1."""
import collections
import functools
import math
import random

import cv2
import numpy as np

from . import textures

SIDE = 192
_SHIFT = 4
# A change of this much in some channel counts as painted; the faint rims of shadows and glows do not.
_VISIBLE = 24
_CIRCLE = [(math.cos(2 * math.pi * i / 28), math.sin(2 * math.pi * i / 28)) for i in range(28)]

cv2.setNumThreads(1)


def placed(field, value=None):
    """Marks a drawing function: what it paints is where the scene's `field` has this value (by default its last argument)."""
    def marked(draw):
        @functools.wraps(draw)
        def drawn(canvas, *rest):
            before = canvas.pixels.copy()
            what = (field, rest[-1] if value is None else value)
            draw(canvas.own(what), *rest)
            changed = functools.reduce(cv2.max, cv2.split(cv2.absdiff(canvas.pixels, before))) > _VISIBLE
            canvas.places[what] = canvas.places[what] | changed if what in canvas.places else changed
        return drawn
    return marked


def _box(corners, side, margin=1):
    """left, top, right, bottom of some corners in whole pixels, or None when nothing of them is on the picture."""
    left, top = np.maximum(np.floor(corners.min(axis=0)) - margin, 0).astype(int)
    right, bottom = np.minimum(np.ceil(corners.max(axis=0)) + margin + 1, side).astype(int)
    return None if right <= left or bottom <= top else (left, top, right, bottom)


def _bytes(colour):
    return tuple(255 * min(1.0, max(0.0, part)) for part in colour)


class Moment:
    """One frame of a clip: what is on its way in it, and dice for each thing, so that none depends on how the others are drawn.

    zones: where on its scale each zone of a moving dial lies, once it has been drawn.
    """

    def __init__(self, seed, motion):
        self.seed, self.motion, self.zones = seed, motion, None
        self._thrown = collections.Counter()

    def dice(self, name):
        self._thrown[name] += 1
        return random.Random(f"{self.seed} {name} {self._thrown[name]}")


class Canvas:
    """Pixels [side, side, 3] uint8 under an affine frame; `frame` gives the same pixels under another one.

    places: where what a scene says has been painted, {(field of the scene, value): bool [side, side]}.
    moment: the frame of a clip that is drawn; None for a still picture.
    behind: the pixels as they were before the last railing was drawn, so that someone can be put behind it.
    """

    def __init__(self, rng, side=SIDE, moment=None, pixels=None, matrix=None, places=None):
        self.rng, self.side, self.moment = rng, side, moment
        self.pixels = np.zeros((side, side, 3), np.uint8) if pixels is None else pixels
        self.places = {} if places is None else places
        self.behind = None
        self._matrix = np.array([[side, 0, 0], [0, side, 0]], np.float64) if matrix is None else matrix
        self._unit = math.sqrt(abs(np.linalg.det(self._matrix[:, :2])))

    def own(self, name):
        """The same canvas; in a clip with dice of its own, so that nothing drawn later depends on what is drawn with it."""
        if self.moment is None:
            return self
        return Canvas(self.moment.dice(name), self.side, self.moment, self.pixels, self._matrix, self.places)

    def moving(self, field, value):
        """The motion of this thing, if it is the one that moves."""
        motion = self.moment and self.moment.motion
        return motion if motion and (motion.field, motion.of) == (field, value) else None

    def frame(self, x, y, scale=1.0, angle=0.0, mirrored=False):
        """Origin at (x, y), lengths times `scale`, turned clockwise by `angle` radians, left and right swapped if mirrored."""
        cosine, sine = scale * math.cos(angle), scale * math.sin(angle)
        flip = -1 if mirrored else 1
        inner = np.array([[cosine * flip, -sine, x], [sine * flip, cosine, y], [0, 0, 1]])
        return Canvas(self.rng, self.side, self.moment, self.pixels, self._matrix @ inner, self.places)

    def polygon(self, points, colour, alpha=1.0):
        corners = self._corners(points)
        if alpha >= 1:
            self._fill(self.pixels, corners, _bytes(colour))
            return
        window = self._window(corners)
        if window is not None:
            patch, offset = window
            painted = patch.copy()
            self._fill(painted, corners - offset, _bytes(colour))
            cv2.addWeighted(painted, alpha, patch, 1 - alpha, 0, dst=patch)

    def rect(self, x, y, width, height, colour, alpha=1.0):
        self.polygon(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), colour, alpha)

    def ellipse(self, x, y, rx, ry, colour, alpha=1.0):
        self.polygon([(x + rx * c, y + ry * s) for c, s in _CIRCLE], colour, alpha)

    def disc(self, x, y, radius, colour, alpha=1.0):
        self.ellipse(x, y, radius, radius, colour, alpha)

    def ring(self, x, y, outer, inner, start, end, colour):
        """Part of a ring between two angles (radians, clockwise from the right)."""
        steps = max(3, int(abs(end - start) * 9))
        angles = [start + (end - start) * i / steps for i in range(steps + 1)]
        self.polygon([(x + outer * math.cos(a), y + outer * math.sin(a)) for a in angles]
                     + [(x + inner * math.cos(a), y + inner * math.sin(a)) for a in reversed(angles)], colour)

    def line(self, points, width, colour, alpha=1.0):
        corners = self._corners(points)
        thick = max(1, round(width * self._unit))
        if alpha >= 1:
            self._stroke(self.pixels, corners, thick, _bytes(colour))
            return
        window = self._window(corners, thick)
        if window is not None:
            patch, offset = window
            painted = patch.copy()
            self._stroke(painted, corners - offset, thick, _bytes(colour))
            cv2.addWeighted(painted, alpha, patch, 1 - alpha, 0, dst=patch)

    def surface(self, points, first, last=None, pattern=None, strength=0.08, sideways=False):
        """A polygon shaded from `first` to `last` (downwards, or left to right), with a pattern laid over it."""
        corners = self._corners(points)
        # The pattern is drawn for the usual size and enlarged, so that the dice fall alike in every size.
        usual = _box(corners * (SIDE / self.side), SIDE)
        if usual is None:
            return
        left, top, right, bottom = usual
        laid = textures.piece(pattern, bottom - top, right - left, self.rng) if pattern else None
        window = self._window(corners)
        if window is None:
            return
        patch, offset = window
        height, width = patch.shape[:2]
        ramp = np.linspace(0, 1, width if sideways else height, dtype=np.float32)
        ramp = ramp[None, :, None] if sideways else ramp[:, None, None]
        start, stop = np.float32(_bytes(first)), np.float32(_bytes(last or first))
        fill = start + (stop - start) * ramp
        if pattern:
            fill = fill * (1 + strength * textures.enlarged(laid, height, width)[..., None])
        fill = np.ascontiguousarray(np.broadcast_to(cv2.convertScaleAbs(fill).reshape(fill.shape), patch.shape))
        mask = np.zeros((height, width), np.uint8)
        self._fill(mask, corners - offset, 255)
        cover = mask * np.float32(1 / 255)
        patch[:] = cv2.blendLinear(fill, np.ascontiguousarray(patch), cover, 1 - cover)

    def block(self, x, y, width, height, first, last=None, pattern=None, strength=0.08, sideways=False):
        self.surface(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), first, last, pattern, strength, sideways)

    def tube(self, x, y, width, height, colour, upright=True):
        """A cylinder seen from the side: dark edges, a light stripe."""
        dark, light = [0.5 * part for part in colour], [min(1, 1.3 * part + 0.04) for part in colour]
        if upright:
            self.block(x, y, width * 0.38, height, dark, light, sideways=True)
            self.block(x + width * 0.36, y, width * 0.64, height, light, dark, sideways=True)
        else:
            self.block(x, y, width, height * 0.38, dark, light)
            self.block(x, y + height * 0.36, width, height * 0.64, light, dark)

    def glow(self, x, y, radius, colour, alpha=1.0):
        """A soft round cloud of a colour, `alpha` in the middle and nothing at `radius`."""
        corners = self._corners(((x - radius, y - radius), (x + radius, y - radius), (x + radius, y + radius), (x - radius, y + radius)))
        window = self._window(corners)
        if window is None:
            return
        patch, offset = window
        centre = corners.mean(axis=0) - offset
        rows, columns = np.ogrid[0:patch.shape[0], 0:patch.shape[1]]
        reach = max(1.0, radius * self._unit)
        cover = 1 - ((rows - centre[1]) ** 2 + (columns - centre[0]) ** 2) / np.float32(reach * reach)
        cover = (alpha * np.square(np.clip(cover, 0, 1)))[..., None].astype(np.float32)
        patch[:] = (patch + (np.float32(_bytes(colour)) - patch) * cover).astype(np.uint8)

    def mirror(self, edge, colour, alpha):
        """Everything below `edge` becomes the mirror picture of what is above it, with `alpha` of a colour laid over."""
        row, size = round(edge * self.side), self.side / SIDE
        above = self.pixels[max(0, 2 * row - self.side):row][::-1]
        below = self.pixels[row:row + len(above)]
        shaken = cv2.GaussianBlur(np.ascontiguousarray(above), (0, 0), 2.2 * size, sigmaY=0.6 * size)
        below[:] = (shaken * (1 - alpha) + np.float32(_bytes(colour)) * alpha).astype(np.uint8)

    def blob(self, x, y, rx, ry, colour, alpha=1.0, rough=0.3):
        """A smooth irregular patch."""
        self.polygon(self.outline(x, y, rx, ry, rough), colour, alpha)

    def outline(self, x, y, rx, ry, rough=0.3):
        """The points of a smooth closed curve around (x, y)."""
        count = self.rng.randint(6, 9)
        reach = [1 + self.rng.uniform(-rough, rough) for _ in range(count)]
        points = []
        for i in range(count * 5):
            at, part = divmod(i, 5)
            blend = (1 - math.cos(math.pi * part / 5)) / 2
            radius = reach[at] * (1 - blend) + reach[(at + 1) % count] * blend
            angle = 2 * math.pi * i / (count * 5)
            points.append((x + rx * radius * math.cos(angle), y + ry * radius * math.sin(angle)))
        return points

    def _corners(self, points):
        return np.asarray(points, np.float64) @ self._matrix[:, :2].T + self._matrix[:, 2]

    def _window(self, corners, margin=1):
        """The pixels around some corners and where they begin, or None when nothing of them is on the picture."""
        box = _box(corners, self.side, margin)
        if box is None:
            return None
        left, top, right, bottom = box
        return self.pixels[top:bottom, left:right], np.array((left, top))

    @staticmethod
    def _fill(pixels, corners, colour):
        cv2.fillPoly(pixels, [np.round(corners * (1 << _SHIFT)).astype(np.int32)], colour, cv2.LINE_AA, _SHIFT)

    @staticmethod
    def _stroke(pixels, corners, thick, colour):
        cv2.polylines(pixels, [np.round(corners * (1 << _SHIFT)).astype(np.int32)], False, colour, thick, cv2.LINE_AA, _SHIFT)
