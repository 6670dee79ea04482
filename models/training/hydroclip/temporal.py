"""The temporal head: sees in the frames of a clip what happens. Both towers stay as they are.

python3 -m hydroclip.temporal runs/NAME [--clips 4000 --minutes 10 ...]  trains it for a trained run, into its temporal.pt
python3 -m hydroclip.temporal runs/NAME --export FOLDER                  writes temporal.onnx and action.onnx

After EERCF (arXiv 2401.00701): one transformer layer over the frames, and text-gated pooling without parameters. The text tower
has never read of an action, so a small network takes its vectors on to where clips lie; states keep their place by its residual.
"""
import argparse
import dataclasses
import json
import math
import pathlib
import random
import time
import warnings

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from hydroscenes.actions import ACTIONS
from hydroscenes.captions import LANGUAGES, caption
from hydroscenes.clips import FRAMES

from . import gate, losses
from .checkpoint import load
from .clipdata import NAMES, Clips, kept, labels_of, said_of, turned_back
from .embedded import text_vectors
from .export import OPSET
from .model import EMBEDDING, Block
from .terms.pearson import pearson as correlation

# Temperatures of the text's gate over frames or patches, as published: what counts of a frame, and what is pooled from all.
WEAK, STRONG = 0.01, 0.1


class TemporalHead(nn.Module):
    """frame_embeds [B, F, 256] in the order of time, F up to FRAMES -> video_embed [B, 256], moved_embeds [B, F, 256]; all unit."""

    def __init__(self):
        super().__init__()
        self.position = nn.Parameter(0.02 * torch.randn(1, FRAMES, EMBEDDING))
        self.block = Block(EMBEDDING, 8)

    def forward(self, frame_embeds):
        moved = functional.normalize(frame_embeds + self.block(frame_embeds + self.position[:, :frame_embeds.shape[1]]), dim=-1)
        return functional.normalize(moved.mean(1), dim=-1), moved


class ActionText(nn.Module):
    """text_embed [T, 256] of the text tower -> action_embed [T, 256], unit: where clips lie of which the text is true."""

    def __init__(self, width=512):
        super().__init__()
        self.further = nn.Sequential(nn.Linear(EMBEDDING, width), nn.GELU(), nn.Linear(width, EMBEDDING))
        # Starts as the text tower says it.
        nn.init.zeros_(self.further[2].weight)
        nn.init.zeros_(self.further[2].bias)

    def forward(self, text_embed):
        return functional.normalize(text_embed + self.further(text_embed), dim=-1)


class Temporal(nn.Module):
    """Both, with scale and bias of the three scores: whole clip, its frames weighed, its frames pooled."""

    def __init__(self, scale=20.0):
        super().__init__()
        self.head, self.text = TemporalHead(), ActionText()
        self.scale = nn.Parameter(torch.full((3,), scale).log())
        self.bias = nn.Parameter(torch.full((3,), -scale / 3))

    def forward(self, text, frames):
        """Of text vectors [T, 256] and clips [B, F, 256]: the logits [3, T, B], and both where they meet, [T, 256] and [B, 256]."""
        said, (whole, moved) = self.text(text), self.head(frames)
        scores = torch.stack((said @ whole.T, weak(said, frames), strong(said, frames, moved)))
        return self.scale.exp()[:, None, None] * scores + self.bias[:, None, None], said, whole


def weak(text, parts, temperature=WEAK):
    """[T, B]: mean of a text's cosines with the parts [B, P, 256] of each clip, weighed by a softmax of themselves."""
    return gate.weak(torch.einsum("td,bpd->tbp", text, parts), temperature)


def strong(text, parts, pooled=None, temperature=STRONG):
    """[T, B]: cosine of a text with the parts (or with `pooled` in their place) pooled by its own gate."""
    near = torch.einsum("td,bpd->tbp", text, parts)
    return gate.strong(near, parts, temperature) if pooled is None else gate.strong(near, pooled, temperature, torch.einsum("td,bpd->tbp", text, pooled))


@dataclasses.dataclass(frozen=True)
class Config:
    """pearson: weight of the channel-wise correlation of texts with their clips; 0.001 in EERCF."""
    clips: int = 4000
    first_clip: int = 20_000_000
    steps: int = 2000
    batch: int = 128
    texts: int = 96
    captions: int = 8000
    rate: float = 5e-4
    pearson: float = 0.001
    seed: int = 1


