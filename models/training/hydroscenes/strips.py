"""Frames of clips, a row an action:  python3 -m hydroscenes.strips strips.jpg"""
import argparse

import numpy as np
from PIL import Image

from .clips import FRAMES, render_clip, sample_clip

SHOWN = ("gate_opens", "water_rises", "needle_into_red", "lamp_lights", "door_opens", "person_falls", "person_climbs_over", "person_walks",
         "smoke_grows", "fire_grows", "vehicle_arrives", "debris_drifts_in")


def strips(actions, first, columns=8, gap=3):
    """One row of frames an action, of the clips of the seeds from `first` on."""
    frames = np.linspace(0, FRAMES - 1, columns).round().astype(int)
    rows = [np.pad(render_clip(sample_clip(first + row, action))[frames], ((0, 0), (gap, 0), (gap, 0), (0, 0)), constant_values=24)
            for row, action in enumerate(actions)]
    return Image.fromarray(np.concatenate([np.concatenate(list(row), 1) for row in rows]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    parser.add_argument("--first", type=int, default=0, help="seed of the first clip")
    parser.add_argument("--actions", nargs="*", default=SHOWN)
    chosen = parser.parse_args()
    strips(chosen.actions, chosen.first).save(chosen.file, quality=80)


if __name__ == "__main__":
    main()
