"""Dials with coloured zones, and signal lamps."""
import math

from . import palette
from .canvas import placed
from .scene import ZONES

_DARK, _PALE = (0.09, 0.09, 0.10), (0.90, 0.90, 0.88)


@placed("gauges")
def gauge(canvas, x, y, gauge):
    """Draws the dial at (x, y); the needle stands inside its zone, never on a border."""
    rng, radius = canvas.rng, gauge.radius
    dial = canvas.frame(x, y, radius)
    _case(dial)
    base = palette.jitter(rng, palette.NAMED[gauge.dial], 0.04)
    dial.disc(0, 0, 1, base)
    dial.disc(0.02, 0.03, 0.93, palette.times(base, 1.05))
    ink = _DARK if gauge.dial == "white" else _PALE

    start, span = math.radians(rng.uniform(120, 190)), math.radians(rng.uniform(180, 285))
    zones = _zones(rng)
    _scale(dial, zones, start, span, ink)
    low, high = zones[gauge.zone]
    margin = (high - low) * 0.16
    at = rng.uniform(low + margin, high - margin)
    moving = canvas.moving("gauges", gauge)
    if moving:
        canvas.moment.zones = zones
        at = moving.between(*moving.states) if isinstance(moving.states[0], float) else moving.between(at, sum(zones[moving.states[-1].zone]) / 2)
    _needle(dial, start + span * at, ink)
    if rng.random() < 0.3:
        dial.polygon(((-0.75, -0.55), (-0.15, -0.9), (0.1, -0.85), (-0.7, 0.25)), (1, 1, 1), rng.uniform(0.08, 0.25))


def _case(dial):
    rng = dial.rng
    rim = rng.choice((palette.jitter(rng, (0.16, 0.17, 0.18)), palette.jitter(rng, (0.66, 0.67, 0.68)), palette.any_of(rng, palette.PAINTS),
                      palette.jitter(rng, (0.62, 0.50, 0.24))))
    width = rng.uniform(1.08, 1.18)
    dial.glow(0.12, 0.16, width * 1.35, (0, 0, 0), 0.9)
    if rng.random() < 0.4:
        dial.block(-0.16, 0.9, 0.32, 0.6, palette.times(rim, 0.7), palette.times(rim, 1.2), sideways=True)
    dial.disc(0, 0, width, palette.times(rim, 0.75))
    dial.disc(-0.02, -0.03, width - 0.03, palette.times(rim, 1.2))
    dial.disc(0, 0, 1.03, palette.times(rim, 0.5))


def _zones(rng):
    """Where each zone lies on the scale, as parts of it: mostly green to red, sometimes the other way or turned."""
    order = list(ZONES)
    if rng.random() < 0.25:
        order.reverse()
    elif rng.random() < 0.15:
        order = order[1:] + order[:1]
    weights = [rng.uniform(0.6, 1.4) for _ in order]
    edges, at = {}, 0.0
    for zone, weight in zip(order, weights):
        edges[zone] = (at, at + weight / sum(weights))
        at = edges[zone][1]
    return edges


def _scale(dial, zones, start, span, ink):
    rng = dial.rng
    inner = rng.uniform(0.55, 0.78)
    filled = rng.random() < 0.2
    for zone, (low, high) in zones.items():
        colour = palette.named(rng, zone, 0.06)
        dial.ring(0, 0, 0.93, 0.02 if filled else inner, start + low * span, start + high * span, colour)
    strokes = rng.randint(6, 12)
    for i in range(strokes + 1):
        angle = start + span * i / strokes
        cosine, sine = math.cos(angle), math.sin(angle)
        dial.line(((0.93 * cosine, 0.93 * sine), (0.80 * cosine, 0.80 * sine)), 0.035, _DARK if filled else ink)
    if not filled:
        dial.rect(-0.16, 0.34, 0.32, 0.05, ink, 0.7)


def _needle(dial, angle, ink):
    rng = dial.rng
    colour = rng.choice((ink, ink, (0.72, 0.08, 0.06))) if rng.random() < 0.8 else (0.10, 0.20, 0.55)
    width, tail, tip = rng.uniform(0.055, 0.10), rng.uniform(0.1, 0.3), rng.uniform(0.74, 0.94)
    hand = dial.frame(0, 0, 1, angle)
    shape = ((-tail, width), (-tail, -width), (tip, -width * 0.3), (tip, width * 0.3))
    hand.polygon([(x + 0.03, y + 0.05) for x, y in shape], (0, 0, 0), 0.35)
    hand.polygon(shape, colour)
    dial.disc(0, 0, rng.uniform(0.09, 0.16), colour if rng.random() < 0.5 else _DARK)


@placed("lamps")
def lamp(canvas, x, y, radius, lamp):
    """A round signal lamp in its metal ring: bright with a halo when lit, dark glass when not."""
    rng = canvas.rng
    moving = canvas.moving("lamps", lamp)
    if moving and moving.part >= 0.5:
        lamp = moving.states[-1]
    bulb = canvas.frame(x, y, radius)
    colour = palette.named(rng, lamp.colour, 0.04)
    ring = palette.jitter(rng, rng.choice(((0.20, 0.20, 0.21), (0.70, 0.71, 0.72))))
    bulb.disc(0.1, 0.14, 1.36, (0, 0, 0), 0.35)
    bulb.disc(0, 0, 1.32, ring)
    bulb.disc(0, 0, 1.1, palette.times(ring, 0.5))
    if not lamp.lit:
        bulb.disc(0, 0, 1, palette.times(colour, rng.uniform(0.30, 0.45)))
        bulb.ellipse(-0.3, -0.38, 0.3, 0.2, (1, 1, 1), 0.35)
        return
    bright = tuple(min(1, 1.15 * part + 0.10) for part in colour)
    bulb.glow(0, 0, rng.uniform(2.6, 3.6), bright, 0.95)
    bulb.disc(0, 0, 1, bright)
    bulb.glow(0, 0, 0.9, (1, 1, 0.95), 0.95)
