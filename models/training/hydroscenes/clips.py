"""Short clips in which one thing happens, or nothing does: drawn from a seed, with what is true of them.

The scene stands still from frame to frame but for the noise of the sensor, rain and a slight trembling; only the acting thing changes.
"""
import random
from dataclasses import dataclass, replace

import numpy as np

from . import camera, views
from .actions import ACTIONS, INDEX, NOTHING_MOVES, as_of, begin
from .atoms import FALSE, TRUE, UNKNOWABLE, truth
from .canvas import SIDE, Canvas, Moment
from .scene import Motion, Scene

FRAMES = 12
# In so many clips nothing moves: the scene stands as it is before or after the action that it was made for.
_STILL = 0.35


@dataclass(frozen=True)
class Clip:
    """A scene as it is drawn, the thing that moves in it, and how far it has come in each of the frames (0 to 1).

    made_for: the action that the scene was made for; it happens where the frames differ.
    """
    seed: int
    made_for: str
    scene: Scene
    motion: Motion
    course: tuple

    @property
    def action(self):
        return self.made_for if len(set(self.course)) > 1 else NOTHING_MOVES


def sample_clip(seed, action=None):
    """The clip of a seed; with `action` one in which it happens. A clip of "nothing_moves" is made for any other action."""
    rng = random.Random(f"clip {seed}")
    made_for = rng.choice(ACTIONS[:-1])
    still = rng.random() < _STILL
    if action:
        made_for, still = (made_for, True) if action == NOTHING_MOVES else (action, False)
    scene, motion, steps = begin(made_for, seed, rng)
    if still:
        return Clip(seed, made_for, scene, motion, (float(rng.random() < 0.5),) * FRAMES)
    start = rng.randint(0, FRAMES - 1 - steps)
    return Clip(seed, made_for, scene, motion, tuple(min(1.0, max(0.0, (frame - start) / steps)) for frame in range(FRAMES)))


def render_clip(clip, size=camera.OUT):
    """[FRAMES, size, size, 3] uint8, RGB. The same clip always gives the same bytes."""
    return np.stack([_frame(clip, at, size) for at in range(FRAMES)])


def _frame(clip, at, size):
    moment = Moment(f"thing {clip.seed}", replace(clip.motion, part=clip.course[at]))
    canvas = Canvas(random.Random(f"drawing {clip.seed}"), size * SIDE // camera.OUT, moment)
    views.draw(canvas, clip.scene)
    return camera.shoot(canvas.pixels, clip.scene, random.Random(f"camera {clip.seed}"), size, random.Random(f"frame {clip.seed} {at}"))[0]


def scenes_of(clip):
    """The scenes that a clip goes through, first to last; one where nothing moves."""
    states = clip.motion.states
    if clip.action == NOTHING_MOVES:
        states = (states[-1] if clip.course[0] else states[0],)
    return tuple(as_of(clip.scene, clip.motion, state) for state in states)


def static_truth(clip):
    """int8 [len(ATOMS)]: what holds in all of a clip is TRUE, what never does FALSE, what changes UNKNOWABLE."""
    truths = np.stack([truth(scene) for scene in scenes_of(clip)])
    return np.where((truths == truths[0]).all(0), truths[0], UNKNOWABLE).astype(np.int8)


def action_truth(clip):
    """int8 [len(ACTIONS)]: TRUE for what happens, UNKNOWABLE where it cannot be said or seen, else FALSE."""
    found = np.full(len(ACTIONS), FALSE, np.int8)
    found[INDEX[clip.action]] = TRUE
    if clip.action == "vehicle_passes":
        # Does a vehicle arrive that drives on? Neither is a fair question.
        found[[INDEX["vehicle_arrives"], INDEX["vehicle_leaves"]]] = UNKNOWABLE
    if clip.scene.light == "infrared" and clip.motion.field == "gauges" and clip.action != NOTHING_MOVES:
        found[[INDEX["needle_into_red"], INDEX["needle_out_of_red"]]] = UNKNOWABLE
    return found
