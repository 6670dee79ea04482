"""The plant around the events: walls, machines, doors, railings, gates, water, sky."""
import math

from . import palette
from .canvas import placed


def sky(canvas, horizon):
    rng = canvas.rng
    top, bottom = rng.choice(palette.SKIES)
    canvas.block(-0.1, -0.1, 1.2, horizon + 0.12, palette.jitter(rng, top), palette.jitter(rng, bottom), "cloud", rng.uniform(0.01, 0.09))


def hills(canvas, horizon, height):
    """Wooded slopes behind, bluer the farther away."""
    rng = canvas.rng
    for far in (0.45, 0.0):
        tone = palette.any_of(rng, palette.GREENS)
        tone = tuple(part * (1 - far) + haze * far for part, haze in zip(tone, (0.60, 0.67, 0.74)))
        phase, waves = rng.uniform(0, 6), rng.uniform(2, 6)
        reach = height * (1.0 if far else rng.uniform(0.35, 0.75))
        ridge = [(i / 14, horizon - reach * (0.55 + 0.3 * math.sin(phase + waves * i / 14) + rng.uniform(-0.07, 0.07))) for i in range(-2, 17)]
        canvas.surface(ridge + [(1.2, horizon + 0.01), (-0.2, horizon + 0.01)], palette.times(tone, 1.15), palette.times(tone, 0.75), "foliage", 0.05 if far else 0.13)


def water(canvas, top, bottom=1.1, tone=None):
    """A water surface from its far edge to the near one; gives its colour."""
    rng = canvas.rng
    tone = tone or palette.any_of(rng, palette.WATER)
    canvas.block(-0.1, top, 1.2, bottom - top, palette.times(tone, 1.45), palette.times(tone, 0.85), "ripple", rng.uniform(0.10, 0.2))
    canvas.rect(-0.1, top - 0.003, 1.2, 0.008, palette.times(tone, 0.6), 0.6)
    for _ in range(rng.randint(4, 12)):
        y = rng.uniform(top + 0.01, bottom)
        x, reach = rng.uniform(-0.1, 1), (0.03 + 0.5 * (y - top)) * rng.uniform(0.2, 0.7)
        canvas.line(((x, y), (x + reach, y + rng.uniform(-0.003, 0.003))), 0.005, palette.times(tone, 1.9), rng.uniform(0.2, 0.6))
    return tone


def railing(canvas, y, height, colour, left=-0.1, right=1.1):
    """Two bars on posts, standing at y."""
    canvas.behind = canvas.pixels.copy()
    count = canvas.rng.randint(7, 11)
    for i in range(count + 1):
        x = left + (right - left) * i / count
        canvas.line(((x, y), (x, y - height)), 0.011, palette.times(colour, 0.85))
    for part, width in ((1.0, 0.014), (0.52, 0.010)):
        canvas.line(((left, y - height * part), (right, y - height * part)), width, colour)


def rail_paint(rng):
    return rng.choice((palette.named(rng, "yellow"), palette.jitter(rng, (0.72, 0.74, 0.76)), palette.jitter(rng, (0.30, 0.34, 0.36)), palette.jitter(rng, (0.28, 0.45, 0.36))))


def concrete_wall(canvas, top, tone, joints=True):
    """A face of weathered concrete from `top` to the bottom edge."""
    rng = canvas.rng
    canvas.block(-0.1, top, 1.2, 1.2 - top, palette.times(tone, 1.08), palette.times(tone, 0.78), "concrete", 0.07)
    canvas.block(-0.1, top, 1.2, rng.uniform(0.2, 0.5), palette.times(tone, 0.98), palette.times(tone, 0.9), "streak", rng.uniform(0.04, 0.09))
    if joints:
        for i in range(rng.randint(2, 4)):
            y = top + (i + 1) * rng.uniform(0.12, 0.16)
            canvas.line(((-0.1, y), (1.1, y)), 0.005, palette.times(tone, 0.7), 0.7)


