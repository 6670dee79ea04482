"""The whole way once, small: render, train in two pieces, export, compare. Only where PyTorch is installed."""
import importlib.util
import json
import pathlib
import shutil
import tempfile
import unittest

if importlib.util.find_spec("torch"):
    import numpy as np
    import torch

    from hydroclip import card, golden, losses, metrics
    from hydroclip.checkpoint import load
    from hydroclip.data import Batches, cells, encoded, rendered, varied
    from hydroclip.evaluate import evaluate
    from hydroclip.export import export
    from hydroclip.hashing import learn
    from hydroclip.pairs import SLOTS, pair
    from hydroclip.parity import largest_difference
    from hydroclip.retrieval import hits
    from hydroclip.reword import reword
    from hydroclip.train import Config, train
    from hydroscenes import ATOMS, truth
    from hydroscenes.atoms import FAMILY, INDEX, TRUE
    from hydroscenes.vocabulary import Tokenizer, build

    CONFIG = Config(scenes=300, first_scene=500, steps=6, shards=2, batch=24, texts=32, warm_up=2, rate=5e-4, head_start=0.34)
    HARD = np.full(len(ATOMS), 0.5, np.float32)

    class SmallRun(unittest.TestCase):
        @classmethod
        def setUpClass(cls):
            cls.folder = tempfile.TemporaryDirectory()
            cls.root = pathlib.Path(cls.folder.name)
            cls.scenes = cls.root / "scenes"
            cls.kept = rendered(cls.scenes, CONFIG.scenes, CONFIG.first_scene)
            torch.set_num_threads(1)
            train(cls.root / "run", CONFIG, cls.scenes, until=3)
            cls.steps = train(cls.root / "run", CONFIG, cls.scenes)
            cls.towers = export(cls.root / "run", cls.root / "model")
            cls.model = load(cls.root / "run")

        @classmethod
        def tearDownClass(cls):
            cls.folder.cleanup()

        def test_a_run_stopped_and_resumed_ends_where_an_unbroken_one_does(self):
            train(self.root / "unbroken", CONFIG, self.scenes)
            weights = [torch.load(self.root / run / "checkpoint.pt")["model"] for run in ("run", "unbroken")]
            self.assertEqual(CONFIG.steps, self.steps)
            for name, value in weights[0].items():
                self.assertTrue(torch.allclose(value, weights[1][name], atol=1e-5), name)

        def test_training_lowers_the_loss_on_what_it_saw(self):
            lines = [json.loads(line) for line in (self.root / "run" / "log.jsonl").read_text().splitlines()]
            self.assertEqual([3, 6], [line["step"] for line in lines])
            self.assertTrue(all(np.isfinite(value) for line in lines for value in line.values() if not isinstance(value, dict)))
            self.assertLess(lines[1]["attributes all"], lines[0]["attributes all"])
            self.assertEqual((False, True), tuple("text global all" in line for line in lines))

        def test_two_processes_train_as_one_does(self):
            train(self.root / "shared", CONFIG, self.scenes, processes=2)
            kept = [torch.load(self.root / run / "checkpoint.pt") for run in ("run", "shared")]
            self.assertTrue(torch.allclose(kept[0]["difficulty"], kept[1]["difficulty"], atol=0.02))
            self.assertTrue(torch.allclose(kept[0]["model"]["anchors"], kept[1]["model"]["anchors"], atol=0.01))

        def test_onnx_runtime_answers_as_pytorch_does(self):
            tokenizer = Tokenizer(build())
            pixels = np.ascontiguousarray(self.kept.pictures[:4].transpose(0, 3, 1, 2), np.float32) / 255
            ids = np.array([tokenizer.encode(text) for text in ("gauge needle in the red zone", "坝区漂浮人员", "fire")])
            self.assertLess(largest_difference(*self.towers, self.root / "model", pixels, ids), 1e-4)

        def test_padding_changes_no_embedding(self):
            tokenizer = Tokenizer(build())
            texts = ["fire", "有人在栏杆外", "gauge needle in the red zone"]
            ids = torch.tensor([tokenizer.encode(text) for text in texts])
            with torch.no_grad():
                wide = self.model.text(ids, (ids != 0).long())[0]
                narrow = self.model.text(*map(torch.from_numpy, encoded(tokenizer, texts)))[0]
            self.assertLess(float((wide - narrow).abs().max()), 1e-5)

        def test_another_configuration_in_a_run_folder_is_refused(self):
            with self.assertRaisesRegex(SystemExit, "another configuration"):
                train(self.root / "run", Config(scenes=300, seed=2), self.scenes)

        def test_a_batch_is_the_same_each_time_and_its_labels_come_from_the_truths(self):
            tokenizer = Tokenizer(build())
            first, again, other = (Batches(self.kept, tokenizer, 32, 48, seed=4).at(step, HARD) for step in (7, 7, 8))
            self.assertTrue(all(np.array_equal(a, b) for a, b in zip(first, again)))
            self.assertFalse(np.array_equal(first.ids, other.ids))
            self.assertEqual(((32, 3, 128, 128), (32, 2, len(ATOMS), 64), (48, 32), (48, 32), 48),
                             (first.pixels.shape, first.places.shape, first.labels.shape, first.fits.shape, len(first.ids)))
            self.assertEqual((first.ids.shape, int(first.mask.sum())), (first.mask.shape, int((first.ids != tokenizer.ids["[PAD]"]).sum())))
            self.assertTrue((first.labels[:12] == TRUE).any(1).all())
            single = first.alone >= 0
            self.assertTrue(np.array_equal(first.labels[single], first.truths.T[first.alone[single]]))

        def test_what_is_hard_comes_more_often(self):
            batches = Batches(self.kept, Tokenizer(build()), 64, 64, seed=4)
            gauges = [sum((batches.at(step, difficulty).truths[:, INDEX["gauge"]] == TRUE).sum() for step in range(8))
                      for difficulty in (HARD, np.where([FAMILY[atom] == "gauge" for atom in ATOMS], 0.6, 0.0))]
            self.assertGreater(gauges[1], 1.5 * gauges[0])

        def test_a_mirrored_picture_has_mirrored_places(self):
            pictures, places = self.kept.pictures[:64], cells(self.kept.places[:64])
            pixels, moved = varied(pictures, places, np.random.default_rng(3))
            for row in range(64):
                straight = places[row].reshape(2, len(ATOMS), -1)
                mirrored = places[row][..., ::-1].reshape(2, len(ATOMS), -1)
                inner = pixels[row][:, 4:-4, 4:-4].transpose(1, 2, 0) * 255
                near = min(np.abs(inner - pictures[row][4 + y:124 + y, 4 + x:124 + x]).mean() for y in range(-4, 5) for x in range(-4, 5))
                self.assertTrue(np.array_equal(moved[row], straight if near < 0.01 else mirrored))

        def test_a_run_is_judged_and_its_card_written(self):
            learn(self.root / "run", self.scenes, count=200, asked=60)
            report = evaluate(self.root / "run", self.kept, fewer=40)
            self.assertEqual({"en trained", "en held-out", "zh trained", "zh held-out"}, set(report["summary"]))
            for summed in report["summary"].values():
                self.assertTrue(0.3 < summed["hard"] < 0.8)
                self.assertGreater(summed["queries"], 20)
            self.assertEqual(set(SLOTS), set(report["pairs"]["zh"]))
            self.assertTrue(all(0 <= part <= 1 for part in report["pointing"].values()) and len(report["pointing"]) > 10)
            self.assertTrue(0 < report["hash"]["head"] <= 1 and 0 < report["hash"]["signs"] <= 1)
            file = self.root / "README.md"
            file.write_text(f"before\n{card.BEGIN}\nold\n{card.END}\nafter\n")
            for _ in range(2):
                card.write(file, json.loads(json.dumps(report)))
            text = file.read_text()
            self.assertTrue(text.startswith("before\n") and text.endswith("\nafter\n") and "old" not in text)
            self.assertEqual(1, text.count("minimal pairs that differ in"))

        def test_further_wordings_move_the_texts_and_leave_the_pictures(self):
            run = self.root / "reworded"
            shutil.copytree(self.root / "run", run)
            model = reword(run, steps=3)
            texts = encoded(Tokenizer(build()), ["nobody around"])
            with torch.no_grad():
                before, after = (one.text(*map(torch.from_numpy, texts))[0] for one in (self.model, model))
            self.assertGreater(float((before - after).abs().max()), 1e-4)
            self.assertTrue(all(torch.equal(value, model.image.state_dict()[name]) for name, value in self.model.image.state_dict().items()))

        def test_what_the_daemon_is_compared_with_holds_texts_ids_and_pictures(self):
            golden.make(self.root / "run", self.root)
            made = json.loads((self.root / "hydroclip-s.json").read_text())
            self.assertEqual(golden.TEXTS, len(made["texts"]))
            self.assertEqual(golden.VECTORS, sum("vector" in one for one in made["texts"]))
            self.assertTrue(all((self.root / one["file"]).exists() and abs(np.linalg.norm(one["vector"]) - 1) < 1e-3 for one in made["pictures"]))

    class Figures(unittest.TestCase):
        def test_the_area_under_the_curve_counts_ties_half(self):
            true = np.array([True, False, True, False])
            for expected, scores in ((1.0, [3, 1, 4, 2]), (0.0, [1, 3, 2, 4]), (0.5, [1, 1, 1, 1]), (0.75, [2, 1, 2, 2])):
                self.assertEqual(expected, metrics.auroc(np.array(scores), true))

        def test_precision_and_recall_are_those_of_the_ranks(self):
            true = np.array([True, False, True, False])
            self.assertAlmostEqual((1 + 2 / 3) / 2, metrics.average_precision(np.array([4, 3, 2, 1]), true))
            self.assertAlmostEqual((1 / 2 + 2 / 4) / 2, metrics.average_precision(np.array([1, 1, 0, 0]), true))
            many = np.arange(200)
            self.assertEqual(0.5, metrics.recall_at_false_rate(np.array([500, -1, *many]), np.array([True, True] + [False] * 200)))

        def test_of_equals_the_wrong_one_comes_first_and_what_nobody_knows_last(self):
            self.assertEqual((0.0, 1.0), hits(np.array([[1.0, 1.0, 9.0]]), np.array([[TRUE, 0, -1]])))
            self.assertEqual((1.0, 1.0), hits(np.array([[2.0, 1.0, 9.0]]), np.array([[TRUE, 0, -1]])))

        def test_a_pair_differs_in_its_slot_alone_and_each_caption_fits_one_side(self):
            for slot in SLOTS:
                one, other, mine, yours = pair(slot, 40)
                changed = [field for field in vars(one) if getattr(one, field) != getattr(other, field)]
                self.assertEqual(1, len(changed), slot)
                self.assertEqual([1, 0, 0, 1], [int(truth(scene)[INDEX[atom]]) for scene in (one, other) for atom in (mine, yours)])

    class Losses(unittest.TestCase):
        def test_right_answers_cost_less_than_wrong_ones_and_unknowable_pairs_nothing(self):
            labels = torch.tensor([[1, 0, 0, -1]])
            right, wrong = torch.tensor([[4.0, -4, -4, 0]]), torch.tensor([[-4.0, 4, 4, 0]])
            for term in (losses.balanced, losses.contrast):
                self.assertLess(losses.mean(*term(right, labels)), 0.1)
                self.assertGreater(losses.mean(*term(wrong, labels)), 2)
                self.assertAlmostEqual(float(losses.mean(*term(right, labels))), float(losses.mean(*term(right + torch.tensor([[0, 0, 0, 9.0]]), labels))), 5)

        def test_one_true_picture_weighs_as_much_as_many_false_ones(self):
            labels = torch.tensor([[1] + [0] * 9])
            self.assertAlmostEqual(float(losses.balanced(torch.zeros(1, 10), labels)[0]), 0.6931, 3)
            self.assertAlmostEqual(float(losses.balanced(torch.tensor([[-6.0] + [-6.0] * 9]), labels)[0]), 3.0, 1)

        def test_a_patch_is_grounded_where_its_thing_is(self):
            places = torch.zeros(1, 2, 1, 4, dtype=torch.bool)
            places[0, 0, 0, 1] = True
            places[0, 1, 0, 1:3] = True
            right, wrong = torch.tensor([[[-5.0, 5.0, 9.0, -5.0]]]), torch.tensor([[[5.0, -5.0, 0.0, 5.0]]])
            true, false = torch.tensor([[1]]), torch.tensor([[0]])
            self.assertLess(losses.grounded(right, true, places), 0.1)
            self.assertGreater(losses.grounded(wrong, true, places), 3)
            self.assertEqual(0, losses.grounded(wrong, false, places))


if __name__ == "__main__":
    unittest.main()
