"""Text to picture and back in galleries of 500 scenes. A hit is any picture of which the whole caption is true; ties go to the wrong one."""
import random

import numpy as np

from hydroscenes.atoms import TRUE
from hydroscenes.captions import LANGUAGES, atoms_of, caption

from .data import labels_of
from .embedded import text_vectors

GALLERY = 500


def retrieval(gallery, truths, atoms=2, galleries=4, captions=200, seed=3):
    """{"en trained": {"t2i_1", "t2i_5", "i2t_1", "i2t_5", "chance"}, ...} over captions of so many atoms that are true of at most a fifth of a gallery."""
    report = {}
    for language in LANGUAGES:
        for held_out in (False, True):
            found = [_in_one(gallery, truths, at, atoms, captions, language, held_out, seed) for at in range(max(1, min(galleries, len(truths) // GALLERY)))]
            report[f"{language} {'held-out' if held_out else 'trained'}"] = {name: round(float(np.mean([one[name] for one in found])), 4) for name in found[0]}
    return report


def _in_one(gallery, truths, at, atoms, captions, language, held_out, seed):
    rng = random.Random(f"retrieval {seed} {at}")
    rows = slice(at * GALLERY, (at + 1) * GALLERY)
    inside = truths[rows]
    asked, sources = [], []
    for _ in range(50 * captions):
        source = rng.randrange(len(inside))
        chosen = atoms_of(inside[source], rng, atoms)
        if len(chosen) == atoms and (labels_of(chosen, inside) == TRUE).sum() <= len(inside) // 5:
            asked.append(chosen)
            sources.append(source)
        if len(asked) == captions:
            break
    texts = [caption(chosen, language, rng, held_out) for chosen in asked]
    labels = np.stack([labels_of(chosen, inside) for chosen in asked])
    scores = gallery.scores(text_vectors(gallery.model, texts), rows)
    forward = hits(scores, labels)
    used = sorted(set(sources))
    backward = hits(scores.T[used], labels.T[used])
    return {"t2i_1": forward[0], "t2i_5": forward[1], "i2t_1": backward[0], "i2t_5": backward[1], "chance": float(((labels == TRUE).sum(1) / (labels >= 0).sum(1)).mean())}


def hits(scores, labels):
    """Part of the rows with a true one first, and among the first five; what nobody can know is left out, and of equals the false come first."""
    order = np.lexsort((labels, -np.where(labels < 0, -np.inf, scores)), axis=-1)
    ranked = np.take_along_axis(labels, order, 1) == TRUE
    return float(ranked[:, 0].mean()), float(ranked[:, :5].any(1).mean())
