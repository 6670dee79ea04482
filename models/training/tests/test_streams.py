import csv
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import numpy as np

from hydroscenes.atoms import ATOMS, INDEX, TRUE, about, truth
from hydroscenes.scene import OUTDOOR, Person
from hydroscenes.streams.frames import Shooter
from hydroscenes.streams.plan import STRONG_SECONDS, STRONG_SHARE, Plan
from hydroscenes.streams.setting import setting
from hydroscenes.streams.watches import PLACES, QUERIES, SHOWN, watches_at, written
from hydroscenes.streams.write import Mismatch, write

ROOT = pathlib.Path(__file__).parent.parent
PLANS = [Plan(setting(40 + index, index, 2, "held-out")) for index in range(len(PLACES))]
BY_PLACE = dict(zip(PLACES, PLANS))


def planted(plan):
    return [act for act in plan.acts if act.query]


class Pictures(unittest.TestCase):
    def test_a_seed_gives_the_same_truth_and_every_second_the_same_picture_wherever_one_begins(self):
        plan = BY_PLACE["yard"]
        start = planted(plan)[0].start - 2
        again = Plan(setting(plan.setting.seed, plan.setting.index, 2, "held-out"))
        self.assertEqual((plan.acts, plan.truth), (again.acts, again.truth))
        onward = [Shooter(plan, 96).frame(second).tobytes() for second in range(start, start + 14)]
        backward = [Shooter(again, 96).frame(second).tobytes() for second in reversed(range(start, start + 14))]
        self.assertEqual(onward, backward[::-1])
        self.assertEqual(14, len(set(onward)))

    def test_every_place_gives_pictures_of_the_size_asked_for_in_both_styles(self):
        for plan in PLANS:
            usual = Shooter(Plan(setting(plan.setting.seed, plan.setting.index, 0.5, "usual")), 64).frame(5)
            picture = Shooter(plan, 64).frame(5)
            self.assertEqual(((64, 64, 3), np.uint8), (picture.shape, picture.dtype))
            self.assertGreater(np.abs(picture.astype(int) - usual).mean(), 1)

    def test_what_is_planted_can_be_seen_while_the_truth_says_so_and_not_before(self):
        for plan in PLANS:
            shooter = Shooter(plan, 96)
            for act in planted(plan)[:2]:
                first, last = act.seen
                for second, seen in ((act.start - 1, False), (first + 1, True), (last - 2, True), (act.stop, False)):
                    poses = plan.poses(second)
                    own = tuple(pose for pose in poses if pose.act != act)
                    changed = np.abs(shooter.still(second, poses).astype(int) - shooter.still(second, own)).max(2) > 16
                    self.assertEqual(seen, changed.mean() > 0.001, (plan.setting.name, act, second))

    def test_an_infrared_night_has_no_colour_and_a_bump_moves_the_picture_for_good(self):
        plans = (Plan(setting(seed, 5, 20, "usual")) for seed in itertools.count(60))
        plan = next(plan for plan in plans if plan.setting.night == "infrared" and plan.weather.bump)
        night = next(second for second in range(plan.setting.seconds) if plan.weather.light(second) == "infrared")
        self.assertEqual(0, np.ptp(Shooter(plan, 64).still(night, ()).astype(int), axis=2).max())
        bump = plan.weather.bump
        self.assertFalse(np.allclose(plan.mounting(bump - 1), plan.mounting(bump)))
        self.assertTrue(np.allclose(plan.mounting(bump), plan.mounting(plan.setting.seconds - 1)))


