"""What is in a picture, before anything is drawn: the only source of truth and captions.

Looks (dial colour, needle, paint, light, weather, place in the picture) are drawn independently of every state that a
query may ask for, so that no state can be guessed from a look.
"""
import random
from dataclasses import dataclass, replace

VIEWS = ("panel", "hall", "spillway", "staff", "rack", "yard", "reservoir")
ZONES = ("green", "yellow", "red")
DIALS = ("white", "black")
LAMP_COLOURS = ("red", "green", "amber")
VEHICLES = ("truck", "car", "excavator")
VEHICLE_COLOURS = ("white", "red", "blue", "yellow")
PLACES = ("floor", "catwalk", "beyond", "waterside", "lying", "floating")
LEVELS = ("low", "normal", "high")
OUTDOOR = ("spillway", "staff", "rack", "yard", "reservoir")

# Combinations kept out of training to measure composition. Never one that a shipped query asks for: a model that has
# not seen a combination learns that it does not occur.
HELD_OUT_VEHICLES = (("blue", "truck"), ("red", "car"))


@dataclass(frozen=True)
class Gauge:
    """A dial whose needle stands in a zone; radius in parts of the picture."""
    zone: str
    dial: str
    radius: float


@dataclass(frozen=True)
class Lamp:
    colour: str
    lit: bool


@dataclass(frozen=True)
class Person:
    """wear: plain, vest or life_jacket."""
    place: str
    helmet: bool
    wear: str


@dataclass(frozen=True)
class Vehicle:
    kind: str
    colour: str


@dataclass(frozen=True)
class Motion:
    """A thing of a scene on its way: the states it goes through from the first to the last, None where it is not there, and the part of the way that lies behind it.

    field and of: where in the scene it is and what is drawn there; all things that equal it move alike. The states of a dial may also be
    two numbers, parts of its scale.
    """
    field: str
    of: object
    states: tuple
    part: float = 0.0

    def between(self, first, last):
        return first + (last - first) * self.part


@dataclass(frozen=True)
class Scene:
    """One picture. gates: how far each is open, 0 to 1; floor: clean, oil or flooded (None: no floor in view)."""
    seed: int
    view: str
    light: str = "day"
    weather: str = "clear"
    lens: str = "clear"
    gauges: tuple = ()
    lamps: tuple = ()
    people: tuple = ()
    gates: tuple = ()
    level: str = None
    floor: str = None
    smoke: bool = False
    fire: bool = False
    debris: str = None
    door: str = None
    vehicles: tuple = ()


def sample(seed, held_out=False, view=None):
    """The scene of a seed. held_out: False never, True always, None perhaps one of the held-out combinations."""
    rng = random.Random(f"scene {seed}")
    for _ in range(10_000):
        scene = _draw(seed, rng, view or rng.choices(VIEWS, (24, 22, 17, 9, 8, 16, 9))[0])
        if held_out is None or is_held_out(scene) == held_out:
            return scene
    raise ValueError(f"view {view!r} never shows a held-out combination; only 'yard' does")


def is_held_out(scene):
    return any((vehicle.colour, vehicle.kind) in HELD_OUT_VEHICLES for vehicle in scene.vehicles)


def _draw(seed, rng, view):
    scene = Scene(
        seed, view,
        light=rng.choices(("day", "night", "infrared"), (70, 17, 13))[0],
        weather=rng.choices(("clear", "rain", "fog"), (68, 16, 16))[0] if view in OUTDOOR else "clear",
        lens=rng.choices(("clear", "dirty", "blurred", "blocked"), (83, 8, 4.5, 4.5))[0])
    return replace(scene, **_CONTENTS[view](rng))


def _chance(rng, part):
    return rng.random() < part


def _people(rng, counts, places):
    """counts: weights of none, one, two; places with repeats as weights."""
    return tuple(_person(rng, rng.choice(places)) for _ in range(rng.choices(range(len(counts)), counts)[0]))


def _person(rng, place):
    if place == "floating":
        return Person(place, _chance(rng, 0.3), rng.choice(("plain", "life_jacket")))
    jackets = 30 if place in ("waterside", "beyond", "catwalk") else 0
    return Person(place, _chance(rng, 0.5), rng.choices(("plain", "vest", "life_jacket"), (45, 45, jackets))[0])


def _gauge(rng, low, high):
    return Gauge(rng.choice(ZONES), rng.choice(DIALS), rng.uniform(low, high))


def _lamps(rng, *weights):
    return tuple(Lamp(rng.choice(LAMP_COLOURS), _chance(rng, 0.5)) for _ in range(rng.choices(range(len(weights)), weights)[0]))


def _panel(rng):
    count = rng.choices((0, 1, 2), (22, 60, 18))[0]
    reach = (0.17, 0.33) if count == 1 else (0.14, 0.165)
    return {
        "gauges": tuple(_gauge(rng, *reach) for _ in range(count)),
        "lamps": _lamps(rng, 25, 35, 25, 15) if count else _lamps(rng, 0, 40, 30, 20, 10),
        "smoke": _chance(rng, 0.06),
    }


def _hall(rng):
    wall = _chance(rng, 0.35)
    return {
        "floor": rng.choices(("clean", "oil", "flooded"), (46, 32, 22))[0],
        "door": rng.choices((None, "open", "closed"), (36, 32, 32))[0],
        "people": _people(rng, (40, 43, 17), ("floor", "floor", "floor", "lying", "lying")),
        "smoke": _chance(rng, 0.19), "fire": _chance(rng, 0.16),
        "gauges": (_gauge(rng, 0.10, 0.16),) if wall else (),
        "lamps": _lamps(rng, 70, 20, 10) if wall else (),
    }


def _spillway(rng):
    gates = rng.randint(1, 3)
    opening = rng.choice(((0.0,), (0.0,), (0.45,), (1.0,), (0.0, 0.45), (0.0, 1.0), (0.45, 1.0)))
    return {
        "gates": tuple(rng.choice(opening) for _ in range(gates)),
        "people": _people(rng, (38, 44, 18), ("catwalk", "beyond", "waterside")),
        "debris": rng.choices((None, "logs", "plastic"), (76, 12, 12))[0],
    }


def _staff(rng):
    return {
        "level": rng.choice(LEVELS),
        "people": _people(rng, (70, 30), ("waterside",)),
        "debris": rng.choices((None, "logs", "plastic"), (64, 18, 18))[0],
    }


def _rack(rng):
    return {"people": _people(rng, (60, 30, 10), ("catwalk",)), "debris": rng.choice((None, "logs", "plastic"))}


def _yard(rng):
    return {
        "door": rng.choices((None, "open", "closed"), (40, 30, 30))[0],
        "vehicles": tuple(Vehicle(rng.choice(VEHICLES), rng.choice(VEHICLE_COLOURS))
                          for _ in range(rng.choices((0, 1, 2), (22, 60, 18))[0])),
        "people": _people(rng, (50, 38, 12), ("floor", "floor", "lying")),
        "smoke": _chance(rng, 0.15), "fire": _chance(rng, 0.14),
    }


def _reservoir(rng):
    return {
        "people": _people(rng, (38, 46, 16), ("floating", "floating", "floating", "waterside")),
        "debris": rng.choices((None, "logs", "plastic"), (50, 25, 25))[0],
    }


_CONTENTS = {"panel": _panel, "hall": _hall, "spillway": _spillway, "staff": _staff, "rack": _rack, "yard": _yard, "reservoir": _reservoir}
