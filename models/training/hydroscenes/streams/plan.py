"""What happens in a stream: events that are planted, and things that come and go and are none."""
import functools
import math
import random
from dataclasses import dataclass, replace

import cv2

from ..atoms import INDEX, TRUE, truth
from ..scene import VEHICLE_COLOURS, VEHICLES, Person, Vehicle
from . import setting as settings
from .acts import Act, Pose, lasting, pose
from .frames import Shooter
from .stage import Stage, share
from .standing import apart, placed
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
# So much lighter or darker than without it, in grey levels, a pixel shows that something is there; and so much of a thing must show.
_SHOWS, _SHOWN = 16, 0.4



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
        self._rng, self.acts, self._shares = random.Random(f"stream {setting.seed} acts"), [], {}
        changes = self.states.changes()
        self.weather.covers = [spell for spell in self.weather.covers if _beside(changes, spell.start, spell.stop)]
        self._eye = Shooter(self, 128)
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
        if act not in self._shares:
            middle = (act.start + act.stop) // 2
            self._shares[act] = share(self.stage.mask(self.states.at(middle), Pose(act, act.x, 1.0, 0)), self.mounting(middle))
        return self._shares[act]

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
            least, most = (_FAINTEST_SHARE, STRONG_SHARE) if faint else (STRONG_SHARE, 1)
            if self._free(act) and least <= self.share(act) < most and self._visible(act):
                self.acts.append(act)
                self._taken.append((act.start - _APART, act.stop + _APART))
                return

    def _event(self, query, seconds, faint):
        kind, rng = _EVENT[query], self._rng
        length = lasting(kind, seconds)
        start = rng.randint(_QUIET, max(_QUIET, self.setting.seconds - length - 5))
        of = {"beyond": Person("beyond", rng.random() < 0.5, rng.choice(("plain", "vest"))), "floating": Person("floating", rng.random() < 0.3, rng.choice(("plain", "life_jacket"))),
              "no-helmet": Person("floor", False, rng.choice(("plain", "vest"))), "debris": rng.choice(("logs", "plastic"))}.get(query)
        return Act(f"{query} {len(self.acts)} {rng.random()}", kind, of, start, start + length, query=query, **placed(rng, self.stage, kind, faint))

    def _free(self, act):
        """Whether there is time for it: nothing else planted, and where smoke would hide a panel, no state that is asked for."""
        hidden = [(start - 60, stop + 60) for spans in self.states.held.values() for start, stop in spans] if self.setting.place == "panel" else []
        return act.stop <= self.setting.seconds and _beside(self._taken + hidden, act.start, act.stop)

    def _visible(self, act):
        """Whether a picture can show it at its begin and end."""
        scene = replace(self.setting.scene, **_in_scene(act))
        if not all(truth(replace(scene, light=self.weather.light(second), weather=self.weather.seen_as(second)))[INDEX[QUERIES[act.query].atom]] == TRUE for second in act.seen):
            return False
        middle = (act.start + act.stop) // 2
        without, there = (self._eye.still(middle, poses) for poses in ((), (Pose(act, act.x, 1.0, 0),)))
        return (cv2.absdiff(without, there).max(2) > _SHOWS).mean() >= _SHOWN * self.share(act)

    def _strew(self, kind, least, most):
        """Something that is no event, where there is room for it."""
        rng = self._rng
        for _ in range(8):
            length = lasting(kind, round(math.exp(rng.uniform(math.log(least), math.log(most)))))
            start = rng.randint(-20, max(0, self.setting.seconds - 30))
            of = {"debris": rng.choice(("logs", "plastic")), "vehicle": Vehicle(rng.choice(VEHICLES), rng.choice(VEHICLE_COLOURS))}.get(kind)
            if kind in ("person", "passer", "catwalk", "waterside"):
                of = Person({"person": "floor", "passer": "floor"}.get(kind, kind), kind in ("person", "passer") or rng.random() < 0.7, rng.choice(("plain", "vest", "vest")))
            act = Act(f"{kind} {len(self.acts)} {rng.random()}", kind, of, start, start + length, **placed(rng, self.stage, kind))
            if all(apart(act, other) for other in self.acts) and (kind != "passer" or _beside(self.states.changes(), act.start, act.stop)):
                self.acts.append(act)
                return


def _in_scene(act):
    """What an act adds to a scene."""
    if isinstance(act.of, Person):
        return {"people": (act.of,)}
    return {"oil": {"floor": "oil"}, "flood": {"floor": "flooded"}, "debris": {"debris": act.of}, "fire": {"fire": True}, "smoke": {"smoke": True}}[act.kind]


def _beside(spans, start, stop):
    """Whether a stretch of time touches none of these."""
    return all(stop <= a or b <= start for a, b in spans)
