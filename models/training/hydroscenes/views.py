"""One composition for each place a camera looks at. What a query asks for stands free: each thing has its own stretch of the picture."""
from . import gauges, hazards, palette, people, plant, vehicles


# Where the lines lie that divide a view, the first dice of its drawing: the floor's or water's far edge; the deck and the water below it.
_LINES = {"hall": ((0.44, 0.56),), "yard": ((0.42, 0.52),), "spillway": ((0.47, 0.51), (0.78, 0.82)), "rack": ((0.46, 0.50), (0.64, 0.70)), "reservoir": ((0.26, 0.36),)}


def draw(canvas, scene):
    _VIEWS[scene.view](canvas, scene)


def lines(view, rng):
    """The lines that divide a view, with the dice that its drawing begins with."""
    return [rng.uniform(*reach) for reach in _LINES.get(view, ())]


def _stretches(rng, count, left=0.18, right=0.82, loose=0.18):
    """The middles of `count` stretches next to each other, in random order, a little off centre."""
    width = (right - left) / max(1, count)
    middles = [left + width * (i + 0.5) + rng.uniform(-loose, loose) * width for i in range(count)]
    rng.shuffle(middles)
    return middles


def _panel(canvas, scene):
    rng = canvas.rng
    paint = palette.jitter(rng, rng.choice(palette.PAINTS[:7] + palette.WALLS), 0.06)
    canvas.block(-0.1, -0.1, 1.2, 1.2, palette.times(paint, 1.1), palette.times(paint, 0.85), "cloud", 0.03)
    _sheets(canvas, paint)
    if rng.random() < 0.35:
        plant.pipe(canvas, rng.choice((rng.uniform(0.0, 0.1), rng.uniform(0.86, 0.95))), rng.uniform(0.04, 0.09), palette.any_of(rng, palette.PAINTS), rng.random() < 0.4)
    _labels(canvas, paint)
    taken = []
    middles = _stretches(rng, len(scene.gauges), 0.08, 0.92, 0.03 if len(scene.gauges) > 1 else 0.4)
    for x, gauge in zip(middles, scene.gauges):
        reach = gauge.radius * 1.2
        x = min(0.88 - reach, max(0.12 + reach, x))
        y = rng.uniform(0.12 + reach, 0.88 - reach)
        taken.append((x, y, reach))
        gauges.gauge(canvas, x, y, gauge)
    for lamp in scene.lamps:
        x, y, radius = _free_spot(rng, taken, (0.034, 0.060) if scene.gauges else (0.045, 0.095))
        taken.append((x, y, radius * 2.1))
        canvas.rect(x - radius * 1.5, y + radius * 1.7, radius * 3, radius * 0.7, (0.92, 0.92, 0.88))
        canvas.rect(x - radius * 1.1, y + radius * 1.95, radius * 2.2, radius * 0.2, (0.2, 0.2, 0.2))
        gauges.lamp(canvas, x, y, radius, lamp)
    if scene.smoke:
        hazards.smoke(canvas, rng.uniform(0.25, 0.75), rng.uniform(0.75, 0.95), rng.uniform(0.6, 0.85))


def _sheets(canvas, paint):
    """The seams, screws and edges of the panel's sheets."""
    rng = canvas.rng
    for _ in range(rng.randint(1, 2)):
        at = rng.uniform(0.05, 0.95)
        ends = ((at, -0.1), (at, 1.1)) if rng.random() < 0.6 else ((-0.1, at), (1.1, at))
        canvas.line(ends, 0.008, palette.times(paint, 0.55))
        canvas.line([(x + 0.007, y + 0.007) for x, y in ends], 0.004, palette.times(paint, 1.3))
    for x in (0.10, 0.90):
        for y in (0.10, 0.90):
            canvas.disc(x, y, 0.014, palette.times(paint, 0.55))
            canvas.line(((x - 0.008, y - 0.008), (x + 0.008, y + 0.008)), 0.004, palette.times(paint, 1.3))


