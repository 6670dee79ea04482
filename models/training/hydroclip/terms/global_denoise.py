"""A noised embedding cleaned by the other tower's: the global level of the multi-level denoising (Hu et al. 2025; reconstructed, the form is not public)."""
import math

import torch
from torch import nn
from torch.nn import functional

from .. import losses
from ..model import EMBEDDING

_WEIGHT = 0.25
_LEVELS = 10


class Term(nn.Module):
    """1 - cosine of the cleaned embedding to the clean one, and, cleaned without help, whether it still finds its partner: the text that
    conditions the cleaning cannot also be what has to be found, or the cleaner would just copy it."""

    def __init__(self, scenes):
        super().__init__()
        self.image, self.text = _Cleaner(), _Cleaner()
        self.notes = {}

    def forward(self, step):
        pairs = step.pairs
        terms = {}
        image, text = step.image[pairs.pictures], step.text[pairs.texts]
        labels = step.labels[pairs.texts][:, pairs.pictures]
        scale = step.model.scale[0].exp().detach()
        for name, cleaner, clean, given, partner, right in (("image", self.image, image, step.text[pairs.given_texts], text, labels.T),
                                                            ("text", self.text, text, step.image[pairs.given_pictures], image, labels)):
            noised, level = _noised(clean, step)
            terms[f"{name} denoised"] = _WEIGHT * (1 - (cleaner(noised.detach(), given, level) * clean.detach()).sum(-1)).mean()
            alone = cleaner(noised, torch.zeros_like(given), level)
            terms[f"{name} denoised finds"] = _WEIGHT * losses.mean(*losses.contrast(scale * (alone @ partner.T).float(), right))
        return terms


class _Cleaner(nn.Module):
    """(noised, given, level) -> clean, unit: a layer 256 - 512 - 256 that the level scales and shifts (FiLM)."""

    def __init__(self):
        super().__init__()
        self.into, self.out = nn.Linear(2 * EMBEDDING, 2 * EMBEDDING), nn.Linear(2 * EMBEDDING, EMBEDDING)
        self.level = nn.Embedding(_LEVELS, 4 * EMBEDDING)
        nn.init.zeros_(self.level.weight)

    def forward(self, noised, given, level):
        scale, shift = self.level(level).chunk(2, -1)
        return functional.normalize(self.out(functional.gelu(self.into(torch.cat((noised, given), -1)) * (1 + scale) + shift)).float(), dim=-1)


def _noised(clean, step):
    """Forward diffusion by 1 to 10 of 10 levels of a cosine schedule (DDPM, Nichol and Dhariwal 2021); the noise as long as the embedding, which is 1."""
    level = (step.chance(len(clean)) * _LEVELS).long()
    kept = torch.cos((level + 1) / (_LEVELS + 1) * math.pi / 2)[:, None]
    return kept * clean + (1 - kept ** 2).sqrt() * step.noise(clean) / math.sqrt(EMBEDDING), level
