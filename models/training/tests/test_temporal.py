"""The temporal head on clips and what it costs. Only where PyTorch is installed."""
import importlib.util
import json
import pathlib
import random
import tempfile
import unittest

if importlib.util.find_spec("torch"):
    import numpy as np
    import torch
    from torch.nn import functional

    from hydroclip.clipdata import AT, NAMES, Clips, embedded, kept, labels_of, said_of, turned_back
    from hydroclip.embedded import pixels
    from hydroclip.checkpoint import load
    from hydroclip.model import DualEncoder
    from hydroclip.parity import onnx_outputs
    from hydroclip.temporal import Config, Temporal, TemporalHead, export, strong, train, trained, weak
    from hydroclip.terms.pearson import pearson
    from hydroclip.video import HEAD, STAGES, cost, evaluate, moments, ranked, second_look, table
    from hydroscenes import ATOMS
    from hydroscenes.atoms import FALSE, TRUE, UNKNOWABLE
    from hydroscenes.clips import FRAMES, render_clip, sample_clip
    from hydroscenes.vocabulary import LENGTH, build

    def unit(*shape, seed=1):
        return functional.normalize(torch.randn(*shape, generator=torch.Generator().manual_seed(seed)), dim=-1)

    class SmallRun(unittest.TestCase):
        """Towers that have learned nothing, and a head that learns from a few clips."""

        CONFIG = Config(clips=16, steps=12, batch=24, texts=32, captions=80)

        @classmethod
        def setUpClass(cls):
            cls.folder = tempfile.TemporaryDirectory()
            cls.root = pathlib.Path(cls.folder.name)
            torch.set_num_threads(1)
            torch.manual_seed(1)
            torch.save({"model": DualEncoder(len(ATOMS), len(build()), LENGTH).state_dict()}, cls.root / "checkpoint.pt")
            (cls.root / "config.json").write_text("{}")
            cls.log = []
            cls.model = load(cls.root)
            cls.clips = kept(cls.root, cls.model, cls.CONFIG.clips, cls.CONFIG.first_clip, workers=1)
            cls.temporal = train(cls.root, cls.CONFIG, report=cls.log.append)

        @classmethod
        def tearDownClass(cls):
            cls.folder.cleanup()

        def test_it_learns_what_it_saw_and_changes_no_tower(self):
            fresh, vectors, frames = Temporal(), unit(4, 256), torch.from_numpy(self.clips.frames)
            self.assertFalse(torch.allclose(self.temporal.head(frames)[0], fresh.head(frames)[0], atol=0.01))
            self.assertTrue(torch.equal(fresh.text(vectors), functional.normalize(vectors, dim=-1)))
            self.assertTrue(all(np.isfinite(value) for line in self.log for value in line.values()))
            again = trained(self.root)
            self.assertTrue(torch.equal(again.head(frames)[0], self.temporal.head(frames)[0]))
            self.assertTrue(torch.equal(load(self.root).image.embed.weight, self.model.image.embed.weight))

        def test_kept_clips_are_the_rendered_ones_and_their_truths_hold(self):
            clip = sample_clip(self.CONFIG.first_clip + 3)
            with torch.no_grad():
                frames = self.model.image(pixels(render_clip(clip)))[0].numpy()
            self.assertLess(np.abs(frames - self.clips.frames[3]).max(), 1e-5)
            self.assertEqual(TRUE, self.clips.truths[3, AT[clip.action]])
            self.assertEqual(len(NAMES), self.clips.truths.shape[1])

        def test_onnx_runtime_answers_as_pytorch_does_for_any_number_of_clips_and_frames(self):
            export(self.root, self.root)
            for clips, frames in ((1, FRAMES), (3, 5)):
                given = unit(clips, frames, 256)
                found = onnx_outputs(self.root / "temporal.onnx", {"frame_embeds": given.numpy()})
                with torch.no_grad():
                    for name, value in zip(("video_embed", "moved_embeds"), self.temporal.head(given)):
                        self.assertLess(np.abs(found[name] - value.numpy()).max(), 1e-5)
            with torch.no_grad():
                self.assertLess(np.abs(onnx_outputs(self.root / "action.onnx", {"text_embed": unit(3, 256).numpy()})["action_embed"] - self.temporal.text(unit(3, 256)).numpy()).max(), 1e-5)

        def test_a_report_has_every_stage_in_both_languages_and_can_be_printed(self):
            gallery = embedded(self.model, 8, 900, patches=True, workers=1)
            report = evaluate(self.model, self.temporal, gallery, captions=8)
            self.assertEqual(report, json.loads(json.dumps(report)))
            for kind in ("en trained", "en held-out", "zh trained", "zh held-out"):
                for stage in STAGES:
                    self.assertTrue(0 <= report[kind][stage]["all"][0] <= report[kind][stage]["all"][1] <= 1)
            self.assertEqual(len(STAGES) + 2, len(table(report).splitlines()))
            self.assertEqual(1, len({len(line) for line in table(report).splitlines()[:-1]}))

    class Head(unittest.TestCase):
        def test_a_clip_is_seen_alike_alone_and_among_others_and_the_order_of_its_frames_counts(self):
            torch.manual_seed(3)
            head, clips = TemporalHead().eval(), unit(5, FRAMES, 256)
            with torch.no_grad():
                together, moved = head(clips)
                self.assertLess(float((together[2:3] - head(clips[2:3])[0]).abs().max()), 1e-5)
                self.assertGreater(float((together - head(clips.flip(1))[0]).abs().max()), 1e-3)
                self.assertTrue(torch.allclose(together.norm(dim=-1), torch.ones(5), atol=1e-5))
                self.assertEqual((5, FRAMES, 256), tuple(moved.shape))
                self.assertEqual((5, 256), tuple(head(clips[:, :4])[0].shape))

    class Gate(unittest.TestCase):
        PARTS, TEXT = [[[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]]], [[0.8, 0.6]]

        def test_it_gives_the_published_scores(self):
            parts, text = torch.tensor(self.PARTS), torch.tensor(self.TEXT)
            for temperature, expected_weak, expected_strong in ((0.1, 0.925718, 0.987622), (0.01, 0.96, 0.96), (1.0, 0.808026, 0.987649)):
                self.assertAlmostEqual(expected_weak, float(weak(text, parts, temperature)), 5)
                self.assertAlmostEqual(expected_strong, float(strong(text, parts, temperature=temperature)), 5)

        def test_the_order_of_the_parts_counts_nothing_and_extreme_temperatures_are_mean_and_maximum(self):
            parts, text = unit(3, 7, 256), unit(2, 256, seed=2)
            near = torch.einsum("td,bpd->tbp", text, parts)
            for score in (weak, strong):
                self.assertLess(float((score(text, parts) - score(text, parts.flip(1))).abs().max()), 1e-5)
            self.assertLess(float((weak(text, parts, 1e6) - near.mean(-1)).abs().max()), 1e-5)
            self.assertLess(float((weak(text, parts, 1e-5) - near.amax(-1)).abs().max()), 1e-5)

        def test_texts_and_clips_that_rise_and_fall_together_cost_nothing(self):
            texts = unit(20, 256).double()
            self.assertAlmostEqual(0, float(pearson(texts, 3 * texts + 1)), 6)
            self.assertGreater(float(pearson(texts, unit(20, 256, seed=2).double())), 10)

    class SecondLook(unittest.TestCase):
        def setUp(self):
            torch.manual_seed(4)
            self.temporal = Temporal().eval()
            self.gallery = Clips(unit(30, FRAMES, 256), None, unit(30, FRAMES, 64, 256, seed=5).half())
            self.text = unit(6, 256, seed=6)

        def test_with_all_clips_it_is_brute_force(self):
            scores = ranked(self.text, self.gallery, self.temporal, top=30)
            with torch.no_grad():
                whole, moved = self.temporal.head(self.gallery.frames)
                frames = 0.5 * self.text @ whole.T + 0.8 * weak(self.text, self.gallery.frames) + 0.2 * strong(self.text, self.gallery.frames, moved)
                patches = frames + 0.2 * weak(self.text, self.gallery.patches.float().flatten(1, 2))
            for stage, expected in zip(STAGES[3:5], (frames, patches)):
                self.assertLess(float((scores[stage] - 100 - expected).abs().max()), 1e-4)

        def test_clips_beyond_the_first_stay_behind_them_in_their_order(self):
            coarse = self.text @ unit(30, 256, seed=7).T
            scores = second_look(self.text, self.gallery, coarse, self.temporal, top=10)
            first = coarse.topk(10).indices.sort().values
            self.assertTrue(torch.equal(first, scores.topk(10).indices.sort().values))
            self.assertTrue(torch.equal(coarse[scores < 50], scores[scores < 50]))

        def test_its_cost_is_that_of_the_first_fifty(self):
            coarse, frames, patches, best, head = (cost(stage, 500) for stage in STAGES[2:])
            self.assertEqual((500 * 256, 50 * FRAMES * (2 * 256 + FRAMES + 3), 50 * FRAMES * 64 * 257), (coarse, frames - coarse, patches - frames))
            self.assertEqual((500 * FRAMES * 256, 50 * (256 + HEAD + FRAMES)), (best, head - best))
            self.assertLess(patches / cost(STAGES[4], 500, 500), 0.11)
            self.assertLess(head / cost(STAGES[-1], 500, 500), 0.12)

        def test_moments_are_ranked_by_their_best_frame_and_the_first_of_them_by_the_head(self):
            with torch.no_grad():
                coarse, scores = moments(self.text, self.gallery, self.temporal, top=10)
                said = self.temporal.text(self.text)
                whole = said @ self.temporal.head(self.gallery.frames)[0].T + 0.2 * weak(said, self.gallery.frames)
            self.assertTrue(torch.allclose(torch.einsum("td,bpd->tbp", self.text, self.gallery.frames).amax(2), coarse))
            self.assertTrue(torch.equal(coarse.topk(10).indices.sort().values, scores.topk(10).indices.sort().values))
            self.assertTrue(torch.equal(coarse[scores < 50], scores[scores < 50]))
            self.assertLess(float((scores - 100 - whole)[scores > 50].abs().max()), 1e-4)

    class Captions(unittest.TestCase):
        def truth(self, **said):
            row = np.full(len(NAMES), FALSE, np.int8)
            for name, value in said.items():
                row[AT[name]] = value
            return row

        def test_backwards_a_gate_that_opened_closes_and_smoke_that_grew_is_no_action(self):
            row = self.truth(gate_opens=TRUE, at_spillway=TRUE)
            clips = turned_back(Clips(np.arange(24.0).reshape(2, FRAMES, 1), np.stack((row, self.truth(smoke_grows=TRUE)))))
            self.assertEqual([11.0, 23.0], clips.frames[:, 0, 0].tolist())
            self.assertTrue(np.array_equal(self.truth(gate_closes=TRUE, at_spillway=TRUE), clips.truths[0]))
            self.assertTrue(np.array_equal(self.truth(), clips.truths[1]))
            self.assertEqual(UNKNOWABLE, turned_back(Clips(np.zeros((1, FRAMES, 1)), self.truth(person_climbs_over=TRUE)[None])).truths[0, AT["person_climbs_over"]])

        def test_what_is_said_of_a_clip_holds(self):
            rng, rows = random.Random(2), np.stack([self.truth(gate_opens=TRUE, at_spillway=TRUE, fog=UNKNOWABLE), self.truth(nothing_moves=TRUE, gate_open=TRUE, at_spillway=TRUE)])
            for row in rows:
                for _ in range(20):
                    self.assertEqual(TRUE, labels_of(said_of(row, rng), row[None])[0])
            self.assertEqual([UNKNOWABLE, FALSE], labels_of(("gate_opens", "fog"), rows).tolist())


if __name__ == "__main__":
    unittest.main()
