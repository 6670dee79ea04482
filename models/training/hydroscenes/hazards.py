"""What must not be there: oil, water on the floor, smoke, fire, debris."""
from . import palette
from .canvas import placed


@placed("floor", "oil")
def oil(canvas, x, y, rx):
    """A dark, shining puddle."""
    rng = canvas.rng
    ry = rx * rng.uniform(0.26, 0.40)
    shape = canvas.outline(x, y, rx, ry, 0.32)
    dark = palette.jitter(rng, (0.07, 0.06, 0.05), 0.03)
    canvas.polygon([(px, py + 0.006) for px, py in shape], (0, 0, 0), 0.4)
    canvas.surface(shape, palette.times(dark, 1.8), dark)
    for _ in range(3):
        sheen = rng.choice(((0.55, 0.55, 0.66), (0.46, 0.36, 0.60), (0.62, 0.56, 0.34), (0.36, 0.56, 0.52)))
        canvas.ellipse(x + rng.uniform(-0.45, 0.45) * rx, y + rng.uniform(-0.4, 0.3) * ry, rx * rng.uniform(0.12, 0.26), ry * rng.uniform(0.08, 0.16), sheen, rng.uniform(0.3, 0.55))


@placed("floor", "flooded")
def flood(canvas, horizon):
    """A sheet of water over the floor: the room mirrored in it, ripples, a wet line along the wall."""
    rng = canvas.rng
    edge = horizon + rng.uniform(0.01, 0.06)
    water = palette.jitter(rng, rng.choice(((0.20, 0.30, 0.34), (0.30, 0.30, 0.24), (0.16, 0.24, 0.30))), 0.03)
    canvas.mirror(edge, water, rng.uniform(0.42, 0.62))
    canvas.line(((-0.1, edge), (1.1, edge)), 0.012, palette.times(water, 0.6), 0.8)
    for _ in range(rng.randint(12, 20)):
        x, y = rng.uniform(-0.05, 0.95), rng.uniform(edge + 0.01, 1)
        canvas.line(((x, y), (x + (y - horizon) * rng.uniform(0.2, 0.7), y)), 0.006, palette.times(water, rng.choice((0.7, 2.2))), rng.uniform(0.25, 0.55))
    for _ in range(rng.randint(5, 9)):
        x, y = rng.uniform(0, 0.9), rng.uniform(edge + 0.03, 1)
        canvas.line(((x, y), (x + rng.uniform(0.06, 0.22), y)), 0.006, (0.88, 0.92, 0.94), rng.uniform(0.3, 0.7))


@placed("smoke", True)
def smoke(canvas, x, y, height):
    """A dense plume that widens as it rises from (x, y)."""
    rng = canvas.rng
    grey, drift = rng.choice((rng.uniform(0.10, 0.25), rng.uniform(0.38, 0.60))), rng.uniform(-0.22, 0.22)
    steps = 18
    moving = canvas.moving("smoke", True)
    for i in range(round(steps * moving.between(*map(bool, moving.states))) if moving else steps):
        part = i / (steps - 1)
        radius = height * (0.11 + 0.20 * part) * rng.uniform(0.8, 1.25)
        middle = x + drift * part * height + rng.uniform(-0.16, 0.16) * height * (0.25 + part)
        shade = grey + rng.uniform(-0.06, 0.10)
        canvas.glow(middle, y - height * part, radius, (shade, shade, shade * 1.02), 0.9 - 0.3 * part)
        canvas.glow(middle - radius * 0.3, y - height * part - radius * 0.3, radius * 0.55, (shade + 0.12,) * 3, 0.35)


