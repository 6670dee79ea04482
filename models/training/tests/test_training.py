"""The whole way once, small: render, train in two pieces, export, compare. Only where PyTorch is installed."""
import importlib.util
import json
import pathlib
import tempfile
import unittest

if importlib.util.find_spec("torch"):
    import numpy as np
    import torch

    from hydroclip import losses
    from hydroclip.data import Batches, encoded, rendered
    from hydroclip.evaluate import auroc, evaluate
    from hydroclip.export import export
    from hydroclip.parity import largest_difference
    from hydroclip.train import Config, train
    from hydroscenes import ATOMS
    from hydroscenes.atoms import FALSE, TRUE
    from hydroscenes.vocabulary import Tokenizer, build

    CONFIG = Config(scenes=300, first_scene=500, steps=6, batch=32, texts=48, warm_up=2, rate=5e-4)

    class SmallRun(unittest.TestCase):
        @classmethod
        def setUpClass(cls):
            cls.folder = tempfile.TemporaryDirectory()
            cls.root = pathlib.Path(cls.folder.name)
            cls.scenes = cls.root / "scenes"
            cls.pictures, cls.truths = rendered(cls.scenes, CONFIG.scenes, CONFIG.first_scene)
            torch.set_num_threads(1)
            train(cls.root / "run", CONFIG, cls.scenes, until=3)
            cls.steps = train(cls.root / "run", CONFIG, cls.scenes)
            cls.model = export(cls.root / "run", cls.root / "model")

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
            self.assertTrue(all(np.isfinite(value) for line in lines for value in line.values()))
            self.assertLess(lines[1]["attributes"], lines[0]["attributes"])

        def test_onnx_runtime_answers_as_pytorch_does(self):
            tokenizer = Tokenizer(build())
            pixels = np.ascontiguousarray(self.pictures[:4].transpose(0, 3, 1, 2), np.float32) / 255
            ids = np.array([tokenizer.encode(text) for text in ("gauge needle in the red zone", "坝区漂浮人员", "fire")])
            self.assertLess(largest_difference(self.model, self.root / "model", pixels, ids), 1e-4)

        def test_padding_changes_no_embedding(self):
            tokenizer = Tokenizer(build())
            texts = ["fire", "有人在栏杆外", "gauge needle in the red zone"]
            ids = torch.tensor([tokenizer.encode(text) for text in texts])
            with torch.no_grad():
                wide, _ = self.model.text(ids, (ids != 0).long())
                narrow, _ = self.model.text(*map(torch.from_numpy, encoded(tokenizer, texts)))
            self.assertLess(float((wide - narrow).abs().max()), 1e-5)

        def test_another_configuration_in_a_run_folder_is_refused(self):
            with self.assertRaisesRegex(SystemExit, "another configuration"):
                train(self.root / "run", Config(scenes=300, seed=2), self.scenes)

        def test_a_batch_is_the_same_each_time_and_its_labels_come_from_the_truths(self):
            tokenizer = Tokenizer(build())
            batches = Batches(self.pictures, self.truths, tokenizer, 32, 48, seed=4)
            first, again, other = batches.at(7), batches.at(7), batches.at(8)
            self.assertTrue(all(np.array_equal(a, b) for a, b in zip(first, again)))
            self.assertFalse(np.array_equal(first[1], other[1]))
            pixels, ids, mask, labels, shown, truths = first
            self.assertEqual(((32, 3, 128, 128), 48, (48, 32), (48, 32), (32, len(ATOMS))), (pixels.shape, len(ids), labels.shape, shown.shape, truths.shape))
            self.assertEqual((ids.shape, int(mask.sum())), (mask.shape, int((ids != tokenizer.ids["[PAD]"]).sum())))
            self.assertTrue((labels == TRUE).any(1).all())
            self.assertTrue((labels[12:] == FALSE).any(1).all())

        def test_a_model_is_judged_in_both_languages_and_on_hard_negatives(self):
            report = evaluate(self.model, self.pictures, self.truths)
            self.assertEqual({"en trained", "en held-out", "zh trained", "zh held-out"}, set(report))
            for summed in report.values():
                self.assertTrue(0.3 < summed["hard"] < 0.8)
                self.assertGreater(len(summed["atoms"]), 20)

    class Areas(unittest.TestCase):
        def test_the_area_under_the_curve_counts_ties_half(self):
            true = np.array([True, False, True, False])
            for expected, scores in ((1.0, [3, 1, 4, 2]), (0.0, [1, 3, 2, 4]), (0.5, [1, 1, 1, 1]), (0.75, [2, 1, 2, 2])):
                self.assertEqual(expected, auroc(np.array(scores), true))

    class Losses(unittest.TestCase):
        def test_right_answers_cost_less_than_wrong_ones_and_unknowable_pairs_nothing(self):
            labels = torch.tensor([[1, 0, 0, -1]])
            right, wrong = torch.tensor([[4.0, -4, -4, 0]]), torch.tensor([[-4.0, 4, 4, 0]])
            for term in (losses.balanced, losses.contrast):
                self.assertLess(term(right, labels), 0.1)
                self.assertGreater(term(wrong, labels), 2)
                self.assertAlmostEqual(float(term(right, labels)), float(term(right + torch.tensor([[0, 0, 0, 9.0]]), labels)), 5)

        def test_one_true_picture_weighs_as_much_as_many_false_ones(self):
            labels = torch.tensor([[1] + [0] * 9])
            self.assertAlmostEqual(float(losses.balanced(torch.zeros(1, 10), labels)), 0.6931, 3)
            self.assertAlmostEqual(float(losses.balanced(torch.tensor([[-6.0] + [-6.0] * 9]), labels)), 3.0, 1)


if __name__ == "__main__":
    unittest.main()
