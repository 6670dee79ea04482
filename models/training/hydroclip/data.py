"""Rendered scenes on disk, and batches of pictures with captions and their labels."""
import json
import multiprocessing
import pathlib
import random
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from hydroscenes import ATOMS, render, sample, truth
from hydroscenes.atoms import FALSE, INDEX, TRUE, UNKNOWABLE, shown_by
from hydroscenes.captions import LANGUAGES, atoms_of, caption

_SHOWN = {atom: [INDEX[other] for other in shown_by(atom)] for atom in ATOMS}


def rendered(folder, count, first=0, workers=2):
    """pictures [count, 128, 128, 3] and truths [count, len(ATOMS)] of the seeds from `first` on; kept in `folder` for the next time."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    made_of = {"first": first, "count": count, "atoms": list(ATOMS)}
    note = folder / "scenes.json"
    if not note.exists() or json.loads(note.read_text()) != made_of:
        pictures = np.lib.format.open_memmap(folder / "pictures.npy", "w+", np.uint8, (count, 128, 128, 3))
        truths = np.zeros((count, len(ATOMS)), np.int8)
        # Not multiprocessing.Pool: where workers cannot start, it starts new ones for ever instead of failing.
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            for at, (picture, said) in enumerate(pool.map(_one, range(first, first + count), chunksize=16)):
                pictures[at], truths[at] = picture, said
        pictures.flush()
        np.save(folder / "truths.npy", truths)
        note.write_text(json.dumps(made_of))
    return np.load(folder / "pictures.npy", mmap_mode="r"), np.load(folder / "truths.npy")


def _one(seed):
    scene = sample(seed)
    return render(scene), truth(scene)


def encoded(tokenizer, texts):
    """ids and mask of some texts, as wide as the longest: padding costs time and changes nothing."""
    ids = np.array([tokenizer.encode(text) for text in texts])
    mask = (ids != tokenizer.ids["[PAD]"]).astype(np.int64)
    longest = mask.sum(1).max()
    return ids[:, :longest], mask[:, :longest]


class Batches:
    """The batch of a step depends on the seed and the step alone, so that a resumed run goes on as if never stopped."""

    def __init__(self, pictures, truths, tokenizer, size, texts, seed):
        self.pictures, self.truths, self.tokenizer = pictures, truths, tokenizer
        self.size, self.texts, self.seed = size, texts, seed

    def at(self, step):
        """pixels [B, 3, 128, 128] float32, ids and mask [T, L] with L of the longest text, labels [T, B], shown [T, B] bool, truths [B, atoms]."""
        rng = random.Random(f"batch {self.seed} {step}")
        rows = sorted(rng.sample(range(len(self.truths)), self.size))
        truths = self.truths[rows]
        asked = self._asked(truths, rng)
        ids, mask = encoded(self.tokenizer, [caption(atoms, rng.choice(LANGUAGES), rng) for atoms in asked])
        labels = np.stack([_labels(atoms, truths) for atoms in asked])
        shown = np.stack([_shown(atoms, truths) for atoms in asked])
        pixels = np.ascontiguousarray(self.pictures[rows].transpose(0, 3, 1, 2), np.float32) / 255
        return pixels, ids, mask, labels, shown, truths

    def _asked(self, truths, rng):
        """A quarter of the texts fits some picture with up to three atoms; the rest are single atoms that split the batch."""
        both = ((truths == TRUE).any(0)) & ((truths == FALSE).any(0))
        splitting = [(atom,) for atom in ATOMS if both[INDEX[atom]]]
        fitting = [atoms_of(truths[rng.randrange(len(truths))], rng) for _ in range(self.texts // 4)]
        return fitting + [rng.choice(splitting) for _ in range(self.texts - len(fitting))]


def _labels(atoms, truths):
    values = truths[:, [INDEX[atom] for atom in atoms]]
    return np.where((values == FALSE).any(1), FALSE, np.where((values == UNKNOWABLE).any(1), UNKNOWABLE, TRUE))


def _shown(atoms, truths):
    """Which pictures show the object of every one of the atoms."""
    shown = np.ones(len(truths), bool)
    for atom in atoms:
        if _SHOWN[atom]:
            shown &= (truths[:, _SHOWN[atom]] == TRUE).any(1)
    return shown
