"""Trains into a run folder; run it again to go on where it stopped.

python3 -m hydroclip.train runs/NAME [--minutes 40 --processes 2 ...]
"""
import argparse
import dataclasses
import json
import math
import os
import pathlib
import tempfile
import time

import torch
from torch import distributed, multiprocessing

from hydroscenes import ATOMS
from hydroscenes.vocabulary import LENGTH, Tokenizer, build

from . import losses, paired
from .data import Batches, rendered
from .model import DualEncoder
from .terms import Auxiliary, SOURCES, chosen, shape
from .terms.sayings import Sayings
from .terms.step import Step, pairs


@dataclasses.dataclass(frozen=True)
class Config:
    """All that decides a run's result; kept as config.json in its folder. A step sees `shards` batches, each with its own texts."""
    scenes: int = 96_000
    first_scene: int = 1_000_000
    steps: int = 5_000
    shards: int = 2
    batch: int = 128
    texts: int = 192
    rate: float = 1e-3
    warm_up: int = 200
    # This part of the steps goes to the pictures alone, against the anchors: without the texts they are a fifth faster.
    head_start: float = 0.2
    seed: int = 1
    # Names of `terms`, comma-separated: what is added to or taken from the above.
    terms: str = ""
    # With captions-only: this part of the captions is wrong, completely or partially.
    noise: float = 0.0
    noise_kind: str = "complete"

    def switches(self):
        """The terms as a set; refuses what makes no sense."""
        names = chosen(self.terms)
        if self.noise and "captions-only" not in names or self.noise_kind not in paired.NOISES:
            raise SystemExit(f"noise: a part of the captions, only with captions-only; noise_kind: {' or '.join(paired.NOISES)}")
        return names


def train(folder, config, scenes_folder, minutes=math.inf, until=None, report=None, processes=1):
    """Goes on from the folder's checkpoint until the last step, `until`, or the time is up; gives the steps done. Each line of its log goes to `report` too."""
    folder = pathlib.Path(folder)
    if "refurbish" in config.switches() and processes > 1:
        raise SystemExit("refurbish: in one process only, which sees the loss of every pair")
    folder.mkdir(parents=True, exist_ok=True)
    _keep(folder / "config.json", config)
    rendered(scenes_folder, config.scenes, config.first_scene, workers=max(2, processes))
    last = min(config.steps, until or config.steps)
    if processes == 1:
        Worker(folder, config, scenes_folder, report).work(last, minutes)
    else:
        with tempfile.TemporaryDirectory() as meeting:
            multiprocessing.spawn(_one_of, (processes, meeting, folder, config, scenes_folder, last, minutes), processes)
    return torch.load(folder / "checkpoint.pt", map_location="cpu")["step"]


def _one_of(rank, processes, meeting, folder, config, scenes_folder, last, minutes):
    torch.set_num_threads(1)
    distributed.init_process_group("gloo", f"file://{meeting}/group", rank=rank, world_size=processes)
    Worker(folder, config, scenes_folder, print if rank == 0 else None, rank, processes).work(last, minutes)