def bank(canvas, top, right, reach):
    """A stony shore in the lower corner; gives the box (left, right, top) where someone can stand."""
    rng = canvas.rng
    edge = [(-0.1, top), (reach * 0.4, top + 0.015), (reach * 0.8, top + 0.06), (reach, top + 0.12), (reach - 0.05, 1.15), (-0.1, 1.15)]
    if right:
        edge = [(1 - x, y) for x, y in edge]
    tone = palette.jitter(rng, rng.choice(((0.48, 0.44, 0.36), (0.42, 0.43, 0.38), (0.52, 0.50, 0.46))), 0.04)
    canvas.surface(edge, palette.times(tone, 1.1), palette.times(tone, 0.7), "foliage", 0.12)
    canvas.line(edge[:4], 0.008, palette.times(tone, 1.5), 0.6)
    return (1 - reach + 0.12, 0.86, top + 0.10) if right else (0.14, reach - 0.12, top + 0.10)


@placed("gates")
def gate(canvas, x, width, top, bottom, paint, wall, tone, opening):
    """One bay of a weir: the steel gate, raised by `opening`, and the jet below it."""
    rng = canvas.rng
    height = bottom - top
    canvas.block(x, top, width, height, palette.times(wall, 0.30), palette.times(wall, 0.45))
    leaf = height if opening == 0 else height * (0.62 if opening < 1 else 0.22)
    moving = canvas.moving("gates", opening)
    if moving:
        opening = moving.between(moving.states[0], moving.states[-1])
        leaf = height * (1 - 0.78 * opening)
    if opening:
        sill = top + leaf
        canvas.surface(((x, sill), (x + width, sill), (x + width * 1.03, bottom + 0.05), (x - width * 0.03, bottom + 0.05)), (0.62, 0.72, 0.76), (0.93, 0.96, 0.97), "streak", 0.16)
        for _ in range(int(14 * width / 0.2)):
            at = x + width * rng.uniform(0, 1)
            canvas.glow(at, bottom + rng.uniform(0.0, 0.06), rng.uniform(0.03, 0.075), (0.96, 0.98, 0.99), rng.uniform(0.5, 0.9))
        canvas.ellipse(x + width / 2, bottom + 0.075, width * 0.75, 0.03, palette.times(tone, 2.2), 0.5)
    canvas.block(x, top, width, leaf, palette.times(paint, 1.15), palette.times(paint, 0.72), "streak", 0.06)
    ribs = rng.randint(3, 5)
    for i in range(1, ribs):
        y = top + leaf * i / ribs
        canvas.line(((x, y), (x + width, y)), 0.012, palette.times(paint, 0.62))
        canvas.line(((x, y - 0.008), (x + width, y - 0.008)), 0.005, palette.times(paint, 1.35))
    for part in (0.33, 0.66):
        canvas.line(((x + width * part, top), (x + width * part, top + leaf)), 0.007, palette.times(paint, 0.7))
    canvas.line(((x, top + leaf), (x + width, top + leaf)), 0.012, palette.times(paint, 0.4))
    for at in (x + width * 0.2, x + width * 0.8):
        canvas.line(((at, top - 0.05), (at, top + 0.02)), 0.010, (0.12, 0.12, 0.13))


@placed("level")
def staff_board(canvas, x, width, top, bottom, _):
    """The enamel board of a staff gauge with its E-shaped marks and figures."""
    rng = canvas.rng
    plate = palette.jitter(rng, rng.choice(((0.93, 0.93, 0.91), (0.93, 0.93, 0.91), (0.92, 0.84, 0.30))), 0.03)
    ink = rng.choice(((0.75, 0.08, 0.08), (0.08, 0.10, 0.40), (0.08, 0.08, 0.08)))
    canvas.rect(x + 0.012, top + 0.012, width, bottom - top, (0, 0, 0), 0.35)
    canvas.block(x, top, width, bottom - top, plate, palette.times(plate, 0.82))
    steps = rng.randint(8, 11)
    tall = (bottom - top) / steps
    for i in range(steps):
        y = top + i * tall
        left = x + (0.05 if i % 2 else 0.5) * width
        canvas.rect(left, y + tall * 0.08, width * 0.12, tall * 0.84, ink)
        for part in (0.08, 0.42, 0.76):
            canvas.rect(left, y + tall * part, width * 0.42, tall * 0.16, ink)


