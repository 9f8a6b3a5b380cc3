"""Writes a trained reader as the project ships it: a graph without weights, and the weights as int8.

The graph is built by hand from ONNX operators and those of ONNX Runtime for BERT, so that what runs is what stands here
and does not hang on an exporter's version. How weights are stored: `shipped.py`.
"""
import argparse
import json
import pathlib

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper

from . import decode, encoder, gold, shipped

CONTRIB = "com.microsoft"
LARGEST = 30_000_000  # bytes of weights that the project ships


class Graph:
    """Nodes in the making."""

    def __init__(self, arrays):
        self.arrays = arrays
        self.nodes = []
        self.count = 0

    def add(self, kind, inputs, domain="", outputs=1, **attributes):
        self.count += 1
        names = [f"{kind}_{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, x, name):
        return self.add("Add", [self.add("MatMul", [x, f"{name}.weight"]), f"{name}.bias"])

    def normed(self, x, name):
        return self.add("LayerNormalization", [x, f"{name}.weight", f"{name}.bias"], axis=-1, epsilon=1e-12)

    def summed(self, x, more, bias, name):
        """LayerNorm(x + more + bias)."""
        return self.add(
            "SkipLayerNormalization",
            [x, more, f"{name}.weight", f"{name}.bias", bias],
            domain=CONTRIB,
            epsilon=1e-12,
        )


def graph(shape, arrays):
    """Pieces, traits and mask to hidden states, roles, names and what links are made of."""
    g = Graph(arrays)
    small = {}

    def constant(name, values):
        small[name] = np.array(values, dtype=np.int64)
        return name

    length = g.add("Gather", [g.add("Shape", ["pieces"]), constant("one", 1)], axis=0)
    places = g.add("Range", [constant("zero", 0), length, "one"])
    x = g.add("Gather", ["words.weight", "pieces"], axis=0)
    x = g.add("Add", [x, g.add("Gather", ["positions.weight", places], axis=0)])
    x = g.add("Add", [x, g.add("Gather", ["traits.weight", "traits"], axis=0)])
    x = g.normed(x, "norm")
    for n in range(shape.layers):
        layer = f"layers.{n}"
        told = g.add(
            "Attention",
            [x, f"{layer}.projections.weight", f"{layer}.projections.bias", "mask"],
            domain=CONTRIB,
            num_heads=shape.heads,
        )
        told = g.add("MatMul", [told, f"{layer}.output.weight"])
        x = g.summed(told, x, f"{layer}.output.bias", f"{layer}.attention_norm")
        more = g.add("MatMul", [x, f"{layer}.up.weight"])
        more = g.add("BiasGelu", [more, f"{layer}.up.bias"], domain=CONTRIB)
        more = g.add("MatMul", [more, f"{layer}.down.weight"])
        x = g.summed(more, x, f"{layer}.down.bias", f"{layer}.norm")
    outputs = []
    for name in ("flat", "entity", "link_cue", "link_piece"):
        out = g.linear(x, name)
        g.nodes.append(helper.make_node("Identity", [out], [name]))
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "length", arrays[f"{name}.bias"].size]))
    used = {i for node in g.nodes for i in node.input}
    initializers = [onnx.numpy_helper.from_array(v, k) for k, v in small.items()]
    for name, array in arrays.items():
        if name in used:
            tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=array.shape)
            tensor.data_location = TensorProto.EXTERNAL
            tensor.external_data.add(key="location", value="given-when-loaded")
            initializers.append(tensor)
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, ["batch", "length"]),
        helper.make_tensor_value_info("traits", TensorProto.INT64, ["batch", "length"]),
        helper.make_tensor_value_info("mask", TensorProto.INT32, ["batch", "length"]),
    ]
    made = helper.make_graph(g.nodes, "reader", inputs, outputs, initializers)
    sets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(made, opset_imports=sets, ir_version=8)


def session(model, arrays):
    """The graph with its weights, as Java runs it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    names = [i.name for i in model.graph.initializer if i.name in arrays]
    options.add_external_initializers(names, [onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(arrays[n])) for n in names])
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


@torch.no_grad()
def labels(reader, window):
    """The likeliest label of each piece by each head, and by the links of each cue: what Java must find too."""
    hidden = reader.encode(
        *(torch.from_numpy(a)[None] for a in (window.pieces, window.traits, np.ones(len(window), dtype=bool)))
    )
    flat = reader.flat(hidden)[0]
    cues = decode.cues(torch.log_softmax(flat, -1).numpy(), 0.5)
    links = []
    for first, behind, _ in cues:
        scores = reader.links(hidden, *(torch.tensor([n]) for n in (0, first, behind)))[0]
        links.append({"cue": [first, behind], "labels": scores.argmax(-1).tolist()})
    return {
        "pieces": window.pieces.tolist(),
        "roles": flat.argmax(-1).tolist(),
        "names": reader.entity(hidden)[0].argmax(-1).tolist(),
        "links": links,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=pathlib.Path, required=True, help="reader.pt of a training run")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--encoded", type=pathlib.Path, help="stories that `./onrecord encode` wrote, for a test in Java")
    parser.add_argument("--readings", type=pathlib.Path, help="where the labels of these stories go")
    given = parser.parse_args()
    reader = encoder.stored(given.reader).eval()
    shape = reader.shape
    given.output.mkdir(parents=True, exist_ok=True)

    arrays = shipped.weights(reader)
    parts = shipped.stored(arrays)
    size = sum(part.nbytes for part in parts.values())
    if size > LARGEST:
        raise SystemExit(f"export: {size / 1e6:.1f} MB of weights, too many to ship; a reader of that size can teach a smaller one")
    model = graph(shape, arrays)
    onnx.save(model, given.output / "reader.onnx")
    shipped.write(given.output / "reader.safetensors", parts, shape.layers)

    # Proof: the graph with the restored weights against the same weights in PyTorch.
    arrays = shipped.restored(parts)
    reader.load_state_dict(shipped.state(arrays), strict=False)
    random = np.random.default_rng(1)
    lengths = (37, 12, 64)
    pieces = np.zeros((3, 64), dtype=np.int64)
    traits = np.zeros((3, 64), dtype=np.int64)
    mask = np.zeros((3, 64), dtype=np.int32)
    for row, n in enumerate(lengths):
        pieces[row, :n] = random.integers(1000, shape.vocabulary, n)
        traits[row, :n] = random.integers(0, encoder.TRAITS, n)
        mask[row, :n] = 1
    with torch.no_grad():
        hidden = reader.encode(*map(torch.from_numpy, (pieces, traits, mask.astype(bool))))
        wanted = [getattr(reader, name)(hidden).numpy() for name in ("flat", "entity", "link_cue", "link_piece")]
    made = session(model, arrays).run(None, {"pieces": pieces, "traits": traits, "mask": mask})
    worst = max(float(np.abs(a - b)[mask == 1].max()) for a, b in zip(made, wanted, strict=True))
    size = (given.output / "reader.safetensors").stat().st_size
    print(f"{size / 1e6:.1f} MB; largest difference between ONNX Runtime and PyTorch {worst:.2e}")
    if worst > 1e-3:
        raise SystemExit("export: the graph does not compute what the model does")
    if given.encoded:
        with open(given.readings, "w", encoding="utf8", newline="\n") as handle:
            for document, windows in gold.windows(given.encoded).items():
                row = {"id": document, "windows": [labels(reader, window) for window in windows]}
                handle.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
