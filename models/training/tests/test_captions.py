import json
import pathlib
import random
import re
import tempfile
import unittest

from hydroscenes import ATOMS, sample, truth
from hydroscenes.atoms import FALSE, INDEX, TRUE, UNKNOWABLE, rivals
from hydroscenes.captions import LANGUAGES, all_of, atoms_of, caption, hard_negative, label, phrase, phrases
from hydroscenes.rewording import FRAMES, FURTHER
from hydroscenes.vocabulary import LENGTH, SPECIAL, Tokenizer, build, words, write
from hydroscenes.wording import WORDINGS

ENTRIES = build()
TOKENIZER = Tokenizer(ENTRIES)
CHINESE = re.compile("[\u3400-\u9fff]")


class Wordings(unittest.TestCase):
    def test_every_atom_can_be_said_in_both_languages_in_trained_and_held_out_ways(self):
        for language in LANGUAGES:
            for atom in ATOMS:
                self.assertGreaterEqual(len(set(phrases(atom, language))), 3, (atom, language))
                self.assertGreaterEqual(len(set(phrases(atom, language, held_out=True))), 1, (atom, language))

    def test_nothing_held_out_can_be_said_in_training(self):
        for language in LANGUAGES:
            trained = {said for atom in ATOMS for said in phrases(atom, language)}
            held_out = {said for atom in ATOMS for said in phrases(atom, language, held_out=True)}
            self.assertEqual(set(), trained & held_out)
            for atom in ATOMS:
                wording = WORDINGS[language][atom]
                self.assertFalse(set(wording.trained) & set(wording.held_out), atom)

    def test_no_phrase_means_two_atoms(self):
        for language in LANGUAGES:
            meaning = {}
            for atom in ATOMS:
                for said in set(phrases(atom, language)):
                    self.assertEqual(atom, meaning.setdefault(said, atom), said)

    def test_no_slot_or_bracket_is_left_in_a_phrase_and_each_language_keeps_to_its_script(self):
        for language in LANGUAGES:
            for atom in ATOMS:
                for held_out in (False, True):
                    for said in phrases(atom, language, held_out):
                        self.assertNotRegex(said, r"[<>{}|]")
                        self.assertEqual(language == "zh", bool(CHINESE.search(said)), said)

    def test_a_drawn_phrase_is_one_of_the_listed_ones(self):
        rng = random.Random(3)
        for atom in ("needle_red", "no_helmet_beyond", "floating"):
            for language in LANGUAGES:
                listed = set(phrases(atom, language))
                self.assertLessEqual({phrase(atom, language, rng) for _ in range(50)}, listed)

    def test_queries_that_operators_write_are_trained_phrases(self):
        for atom, language, said in (("needle_red", "en", "gauge needle in the red zone"), ("needle_red", "zh", "压力表指针在红色区域"), ("beyond", "en", "person beyond the railing"),
                                     ("floating", "zh", "人员在坝区漂浮"), ("gate_open", "en", "water flowing through the gate"), ("floor_oil", "zh", "地面有油"), ("floor_flooded", "en", "water on the floor")):
            self.assertIn(said, set(phrases(atom, language)))


class Captions(unittest.TestCase):
    def setUp(self):
        self.rng = random.Random(11)
        self.truths = [truth(sample(seed)) for seed in range(400)]

    def test_the_same_seed_gives_the_same_captions(self):
        said = [[caption(("fire", "nobody"), "en", random.Random(seed)) for seed in range(20)] for _ in range(2)]
        self.assertEqual(said[0], said[1])

    def test_a_scenes_own_atoms_hold_and_its_hard_negative_does_not(self):
        negatives = 0
        for seen in self.truths:
            chosen = atoms_of(seen, self.rng)
            self.assertIn(len(chosen), (1, 2, 3))
            self.assertEqual(TRUE, label(chosen, seen))
            other = hard_negative(chosen, seen, self.rng)
            if other:
                negatives += 1
                self.assertEqual(FALSE, label(other, seen))
                changed = [(old, new) for old, new in zip(chosen, other) if old != new]
                self.assertEqual(1, len(changed))
                self.assertIn(changed[0][1], rivals(changed[0][0]))
        self.assertGreater(negatives, 300)

    def test_a_false_atom_makes_a_caption_false_even_where_another_cannot_be_seen(self):
        seen = self.truths[0].copy()
        seen[[INDEX["fire"], INDEX["smoke"], INDEX["helmet"]]] = TRUE, FALSE, UNKNOWABLE
        self.assertEqual((FALSE, UNKNOWABLE, TRUE), (label(("helmet", "smoke"), seen), label(("helmet", "fire"), seen), label(("fire",), seen)))


