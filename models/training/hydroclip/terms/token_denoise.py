"""Noised tokens cleaned by the other tower's clean ones: the token level of the multi-level denoising (Hu et al. 2025).

The paper's layers and noise are not public; these are a reconstruction. What is to be cleaned and what it should become are
both cut off from the gradient: else the towers would learn tokens that are easy to clean, all alike. Only what conditions
the cleaning learns: to clean a patch, the words must carry what is in it, and the other way round.
"""
import torch
from torch import nn
from torch.nn import functional

from ..model import hiding
from .crossing import Crossing

_WEIGHT = 0.5
# Which levels of the image tower are cleaned: the one in the middle, and the last.
_LEVELS = (2, -1)
_NOISED, _SWAPPED, _SIGMA = 0.5, 0.1, (0.1, 1.0)
_UNTOUCHED = 0.1


class Term(nn.Module):
    def __init__(self, scenes):
        super().__init__()
        self.patches = nn.ModuleList(Crossing() for _ in _LEVELS)
        self.words = Crossing()
        self.notes = {}

    def forward(self, step):
        pairs = step.pairs
        hidden, given_hidden = hiding(step.mask[pairs.texts], torch.float32), hiding(step.mask[pairs.given_texts], torch.float32)
        losses = {}
        for crossing, level in zip(self.patches, _LEVELS):
            clean = step.levels[level][pairs.pictures].detach().float()
            noised, touched = disturbed(clean, step)
            found = crossing(noised, step.contexts[pairs.given_texts], given_hidden)
            losses[f"patches denoised {level % len(step.levels)}"] = _WEIGHT / len(_LEVELS) * distance(found, clean, weighed(touched))
        clean = step.contexts[pairs.texts].detach().float()
        noised, touched = disturbed(clean, step)
        found = self.words(noised, step.levels[-1][pairs.given_pictures], None, hidden)
        losses["words denoised"] = _WEIGHT * distance(found, clean, weighed(touched) * step.mask[pairs.texts])
        return losses


def disturbed(tokens, step):
    """Half of the tokens [B, L, d] with noise, a tenth taken from another row of the batch; and which: bool [B, L]."""
    sigma = _SIGMA[0] + (_SIGMA[1] - _SIGMA[0]) * step.chance(len(tokens), 1, 1)
    noised, swapped = step.chance(*tokens.shape[:2]) < _NOISED, step.chance(*tokens.shape[:2]) < _SWAPPED
    noise = step.noise(tokens) * sigma * tokens.std(-1, keepdim=True)
    return torch.where(swapped[..., None], tokens.roll(1, 0), tokens + noised[..., None] * noise), noised | swapped


def weighed(touched):
    return torch.where(touched, 1.0, _UNTOUCHED)


def distance(found, clean, weights):
    """Mean of 1 - cosine over tokens [B, L, d] with weights [B, L]."""
    far = 1 - functional.cosine_similarity(found.float(), clean, dim=-1)
    return (far * weights).sum() / weights.sum().clamp(min=1)
