"""Measures each idea by itself: the same small run with it and without, some seeds each.

python3 -m hydroclip.ablate FOLDER [--steps 400 --seeds 2 --processes 1 --minutes M --rows base,mlm]

Each run has its folder with config.json and report.json; what is done is not done again. Writes FOLDER/table.md whenever a run is done.
"""
import argparse
import dataclasses
import json
import math
import multiprocessing
import pathlib
import time
from concurrent.futures import ProcessPoolExecutor
from typing import NamedTuple

import numpy as np
import torch

from .checkpoint import load
from .corruption import drops
from .data import rendered
from .embedded import Gallery
from .pointing import pointing
from .queries import queries, summed
from .retrieval import GALLERY, retrieval
from .terms import SOURCES
from .train import Config, train

# Neither the scenes of training nor those of the final evaluation: what is chosen here must not have seen these.
FIRST_SCENE = 9_000_000
BASE = Config(scenes=16_000, steps=400, shards=1, batch=64, texts=96, warm_up=40)
_FEW = {"scenes": 2_000}
_DENOISING = "mlm,token-denoise,global-denoise"


class Row(NamedTuple):
    """against: the name of the row that it differs from by one idea."""
    name: str
    source: str
    settings: dict
    against: str = "base"


def _added(name):
    return Row(name, SOURCES[name], {"terms": name})


def _taken(name, source="ours"):
    return Row(name, source, {"terms": name})


def _few(name, terms, source, against="few"):
    return Row(name, source, {**_FEW, "terms": ",".join(filter(None, ("captions-only", terms)))}, against)


def _noisy(name, terms, noise, kind, against, source="RCAR"):
    return Row(name, source, {"scenes": 4_000, "terms": ",".join(filter(None, ("captions-only", terms))), "noise": noise, "noise_kind": kind}, against)


ROWS = (
    Row("base", "ours", {}),
    _added("mlm"), _added("token-denoise"), _added("global-denoise"),
    Row("denoising", "Hu et al. 2025", {"terms": _DENOISING}), Row("denoising shuffled", "control", {"terms": _DENOISING + ",shuffled"}),
    *map(_added, ("levels", "shared-attributes", "focal", "tib")), _taken("tib-score", "EERCF"), *map(_added, ("pearson", "hashing", "hash-pairwise", "crosslingual", "text-text", "multilabel")),
    _taken("mean-pooling", "VSE"), *map(_taken, ("no-anchors", "no-grounding", "no-difficulty", "no-head-start", "no-hard")),
    _few("few", "", "captions of 2,000 scenes"), _few("few mlm", "mlm", "Hu et al. 2025"), _few("few denoising", _DENOISING, "Hu et al. 2025"),
    _few("few denoising shuffled", _DENOISING + ",shuffled", "control"), _few("few crosslingual", "crosslingual", "DI-vTR"), _few("few pearson", "pearson", "EERCF"),
    _noisy("clean", "", 0.0, "complete", "clean"), _noisy("noise 20", "", 0.2, "complete", "clean"), _noisy("noise 20 refurbished", "refurbish", 0.2, "complete", "noise 20"),
    _noisy("noise 40", "", 0.4, "complete", "clean"), _noisy("noise 40 refurbished", "refurbish", 0.4, "complete", "noise 40"),
    _noisy("partial 20", "", 0.2, "partial", "clean"), _noisy("partial 20 refurbished", "refurbish", 0.2, "partial", "partial 20"),
    _noisy("partial 40", "", 0.4, "partial", "clean"), _noisy("partial 40 refurbished", "refurbish", 0.4, "partial", "partial 40"),
)

# Name in the report, and head of its column. Of all but the drop more is better.
COLUMNS = {"hard": "hard AUROC", "hard_held_out": "held-out wordings", "ap": "AP", "t2i_1": "T2I R@1", "i2t_1": "I2T R@1", "zh_t2i_1": "zh T2I R@1",
           "pointing": "pointing", "drop": "corruption drop"}


