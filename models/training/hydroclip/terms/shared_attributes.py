"""One projection onto attributes for pictures and texts, alike for a picture and a text that fits it (the shared attribute projection and KLDivLoss of MCSAN)."""
from torch import nn

from hydroscenes import ATOMS

from .. import losses
from ..model import EMBEDDING

_WEIGHT = 0.2


class Term(nn.Module):
    """Symmetric KL divergence of the two softmaxes. The projection also learns what its attributes are, from the pictures: else all alike would do."""

    def __init__(self, scenes):
        super().__init__()
        self.project = nn.Linear(EMBEDDING, len(ATOMS))
        self.notes = {}

    def forward(self, step):
        pictures = self.project(step.image).float()
        texts = self.project(step.text).float()
        return {"shared attributes": _WEIGHT * divergence(pictures[step.pairs.pictures], texts[step.pairs.texts]),
                "shared attributes right": losses.mean(*losses.balanced(pictures.T, step.truths.T))}


def divergence(one, other):
    """(KL(p || q) + KL(q || p)) / 2 of the softmaxes of logits [N, K], the mean over N."""
    p, q = one.log_softmax(-1), other.log_softmax(-1)
    return ((p.exp() - q.exp()) * (p - q)).sum(-1).mean() / 2
