"""How the lasting states of a place change over the hours: the needle, lamps, gate, water level, door. Tracks of (second, value), even in between."""
import math
import random

import numpy as np

# The red mark of the staff gauge, as a part of its board; and from where a gate counts as open: half of the least it is opened to. Less is too few pixels to be seen.
_HIGH, _OPEN = 0.66, 0.2
_LEVELS = {"low": (0.12, 0.27), "normal": (0.43, 0.56), "high": (0.74, 0.87)}
# Seconds from one state to another: as needles, gates and water of a small pond go.
_NEEDLE, _GATE, _WATER = (2, 8), (20, 50), (60, 90)


class States:
    """The states of a camera's place by the second. held: when the state of a query holds, {query: [(from, to)]}."""

    def __init__(self, setting, zones):
        self._rng = random.Random(f"stream {setting.seed} states")
        self._setting, self._zones = setting, zones
        scene, self._tracks, self.held = setting.scene, {}, {}
        if scene.gauges:
            self._needle()
        if len(scene.gauges) > 1:
            self._tracks["zone"] = self._switched(25, (0, 1, 2))
        for number, lamp in enumerate(scene.lamps):
            self._tracks["lamp", number] = self._lamp(lamp.colour)
        if scene.gates:
            self._gate()
        if scene.level:
            self._level()
        if scene.door:
            self._tracks["door"] = self._switched(20, (0, 1))
        self._grids = {name: np.interp(np.arange(setting.seconds), *zip(*track)) for name, track in self._tracks.items()}
        self._hold()

    def at(self, second):
        """What the stage takes."""
        states, steps = {}, {"needle": 0.01, "gate": 0.02, "level": 0.005}
        for name, grid in self._grids.items():
            if name in steps:
                states[name] = round(round(float(grid[second]) / steps[name]) * steps[name], 4)
            elif name in ("zone", "door"):
                states[name] = round(float(grid[second]))
        lamps = [float(grid[second]) > 0.5 for name, grid in self._grids.items() if isinstance(name, tuple)]
        return {**states, "lamps": tuple(lamps)} if lamps else states

    def changes(self):
        """When states of queries begin or end, with a minute around: nothing else is planted there."""
        return [(edge - 60, edge + 60) for spans in self.held.values() for span in spans for edge in span]

    def _hold(self):
        red = [number for number, lamp in enumerate(self._setting.scene.lamps) if lamp.colour == "red"]
        tests = {"gate-open": ("gate", lambda value: value > _OPEN), "level-high": ("level", lambda value: value > _HIGH)}
        if red:
            tests["lamp-red"] = ("lamp", red[0]), lambda value: value > 0.5
        if self._setting.place == "panel":
            low, high = self._zones["red"]
            tests["needle-red"] = "needle", lambda value: (value >= low) & (value <= high)
        self.held = {query: spans(test(self._grids[name])) for query, (name, test) in tests.items() if name in self._grids}

    def _spells(self, a_day, least, most, gap):
        """Disjoint spells of log-uniform length, not in the first quarter of an hour: [(from, to)]."""
        rng, end, found = self._rng, self._setting.seconds, []
        for _ in range(max(1, round(a_day * rng.uniform(0.8, 1.2) * self._setting.hours / 24))):
            for _ in range(40):
                start = rng.uniform(900, max(901, end - least))
                stop = start + math.exp(rng.uniform(math.log(least), math.log(most)))
                if all(stop + gap < a or b + gap < start for a, b in found):
                    found.append((start, stop))
                    break
        return sorted(found)

    def _course(self, spells, inside, outside, ramp, rest):
        """A track that is drawn from `inside` within spells and from `outside` elsewhere, and moves a little every `rest` seconds."""
        rng, end = self._rng, self._setting.seconds
        edges = [0.0, *(edge for spell in spells for edge in spell), end + 1.0]
        track = []
        for number, (start, stop) in enumerate(zip(edges, edges[1:])):
            drawn = inside if number % 2 else outside
            track.append((start + (rng.uniform(*ramp) if number else 0), drawn(rng)))
            while track[-1][0] + rest < stop:
                at, value = track[-1][0] + rest * rng.uniform(0.5, 1.5), drawn(rng)
                if at + ramp[1] >= stop:
                    break
                track += [(at, track[-1][1]), (at + rng.uniform(*ramp), value)]
            track.append((max(stop, track[-1][0] + 0.5), track[-1][1]))
        return track

    def _needle(self):
        def within(zone):
            low, high = self._zones[zone]
            return lambda rng: rng.uniform(low + 0.2 * (high - low), high - 0.2 * (high - low))

        planted = self._setting.place != "panel" or self._setting.planted("needle-red")
        spells = self._spells(7, 180, 5400, 600) if planted else []
        self._tracks["needle"] = self._course(spells, within("red"), lambda rng: within(rng.choice(("green", "green", "yellow")))(rng), _NEEDLE, 700)

    def _lamp(self, colour):
        if colour == "red":
            spells = self._spells(7, 90, 3600, 600) if self._setting.planted("lamp-red") else []
            return self._course(spells, lambda rng: 1.0, lambda rng: 0.0, (0.5, 0.5), 1e9)
        return self._switched(16, (0, 1))

    def _gate(self):
        spells = self._spells(6, 240, 5400, 900) if self._setting.planted("gate-open") else []
        self._tracks["gate"] = self._course(spells, lambda rng: rng.choice((0.4, 0.5, 1.0)), lambda rng: 0.0, _GATE, 2000)

    def _level(self):
        spells = self._spells(6, 600, 7200, 1200) if self._setting.planted("level-high") else []
        self._tracks["level"] = self._course(spells, lambda rng: rng.uniform(*_LEVELS["high"]),
                                             lambda rng: rng.uniform(*_LEVELS[rng.choice(("low", "normal", "normal"))]), _WATER, 2400)

    def _switched(self, a_day, values):
        """Jumps between values at random times."""
        rng, end, track = self._rng, self._setting.seconds, []
        times = sorted(rng.uniform(0, end) for _ in range(round(a_day * self._setting.hours / 24)))
        value = rng.choice(values)
        for start, stop in zip([0.0, *times], [*times, end + 1.0]):
            track += [(start, value), (max(start, stop - 1e-3), value)]
            value = rng.choice([other for other in values if other != value])
        return track


def spans(true):
    """Where a row of booleans is true: [(from, to)]."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], np.asarray(true, int), [0]])))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
