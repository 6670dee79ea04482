"""What befalls the whole picture by the second: daylight, rain, fog, flicker, something before the lens, a bump."""
import math
import random
from dataclasses import dataclass

from ..scene import OUTDOOR

# Below this part of full daylight it is night, and cameras switch to infrared.
_DUSK = 0.3
# Seconds in which rain or fog comes up and goes.
_GATHERS = 90


@dataclass(frozen=True)
class Spell:
    """kind: rain, fog, flicker or cover. strength: 0 to 1."""
    kind: str
    start: int
    stop: int
    strength: float

    def at(self, second, gathers=_GATHERS):
        return self.strength * max(0.0, min(1.0, (second - self.start) / gathers, (self.stop - second) / gathers))


class Weather:
    """The weather and mishaps of one camera."""

    def __init__(self, setting):
        rng = random.Random(f"stream {setting.seed} weather")
        self._setting, self._outdoor = setting, setting.place in OUTDOOR
        self._rise, self._set = rng.uniform(5.2, 7.2), rng.uniform(17.2, 19.5)
        self._clouds = [(rng.uniform(0.02, 0.06), rng.uniform(400, 4000), rng.uniform(0, 2 * math.pi)) for _ in range(5)]
        self.spells = []
        for kind, a_day, least, most in (("rain", 4, 300, 3600), ("fog", 3, 300, 3600)) if self._outdoor else ():
            self.spells += self._some(rng, kind, a_day, least, most, (0.6, 1.0))
        self.spells += self._some(rng, "flicker", 4, 60, 1200, (0.3, 1.0))
        # Without its weather, no second of which can be told: acts are planned around these.
        self.covers = self._some(rng, "cover", 5, 5, 25, (0.4, 1.0))
        self.bump = rng.randint(1200, max(1200, setting.seconds - 600)) if rng.random() < setting.hours / 48 else None

    def _some(self, rng, kind, a_day, least, most, strengths):
        """Spells of log-uniform length that do not touch one another nor what is there already."""
        end, found = self._setting.seconds, []
        expected = a_day * self._setting.hours / 24
        for _ in range(int(expected) + (rng.random() < expected % 1)):
            start, length = rng.uniform(0, end), math.exp(rng.uniform(math.log(least), math.log(most)))
            spell = Spell(kind, int(start), int(start + length), rng.uniform(*strengths))
            if all(spell.stop < other.start or other.stop < spell.start for other in self.spells + found if {kind, other.kind} != {"flicker", other.kind}):
                found.append(spell)
        return found

    def clock(self, second):
        """Hour of the day."""
        return (self._setting.begin + second / 3600) % 24

    def daylight(self, second):
        """0 at night to 1; in rooms whose light stays on always 1."""
        if self._setting.night == "day":
            return 1.0
        hour = self.clock(second)
        edge = min(hour - self._rise, self._set - hour)
        if not self._outdoor:
            return float(edge > 0)
        part = min(1.0, max(0.0, (edge + 0.5) / 1.2))
        return part * part * (3 - 2 * part)

    def light(self, second):
        """As scenes have it: day, night or infrared."""
        return "day" if self.daylight(second) > _DUSK else self._setting.night

    def clouds(self, second):
        """How much brighter or darker the clouds and the camera's exposure make the picture; 0 is as usual."""
        share = 1.0 if self._outdoor else 0.3
        return share * sum(height * math.sin(2 * math.pi * second / period + phase) for height, period, phase in self._clouds)

    def strength(self, kind, second):
        return max((spell.at(second, 5 if kind == "flicker" else _GATHERS) for spell in self.spells if spell.kind == kind), default=0.0)

    def cover(self, second):
        """What is before the lens and how far it has come, 0 to 1; or None."""
        return next(((spell, (second - spell.start) / (spell.stop - spell.start)) for spell in self.covers if spell.start <= second < spell.stop), None)

    def seen_as(self, second):
        """As scenes have it: clear, rain or fog."""
        return next((kind for kind in ("fog", "rain") if self.strength(kind, second) > 0.1), "clear")
