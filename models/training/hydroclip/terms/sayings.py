"""Fresh wordings of what the texts of a step say."""
import random

import torch

from hydroscenes import ATOMS
from hydroscenes.captions import LANGUAGES, caption

from ..data import encoded


class Sayings:
    """Gives other words at each call, and the same ones to the same step."""

    def __init__(self, tokenizer, tower, seed, step, shard):
        self.tokenizer, self.tower, self.rng = tokenizer, tower, random.Random(f"sayings {seed} {step} {shard}")

    def __call__(self, asked, language):
        """asked [n, atoms] bool -> [n, 256], unit."""
        texts = []
        for row in asked.tolist():
            atoms = [atom for atom, is_said in zip(ATOMS, row) if is_said]
            self.rng.shuffle(atoms)
            texts.append(caption(atoms, language or self.rng.choice(LANGUAGES), self.rng))
        ids, mask = (torch.from_numpy(part).to(asked.device) for part in encoded(self.tokenizer, texts))
        return self.tower(ids, mask)[0].float()
