"""A finished run read back."""
import pathlib

import torch

from hydroscenes import ATOMS
from hydroscenes.vocabulary import LENGTH, build

from .model import DualEncoder


def load(run):
    """The trained model of a run, ready to be asked."""
    kept = torch.load(pathlib.Path(run) / "checkpoint.pt", map_location="cpu")
    model = DualEncoder(len(ATOMS), len(build()), LENGTH)
    model.load_state_dict(kept["model"])
    return model.eval()
