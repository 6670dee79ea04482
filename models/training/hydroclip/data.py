"""Rendered scenes on disk, and batches of pictures with captions and their labels."""
import json
import multiprocessing
import pathlib
import random
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

import numpy as np

from hydroscenes import ATOMS, sample, truth
from hydroscenes.atoms import FALSE, INDEX, TRUE, UNKNOWABLE, shown_by
from hydroscenes.captions import LANGUAGES, atoms_of, caption, hard_negative
from hydroscenes.render import GRID, render_with_places
from hydroscenes.vocabulary import SPECIAL

_SHOWN = {atom: [INDEX[other] for other in shown_by(atom)] for atom in ATOMS}


class Scenes(NamedTuple):
    """pictures [N, 128, 128, 3] uint8, truths [N, atoms] int8, places [N, 2, atoms, GRID] uint8: the cells of `render_with_places`, a row a byte."""
    pictures: np.ndarray
    truths: np.ndarray
    places: np.ndarray


def rendered(folder, count, first=0, workers=2):
    """The scenes of the seeds from `first` on; kept in `folder` for the next time. Where more of them are kept, these are the first."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    made_of = {"first": first, "count": count, "atoms": list(ATOMS), "places": True}
    note = folder / "scenes.json"
    kept = json.loads(note.read_text()) if note.exists() else {}
    if kept.get("count", 0) < count or {**kept, "count": count} != made_of:
        pictures = np.lib.format.open_memmap(folder / "pictures.npy", "w+", np.uint8, (count, 128, 128, 3))
        places = np.lib.format.open_memmap(folder / "places.npy", "w+", np.uint8, (count, 2, len(ATOMS), GRID))
        truths = np.zeros((count, len(ATOMS)), np.int8)
        # Not multiprocessing.Pool: where workers cannot start, it starts new ones for ever instead of failing.
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
            for at, scene in enumerate(pool.map(_one, range(first, first + count), chunksize=16)):
                pictures[at], truths[at], places[at] = scene
        pictures.flush()
        places.flush()
        np.save(folder / "truths.npy", truths)
        note.write_text(json.dumps(made_of))
    return Scenes(*(np.load(folder / f"{name}.npy", mmap_mode=mode)[:count] for name, mode in (("pictures", "r"), ("truths", None), ("places", "r"))))


def _one(seed):
    scene = sample(seed)
    picture, places = render_with_places(scene)
    return picture, truth(scene), np.packbits(places, axis=-1)[..., 0]


def encoded(tokenizer, texts):
    """ids and mask of some texts, as wide as the longest: padding costs time and changes nothing."""
    ids = np.array([tokenizer.encode(text) for text in texts])
    mask = (ids != tokenizer.ids["[PAD]"]).astype(np.int64)
    longest = mask.sum(1).max()
    return ids[:, :longest], mask[:, :longest]


class Batch(NamedTuple):
    """pixels [B, 3, 128, 128] float32; truths and shown [B, atoms], places [B, 2, atoms, cells]; of the texts ids and mask [T, L],
    labels and fits [T, B] (`fits`: the picture shows what is asked for), alone [T]: the only atom of a text, or -1; asked [T, atoms]: what it says;
    rows [B]: which scenes these are."""
    pixels: np.ndarray
    truths: np.ndarray
    shown: np.ndarray
    places: np.ndarray
    ids: np.ndarray
    mask: np.ndarray
    labels: np.ndarray
    fits: np.ndarray
    alone: np.ndarray
    asked: np.ndarray
    rows: np.ndarray


class Batches:
    """The batch of a step depends on the seed, the step, the shard and the difficulties alone, so that a resumed run goes on as if never stopped.

    What is still hard comes more often: a picture by the hardest atom whose object it shows, a text by its atom.
    """

    def __init__(self, scenes, tokenizer, size, texts, seed):
        self.scenes, self.tokenizer, self.size, self.texts, self.seed = scenes, tokenizer, size, texts, seed
        self.shown = shown(scenes.truths)
        # What needs no object would make every picture as hard as the weather is: it counts where it is true. What is never true is held out, not hard.
        self._speaks = self.shown & (np.array([bool(_SHOWN[atom]) for atom in ATOMS]) | (scenes.truths == TRUE)) & (scenes.truths == TRUE).any(0)
        self._weighed_for, self._weights = None, None

    def at(self, step, difficulty, shard=0):
        """difficulty: [atoms], the hard loss of each atom some steps ago."""
        rng, dice = random.Random(f"batch {self.seed} {step} {shard}"), np.random.default_rng((self.seed, step, shard))
        rows = np.sort(dice.choice(len(self.scenes.truths), self.size, replace=False, p=self._weighed(difficulty)))
        truths, shows = self.scenes.truths[rows], self.shown[rows]
        asked = self._asked(truths, rng, difficulty)
        ids, mask = encoded(self.tokenizer, [caption(atoms, rng.choice(LANGUAGES), rng) for atoms in asked])
        pixels, places = varied(self.scenes.pictures[rows], cells(self.scenes.places[rows]), dice)
        return Batch(pixels, truths, shows, places, with_gaps(ids, self.tokenizer.ids["[UNK]"], dice), mask, np.stack([labels_of(atoms, truths) for atoms in asked]),
                     np.stack([shows[:, [INDEX[atom] for atom in atoms]].all(1) for atoms in asked]),
                     np.array([INDEX[atoms[0]] if len(atoms) == 1 else -1 for atoms in asked]), said(asked), rows)

    def _weighed(self, difficulty):
        if self._weighed_for is None or not np.array_equal(self._weighed_for, difficulty):
            weights = (self._speaks * np.clip(difficulty, *_DIFFICULTY)).max(1, initial=_DIFFICULTY[0])
            self._weighed_for, self._weights = difficulty.copy(), weights / weights.sum()
        return self._weights

    def _asked(self, truths, rng, difficulty):
        """A quarter of the texts fits some picture with up to three atoms, an eighth nearly does; the rest are single atoms that split the batch."""
        both = (truths == TRUE).any(0) & (truths == FALSE).any(0)
        splitting = [(atom,) for atom in ATOMS if both[INDEX[atom]]]
        weights = [float(np.clip(difficulty[INDEX[atom]], *_DIFFICULTY)) for (atom,) in splitting]
        fitting = [(row, atoms_of(row, rng)) for row in (truths[rng.randrange(len(truths))] for _ in range(self.texts // 4))]
        nearly = [hard_negative(atoms, row, rng) for row, atoms in fitting[::2]]
        chosen = [atoms for _, atoms in fitting] + [atoms for atoms in nearly if atoms]
        return chosen + rng.choices(splitting, weights, k=self.texts - len(chosen))


def said_of(truths, count, seed):
    """Captions that fit some of the scenes, more than half of them of one atom, and their labels [count, N]."""
    rng = random.Random(f"captions {seed}")
    asked = [atoms_of(truths[rng.randrange(len(truths))], rng, rng.choice((1, 2, 3))) for _ in range(count)]
    return [caption(atoms, rng.choice(LANGUAGES), rng) for atoms in asked], np.stack([labels_of(atoms, truths) for atoms in asked])


# Between these bounds a harder atom comes more often: never nothing, and what cannot be learned never takes all.
_DIFFICULTY = (0.08, 0.6)
_GAPS = 0.08
_SHIFT = 4


def shown(truths):
    """bool [N, atoms]: the picture shows the object of the atom (or the atom needs none), so that it is a hard example of it."""
    return np.stack([(truths[:, _SHOWN[atom]] == TRUE).any(1) if _SHOWN[atom] else np.ones(len(truths), bool) for atom in ATOMS], 1)


def said(asked):
    """bool [T, atoms] of some tuples of atoms."""
    found = np.zeros((len(asked), len(ATOMS)), bool)
    for row, atoms in enumerate(asked):
        found[row, [INDEX[atom] for atom in atoms]] = True
    return found


def cells(places):
    """bool [N, 2, atoms, GRID, GRID] of the kept bytes."""
    return np.unpackbits(places[..., None], axis=-1).astype(bool)


def varied(pictures, places, dice):
    """Half of the pictures mirrored, each moved by a few pixels; as floats, channels first."""
    count, side = pictures.shape[:2]
    mirrored = dice.random(count) < 0.5
    places = np.where(mirrored[:, None, None, None, None], places[..., ::-1], places)
    along = np.arange(side)
    down, right = (np.clip(along + dice.integers(-_SHIFT, _SHIFT + 1, (count, 1)), 0, side - 1) for _ in range(2))
    right = np.where(mirrored[:, None], right[:, ::-1], right)
    moved = pictures[np.arange(count)[:, None, None], down[:, :, None], right[:, None, :]]
    return np.ascontiguousarray(moved.transpose(0, 3, 1, 2), np.float32) / 255, places.reshape(*places.shape[:3], -1)


def with_gaps(ids, unknown, dice, share=_GAPS):
    """Some words unknown, so that no single word decides. Special tokens stay."""
    return np.where((dice.random(ids.shape) < share) & (ids >= len(SPECIAL)), unknown, ids)


def labels_of(atoms, truths, index=INDEX):
    """[N]: whether all atoms hold: FALSE as soon as one is false, UNKNOWABLE when the rest cannot be seen. index: the column of each in truths."""
    values = truths[:, [index[atom] for atom in atoms]]
    return np.where((values == FALSE).any(1), FALSE, np.where((values == UNKNOWABLE).any(1), UNKNOWABLE, TRUE))
