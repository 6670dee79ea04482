"""Trucks, cars and excavators from the side; a unit is the vehicle's length."""
from . import palette
from .canvas import placed

_GLASS, _TYRE, _STEEL = (0.20, 0.27, 0.32), (0.06, 0.06, 0.07), (0.35, 0.36, 0.37)


@placed("vehicles")
def vehicle(canvas, x, y, length, vehicle):
    """Wheels stand at y, the middle is x."""
    mirrored = canvas.rng.random() < 0.5
    moving = canvas.moving("vehicles", vehicle)
    if moving:
        # It comes from behind its tail and leaves in front of its nose.
        away = (0.62 + length / 2) * (-1 if mirrored else 1)
        x = moving.between(0.5 - away if moving.states[0] is None else x, 0.5 + away if moving.states[-1] is None else x)
    body = canvas.frame(x, y, length, mirrored=mirrored)
    body.ellipse(0, 0, 0.54, 0.055, (0, 0, 0), 0.5)
    {"car": _car, "truck": _truck, "excavator": _excavator}[vehicle.kind](body, palette.named(canvas.rng, vehicle.colour, 0.04))


def _wheels(body, places, radius):
    for x in places:
        body.disc(x, -radius, radius, _TYRE)
        body.disc(x, -radius, radius * 0.5, (0.55, 0.56, 0.57))
        body.disc(x, -radius, radius * 0.15, _TYRE)


def _shaded(body, points, paint):
    body.surface(points, palette.times(paint, 1.12), palette.times(paint, 0.62))


def _car(body, paint):
    _shaded(body, ((-0.5, -0.08), (-0.5, -0.22), (-0.46, -0.26), (-0.33, -0.28), (-0.20, -0.42), (0.16, -0.42), (0.31, -0.28), (0.48, -0.23),
                   (0.50, -0.08)), paint)
    body.polygon(((-0.28, -0.28), (-0.18, -0.39), (-0.03, -0.39), (-0.03, -0.28)), _GLASS)
    body.polygon(((0.01, -0.28), (0.01, -0.39), (0.14, -0.39), (0.25, -0.28)), _GLASS)
    body.line(((-0.48, -0.17), (0.49, -0.16)), 0.008, palette.times(paint, 0.5))
    body.line(((-0.01, -0.28), (-0.01, -0.09)), 0.007, palette.times(paint, 0.5))
    body.rect(0.44, -0.22, 0.05, 0.04, (1, 0.97, 0.85))
    body.rect(-0.5, -0.22, 0.03, 0.05, (0.6, 0.05, 0.05))
    _wheels(body, (-0.30, 0.31), 0.085)


def _truck(body, paint):
    rng = body.rng
    body.rect(-0.48, -0.15, 0.98, 0.06, (0.13, 0.13, 0.14))
    if rng.random() < 0.5:
        body.block(-0.5, -0.56, 0.64, 0.42, palette.times(paint, 1.05), palette.times(paint, 0.8))
        for i in range(1, 6):
            body.line(((-0.5 + i * 0.107, -0.55), (-0.5 + i * 0.107, -0.15)), 0.006, palette.times(paint, 0.6))
    else:
        _shaded(body, ((-0.5, -0.42), (0.14, -0.42), (0.12, -0.14), (-0.44, -0.14)), paint)
        body.surface(body.outline(-0.17, -0.43, 0.25, 0.07, 0.2), (0.45, 0.38, 0.28), (0.3, 0.25, 0.2), "concrete", 0.15)
    _shaded(body, ((0.18, -0.09), (0.18, -0.50), (0.38, -0.50), (0.48, -0.28), (0.5, -0.09)), palette.times(paint, 0.94))
    body.polygon(((0.27, -0.29), (0.27, -0.45), (0.37, -0.45), (0.45, -0.29)), _GLASS)
    body.rect(0.45, -0.18, 0.05, 0.045, (1, 0.97, 0.85))
    _wheels(body, (-0.37, -0.17, 0.35), 0.085)


def _excavator(body, paint):
    body.surface(((-0.40, -0.14), (-0.36, -0.17), (0.26, -0.17), (0.30, -0.14), (0.30, -0.04), (0.25, 0), (-0.35, 0), (-0.40, -0.04)), (0.20, 0.20, 0.21), (0.08, 0.08, 0.08))
    for x in (-0.32, -0.19, -0.06, 0.07, 0.20):
        body.disc(x, -0.06, 0.042, _STEEL)
    _shaded(body, ((-0.36, -0.20), (-0.36, -0.38), (-0.08, -0.41), (0.22, -0.38), (0.22, -0.20)), paint)
    _shaded(body, ((-0.06, -0.22), (-0.06, -0.55), (0.11, -0.55), (0.18, -0.40), (0.18, -0.22)), palette.times(paint, 0.95))
    body.polygon(((-0.02, -0.38), (-0.02, -0.51), (0.09, -0.51), (0.14, -0.38)), _GLASS)
    body.line(((0.16, -0.30), (0.30, -0.66), (0.40, -0.70)), 0.075, paint)
    body.line(((0.38, -0.70), (0.50, -0.30)), 0.055, palette.times(paint, 0.85))
    body.line(((0.22, -0.36), (0.33, -0.58)), 0.02, (0.75, 0.75, 0.76))
    body.polygon(((0.43, -0.32), (0.57, -0.28), (0.53, -0.13), (0.40, -0.16)), _STEEL)
