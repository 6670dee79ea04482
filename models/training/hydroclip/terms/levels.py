"""Alignment at four levels (MCSAN, Mathematics 2022): the whole caption, its entities, its actions, its relations. Each atom of a caption is a phrase of one level."""
import torch
from torch import nn
from torch.nn import functional

from hydroscenes.atoms import ATOMS, COLOURED, COLOURED_KINDS, DIAL_NEEDLES, FAMILIES, JACKETS_AT, NEEDLES, SITES, WEAR, WORN_AT

from .. import losses
from ..model import EMBEDDING

# Two things together, or a thing and where it is; what a thing is or does; and the rest are things.
RELATIONS = {*DIAL_NEEDLES, *WORN_AT, *JACKETS_AT, *COLOURED_KINDS, *NEEDLES, "catwalk", "beyond", "waterside", "floor_oil"}
ACTIONS = {*FAMILIES["lamp"], *WEAR, "life_jacket", "floor", "lying", "floating", *FAMILIES["gate"], *FAMILIES["level"], "floor_flooded", "floor_clean", "rack_clear",
           *FAMILIES["door"], *COLOURED, "dial_white", "dial_black", *FAMILIES["lens"], *FAMILIES["light"], *FAMILIES["weather"], "nothing"}
ENTITIES = {atom for atom in ATOMS if atom not in RELATIONS | ACTIONS}
assert set(SITES) <= ENTITIES
# Of MCSAN's sum: how much each level counts by itself, and in the score of the caption (the first: the whole caption).
_BY_ITSELF, _IN_SCORE = 0.5, (0.4, 0.2, 0.2, 0.2)
_SHARPNESS = 4.0
_SCALE = 10.0


class Term(nn.Module):
    """A space of its own for each level, as in HGR (CVPR 2020): a multi-positive InfoNCE of its phrases, and one of the captions by all levels together."""

    def __init__(self, scenes):
        super().__init__()
        self.pictures = nn.ModuleList(nn.Linear(EMBEDDING, EMBEDDING) for _ in range(3))
        self.phrases = nn.ModuleList(nn.Linear(EMBEDDING, EMBEDDING) for _ in range(3))
        for name, level in (("entity", ENTITIES), ("action", ACTIONS), ("relation", RELATIONS)):
            self.register_buffer(name, torch.tensor([atom in level for atom in ATOMS]), persistent=False)
        self.notes = {}

    def forward(self, step):
        said = step.asked.any(0).nonzero()[:, 0]
        phrases = step.say(functional.one_hot(said, len(ATOMS)).bool(), None)
        terms, total, weight = {}, _IN_SCORE[0] * (step.text @ step.image.T).float(), _IN_SCORE[0]
        for at, name in enumerate(("entity", "action", "relation")):
            mine = getattr(self, name)[said]
            scores = score(functional.normalize(self.pictures[at](step.patches), dim=-1), functional.normalize(self.phrases[at](phrases[mine]), dim=-1)).float()
            terms[f"level {name}"] = _BY_ITSELF * losses.mean(*losses.contrast(_SCALE * scores, step.truths.T[said[mine]]))
            # The phrases of a caption count their mean; a caption without this level goes by the others.
            of = step.asked[:, said[mine]].to(scores.dtype)
            total = total + _IN_SCORE[at + 1] * of @ scores / of.sum(1, keepdim=True).clamp(min=1)
            weight = weight + _IN_SCORE[at + 1] * of.any(1, keepdim=True)
        terms["levels"] = _BY_ITSELF * losses.mean(*losses.contrast(_SCALE * total / weight, step.labels))
        return terms


def score(patches, phrases):
    """HGR's phrase score: patches [B, P, d], phrases [N, d], unit -> [N, B]: cosine of a phrase with the patches it looks at."""
    near = torch.einsum("nd,bpd->nbp", phrases, patches).float()
    looks = (_SHARPNESS * functional.normalize(near.relu(), dim=-1)).softmax(-1)
    pooled = torch.einsum("nbp,bpd->nbd", looks, patches)
    return functional.cosine_similarity(pooled, phrases[:, None], dim=-1)