def _labels(canvas, paint):
    """Name plates, buttons and switches of a panel; small, and never round glass like a lamp."""
    rng = canvas.rng
    for _ in range(rng.randint(1, 5)):
        x, y = rng.uniform(0.08, 0.86), rng.uniform(0.08, 0.9)
        kind = rng.random()
        if kind < 0.45:
            width = rng.uniform(0.08, 0.16)
            canvas.rect(x, y, width, 0.05, (0.93, 0.93, 0.90))
            for i in range(2):
                canvas.rect(x + 0.01, y + 0.012 + i * 0.017, width * rng.uniform(0.4, 0.85), 0.006, (0.15, 0.15, 0.15))
        elif kind < 0.75:
            canvas.rect(x + 0.005, y + 0.006, 0.075, 0.075, (0, 0, 0), 0.35)
            canvas.block(x, y, 0.075, 0.075, palette.jitter(rng, (0.25, 0.25, 0.26)), (0.12, 0.12, 0.12))
            canvas.line(((x + 0.037, y + 0.012), (x + 0.037, y + 0.060)), 0.014, (0.75, 0.75, 0.75))
        else:
            colour = palette.named(rng, rng.choice(("red", "green", "yellow", "blue", "black")), 0.06)
            canvas.rect(x + 0.005, y + 0.006, 0.085, 0.055, (0, 0, 0), 0.35)
            canvas.block(x, y, 0.085, 0.055, palette.times(colour, 0.9), palette.times(colour, 0.6))


def _free_spot(rng, taken, sizes):
    for _ in range(60):
        radius, x, y = rng.uniform(*sizes), rng.uniform(0.17, 0.83), rng.uniform(0.17, 0.80)
        if all((x - a) ** 2 + (y - b) ** 2 > (reach + radius * 2.0) ** 2 for a, b, reach in taken):
            return x, y, radius
    corners = ((0.17, 0.17), (0.83, 0.17), (0.17, 0.82), (0.83, 0.82), (0.5, 0.15), (0.5, 0.84))
    return max(((x, y, sizes[0]) for x, y in corners), key=lambda spot: min((spot[0] - a) ** 2 + (spot[1] - b) ** 2 - reach ** 2 for a, b, reach in taken))


def _hall(canvas, scene):
    rng = canvas.rng
    horizon, = lines("hall", rng)
    _hall_walls(canvas, horizon)
    _machines(canvas, scene, horizon)
    spots = _stretches(rng, len(scene.gauges) + len(scene.lamps) + (scene.door is not None))
    if scene.door:
        plant.door(canvas, spots.pop(), horizon + rng.uniform(0.02, 0.07), rng.uniform(0.36, 0.44), scene.door)
    for gauge in scene.gauges:
        gauges.gauge(canvas, spots.pop(), rng.uniform(0.26, 0.32), gauge)
    for lamp in scene.lamps:
        gauges.lamp(canvas, spots.pop(), rng.uniform(0.18, 0.30), rng.uniform(0.034, 0.045), lamp)
    if scene.floor == "flooded":
        hazards.flood(canvas, horizon)
    _on_the_ground(canvas, scene, horizon)


