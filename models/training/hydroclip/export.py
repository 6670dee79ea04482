"""A finished run as a model folder that the daemon reads:  python3 -m hydroclip.export RUN FOLDER

Weights are stored in half precision and computed in single: half the size on disk for a difference below one in a thousand.
"""
import argparse
import functools
import json
import pathlib
import warnings

import torch
from torch import nn

from hydroscenes import ATOMS
from hydroscenes.clips import FRAMES
from hydroscenes.vocabulary import LENGTH, Tokenizer, build, write

from .checkpoint import load
from .hashing import Hash, load_head
from .model import GRID

OPSET = 17
IMAGE = ("image_embed", "patch_embeds", "attr", "hash")
TEXT = ("text_embed", "word_embeds", "word_weights", "hash")


class WithHash(nn.Module):
    """A tower whose last output is the hash of its embedding."""

    def __init__(self, tower, head, side):
        super().__init__()
        self.tower, self.head, self.side = tower, head, side

    def forward(self, *inputs):
        outputs = self.tower(*inputs)
        return *outputs, self.head(outputs[0], self.side)


def export(run, folder):
    """image.onnx, text.onnx, tokenizer and model.json into the folder; gives (image, text) as they were written."""
    folder = pathlib.Path(folder)
    write(folder)
    image, text = towers(run)
    _graph(image, (torch.rand(2, 3, 128, 128),), folder / "image.onnx", ("pixel_values",), IMAGE)
    ids = torch.tensor([Tokenizer(build()).encode("water level high")] * 2)
    _graph(text, (ids, (ids != 0).long()), folder / "text.onnx", ("input_ids", "attention_mask"), TEXT, words=("word_embeds", "word_weights"))
    (folder / "model.json").write_text(json.dumps(_description(load(run), run), indent=2) + "\n")
    return image, text


def towers(run):
    """(image, text) of a run with their hashes, in the precision of the exported graphs."""
    model, head = load(run), load_head(run) or Hash()
    pair = WithHash(model.image, head, 0).eval(), WithHash(model.text, head, 1).eval()
    for tower in pair:
        _halve(tower)
    return pair


def _halve(tower):
    """Keeps weights in half precision (norms and biases as they are) and casts them in each pass, so that the graph holds halves and casts."""
    for module in list(tower.modules()):
        kept = {name: weight for name, weight in module.named_parameters(recurse=False) if weight.ndim > 1}
        for name, weight in kept.items():
            delattr(module, name)
            module.register_buffer(f"{name}_half", weight.detach().half())
        if kept:
            module.register_forward_pre_hook(functools.partial(_cast, tuple(kept)))


def _cast(names, module, _):
    for name in names:
        setattr(module, name, getattr(module, f"{name}_half").float())


def _graph(tower, example, file, inputs, outputs, words=()):
    """words: the outputs that have, like the text inputs, a number for each word."""
    axes = {name: {0: "batch"} for name in (*inputs, *outputs)}
    if words:
        for name in (*inputs, *words):
            axes[name][1] = "length"
    with warnings.catch_warnings():
        # torch 1.13 warns of constants whose shape it does not infer; the graphs do not need it.
        warnings.filterwarnings("ignore", message=".*shape inference of prim::Constant.*")
        # Folding constants would turn the halves back into singles.
        torch.onnx.export(tower, example, file, input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes, opset_version=OPSET, do_constant_folding=False)


def _description(model, run):
    return {
        "format": "hydroedge-model/1", "name": "hydroclip-s", "licence": "Apache-2.0", "languages": ["en", "zh"], "templates": False,
        "origin": "Trained from scratch on procedurally rendered hydropower scenes.",
        "image": {"file": "image.onnx", "width": 128, "height": 128, "resize": "squash", "resample": "bicubic", "mean": [0, 0, 0], "std": [1, 1, 1],
                  "embedding": "image_embed", "patches": "patch_embeds", "patch_grid": [GRID, GRID]},
        "text": {"file": "text.onnx", "length": LENGTH, "embedding": "text_embed"},
        **({"temporal": {"clip": "temporal.onnx", "text": "action.onnx", "frames": FRAMES}} if (pathlib.Path(run) / "temporal.pt").exists() else {}),
        "logit_scale": round(float(model.scale[0].exp()), 4), "logit_bias": round(float(model.bias[0]), 4), "attributes": list(ATOMS),
        "trained": json.loads((pathlib.Path(run) / "config.json").read_text()),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("folder")
    chosen = parser.parse_args()
    export(chosen.run, chosen.folder)


if __name__ == "__main__":
    main()
