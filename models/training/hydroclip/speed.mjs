// How fast ONNX Runtime embeds one picture after the other on one thread:  node speed.mjs IMAGE.onnx
import { createRequire } from "node:module";

const { InferenceSession, Tensor } = createRequire(import.meta.url)("onnxruntime-node");
const session = await InferenceSession.create(process.argv[2], { intraOpNumThreads: 1 });
const pixels = new Tensor("float32", Float32Array.from({ length: 3 * 128 * 128 }, Math.random), [1, 3, 128, 128]);
const times = [];
for (let i = 0; i < 220; i++) {
    const from = performance.now();
    await session.run({ pixel_values: pixels });
    if (i >= 20) times.push(performance.now() - from);
}
times.sort((a, b) => a - b);
const p50 = times[times.length / 2];
process.stdout.write(JSON.stringify({ images_per_second: Math.round(1000 / p50), milliseconds_p50: Math.round(p50 * 100) / 100 }));