class Worker:
    """One of the processes of a run: every `processes`-th shard of each step. The first one writes the log and the checkpoints."""

    def __init__(self, folder, config, scenes_folder, report, rank=0, processes=1):
        self.folder, self.config, self.report, self.rank, self.processes = folder, config, report, rank, processes
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.names, self.tokenizer = config.switches(), Tokenizer(build())
        scenes = rendered(scenes_folder, config.scenes, config.first_scene)
        if "captions-only" in self.names:
            self.batches = paired.PairBatches(scenes, self.tokenizer, config.batch, config.seed, config.noise, config.noise_kind)
        else:
            self.batches = Batches(scenes, self.tokenizer, config.batch, config.texts, config.seed)
        torch.manual_seed(config.seed)
        self.model = DualEncoder(len(ATOMS), len(self.tokenizer.ids), LENGTH, **shape(self.names)).to(self.device, memory_format=torch.channels_last).train()
        # What only training needs; after the model, whose weights start out the same with any terms.
        self.auxiliary = Auxiliary(self.names, config.scenes).to(self.device).train() if self.names & SOURCES.keys() else None
        self.optimizer = torch.optim.AdamW(_groups(self.model, config.rate, self.auxiliary), betas=(0.9, 0.98))
        # The hard loss of each atom, as it runs and as it was when the batches last looked at it.
        self.difficulty = torch.full((len(ATOMS),), math.log(2))
        self.looked = self.difficulty.clone()
        self.step = 0
        checkpoint = folder / "checkpoint.pt"
        if checkpoint.exists():
            kept = torch.load(checkpoint, map_location=self.device)
            self.model.load_state_dict(kept["model"])
            self.optimizer.load_state_dict(kept["optimizer"])
            if self.auxiliary:
                self.auxiliary.load_state_dict(kept["auxiliary"])
            self.step, self.difficulty, self.looked = kept["step"], kept["difficulty"].cpu(), kept["looked"].cpu()

    def work(self, last, minutes):
        ends, started_by = time.monotonic() + 60 * minutes, os.getppid()
        over = self.step >= last
        while not over:
            # A worker whose starter was killed stops too: it would go on writing into the folder of the next run.
            terms, over = self._train(time.monotonic() > ends or os.getppid() != started_by)
            self.step += 1
            over = over or self.step >= last
            if self.step % _LOOK == 0 and "no-difficulty" not in self.names:
                self.looked = self.difficulty.clone()
            if self.rank == 0 and (self.step % 50 == 0 or over):
                self._log(terms)
            if self.rank == 0 and (self.step % 250 == 0 or over):
                self._save()

    def _train(self, late):
        """One step; gives its terms and whether some process finds it late."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["top"] * _pace(self.config, self.step)
        self.optimizer.zero_grad(set_to_none=True)
        hard = torch.zeros(2, len(ATOMS))
        for shard in range(self.rank, self.config.shards, self.processes):
            terms, found = self.terms(shard)
            (sum(terms.values()) / self.config.shards).backward()
            hard += found
        late = self._shared(hard, late)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        if self.auxiliary:
            # Apart: however large these gradients are, the towers take the same steps as without them.
            torch.nn.utils.clip_grad_norm_(self.auxiliary.parameters(), 1.0)
        self.optimizer.step()
        counted = hard[1] > 0
        self.difficulty = torch.where(counted, self.difficulty + _FORGET * (hard[0] / hard[1].clamp(min=1) - self.difficulty), self.difficulty)
        return {name: float(value.detach()) for name, value in terms.items()}, late

    def terms(self, shard):
        """The terms of a shard's loss, and of the hard loss of each anchor [sum, count]."""
        config, model, names = self.config, self.model, self.names
        batch = self.batches.at(self.step, self.looked.numpy(), shard)
        pixels, truths, shown, places, ids, mask, labels, fits, alone, asked, rows = (torch.from_numpy(part).to(self.device, non_blocking=True) for part in batch)
        by_captions = "captions-only" in names
        with_texts = self.step >= config.head_start * config.steps or by_captions or "no-head-start" in names
        with torch.autocast(self.device.type, torch.bfloat16):
            levels = model.image.tokens(pixels.contiguous(memory_format=torch.channels_last))
            image, patches, attributes = model.image.read(levels[-1])
            anchors = model.anchored()
            contexts = model.text.tokens(ids, mask) if with_texts else None
            texts, words, _ = model.text.read(contexts, mask) if with_texts else (anchors[:0], None, None)
            scores = model.compare(torch.cat((texts, anchors)), image, patches)
        whole, local, near = (part.float() for part in scores)
        count = len(texts)
        found = torch.zeros(2, len(ATOMS))
        if by_captions:
            terms = paired.terms(whole[:count], local[:count]) if "refurbish" not in names else {}
        else:
            terms, found = self._base(whole, local, near, attributes, texts, anchors, truths, shown, places, labels, fits, alone)
        if self.auxiliary:
            look = (self.step + 1) % 50 == 0 or self.step + 1 == config.steps
            generator = torch.Generator().manual_seed((config.seed * 1_000_003 + self.step) * 101 + shard)
            step = Step(model, image.float(), patches.float(), levels, attributes.float(), truths, shown, rows, self.step / config.steps, generator, look)
            if with_texts:
                cosines = (near[:count] - model.bias[2]) / model.scale[2].exp()
                step = step._replace(text=texts.float(), words=words, contexts=contexts, ids=ids, mask=mask, asked=asked, labels=labels, whole=whole[:count], local=local[:count],
                                     near=cosines, pairs=pairs(labels, "shuffled" in names), say=Sayings(self.tokenizer, model.text, config.seed, self.step, shard))
            with torch.autocast(self.device.type, torch.bfloat16):
                terms.update(self.auxiliary(step))
        return terms, found

    def _base(self, whole, local, near, attributes, texts, anchors, truths, shown, places, labels, fits, alone):
        """The terms that every run has but for its switches. The texts come first in the scores, then the anchors."""
        names, count = self.names, len(texts)
        single = alone >= 0
        terms = {}
        if "no-anchors" in names:
            hard, counted = losses.balanced(attributes.float().T, truths.T, shown.T)
        else:
            hard, counted = losses.balanced(whole[count:] / 2 + local[count:] / 2, truths.T, shown.T)
            terms.update(losses.pairs("anchor", whole[count:], local[count:], truths.T, shown.T))
        if "focal" not in names:
            terms["attributes all"] = losses.mean(*losses.balanced(attributes.float().T, truths.T))
            terms["attributes hard"] = losses.mean(*losses.balanced(attributes.float().T, truths.T, shown.T))
        if "no-grounding" not in names:
            if "no-anchors" not in names:
                terms["grounded"] = losses.grounded(near[count:], truths, places)
            elif count:
                terms["grounded"] = losses.grounded(near[:count][single], truths[:, alone[single]], places[:, :, alone[single]])
        if count:
            terms.update(losses.pairs("text", whole[:count], local[:count], labels, fits))
            for name, logits in (("global", whole), ("patch", local)):
                terms[f"text {name} contrast"] = 0.25 * losses.mean(*losses.contrast(logits[:count], labels))
            if "no-anchors" not in names:
                terms["text meets anchor"] = 1 - (texts[single].float() * anchors[alone[single]].detach().float()).sum(-1).mean()
        if "no-hard" in names:
            terms = {name: value for name, value in terms.items() if not name.endswith(" hard")}
        return terms, torch.stack((hard.detach() * counted, counted.to(hard.dtype))).cpu()

    def _shared(self, hard, late):
        """Sums gradients and findings over all processes; gives whether one of them is late, so that all stop at the same step."""
        if self.processes == 1:
            return late
        gradients = [p.grad for part in (self.model, self.auxiliary) if part for p in part.parameters() if p.grad is not None]
        flat = torch.cat([*(gradient.reshape(-1) for gradient in gradients), hard.reshape(-1), torch.tensor([float(late)])])
        distributed.all_reduce(flat)
        parts = flat.split([*(gradient.numel() for gradient in gradients), hard.numel(), 1])
        for gradient, part in zip(gradients, parts):
            gradient.copy_(part.view_as(gradient))
        hard.copy_(parts[-2].view_as(hard))
        return bool(parts[-1] > 0)

    def _log(self, terms):
        worst = sorted(zip(self.difficulty.tolist(), ATOMS), reverse=True)[:5]
        line = {"step": self.step, **{name: round(value, 4) for name, value in terms.items()},
                "difficulty": round(float(self.difficulty.mean()), 4), "hardest": {atom: round(value, 2) for value, atom in worst}}
        if self.auxiliary:
            line["notes"] = self.auxiliary.notes()
        with (self.folder / "log.jsonl").open("a") as log:
            log.write(json.dumps(line) + "\n")
        if self.report:
            self.report(line)

    def _save(self):
        """Written beside and renamed: a run that is killed here keeps its last checkpoint."""
        file = self.folder / "checkpoint.pt"
        kept = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step, "difficulty": self.difficulty, "looked": self.looked}
        if self.auxiliary:
            kept["auxiliary"] = self.auxiliary.state_dict()
        torch.save(kept, file.with_suffix(".new"))
        os.replace(file.with_suffix(".new"), file)