@placed("door")
def door(canvas, x, y, height, state):
    """A steel door standing at y; when open, its leaf is turned out and the room behind is dark."""
    rng = canvas.rng
    width = height * rng.uniform(0.46, 0.56)
    paint = palette.jitter(rng, rng.choice(palette.PAINTS + ((0.55, 0.16, 0.12), (0.80, 0.80, 0.78))), 0.04)
    canvas.rect(x - width / 2 - 0.018, y - height - 0.018, width + 0.036, height + 0.018, palette.times(paint, 0.45))
    canvas.rect(x - width / 2 - 0.010, y - height - 0.010, width + 0.020, height + 0.010, palette.times(paint, 0.75))
    left = x - width / 2
    moving = canvas.moving("door", state)
    if moving:
        _swinging(canvas, left, y, width, height, paint, moving.between(*(float(end == "open") for end in (moving.states[0], moving.states[-1]))))
        return
    if state == "closed":
        canvas.block(left, y - height, width, height, palette.times(paint, 1.12), palette.times(paint, 0.88))
        handle = left + width * rng.choice((0.14, 0.80))
        canvas.rect(handle, y - height * 0.52, 0.022, 0.05, (0.80, 0.80, 0.78))
        canvas.rect(left + width * 0.22, y - height * 0.88, width * 0.56, height * 0.24, palette.times(paint, 0.8) if rng.random() < 0.6 else (0.35, 0.44, 0.50))
        canvas.rect(left + width * 0.16, y - height * 0.36, width * 0.68, height * 0.26, palette.times(paint, 0.92))
        return
    inside = (0.03, 0.03, 0.04) if rng.random() < 0.75 else (0.12, 0.12, 0.10)
    canvas.block(left, y - height, width, height, inside, palette.times(inside, 2.2))
    right = rng.random() < 0.5
    hinge, reach = (left + width, 1) if right else (left, -1)
    outer = hinge + reach * width * rng.uniform(0.42, 0.72)
    canvas.surface(((hinge, y - height), (outer, y - height * 0.95), (outer, y + height * 0.09), (hinge, y)), palette.times(paint, 1.2), palette.times(paint, 0.8), sideways=True)
    canvas.rect(outer - reach * 0.03, y - height * 0.48, 0.015, 0.05, (0.8, 0.8, 0.78))


def _swinging(canvas, left, y, width, height, paint, opened):
    """A door on its way, from shut (0) to turned out wide (1)."""
    rng = canvas.rng
    inside = (0.03, 0.03, 0.04) if rng.random() < 0.75 else (0.12, 0.12, 0.10)
    canvas.block(left, y - height, width, height, inside, palette.times(inside, 2.2))
    right, angle = rng.random() < 0.5, opened * math.radians(rng.uniform(115, 130))
    across, near = -math.cos(angle) * width, math.sin(angle)
    hinge, outer = (left + width, left + width + across) if right else (left, left - across)

    def leaf(x, low, high):
        """A point of the leaf: 0 at the hinge to 1, and between these heights."""
        ends = ((hinge + (outer - hinge) * x, y - height * part * (1 - 0.05 * near * x) + height * 0.09 * near * x * (1 - part)) for part in (low, high))
        return tuple(ends)

    def panel(start, stop, low, high, colour):
        (a, b), (c, d) = leaf(start, low, high), leaf(stop, low, high)
        canvas.surface((b, d, c, a), palette.times(colour, 1.12), palette.times(colour, 0.88))

    panel(0, 1, 0, 1, paint)
    panel(0.22, 0.78, 0.64, 0.88, palette.times(paint, 0.8))
    panel(0.16, 0.84, 0.10, 0.36, palette.times(paint, 0.92))
    panel(0.82, 0.90, 0.44, 0.52, (0.80, 0.80, 0.78))


