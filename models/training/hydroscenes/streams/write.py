"""Writes a stream: the video through ffmpeg, its truth and what happened in it. A finished stream stays as it is."""
import csv
import json
import subprocess
import time

import cv2

from .frames import Shooter
from .plan import Plan

# What kinds of acts are called for people to look up.
_NAMES = {"swimmer": "person in the water", "beyond": "person beyond the railing", "catwalk": "person on the catwalk", "waterside": "person at the water", "passer": "person before the camera"}


class Mismatch(Exception):
    """A finished stream was made with other settings."""


def write(setting, folder, size):
    """NAME.mp4, NAME.csv and NAME.json; the last one says that all are whole. Gives a line that says what was done."""
    made = folder / f"{setting.name}.json"
    asked = {"seed": setting.seed, "place": setting.place, "index": setting.index, "hours": setting.hours, "size": size, "style": setting.style}
    if made.exists():
        kept = json.loads(made.read_text(encoding="utf-8"))
        differing = [key for key in asked if kept.get(key) != asked[key]]
        if differing:
            raise Mismatch(f"{made}: was made with {differing[0]} {kept.get(differing[0])}, not {asked[differing[0]]}; take another folder or delete the stream")
        return f"{setting.name}: is there"
    began, plan = time.monotonic(), Plan(setting)
    _video(plan, folder / f"{setting.name}.mp4", size)
    _table(plan, folder / f"{setting.name}.csv")
    _put(made, json.dumps({**asked, **describe(plan)}, ensure_ascii=False, indent=1) + "\n")
    took = time.monotonic() - began
    return f"{setting.name}: {setting.seconds} frames in {took:.0f} s, {setting.seconds / took:.0f} a second"


def describe(plan):
    """When what happened, in seconds."""
    weather, setting = plan.weather, plan.setting
    lights = [second for second in range(1, setting.seconds) if weather.light(second) != weather.light(second - 1)]
    return {
        "begins": f"{int(setting.begin):02}:{int(setting.begin % 1 * 60):02}", "at_night": setting.night,
        "light": [{"from": second, "light": weather.light(second)} for second in [0, *lights]],
        "spells": [{"kind": spell.kind, "from": spell.start, "to": spell.stop, "strength": round(spell.strength, 2)} for spell in sorted(weather.spells + weather.covers, key=lambda spell: spell.start)],
        "bump": weather.bump,
        "watches": [{"id": watch.id, "planted": watch.planted} for watch in setting.watches],
        "acts": [{"what": _NAMES.get(act.kind, act.kind), "of": str(act.of) if act.of else None, "from": act.seen[0], "to": act.seen[1], "planted_for": act.query,
                  **({"share": round(plan.share(act), 4)} if act.query else {})} for act in plan.acts],
    }


def _video(plan, path, size):
    partial = path.with_name(path.name + ".part")
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{size}x{size}", "-r", "1", "-i", "-",
               "-c:v", "libx264", "-preset", "ultrafast", "-crf", "21", "-threads", "1", "-f", "mp4", str(partial)]
    shooter = Shooter(plan, size)
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        for second in range(plan.setting.seconds):
            encoder.stdin.write(cv2.cvtColor(shooter.frame(second), cv2.COLOR_RGB2YUV_I420).data)
    if encoder.returncode:
        raise RuntimeError(f"ffmpeg gave {encoder.returncode} for {path}")
    partial.replace(path)


def _table(plan, path):
    partial = path.with_name(path.name + ".part")
    with partial.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("watch", "from", "to", "strength"))
        rows.writerows((row.watch, row.start, row.stop, row.strength) for row in plan.truth)
    partial.replace(path)


def _put(path, text):
    partial = path.with_name(path.name + ".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)
