"""Draws what stands before a camera: the place with its states, which are kept while they last, and the acts on it."""
import contextlib
import random
from dataclasses import replace

import cv2
import numpy as np

from .. import camera, hazards, people, plant, textures, vehicles, views
from ..canvas import SIDE, Canvas, Moment
from ..palette import times
from ..scene import ZONES, Lamp, Motion

_OVER, _DOWN = 0.15, 0.14
_KEPT = 6


class _Held(Motion):
    """A thing that stands where it is put: the part is its place itself."""

    def between(self, first, last):
        return self.part


class _Dice(Moment):
    """Dice by the kind of thing alone, so that it looks the same in every state."""

    def dice(self, name):
        return super().dice(name if isinstance(name, str) else name[0])


class Stage:
    """A camera's place. The scene says what there is; `states` what of it changes, `poses` who is there besides."""

    def __init__(self, scene, style, side=2 * SIDE):
        self.scene, self.style, self.side = scene, style, side
        self.lines = views.lines(scene.view, self._dice("drawing"))
        self.ledges = scene.view in ("spillway", "rack") and self._dice("ledge").random() < 0.5
        self._bases = {}

    def draw(self, states, poses):
        """Pixels [side, side, 3]."""
        return self._with(states, poses)[0]

    def mask(self, states, pose):
        """Where a thing is painted: bool [side, side]."""
        if pose.act.kind == "flood":
            return self.places({**states, "flood": True})["floor", "flooded"]
        places = self._with(states, [pose])[1]
        return np.any([mask for (field, _), mask in places.items() if field != "heads"], axis=0)

    def places(self, states):
        """Where what belongs to the place is painted, as a canvas has it."""
        return self._base(states)[2]

    def zones(self, states):
        """Where each zone lies on the scale of the first dial."""
        return self._base(states)[3]

    def _dice(self, name):
        return random.Random(f"{name} {self.scene.seed}")

    def _with(self, states, poses):
        pixels, behind, *_ = self._base(states)
        flood = max((pose.there for pose in poses if pose.act.kind == "flood"), default=0)
        if flood:
            pixels = cv2.addWeighted(self._base({**states, "flood": True})[0], flood, pixels, 1 - flood, 0)
        painted, places = pixels.copy(), {}
        back = [pose for pose in poses if _is_behind(pose)]
        for pose in back:
            self._paint(painted, places, pose)
        if back:
            rail = cv2.absdiff(pixels, behind).max(2) > 0
            painted[rail] = pixels[rail]
        for pose in sorted((pose for pose in poses if pose not in back and pose.act.kind != "flood"), key=lambda pose: pose.act.y):
            self._paint(painted, places, pose)
        return painted, places

    def _base(self, states):
        key = tuple(sorted(states.items()))
        if key not in self._bases:
            while len(self._bases) >= _KEPT:
                del self._bases[next(iter(self._bases))]
            with _surfaces(self.style):
                self._bases[key] = self._drawn(states)
        return self._bases[key]

    def _drawn(self, states):
        scene, moment = self._standing(states)
        canvas = Canvas(self._dice("drawing"), self.side, moment)
        views.draw(canvas, scene)
        aside = Canvas(self._dice("aside"), self.side, _Dice(f"aside {scene.seed}", None), canvas.pixels)
        if scene.view in ("staff", "reservoir"):
            plant.bank(aside, 0.72, False, 0.38 if scene.view == "staff" else 0.42)
        for x in (0.3, 0.7) if self.ledges else ():
            self._ledge(aside, x)
        return canvas.pixels, canvas.behind, canvas.places, moment.zones

    def _standing(self, states):
        """The scene in these states, and the moment that holds what moves evenly."""
        scene, motion = self.scene, None
        if scene.gauges:
            motion = _Held("gauges", scene.gauges[0], (0.0, 0.0), states["needle"])
            others = tuple(replace(gauge, zone=ZONES[states["zone"]]) for gauge in scene.gauges[1:])
            scene = replace(scene, gauges=scene.gauges[:1] + others)
        if scene.lamps:
            scene = replace(scene, lamps=tuple(Lamp(lamp.colour, lit) for lamp, lit in zip(scene.lamps, states["lamps"])))
        if scene.gates:
            motion = _Held("gates", max(scene.gates), (0.0, 0.0), states["gate"])
        if scene.level:
            motion = _Held("level", scene.level, (scene.level, scene.level), states["level"])
        if scene.door:
            scene = replace(scene, door="open" if states["door"] else "closed")
        if states.get("flood"):
            scene = replace(scene, floor="flooded")
        return scene, _Dice(f"thing {scene.seed}", motion)

    def _paint(self, pixels, places, pose):
        act, beat = pose.act, str(pose.beat) if pose.act.kind == "fire" else ""
        name = f"{self.scene.seed} {act.name} {beat}"
        canvas = Canvas(random.Random(name), self.side, _Dice(name, self._motion(pose)), pixels, places=places)
        with _surfaces(self.style):
            getattr(self, f"_{act.kind}")(canvas, pose)

    @staticmethod
    def _motion(pose):
        act = pose.act
        if act.kind == "vehicle":
            return _Held("vehicles", act.of, (act.of, act.of), pose.x)
        if act.kind == "debris":
            return _Held("debris", act.of, (act.of, act.of), 1.02 * (1 - pose.there) + 0.008 * pose.beat)
        if act.kind in ("fire", "smoke"):
            return _Held(act.kind, True, (True, True), pose.there)
        return Motion("people", act.of, (act.of, act.of), 0.06 * pose.beat)

    def _person(self, canvas, pose):
        self._walker(canvas, pose, pose.act.y)

    _waterside = _passer = _person

    def _catwalk(self, canvas, pose):
        self._walker(canvas, pose, self.lines[0])

    def _beyond(self, canvas, pose):
        """Walks along, climbs over, stands on the ledge."""
        deck, climbed = self.lines[0], max(0.0, 2 * pose.there - 1)
        if climbed < 0.5:
            self._walker(canvas, pose, deck - 2 * _OVER * climbed)
            return
        if not self.ledges:
            self._ledge(Canvas(canvas.rng, self.side, None, canvas.pixels), pose.act.x)
        self._walker(canvas, pose, deck - _OVER + (_OVER + _DOWN) * (2 * climbed - 1))

    @staticmethod
    def _walker(canvas, pose, feet):
        """Someone in step at pose.x: a walker of clips has come from where he began, which lies so far back."""
        behind = 0.36 * canvas.moment.motion.part
        start = pose.x - behind if pose.x - behind < 0.5 else pose.x + behind
        people.person(canvas, start, feet, pose.act.size, pose.act.of)

    def _ledge(self, canvas, x):
        deck = self.lines[0]
        wall = tuple(canvas.pixels[int((deck + 0.02) * self.side), int(x * self.side)] / 255)
        canvas.block(x - 0.15, deck + _DOWN - 0.005, 0.30, 0.035, times(wall, 1.2), times(wall, 0.6))

    def _swimmer(self, canvas, pose):
        act = pose.act
        tone = tuple(np.median(canvas.pixels[int(act.y * self.side)], axis=0) / 255)
        people.swimmer(canvas, pose.x + 0.006 * pose.beat, act.y + 0.005 * pose.beat, act.size, tone, act.of)

    def _vehicle(self, canvas, pose):
        vehicles.vehicle(canvas, pose.x, pose.act.y, pose.act.size, pose.act.of)

    def _fire(self, canvas, pose):
        hazards.fire(canvas, pose.act.x, pose.act.y, pose.act.size)

    def _smoke(self, canvas, pose):
        hazards.smoke(canvas, pose.act.x + 0.01 * (pose.beat % 3), pose.act.y - 0.006 * (pose.beat % 4), pose.act.size)

    def _oil(self, canvas, pose):
        hazards.oil(canvas, pose.act.x, pose.act.y, pose.act.size * (0.3 + 0.7 * pose.there))

    def _debris(self, canvas, pose):
        hazards.debris(canvas, 0.12, 0.88, pose.act.y, pose.act.y + pose.act.size, pose.act.of)

    def _box(self, canvas, pose):
        plant.clutter(canvas, 1, pose.act.y, pose.act.y + 0.05)


def _is_behind(pose):
    return pose.act.kind == "catwalk" or pose.act.kind == "beyond" and pose.there < 0.75


def _surfaces(style):
    return textures.others() if style == "held-out" else contextlib.nullcontext()


def share(mask, mounting, size=64):
    """The part of the camera's picture that a mask covers."""
    return float(camera.seen_from(mounting, mask.astype(np.float32), size).mean())