class Vocabulary(unittest.TestCase):
    def test_it_has_three_to_four_thousand_different_entries_with_the_special_ones_first(self):
        self.assertTrue(3000 <= len(ENTRIES) <= 4000, len(ENTRIES))
        self.assertEqual(len(ENTRIES), len(set(ENTRIES)))
        self.assertEqual(SPECIAL, tuple(ENTRIES[:5]))
        self.assertEqual(("[PAD]", "[CLS]", "[SEP]", "[UNK]", "[MASK]"), SPECIAL)

    def test_every_word_of_a_trained_caption_is_an_entry_and_no_held_out_one_is_unknown(self):
        unknown = [TOKENIZER.ids["[UNK]"]]
        for language in LANGUAGES:
            trained = {word for atom in ATOMS for said in phrases(atom, language) for word in words(said)}
            held_out = {word for atom in ATOMS for said in phrases(atom, language, held_out=True) for word in words(said)}
            self.assertEqual([], sorted(trained - set(ENTRIES)))
            self.assertEqual([], sorted(word for word in held_out if TOKENIZER.word(word) == unknown))

    def test_whole_captions_have_no_unknown_token_and_fit(self):
        rng = random.Random(5)
        for seed in range(300):
            chosen = atoms_of(truth(sample(seed)), rng)
            for language in LANGUAGES:
                ids = TOKENIZER.encode(caption(chosen, language, rng))
                self.assertEqual(LENGTH, len(ids))
                self.assertNotIn(TOKENIZER.ids["[UNK]"], ids)
                self.assertEqual(1, ids.count(TOKENIZER.ids["[SEP]"]))

    def test_unknown_words_fall_into_pieces_and_long_texts_keep_their_end(self):
        at = TOKENIZER.ids
        self.assertEqual([at["[CLS]"], at["水"], at["位"], at["high"], at["[SEP]"], at["[PAD]"]], TOKENIZER.encode("水位 HIGH", 6))
        self.assertNotIn(at["[UNK]"], TOKENIZER.encode("supercavitating hydroturbines"))
        self.assertEqual([at["[UNK]"]], TOKENIZER.word("ж"))
        self.assertEqual(at["[SEP]"], TOKENIZER.encode("water " * 100)[-1])

    def test_the_written_files_hold_the_same_ids(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(len(ENTRIES), write(folder))
            written = json.loads((pathlib.Path(folder) / "tokenizer.json").read_text(encoding="utf-8"))
            config = json.loads((pathlib.Path(folder) / "tokenizer_config.json").read_text(encoding="utf-8"))
        self.assertEqual(TOKENIZER.ids, written["model"]["vocab"])
        self.assertEqual("WordPiece", written["model"]["type"])
        self.assertEqual(LENGTH, config["model_max_length"])


class FurtherWordings(unittest.TestCase):
    def test_none_of_them_is_held_out_and_nearly_all_can_be_spelled(self):
        for language in LANGUAGES:
            held_out = {said for atom in ATOMS for said in phrases(atom, language, held_out=True)}
            for atom in ATOMS:
                said = {one for pattern in FURTHER[language][atom] for one in all_of(pattern, language)}
                self.assertFalse(said & held_out, atom)
                self.assertTrue(all(TOKENIZER.encode(one).count(TOKENIZER.ids["[UNK]"]) <= 2 for one in said), atom)
                self.assertGreater(len(said), 2, atom)

    def test_frames_go_around_any_wording(self):
        for language in LANGUAGES:
            self.assertTrue(all(frame.count("{}") == 1 for frame in FRAMES[language]))


if __name__ == "__main__":
    unittest.main()
