"""Writes a trained reader as the project ships it: a graph without weights, and the weights as int8.

The graph is built by hand from ONNX operators and those of ONNX Runtime for BERT, so that what runs is what stands here
and does not hang on an exporter's version. How weights are stored: `shipped.py`.
"""
import argparse
import itertools
import json
import pathlib

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper

from . import decode, encoder, gold, shipped, tone

CONTRIB = "com.microsoft"
# Outputs of the reader's graph: of heads of the same name, and the states that tone is read of.
HEADS = ("flat", "entity", "link_cue", "link_piece")
LOWER = "lower"
LARGEST = 30_000_000  # bytes of weights that the project ships


class Graph:
    """Nodes in the making."""

    def __init__(self, arrays):
        self.arrays = arrays
        self.nodes = []
        self.outputs = []
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

    def layer(self, x, name, heads):
        """A layer of the encoder, or of tone's own."""
        told = self.add(
            "Attention",
            [x, f"{name}.projections.weight", f"{name}.projections.bias", "mask"],
            domain=CONTRIB,
            num_heads=heads,
        )
        told = self.add("MatMul", [told, f"{name}.output.weight"])
        x = self.summed(told, x, f"{name}.output.bias", f"{name}.attention_norm")
        more = self.add("MatMul", [x, f"{name}.up.weight"])
        more = self.add("BiasGelu", [more, f"{name}.up.bias"], domain=CONTRIB)
        more = self.add("MatMul", [more, f"{name}.down.weight"])
        return self.summed(more, x, f"{name}.down.bias", f"{name}.norm")

    def output(self, x, name, width):
        self.nodes.append(helper.make_node("Identity", [x], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "length", width]))

    def model(self, inputs, constants):
        used = {i for node in self.nodes for i in node.input}
        initializers = [onnx.numpy_helper.from_array(v, k) for k, v in constants.items()]
        for name, array in self.arrays.items():
            if name in used:
                tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=array.shape)
                tensor.data_location = TensorProto.EXTERNAL
                tensor.external_data.add(key="location", value="given-when-loaded")
                initializers.append(tensor)
        made = helper.make_graph(self.nodes, "reader", inputs, self.outputs, initializers)
        sets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(made, opset_imports=sets, ir_version=8)


MASK = helper.make_tensor_value_info("mask", TensorProto.INT32, ["batch", "length"])


def reader_graph(shape, arrays):
    """Pieces, traits and mask to roles, names, what links are made of, and the states that tone is read of."""
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
    states = [g.normed(x, "norm")]
    for n in range(shape.layers):
        states.append(g.layer(states[-1], f"layers.{n}", shape.heads))
    for name in HEADS:
        g.output(g.linear(states[-1], name), name, arrays[f"{name}.bias"].size)
    g.output(states[shape.lower], LOWER, shape.width)
    numbers = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in ("pieces", "traits")]
    return g.model([*numbers, MASK], small)


def tone_graph(shape, arrays):
    """The lower states of stretches, each with the opening piece first, and mask to what tone is made of."""
    g = Graph(arrays)
    x = LOWER
    for n in range(shape.tone_layers):
        x = g.layer(x, f"tone.layers.{n}", shape.heads)
    g.output(g.linear(x, "tone.pieces"), "tone", arrays["tone.pieces.bias"].size)
    return g.model([helper.make_tensor_value_info(LOWER, TensorProto.FLOAT, ["batch", "length", shape.width]), MASK], {})


def session(model, arrays):
    """The graph with its weights, as Java runs it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    names = [i.name for i in model.graph.initializer if i.name in arrays]
    options.add_external_initializers(names, [onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(arrays[n])) for n in names])
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


def inputs(window):
    return (torch.from_numpy(a)[None] for a in (window.pieces, window.traits, np.ones(len(window), dtype=bool)))


@torch.no_grad()
def labels(reader, window):
    """The likeliest label of each piece by each head, and by the links of each cue: what Java must find too."""
    hidden = reader.encode(*inputs(window))
    flat = reader.flat(hidden)[0]
    cues = decode.cues(torch.log_softmax(flat, -1).numpy(), 0.5)
    links = []
    for first, behind, _ in cues:
        scores = reader.links(hidden, *(torch.tensor([n]) for n in (0, first, behind)))[0]
        links.append({"cue": [first, behind], "labels": scores.argmax(-1).tolist()})
    named = reader.entity(hidden)[0].argmax(-1)
    return {
        "pieces": window.pieces.tolist(),
        "roles": flat.argmax(-1).tolist(),
        "names": named.tolist(),
        "links": links,
        "tones": tones(reader, window, tone.spans(named.numpy())),
    }


def tones(reader, window, names):
    """What the text is towards each name, and each name towards the next."""
    out = []
    lower = reader.lower(*inputs(window))
    for holder, target in [([0], name) for name in names] + list(itertools.pairwise(names)):
        item = tone.Item(window.document, window, [(holder, target)], 1, len(window) - 1, None)
        made = torch.softmax(tone.scores(reader, lower, tone.grouped([item])), -1)[0]
        out.append({"holder": holder, "target": target, "probabilities": [round(p, 4) for p in made.tolist()]})
    return out


@torch.no_grad()
def difference(reader, reads, tones):
    """The largest, of anything that the graphs make of three random windows, from what the model makes."""
    random = np.random.default_rng(1)
    lengths = (37, 12, 64)
    pieces = np.zeros((3, 64), dtype=np.int64)
    traits = np.zeros((3, 64), dtype=np.int64)
    mask = np.zeros((3, 64), dtype=np.int32)
    for row, n in enumerate(lengths):
        pieces[row, :n] = random.integers(1000, reader.shape.vocabulary, n)
        traits[row, :n] = random.integers(0, encoder.TRAITS, n)
        mask[row, :n] = 1
    given = [torch.from_numpy(a) for a in (pieces, traits, mask.astype(bool))]
    hidden, lower = reader.encode(*given), reader.lower(*given)
    wanted = [*(getattr(reader, name)(hidden) for name in HEADS), lower, reader.tone.read(lower, given[2])]
    made = reads.run(None, {"pieces": pieces, "traits": traits, "mask": mask})
    made += tones.run(None, {LOWER: made[-1], "mask": mask})
    return max(float(np.abs(a - b.numpy())[mask == 1].max()) for a, b in zip(made, wanted, strict=True))


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
    reads, tones = reader_graph(shape, arrays), tone_graph(shape, arrays)
    onnx.save(reads, given.output / "reader.onnx")
    onnx.save(tones, given.output / "tone.onnx")
    shipped.write(given.output / "reader.safetensors", parts, shape.layers)

    # Proof: the graphs with the restored weights against the same weights in PyTorch.
    arrays = shipped.restored(parts)
    reader.load_state_dict(shipped.state(arrays))
    worst = difference(reader, session(reads, arrays), session(tones, arrays))
    size = (given.output / "reader.safetensors").stat().st_size
    print(f"{size / 1e6:.1f} MB; largest difference between ONNX Runtime and PyTorch {worst:.2e}")
    if worst > 1e-3:
        raise SystemExit("export: the graphs do not compute what the model does")
    if given.encoded:
        with open(given.readings, "w", encoding="utf8", newline="\n") as handle:
            for document, windows in gold.windows(given.encoded).items():
                row = {"id": document, "windows": [labels(reader, window) for window in windows]}
                handle.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
