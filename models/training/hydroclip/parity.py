"""How far ONNX Runtime's answers lie from PyTorch's, with the ONNX Runtime of this repository's node_modules."""
import json
import pathlib
import subprocess
import tempfile

import numpy as np
import torch

from .export import IMAGE, TEXT

_SCRIPT = pathlib.Path(__file__).with_name("parity.mjs")


def onnx_outputs(graph, inputs):
    """{name: array} of a graph for {name: array}."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "inputs.json"
        file.write_text(json.dumps({name: {"type": "int64" if value.dtype == np.int64 else "float32", "dims": value.shape, "data": value.ravel().tolist()}
                                    for name, value in inputs.items()}))
        ended = subprocess.run(["node", str(_SCRIPT), str(graph), str(file)], capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"node could not run {graph}: {ended.stderr.strip()[-500:]}")
    return {name: np.array(value["data"], np.float32).reshape(value["dims"]) for name, value in json.loads(ended.stdout).items()}


def largest_difference(image, text, folder, pixels, ids):
    """The largest absolute difference over all outputs of both graphs; image and text as `export` gives them."""
    folder, mask = pathlib.Path(folder), (ids != 0).astype(np.int64)
    with torch.no_grad():
        wanted = ((IMAGE, image(torch.from_numpy(pixels))), (TEXT, text(torch.from_numpy(ids), torch.from_numpy(mask))))
    found = (onnx_outputs(folder / "image.onnx", {"pixel_values": pixels}), onnx_outputs(folder / "text.onnx", {"input_ids": ids, "attention_mask": mask}))
    return max(float(np.abs(there[name] - value.numpy()).max()) for there, (names, values) in zip(found, wanted) for name, value in zip(names, values))