def generator(canvas, x, y, radius, paint):
    """The round housing of a turbine generator on its plinth, with a hand rail and an exciter on top."""
    canvas.ellipse(x, y, radius * 1.25, radius * 0.30, (0, 0, 0), 0.35)
    canvas.tube(x - radius * 1.12, y - radius * 0.25, radius * 2.24, radius * 0.25, (0.45, 0.45, 0.44))
    canvas.tube(x - radius, y - radius * 0.95, radius * 2, radius * 0.74, paint)
    for part in (-0.6, -0.2, 0.2, 0.6):
        canvas.rect(x + part * radius - radius * 0.10, y - radius * 0.72, radius * 0.2, radius * 0.3, palette.times(paint, 0.55))
    canvas.ellipse(x, y - radius * 0.95, radius, radius * 0.22, palette.times(paint, 1.25))
    canvas.tube(x - radius * 0.42, y - radius * 1.35, radius * 0.84, radius * 0.42, palette.times(paint, 0.9))
    canvas.ellipse(x, y - radius * 1.35, radius * 0.42, radius * 0.10, palette.times(paint, 1.3))


def pipe(canvas, y, thickness, paint, upright=False):
    """A pipe across the picture, with flanges."""
    if upright:
        canvas.tube(y, -0.1, thickness, 1.2, paint)
        return
    canvas.tube(-0.1, y, 1.2, thickness, paint, upright=False)
    for _ in range(canvas.rng.randint(1, 3)):
        canvas.tube(canvas.rng.uniform(0, 1), y - thickness * 0.25, thickness * 0.3, thickness * 1.5, paint, upright=False)


def cabinet(canvas, x, y, width, height, paint):
    """A switch cabinet standing at y: leaves, handles, vents."""
    canvas.rect(x + 0.015, y - height + 0.01, width, height, (0, 0, 0), 0.3)
    canvas.block(x, y - height, width, height, palette.times(paint, 1.12), palette.times(paint, 0.85))
    canvas.line(((x + width / 2, y - height), (x + width / 2, y)), 0.007, palette.times(paint, 0.5))
    for side in (0.42, 0.55):
        canvas.rect(x + width * side, y - height * 0.55, 0.008, height * 0.10, (0.1, 0.1, 0.1))
    for i in range(4):
        canvas.rect(x + width * 0.1, y - height * 0.16 + i * 0.014, width * 0.28, 0.006, palette.times(paint, 0.55))
    canvas.rect(x + width * 0.62, y - height * 0.88, width * 0.25, height * 0.07, (0.93, 0.93, 0.90))


def transformer(canvas, x, y, size):
    """An outdoor transformer: tank, radiators, bushings, conservator."""
    paint = palette.jitter(canvas.rng, (0.52, 0.56, 0.57), 0.05)
    canvas.ellipse(x, y, size * 0.75, size * 0.07, (0, 0, 0), 0.4)
    canvas.block(x - size * 0.5, y - size * 0.62, size, size * 0.60, palette.times(paint, 1.15), palette.times(paint, 0.8))
    for i in range(9):
        canvas.tube(x - size * 0.48 + i * size * 0.108, y - size * 0.52, size * 0.07, size * 0.44, palette.times(paint, 0.9))
    canvas.tube(x - size * 0.55, y - size * 0.86, size * 0.5, size * 0.16, paint, upright=False)
    for i in range(3):
        foot = x + size * (0.08 + i * 0.17)
        canvas.line(((foot, y - size * 0.62), (foot + size * 0.04, y - size * 1.0)), size * 0.05, (0.45, 0.26, 0.18))
        for part in (0.70, 0.78, 0.86, 0.94):
            canvas.rect(foot - size * 0.03, y - size * part, size * 0.11, size * 0.025, (0.36, 0.20, 0.14))


def clutter(canvas, count, top, bottom):
    """Things without meaning: boxes, plates, hydrant cabinets, in every colour that means something elsewhere."""
    rng = canvas.rng
    for _ in range(count):
        colour = rng.choice((palette.any_of(rng, palette.PAINTS), palette.named(rng, rng.choice(list(palette.NAMED)), 0.06)))
        x, y, width, height = rng.uniform(0.0, 0.92), rng.uniform(top, bottom), rng.uniform(0.04, 0.13), rng.uniform(0.04, 0.10)
        canvas.rect(x + 0.008, y + 0.008, width, height, (0, 0, 0), 0.3)
        canvas.block(x, y, width, height, palette.times(colour, 1.1), palette.times(colour, 0.75))
        if rng.random() < 0.5:
            canvas.rect(x + width * 0.15, y + height * 0.2, width * 0.7, 0.012, (0.9, 0.9, 0.88) if rng.random() < 0.5 else (0.1, 0.1, 0.1))
