"""The same said in English and in Chinese is one point (DI-vTR; M-CLIP and MLA learn a language from translations in the same way)."""
from torch import nn
from torch.nn import functional

from .. import losses

_WEIGHT = 0.5
_TEXTS = 32
_SCALE = 20.0


class Term(nn.Module):
    name, languages = "crosslingual", ("en", "zh")

    def __init__(self, scenes):
        super().__init__()
        self.notes = {}

    def forward(self, step):
        asked = step.asked[:_TEXTS]
        one, other = (step.say(asked, language) for language in self.languages)
        return {self.name: _WEIGHT * ((1 - (one * other).sum(-1)).mean() + losses.mean(*losses.contrast(_SCALE * (one @ other.T).float(), same(asked))))}


def same(asked):
    """[N, N]: 1 where both say the same atoms, 0 where not."""
    asked = functional.normalize(asked.float(), dim=-1)
    return (asked @ asked.T > 0.999).long()
