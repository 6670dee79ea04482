"""Learning from captions alone: all that is known is that a caption was given to a picture, once, and perhaps wrongly.

The usual regime of retrieval papers, and the opposite of the truth matrix: other pictures in the batch count as wrong though
the caption may be true of them. `noise` of the captions are wrong (RCAR, FITEE 2023): complete, that of another scene; partial, one atom
exchanged for another state of the same object.
"""
import random

import numpy as np
import torch
from torch.nn import functional

from hydroscenes.atoms import TRUE
from hydroscenes.captions import LANGUAGES, atoms_of, caption, hard_negative

from .data import Batch, cells, encoded, said, shown, varied, with_gaps

NOISES = ("complete", "partial")


class PairBatches:
    """As `data.Batches`: T = B texts, text i is the caption of picture i. A scene has one caption, the same wherever it comes up."""

    def __init__(self, scenes, tokenizer, size, seed, noise, kind):
        self.scenes, self.tokenizer, self.size, self.seed = scenes, tokenizer, size, seed
        count = len(scenes.truths)
        rngs = [random.Random(f"pair {seed} {row}") for row in range(count)]
        asked = [atoms_of(truth, rng) for truth, rng in zip(scenes.truths, rngs)]
        self.noisy = np.random.default_rng((seed, 77)).permutation(count)[:round(noise * count)]
        right = list(asked)
        for row in self.noisy:
            exchanged = hard_negative(right[row], scenes.truths[row], rngs[row]) if kind == "partial" else None
            # Of some captions no atom has another state; these are wrong all over.
            asked[row] = exchanged or right[(row + 1 + rngs[row].randrange(count - 1)) % count]
        self.asked = said(asked)
        self.ids, self.mask = encoded(tokenizer, [caption(atoms, rng.choice(LANGUAGES), rng) for atoms, rng in zip(asked, rngs)])

    def at(self, step, difficulty, shard=0):
        dice = np.random.default_rng((self.seed, step, shard))
        rows = np.sort(dice.choice(len(self.scenes.truths), self.size, replace=False))
        truths = self.scenes.truths[rows]
        mask = self.mask[rows]
        longest = mask.sum(1).max()
        pixels, places = varied(self.scenes.pictures[rows], cells(self.scenes.places[rows]), dice)
        own = np.eye(self.size, dtype=np.int64)
        return Batch(pixels, truths, shown(truths), places, with_gaps(self.ids[rows][:, :longest], self.tokenizer.ids["[UNK]"], dice), mask[:, :longest],
                     own, np.ones_like(own, bool), np.full(self.size, -1), self.asked[rows], rows)


def terms(whole, local):
    """InfoNCE over the pairs of the batch, both ways, by both scores: logits [B, B]."""
    return {f"pair {name}": each.mean() for name, each in by_pair(whole, local).items()}


def by_pair(whole, local):
    """{"global", "patch"}: the loss of each pair, [B]."""
    return {name: functional.cross_entropy(logits, own(logits), reduction="none") / 2 + functional.cross_entropy(logits.T, own(logits), reduction="none") / 2
            for name, logits in (("global", whole), ("patch", local))}


def own(logits):
    """[B]: which text each picture has, its own."""
    return torch.arange(len(logits), device=logits.device)


def is_wrong(asked, truths):
    """[B]: the caption says something that is not true of its picture. For reports only. asked, truths [B, atoms]."""
    return (asked & (truths != TRUE)).any(1)
