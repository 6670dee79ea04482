"""Pens and textures: everything is drawn in a unit square, so a scene looks the same at every picture size."""
import math

import cairo
import cv2
import numpy as np

PAINT = {
    "red": (.82, .10, .10), "green": (.12, .62, .20), "yellow": (.92, .80, .10), "amber": (.95, .60, .05),
    "orange": (.98, .42, .05), "blue": (.12, .25, .75), "white": (.92, .92, .92), "black": (.08, .08, .09),
}


def shade(colour, factor):
    return tuple(min(1.0, max(0.0, channel * factor)) for channel in colour)


def tint(colour, amount):
    return tuple(min(1.0, max(0.0, channel + amount)) for channel in colour)


def mix(one, other, share):
    return tuple(a + (b - a) * share for a, b in zip(one, other))


def ease(t, points):
    """Value at time t of a curve through (time, value) points: level outside, smooth in between."""
    if t <= points[0][0]:
        return points[0][1]
    for (t0, v0), (t1, v1) in zip(points, points[1:]):
        if t <= t1:
            s = (t - t0) / (t1 - t0)
            return v0 + (v1 - v0) * s * s * (3 - 2 * s)
    return points[-1][1]


def wander(t, seed, speed=1.0):
    """Slow irregular motion in -1..1: the trembling of a needle, the bobbing of a log."""
    return sum(math.sin(t * speed * f + seed * p) for f, p in ((1.0, 3.1), (2.3, 7.7), (4.1, 1.9))) / 3


def fractal(size, rng, octaves=(4, 9, 20, 45, 100), fall=.62):
    """Cloudy texture with mean 0 and spread 1, [size, size]."""
    out, weight = np.zeros((size, size), np.float32), 1.0
    for cells in octaves:
        grid = rng.normal(0, 1, (cells, cells)).astype(np.float32)
        out += weight * cv2.resize(grid, (size, size), interpolation=cv2.INTER_CUBIC)
        weight *= fall
    return out / out.std()


class Canvas:
    """A cairo surface over a unit square."""

    def __init__(self, size, picture=None):
        self.size = size
        self.pixels = np.zeros((size, size, 4), np.uint8)
        if picture is not None:
            self.pixels[:, :, :3] = picture[:, :, ::-1]
            self.pixels[:, :, 3] = 255
        self.surface = cairo.ImageSurface.create_for_data(self.pixels, cairo.FORMAT_ARGB32, size, size)
        self.pen = cairo.Context(self.surface)
        self.pen.scale(size, size)

    def picture(self):
        """RGB, [size, size, 3] uint8."""
        self.surface.flush()
        return self.pixels[:, :, 2::-1].copy()

    def colour(self, colour, alpha=1.0):
        self.pen.set_source_rgba(*colour, alpha)

    def box(self, x, y, w, h, colour, alpha=1.0):
        self.colour(colour, alpha)
        self.pen.rectangle(x, y, w, h)
        self.pen.fill()

    def fade(self, x, y, w, h, top, bottom, sideways=False, alpha=(1.0, 1.0)):
        """A box whose colour runs from one to another, downwards or to the right."""
        run = cairo.LinearGradient(x, y, x + w if sideways else x, y if sideways else y + h)
        run.add_color_stop_rgba(0, *top, alpha[0])
        run.add_color_stop_rgba(1, *bottom, alpha[1])
        self.pen.set_source(run)
        self.pen.rectangle(x, y, w, h)
        self.pen.fill()

    def round_bar(self, x, y, w, h, colour, sideways=False):
        """A pipe or post: bright along its middle, dark at its edges."""
        run = cairo.LinearGradient(x, y, x + w if sideways else x, y if sideways else y + h)
        for at, light in ((0, .55), (.3, 1.12), (.45, 1.2), (1, .5)):
            run.add_color_stop_rgb(at, *shade(colour, light))
        self.pen.set_source(run)
        self.pen.rectangle(x, y, w, h)
        self.pen.fill()

    def polygon(self, points, colour, alpha=1.0):
        self.colour(colour, alpha)
        self.pen.move_to(*points[0])
        for point in points[1:]:
            self.pen.line_to(*point)
        self.pen.close_path()
        self.pen.fill()

    def disc(self, x, y, r, colour, alpha=1.0):
        self.colour(colour, alpha)
        self.pen.arc(x, y, r, 0, math.tau)
        self.pen.fill()

    def oval(self, x, y, rx, ry, colour, alpha=1.0):
        self.pen.save()
        self.pen.translate(x, y)
        self.pen.scale(rx, ry)
        self.pen.arc(0, 0, 1, 0, math.tau)
        self.pen.restore()
        self.colour(colour, alpha)
        self.pen.fill()

    def glow(self, x, y, r, colour, alpha=1.0, core=0.0, flat=1.0):
        """Light or soft shadow that fades out towards radius r."""
        self.pen.save()
        self.pen.translate(x, y)
        self.pen.scale(1, flat)
        run = cairo.RadialGradient(0, 0, r * core, 0, 0, r)
        run.add_color_stop_rgba(0, *colour, alpha)
        run.add_color_stop_rgba(1, *colour, 0)
        self.pen.set_source(run)
        self.pen.arc(0, 0, r, 0, math.tau)
        self.pen.fill()
        self.pen.restore()

    def line(self, x0, y0, x1, y1, width, colour, alpha=1.0, round_ends=False):
        self.pen.set_line_cap(cairo.LINE_CAP_ROUND if round_ends else cairo.LINE_CAP_BUTT)
        self.colour(colour, alpha)
        self.pen.set_line_width(width)
        self.pen.move_to(x0, y0)
        self.pen.line_to(x1, y1)
        self.pen.stroke()

    def blob(self, x, y, rx, ry, bumps, colour, alpha=1.0, clip=False):
        """A closed soft outline: a puddle, a hill; bumps are radii around it, 1 = round. With clip what follows stays inside it."""
        corners = [(x + rx * b * math.cos(math.tau * i / len(bumps)), y + ry * b * math.sin(math.tau * i / len(bumps)))
                   for i, b in enumerate(bumps)]
        middle = lambda a, b: ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        self.pen.move_to(*middle(corners[-1], corners[0]))
        ends = [middle(here, after) for here, after in zip(corners, corners[1:] + corners[:1])]
        for start, here, end in zip([ends[-1]] + ends, corners, ends):
            pull = lambda a: (a[0] + (here[0] - a[0]) * .67, a[1] + (here[1] - a[1]) * .67)
            self.pen.curve_to(*pull(start), *pull(end), *end)
        self.colour(colour, alpha)
        if clip:
            self.pen.fill_preserve()
            self.pen.clip()
        else:
            self.pen.fill()

    def text(self, x, y, height, words, colour, alpha=1.0, centred=False, bold=True):
        weight = cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL
        self.pen.select_font_face("DejaVu Sans", cairo.FONT_SLANT_NORMAL, weight)
        self.pen.set_font_size(height)
        if centred:
            x -= self.pen.text_extents(words).width / 2
        self.colour(colour, alpha)
        self.pen.move_to(x, y)
        self.pen.show_text(words)
