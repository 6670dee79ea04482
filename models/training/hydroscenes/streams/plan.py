"""What happens in a stream: events that are planted, and things that come and go and are none."""
import functools
import math
import random
from dataclasses import dataclass, replace

from ..atoms import INDEX, TRUE, truth
from ..scene import VEHICLE_COLOURS, VEHICLES, Person, Vehicle
from . import setting as settings
from .acts import Act, Pose, lasting, pose
from .stage import Stage, share
from .states import States
from .watches import QUERIES
from .weather import Weather

# The first quarter of an hour is without events. What is planted keeps so far from the next, in seconds.
_QUIET, _APART = 900, 150
# A strong event is as large and as long; nothing smaller or shorter than the faintest is planted.
STRONG_SHARE, STRONG_SECONDS = 0.03, 10
_FAINTEST_SHARE, _FAINTEST_SECONDS = 0.005, 5
_EVENT = {"beyond": "beyond", "floating": "swimmer", "oil": "oil", "flooded": "flood", "fire": "fire", "smoke": "smoke", "debris": "debris", "no-helmet": "person"}
# What comes and goes without being an event: kind, times a day, least and most seconds.
_CLUTTER = {
    "panel": (("passer", 14, 3, 40),), "hall": (("person", 40, 8, 600), ("box", 3, 3600, 18000)), "spillway": (("catwalk", 50, 5, 300), ("debris", 4, 600, 3600)),
    "staff": (("waterside", 30, 10, 600), ("debris", 6, 600, 3600)), "rack": (("catwalk", 50, 5, 300),),
    "yard": (("person", 40, 8, 600), ("vehicle", 25, 20, 2400), ("box", 3, 3600, 18000)), "reservoir": (("waterside", 30, 10, 600), ("debris", 10, 300, 3600)),
}
_PLACED = ("person", "vehicle", "fire", "smoke", "oil", "catwalk", "beyond", "swimmer")


@dataclass(frozen=True)
class Row:
    """A line of the truth."""
    watch: str
    start: int
    stop: int
    strength: str


