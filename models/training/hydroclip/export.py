"""A run's checkpoint as a model folder that the daemon reads:  python3 -m hydroclip.export RUN FOLDER"""
import argparse
import json
import pathlib
import warnings

import torch

from hydroscenes import ATOMS
from hydroscenes.vocabulary import LENGTH, Tokenizer, build, write

from .model import GRID, DualEncoder

OPSET = 17


def load(run):
    """The trained model of a run, ready to be asked."""
    kept = torch.load(pathlib.Path(run) / "checkpoint.pt", map_location="cpu")
    model = DualEncoder(len(ATOMS), len(build()), LENGTH)
    model.load_state_dict(kept["model"])
    return model.eval()


def export(run, folder):
    """image.onnx, text.onnx, tokenizer and model.json into the folder; gives the model."""
    folder = pathlib.Path(folder)
    write(folder)
    model = load(run)
    _graph(model.image, (torch.rand(2, 3, 128, 128),), folder / "image.onnx", ("pixel_values",), ("image_embed", "patch_embeds", "attr"))
    ids = torch.tensor([Tokenizer(build()).encode("water level high")] * 2)
    _graph(model.text, (ids, (ids != 0).long()), folder / "text.onnx", ("input_ids", "attention_mask"), ("text_embed", "word_embeds", "word_weights"), length=True)
    (folder / "model.json").write_text(json.dumps(_description(model, run), indent=2) + "\n")
    return model


def _graph(tower, example, file, inputs, outputs, length=False):
    axes = {name: {0: "batch"} for name in (*inputs, *outputs)}
    if length:
        for name in (*inputs, *outputs[1:]):
            axes[name][1] = "length"
    with warnings.catch_warnings():
        # torch 1.13 warns of constants whose shape it does not infer; the graphs do not need it.
        warnings.filterwarnings("ignore", message=".*shape inference of prim::Constant.*")
        torch.onnx.export(tower, example, file, input_names=list(inputs), output_names=list(outputs), dynamic_axes=axes, opset_version=OPSET)


def _description(model, run):
    return {
        "format": "hydroedge-model/1", "name": pathlib.Path(run).name, "licence": "Apache-2.0", "languages": ["en", "zh"],
        "origin": "Trained from scratch on procedurally rendered hydropower scenes.",
        "image": {"file": "image.onnx", "width": 128, "height": 128, "resize": "squash", "resample": "bicubic", "mean": [0, 0, 0], "std": [1, 1, 1],
                  "embedding": "image_embed", "patches": "patch_embeds", "patch_grid": [GRID, GRID]},
        "text": {"file": "text.onnx", "length": LENGTH, "embedding": "text_embed"},
        "logit_scale": round(float(model.scale[0].exp()), 4), "logit_bias": round(float(model.bias[0]), 4), "attributes": list(ATOMS),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run")
    parser.add_argument("folder")
    chosen = parser.parse_args()
    export(chosen.run, chosen.folder)


if __name__ == "__main__":
    main()
