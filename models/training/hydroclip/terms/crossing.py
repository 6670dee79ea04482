"""The training-only fusion of the two towers: tokens of one look at the tokens of the other."""
from torch import nn

from ..model import WIDTH, Block


class Crossing(nn.Module):
    """One cross attention and one block of self attention (the interaction encoder of IRRA, CVPR 2023, with fewer layers). query [B, L, width], given [B, M, width]."""

    def __init__(self, width=WIDTH, heads=6):
        super().__init__()
        self.heads = heads
        self.query, self.given = nn.LayerNorm(width), nn.LayerNorm(width)
        self.ask, self.answer, self.out = nn.Linear(width, width), nn.Linear(width, 2 * width), nn.Linear(width, width)
        self.block, self.norm = Block(width, heads), nn.LayerNorm(width)

    def forward(self, query, given, given_hidden=None, query_hidden=None):
        """*_hidden [B, length]: a large negative number where there is padding, else 0."""
        batch, length, width = query.shape
        ask = self._split(self.ask(self.query(query)))
        key, value = (self._split(part) for part in self.answer(self.given(given)).chunk(2, -1))
        weights = ask @ key.transpose(-2, -1) * (width // self.heads) ** -0.5
        if given_hidden is not None:
            weights = weights + given_hidden[:, None, None, :]
        found = (weights.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width)
        return self.norm(self.block(query + self.out(found), query_hidden))

    def _split(self, x):
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)
