"""Hash codes by the likelihood of pairs (CMHR-DRN; the form is that of DCMH, CVPR 2017): L = -sum(S Theta - log(1 + e^Theta)), Theta = F G' / 2."""
from torch import nn
from torch.nn import functional

from .hashing import Codes, balanced, quantised


class Term(nn.Module):
    def __init__(self, scenes):
        super().__init__()
        self.codes = Codes()
        self.notes = {}

    def forward(self, step):
        texts, pictures = self.codes(step)
        return {"hash pairs": likelihood(texts, pictures, step.labels), "hash pairs quantised": quantised(texts) + quantised(pictures),
                "hash pairs balanced": balanced(texts) + balanced(pictures)}


def likelihood(texts, pictures, labels):
    """Negative log likelihood of a pair, the mean over the known ones. Theta over the square root of the bits: with 256 of them e^Theta is all or nothing."""
    theta = (texts @ pictures.T).float() / 2 / texts.shape[1] ** 0.5
    known = labels >= 0
    return (((functional.softplus(theta) - (labels == 1) * theta) * known).sum() / known.sum().clamp(min=1))