class Truths(unittest.TestCase):
    def test_strong_events_are_long_large_and_in_clear_weather_and_faint_ones_are_weak(self):
        strengths = {"strong": 0, "weak": 0}
        for plan in PLANS:
            rows = {(row.start, row.watch): row.strength for row in plan.truth}
            for act in planted(plan):
                start, stop = act.seen
                strength = rows[start, next(watch.id for watch in plan.setting.watches if watch.query == act.query)]
                clear = all(plan.weather.seen_as(second) == "clear" and plan.weather.light(second) != "infrared" for second in act.seen)
                self.assertEqual(strength == "strong", clear and stop - start >= STRONG_SECONDS and plan.share(act) >= STRONG_SHARE)
                self.assertGreaterEqual(plan.share(act), 0.005)
                strengths[strength] += 1
        self.assertGreater(min(strengths.values()), 0)

    def test_events_lie_within_the_stream_apart_from_each_other_from_covers_and_from_the_bump(self):
        for plan in PLANS:
            spans = sorted((act.start, act.stop) for act in planted(plan))
            self.assertTrue(all(later - earlier >= 150 for (_, earlier), (later, _) in zip(spans, spans[1:])))
            self.assertTrue(all(900 <= start and stop <= plan.setting.seconds for start, stop in spans))
            hidden = [(spell.start, spell.stop) for spell in plan.weather.covers] + [(plan.weather.bump, plan.weather.bump)] * bool(plan.weather.bump)
            self.assertTrue(all(stop <= a or b <= start for a, b in hidden for start, stop in spans))

    def test_nothing_that_comes_and_goes_besides_makes_a_watch_true(self):
        for plan in PLANS:
            atoms = {QUERIES[watch.query].atom for watch in plan.setting.watches}
            for act in plan.acts:
                if not act.query and isinstance(act.of, Person):
                    self.assertFalse(atoms & {*about("people", act.of), *about("heads", act.of)} - {"debris"}, act)
                elif not act.query and act.kind == "debris":
                    self.assertNotIn("debris", atoms)
            self.assertTrue(any(not act.query for act in plan.acts))

    def test_a_state_holds_in_its_rows_and_nowhere_else(self):
        panel, weir = BY_PLACE["panel"], BY_PLACE["spillway"]
        low, high = panel.stage.zones(panel.states.at(0))["red"]
        tests = ((panel, "needle-red", lambda states: low - 0.005 <= states["needle"] <= high + 0.005), (weir, "gate-open", lambda states: states["gate"] > 0.2))
        for plan, query, holds in tests:
            rows = plan.states.held[query]
            inside = lambda second: any(a + 1 <= second < b - 1 for a, b in rows)
            near = lambda second: any(abs(second - edge) <= 3 for row in rows for edge in row)
            for second in range(0, plan.setting.seconds, 7):
                self.assertTrue(near(second) or holds(plan.states.at(second)) == inside(second), (query, second))

    def test_the_renderers_own_truth_agrees_on_each_planted_thing(self):
        for plan in PLANS:
            for act in planted(plan):
                light, weather = plan.weather.light(act.seen[0]), plan.weather.seen_as(act.seen[0])
                self.assertTrue(weather == "clear" or plan.setting.place in OUTDOOR)
                field = {"fire": {"fire": True}, "smoke": {"smoke": True}, "oil": {"floor": "oil"}, "flood": {"floor": "flooded"}, "debris": {"debris": act.of}}.get(act.kind, {"people": (act.of,)})
                scene = type(plan.setting.scene)(0, plan.setting.place, light=light, weather=weather, **field)
                self.assertEqual(TRUE, truth(scene)[INDEX[QUERIES[act.query].atom]], act)


class Watches(unittest.TestCase):
    def test_every_query_is_an_atom_and_is_watched_planted_and_silent_in_both_languages_over_twenty_cameras(self):
        self.assertTrue(all(query.atom in ATOMS for query in QUERIES.values()))
        cameras = {f"{PLACES[index % 7]}-{index}": watches_at(PLACES[index % 7], index, f"{PLACES[index % 7]}-{index}", None) for index in range(21)}
        found = [watch for watches in cameras.values() for watch in watches]
        self.assertEqual(set(QUERIES), {watch.query for watch in found if watch.planted})
        self.assertEqual(set(QUERIES), {watch.query for watch in found if not watch.planted})
        self.assertEqual({True, False}, {watch.chinese for watch in found})
        text = written(cameras)
        self.assertEqual(len({watch.id for watch in found}), text.count("- id: "))
        self.assertIn("\n    query: 起火\n", text)

    def test_a_silent_watch_has_no_row(self):
        for plan in PLANS:
            silent = {watch.id for watch in plan.setting.watches if not watch.planted}
            self.assertFalse(silent & {row.watch for row in plan.truth})
            self.assertEqual(set(SHOWN[plan.setting.place]), {watch.query for watch in plan.setting.watches})


class Files(unittest.TestCase):
    def test_cameras_of_chosen_seeds_take_the_places_in_turn(self):
        with tempfile.TemporaryDirectory() as name:
            done = subprocess.run([sys.executable, "-B", "-m", "hydroscenes.streams", name, "--seeds", "70,61", "--hours", "0.5", "--size", "64"], cwd=ROOT, capture_output=True, text=True)
            self.assertEqual((0, ""), (done.returncode, done.stderr))
            self.assertEqual([f"{PLACES[1]}-61.json", f"{PLACES[0]}-70.json"], sorted(path.name for path in pathlib.Path(name).glob("*.json")))

    def test_a_stream_is_written_once_with_its_truth_and_refuses_other_settings(self):
        one = setting(43, 3, 0.5, "held-out")
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            self.assertIn("1800 frames", write(one, folder, 64))
            self.assertEqual([f"{one.name}.{kind}" for kind in ("csv", "json", "mp4")], sorted(path.name for path in folder.iterdir()))
            with (folder / f"{one.name}.csv").open(encoding="utf-8") as file:
                rows = list(csv.reader(file))
            self.assertEqual([["watch", "from", "to", "strength"], *([row.watch, str(row.start), str(row.stop), row.strength] for row in Plan(one).truth)], rows)
            self.assertEqual("staff", json.loads((folder / f"{one.name}.json").read_text(encoding="utf-8"))["place"])
            counted = subprocess.run(["ffprobe", "-v", "error", "-count_packets", "-show_entries", "stream=nb_read_packets,r_frame_rate,codec_name", "-of", "csv=p=0", str(folder / f"{one.name}.mp4")],
                                     capture_output=True, text=True, check=True).stdout
            self.assertEqual("h264,1/1,1800", counted.strip())
            self.assertIn("is there", write(one, folder, 64))
            with self.assertRaisesRegex(Mismatch, "with size 64, not 96"):
                write(one, folder, 96)


if __name__ == "__main__":
    unittest.main()
