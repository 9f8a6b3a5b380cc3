"""The weights as the project ships them: matrices as int8 with one scale a channel, in the safetensors format.

Training makes them fp32 again; the job multiplies the whole numbers (`export.py`). Every figure is that of the stored weights.
"""
import numpy as np
import safetensors.numpy
import torch

# Tables are looked up by row, (rows, width); every other matrix multiplies, and is stored as (in, out).
TABLES = ("words.weight", "positions.weight", "traits.weight", "link_distance.weight")
SCALE = ":scale"  # Behind the name of a matrix: its scales.
MIDDLE = 128  # What stands for 0 where whole numbers have no sign.


def turned(name, array):
    """A matrix from PyTorch's (out, in) to the graph's (in, out), or back."""
    multiplies = name.endswith(".weight") and array.ndim == 2 and name not in TABLES
    return np.ascontiguousarray(array.T) if multiplies else array


def weights(reader):
    """Name in the graph to array."""
    return {k: turned(k, v.detach().numpy().astype(np.float32)) for k, v in reader.state_dict().items()}


def scales(name, scale):
    """One scale a channel, as it multiplies the matrix: channels are the rows of a table and the columns of a matrix."""
    return scale[:, None] if name in TABLES else scale[None, :]


def stored(arrays):
    """int8 of each matrix with a scale for each channel, or the array itself where it is small."""
    out = {}
    for name, array in arrays.items():
        if array.ndim < 2 or array.size < 100_000:
            out[name] = array
            continue
        largest = np.abs(array).max(axis=1 if name in TABLES else 0)
        scale = np.maximum(largest, 1e-12).astype(np.float32) / np.float32(127)
        out[name] = np.rint(array / scales(name, scale)).clip(-127, 127).astype(np.int8)
        out[name + SCALE] = scale
    return out


def restored(parts):
    """Stored weights in fp32."""
    out = {}
    for name, array in parts.items():
        if name + SCALE in parts:
            array = array.astype(np.float32) * scales(name, parts[name + SCALE])
        if not name.endswith(SCALE):
            out[name] = array
    return out


def write(path, parts, layers):
    """:param layers: what Java must know of the graph that the weights belong to"""
    safetensors.numpy.save_file(parts, path, {"layers": str(layers)})


def state(arrays):
    """PyTorch's state of the arrays of a graph."""
    return {name: torch.from_numpy(turned(name, array).copy()) for name, array in arrays.items()}


def load(path):
    """PyTorch's state of a file of stored weights."""
    return state(restored(safetensors.numpy.load_file(path)))
