"""How well a run tells its atoms apart on scenes that no training saw:  python3 -m hydroclip.evaluate RUN REPORT.json

For each atom, language and kind of wording: the area under the ROC curve over all scenes, and over those that show the
atom's object (hard negatives: the same object in another state). The second is what counts.
"""
import argparse
import json
import pathlib
import random

import numpy as np
import torch

from hydroscenes import ATOMS
from hydroscenes.atoms import FALSE, INDEX, TRUE, shown_by
from hydroscenes.captions import LANGUAGES, phrase
from hydroscenes.vocabulary import Tokenizer, build

from .data import encoded, rendered
from .export import load

FIRST_SCENE = 5_000_000
PHRASINGS = 5
FEWEST = 8


def auroc(scores, true):
    """Chance that a true scene scores above a false one, ties counting half (Mann and Whitney)."""
    ranks = np.empty(len(scores))
    values, at, counts = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks[:] = (last - (counts - 1) / 2)[at]
    count = int(true.sum())
    return float((ranks[true].sum() - count * (count + 1) / 2) / (count * (len(true) - count)))


def evaluate(model, pictures, truths, seed=1):
    """{language wording: {"mean": ..., "hard": ..., "worst": ..., "atoms": {atom: [auroc, hard auroc or None]}}}"""
    with torch.no_grad():
        image, patches = _embedded(model, pictures)
        tokenizer, rng, report = Tokenizer(build()), random.Random(seed), {}
        for language in LANGUAGES:
            for held_out in (False, True):
                asked = [phrase(atom, language, rng, held_out) for atom in ATOMS for _ in range(PHRASINGS)]
                texts = model.text(*map(torch.from_numpy, encoded(tokenizer, asked)))[0]
                scores = (_scores(model, text, image, patches) for text in texts.split(PHRASINGS))
                areas = {atom: _areas(atom, score, truths) for atom, score in zip(ATOMS, scores)}
                found = {atom: pair for atom, pair in areas.items() if pair}
                report[f"{language} {'held-out' if held_out else 'trained'}"] = _summed(found)
    return report


def _embedded(model, pictures):
    parts = [model.image(torch.from_numpy(np.ascontiguousarray(pictures[at:at + 100].transpose(0, 3, 1, 2), np.float32)) / 255)[:2]
             for at in range(0, len(pictures), 100)]
    return torch.cat([part[0] for part in parts]), torch.cat([part[1] for part in parts])


def _scores(model, text, image, patches):
    """[scenes]: the mean over the phrasings of the mean of both scores."""
    whole, local, _ = model.compare(text, image, patches)
    return ((whole + local) / 2).mean(0).numpy()


def _areas(atom, scores, truths):
    said = truths[:, INDEX[atom]]
    shown = [INDEX[other] for other in shown_by(atom)]
    object_seen = (truths[:, shown] == TRUE).any(1) if shown else np.zeros(len(truths), bool)
    areas = []
    for negatives in (said == FALSE, (said == FALSE) & object_seen):
        used = (said == TRUE) | negatives
        enough = (said == TRUE).sum() >= FEWEST and negatives.sum() >= FEWEST
        areas.append(round(auroc(scores[used], said[used] == TRUE), 4) if enough else None)
    return areas if areas[0] is not None else None


def _summed(found):
    hard = {atom: areas[1] for atom, areas in found.items() if areas[1] is not None}
    worst = min(hard, key=hard.get) if hard else None
    return {"mean": round(float(np.mean([areas[0] for areas in found.values()])), 4) if found else None,
            "hard": round(float(np.mean(list(hard.values()))), 4) if hard else None, "worst": [worst, hard.get(worst)], "atoms": found}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("report")
    parser.add_argument("--scenes", type=int, default=4000)
    parser.add_argument("--scenes-folder", default="rendered-evaluation")
    chosen = parser.parse_args()
    report = evaluate(load(chosen.run), *rendered(chosen.scenes_folder, chosen.scenes, FIRST_SCENE)[:2])
    pathlib.Path(chosen.report).write_text(json.dumps(report, indent=1) + "\n")
    for name, summed in report.items():
        print(f"{name}: AUROC {summed['mean']}, hard {summed['hard']}, worst {summed['worst']}")


if __name__ == "__main__":
    main()