@placed("fire", True)
def fire(canvas, x, y, height):
    """Flames from red to nearly white, with their light around them."""
    rng = canvas.rng
    moving = canvas.moving("fire", True)
    height *= moving.between(*map(bool, moving.states)) if moving else 1
    if height == 0:
        return
    canvas.glow(x, y - height * 0.35, height * 1.7, (1, 0.48, 0.08), 0.75)
    for colour, size in (((0.86, 0.18, 0.02), 1.0), ((1.0, 0.50, 0.04), 0.76), ((1.0, 0.82, 0.22), 0.5), ((1.0, 0.97, 0.75), 0.25)):
        for _ in range(rng.randint(4, 6)):
            base = x + rng.uniform(-0.32, 0.32) * height * size
            tall, wide, lean = height * size * rng.uniform(0.6, 1.2), height * size * rng.uniform(0.12, 0.22), rng.uniform(-0.12, 0.12) * height
            canvas.polygon(((base - wide, y), (base - wide * 1.1, y - tall * 0.3), (base - wide * 0.3 + lean * 0.5, y - tall * 0.65), (base + lean, y - tall),
                            (base + wide * 0.4 + lean * 0.4, y - tall * 0.6), (base + wide * 1.1, y - tall * 0.28), (base + wide, y)), colour, 0.92)


@placed("debris")
def debris(canvas, left, right, top, bottom, kind):
    """Logs and branches, or plastic bottles and bags, afloat in a box."""
    rng = canvas.rng
    moving = canvas.moving("debris", kind)
    if moving:
        drift = rng.choice((-1, 1)) * moving.between(*(1.0 * (state is None) for state in moving.states))
        left, right = left + drift, right + drift
    for y in sorted(rng.uniform(top, bottom) for _ in range(rng.randint(8, 14))):
        (_log if kind == "logs" else _plastic)(canvas, rng.uniform(left, right), y)


def _log(canvas, x, y):
    rng = canvas.rng
    wood = palette.jitter(rng, rng.choice(((0.34, 0.24, 0.15), (0.44, 0.34, 0.22), (0.24, 0.18, 0.12))), 0.04)
    log = canvas.frame(x, y, rng.uniform(0.10, 0.24), rng.uniform(-0.35, 0.35))
    log.line(((-0.5, 0.04), (0.5, 0.04)), 0.17, palette.times(wood, 0.5))
    log.line(((-0.5, 0), (0.5, 0)), 0.13, wood)
    log.line(((-0.45, -0.03), (0.45, -0.03)), 0.04, palette.times(wood, 1.4))
    log.disc(0.5, 0, 0.07, (0.68, 0.54, 0.36))
    if rng.random() < 0.5:
        log.line(((0.1, 0), (0.3, -0.25)), 0.06, wood)
        log.blob(0.32, -0.26, 0.16, 0.10, palette.any_of(rng, palette.GREENS), 1)


def _plastic(canvas, x, y):
    rng = canvas.rng
    colour = palette.jitter(rng, rng.choice(((0.92, 0.93, 0.94), (0.55, 0.75, 0.86), (0.20, 0.42, 0.75), (0.78, 0.16, 0.14), (0.90, 0.80, 0.25), (0.30, 0.66, 0.40))), 0.05)
    size = rng.uniform(0.05, 0.085)
    item = canvas.frame(x, y, size, rng.uniform(-0.6, 0.6), rng.random() < 0.5)
    if rng.random() < 0.7:
        item.ellipse(0, 0.16, 0.55, 0.12, (0, 0, 0), 0.35)
        item.polygon(((-0.5, -0.2), (0.28, -0.2), (0.42, -0.09), (0.55, -0.09), (0.55, 0.09), (0.42, 0.09), (0.28, 0.2), (-0.5, 0.2)), colour)
        item.rect(0.5, -0.11, 0.14, 0.22, palette.times(colour, 0.5))
        item.rect(-0.2, -0.2, 0.26, 0.4, (0.95, 0.95, 0.93), 0.8)
    else:
        item.blob(0, 0, 0.55, 0.32, colour, 0.95, 0.35)
        item.blob(-0.1, -0.08, 0.2, 0.1, (1, 1, 1), 0.7)
