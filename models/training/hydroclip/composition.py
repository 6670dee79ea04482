"""Combinations that no training picture showed: a blue truck, a red car."""
import numpy as np

from hydroscenes.atoms import FALSE, INDEX, TRUE
from hydroscenes.scene import HELD_OUT_VEHICLES

from .embedded import phrasings, text_vectors
from .metrics import auroc


def composition(gallery, truths, language="en"):
    """{"blue_truck": {"all", "hard", "colour"}, ...}: against all scenes, against other vehicles, and the colour alone asked among vehicles of the kind."""
    report = {}
    for colour, kind in HELD_OUT_VEHICLES:
        said, vehicles, kinds = (truths[:, INDEX[atom]] for atom in (f"{colour}_{kind}", "vehicle", kind))
        known = said != -1
        report[f"{colour}_{kind}"] = {
            "all": _area(gallery, f"{colour}_{kind}", language, known, said == TRUE),
            "hard": _area(gallery, f"{colour}_{kind}", language, known & (vehicles == TRUE), said == TRUE),
            "colour": _area(gallery, f"vehicle_{colour}", language, known & (kinds == TRUE) & _alone(truths), said == TRUE)}
    return report


def _alone(truths):
    """Scenes with vehicles of one kind and one colour only."""
    return sum((truths[:, INDEX[atom]] != FALSE).astype(int) for atom in INDEX if "_" in atom and atom.split("_")[1] in ("truck", "car", "excavator")) == 1


def _area(gallery, atom, language, used, true):
    scores = gallery.scores(text_vectors(gallery.model, phrasings((atom,), language, False)))
    return round(float(np.mean([auroc(row[used], true[used]) for row in scores])), 4)
