"""People at work. A head is a fifth of the body's height, so that helmets can be seen at 128 pixels."""
import math

from . import palette
from .canvas import placed

_HELMETS = ("yellow", "white", "blue", "red", "orange")
_HEAD = 0.098
# How far someone walks in a clip, in parts of the picture.
_STROLL = 0.36


@placed("people")
def person(canvas, x, y, height, who):
    """Someone whose feet stand at (x, y), or who lies there."""
    rng = canvas.rng
    moving = canvas.moving("people", who)
    if moving:
        body = _on_the_way(canvas, x, y, height, moving)
    elif who.place == "lying":
        canvas.ellipse(x, y + 0.01, height * 0.5, height * 0.10, (0, 0, 0), 0.4)
        side = rng.choice((-1, 1))
        body = canvas.frame(x - side * height * 0.48, y, height, side * math.radians(rng.uniform(80, 96)), rng.random() < 0.5)
    else:
        canvas.ellipse(x, y, height * 0.16, height * 0.035, (0, 0, 0), 0.45)
        body = canvas.frame(x, y, height, math.radians(rng.uniform(-4, 4)), rng.random() < 0.5)
    _legs(body, moving.part if moving and _walks(moving) else None)
    _trunk(body, who.wear)
    _head(body, -0.885, None, who)


def _walks(moving):
    return moving.states[0] == moving.states[-1]


def _on_the_way(canvas, x, y, height, moving):
    """The frame of someone who falls or gets up, climbs or walks."""
    rng, first, last = canvas.rng, moving.states[0].place, moving.states[-1].place
    side, mirrored = rng.choice((-1, 1)), rng.random() < 0.5
    if _walks(moving):
        way = 1 if x < 0.5 else -1
        x += way * _STROLL * moving.part
        canvas.ellipse(x, y, height * 0.16, height * 0.035, (0, 0, 0), 0.45)
        return canvas.frame(x, y, height, mirrored=way < 0)
    if last == "beyond":
        return canvas.frame(x, y, height, side * math.radians(40) * math.sin(math.pi * moving.part), mirrored)
    lean = moving.between(float(first == "lying"), float(last == "lying"))
    down = min(0.88 - height * 0.5, max(0.12 + height * 0.5, x))
    middle, reach = x + (down - x) * lean, height * (0.16 + 0.34 * lean)
    canvas.ellipse(middle, y + 0.01 * lean, reach, height * (0.035 + 0.065 * lean), (0, 0, 0), 0.42)
    return canvas.frame(middle - side * height * 0.48 * lean, y, height, side * lean * math.radians(rng.uniform(82, 94)), mirrored)


@placed("people")
def swimmer(canvas, x, y, height, water, who):
    """Someone in the water: head, shoulders and an arm above it, rings around."""
    rng = canvas.rng
    foam = palette.times(water, 1.7)
    for ring in (1.25, 0.85):
        canvas.ellipse(x, y + height * 0.02, height * 0.42 * ring, height * 0.10 * ring, foam, 0.35)
        canvas.ellipse(x, y + height * 0.02, height * 0.36 * ring, height * 0.075 * ring, water, 0.8)
    body = canvas.frame(x, y + height * 0.55, height * 1.15, math.radians(rng.uniform(-14, 14)), rng.random() < 0.5)
    skin, cloth = palette.any_of(rng, palette.SKINS, 0.03), palette.any_of(rng, palette.CLOTHES)
    for side in (-1, 1):
        if side > 0 or rng.random() < 0.5:
            hand = (side * rng.uniform(0.22, 0.34), rng.uniform(-0.95, -0.62))
            body.line(((side * 0.12, -0.68), (side * 0.24, -0.62), hand), 0.06, cloth)
            body.disc(*hand, 0.035, skin)
    _torso(body, cloth, top=-0.74, bottom=-0.5)
    if who.wear == "life_jacket":
        _life_jacket(body, top=-0.77, bottom=-0.5)
    _head(body, -0.80, skin, who)
    canvas.ellipse(x, y + height * 0.09, height * 0.40, height * 0.085, water)
    canvas.line(((x - height * 0.34, y + height * 0.015), (x + height * 0.34, y + height * 0.02)), 0.007, foam, 0.8)


