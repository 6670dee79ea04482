"""Focal binary cross entropy against the imbalance of attributes (FBCE of MCSAN), in place of the balanced one of the attribute head."""
import torch
from torch import nn
from torch.nn import functional

_GAMMA = 2
_ALPHA = (0.25, 0.95)


class Term(nn.Module):
    needs_texts = False

    def __init__(self, scenes):
        super().__init__()
        self.notes = {}

    def forward(self, step):
        return {"attributes focal": focal(step.attributes, step.truths)}


def focal(logits, truths):
    """logits, truths [B, K]. alpha is an attribute's part of false pictures; as in RetinaNet (ICCV 2017) the sum is over the number of true ones."""
    true, false = truths == 1, truths == 0
    alpha = (false.sum(0) / (true.sum(0) + false.sum(0)).clamp(min=1)).clamp(*_ALPHA)
    wrong = torch.where(true, torch.sigmoid(-logits), torch.sigmoid(logits))
    raw = functional.binary_cross_entropy_with_logits(logits, true.to(logits.dtype), reduction="none")
    weighed = torch.where(true, alpha, 1 - alpha) * wrong ** _GAMMA * raw
    return (weighed * (true | false)).sum() / true.sum().clamp(min=1)