def measured(model, scenes):
    """The figures of a model on scenes that it has not seen; of the shipped queries."""
    gallery = Gallery(model, scenes.pictures)
    judged = {name: summed(atoms) for name, atoms in queries(gallery, scenes.truths).items()}
    found = retrieval(gallery, scenes.truths, galleries=len(scenes.truths) // GALLERY)
    pointed = pointing(gallery, scenes)
    few = slice(0, 300)
    fallen = drops(model, scenes.pictures[few], scenes.truths[few])
    return {"hard": judged["en trained"]["hard"], "hard_held_out": judged["en held-out"]["hard"], "ap": judged["en trained"]["ap"],
            "t2i_1": found["en trained"]["t2i_1"], "i2t_1": found["en trained"]["i2t_1"], "zh_t2i_1": found["zh trained"]["t2i_1"],
            "pointing": round(float(np.mean(list(pointed.values()))), 4), "drop": round(float(np.mean(list(fallen.values()))), 4), "drops": fallen}


def run(folder, config, scenes_folder, evaluation_folder, evaluated, ends):
    """Trains and measures; gives whether there was time to finish."""
    folder = pathlib.Path(folder)
    torch.set_num_threads(1)
    began, before = time.monotonic(), _last(folder).get("step", 0)
    done = train(folder, config, scenes_folder, max(0.0, (ends - time.time()) / 60))
    speed = (done - before) / (time.monotonic() - began)
    if done < config.steps:
        return False
    report = {"terms": config.terms, **measured(load(folder), rendered(evaluation_folder, evaluated, FIRST_SCENE)), "steps_a_second": round(speed, 3), **_noted(folder)}
    (folder / "report.json").write_text(json.dumps(report, indent=1) + "\n")
    return True


def _lines(folder):
    log = folder / "log.jsonl"
    return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


def _last(folder):
    return (_lines(folder) or [{}])[-1]


def _noted(folder):
    """What the terms noted at the end: the mean of the last four times, counts added up to precision and recall."""
    notes = [line["notes"] for line in _lines(folder)[-4:] if line.get("notes")]
    sums = {name: sum(note.get(name, 0) for note in notes) for note in notes for name in note}
    if "flagged" not in sums:
        return {name: round(value / len(notes), 4) for name, value in sums.items()}
    right = sums["flagged and wrong"]
    return {"wrong pairs precision": round(right / max(1, sums["flagged"]), 4), "wrong pairs recall": round(right / max(1, sums["wrong"]), 4)}


def table(reports, seeds):
    """Markdown. reports: {(row, seed): report}. The spread is the sample standard deviation over seeds; a difference within the two spreads together is none."""
    head = ["run", "source", *COLUMNS.values(), "steps/s", "also"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for row in ROWS:
        mine, other = ([reports[name, seed] for seed in range(1, seeds + 1) if (name, seed) in reports] for name in (row.name, row.against))
        if mine:
            cells = [_cell(name, mine, other if row.against != row.name else []) for name in COLUMNS]
            speed = np.mean([report["steps_a_second"] for report in mine])
            lines.append("| " + " | ".join([row.name, row.source, *cells, f"{speed:.2f}", _also(mine)]) + " |")
    return "\n".join(lines) + "\n"


def _cell(name, mine, other):
    """The mean and spread, and the difference from the row compared with."""
    (mean, spread), said = _summary(name, mine), ""
    if other:
        base, base_spread = _summary(name, other)
        difference = mean - base
        if min(len(mine), len(other)) < 2:
            said = f"; {difference:+.3f} by one seed"
        else:
            said = "; no gain" if abs(difference) <= math.hypot(spread, base_spread) else f"; {difference:+.3f}"
    return f"{mean:.3f}{f' ± {spread:.3f}' if len(mine) > 1 else ''}{said}"


def _summary(name, reports):
    values = [report[name] for report in reports]
    return float(np.mean(values)), float(np.std(values, ddof=1)) if len(values) > 1 else 0.0


def _also(reports):
    names = [name for name in reports[0] if name.startswith(("mlm", "wrong pairs"))]
    return ", ".join(f"{name} {np.mean([report[name] for report in reports]):.2f}" for name in names)


def found(folder, seeds):
    """{(row, seed): report} of what is done."""
    files = {(row.name, seed): place(folder, row, seed) / "report.json" for row in ROWS for seed in range(1, seeds + 1)}
    return {key: json.loads(file.read_text()) for key, file in files.items() if file.exists()}


def place(folder, row, seed):
    return pathlib.Path(folder) / f"{row.name.replace(' ', '-')}-{seed}"


def ablate(folder, base, rows, seeds, scenes_folder, evaluation_folder, evaluated=1_000, processes=1, minutes=math.inf, report=print):
    """All runs, seed by seed, so that after an early end the rows still compare."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    # Here, not in the runs: two of them would both begin to render.
    rendered(scenes_folder, base.scenes, base.first_scene, workers=max(2, processes))
    rendered(evaluation_folder, evaluated, FIRST_SCENE, workers=max(2, processes))
    ends = time.time() + 60 * minutes
    waiting = [(row, seed) for seed in range(1, seeds + 1) for row in rows if not (place(folder, row, seed) / "report.json").exists()]
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        jobs = [pool.submit(_timely, place(folder, row, seed), dataclasses.replace(base, seed=seed, **row.settings), scenes_folder, evaluation_folder, evaluated, ends)
                for row, seed in waiting]
        for (row, seed), job in zip(waiting, jobs):
            if job.result():
                report(f"{row.name}, seed {seed}: done")
                (folder / "table.md").write_text(table(found(folder, seeds), seeds))
    return table(found(folder, seeds), seeds)


def _timely(folder, config, scenes_folder, evaluation_folder, evaluated, ends):
    return time.time() < ends and run(folder, config, scenes_folder, evaluation_folder, evaluated, ends)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--steps", type=int, default=BASE.steps)
    parser.add_argument("--scenes", type=int, default=BASE.scenes)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--processes", type=int, default=1, help="runs at the same time, one a core")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after this time, to be gone on with later")
    parser.add_argument("--rows", default=",".join(row.name for row in ROWS), help="only these, comma-separated")
    parser.add_argument("--scenes-folder", default="rendered")
    parser.add_argument("--evaluation-folder", default="rendered-ablation")
    chosen = parser.parse_args()
    names = chosen.rows.split(",")
    unknown = sorted(set(names) - {row.name for row in ROWS})
    if unknown:
        raise SystemExit(f"unknown row {', '.join(unknown)}; known are {', '.join(row.name for row in ROWS)}")
    base = dataclasses.replace(BASE, steps=chosen.steps, scenes=chosen.scenes, warm_up=max(1, chosen.steps // 10))
    print(ablate(chosen.folder, base, [row for row in ROWS if row.name in names], chosen.seeds, chosen.scenes_folder, chosen.evaluation_folder,
                 processes=chosen.processes, minutes=chosen.minutes))


if __name__ == "__main__":
    main()
