"""A finished run read back."""
import json
import pathlib

import torch

from hydroscenes import ATOMS
from hydroscenes.vocabulary import LENGTH, build

from .model import DualEncoder
from .terms import chosen, shape


# The text tower after `reword`, in the folder of its run.
REWORDED = "reworded.pt"


def load(run, reworded=True):
    """The trained model of a run, ready to be asked; with the text tower that has learned further wordings, where there is one."""
    run = pathlib.Path(run)
    kept = torch.load(run / "checkpoint.pt", map_location="cpu")
    # The configuration of an older run knows no terms.
    names = chosen(json.loads((run / "config.json").read_text()).get("terms", ""))
    model = DualEncoder(len(ATOMS), len(build()), LENGTH, **shape(names))
    model.load_state_dict(kept["model"])
    if reworded and (run / REWORDED).exists():
        model.text.load_state_dict(torch.load(run / REWORDED, map_location="cpu"))
    return model.eval()
