"""Does the best patch of a query lie on its object?"""
import numpy as np
import torch

from hydroscenes.atoms import INDEX, TRUE

from .data import cells
from .embedded import PHRASINGS, phrasings, text_vectors
from .shipped import SHIPPED

FEWEST = 8


def pointing(gallery, scenes, language="en"):
    """{atom: part of its true scenes whose best patch touches what makes it true} for shipped queries of things that have a place."""
    places, report = cells(scenes.places).reshape(len(scenes.places), 2, scenes.places.shape[2], -1), {}
    for atom in SHIPPED:
        rows = np.flatnonzero((scenes.truths[:, INDEX[atom]] == TRUE) & places[:, 0, INDEX[atom]].any(-1))
        if len(rows) < FEWEST:
            continue
        texts = text_vectors(gallery.model, phrasings((atom,), language, False))
        with torch.no_grad():
            near = torch.einsum("td,bpd->tbp", texts, gallery.patches[rows]).numpy()
        touched = places[rows, 1, INDEX[atom]]
        report[atom] = round(float(np.mean([touched[np.arange(len(rows)), near[i].argmax(-1)].mean() for i in range(PHRASINGS)])), 4)
    return report
