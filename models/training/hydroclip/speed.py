"""What the exported model costs: bytes on disk, and pictures a second on one thread of ONNX Runtime."""
import json
import pathlib
import subprocess

_SCRIPT = pathlib.Path(__file__).with_name("speed.mjs")


def cost(folder):
    """{"megabytes", "images_per_second", "milliseconds_p50"} of a model folder, one picture at a time."""
    folder = pathlib.Path(folder)
    ended = subprocess.run(["node", str(_SCRIPT), str(folder / "image.onnx")], capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(f"node could not run {folder / 'image.onnx'}: {ended.stderr.strip()[-500:]}")
    size = sum((folder / name).stat().st_size for name in ("image.onnx", "text.onnx"))
    return {"megabytes": round(size / 1e6, 2), **json.loads(ended.stdout)}
