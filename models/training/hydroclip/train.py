"""Trains into a run folder; run it again to go on where it stopped.

python3 -m hydroclip.train runs/NAME [--scenes 64000 --steps 8000 --minutes 40 ...]
"""
import argparse
import dataclasses
import json
import math
import os
import pathlib
import time

import torch

from hydroscenes import ATOMS
from hydroscenes.vocabulary import LENGTH, Tokenizer, build

from . import losses
from .data import Batches, rendered
from .model import DualEncoder


@dataclasses.dataclass(frozen=True)
class Config:
    """All that decides a run's result; kept as config.json in its folder."""
    scenes: int = 64_000
    first_scene: int = 1_000_000
    steps: int = 8_000
    batch: int = 128
    texts: int = 384
    rate: float = 1e-3
    warm_up: int = 200
    seed: int = 1


def train(folder, config, scenes_folder, minutes=math.inf, until=None, report=None):
    """Goes on from the folder's checkpoint until the last step, `until`, or the time is up; gives the steps done. Each line of its log goes to `report` too."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    _keep(folder / "config.json", config)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tokenizer = Tokenizer(build())
    batches = Batches(*rendered(scenes_folder, config.scenes, config.first_scene), tokenizer, config.batch, config.texts, config.seed)

    torch.manual_seed(config.seed)
    model = DualEncoder(len(ATOMS), len(tokenizer.ids), LENGTH).to(device).train()
    optimizer = torch.optim.AdamW(_groups(model, config.rate), betas=(0.9, 0.98))
    step, checkpoint = 0, folder / "checkpoint.pt"
    if checkpoint.exists():
        kept = torch.load(checkpoint, map_location=device)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        step = kept["step"]

    ends, last = time.monotonic() + 60 * minutes, min(config.steps, until or config.steps)
    while step < last and time.monotonic() < ends:
        terms = _step(model, optimizer, batches.at(step), _pace(config, step), device)
        step += 1
        if step % 50 == 0 or step == last:
            _log(folder / "log.jsonl", step, terms, report)
        if step % 500 == 0:
            _save(checkpoint, model, optimizer, step)
    _save(checkpoint, model, optimizer, step)
    return step


def _step(model, optimizer, batch, pace, device):
    pixels, ids, mask, labels, shown, truths = (torch.from_numpy(part).to(device, non_blocking=True) for part in batch)
    for group in optimizer.param_groups:
        group["lr"] = group["top"] * pace
    with torch.autocast(device.type, torch.bfloat16):
        scores = model.scores(pixels, ids, mask)
    terms = losses.total(scores, labels, shown, truths)
    loss = sum(terms.values())
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return {name: float(value.detach()) for name, value in terms.items()}


def _groups(model, rate):
    """Weights decay, norms and biases do not; scale and bias of the scores learn ten times as fast, or they hardly move."""
    scalars = [model.scale, model.bias]
    rest = [p for p in model.parameters() if all(p is not scalar for scalar in scalars)]
    return [{"params": [p for p in rest if p.ndim > 1], "top": rate, "weight_decay": 0.05},
            {"params": [p for p in rest if p.ndim <= 1], "top": rate, "weight_decay": 0.0},
            {"params": scalars, "top": 10 * rate, "weight_decay": 0.0}]


def _pace(config, step):
    """Linear warm-up, then a cosine down to a fiftieth."""
    if step < config.warm_up:
        return (step + 1) / config.warm_up
    part = (step - config.warm_up) / max(1, config.steps - config.warm_up)
    return 0.02 + 0.98 * (1 + math.cos(math.pi * part)) / 2


def _keep(file, config):
    wanted = dataclasses.asdict(config)
    if file.exists() and json.loads(file.read_text()) != wanted:
        raise SystemExit(f"{file}: this run was started with another configuration; name another folder, or remove this one.")
    file.write_text(json.dumps(wanted, indent=2) + "\n")


def _save(file, model, optimizer, step):
    """Written beside and renamed: a run that is killed here keeps its last checkpoint."""
    torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}, file.with_suffix(".new"))
    os.replace(file.with_suffix(".new"), file)


def _log(file, step, terms, report):
    line = {"step": step, **{name: round(value, 4) for name, value in terms.items()}}
    with file.open("a") as log:
        log.write(json.dumps(line) + "\n")
    if report:
        report(line)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", help="folder of the run")
    parser.add_argument("--scenes-folder", default="rendered", help="where rendered scenes are kept")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after this time, to be gone on with later")
    for field in dataclasses.fields(Config):
        parser.add_argument("--" + field.name.replace("_", "-"), type=field.type, default=field.default)
    chosen = vars(parser.parse_args())
    config = Config(**{field.name: chosen[field.name] for field in dataclasses.fields(Config)})
    done = train(chosen["run"], config, chosen["scenes_folder"], chosen["minutes"], report=print)
    print(f"{done} of {config.steps} steps")


if __name__ == "__main__":
    main()
