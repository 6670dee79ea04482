"""Two towers into one space: a picture of 128 x 128 and a text of up to 48 tokens, each to a unit vector.

About 2.9 and 2.4 million parameters. The attention is written out, since torch 1.13 can export neither its own fused
layer nor has a plain function for it.
"""
import math

import torch
from torch import nn
from torch.nn import functional

from hydroscenes.render import GRID

from .gate import weak

WIDTH = 192
EMBEDDING = 256
# How far the patch score leans to the best patch: 0 is their mean, infinity their maximum.
SHARPNESS = 40.0


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(),
            nn.Conv2d(channels, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return functional.relu(x + self.body(x))


def hiding(mask, dtype):
    """What to add to attention so that padding gets none, from a mask [B, L] that is 1 on words."""
    return (1 - mask.to(dtype)) * -1e4


def _coarser(before, after, kernel, stride, padding):
    return nn.Sequential(nn.Conv2d(before, after, kernel, stride, padding, bias=False), nn.BatchNorm2d(after), nn.ReLU(), Residual(after))


class Attention(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.into = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(self, x, hidden=None):
        """x [B, L, width]; hidden [B, L]: a large negative number where there is padding, else 0."""
        batch, length, width = x.shape
        query, key, value = self.into(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        weights = query @ key.transpose(-2, -1) * (width // self.heads) ** -0.5
        if hidden is not None:
            weights = weights + hidden[:, None, None, :]
        return self.out((weights.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width))


class Block(nn.Module):
    def __init__(self, width=WIDTH, heads=6):
        super().__init__()
        self.before, self.attention = nn.LayerNorm(width), Attention(width, heads)
        self.between = nn.LayerNorm(width)
        self.mix = nn.Sequential(nn.Linear(width, 3 * width), nn.GELU(), nn.Linear(3 * width, width))

    def forward(self, x, hidden=None):
        x = x + self.attention(self.before(x), hidden)
        return x + self.mix(self.between(x))


class ImageTower(nn.Module):
    """pixels [B, 3, 128, 128] as RGB / 255 -> image_embed [B, 256], patch_embeds [B, 64, 256], attr [B, attributes] (logits)."""

    def __init__(self, attributes, mean_pooling=False):
        super().__init__()
        self.trunk = nn.Sequential(_coarser(3, 64, 8, 4, 2), _coarser(64, 128, 3, 2, 1), _coarser(128, WIDTH, 3, 2, 1))
        self.position = nn.Parameter(0.02 * torch.randn(1, GRID * GRID, WIDTH))
        self.blocks = nn.ModuleList(Block() for _ in range(3))
        self.norm = nn.LayerNorm(WIDTH)
        self.focus = None if mean_pooling else nn.Linear(WIDTH, 4)
        self.embed = nn.Linear(WIDTH if mean_pooling else 6 * WIDTH, EMBEDDING)
        self.patch = nn.Linear(WIDTH, EMBEDDING)
        self.attributes = nn.Linear(2 * WIDTH, attributes)

    def forward(self, pixels):
        return self.read(self.tokens(pixels)[-1])

    def tokens(self, pixels):
        """The patches [B, GRID * GRID, WIDTH] as the stem leaves them and after each block, the last ones normalised."""
        levels = [self.trunk(pixels * 2 - 1).flatten(2).transpose(1, 2) + self.position]
        for block in self.blocks:
            levels.append(block(levels[-1]))
        return [*levels[:-1], self.norm(levels[-1])]

    def read(self, x):
        """What `forward` gives, of the last patches."""
        pooled = torch.cat((x.mean(1), x.amax(1)), -1)
        if self.focus is None:
            whole = x.mean(1)
        else:
            # Four learned looks besides mean and maximum: small things vanish in a mean.
            whole = torch.cat((pooled, (self.focus(x).softmax(1).transpose(1, 2) @ x).flatten(1)), -1)
        return functional.normalize(self.embed(whole), dim=-1), functional.normalize(self.patch(x), dim=-1), self.attributes(pooled)


class TextTower(nn.Module):
    """input_ids, attention_mask [B, L] -> text_embed [B, 256], word_embeds [B, L, 256], word_weights [B, L] (sum 1 over the words)."""

    def __init__(self, vocabulary, length):
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        nn.init.normal_(self.words.weight, std=0.05)
        self.position = nn.Parameter(0.02 * torch.randn(1, length, WIDTH))
        self.blocks = nn.ModuleList(Block() for _ in range(4))
        self.norm = nn.LayerNorm(WIDTH)
        self.weigh = nn.Linear(WIDTH, 1)
        self.embed = nn.Linear(2 * WIDTH, EMBEDDING)
        self.word = nn.Linear(WIDTH, EMBEDDING)

    def forward(self, input_ids, attention_mask):
        return self.read(self.tokens(input_ids, attention_mask), attention_mask)

    def tokens(self, input_ids, attention_mask):
        """The words in their context, [B, L, WIDTH]."""
        x = self.words(input_ids) + self.position[:, :input_ids.shape[1]]
        hidden = hiding(attention_mask, x.dtype)
        for block in self.blocks:
            x = block(x, hidden)
        return self.norm(x)

    def read(self, x, attention_mask):
        """What `forward` gives, of the words in their context."""
        hidden = hiding(attention_mask, x.dtype)
        weights = (self.weigh(x).squeeze(-1) + hidden).softmax(-1)
        pooled = torch.cat((x[:, 0], (weights[:, None] @ x).squeeze(1)), -1)
        return functional.normalize(self.embed(pooled), dim=-1), functional.normalize(self.word(x), dim=-1), weights


class DualEncoder(nn.Module):
    """Both towers, one anchor an atom in the same space, and scale and bias of the three scores: whole picture, best patches, single patch."""

    def __init__(self, attributes, vocabulary, length, scale=20.0, mean_pooling=False, gated=False):
        """mean_pooling: a picture is the mean of its patches; gated: the patch score is `gate.weak` instead of the log-sum-exp. Both for ablations."""
        super().__init__()
        self.image, self.text, self.gated = ImageTower(attributes, mean_pooling), TextTower(vocabulary, length), gated
        # What a text with this atom alone should say. The picture learns from all anchors at once, the texts learn to meet them.
        self.anchors = nn.Parameter(torch.randn(attributes, EMBEDDING) / math.sqrt(EMBEDDING))
        self.scale = nn.Parameter(torch.full((3,), scale).log())
        # About ten atoms are true at a time, so the cosines of true pairs start out near a third.
        self.bias = nn.Parameter(torch.full((3,), -scale / 3))

    def anchored(self):
        """[atoms, 256], unit."""
        return functional.normalize(self.anchors, dim=-1)

    def compare(self, text, image, patches):
        """Logits of embedded texts against embedded pictures: [T, B] by the whole picture, [T, B] by its best patches, [T, B, GRID * GRID] by each."""
        scale = self.scale.exp()
        near = torch.einsum("td,bpd->tbp", text, patches)
        local = weak(near, 1 / SHARPNESS) if self.gated else (torch.logsumexp(SHARPNESS * near, -1) - math.log(GRID * GRID)) / SHARPNESS
        return scale[0] * text @ image.T + self.bias[0], scale[1] * local + self.bias[1], scale[2] * near + self.bias[2]
