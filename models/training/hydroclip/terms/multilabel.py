"""What is said and what is seen as many labels (the multi-label classification of MVSEN), on the embeddings of texts and pictures."""
import torch
from torch import nn

from hydroscenes import ATOMS
from hydroscenes.atoms import FAMILY, rivals

from .. import losses
from ..model import EMBEDDING


class Term(nn.Module):
    def __init__(self, scenes):
        super().__init__()
        self.pictures, self.texts = nn.Linear(EMBEDDING, len(ATOMS)), nn.Linear(EMBEDDING, len(ATOMS))
        self.register_buffer("related", torch.tensor([[FAMILY[a] == FAMILY[b] for b in ATOMS] for a in ATOMS]).float(), persistent=False)
        self.register_buffer("rivals", torch.tensor([[b in rivals(a) for b in ATOMS] for a in ATOMS]).float(), persistent=False)
        self.notes = {}

    def forward(self, step):
        return {"labels of pictures": losses.mean(*losses.balanced(self.pictures(step.image).float().T, step.truths.T)),
                "labels of texts": losses.mean(*losses.balanced(self.texts(step.text).float().T, self.said(step.asked).T))}

    def said(self, asked):
        """[T, atoms]: 1 what a text says, 0 what it does not, -1 what may follow from it: of the same family, and no rival ("lying" from "no helmet, lying")."""
        asked = asked.float()
        open_ = (asked @ self.related > 0) & (asked @ self.rivals == 0)
        return torch.where(asked > 0, 1, torch.where(open_, -1, 0))
