"""Where a stream's camera hangs and what stands before it for good."""
import math
import random
from dataclasses import dataclass

import cv2
import numpy as np

from .. import camera
from ..scene import DIALS, ZONES, Gauge, Lamp, Scene
from .stage import Stage
from .watches import PLACES, watches_at

STYLES = ("held-out", "usual")
# So much of the picture a lamp must cover to be asked for, and so much room a region leaves around its gauge.
_SMALLEST_LAMP, _ROOM = 0.006, 0.05


@dataclass(frozen=True)
class Setting:
    """seed: of everything; index: which camera of the folder; begin: the hour of the day at second 0; night: how it sees in the dark (day: the light stays on)."""
    name: str
    seed: int
    index: int
    place: str
    hours: float
    style: str
    begin: float
    night: str
    scene: Scene
    watches: tuple

    @property
    def seconds(self):
        return round(self.hours * 3600)

    def planted(self, query):
        return any(watch.query == query and watch.planted for watch in self.watches)


def setting(seed, index, hours, style):
    place = PLACES[index % len(PLACES)]
    rng = random.Random(f"stream {seed} setting")
    name = f"{place}-{seed}"
    night = rng.choice(("day", "night") if place in ("panel", "hall") else ("infrared", "infrared", "night"))
    begin = rng.uniform(0, 24)
    while True:
        scene = _scene(place, rng)
        stage = Stage(scene, style)
        states = resting(scene)
        if place != "panel" or _readable(stage, states):
            break
    region = _region(stage, states, mounting(seed, stage.side)) if len(scene.gauges) > 1 else None
    return Setting(name, seed, index, place, hours, style, begin, night, scene, watches_at(place, index, name, region))


def _scene(place, rng):
    seed = rng.randrange(10 ** 9)
    dial = lambda low, high: Gauge(rng.choice(ZONES), rng.choice(DIALS), rng.uniform(low, high))
    if place == "panel":
        colours = ["red", *rng.sample(("green", "green", "amber"), rng.randint(1, 2))]
        rng.shuffle(colours)
        gauges = (dial(0.19, 0.30),) if rng.random() < 0.5 else (dial(0.14, 0.152), dial(0.153, 0.165))
        return Scene(seed, place, gauges=gauges, lamps=tuple(Lamp(colour, False) for colour in colours))
    if place == "hall":
        lamps = tuple(Lamp(rng.choice(("green", "amber")), False) for _ in range(rng.randint(0, 1)))
        return Scene(seed, place, floor="clean", door=rng.choice((None, "closed", "closed")), gauges=(dial(0.10, 0.13),) * (rng.random() < 0.4), lamps=lamps)
    if place == "spillway":
        gates = [0.0] * rng.randint(1, 3)
        gates[rng.randrange(len(gates))] = 1.0
        return Scene(seed, place, gates=tuple(gates))
    return Scene(seed, place, level="normal" if place == "staff" else None, door=rng.choice((None, "closed")) if place == "yard" else None)


def resting(scene):
    """The states of a place in which nothing is the matter."""
    states = {}
    if scene.gauges:
        states["needle"] = 0.5
    if len(scene.gauges) > 1:
        states["zone"] = 0
    if scene.lamps:
        states["lamps"] = (False,) * len(scene.lamps)
    if scene.gates:
        states["gate"] = 0.0
    if scene.level:
        states["level"] = 0.5
    if scene.door:
        states["door"] = 0
    return states


def mounting(seed, side):
    return camera.mount(random.Random(f"stream {seed} mounting"), side)


def bumped(seed, side):
    """How far a bump moves and turns the camera: the mounting is multiplied by it."""
    rng = random.Random(f"stream {seed} bump")
    reach, turn, way = rng.uniform(0.025, 0.06) * side, math.radians(rng.uniform(-3, 3)), rng.uniform(0, 2 * math.pi)
    turned = np.vstack([cv2.getRotationMatrix2D((side / 2, side / 2), math.degrees(turn), 1), (0, 0, 1)])
    return np.array([[1, 0, reach * math.cos(way)], [0, 1, reach * math.sin(way)], [0, 0, 1]]) @ turned


def _readable(stage, states):
    """The red zone does not lie between the others, and the red lamp is large enough."""
    if sorted(stage.zones(states), key=stage.zones(states).get)[1] == "red":
        return False
    lamps = [Lamp(lamp.colour, False) for lamp in stage.scene.lamps]
    red = stage.places(states)["lamps", lamps[[lamp.colour for lamp in lamps].index("red")]]
    return red.mean() > _SMALLEST_LAMP


def _region(stage, states, mounted):
    """x, y, width and height around the first gauge as the camera sees it."""
    mask = stage.places(states)["gauges", stage.scene.gauges[0]]
    seen = camera.seen_from(mounted, mask.astype(np.float32), 256) > 0.5
    rows, columns = (np.flatnonzero(seen.any(axis)) / 256 for axis in (1, 0))
    left, top = max(0.0, columns[0] - _ROOM), max(0.0, rows[0] - _ROOM)
    return left, top, min(1.0, columns[-1] + _ROOM) - left, min(1.0, rows[-1] + _ROOM) - top
