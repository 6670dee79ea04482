"""A finished run read back."""
import json
import pathlib

import torch

from hydroscenes import ATOMS
from hydroscenes.vocabulary import LENGTH, build

from .model import DualEncoder
from .terms import chosen, shape


def load(run):
    """The trained model of a run, ready to be asked."""
    run = pathlib.Path(run)
    kept = torch.load(run / "checkpoint.pt", map_location="cpu")
    # The configuration of an older run knows no terms.
    names = chosen(json.loads((run / "config.json").read_text()).get("terms", ""))
    model = DualEncoder(len(ATOMS), len(build()), LENGTH, **shape(names))
    model.load_state_dict(kept["model"])
    return model.eval()
