"""The model: a BERT encoder over uncased pieces and their traits, with heads for roles, links and names."""
import dataclasses
import math

import torch
from torch import nn
from torch.nn import functional

from . import gold, shipped

TRAITS = 36
REACH = 24  # Number of buckets of distance to a cue, on either side.


@dataclasses.dataclass(frozen=True)
class Shape:
    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    longest: int = 512
    link: int = 128
    tone: int = 128
    tone_asks: int = 64
    tone_heads: int = 4
    tone_layers: int = 0  # In place of the last so many of the encoder's, tone has its own.
    dropout: float = 0.1

    @property
    def lower(self):
        """How many layers of the encoder tone is read of."""
        return self.layers - self.tone_layers


class Layer(nn.Module):
    """One layer of BERT (Devlin et al. 2019): attention and a feed-forward net, each normalised behind its sum."""

    def __init__(self, shape):
        super().__init__()
        self.heads = shape.heads
        self.projections = nn.Linear(shape.width, 3 * shape.width)
        self.output = nn.Linear(shape.width, shape.width)
        self.attention_norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = shape.dropout

    def forward(self, x, mask):
        batch, length, width = x.shape
        q, k, v = (
            part.view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in self.projections(x).chunk(3, dim=-1)
        )
        told = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        told = self.output(told.transpose(1, 2).reshape(batch, length, width))
        x = self.attention_norm(x + functional.dropout(told, self.dropout, self.training))
        more = self.down(functional.gelu(self.up(x)))
        return self.norm(x + functional.dropout(more, self.dropout, self.training))


def buckets():
    """The bucket of each distance from 0 to 512: up to 8 pieces exact, then by logarithm."""
    far = (8 + int(math.log(max(size, 1) / 8) / math.log(512 / 8) * (REACH - 9) + 1e-9) for size in range(513))
    return [size if size <= 8 else min(REACH - 1, number) for size, number in enumerate(far)]


BUCKETS = torch.tensor(buckets())


def bucket(distance):
    """The bucket of each distance; those before the cue have their own."""
    number = BUCKETS[distance.abs()]
    return torch.where(distance < 0, number + REACH, number)


