"""Soft targets where a caption is probably wrong (RCAR, FITEE 2023): a beta mixture of the pairs' losses says how probably. In place of the plain InfoNCE of the pairs."""
import numpy as np
import torch
from torch import nn

from .. import mixture, paired

# The mixture is looked at from this part of the run on, and then every so many steps: before, right and wrong pairs cost alike.
_FROM, _EVERY = 1 / 3, 25
_FEWEST = 200
_REMEMBERED = 0.7


class Term(nn.Module):
    """y = (1 - pi) own + pi softmax(scores now); RCAR averages the scores over epochs, but here a pair meets other pairs each time."""

    def __init__(self, scenes):
        super().__init__()
        # The running loss of each scene's pair, NaN where it has not come up yet, and the chance that it is wrong.
        self.register_buffer("losses", torch.full((scenes,), float("nan")))
        self.register_buffer("wrong", torch.zeros(scenes))
        self.register_buffer("steps", torch.zeros((), dtype=torch.long))
        self.notes = {}

    def forward(self, step):
        rows = step.rows
        now = sum(paired.by_pair(step.whole, step.local).values()).detach() / 2
        before = self.losses[rows]
        self.losses[rows] = torch.where(before.isnan(), now, _REMEMBERED * before + (1 - _REMEMBERED) * now)
        self.steps += 1
        if step.part >= _FROM and self.steps % _EVERY == 0:
            self._look()
        if step.look:
            self.notes = found(self.wrong[rows] > 0.5, paired.is_wrong(step.asked, step.truths))
        return {f"pair {name}": (refurbished(logits, self.wrong[rows]) + refurbished(logits.T, self.wrong[rows])) / 2
                for name, logits in (("global", step.whole), ("patch", step.local))}

    def _look(self):
        seen = ~self.losses.isnan()
        if int(seen.sum()) >= _FEWEST:
            self.wrong[seen] = torch.from_numpy(mixture.wrong(self.losses[seen].cpu().numpy().astype(np.float64))).to(self.wrong)


def refurbished(logits, wrong):
    """Cross entropy against soft targets: logits [B, B], wrong [B], the chance that a pair is wrong."""
    own = torch.eye(len(logits), device=logits.device)
    targets = (1 - wrong)[:, None] * own + wrong[:, None] * logits.detach().softmax(-1)
    return -(targets * logits.log_softmax(-1)).sum(-1).mean()


def found(flagged, wrong):
    """What the mixture flags against what is wrong: counts, so that the notes of several steps can be added up."""
    return {"flagged": int(flagged.sum()), "wrong": int(wrong.sum()), "flagged and wrong": int((flagged & wrong).sum())}
