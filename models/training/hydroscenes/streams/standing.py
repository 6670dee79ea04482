"""Where in a place something can come to stand, as the still pictures have it."""

# The room a passing thing leaves on both sides, in parts of the picture; a vehicle more.
_BESIDE, _VEHICLE = 0.24, 0.25
_STAND_ABOUT = ("person", "vehicle", "fire", "smoke", "oil", "catwalk", "beyond", "swimmer")


def placed(rng, stage, kind, faint=False):
    """Keywords of an Act: x, y, size, sides of a thing of this kind; `faint`: so small or far that it is hard to see."""
    at = _WHERE[kind](rng, _Ground(stage), faint)
    if kind in _STAND_ABOUT:
        at["x"] = _across(rng, stage, kind, at["size"])
        at["sides"] = (-1 if at["x"] < 0.5 else 1,) * 2 if rng.random() < 0.7 else rng.choice(((-1, 1), (1, -1)))
    return at


def apart(act, other):
    """Whether two acts are not there at once, or stand apart; and what is planted is not passed by."""
    if act.stop + 2 < other.start or other.stop + 2 < act.start or "box" in (act.kind, other.kind):
        return True
    if {act.kind, other.kind} & {"passer", "flood"} or act.kind == other.kind == "debris" or other.query and act.kind == "vehicle":
        return False
    if "debris" in (act.kind, other.kind):
        return True
    beside = _BESIDE + _VEHICLE * ("vehicle" in (act.kind, other.kind))
    return abs(act.x - other.x) > beside and (not other.query or all((act.x - other.x) * side > 0 for side in act.sides))


class _Ground:
    """place, and where its ground or its water begins; hung: something hangs on the wall that people must not hide."""

    def __init__(self, stage):
        self.place, self.lines = stage.scene.view, stage.lines or [0.5]
        self.hung = bool(stage.scene.gauges or stage.scene.lamps)

    def at(self, part):
        return self.lines[0] + (1 - self.lines[0]) * part


def _person(rng, ground, faint):
    size = rng.uniform(0.36, 0.38 if ground.hung else 0.50)
    size *= rng.uniform(0.45, 0.7) if faint else 1
    return {"size": size, "y": min(0.89, max(ground.at(rng.uniform(0.40, 0.72)), (0.54 if ground.hung else 0.14) + size))}


def _railing(rng, ground, faint):
    return {"size": rng.uniform(0.31, 0.34) * (0.65 if faint else 1)}


def _vehicle(rng, ground, faint):
    return {"size": rng.uniform(0.40, 0.58), "y": ground.at(rng.uniform(0.20, 0.52))}


def _fire(rng, ground, faint):
    return {"size": rng.uniform(0.05, 0.09) if faint else rng.uniform(0.18, 0.28), "y": ground.at(rng.uniform(0.2, 0.6))}


def _smoke(rng, ground, faint):
    return {"size": rng.uniform(0.18, 0.3) if faint else rng.uniform(0.5, 0.7), "y": rng.uniform(0.75, 0.92) if ground.place == "panel" else ground.at(rng.uniform(0.15, 0.5))}


def _oil(rng, ground, faint):
    return {"size": rng.uniform(0.08, 0.14) if faint else rng.uniform(0.15, 0.24), "y": rng.uniform(max(0.80, ground.lines[0] + 0.28), 0.86)}


def _swimmer(rng, ground, faint):
    return {"size": rng.uniform(0.22, 0.32), "y": rng.uniform(0.5, 0.6)} if faint else {"size": rng.uniform(0.42, 0.54), "y": rng.uniform(0.60, 0.80)}


def _debris(rng, ground, faint):
    """y and size: the upper edge and the height of the water it floats on."""
    water = ground.lines[-1]
    top, bottom = {"rack": (water + 0.015, water + 0.17), "spillway": (water + 0.07, 0.92), "staff": (0.90, 0.96)}.get(ground.place, (water + 0.14, 0.60))
    return {"y": top, "size": bottom - top}


_WHERE = {
    "person": _person, "catwalk": _railing, "beyond": _railing, "vehicle": _vehicle, "fire": _fire, "smoke": _smoke, "oil": _oil, "swimmer": _swimmer, "debris": _debris,
    "flood": lambda rng, ground, faint: {},
    "passer": lambda rng, ground, faint: {"size": rng.uniform(1.0, 1.4), "y": rng.uniform(1.2, 1.5), "x": rng.uniform(0.2, 0.8), "sides": rng.choice(((-1, 1), (1, -1), (1, 1)))},
    "waterside": lambda rng, ground, faint: {"size": rng.uniform(0.40, 0.46), "y": rng.uniform(0.84, 0.89), "x": rng.uniform(0.17, 0.26), "sides": (-1, -1)},
    "box": lambda rng, ground, faint: {"y": ground.lines[0] - (0.16 if ground.place == "hall" else 0.02)},
}


def _across(rng, stage, kind, size):
    if kind == "vehicle":
        return rng.uniform(0.1 + size / 2, 0.9 - size / 2)
    if kind == "beyond" and stage.ledges:
        return rng.choice((0.3, 0.7)) + rng.uniform(-0.05, 0.05)
    return rng.uniform(0.54, 0.82) if kind == "swimmer" else rng.uniform(0.2, 0.8)
