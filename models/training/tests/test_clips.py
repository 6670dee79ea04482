import collections
import re
import unittest
from dataclasses import replace

import numpy as np

from hydroscenes.action_wording import ACTION_WORDINGS
from hydroscenes.actions import ACTIONS, INDEX, NOTHING_MOVES, REVERSE
from hydroscenes.atoms import ATOMS, FALSE, TRUE, UNKNOWABLE
from hydroscenes.atoms import INDEX as AT
from hydroscenes.captions import LANGUAGES, phrases
from hydroscenes.clips import FRAMES, action_truth, render_clip, sample_clip, scenes_of, static_truth
from hydroscenes.render import render
from hydroscenes.scene import sample
from hydroscenes.vocabulary import Tokenizer, build, words

# In which only noise and a tremble of a part of a pixel make frames differ where nothing moves.
CLEAR = {"light": "day", "weather": "clear", "lens": "clear"}


def clear(clip):
    return replace(clip, scene=replace(clip.scene, **CLEAR))


def still(clip, part):
    return replace(clip, course=(part,) * FRAMES)


class Frames(unittest.TestCase):
    def test_a_seed_always_gives_the_same_bytes_and_no_frame_twice(self):
        for seed in range(3):
            frames = render_clip(sample_clip(seed))
            self.assertEqual(((FRAMES, 128, 128, 3), np.uint8), (frames.shape, frames.dtype))
            self.assertEqual(frames.tobytes(), render_clip(sample_clip(seed)).tobytes())
            self.assertEqual(FRAMES, len({frame.tobytes() for frame in frames}))

    def test_every_action_changes_the_picture_where_it_happens_and_nowhere_else(self):
        for seed, action in enumerate(ACTIONS[:-1]):
            clip = clear(sample_clip(seed, action))
            moving, before = smooth(render_clip(clip)), smooth(render_clip(still(clip, 0.0)))
            self.assertLess(np.abs(before[0] - before[-1]).max(), 25, action)
            self.assertTrue(np.array_equal(moving[0], before[0]), action)
            self.assertGreater(np.abs(moving - moving[0]).max(), 40, action)
            untouched = (np.abs(moving - moving[0]).max((0, 3)) < 25).mean()
            self.assertGreater(untouched, 0.3, action)

    def test_a_clip_ends_as_the_still_clip_of_its_last_state(self):
        for seed, action in enumerate(("gate_closes", "water_rises", "door_opens", "person_falls", "vehicle_leaves")):
            clip = clear(sample_clip(seed, action))
            self.assertTrue(np.array_equal(render_clip(clip)[-1], render_clip(still(clip, 1.0))[-1]), action)

    def test_another_size_shows_the_same(self):
        for seed, action in ((1, "door_opens"), (2, "water_falls"), (3, "needle_into_red")):
            clip = sample_clip(seed, action)
            small, large = render_clip(clip)[5], render_clip(clip, 256)[5]
            self.assertEqual((256, 256, 3), large.shape)
            shrunk = large.reshape(128, 2, 128, 2, 3).mean((1, 3))
            self.assertLess(np.abs(shrunk - small).mean(), 9)
        self.assertLess(np.abs(render(sample(4), 256).reshape(128, 2, 128, 2, 3).mean((1, 3)) - render(sample(4))).mean(), 9)


def smooth(frames):
    """[F, 16, 16, 3]: means of cells of 8 x 8 pixels, in which noise hardly counts."""
    return frames.reshape(len(frames), 16, 8, 16, 8, 3).mean((2, 4))