def _hall_walls(canvas, horizon):
    rng = canvas.rng
    wall, floor = palette.any_of(rng, palette.WALLS), palette.any_of(rng, palette.FLOORS)
    canvas.block(-0.1, -0.1, 1.2, horizon + 0.1, palette.times(wall, 0.88), palette.times(wall, 1.05), "concrete", 0.03)
    for i in range(rng.randint(2, 4)):
        x = rng.uniform(-0.05, 0.2) + i * 0.28
        if rng.random() < 0.55:
            canvas.block(x, 0.04, 0.15, rng.uniform(0.12, 0.2), (0.75, 0.85, 0.90), (0.88, 0.92, 0.92))
            canvas.line(((x + 0.075, 0.04), (x + 0.075, 0.22)), 0.007, palette.times(wall, 0.6))
        else:
            canvas.block(x, -0.1, 0.055, horizon + 0.1, palette.times(wall, 0.72), palette.times(wall, 0.95), sideways=True)
    if rng.random() < 0.5:
        plant.pipe(canvas, rng.uniform(0.02, 0.12), rng.uniform(0.025, 0.05), rng.choice((palette.any_of(rng, palette.PAINTS), palette.named(rng, rng.choice(("yellow", "blue", "green", "red"))))))
    canvas.block(-0.1, horizon, 1.2, 1.2 - horizon, palette.times(floor, 0.85), palette.times(floor, 1.2), "concrete", 0.05)
    for part in (-1.1, -0.55, 0.0, 0.55, 1.1):
        canvas.line(((0.5 + part * 0.5, horizon), (0.5 + part * 1.5, 1.1)), 0.004, palette.times(floor, 0.75), 0.8)
    for part in (0.08, 0.22, 0.45, 0.8):
        canvas.line(((-0.1, horizon + part * (1 - horizon)), (1.1, horizon + part * (1 - horizon))), 0.004, palette.times(floor, 0.75), 0.7)
    canvas.rect(-0.1, horizon - 0.012, 1.2, 0.016, palette.times(wall, 0.5))
    if rng.random() < 0.4:
        side = rng.choice((0.05, 0.7))
        canvas.polygon(((side + 0.1, horizon), (side + 0.13, horizon), (side + 0.02, 1.1), (side - 0.06, 1.1)), palette.named(rng, "yellow"), 0.85)


def _machines(canvas, scene, horizon):
    rng = canvas.rng
    paint = palette.any_of(rng, palette.PAINTS)
    if scene.door or scene.gauges:
        if rng.random() < 0.7:
            plant.cabinet(canvas, rng.choice((-0.04, 0.86)), horizon + 0.05, 0.17, rng.uniform(0.3, 0.42), palette.any_of(rng, palette.PAINTS))
    else:
        for i in range(rng.randint(1, 2)):
            plant.generator(canvas, rng.uniform(0.15, 0.35) + i * 0.48, horizon + rng.uniform(0.05, 0.09), rng.uniform(0.18, 0.24), paint)
    plant.clutter(canvas, rng.randint(0, 2), horizon - 0.16, horizon - 0.06)


def _on_the_ground(canvas, scene, horizon):
    """Puddles, vehicles, people and fire, each in its own stretch, the far ones first."""
    rng = canvas.rng
    things = [("vehicle", vehicle) for vehicle in scene.vehicles] + [("person", who) for who in scene.people]
    things += [("fire", None)] * scene.fire + [("smoke", None)] * scene.smoke
    depth = {"vehicle": (0.20, 0.52), "person": (0.40, 0.72), "fire": (0.2, 0.6), "smoke": (0.15, 0.5)}
    hung = bool(scene.gauges or scene.lamps)
    if scene.floor == "oil":
        hazards.oil(canvas, rng.uniform(0.3, 0.7), rng.uniform(max(0.80, horizon + 0.28), 0.88), rng.uniform(0.15, 0.24))
    middles = _stretches(rng, len(things), 0.14, 0.86)
    placed = [(horizon + (1 - horizon) * rng.uniform(*depth[kind]), kind, what, x) for (kind, what), x in zip(things, middles)]
    for y, kind, what, x in sorted(placed, key=lambda item: item[0]):
        if kind == "vehicle":
            length = rng.uniform(0.44, 0.62) if len(things) == 1 else 0.40
            vehicles.vehicle(canvas, min(0.9 - length / 2, max(0.1 + length / 2, x)), y, length, what)
        elif kind == "fire":
            hazards.fire(canvas, x, y, rng.uniform(0.18, 0.28))
        elif kind == "smoke":
            hazards.smoke(canvas, x, y, rng.uniform(0.5, 0.7))
        else:
            lying = what.place == "lying"
            height = rng.uniform(0.40, 0.48) if lying else rng.uniform(0.36, 0.40 if hung else 0.52)
            x = min(0.88 - height * 0.5, max(0.12 + height * 0.5, x)) if lying else x
            people.person(canvas, x, min(y, 0.80) if lying else max(y, (0.54 if hung else 0.14) + height), height, what)


