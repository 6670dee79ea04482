"""The switchable terms. Only where PyTorch is installed."""
import dataclasses
import importlib.util
import json
import pathlib
import tempfile
import unittest

if importlib.util.find_spec("torch"):
    import numpy as np
    import torch

    from hydroclip import ablate, gate, mixture, paired
    from hydroclip.checkpoint import load
    from hydroclip.corruption import CORRUPTIONS, corrupted
    from hydroclip.data import rendered
    from hydroclip.export import export
    from hydroclip.terms import SOURCES, chosen
    from hydroclip.terms.levels import ACTIONS, ENTITIES, RELATIONS
    from hydroclip.terms.mlm import masked
    from hydroclip.terms.pearson import pearson
    from hydroclip.terms.refurbish import refurbished
    from hydroclip.terms.shared_attributes import divergence
    from hydroclip.terms.step import pairs
    from hydroclip.train import Config, Worker, train
    from hydroscenes import ATOMS
    from hydroscenes.vocabulary import SPECIAL, Tokenizer, build

    CONFIG = Config(scenes=160, first_scene=500, steps=3, shards=1, batch=16, texts=24, warm_up=2, rate=5e-4, head_start=0.0)
    BOTH = ("image", "text")
    # Into which towers each term sends a gradient.
    TRAINS = {"mlm": BOTH, "token-denoise": BOTH, "global-denoise": BOTH, "levels": BOTH, "shared-attributes": BOTH, "focal": ("image",), "tib": BOTH, "pearson": BOTH,
              "hashing": BOTH, "hash-pairwise": BOTH, "crosslingual": ("text",), "text-text": ("text",), "multilabel": BOTH, "refurbish": BOTH}

    class Terms(unittest.TestCase):
        @classmethod
        def setUpClass(cls):
            cls.folder = tempfile.TemporaryDirectory()
            cls.root = pathlib.Path(cls.folder.name)
            cls.scenes = cls.root / "scenes"
            cls.kept = rendered(cls.scenes, CONFIG.scenes, CONFIG.first_scene)
            torch.set_num_threads(1)
            cls.worker, cls.step = cls.seen(",".join(sorted(SOURCES.keys() - {"refurbish"})))

        @classmethod
        def tearDownClass(cls):
            cls.folder.cleanup()

        @classmethod
        def seen(cls, terms, **settings):
            """A worker at its first step, and what its terms saw."""
            worker, steps = Worker(cls.root / "none", dataclasses.replace(CONFIG, terms=terms, **settings), cls.scenes, None), []
            worker.auxiliary.register_forward_pre_hook(lambda module, given: steps.append(given[0]))
            worker.terms(0)
            return worker, steps[0]

        def reaches(self, loss, worker):
            """The towers that a loss sends a gradient into."""
            parameters = {tower: list(getattr(worker.model, tower).parameters()) for tower in BOTH}
            with_gradient = {tower: torch.autograd.grad(loss, found, retain_graph=True, allow_unused=True) for tower, found in parameters.items()}
            return tuple(tower for tower in BOTH if any(g is not None and float(g.abs().sum()) > 0 for g in with_gradient[tower]))

        def test_each_term_is_finite_and_trains_the_towers_that_it_claims(self):
            self.assertEqual(set(SOURCES), set(TRAINS))
            refurbishing = self.seen("refurbish,captions-only", noise=0.4)
            for name, towers in TRAINS.items():
                worker, step = refurbishing if name == "refurbish" else (self.worker, self.step)
                with self.subTest(name), torch.autocast("cpu", torch.bfloat16):
                    losses = worker.auxiliary.terms[name](step._replace(part=0.6))
                    self.assertTrue(all(np.isfinite(float(value)) for value in losses.values()), losses)
                    self.assertEqual(towers, self.reaches(sum(losses.values()), worker))
                    own = list(worker.auxiliary.terms[name].parameters())
                    if own:
                        self.assertTrue(any(g is not None for g in torch.autograd.grad(sum(losses.values()), own, retain_graph=True, allow_unused=True)))

        def test_no_two_terms_give_a_loss_of_the_same_name(self):
            with torch.autocast("cpu", torch.bfloat16):
                names = [name for term in self.worker.auxiliary.terms.values() for name in term(self.step)]
            self.assertEqual(len(names), len(set(names)))

        def test_what_is_to_be_cleaned_gets_no_gradient_only_what_conditions_it(self):
            with torch.autocast("cpu", torch.bfloat16):
                losses = {**self.worker.auxiliary.terms["token-denoise"](self.step), **self.worker.auxiliary.terms["global-denoise"](self.step)}
            for name, tower in (("patches denoised 2", "text"), ("patches denoised 3", "text"), ("words denoised", "image"), ("image denoised", "text"), ("text denoised", "image")):
                self.assertEqual((tower,), self.reaches(losses[name], self.worker), name)

        def test_codes_leave_the_towers_alone_in_the_first_half(self):
            with torch.autocast("cpu", torch.bfloat16):
                self.assertEqual((), self.reaches(sum(self.worker.auxiliary.terms["hashing"](self.step._replace(part=0.4)).values()), self.worker))

        def test_denoising_sees_the_pair_itself_and_the_control_what_does_not_fit_it(self):
            labels = self.step.labels
            for shuffled, label in ((False, 1), (True, 0)):
                found = pairs(labels, shuffled)
                self.assertTrue((labels[found.texts, found.pictures] == 1).all())
                self.assertTrue((labels[found.texts, found.given_pictures] == label).all())
                self.assertTrue((labels[found.given_texts, found.pictures] == label).all())
            self.assertEqual(int((labels == 1).any(1).sum()), len(found.texts))
            control = self.seen("mlm,shuffled")[1].pairs
            self.assertTrue((self.step.labels[control.texts, control.given_pictures] == 0).all())

        def test_masked_words_are_found_from_the_pictures_given(self):
            term = self.worker.auxiliary.terms["mlm"]
            losses = []
            for other in (self.step.pairs, self.step.pairs._replace(given_pictures=self.step.pairs.wrong_pictures)):
                with torch.no_grad():
                    losses.append(float(term(self.step._replace(pairs=other, generator=torch.Generator().manual_seed(1), look=True))["mlm"]))
            self.assertNotEqual(*losses)
            self.assertEqual({"mlm found", "mlm found with a wrong picture"}, set(term.notes))

        def test_a_seventh_of_the_words_is_masked_and_no_special_token(self):
            ids = torch.cat((torch.full((400, 1), SPECIAL.index("[CLS]")), torch.randint(len(SPECIAL), 900, (400, 20)), torch.zeros(400, 5, dtype=torch.long)), 1)
            hidden, where = masked(ids, self.step, 900)
            self.assertTrue(where.any(1).all())
            self.assertFalse(where[ids < len(SPECIAL)].any())
            self.assertTrue(torch.equal(hidden[~where], ids[~where]))
            self.assertAlmostEqual(0.155, float(where.sum() / 8000), delta=0.02)
            self.assertAlmostEqual(0.8, float((hidden[where] == SPECIAL.index("[MASK]")).float().mean()), delta=0.04)

        def test_without_terms_there_is_nothing_auxiliary_and_with_them_the_model_starts_the_same(self):
            plain = Worker(self.root / "none", CONFIG, self.scenes, None)
            self.assertIsNone(plain.auxiliary)
            for name, value in plain.model.state_dict().items():
                if value.dtype.is_floating_point and "running" not in name:
                    self.assertTrue(torch.equal(value, self.worker.model.state_dict()[name]), name)
            train(self.root / "first", CONFIG, self.scenes)
            train(self.root / "empty", dataclasses.replace(CONFIG, terms=""), self.scenes)
            kept = [torch.load(self.root / run / "checkpoint.pt") for run in ("first", "empty")]
            self.assertEqual({"model", "optimizer", "step", "difficulty", "looked"}, set(kept[0]))
            self.assertEqual(plain.model.state_dict().keys(), kept[0]["model"].keys())
            self.assertTrue(all(torch.equal(value, kept[1]["model"][name]) for name, value in kept[0]["model"].items()))

        def test_a_run_begun_before_there_were_terms_goes_on(self):
            folder = self.root / "older"
            train(folder, CONFIG, self.scenes, until=1)
            config = json.loads((folder / "config.json").read_text())
            (folder / "config.json").write_text(json.dumps({name: value for name, value in config.items() if name not in ("terms", "noise", "noise_kind")}))
            self.assertEqual(2, train(folder, CONFIG, self.scenes, until=2))
            with self.assertRaisesRegex(SystemExit, "another configuration"):
                train(folder, dataclasses.replace(CONFIG, terms="mlm"), self.scenes)

        def test_a_run_with_terms_resumes_and_none_of_them_is_exported(self):
            config = dataclasses.replace(CONFIG, terms="mlm,hashing,pearson")
            for run, until in (("terms", 1), ("terms", 2), ("unbroken", 2)):
                train(self.root / run, config, self.scenes, until=until)
            kept = [torch.load(self.root / run / "checkpoint.pt") for run in ("terms", "unbroken")]
            for part in ("model", "auxiliary"):
                self.assertTrue(all(torch.allclose(value, kept[1][part][name], atol=1e-5) for name, value in kept[0][part].items()))
            train(self.root / "plain", CONFIG, self.scenes, until=1)
            for run in ("terms", "plain"):
                export(self.root / run, self.root / run / "model")
            for graph in ("image.onnx", "text.onnx"):
                sizes = [(self.root / run / "model" / graph).stat().st_size for run in ("terms", "plain")]
                self.assertEqual(*sizes)
                self.assertNotIn(b"auxiliary", (self.root / "terms" / "model" / graph).read_bytes())

        def test_a_model_of_another_shape_is_read_back_as_it_was_trained(self):
            train(self.root / "shaped", dataclasses.replace(CONFIG, terms="mean-pooling,tib-score,no-anchors,no-hard"), self.scenes, until=1)
            model = load(self.root / "shaped")
            self.assertTrue(model.gated)
            self.assertIsNone(model.image.focus)

        def test_what_the_base_has_can_be_taken_away(self):
            names = {terms: set(Worker(self.root / "none", dataclasses.replace(CONFIG, terms=terms), self.scenes, None).terms(0)[0])
                     for terms in ("", "no-anchors", "no-grounding", "no-hard", "captions-only")}
            full = names[""]
            self.assertEqual({name for name in full if "anchor" in name}, full - names["no-anchors"])
            self.assertEqual({"grounded"}, full - names["no-grounding"])
            self.assertEqual({name for name in full if name.endswith("hard")}, full - names["no-hard"])
            self.assertEqual({"pair global", "pair patch"}, names["captions-only"])

        def test_a_part_of_the_captions_is_wrong(self):
            tokenizer = Tokenizer(build())
            clean, complete, partial = (paired.PairBatches(self.kept, tokenizer, 16, 3, noise, kind) for noise, kind in ((0, "complete"), (0.4, "complete"), (0.4, "partial")))
            self.assertFalse(paired.is_wrong(torch.tensor(clean.asked), torch.tensor(self.kept.truths)).any())
            for noisy in (complete, partial):
                wrong = paired.is_wrong(torch.tensor(noisy.asked), torch.tensor(self.kept.truths)).numpy()
                self.assertEqual(64, len(noisy.noisy))
                self.assertFalse(np.delete(wrong, noisy.noisy).any())
                self.assertGreater(wrong[noisy.noisy].mean(), 0.8)
            exchanged = (partial.asked != clean.asked).sum(1)[partial.noisy]
            self.assertGreater((exchanged == 2).mean(), 0.5)
            batch, again = (complete.at(5, None) for _ in range(2))
            self.assertTrue(all(np.array_equal(one, other) for one, other in zip(batch, again)))
            self.assertTrue(np.array_equal(batch.asked, complete.asked[batch.rows]))

        def test_corruptions_change_a_picture_and_always_in_the_same_way(self):
            for name in CORRUPTIONS:
                first, again = (corrupted(self.kept.pictures[:2], name) for _ in range(2))
                self.assertTrue(np.array_equal(first, again))
                self.assertGreater(np.abs(first.astype(float) - self.kept.pictures[:2]).mean(), 0.5)

    class Names(unittest.TestCase):
        def test_unknown_terms_are_refused_with_those_known(self):
            with self.assertRaisesRegex(SystemExit, "unknown term magic; known are mlm, .*no-hard"):
                chosen("mlm, magic")
            for wrong in ("levels,captions-only", "refurbish", "shuffled"):
                with self.assertRaises(SystemExit):
                    chosen(wrong)
            for wrong in (Config(noise=0.2), Config(noise_kind="loud")):
                with self.assertRaisesRegex(SystemExit, "noise"):
                    wrong.switches()

        def test_every_atom_is_a_phrase_of_one_level(self):
            self.assertEqual(sorted(ATOMS), sorted([*ENTITIES, *ACTIONS, *RELATIONS]))

        def test_every_row_of_the_table_can_be_run_and_has_its_like(self):
            names = [row.name for row in ablate.ROWS]
            self.assertEqual(len(names), len(set(names)))
            for row in ablate.ROWS:
                self.assertIn(row.against, names)
                dataclasses.replace(ablate.BASE, **row.settings).switches()
            used = {term for row in ablate.ROWS for term in dataclasses.replace(ablate.BASE, **row.settings).switches()}
            self.assertLessEqual(set(SOURCES), used)

        def test_a_difference_within_the_spread_is_no_gain(self):
            def report(value):
                return {**{name: value for name in ablate.COLUMNS}, "steps_a_second": 1.0}
            reports = {("base", 1): report(0.80), ("base", 2): report(0.82), ("mlm", 1): report(0.81), ("mlm", 2): report(0.83), ("tib", 1): report(0.90), ("tib", 2): report(0.91),
                       ("focal", 1): report(0.95)}
            lines = {line.split(" | ")[0].strip("| "): line for line in ablate.table(reports, 2).splitlines()}
            self.assertIn("0.820 ± 0.014; no gain", lines["mlm"])
            self.assertIn("0.905 ± 0.007; +0.095", lines["tib"])
            self.assertIn("0.950; +0.140 by one seed", lines["focal"])
            self.assertNotIn(";", lines["base"])

    class Formulas(unittest.TestCase):
        def test_text_gated_pooling_gives_the_golden_values(self):
            patches, text = torch.tensor([[[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]]]), torch.tensor([[0.8, 0.6]])
            near = torch.einsum("td,bpd->tbp", text, patches)
            for temperature, weak, strong in ((0.1, 0.925718, 0.987622), (0.01, 0.960000, 0.960000), (1.0, 0.808026, 0.987649)):
                self.assertAlmostEqual(weak, float(gate.weak(near, temperature)), 5)
                self.assertAlmostEqual(strong, float(gate.strong(near, patches, temperature)), 5)
                self.assertAlmostEqual(strong, float(text[0] @ gate.own(near[0], patches, temperature)[0]), 5)
            for expected, weight in zip((0.164248, 0.813524, 0.022229), gate.weights(near, 0.1)[0, 0]):
                self.assertAlmostEqual(expected, float(weight), 5)

        def test_the_strong_gate_is_cut_off_from_the_gradient(self):
            patches = torch.nn.functional.normalize(torch.randn(2, 5, 8, generator=torch.Generator().manual_seed(1)), dim=-1)
            near = torch.einsum("td,bpd->tbp", patches[0, :3], patches).requires_grad_()
            gradient = torch.autograd.grad(gate.strong(near, patches, 0.1).sum(), near)[0]
            fixed = gate.weights(near, 0.1).detach()
            self.assertTrue(torch.allclose(gradient, fixed / torch.einsum("tbp,bpd->tbd", fixed, patches).norm(dim=-1)[..., None], atol=1e-5))

        def test_the_pearson_loss_is_zero_only_where_every_channel_follows_its_partner(self):
            x = torch.randn(12, 6, dtype=torch.float64, generator=torch.Generator().manual_seed(2))
            self.assertAlmostEqual(0.0, float(pearson(x, 3 * x + 1)), 12)
            opposite = x * torch.tensor([1, 1, 1, 1, 1, -1.0])
            self.assertAlmostEqual(0.14 * 4, float(pearson(x, opposite)), 10)
            other = (x.roll(1, 0) + x).requires_grad_()
            self.assertGreater(float(pearson(x, other)), 0.01)
            self.assertTrue(torch.autograd.gradcheck(lambda y: pearson(x, y), other))

        def test_attributes_that_agree_do_not_diverge(self):
            logits = torch.tensor([[2.0, -1.0, 0.0]])
            self.assertAlmostEqual(0.0, float(divergence(logits, logits + 5)), 6)
            self.assertGreater(float(divergence(logits, -logits)), 1)

        def test_a_beta_mixture_is_found_again_in_any_order(self):
            dice = np.random.default_rng(5)
            values = np.concatenate((dice.beta(2, 8, 7000), dice.beta(8, 2, 3000)))
            fit, permuted = mixture.Mixture(values), mixture.Mixture(dice.permutation(values))
            for found in (fit, permuted):
                self.assertTrue(np.allclose((0.7, 0.3), found.weights, atol=0.03), found.weights)
                self.assertTrue(np.allclose((0.2, 0.8), found.means, atol=0.02), found.means)
            self.assertTrue(np.allclose(fit.alpha, permuted.alpha))
            chances = fit.upper(np.linspace(0, 1, 200))
            self.assertTrue((np.diff(chances[np.argmin(chances):]) >= -1e-9).all())
            self.assertTrue(chances[20] < 0.05 and chances[-20] > 0.95)

        def test_soft_targets_are_the_plain_loss_for_right_pairs_and_let_wrong_ones_be(self):
            logits = torch.randn(5, 5, generator=torch.Generator().manual_seed(3)).requires_grad_()
            self.assertAlmostEqual(float(torch.nn.functional.cross_entropy(logits, torch.arange(5))), float(refurbished(logits, torch.zeros(5))), 5)
            self.assertLess(float(torch.autograd.grad(refurbished(logits, torch.ones(5)), logits)[0].abs().max()), 1e-6)


if __name__ == "__main__":
    unittest.main()