_FORGET = 0.02
_LOOK = 50


def _groups(model, rate, auxiliary):
    """Weights decay, norms and biases do not; scale and bias of the scores learn ten times as fast, or they hardly move."""
    scalars = [model.scale, model.bias]
    rest = [p for p in model.parameters() if all(p is not scalar for scalar in scalars)] + (list(auxiliary.parameters()) if auxiliary else [])
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
    # A run of before a setting existed has its default.
    if file.exists() and {**dataclasses.asdict(Config()), **json.loads(file.read_text())} != wanted:
        raise SystemExit(f"{file}: this run was started with another configuration; name another folder, or remove this one.")
    file.write_text(json.dumps(wanted, indent=2) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", help="folder of the run")
    parser.add_argument("--scenes-folder", default="rendered", help="where rendered scenes are kept")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop after this time, to be gone on with later")
    parser.add_argument("--processes", type=int, default=1, help="processes that share the shards of a step, one a core; on a GPU one")
    for field in dataclasses.fields(Config):
        parser.add_argument("--" + field.name.replace("_", "-"), type=field.type, default=field.default)
    chosen = vars(parser.parse_args())
    config = Config(**{field.name: chosen[field.name] for field in dataclasses.fields(Config)})
    done = train(chosen["run"], config, chosen["scenes_folder"], chosen["minutes"], report=print, processes=chosen["processes"])
    print(f"{done} of {config.steps} steps")


if __name__ == "__main__":
    main()
