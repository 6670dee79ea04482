import collections
import itertools
import unittest
from dataclasses import replace

import numpy as np

from hydroscenes import render, sample, truth
from hydroscenes.atoms import ATOMS, FALSE, INDEX, TRUE, UNKNOWABLE, rivals, shown_by
from hydroscenes.render import render_with_places
from hydroscenes.scene import DIALS, HELD_OUT_VEHICLES, VIEWS, ZONES, Gauge, Lamp, Person, Scene, Vehicle, is_held_out

SCENES = [sample(seed, held_out=None) for seed in range(2000)]
TRUTHS = np.stack([truth(scene) for scene in SCENES])


def column(atom):
    return TRUTHS[:, INDEX[atom]]


class Pictures(unittest.TestCase):
    def test_a_seed_always_gives_the_same_bytes(self):
        for seed in range(12):
            self.assertEqual(render(sample(seed)).tobytes(), render(sample(seed)).tobytes())

    def test_the_order_in_which_scenes_are_drawn_changes_nothing(self):
        forward = [render(sample(seed)).tobytes() for seed in range(4)]
        backward = [render(sample(seed)).tobytes() for seed in reversed(range(4))]
        self.assertEqual(forward, backward[::-1])

    def test_different_seeds_give_different_pictures(self):
        self.assertEqual(24, len({render(sample(seed)).tobytes() for seed in range(24)}))

    def test_a_picture_is_128_by_128_rgb_and_every_view_can_be_drawn(self):
        for seed, view in enumerate(VIEWS * 3):
            picture = render(sample(seed, view=view))
            self.assertEqual(((128, 128, 3), np.uint8), (picture.shape, picture.dtype))

    def test_a_covered_lens_shows_less_than_the_scene_and_infrared_shows_no_colour(self):
        scene = Scene(5, "panel", gauges=(Gauge("red", "white", 0.3),))
        self.assertGreater(render(scene).std(), 2 * render(replace(scene, lens="blocked")).std())
        self.assertGreater(self.colourfulness(render(scene)), 4 * self.colourfulness(render(replace(scene, light="infrared"))))

    def test_a_lit_lamp_is_brighter_than_the_same_lamp_unlit(self):
        for seed in range(5):
            lit, off = (render(Scene(seed, "panel", lamps=(Lamp("red", state),))).astype(int) for state in (True, False))
            self.assertGreater((lit - off).max(), 100)

    def test_a_place_is_where_the_picture_changes_when_its_thing_does(self):
        for seed in range(8):
            scene = Scene(seed, "panel", lamps=(Lamp("red", True),))
            picture, places = render_with_places(scene)
            inside, touched = places[:, INDEX["lamp_red_lit"]]
            changed = np.abs(picture.astype(int) - render(replace(scene, lamps=(Lamp("red", False),)))).max(-1) > 60
            rows, columns = np.nonzero(changed)
            self.assertTrue(touched[rows // 16, columns // 16].mean() > 0.95)
            self.assertTrue(inside.any() and touched[inside].all() and touched.mean() < 0.4)
            self.assertEqual(picture.tobytes(), render(scene).tobytes())

    def test_only_what_is_in_the_scene_has_a_place_and_a_helmet_is_on_the_head(self):
        scene = Scene(3, "hall", people=(Person("floor", True, "vest"),), floor="oil")
        _, places = render_with_places(scene)
        placed = {atom for atom in ATOMS if places[0, INDEX[atom]].any()}
        self.assertLessEqual({"person", "helmet", "vest", "floor", "floor_oil", "helmet_floor"}, placed)
        self.assertTrue(all(truth(scene)[INDEX[atom]] == TRUE for atom in placed))
        person, helmet = places[1, INDEX["person"]], places[0, INDEX["helmet"]]
        self.assertTrue(person[helmet].all() and helmet.sum() < person.sum())
        self.assertLess(np.nonzero(helmet)[0].max(), np.nonzero(person)[0].max())

    @staticmethod
    def colourfulness(picture):
        return np.ptp(picture.astype(int), axis=2).mean()


class Descriptions(unittest.TestCase):
    def test_held_out_combinations_never_occur_unless_asked_for(self):
        self.assertFalse(any(is_held_out(sample(seed, view="yard")) for seed in range(300)))
        for seed in range(20):
            self.assertTrue(is_held_out(sample(seed, held_out=True)))

    def test_every_held_out_combination_can_be_asked_for(self):
        seen = {(vehicle.colour, vehicle.kind) for seed in range(60) for vehicle in sample(seed, held_out=True).vehicles}
        self.assertLessEqual(set(HELD_OUT_VEHICLES), seen)

    def test_asking_for_a_combination_that_a_view_never_shows_is_an_error_that_names_the_view(self):
        with self.assertRaisesRegex(ValueError, "panel"):
            sample(1, held_out=True, view="panel")

    def test_a_dials_colour_says_nothing_of_its_zone(self):
        pairs = collections.Counter((gauge.dial, gauge.zone) for scene in SCENES for gauge in scene.gauges)
        self.assert_independent(pairs, DIALS, ZONES)

    def test_light_says_nothing_of_helmets_gates_or_needles(self):
        lights = ("day", "night", "infrared")
        self.assert_independent(collections.Counter((scene.light, who.helmet) for scene in SCENES for who in scene.people), lights, (True, False))
        self.assert_independent(collections.Counter((scene.light, any(scene.gates)) for scene in SCENES if scene.gates), lights, (True, False))
        self.assert_independent(collections.Counter((scene.light, gauge.zone) for scene in SCENES for gauge in scene.gauges), lights, ZONES)

    def assert_independent(self, pairs, firsts, seconds):
        """Pearson's chi-square below its 99.9 % point for up to four degrees of freedom (18.5)."""
        total = sum(pairs.values())
        score = 0.0
        for first, second in itertools.product(firsts, seconds):
            expected = sum(pairs[first, other] for other in seconds) * sum(pairs[other, second] for other in firsts) / total
            score += (pairs[first, second] - expected) ** 2 / expected
        self.assertLess(score, 18.5, pairs)


class Truths(unittest.TestCase):
    EXCLUSIVE = (
        ("person", "nobody"), ("one_person", "two_people", "nobody"), ("gate_open", "gate_closed"), ("gate_partly", "gate_closed"), ("gate_fully", "gate_closed"),
        ("level_low", "level_normal", "level_high"), ("floor_oil", "floor_flooded", "floor_clean"), ("logs", "plastic"), ("debris", "rack_clear"),
        ("door_open", "door_closed"), ("lens_blocked", "lens_blurred", "lens_dirty"), ("night", "infrared"), ("rain", "fog"), ("lamps_lit", "lamps_off"),
        tuple(f"at_{view}" for view in VIEWS), ("nothing", "person"), ("nothing", "fire"), ("nothing", "smoke"), ("nothing", "floor_oil"),
    )

    def test_states_that_exclude_each_other_are_never_both_true(self):
        for group in self.EXCLUSIVE:
            together = sum((column(atom) == TRUE).astype(int) for atom in group)
            self.assertLessEqual(together.max(), 1, group)

    def test_every_atom_occurs_true_and_false(self):
        for atom in ATOMS:
            self.assertGreaterEqual((column(atom) == TRUE).sum(), 3, atom)
            self.assertGreaterEqual((column(atom) == FALSE).sum(), 100, atom)

    def test_every_atom_has_scenes_with_its_object_in_another_state(self):
        for atom in ATOMS:
            shown = [column(other) == TRUE for other in shown_by(atom)]
            if shown:
                self.assertGreater(((column(atom) == FALSE) & np.any(shown, axis=0)).sum(), 10, atom)

    def test_behind_a_blocked_or_blurred_lens_nothing_but_the_lens_can_be_known(self):
        scene = Scene(1, "hall", people=(Person("lying", True, "vest"),), floor="oil", fire=True, door="open")
        for lens in ("blocked", "blurred"):
            known = {atom for atom in ATOMS if truth(replace(scene, lens=lens))[INDEX[atom]] != UNKNOWABLE}
            self.assertEqual({"lens_blocked", "lens_blurred", "lens_dirty"}, known)
            self.assertEqual(TRUE, truth(replace(scene, lens=lens))[INDEX[f"lens_{lens}"]])

    def test_infrared_leaves_colours_unknowable_and_shapes_known(self):
        self.assert_says(Scene(1, "panel", light="infrared", gauges=(Gauge("red", "white", 0.3),), lamps=(Lamp("red", True),)),
                         needle_red=UNKNOWABLE, needle_green=UNKNOWABLE, lamp_green_off=UNKNOWABLE, gauge=TRUE, dial_white=TRUE, lamps_lit=TRUE, infrared=TRUE)
        self.assert_says(Scene(1, "yard", light="infrared", vehicles=(Vehicle("truck", "red"),)), vehicle_red=UNKNOWABLE, red_truck=UNKNOWABLE, truck=TRUE, car=FALSE)
        self.assert_says(Scene(1, "hall", light="infrared", people=(Person("floor", True, "vest"),)), helmet=TRUE, vest=UNKNOWABLE, no_vest=UNKNOWABLE, needle_red=FALSE)

    def test_a_dial_too_small_or_in_smoke_leaves_its_needle_unknowable(self):
        self.assert_says(Scene(1, "hall", gauges=(Gauge("red", "white", 0.11),)), needle_red=UNKNOWABLE, gauge=TRUE, dial_white=TRUE)
        self.assert_says(Scene(1, "panel", gauges=(Gauge("red", "white", 0.3),), smoke=True), needle_red=UNKNOWABLE, needle_green=UNKNOWABLE, smoke=TRUE)

    def test_two_people_in_different_dress_make_both_true_each_in_its_place(self):
        self.assert_says(Scene(1, "spillway", gates=(0.0,), people=(Person("catwalk", True, "vest"), Person("beyond", False, "plain"))),
                         two_people=TRUE, helmet=TRUE, no_helmet=TRUE, helmet_catwalk=TRUE, no_helmet_beyond=TRUE, no_helmet_catwalk=FALSE, vest_beyond=FALSE, one_person=FALSE)

    def test_in_the_water_a_life_jacket_shows_and_a_vest_would_not(self):
        self.assert_says(Scene(1, "reservoir", people=(Person("floating", False, "plain"),)), floating=TRUE, no_life_jacket_floating=TRUE, life_jacket_floating=FALSE, vest=UNKNOWABLE)
        self.assert_says(Scene(1, "reservoir", people=(Person("floating", False, "life_jacket"),)), life_jacket=TRUE, life_jacket_floating=TRUE, no_life_jacket_floating=FALSE)

    def test_gates_partly_and_fully_open_are_both_open(self):
        self.assert_says(Scene(1, "spillway", gates=(0.0, 0.45)), gate_open=TRUE, gate_partly=TRUE, gate_fully=FALSE, gate_closed=FALSE)
        self.assert_says(Scene(1, "spillway", gates=(1.0,)), gate_open=TRUE, gate_partly=FALSE, gate_fully=TRUE)
        self.assert_says(Scene(1, "spillway", gates=(0.0, 0.0)), gate_open=FALSE, gate_closed=TRUE)

    def test_rivals_are_atoms_and_go_both_ways(self):
        for atom in ATOMS:
            for rival in rivals(atom):
                self.assertIn(atom, rivals(rival))

    def assert_says(self, scene, **expected):
        said = truth(scene)
        self.assertEqual(expected, {atom: int(said[INDEX[atom]]) for atom in expected})


if __name__ == "__main__":
    unittest.main()
