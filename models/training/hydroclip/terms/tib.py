"""Text-gated pooling of the patches, weak and strong (the TIB of EERCF, AAAI 2024), beside the log-sum-exp patch score."""
from torch import nn

from .. import gate, losses
from ..model import SHARPNESS

# EERCF's mix of the two. Its temperature of 0.01 is for cosines of CLIP, which lie closer; here it is that of the log-sum-exp, so that only the form differs.
_WEAK, _STRONG = 0.8, 0.2
TEMPERATURE = 1 / SHARPNESS


class Term(nn.Module):
    """Every text gates every picture, since the label of every pair is known (EERCF knows only a picture's own caption)."""

    def __init__(self, scenes):
        super().__init__()
        self.notes = {}

    def forward(self, step):
        scale, bias = step.model.scale[1].exp(), step.model.bias[1]
        weak = scale * gate.weak(step.near, TEMPERATURE) + bias
        strong = scale * gate.strong(step.near, step.patches, TEMPERATURE) + bias
        terms = {}
        for name, weight, logits in (("weak", _WEAK, weak), ("strong", _STRONG, strong)):
            terms[f"tib {name} contrast"] = weight * losses.mean(*losses.contrast(logits, step.labels)) / 2
            terms[f"tib {name} back"] = weight * losses.mean(*losses.contrast(logits.T, step.labels.T)) / 2
        return terms