class Tone(nn.Module):
    """What a holder is towards a target: an additive scorer of both, of the text as a whole, and of what they attend to.

    It has layers of its own, over the opening piece and the sentences that are asked about, as the encoder's lower ones leave
    them. `pieces` makes of each piece, in this order: what it asks for as a target and as a holder, what it answers to and what it
    then tells (one attention of `tone_heads` heads), and what it adds as a target, as a holder, and as the opening piece.
    """

    def __init__(self, shape):
        super().__init__()
        self.asks, self.tells, self.heads = shape.tone_asks, shape.tone, shape.tone_heads
        self.sizes = [self.asks] * 4 + [self.tells] * 3
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.tone_layers))
        self.pieces = nn.Linear(shape.width, sum(self.sizes))
        self.told = nn.Linear(self.asks, self.tells)
        self.out = nn.Linear(self.tells, len(gold.TONES))
        self.dropout = shape.dropout

    def read(self, states, mask):
        """What `pieces` makes of stretches, each with the opening piece first; `mask` is true where there is a piece."""
        attends = mask[:, None, None, :]
        for layer in self.layers:
            states = layer(states, attends)
        return self.pieces(states)

    def forward(self, made, holder, target, read):
        """Scores of `gold.TONES` for each pair.

        :param made: by `read`, for each pair of its stretch
        :param holder: true where a piece is the holder's; the opening one is the text itself
        :param target: true where a piece is the target's
        :param read: true where there is a piece
        """
        asks_target, asks_holder, answers, tells, as_target, as_holder, opening = made.split(self.sizes, -1)
        asks = mean(asks_target, target) + mean(asks_holder, holder)
        count, length, _ = made.shape

        def by_head(x):
            return x.reshape(count, -1, self.heads, self.asks // self.heads).transpose(1, 2)

        told = functional.scaled_dot_product_attention(
            by_head(asks[:, None]), by_head(answers), by_head(tells), attn_mask=read[:, None, None, :]
        )
        told = self.told(told.transpose(1, 2).reshape(count, self.asks))
        mixed = functional.relu(mean(as_target, target) + mean(as_holder, holder) + told + opening[:, 0])
        return self.out(functional.dropout(mixed, self.dropout, self.training))


def mean(x, among):
    among = among.float()
    return (among[:, :, None] * x).sum(1) / among.sum(1, keepdim=True)


class Reader(nn.Module):
    """Encoder and heads."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.positions = nn.Embedding(shape.longest, shape.width)
        self.traits = nn.Embedding(TRAITS, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.flat = nn.Linear(shape.width, len(gold.FLAT))
        self.entity = nn.Linear(shape.width, len(gold.ENTITY))
        self.within = nn.Linear(shape.width, len(gold.WITHIN))
        self.link_cue = nn.Linear(shape.width, shape.link)
        self.link_piece = nn.Linear(shape.width, shape.link)
        self.link_distance = nn.Embedding(2 * REACH, shape.link)
        self.link = nn.Linear(shape.link, len(gold.LINK))
        self.tone = Tone(shape)
        # Of the mean of some words' lower states: what they are about. Fitted by `embedding.py`.
        self.embedding = nn.Linear(shape.width, shape.width)
        nn.init.zeros_(self.traits.weight)
        nn.init.zeros_(self.link_distance.weight)

    def encode(self, pieces, traits, mask, layers=None):
        """Hidden states behind so many layers, or all; `mask` is true where there is a piece."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(places) + self.traits(traits)
        x = functional.dropout(self.norm(x), self.shape.dropout, self.training)
        attends = mask[:, None, None, :]
        for layer in self.layers[:layers]:
            x = layer(x, attends)
        return x

    def lower(self, pieces, traits, mask):
        """The states that tone is read of."""
        return self.encode(pieces, traits, mask, self.shape.lower)

    def links(self, hidden, window, first, behind):
        """Labels of all pieces of a window in relation to each cue.

        :param window: for each cue, the number of its window in the batch
        :param first: its first piece
        :param behind: the piece behind its last
        """
        return self.linked(self.link_cue(hidden), self.link_piece(hidden), window, first, behind)

    def linked(self, cues, pieces, window, first, behind):
        """The same from what `link_cue` and `link_piece` make of the hidden states."""
        places = torch.arange(cues.shape[1], device=cues.device)
        inside = ((places >= first[:, None]) & (places < behind[:, None])).float()
        mean = (inside[:, :, None] * cues[window]).sum(1) / inside.sum(1, keepdim=True)
        distance = torch.where(
            places < first[:, None],
            places - first[:, None],
            (places - behind[:, None] + 1).clamp(min=0),
        )
        mixed = (
            mean[:, None, :]
            + pieces[window]
            + self.link_distance(bucket(distance))
        )
        return self.link(functional.relu(mixed))


def state(path):
    """Weights and shape of a training run's reader.pt, or of the weights that the project ships, `.safetensors`."""
    if path.suffix == ".safetensors":
        weights = shipped.load(path)
        layers, tones = (
            len({name.removeprefix(among).split(".")[0] for name in weights if name.startswith(among)})
            for among in ("layers.", "tone.layers.")
        )
        return weights, Shape(layers=layers, tone_layers=tones)
    kept = torch.load(path, weights_only=False)
    return kept["reader"], Shape(**kept["shape"])


def stored(path):
    """The reader of such a file."""
    weights, shape = state(path)
    reader = Reader(shape)
    # A reader may have been trained before its kind told of tone, embedded words, or found statements inside others.
    missing, strange = reader.load_state_dict(weights, strict=False)
    if strange or any(not name.startswith(("tone.", "embedding.", "within.")) for name in missing):
        raise ValueError(f"{path} holds another kind of reader")
    return reader


def begin_tone(reader):
    """Tone's own layers begin as the encoder's last ones, in whose place they stand."""
    count = reader.shape.tone_layers
    for layer, last in zip(reader.tone.layers, reader.layers[len(reader.layers) - count :], strict=True):
        layer.load_state_dict(last.state_dict())


def from_bert(reader, weights, keep=None):
    """Fills embeddings and layers from a BERT checkpoint's tensors; `keep` picks layers by number."""

    def put(parameter, name):
        with torch.no_grad():
            parameter.copy_(weights[name])

    with torch.no_grad():
        reader.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        reader.positions.weight.copy_(
            weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
        )
    for end in ("weight", "bias"):
        put(getattr(reader.norm, end), f"embeddings.LayerNorm.{end}")
        for number, layer in enumerate(reader.layers):
            there = f"encoder.layer.{keep[number] if keep else number}"
            with torch.no_grad():
                getattr(layer.projections, end).copy_(
                    torch.cat([weights[f"{there}.attention.self.{x}.{end}"] for x in ("query", "key", "value")])
                )
            put(getattr(layer.output, end), f"{there}.attention.output.dense.{end}")
            put(getattr(layer.attention_norm, end), f"{there}.attention.output.LayerNorm.{end}")
            put(getattr(layer.up, end), f"{there}.intermediate.dense.{end}")
            put(getattr(layer.down, end), f"{there}.output.dense.{end}")
            put(getattr(layer.norm, end), f"{there}.output.LayerNorm.{end}")
