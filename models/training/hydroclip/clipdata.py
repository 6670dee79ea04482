"""Clips as a trained image tower sees them, with what is true of each and captions for them."""
import hashlib
import json
import multiprocessing
import pathlib
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

import numpy as np
import torch

from hydroscenes import ATOMS
from hydroscenes.actions import ACTIONS, NOTHING_MOVES, REVERSE
from hydroscenes.atoms import FALSE, TRUE, UNKNOWABLE
from hydroscenes.captions import atoms_of
from hydroscenes.clips import FRAMES, action_truth, render_clip, sample_clip, static_truth

from . import data
from .embedded import pixels
from .model import EMBEDDING, GRID

# What a caption of a clip is made of, in the order of a row of truths.
NAMES = (*ACTIONS, *ATOMS)
AT = {name: i for i, name in enumerate(NAMES)}
_PIECE = 200


class Clips(NamedTuple):
    """frames [N, FRAMES, 256] float32, unit; truths [N, NAMES] int8; patches [N, FRAMES, cells, 256] float16, or None."""
    frames: np.ndarray
    truths: np.ndarray
    patches: np.ndarray = None


def embedded(model, count, first, patches=False, workers=2):
    """The clips of the seeds from `first` on, rendered and looked at."""
    frames, truths = np.zeros((count, FRAMES, EMBEDDING), np.float32), np.zeros((count, len(NAMES)), np.int8)
    near = np.zeros((count, FRAMES, GRID * GRID, EMBEDDING), np.float16) if patches else None
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        # Piece by piece: what is rendered and not yet looked at waits in memory, half a megabyte a clip.
        for start in range(0, count, _PIECE):
            rows = range(start, min(count, start + _PIECE))
            for at, (pictures, truth) in zip(rows, pool.map(_one, range(first + rows[0], first + rows[-1] + 1), chunksize=4)):
                with torch.no_grad():
                    whole, parts = model.image(pixels(pictures))[:2]
                frames[at], truths[at] = whole.numpy(), truth
                if patches:
                    near[at] = parts.numpy()
    return Clips(frames, truths, near)


def kept(run, model, count, first, workers=2):
    """The same, from the folder of the run where they lie there already for this checkpoint."""
    folder = pathlib.Path(run) / "clips"
    folder.mkdir(exist_ok=True)
    seen_by = hashlib.sha256((pathlib.Path(run) / "checkpoint.pt").read_bytes()).hexdigest()
    made_of, note = {"first": first, "count": count, "names": list(NAMES), "seen by": seen_by}, folder / "clips.json"
    if not note.exists() or json.loads(note.read_text()) != made_of:
        clips = embedded(model, count, first, workers=workers)
        np.save(folder / "frames.npy", clips.frames)
        np.save(folder / "truths.npy", clips.truths)
        note.write_text(json.dumps(made_of))
    return Clips(np.load(folder / "frames.npy"), np.load(folder / "truths.npy"))


def _one(seed):
    clip = sample_clip(seed)
    return render_clip(clip), np.concatenate((action_truth(clip), static_truth(clip)))


def turned_back(clips):
    """The clips run backwards: a gate that opened closes. What has no name backwards is no action; someone who climbs back does climb."""
    truths = clips.truths.copy()
    truths[:, :len(ACTIONS)] = FALSE
    for action, backwards in REVERSE.items():
        if backwards:
            truths[:, AT[backwards]] = clips.truths[:, AT[action]]
    climbs = AT["person_climbs_over"]
    truths[:, climbs] = np.where(clips.truths[:, climbs] == TRUE, UNKNOWABLE, clips.truths[:, climbs])
    return Clips(np.ascontiguousarray(clips.frames[:, ::-1]), truths)


def said_of(truth, rng):
    """What a caption says of a clip: what happens and now and then a state too; of a clip in which nothing moves mostly a state."""
    actions = [name for name in ACTIONS if truth[AT[name]] == TRUE]
    states = atoms_of(truth[len(ACTIONS):], rng, 2)
    if not actions:
        return states
    if actions == [NOTHING_MOVES]:
        return rng.choice((states[:1], states, (NOTHING_MOVES, *states[:1])))
    return (actions[0], *states[:rng.random() < 0.4])


def labels_of(names, truths):
    """[clips]: as `data.labels_of`, of actions and atoms."""
    return data.labels_of(names, truths, AT)