def _yard(canvas, scene):
    rng = canvas.rng
    horizon, = lines("yard", rng)
    plant.sky(canvas, horizon)
    plant.hills(canvas, horizon, rng.uniform(0.15, 0.3))
    ground = palette.jitter(rng, rng.choice(((0.40, 0.41, 0.42), (0.47, 0.44, 0.39), (0.52, 0.51, 0.49))), 0.04)
    canvas.block(-0.1, horizon, 1.2, 1.2 - horizon, palette.times(ground, 1.1), palette.times(ground, 0.85), "concrete", 0.07)
    if scene.door or rng.random() < 0.4:
        middle = rng.uniform(0.32, 0.68)
        _building(canvas, middle, horizon)
        if scene.door:
            plant.door(canvas, middle, horizon + 0.06, rng.uniform(0.36, 0.40), scene.door)
    else:
        for i in range(rng.randint(1, 2)):
            plant.transformer(canvas, rng.uniform(0.2, 0.4) + 0.42 * i, horizon + 0.05, rng.uniform(0.22, 0.32))
        if rng.random() < 0.6:
            plant.railing(canvas, horizon + 0.06, 0.13, palette.jitter(rng, (0.62, 0.64, 0.66)))
    if rng.random() < 0.5:
        for side in (0.2, 0.55, 0.9):
            canvas.line(((side, horizon + 0.16), (side - 0.12, 1.1)), 0.010, (0.88, 0.88, 0.84), 0.7)
    plant.clutter(canvas, rng.randint(0, 2), horizon - 0.02, horizon + 0.05)
    _on_the_ground(canvas, scene, horizon)


def _building(canvas, middle, horizon):
    rng = canvas.rng
    wall = palette.any_of(rng, palette.WALLS)
    left, width = middle - rng.uniform(0.34, 0.42), rng.uniform(0.72, 0.84)
    canvas.block(left, 0.04, width, horizon + 0.02, palette.times(wall, 1.05), palette.times(wall, 0.85), "concrete", 0.03)
    canvas.rect(left - 0.02, 0.02, width + 0.04, 0.035, palette.times(wall, 0.5))
    for x in (left + 0.05, left + width - 0.19):
        canvas.block(x, 0.16, 0.13, 0.13, (0.22, 0.30, 0.36), (0.42, 0.52, 0.58))
        canvas.line(((x + 0.065, 0.16), (x + 0.065, 0.29)), 0.007, (0.8, 0.8, 0.8))


def _spillway(canvas, scene):
    rng = canvas.rng
    deck, pool = lines("spillway", rng)
    plant.sky(canvas, 0.5)
    plant.hills(canvas, deck + 0.02, rng.uniform(0.2, 0.45))
    wall = palette.any_of(rng, palette.CONCRETE)
    plant.concrete_wall(canvas, deck, wall, joints=False)
    tone = plant.water(canvas, pool)
    count, left = len(scene.gates), rng.uniform(0.08, 0.14)
    bay, paint = (1 - 2 * left) / count, palette.any_of(rng, palette.PAINTS)
    for i, opening in enumerate(scene.gates):
        x, width = left + bay * (i + 0.10), bay * 0.80
        plant.gate(canvas, x, width, deck + 0.05, pool, paint, wall, tone, opening)
        for pier in (x - bay * 0.10, x + width):
            canvas.block(pier, deck + 0.01, bay * 0.10, pool - deck + 0.02, palette.times(wall, 1.15), palette.times(wall, 0.7), sideways=True)
    ashore = [who for who in scene.people if who.place == "waterside"]
    spots = _stretches(rng, len(scene.people) - len(ashore))
    if scene.debris:
        hazards.debris(canvas, 0.12, 0.88, pool + 0.07, 0.92, scene.debris)
    canvas.block(-0.1, deck - 0.01, 1.2, 0.04, palette.times(wall, 1.2), palette.times(wall, 0.8))
    _catwalk(canvas, scene, spots, deck, wall)
    if ashore:
        _ashore(canvas, ashore, rng.uniform(0.72, 0.76))