class Plan:
    """All that there is in a stream of a seed: its setting, weather, states and acts."""

    def __init__(self, setting):
        self.setting, self.weather = setting, Weather(setting)
        self.stage = Stage(setting.scene, setting.style)
        self.states = States(setting, self.stage.zones(settings.resting(setting.scene)))
        self._rng, self.acts = random.Random(f"stream {setting.seed} acts"), []
        self._taken = [(spell.start - 30, spell.stop + 30) for spell in self.weather.covers]
        self._taken += [(self.weather.bump - 60, self.weather.bump + 60)] if self.weather.bump else []
        for watch in setting.watches:
            if watch.planted and watch.query in _EVENT:
                for _ in range(max(1, round(self._rng.uniform(8, 12) * setting.hours / 24))):
                    self._plant(watch.query)
        for kind, a_day, least, most in _CLUTTER[setting.place]:
            for _ in range(round(a_day * setting.hours / 24)):
                self._strew(kind, least, most)
        self.acts.sort(key=lambda act: (act.start, act.name))

    def poses(self, second):
        """Who is there."""
        return tuple(found for act in self.acts if act.start <= second < act.stop for found in (pose(act, second),))

    def mounting(self, second):
        mounted = settings.mounting(self.setting.seed, self.stage.side)
        bumped = self.weather.bump and second >= self.weather.bump
        return settings.bumped(self.setting.seed, self.stage.side) @ mounted if bumped else mounted

    @functools.cached_property
    def truth(self):
        """[Row], by time."""
        ids = {watch.query: watch.id for watch in self.setting.watches}
        rows = [Row(ids[query], *span, "state") for query, found in self.states.held.items() if query in ids for span in found]
        rows += [Row(ids[act.query], *act.seen, self._strength(act)) for act in self.acts if act.query]
        return sorted(rows, key=lambda row: (row.start, row.watch))

    def share(self, act):
        """The part of the picture that an act covers when all of it is there."""
        middle = (act.start + act.stop) // 2
        return share(self.stage.mask(settings.resting(self.setting.scene) | self.states.at(middle), Pose(act, act.x, 1.0, 0)), self.mounting(middle))

    def _strength(self, act):
        start, stop = act.seen
        clear = all(self.weather.seen_as(second) == "clear" and self.weather.light(second) != "infrared" for second in (start, stop))
        return "strong" if clear and stop - start >= STRONG_SECONDS and self.share(act) >= STRONG_SHARE else "weak"

    def _plant(self, query):
        """One event for a watch; none where no room is found for it."""
        rng = self._rng
        faint, short = rng.random() < 0.2, rng.random() < 0.15
        for _ in range(60):
            act = self._event(query, rng.randint(_FAINTEST_SECONDS, STRONG_SECONDS - 1) if short else rng.randint(12, 60), faint)
            if not self._free(act) or not self._visible(act):
                continue
            size = self.share(act)
            if (_FAINTEST_SHARE <= size < STRONG_SHARE) if faint else size >= STRONG_SHARE:
                self.acts.append(act)
                self._taken.append((act.start - _APART, act.stop + _APART))
                return

    def _event(self, query, seconds, faint):
        kind, rng = _EVENT[query], self._rng
        length = lasting(kind, seconds)
        start = rng.randint(_QUIET, max(_QUIET, self.setting.seconds - length - 5))
        of = {"beyond": Person("beyond", rng.random() < 0.5, rng.choice(("plain", "vest"))), "floating": Person("floating", rng.random() < 0.3, rng.choice(("plain", "life_jacket"))),
              "no-helmet": Person("floor", False, rng.choice(("plain", "vest"))), "debris": rng.choice(("logs", "plastic"))}.get(query)
        return replace(self._placed(kind, f"{query} {len(self.acts)} {rng.random()}", of, start, start + length, 0.5 if faint else 1.0), query=query)

    def _free(self, act):
        """Whether there is time for it: nothing else planted, and where smoke would hide a panel, no state that is asked for."""
        hidden = [(start - 60, stop + 60) for spans in self.states.held.values() for start, stop in spans] if self.setting.place == "panel" else []
        return all(act.stop <= start or stop <= act.start for start, stop in self._taken + hidden)

    def _visible(self, act):
        """Whether a picture can show it at its begin and end."""
        scene = replace(self.setting.scene, **_in_scene(act))
        return all(truth(replace(scene, light=self.weather.light(second), weather=self.weather.seen_as(second)))[INDEX[QUERIES[act.query].atom]] == TRUE for second in act.seen)

    def _strew(self, kind, least, most):
        """Something that is no event, where there is room for it."""
        rng = self._rng
        for _ in range(8):
            length = lasting(kind, round(math.exp(rng.uniform(math.log(least), math.log(most)))))
            start = rng.randint(-20, max(0, self.setting.seconds - 30))
            of = {"debris": rng.choice(("logs", "plastic")), "vehicle": Vehicle(rng.choice(VEHICLES), rng.choice(VEHICLE_COLOURS))}.get(kind)
            if kind in ("person", "passer", "catwalk", "waterside"):
                of = Person({"person": "floor", "passer": "floor"}.get(kind, kind), kind in ("person", "passer") or rng.random() < 0.7, rng.choice(("plain", "vest", "vest")))
            act = self._placed(kind, f"{kind} {len(self.acts)} {rng.random()}", of, start, start + length, 1.0)
            if all(_clear_of(act, other) for other in self.acts):
                self.acts.append(act)
                return

    def _placed(self, kind, name, of, start, stop, scale):
        """Somewhere where such a thing can stand, as the stills have it; smaller by `scale`."""
        rng, lines, at = self._rng, self.stage.lines, {}
        floor = lines[0] if lines else 0.5
        if kind == "person":
            size = rng.uniform(0.36, 0.40 if self.setting.scene.gauges or self.setting.scene.lamps else 0.50)
            low = 0.54 if self.setting.scene.gauges or self.setting.scene.lamps else 0.14
            at = {"size": size * (scale + 1) / 2 * (0.8 if scale < 1 else 1), "y": min(0.95, max(floor + (1 - floor) * rng.uniform(0.40, 0.72), low + size))}
        elif kind == "passer":
            at = {"size": rng.uniform(1.0, 1.4), "y": rng.uniform(1.2, 1.5)}
        elif kind in ("catwalk", "beyond"):
            at = {"size": rng.uniform(0.31, 0.34) * (1 if scale == 1 else 0.7)}
        elif kind == "waterside":
            at = {"size": rng.uniform(0.40, 0.46), "y": rng.uniform(0.84, 0.89), "x": rng.uniform(0.17, 0.26), "sides": (-1, -1)}
        elif kind == "vehicle":
            at = {"size": rng.uniform(0.40, 0.58), "y": floor + (1 - floor) * rng.uniform(0.20, 0.52)}
        elif kind in ("fire", "smoke"):
            low, high = (0.18, 0.28) if kind == "fire" else (0.5, 0.7)
            at = {"size": rng.uniform(low, high) * (scale if kind == "fire" else 0.8 * scale), "y": rng.uniform(0.75, 0.92) if self.setting.place == "panel" else floor + (1 - floor) * rng.uniform(0.2, 0.6)}
        elif kind == "oil":
            at = {"size": rng.uniform(0.15, 0.24) * (scale + 0.2 * (scale < 1)), "y": rng.uniform(max(0.80, floor + 0.28), 0.88)}
        elif kind == "debris":
            low, high = {"rack": (lines[-1] + 0.015, lines[-1] + 0.17), "spillway": (lines[-1] + 0.07, 0.92), "staff": (0.90, 0.96)}.get(self.setting.place, (floor + 0.14, 0.60)) if lines else (0.90, 0.96)
            at = {"y": low, "size": high - low}
        elif kind == "swimmer":
            at = {"size": rng.uniform(0.42, 0.54) * (1 if scale == 1 else 0.6), "y": rng.uniform(0.60, 0.80) if scale == 1 else rng.uniform(0.50, 0.6)}
        elif kind == "box":
            at = {"y": floor - (0.16 if self.setting.place == "hall" else 0.02)}
        if kind in _PLACED:
            at["x"] = self._stretch(kind, at.get("size", 0.3))
            at["sides"] = (-1 if at["x"] < 0.5 else 1,) * 2 if rng.random() < 0.7 else rng.choice(((-1, 1), (1, -1)))
        return Act(name, kind, of, start, stop, **at)

    def _stretch(self, kind, size):
        rng = self._rng
        if kind == "vehicle":
            return rng.uniform(0.1 + size / 2, 0.9 - size / 2)
        if kind == "beyond" and self.stage.ledges:
            return rng.choice((0.3, 0.7)) + rng.uniform(-0.05, 0.05)
        if kind == "swimmer":
            return rng.uniform(0.54, 0.82)
        return rng.uniform(0.2, 0.8)


def _in_scene(act):
    """What an act adds to a scene."""
    if isinstance(act.of, Person):
        return {"people": (act.of,)}
    return {"oil": {"floor": "oil"}, "flood": {"floor": "flooded"}, "debris": {"debris": act.of}, "fire": {"fire": True}, "smoke": {"smoke": True}}[act.kind]


def _clear_of(act, other):
    """Whether two things are not there at once, or stand apart and do not pass before each other."""
    if act.stop + 2 < other.start or other.stop + 2 < act.start or "box" in (act.kind, other.kind):
        return True
    if {act.kind, other.kind} & {"passer", "flood"} or act.kind == other.kind == "debris":
        return False
    if other.query and act.kind == "vehicle":
        return False
    apart = 0.24 + (0.25 if "vehicle" in (act.kind, other.kind) else 0)
    way = [act.sides[0], act.sides[1]]
    return "debris" in (act.kind, other.kind) or abs(act.x - other.x) > apart and (not other.query or all((act.x - other.x) * side > 0 for side in way))


@functools.lru_cache(maxsize=2)
def plan(seed, index=0, hours=12.0, style="held-out"):
    """The plan of a stream; the index says which place it looks at and which watches stay silent."""
    return Plan(settings.setting(seed, index, hours, style))
