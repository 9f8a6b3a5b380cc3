"""Writes a trained reader as the project ships it: a graph without weights, and the weights as int8.

Matrices are multiplied as they are stored, by activations that are rounded to 255 steps for each piece: sums of whole
numbers come out the same on any processor. Rounding makes a step of the least difference, so whatever else is computed must too:
every operator used here does, where a processor has AVX2 or more, but for ONNX Runtime's softmax and its fused attention, which
sum in another order on another width of vectors. So attention is built of what they are made of.

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
HEADS = ("flat", "within", "entity", "link_cue", "link_piece")
LOWER = "lower"
LEAST = 1e-11  # No step between rounded activations is smaller.
LEAST_GELU = -0.17  # GELU's minimum is -0.16997.
FEW = 16  # Steps below 0 for activations that are hardly below it.
LARGEST = 30_000_000  # bytes of weights that the project ships


class Graph:
    """Nodes in the making."""

    def __init__(self, shape, parts):
        self.width = shape.width
        self.parts = parts
        self.constants = {}
        self.nodes = []
        self.outputs = []
        self.count = 0

    def add(self, kind, inputs, domain="", outputs=1, **attributes):
        self.count += 1
        names = [f"{kind}_{self.count}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, name, values, kind):
        """A small array of the graph's own; the same name, the same array."""
        self.constants[name] = np.array(values, dtype=kind)
        return name

    def linear(self, x, name):
        return self.add("Add", [self.product(x, name), f"{name}.bias"])

    def product(self, x, name, least=None):
        """x · weight; of a weight that is stored as whole numbers, by rounded x.

        :param least: what no x is below, if it is near 0
        """
        weight = f"{name}.weight"
        if weight + shipped.SCALE not in self.parts:
            return self.add("MatMul", [x, weight])
        whole, zero, step = self.rounded(x, least)
        one = self.constant("one", 1, np.float32)
        middle = self.constant("middle", shipped.MIDDLE, np.uint8)
        sums = self.add("MatMulIntegerToFloat", [whole, weight, one, weight + shipped.SCALE, zero, middle], domain=CONTRIB)
        return self.add("Mul", [sums, step])

    def rounded(self, x, least):
        """Activations in 255 steps, the largest of each piece in the last (a scale for each row: Yao et al. 2022, ZeroQuant).

        :return: as whole numbers, the whole number for 0, and the size of a step for each piece
        """
        zero = shipped.MIDDLE if least is None else FEW
        largest = self.add("ReduceMax", [self.add("Abs", [x]) if least is None else x], axes=[-1], keepdims=1)
        step = self.add("Mul", [largest, self.constant(f"a_step_from_{zero}", 1 / (255 - zero), np.float32)])
        smallest = self.constant(f"smallest_step_from_{zero}", LEAST if least is None else -least / FEW, np.float32)
        step = self.add("Max", [step, smallest])
        steps = self.add("Reshape", [step, self.constant("in_a_row", [-1], np.int64)])
        zeros = self.add("Expand", [self.constant(f"row_of_{zero}", [zero], np.uint8), self.add("Shape", [steps])])
        return self.add("QuantizeLinear", [x, steps, zeros], axis=1), self.constant(f"from_{zero}", zero, np.uint8), step

    def rows(self, name, numbers):
        """Rows of a table, in fp32."""
        weight = f"{name}.weight"
        rows = self.add("Gather", [weight, numbers], axis=0)
        if weight + shipped.SCALE not in self.parts:
            return rows
        whole = self.add("Cast", [rows], to=TensorProto.FLOAT)
        whole = self.add("Sub", [whole, self.constant("zero_float", shipped.MIDDLE, np.float32)])
        scale = self.add("Gather", [weight + shipped.SCALE, numbers], axis=0)
        return self.add("Mul", [whole, self.add("Unsqueeze", [scale, self.constant("last", [-1], np.int64)])])

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
        told = self.attended(self.linear(x, f"{name}.projections"), heads)
        told = self.product(told, f"{name}.output")
        x = self.summed(told, x, f"{name}.output.bias", f"{name}.attention_norm")
        more = self.product(x, f"{name}.up")
        more = self.add("BiasGelu", [more, f"{name}.up.bias"], domain=CONTRIB)
        more = self.product(more, f"{name}.down", LEAST_GELU)
        return self.summed(more, x, f"{name}.down.bias", f"{name}.norm")

    def attended(self, projections, heads):
        """What the heads tell each piece; of queries, keys and values, one behind the other."""
        size = self.width // heads
        by_head = self.constant(f"of_{heads}_heads", [0, 0, 3 * heads, size], np.int64)
        parts = self.add("Transpose", [self.add("Reshape", [projections, by_head])], perm=[0, 2, 1, 3])
        queries, keys, values = self.add("Split", [parts], outputs=3, axis=1)
        scores = self.add("FusedMatMul", [queries, keys], domain=CONTRIB, transB=1, alpha=size**-0.5)
        shares = self.add("Exp", [self.add("Sub", [scores, self.add("ReduceMax", [scores], axes=[-1], keepdims=1)])])
        # A column of ones beside the values sums the shares up.
        ends = self.constant("one_column", [0, 0, 0, 0, 0, 0, 0, 1], np.int64)
        values = self.add("Pad", [values, ends, self.constant("one", 1, np.float32)])
        sizes = self.constant(f"{size}_and_one", [size, 1], np.int64)
        told, sums = self.add("Split", [self.add("MatMul", [shares, values]), sizes], outputs=2, axis=-1)
        told = self.add("Transpose", [self.add("Div", [told, sums])], perm=[0, 2, 1, 3])
        return self.add("Reshape", [told, self.constant("in_one", [0, 0, self.width], np.int64)])

    def output(self, x, name, width):
        self.nodes.append(helper.make_node("Identity", [x], [name]))
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, "length", width]))

    def model(self, inputs):
        used = {i for node in self.nodes for i in node.input}
        initializers = [onnx.numpy_helper.from_array(v, k) for k, v in self.constants.items()]
        for name, array in unsigned(self.parts).items():
            if name in used:
                kind = TensorProto.UINT8 if array.dtype == np.uint8 else TensorProto.FLOAT
                tensor = TensorProto(name=name, data_type=kind, dims=array.shape)
                tensor.data_location = TensorProto.EXTERNAL
                tensor.external_data.add(key="location", value="given-when-loaded")
                initializers.append(tensor)
        made = helper.make_graph(self.nodes, "reader", inputs, self.outputs, initializers)
        sets = [helper.make_opsetid("", 17), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(made, opset_imports=sets, ir_version=8)


def unsigned(parts):
    """What the graphs take of stored weights: whole numbers without a sign, which every processor multiplies exactly.

    The products of a number without and one with a sign overflow 16 bits where a processor knows no better (AVX2).
    """
    return {
        name: (array.astype(np.int16) + shipped.MIDDLE).astype(np.uint8) if array.dtype == np.int8 else array
        for name, array in parts.items()
    }


def reader_graph(shape, parts):
    """Pieces and traits of a window to roles, names, what links are made of, and the states that tone is read of."""
    g = Graph(shape, parts)
    second = g.constant("second", 1, np.int64)
    length = g.add("Gather", [g.add("Shape", ["pieces"]), second], axis=0)
    places = g.add("Range", [g.constant("first", 0, np.int64), length, second])
    x = g.add("Add", [g.rows("words", "pieces"), g.rows("positions", places)])
    x = g.add("Add", [x, g.rows("traits", "traits")])
    states = [g.normed(x, "norm")]
    for n in range(shape.layers):
        states.append(g.layer(states[-1], f"layers.{n}", shape.heads))
    for name in HEADS:
        g.output(g.linear(states[-1], name), name, parts[f"{name}.bias"].size)
    g.output(states[shape.lower], LOWER, shape.width)
    return g.model([helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"]) for name in ("pieces", "traits")])


def tone_graph(shape, parts):
    """The lower states of a stretch, with the opening piece first, to what tone is made of."""
    g = Graph(shape, parts)
    x = LOWER
    for n in range(shape.tone_layers):
        x = g.layer(x, f"tone.layers.{n}", shape.heads)
    g.output(g.linear(x, "tone.pieces"), "tone", parts["tone.pieces.bias"].size)
    return g.model([helper.make_tensor_value_info(LOWER, TensorProto.FLOAT, [1, "length", shape.width])])


def session(model, parts):
    """The graph with its weights, as Java runs it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    arrays = unsigned(parts)
    names = [i.name for i in model.graph.initializer if i.name in arrays]
    options.add_external_initializers(names, [onnxruntime.OrtValue.ortvalue_from_numpy(np.ascontiguousarray(arrays[n])) for n in names])
    return onnxruntime.InferenceSession(model.SerializeToString(), options)


class Exported:
    """A reader as Java runs it: encoder and tone's layers by their graphs, what is made of these by PyTorch."""

    def __init__(self, reader, parts):
        self.reader = reader
        self.reads = session(reader_graph(reader.shape, parts), parts)
        self.tones = session(tone_graph(reader.shape, parts), parts)

    def read(self, pieces, traits):
        """Outputs of the reader's graph, by name."""
        made = self.reads.run(None, {"pieces": pieces[None], "traits": traits[None]})
        return dict(zip((*HEADS, LOWER), map(torch.from_numpy, made), strict=True))

    def read_tone(self, states, _=None):
        return torch.from_numpy(self.tones.run(None, {LOWER: states.numpy()})[0])

    @torch.no_grad()
    def labels(self, window):
        """The likeliest label of each piece by each head, and by the links of each cue: what Java must find too."""
        made = self.read(window.pieces, window.traits)
        flat = made["flat"][0]
        cues = decode.cues(torch.log_softmax(flat, -1).numpy(), 0.5)
        links = []
        for first, behind, _ in cues:
            places = (torch.tensor([n]) for n in (0, first, behind))
            scores = self.reader.linked(made["link_cue"], made["link_piece"], *places)[0]
            links.append({"cue": [first, behind], "labels": scores.argmax(-1).tolist()})
        named = made["entity"][0].argmax(-1)
        return {
            "pieces": window.pieces.tolist(),
            "roles": flat.argmax(-1).tolist(),
            "within": made["within"][0].argmax(-1).tolist(),
            "names": named.tolist(),
            "links": links,
            "tones": self.tone_labels(window, made[LOWER], tone.spans(named.numpy())),
        }

    def tone_labels(self, window, lower, names):
        """What the text is towards each name, and each name towards the next."""
        out = []
        for holder, target in [([0], name) for name in names] + list(itertools.pairwise(names)):
            item = tone.Item(window.document, window, [(holder, target)], 1, len(window) - 1, None)
            made = torch.softmax(tone.scores(self.reader, lower, tone.grouped([item]), self.read_tone), -1)[0]
            out.append({"holder": holder, "target": target, "probabilities": [round(p, 4) for p in made.tolist()]})
        return out


@torch.no_grad()
def difference(reader, exported):
    """The largest, of anything that the graphs make of three random windows, from what the model makes."""
    random = np.random.default_rng(1)
    worst = 0
    for length in (37, 12, 64):
        pieces = random.integers(1000, reader.shape.vocabulary, length)
        traits = random.integers(0, encoder.TRAITS, length)
        mask = torch.ones(1, length, dtype=torch.bool)
        window = (torch.from_numpy(pieces)[None], torch.from_numpy(traits)[None], mask)
        hidden, lower = reader.encode(*window), reader.lower(*window)
        wanted = {**{name: getattr(reader, name)(hidden) for name in HEADS}, LOWER: lower, "tone": reader.tone.read(lower, mask)}
        made = exported.read(pieces, traits)
        made["tone"] = exported.read_tone(made[LOWER])
        worst = max(worst, *(float((made[name] - wanted[name]).abs().max()) for name in wanted))
    return worst


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
    onnx.save(reader_graph(shape, parts), given.output / "reader.onnx")
    onnx.save(tone_graph(shape, parts), given.output / "tone.onnx")
    shipped.write(given.output / "reader.safetensors", parts, shape.layers)

    # Proof: the graphs against the same weights in PyTorch, in fp32, since rounding makes a step of the least difference.
    restored = shipped.restored(parts)
    reader.load_state_dict(shipped.state(restored))
    worst = difference(reader, Exported(reader, restored))
    rounding = difference(reader, Exported(reader, parts))
    size = (given.output / "reader.safetensors").stat().st_size
    print(
        f"{size / 1e6:.1f} MB; largest difference between ONNX Runtime and PyTorch {worst:.2e}, where activations are rounded {rounding:.2f}"
    )
    if worst > 1e-3:
        raise SystemExit("export: the graphs do not compute what the model does")
    if given.encoded:
        exported = Exported(reader, parts)
        with open(given.readings, "w", encoding="utf8", newline="\n") as handle:
            for document, windows in gold.windows(given.encoded).items():
                row = {"id": document, "windows": [exported.labels(window) for window in windows]}
                handle.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
