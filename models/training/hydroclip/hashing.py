"""A hashing head on the finished towers: one linear map after the middle of each side is taken away, its signs are the code.

After TECMH and ViT2CMH: h = tanh(eta (W x + b)), trained with a contrast between picture and text codes, and pulled to -1 and 1, to
balanced and to uncorrelated bits. Both sides share W, so that a text's numbers can be held against a picture's bits.
"""
import argparse
import json
import pathlib

import torch
from torch import nn
from torch.nn import functional

from . import losses
from .checkpoint import load
from .data import rendered, said_of
from .embedded import Gallery, text_vectors
from .model import EMBEDDING

BITS = 256
RECALLED = 200


class Hash(nn.Module):
    """embedding [B, 256] -> [B, BITS] in -1..1, for `side` 0 pictures or 1 texts."""

    def __init__(self):
        super().__init__()
        self.turn = nn.Linear(EMBEDDING, BITS)
        nn.init.orthogonal_(self.turn.weight)
        nn.init.zeros_(self.turn.bias)
        self.register_buffer("middle", torch.zeros(2, EMBEDDING))

    def forward(self, embedding, side, steepness=8.0):
        return torch.tanh(steepness * self.turn(embedding - self.middle[side]))


def train(images, texts, labels, steps=600, seed=1):
    """A head for images [N, 256] and texts [T, 256] with labels [T, N] (1, 0, -1)."""
    torch.manual_seed(seed)
    head = Hash()
    head.middle[0], head.middle[1] = images.mean(0), texts.mean(0)
    optimizer = torch.optim.Adam(head.parameters(), 1e-3)
    for step in range(steps):
        rows, asked = torch.randint(len(images), (256,)), torch.randint(len(texts), (256,))
        # The steeper, the nearer to a sign: gently first, or nothing is learned.
        steepness = 1 + 7 * step / steps
        pictures, words = head(images[rows], 0, steepness), head(texts[asked], 1, steepness)
        loss = _loss(pictures, words, labels[asked][:, rows], images[rows], texts[asked])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return head.eval()


def _loss(pictures, words, labels, images, texts):
    near = functional.normalize(words, dim=-1) @ functional.normalize(pictures, dim=-1).T / 0.1
    # What the codes are for is to find again what the vectors find: their likeness must follow the vectors'.
    wanted = (texts @ images.T / 0.05).softmax(1)
    follow = -(wanted * (near / 2).log_softmax(1)).sum(1).mean()
    codes = torch.cat((pictures, words))
    quantised = (codes.abs() - 1).square().mean()
    balanced = pictures.mean(0).square().mean() + words.mean(0).square().mean()
    uncorrelated = (pictures.T @ pictures / len(pictures) - torch.eye(BITS)).square().mean()
    return losses.mean(*losses.contrast(near, labels)) + follow + 0.1 * quantised + 0.1 * balanced + 0.1 * uncorrelated


def recall(images, texts, head=None, found=10, recalled=RECALLED):
    """Part of the exact first `found` of each text that survive a first look by bits alone (text numbers against picture signs).

    None as head: the plain signs of the centred vectors, to compare with.
    """
    exact = (texts @ images.T).topk(found, 1).indices
    if head is None:
        bits, numbers = (images - images.mean(0)).sign(), texts - texts.mean(0)
    else:
        with torch.no_grad():
            bits, numbers = head(images, 0).sign(), head.turn(texts - head.middle[1])
    first = (numbers @ bits.T).topk(recalled, 1).indices
    return float((exact[:, :, None] == first[:, None, :]).any(-1).float().mean())


def load_head(run):
    """The head that `learn` kept, or None."""
    kept = pathlib.Path(run) / "hash.pt"
    if not kept.exists():
        return None
    head = Hash()
    head.load_state_dict(torch.load(kept))
    return head.eval()


def learn(run, scenes_folder, count=16_000, asked=4_000):
    """Trains the head of a finished run on part of its scenes and keeps it as hash.pt beside the checkpoint."""
    run = pathlib.Path(run)
    config = json.loads((run / "config.json").read_text())
    model, scenes = load(run), rendered(scenes_folder, config["scenes"], config["first_scene"])
    texts, labels = said_of(scenes.truths[:count], asked, config["seed"])
    head = train(Gallery(model, scenes.pictures[:count]).whole, text_vectors(model, texts), torch.from_numpy(labels))
    torch.save(head.state_dict(), run / "hash.pt")
    return head


def main():
    parser = argparse.ArgumentParser(description="The hashing head of a finished run.")
    parser.add_argument("run")
    parser.add_argument("--scenes-folder", default="rendered")
    chosen = parser.parse_args()
    learn(chosen.run, chosen.scenes_folder)


if __name__ == "__main__":
    main()
