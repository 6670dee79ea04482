"""Tiling surface patterns, drawn once when the package is loaded and the same on every machine."""
import contextlib
import functools

import cv2
import numpy as np

SIDE = 512
_VARIANTS = 3


def _fractal(noise, octaves, stretch=(1, 1)):
    """Sum of smoothed white noise; octaves are (cells along a side, weight)."""
    total = np.zeros((SIDE, SIDE), np.float32)
    for cells, weight in octaves:
        shape = (max(2, int(cells * stretch[0])), max(2, int(cells * stretch[1])))
        coarse = noise.normal(0, 1, shape).astype(np.float32)
        total += weight * cv2.resize(coarse, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
    return total / total.std()


def _bank():
    bank = {}
    for variant in range(_VARIANTS):
        noise = np.random.default_rng(100 + variant)
        patterns = {
            "concrete": _fractal(noise, ((5, 1), (16, 0.7), (60, 0.5), (200, 0.5))),
            "ripple": _fractal(noise, ((24, 0.5), (60, 1.0), (150, 0.9)), stretch=(1.7, 0.22)),
            "foliage": _fractal(noise, ((8, 0.7), (40, 0.8), (110, 1.0))),
            "streak": _fractal(noise, ((12, 0.7), (40, 1.0), (120, 0.7)), stretch=(0.07, 1)),
            "cloud": _fractal(noise, ((3, 1), (7, 0.6), (15, 0.35)), stretch=(1.6, 0.8)),
        }
        for name, pattern in patterns.items():
            bank.setdefault(name, []).append(pattern)
    return bank


@functools.lru_cache(maxsize=None)
def _other_bank():
    """Made things in place of grown ones: bricks, tiles, weave, boards and planks. Held out of training."""
    rows, columns = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
    noise = np.random.default_rng(900)
    bricks = ((rows % 16 < 2) | ((columns + 16 * (rows // 16 % 2)) % 32 < 2)).astype(np.float32)
    patterns = {
        "concrete": -bricks + 0.25 * noise.normal(0, 1, (SIDE, SIDE)),
        "ripple": np.sin(rows / 3 + 2 * np.sin(columns / 40)),
        "foliage": np.sin(rows / 4) * np.sin(columns / 5),
        "streak": ((columns % 24) < 3) * -1.0 + 0.2 * np.sin(columns),
        "cloud": np.sin(columns / 50) + np.sin(rows / 35),
    }
    return {name: [((pattern - pattern.mean()) / pattern.std()).astype(np.float32)] * _VARIANTS for name, pattern in patterns.items()}


BANK = _bank()
GRAIN = np.random.default_rng(7).normal(0, 1, (256, 256, 3)).astype(np.float32)


def enlarged(pattern, height, width):
    """A pattern brought to another size; as it is where it has that size."""
    return pattern if pattern.shape[:2] == (height, width) else cv2.resize(pattern, (width, height), interpolation=cv2.INTER_CUBIC)


def piece(name, height, width, rng):
    """A random window of a pattern: mean about 0, standard deviation about 1."""
    pattern = BANK[name][rng.randrange(_VARIANTS)]
    top, left = rng.randrange(SIDE - height + 1), rng.randrange(SIDE - width + 1)
    return pattern[top:top + height, left:left + width]


@contextlib.contextmanager
def others():
    """Another family of patterns while this lasts."""
    usual = dict(BANK)
    BANK.update(_other_bank())
    try:
        yield
    finally:
        BANK.update(usual)