def _legs(body, walked=None):
    """walked: how far someone has come who walks."""
    rng = body.rng
    cloth, boots = palette.any_of(rng, palette.CLOTHES[:5]), palette.jitter(rng, (0.12, 0.11, 0.10), 0.03)
    stride = rng.uniform(0.02, 0.11)
    if walked is not None:
        stride = 0.11 * abs(math.sin(4 * math.pi * walked)) - 0.02
    for side, shade in ((-1, 0.8), (1, 1.0)):
        foot = side * (0.03 + stride)
        body.polygon(((side * 0.005, -0.47), (side * 0.115, -0.47), (foot + side * 0.045, -0.02), (foot - side * 0.035, -0.02)),
                     palette.times(cloth, shade))
        body.ellipse(foot + 0.015, -0.015, 0.06, 0.025, boots)


def _trunk(body, wear):
    rng = body.rng
    cloth, skin = palette.any_of(rng, palette.CLOTHES), palette.any_of(rng, palette.SKINS, 0.03)
    for side in (-1, 1):
        elbow = (side * rng.uniform(0.15, 0.21), -rng.uniform(0.53, 0.60))
        hand = (elbow[0] + rng.uniform(-0.12, 0.08), elbow[1] + rng.uniform(-0.1, 0.16))
        body.line(((side * 0.12, -0.75), elbow, hand), 0.07, palette.times(cloth, 0.85 if side < 0 else 1.05))
        body.disc(*hand, 0.033, skin)
    _torso(body, cloth)
    if wear == "vest":
        _vest(body)
    elif wear == "life_jacket":
        _life_jacket(body)


def _torso(body, colour, top=-0.80, bottom=-0.44):
    body.surface(((-0.09, top), (0.09, top), (0.145, top + 0.05), (0.115, bottom), (-0.115, bottom), (-0.145, top + 0.05)),
                 palette.times(colour, 1.15), palette.times(colour, 0.75), sideways=True)


def _vest(body):
    """An orange vest with reflective stripes: two upright, one or two around."""
    rng = body.rng
    _torso(body, palette.jitter(rng, (0.98, 0.42, 0.05), 0.04))
    stripe = palette.jitter(rng, (0.92, 0.93, 0.62), 0.06)
    for x in (-0.065, 0.065):
        body.rect(x - 0.016, -0.795, 0.032, 0.345, stripe)
    for y in (-0.56, -0.66)[: rng.choice((1, 2))]:
        body.rect(-0.122, y, 0.244, 0.036, stripe)
    body.line(((0, -0.8), (0, -0.45)), 0.01, (0.3, 0.2, 0.1))


def _life_jacket(body, top=-0.82, bottom=-0.48):
    """A thick red or orange jacket: broad collar, two panels, dark belts."""
    rng = body.rng
    colour = palette.jitter(rng, rng.choice(((0.90, 0.16, 0.06), (0.95, 0.30, 0.04))), 0.04)
    for side in (-1, 1):
        body.surface(((side * 0.012, top + 0.06), (side * 0.05, top), (side * 0.13, top), (side * 0.19, top + 0.09), (side * 0.175, bottom), (side * 0.012, bottom)),
                     palette.times(colour, 1.1), palette.times(colour, 0.7))
    belt = (0.08, 0.08, 0.10)
    for part in (0.45, 0.78):
        body.rect(-0.18, top + (bottom - top) * part, 0.36, 0.028, belt)
    body.ring(0, top + 0.03, 0.11, 0.055, math.pi, 2 * math.pi, palette.times(colour, 0.9))


@placed("heads")
def _head(body, at, skin, who):
    rng = body.rng
    skin = skin or palette.any_of(rng, palette.SKINS, 0.03)
    body.rect(-0.035, at + 0.05, 0.07, 0.07, palette.times(skin, 0.75))
    body.ellipse(0, at, _HEAD * 0.88, _HEAD, skin)
    body.ellipse(0.045, at + 0.02, 0.035, 0.06, palette.times(skin, 0.8))
    if who.helmet:
        colour = palette.named(rng, rng.choice(_HELMETS), 0.03)
        body.ring(0, at - 0.012, _HEAD * 1.32, 0.0, math.pi, 2 * math.pi, colour)
        body.polygon(((-0.15, at - 0.028), (0.175, at - 0.028), (0.175, at + 0.004), (-0.15, at + 0.004)), palette.times(colour, 0.82))
        body.ellipse(-0.04, at - 0.085, 0.05, 0.028, palette.times(colour, 1.25))
    else:
        hair = palette.jitter(rng, rng.choice(((0.07, 0.06, 0.05), (0.15, 0.10, 0.07), (0.30, 0.21, 0.13), (0.42, 0.41, 0.40))), 0.02)
        body.ring(0, at - 0.012, _HEAD * 1.06, 0.0, math.pi * 0.93, 2.07 * math.pi, hair)
        body.ellipse(-0.06, at - 0.02, 0.045, 0.07, hair)
