"""A model asked: pictures and texts to vectors, vectors to scores."""
import random

import numpy as np
import torch

from hydroscenes.captions import phrase
from hydroscenes.vocabulary import Tokenizer, build

from .data import encoded

PHRASINGS = 5


class Gallery:
    """Pictures as one model sees them: whole [N, 256], patches [N, 64, 256]."""

    def __init__(self, model, pictures):
        self.model = model
        with torch.no_grad():
            parts = [model.image(pixels(pictures[at:at + 100]))[:2] for at in range(0, len(pictures), 100)]
        self.whole, self.patches = (torch.cat([part[i] for part in parts]) for i in (0, 1))

    def with_all_of(self, other):
        """This one with the pictures of another behind its own."""
        self.whole, self.patches = torch.cat((self.whole, other.whole)), torch.cat((self.patches, other.patches))
        return self

    def scores(self, texts, rows=slice(None)):
        """[T, N]: the mean of the whole picture's logit and of the best patches', the score a watch goes by."""
        with torch.no_grad():
            parts = [self.model.compare(texts, self.whole[rows][at:at + 500], self.patches[rows][at:at + 500])[:2] for at in range(0, len(self.whole[rows]), 500)]
        return torch.cat([(whole + local) / 2 for whole, local in parts], 1).numpy()


def pixels(pictures):
    """[N, 128, 128, 3] uint8 as the image tower takes them."""
    return torch.from_numpy(np.ascontiguousarray(np.asarray(pictures).transpose(0, 3, 1, 2), np.float32)) / 255


def text_vectors(model, texts):
    """[T, 256] of some texts."""
    tokenizer = Tokenizer(build())
    with torch.no_grad():
        return torch.cat([model.text(*map(torch.from_numpy, encoded(tokenizer, texts[at:at + 500])))[0] for at in range(0, len(texts), 500)])


def phrasings(atoms, language, held_out, seed=1):
    """PHRASINGS ways to say each atom, one after the other."""
    rng = random.Random(f"phrasings {language} {held_out} {seed}")
    return [phrase(atom, language, rng, held_out) for atom in atoms for _ in range(PHRASINGS)]
