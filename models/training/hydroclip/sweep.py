"""A needle swept over its scale: where does "in the red zone" become true?"""
import random

import numpy as np

from hydroscenes import camera, views
from hydroscenes.canvas import Canvas, Moment
from hydroscenes.scene import DIALS, Gauge, Motion, Scene

from .embedded import Gallery, text_vectors

QUERY = {"en": ("gauge needle in the red zone", "gauge needle in the green zone", "gauge needle in the yellow zone"),
         "zh": ("压力表指针在红色区域", "压力表指针在绿色区域", "压力表指针在黄色区域")}
STEPS = np.arange(0.05, 0.97, 0.02)
# The needle is a few hundredths of the scale wide: so near to the border both answers are right.
BORDER = 0.03
NEAR = 0.10
HELD = 3


def sweep(model, gauges=40, language="en"):
    """{"within": part of the dials that turn red within a tenth of the scale of where red begins, "early": part of the positions before red called red, "median": error}."""
    texts, errors, early = text_vectors(model, list(QUERY[language])), [], []
    for pictures, edge in (_dial(seed) for seed in _seeds(gauges)):
        scores = Gallery(model, pictures).scores(texts)
        red = scores[0] > scores[1:].max(0)
        early += list(red[STEPS < edge - BORDER])
        runs = [at for at in range(len(red) - HELD + 1) if red[at:at + HELD].all()]
        errors.append(STEPS[runs[0]] - edge if runs else 1.0)
    errors = np.array(errors)
    return {"gauges": len(errors), "within": round(float((np.abs(errors) <= NEAR).mean()), 4), "early": round(float(np.mean(early)), 4),
            "median": round(float(np.median(errors)), 4)}


def _seeds(count, first=8_000_000):
    """Dials whose scale ends in red."""
    found, seed = [], first
    while len(found) < count:
        if _frame(seed, 0.5)[1]["red"][1] > 0.99:
            found.append(seed)
        seed += 1
    return found


def _dial(seed):
    """[STEPS, 128, 128, 3], and where red begins."""
    frames = [_frame(seed, part) for part in (STEPS - STEPS[0]) / (STEPS[-1] - STEPS[0])]
    return np.stack([picture for picture, _ in frames]), frames[0][1]["red"][0]


def _frame(seed, part):
    rng = random.Random(f"sweep {seed}")
    gauge = Gauge("green", rng.choice(DIALS), rng.uniform(0.18, 0.33))
    scene = Scene(seed, "panel", gauges=(gauge,))
    moment = Moment(f"sweep {seed}", Motion("gauges", gauge, (float(STEPS[0]), float(STEPS[-1])), part))
    canvas = Canvas(random.Random(f"drawing {seed}"), moment=moment)
    views.draw(canvas, scene)
    picture, _ = camera.shoot(canvas.pixels, scene, random.Random(f"camera {seed}"), now=random.Random(f"frame {seed} {part}"))
    return picture, moment.zones