class Truths(unittest.TestCase):
    CLIPS = [sample_clip(seed) for seed in range(600)]

    def test_every_action_occurs_and_a_third_of_the_clips_stand_still_in_both_states(self):
        counts = collections.Counter(clip.action for clip in self.CLIPS)
        self.assertEqual(set(ACTIONS), set(counts))
        self.assertTrue(0.28 < counts[NOTHING_MOVES] / len(self.CLIPS) < 0.42)
        self.assertEqual({0.0, 1.0}, {clip.course[0] for clip in self.CLIPS if clip.action == NOTHING_MOVES})

    def test_a_course_goes_from_start_to_end_and_never_back(self):
        for clip in self.CLIPS:
            self.assertEqual(FRAMES, len(clip.course))
            self.assertEqual(sorted(clip.course), list(clip.course))
            if clip.action != NOTHING_MOVES:
                self.assertEqual((0.0, 1.0), (clip.course[0], clip.course[-1]))

    def test_one_action_of_a_clip_is_true(self):
        for clip in self.CLIPS:
            found = action_truth(clip)
            self.assertLessEqual((found == TRUE).sum(), 1)
            self.assertIn(found[INDEX[clip.action]], (TRUE, UNKNOWABLE))
            self.assertGreater((found == FALSE).sum(), len(ACTIONS) - 4)

    def test_a_needle_in_infrared_moves_but_nobody_can_say_where_to(self):
        clip = sample_clip(5, "needle_into_red")
        dark = replace(clip, scene=replace(clip.scene, light="infrared"))
        self.assertEqual((UNKNOWABLE, UNKNOWABLE, FALSE), tuple(action_truth(dark)[[INDEX["needle_into_red"], INDEX["needle_out_of_red"], INDEX[NOTHING_MOVES]]]))

    def test_what_changes_is_unknowable_of_the_clip_and_known_of_its_still_ones(self):
        for seed in range(20):
            clip = clear(sample_clip(seed, "gate_opens"))
            states = [static_truth(seen)[[AT["gate_open"], AT["gate_closed"]]].tolist() for seen in (clip, still(clip, 0.0), still(clip, 1.0))]
            self.assertEqual([[UNKNOWABLE] * 2, [FALSE, TRUE], [TRUE, FALSE]], states)
            self.assertEqual(TRUE, static_truth(clip)[AT["at_spillway"]])
        passing = clear(sample_clip(1, "vehicle_passes"))
        passing = replace(passing, scene=replace(passing.scene, vehicles=(passing.motion.of,)))
        self.assertEqual(3, len(scenes_of(passing)))
        self.assertEqual([UNKNOWABLE, FALSE], [static_truth(seen)[AT["vehicle"]] for seen in (passing, still(passing, 1.0))])

    def test_backwards_is_backwards_again(self):
        self.assertEqual(set(ACTIONS), set(REVERSE))
        for action, other in REVERSE.items():
            if other:
                self.assertEqual(action, REVERSE[other])


class Wordings(unittest.TestCase):
    def test_every_action_has_six_trained_and_three_held_out_patterns_in_both_languages(self):
        for language in LANGUAGES:
            self.assertEqual(set(ACTIONS), set(ACTION_WORDINGS[language]))
            for action, wording in ACTION_WORDINGS[language].items():
                self.assertTrue(len(set(wording.trained)) >= 6 and len(set(wording.held_out)) >= 3, (language, action))

    def test_no_phrase_is_both_trained_and_held_out_or_means_two_things(self):
        for language in LANGUAGES:
            meaning = {said: atom for atom in ATOMS for held_out in (False, True) for said in phrases(atom, language, held_out)}
            for action in ACTIONS:
                trained, held_out = (set(phrases(action, language, which)) for which in (False, True))
                self.assertEqual(set(), trained & held_out)
                for said in trained | held_out:
                    self.assertEqual(action, meaning.setdefault(said, action), said)
                    self.assertNotRegex(said, r"[<>{}|]")
                    self.assertEqual(language == "zh", bool(re.search("[\u3400-\u9fff]", said)), said)

    def test_the_tokenizer_has_a_piece_for_every_word_of_an_action_but_no_entry_from_it(self):
        entries = build()
        tokenizer = Tokenizer(entries)
        said = {word for language in LANGUAGES for action in ACTIONS for held_out in (False, True) for phrase in phrases(action, language, held_out) for word in words(phrase)}
        self.assertEqual([], sorted(word for word in said if tokenizer.word(word) == [tokenizer.ids["[UNK]"]]))
        # Words that only actions have: were they counted, they would stand among the whole words.
        actions_only = {"stumbles", "ceases", "footsteps", "swells", "blaze"}
        self.assertLessEqual(actions_only, said)
        self.assertFalse(actions_only & set(entries))


if __name__ == "__main__":
    unittest.main()
