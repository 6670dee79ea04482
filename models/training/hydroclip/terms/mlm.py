"""Masked words found again from the picture: the input level of the multi-level denoising (Hu et al. 2025), in the form of IRRA (CVPR 2023)."""
import torch
from torch import nn
from torch.nn import functional

from hydroscenes.vocabulary import SPECIAL

from ..model import WIDTH, hiding
from .crossing import Crossing

_MASKED = 0.15
_MASK = SPECIAL.index("[MASK]")


class Term(nn.Module):
    """Cross entropy of the masked words. Notes: how many are found with the right picture, and with one that does not fit; if these are alike, the words ignore the picture."""

    def __init__(self, scenes):
        super().__init__()
        self.crossing = Crossing()
        # The head of BERT; its last layer is the word table of the text tower.
        self.head, self.norm = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU()), nn.LayerNorm(WIDTH)
        self.notes = {}

    def forward(self, step):
        texts, mask = step.pairs.texts, step.mask[step.pairs.texts]
        ids, chosen = masked(step.ids[texts], step, len(step.model.text.words.weight))
        contexts = step.model.text.tokens(ids, mask)
        wanted = step.ids[texts][chosen]
        logits = self._logits(step, contexts, mask, step.pairs.given_pictures, chosen)
        if step.look:
            with torch.no_grad():
                wrong = self._logits(step, contexts, mask, step.pairs.wrong_pictures, chosen)
                self.notes = {name: round(float((found.argmax(-1) == wanted).float().mean()), 4) for name, found in (("mlm found", logits), ("mlm found with a wrong picture", wrong))}
        return {"mlm": functional.cross_entropy(logits, wanted)}

    def _logits(self, step, contexts, mask, pictures, chosen):
        hidden = hiding(mask, torch.float32)
        found = self.crossing(contexts, step.levels[-1][pictures], query_hidden=hidden)[chosen]
        return (self.norm(self.head(found).float()) @ step.model.text.words.weight.T).float()


def masked(ids, step, vocabulary):
    """ids [P, L] with 15 % of their words masked, at least one each (of these 80 % by [MASK], 10 % by any word, 10 % not at all), and which: bool [P, L]."""
    chance = step.chance(*ids.shape).masked_fill(ids < len(SPECIAL), 2)
    chosen = (chance < _MASKED) | ((chance == chance.amin(1, keepdim=True)) & (chance < 2))
    how = step.chance(*ids.shape)
    other = len(SPECIAL) + (step.chance(*ids.shape) * (vocabulary - len(SPECIAL))).long()
    hidden = torch.where(how < 0.8, torch.full_like(ids, _MASK), torch.where(how < 0.9, other, ids))
    return torch.where(chosen, hidden, ids), chosen
