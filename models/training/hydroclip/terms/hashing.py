"""A hash head on both towers (TECMH, CMC 2023; ViT2CMH, CSSE 2023): codes that are alike where text and picture fit, near +-1, balanced and decorrelated."""
import torch
from torch import nn
from torch.nn import functional

from .. import losses
from ..model import EMBEDDING

_BITS = 256
_TEMPERATURE = 0.1
_QUANTISED, _BALANCED, _DECORRELATED = 0.1, 0.1, 0.01
_STEEPEST = 8
_MOMENTUM = 0.1


class Codes(nn.Module):
    """h = tanh(eta (W x + b)), eta from 1 to 8 during the run; one W for both towers, whose means are taken away first: else the gap between them fills the code."""

    def __init__(self):
        super().__init__()
        self.project = nn.Linear(EMBEDDING, _BITS)
        nn.init.orthogonal_(self.project.weight, gain=EMBEDDING ** 0.5)
        self.register_buffer("means", torch.zeros(2, EMBEDDING))

    def forward(self, step):
        """[T, bits], [B, bits]. The towers learn from it only in the second half, when the codes are worth following."""
        embedded = (step.text, step.image) if step.part >= 0.5 else (step.text.detach(), step.image.detach())
        with torch.no_grad():
            now = torch.stack([one.mean(0) for one in embedded])
            self.means += (_MOMENTUM if self.means.any() else 1) * (now - self.means)
        eta = 1 + (_STEEPEST - 1) * step.part
        return tuple(torch.tanh(eta * self.project(one - mean).float()) for one, mean in zip(embedded, self.means.clone()))


class Term(nn.Module):
    def __init__(self, scenes):
        super().__init__()
        self.codes = Codes()
        self.notes = {}

    def forward(self, step):
        texts, pictures = self.codes(step)
        logits = (functional.normalize(texts, dim=-1) @ functional.normalize(pictures, dim=-1).T).float() / _TEMPERATURE
        found = losses.mean(*losses.contrast(logits, step.labels)) + losses.mean(*losses.contrast(logits.T, step.labels.T))
        return {"hash contrast": found / 2, **{f"hash {name}": sum(part(codes) for codes in (texts, pictures)) for name, part in
                                               (("quantised", quantised), ("balanced", balanced), ("decorrelated", decorrelated))}}


def quantised(codes):
    return _QUANTISED * (codes.abs() - 1).pow(2).mean()


def balanced(codes):
    """Each bit as often 1 as -1."""
    return _BALANCED * codes.mean(0).pow(2).sum()


def decorrelated(codes):
    """||H^T H / B - I||^2 / bits; the formula is the sum, which would outweigh all else with fewer rows than bits."""
    return _DECORRELATED * (codes.T @ codes / len(codes) - torch.eye(codes.shape[1], device=codes.device)).pow(2).sum() / codes.shape[1]
