// Runs one of an exported model's graphs in ONNX Runtime:  node parity.mjs GRAPH INPUTS.json > OUTPUTS.json
// Inputs are {name: {type, dims, data}}; outputs come in the same shape, as float32.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { InferenceSession, Tensor } = createRequire(import.meta.url)("onnxruntime-node");
const [graph, inputs] = process.argv.slice(2);
const feeds = Object.fromEntries(Object.entries(JSON.parse(readFileSync(inputs, "utf8"))).map(([name, { type, dims, data }]) =>
    [name, new Tensor(type, type === "int64" ? BigInt64Array.from(data, BigInt) : Float32Array.from(data), dims)]));

const session = await InferenceSession.create(graph, { intraOpNumThreads: 1 });
const outputs = await session.run(feeds);
process.stdout.write(JSON.stringify(Object.fromEntries(Object.entries(outputs).map(([name, { dims, data }]) => [name, { dims, data: [...data] }]))));