def _catwalk(canvas, scene, spots, deck, wall):
    """People behind the railing, the railing, then people outside it on a ledge."""
    rng = canvas.rng
    rail, climb = plant.rail_paint(rng), None
    for who in [who for who in scene.people if who.place == "catwalk"]:
        x, height, moving = spots.pop(), rng.uniform(0.31, 0.34), canvas.moving("people", who)
        climbs = moving and moving.states[-1].place == "beyond"
        if climbs:
            climb = x, height, who, moving.part
        if not climbs or moving.part < 0.5:
            people.person(canvas, x, deck - 2 * _OVER * moving.part if climbs else deck, height, who)
    plant.railing(canvas, deck, rng.uniform(0.115, 0.14), rail)
    if climb:
        x, height, who, part = climb
        _ledge(canvas, x, deck, wall)
        if part >= 0.5:
            people.person(canvas, x, deck - _OVER + (_OVER + 0.14) * (2 * part - 1), height, who)
    for who in [who for who in scene.people if who.place == "beyond"]:
        x = spots.pop()
        _ledge(canvas, x, deck, wall)
        people.person(canvas, x, deck + 0.14, rng.uniform(0.32, 0.36), who)


def _ledge(canvas, x, deck, wall):
    canvas.block(x - 0.15, deck + 0.135, 0.30, 0.035, palette.times(wall, 1.2), palette.times(wall, 0.6))


def _ashore(canvas, crowd, top):
    rng = canvas.rng
    left, right, level = plant.bank(canvas, top, rng.random() < 0.5, rng.uniform(0.40, 0.46) + 0.16 * (len(crowd) - 1))
    for x, who in zip(_stretches(rng, len(crowd), left, right), crowd):
        people.person(canvas, x, rng.uniform(level, level + 0.04), rng.uniform(0.38, 0.46), who)


# Which part of the scale each level stands at.
_REACH = {"low": (0.10, 0.27), "normal": (0.42, 0.57), "high": (0.73, 0.88)}
# How high a climber rises before being over the railing.
_OVER = 0.15


def _staff(canvas, scene):
    rng = canvas.rng
    wall = palette.any_of(rng, palette.CONCRETE)
    plant.concrete_wall(canvas, -0.1, wall)
    top, bottom = rng.uniform(0.10, 0.15), rng.uniform(0.86, 0.92)
    x, width = rng.uniform(0.42, 0.62), rng.uniform(0.11, 0.15)
    part = rng.uniform(*_REACH[scene.level])
    moving = canvas.moving("level", scene.level)
    if moving:
        part = moving.between(part, canvas.own("level").rng.uniform(*_REACH[moving.states[-1]]))
    plant.staff_board(canvas, x, width, top, bottom, scene.level)
    for limit, name in ((0.34, "yellow"), (0.66, "red")):
        y = bottom - (bottom - top) * limit
        for start in (x - 0.12, x + width + 0.02):
            canvas.rect(start, y - 0.013, 0.10, 0.026, palette.named(rng, name, 0.03))
    surface = bottom - (bottom - top) * part
    canvas.rect(-0.1, surface - 0.05, 1.2, 0.05, palette.times(wall, 0.55), 0.5)
    plant.water(canvas.own("water"), surface)
    if scene.debris:
        hazards.debris(canvas, 0.12, 0.88, min(0.86, surface + 0.04), min(0.94, surface + 0.2), scene.debris)
    if scene.people:
        left, right, level = plant.bank(canvas, 0.72, False, 0.38)
        people.person(canvas, rng.uniform(0.19, 0.26), rng.uniform(0.84, 0.88), rng.uniform(0.40, 0.46), scene.people[0])


