"""Everything a finished run is judged by, on scenes that no training saw:  python3 -m hydroclip.evaluate RUN MODEL_FOLDER

Writes MODEL_FOLDER/report.json and the tables of MODEL_FOLDER/README.md. Scenes of evaluation have seeds of their own, apart from
those of training; no setting was chosen on them.
"""
import argparse
import json
import pathlib

import numpy as np

from hydroscenes import render, sample, truth
from hydroscenes.style import render_restyled

from . import card, video
from .checkpoint import load
from .clipdata import embedded
from .composition import composition
from .corruption import drops
from .data import rendered
from .embedded import Gallery, phrasings, text_vectors
from .hashing import BITS, RECALLED, load_head, recall
from .pairs import minimal_pairs
from .pointing import pointing
from .queries import queries, summed
from .retrieval import retrieval
from .shipped import SHIPPED
from .speed import cost
from .sweep import sweep
from .temporal import trained

FIRST_SCENE = 5_000_000
FIRST_RESTYLED = 5_500_000
FIRST_HELD_OUT = 6_000_000
CLIPS = 500


def evaluate(run, scenes, fewer=1):
    """The report of a run as plain data; `fewer` divides the sizes of the sets rendered here."""
    model = load(run)
    gallery = Gallery(model, scenes.pictures)
    judged = queries(gallery, scenes.truths)
    report = {
        "scenes": len(scenes.truths), "queries": judged, "summary": {name: summed(found) for name, found in judged.items()},
        "retrieval": {str(atoms): retrieval(gallery, scenes.truths, atoms) for atoms in (1, 2, 3)},
        "pairs": minimal_pairs(model, max(2, 34 // fewer)), "pointing": pointing(gallery, scenes),
        "sweep": sweep(model, max(2, 40 // fewer)), "corruption": drops(model, scenes.pictures[:1000], scenes.truths[:1000]),
        "composition": _composition(gallery, scenes.truths, 800 // fewer), "restyled": _restyled(model, 2000 // fewer), "hash": _hash(run, gallery)}
    if (pathlib.Path(run) / "temporal.pt").exists():
        report["video"] = video.evaluate(model, trained(run), embedded(model, CLIPS // fewer, video.FIRST_CLIP, patches=True))
    return report


def _composition(gallery, truths, count):
    """Held-out vehicles among all the scenes of the evaluation."""
    held_out = [sample(seed, held_out=True) for seed in range(FIRST_HELD_OUT, FIRST_HELD_OUT + count)]
    both = Gallery(gallery.model, np.stack([render(scene) for scene in held_out])).with_all_of(gallery)
    return composition(both, np.concatenate((np.stack([truth(scene) for scene in held_out]), truths)))


def _restyled(model, count):
    scenes = [sample(seed) for seed in range(FIRST_RESTYLED, FIRST_RESTYLED + count)]
    gallery = Gallery(model, np.stack([render_restyled(scene)[0] for scene in scenes]))
    return {name: summed(found) for name, found in queries(gallery, np.stack([truth(scene) for scene in scenes]), wordings=(False,)).items()}


def _hash(run, gallery):
    """Recall of the exact first ten, by the trained head and by the signs of the centred vectors; the bits a picture."""
    texts = text_vectors(gallery.model, phrasings(SHIPPED, "en", False) + phrasings(SHIPPED, "zh", False))
    figures = {"bits": BITS, "recalled": RECALLED, "signs": round(recall(gallery.whole, texts), 4)}
    head = load_head(run)
    return {**figures, "head": round(recall(gallery.whole, texts, head), 4)} if head else figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("folder", help="the exported model; its README.md gets the tables")
    parser.add_argument("--scenes", type=int, default=4000)
    parser.add_argument("--scenes-folder", default="rendered-evaluation")
    chosen = parser.parse_args()
    report = evaluate(chosen.run, rendered(chosen.scenes_folder, chosen.scenes, FIRST_SCENE))
    report["cost"] = cost(chosen.folder)
    folder = pathlib.Path(chosen.folder)
    (folder / "report.json").write_text(json.dumps(report, indent=1) + "\n")
    print(card.write(folder / "README.md", report))


if __name__ == "__main__":
    main()
