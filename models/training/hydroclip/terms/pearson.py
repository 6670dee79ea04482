"""Pearson constraint between paired embeddings, channel by channel (EERCF, AAAI 2024; channel decorrelation of DRL, without its off-diagonal part)."""
import torch
from torch import nn

from .. import gate
from ..model import EMBEDDING
from .tib import TEMPERATURE

# EERCF's factor of a channel, and of the loss, which is for 512 channels.
_CHANNEL = 0.14
_WEIGHT = 0.001 * 512 / EMBEDDING


class Term(nn.Module):
    """Of each text with its picture, and with the patches of it that the text picks."""

    def __init__(self, scenes):
        super().__init__()
        self.notes = {}

    def forward(self, step):
        texts, pictures = step.pairs.texts, step.pairs.pictures
        picked = gate.own(step.near[texts, pictures], step.patches[pictures], TEMPERATURE)
        return {"pearson global": _WEIGHT * pearson(step.text[texts], step.image[pictures]), "pearson patch": _WEIGHT * pearson(step.text[texts], picked)}


def pearson(one, other):
    """0.14 times the sum over channels of (correlation - 1) squared, of [N, d] and [N, d]: 0 where each channel rises and falls with its partner."""
    return _CHANNEL * (((_standard(one) * _standard(other)).sum(0) / (len(one) - 1)) - 1).pow(2).sum()


def _standard(x):
    # In full precision: a spread over few rows is a small difference of large sums.
    x = x if x.dtype == torch.float64 else x.float()
    return (x - x.mean(0)) / x.std(0).clamp(min=1e-6)