def _rack(canvas, scene):
    rng = canvas.rng
    deck, surface = lines("rack", rng)
    wall = palette.any_of(rng, palette.CONCRETE)
    plant.sky(canvas, 0.5)
    plant.hills(canvas, deck + 0.02, rng.uniform(0.15, 0.4))
    plant.concrete_wall(canvas, deck, wall, joints=False)
    left, right = rng.uniform(0.06, 0.16), rng.uniform(0.84, 0.94)
    canvas.block(left, deck + 0.05, right - left, 1.0 - deck, (0.10, 0.11, 0.11), (0.05, 0.05, 0.05))
    steel, bars = palette.jitter(rng, rng.choice(((0.42, 0.40, 0.38), (0.40, 0.28, 0.20), (0.30, 0.34, 0.36))), 0.04), rng.randint(12, 20)
    for i in range(bars + 1):
        x = left + (right - left) * i / bars
        canvas.line(((x, deck + 0.04), (x, surface + 0.03)), 0.014, steel)
    canvas.rect(left, deck + 0.12, right - left, 0.014, palette.times(steel, 0.7))
    plant.water(canvas, surface)
    if scene.debris:
        hazards.debris(canvas, left + 0.06, right - 0.06, surface + 0.015, surface + 0.17, scene.debris)
    canvas.block(-0.1, deck - 0.01, 1.2, 0.045, palette.times(wall, 1.2), palette.times(wall, 0.8))
    _catwalk(canvas, scene, _stretches(rng, len(scene.people)), deck, wall)


def _reservoir(canvas, scene):
    """The dam area from above the water: the far shore or the dam's face, a line of buoys, open water."""
    rng = canvas.rng
    horizon, = lines("reservoir", rng)
    plant.sky(canvas, horizon)
    plant.hills(canvas, horizon, rng.uniform(0.15, 0.28))
    if rng.random() < 0.5:
        wall = palette.any_of(rng, palette.CONCRETE)
        edge = rng.uniform(0.3, 0.8)
        canvas.surface(((-0.1, horizon - 0.12), (edge, horizon - 0.05), (edge, horizon + 0.01), (-0.1, horizon + 0.05)), wall, palette.times(wall, 0.75), "streak", 0.05)
    tone = plant.water(canvas, horizon)
    if rng.random() < 0.6:
        y = horizon + rng.uniform(0.06, 0.12)
        canvas.line(((-0.1, y), (1.1, y + 0.03)), 0.005, (0.2, 0.2, 0.2), 0.7)
        paint = palette.named(rng, rng.choice(("orange", "red", "yellow", "white")))
        for i in range(12):
            canvas.ellipse(-0.05 + i * 0.1, y + 0.0025 * i, 0.018, 0.011, paint)
    floating = [who for who in scene.people if who.place == "floating"]
    ashore = [who for who in scene.people if who.place == "waterside"]
    if scene.debris:
        hazards.debris(canvas, 0.12, 0.88, horizon + 0.14, 0.60 if scene.people else 0.88, scene.debris)
    for x, who in zip(_stretches(rng, len(floating), 0.5 if ashore else 0.2, 0.84), floating):
        people.swimmer(canvas, x, rng.uniform(0.60, 0.80), rng.uniform(0.42, 0.54), tone, who)
    if ashore:
        left, right, level = plant.bank(canvas, 0.70, False, rng.uniform(0.40, 0.45) + 0.12 * (len(ashore) - 1))
        for x, who in zip(_stretches(rng, len(ashore), left, right), ashore):
            people.person(canvas, x, rng.uniform(level, level + 0.05), rng.uniform(0.40, 0.46), who)


_VIEWS = {"panel": _panel, "hall": _hall, "spillway": _spillway, "staff": _staff, "rack": _rack, "yard": _yard, "reservoir": _reservoir}