def train(run, config, minutes=math.inf, report=None, workers=2):
    """Trains for the run's checkpoint and keeps temporal.pt in its folder; gives the trained head."""
    model = load(run)
    forward = kept(run, model, config.clips, config.first_clip, workers)
    backward = turned_back(forward)
    clips = Clips(*(torch.from_numpy(np.concatenate(pair)) for pair in zip(forward[:2], backward[:2])))
    said, vectors = _captions(model, clips.truths.numpy(), config)
    torch.manual_seed(config.seed)
    temporal = Temporal().train()
    optimizer = torch.optim.AdamW(temporal.parameters(), config.rate, betas=(0.9, 0.98), weight_decay=0.05)
    dice, began = np.random.default_rng(config.seed), time.monotonic()
    for step in range(config.steps):
        # A run cut short by the clock still ends with small steps.
        done = max(step / config.steps, (time.monotonic() - began) / (60 * minutes))
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = config.rate * min(1, (step + 1) / 50) * (0.02 + 0.98 * (1 + math.cos(math.pi * done)) / 2)
        rows, asked = dice.choice(len(clips.frames), config.batch, replace=False), dice.choice(len(said), config.texts, replace=False)
        truths = clips.truths[rows].numpy()
        labels = torch.from_numpy(np.stack([labels_of(said[at], truths) for at in asked]))
        terms = _terms(temporal, vectors[asked], clips.frames[rows], labels, config.pearson)
        optimizer.zero_grad(set_to_none=True)
        sum(terms.values()).backward()
        nn.utils.clip_grad_norm_(temporal.parameters(), 1.0)
        optimizer.step()
        if report and step % 100 == 0:
            report({"step": step, **{name: round(float(term.detach()), 4) for name, term in terms.items()}})
    torch.save({"temporal": temporal.state_dict(), "config": dataclasses.asdict(config)}, pathlib.Path(run) / "temporal.pt")
    return temporal.eval()


def _captions(model, truths, config):
    """What captions say, [names] each, and their vectors [captions, 256]: every second an action or state alone, the others as they fit some clip."""
    rng = random.Random(f"captions {config.seed}")
    alone = [(name,) for name in NAMES if (truths[:, NAMES.index(name)] == 1).any()]
    weights = [len(NAMES) / len(ACTIONS) if name in ACTIONS else 1 for name, in alone]
    said = rng.choices(alone, weights, k=config.captions // 2)
    said += [said_of(truths[rng.randrange(len(truths))], rng) for _ in range(config.captions - len(said))]
    said = [names for names in said if names]
    return said, text_vectors(model, [caption(names, rng.choice(LANGUAGES), rng) for names in said])


def _terms(temporal, vectors, frames, labels, pearson):
    (whole, weighed, pooled), said, shown = temporal(vectors, frames)
    terms = {}
    for name, logits, weight in (("clip", whole, 1.0), ("clip and frames", (whole + weighed) / 2, 0.8), ("pooled", pooled, 0.2)):
        terms[name] = weight * losses.mean(*losses.balanced(logits, labels))
        terms[f"{name} contrast"] = weight * losses.mean(*losses.contrast(logits, labels))
        terms[f"{name} contrast back"] = weight * losses.mean(*losses.contrast(logits.T, labels.T))
    if pearson:
        fitting = (labels == 1).float()
        paired = fitting.any(1)
        terms["pearson"] = pearson * correlation(said[paired], shown[fitting[paired].argmax(1)])
    return terms


def trained(run):
    """The temporal head of a run, ready to be asked."""
    temporal = Temporal()
    temporal.load_state_dict(torch.load(pathlib.Path(run) / "temporal.pt", map_location="cpu")["temporal"])
    return temporal.eval()


def export(run, folder):
    """temporal.onnx: frame_embeds [B, F, 256] -> video_embed, moved_embeds. action.onnx: text_embed [T, 256] -> action_embed. Gives the head.

    Two graphs, because a text is embedded once and clips all the time.
    """
    temporal, folder = trained(run), pathlib.Path(folder)
    for tower, example, file, inputs, outputs in (
            (temporal.head, torch.rand(2, FRAMES, EMBEDDING), "temporal.onnx", {"frame_embeds": {0: "clips", 1: "frames"}}, {"video_embed": {0: "clips"}, "moved_embeds": {0: "clips", 1: "frames"}}),
            (temporal.text, torch.rand(2, EMBEDDING), "action.onnx", {"text_embed": {0: "texts"}}, {"action_embed": {0: "texts"}})):
        with warnings.catch_warnings():
            # As in export.py: torch 1.13 warns of constants whose shape it does not infer.
            warnings.filterwarnings("ignore", message=".*shape inference of prim::Constant.*")
            torch.onnx.export(tower, (example,), folder / file, input_names=list(inputs), output_names=list(outputs), dynamic_axes={**inputs, **outputs}, opset_version=OPSET)
    return temporal


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("--export", metavar="FOLDER", help="write the graphs instead of training")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop training after this time; rendering is not counted")
    parser.add_argument("--workers", type=int, default=2, help="processes that render")
    for field in dataclasses.fields(Config):
        parser.add_argument("--" + field.name.replace("_", "-"), type=field.type, default=field.default)
    chosen = vars(parser.parse_args())
    if chosen["export"]:
        export(chosen["run"], chosen["export"])
        return
    config = Config(**{field.name: chosen[field.name] for field in dataclasses.fields(Config)})
    train(chosen["run"], config, chosen["minutes"], lambda line: print(json.dumps(line)), chosen["workers"])


if __name__ == "__main__":
    main()
