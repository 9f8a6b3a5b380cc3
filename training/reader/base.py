"""The weights that training starts from: a BERT checkpoint, under the names that BERT gives its tensors."""
import re

import onnx
import torch
from safetensors.torch import load_file

# Exporters fold a layer's matrix into its multiplication, and keep the layer's name only there.
MULTIPLICATION = re.compile(r"/?(?P<layer>encoder/layer\.\d+/.+)/MatMul$")


def load(path):
    """Tensors by name, of a `.safetensors` file or an `.onnx` export."""
    if path.suffix == ".safetensors":
        return load_file(path)
    graph = onnx.load(path).graph
    arrays = {i.name: torch.from_numpy(onnx.numpy_helper.to_array(i).copy()) for i in graph.initializer}
    out = dict(arrays)
    for node in graph.node:
        found = MULTIPLICATION.match(node.name)
        if node.op_type == "MatMul" and found and node.input[1] in arrays:
            out[found["layer"].replace("/", ".") + ".weight"] = arrays[node.input[1]].T.contiguous()
    return out
