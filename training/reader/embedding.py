"""Fits what makes embeddings of a reader's lower states: a linear map of their mean, by least squares.

The base that the reader began from, all-MiniLM-L6-v2, was trained to embed sentences (Reimers and Gurevych 2019); learning to
read statements took that from it. The map gives it back as far as the lower states still hold it.
`python -m reader.embedding --help`
"""
import argparse
import pathlib
import random

import numpy as np
import torch
from torch.nn import functional

from . import base, encoder, gold
from .train import in_order, inputs

LENGTHS = range(6, 91)  # pieces of the sentences that it learns from
MEASURED = 1500  # sentences that it is measured by, and does not learn from


def mean(states, mask):
    return (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)


def words(windows, mask):
    """The mask without the opening and closing pieces."""
    mask = mask.clone()
    mask[:, 0] = False
    for row, window in enumerate(windows):
        mask[row, len(window) - 1] = False
    return mask


@torch.no_grad()
def pairs(reader, embedder, windows):
    """The mean of the words' lower states of each window, and the base's own embedding."""
    made, wanted = [], []
    for batch in in_order(windows, 8192):
        pieces, traits, mask = inputs(batch)
        made.append(mean(reader.lower(pieces, traits, mask), words(batch, mask)))
        states = embedder.encode(pieces, torch.zeros_like(traits), mask)
        wanted.append(functional.normalize(mean(states, mask.float()), dim=-1))
    return torch.cat(made).double().numpy(), torch.cat(wanted).double().numpy()


def agreement(made, wanted):
    """Correlation of the likenesses of all pairs of sentences, as made and as wanted."""
    made = made / np.linalg.norm(made, axis=1, keepdims=True)
    above = np.triu_indices(len(made), 1)
    return float(np.corrcoef((made @ made.T)[above], (wanted @ wanted.T)[above])[0, 1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=pathlib.Path, required=True, help="reader.pt of a training run")
    parser.add_argument("--base", type=pathlib.Path, required=True, help="BERT checkpoint that embeds sentences")
    parser.add_argument("--encoded", type=pathlib.Path, nargs="+", required=True, help="stories that `./onrecord encode` wrote")
    parser.add_argument("--sentences", type=int, default=12000)
    parser.add_argument("--output", type=pathlib.Path, required=True, help="where the reader goes, with the map")
    given = parser.parse_args()
    reader = encoder.stored(given.reader).eval()
    embedder = encoder.Reader(encoder.Shape())
    encoder.from_bert(embedder, base.load(given.base))
    embedder.eval()

    windows = [each for file in given.encoded for story in gold.windows(file).values() for w in story for each in gold.alone(w)]
    windows = [window for window in windows if len(window) in LENGTHS]
    random.Random(1).shuffle(windows)
    made, wanted = pairs(reader, embedder, windows[: given.sentences])
    # Batches are made by length; what is kept for measuring must not be of one length alone.
    order = np.random.default_rng(1).permutation(len(made))
    kept, learnt = order[:MEASURED], order[MEASURED:]

    def with_one(rows):
        return np.hstack([rows, np.ones((len(rows), 1))])

    a = with_one(made[learnt])
    fitted = np.linalg.solve(a.T @ a + 0.1 * np.eye(a.shape[1]), a.T @ wanted[learnt])
    print(
        f"{len(learnt):,} sentences; likeness of pairs of {len(kept):,} others correlates with the base's by "
        f"{agreement(with_one(made[kept]) @ fitted, wanted[kept]):.3f}, without the map by {agreement(made[kept], wanted[kept]):.3f}"
    )
    with torch.no_grad():
        reader.embedding.weight.copy_(torch.from_numpy(fitted[:-1].T))
        reader.embedding.bias.copy_(torch.from_numpy(fitted[-1]))
    given.output.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"reader": reader.state_dict(), "shape": vars(reader.shape)}, given.output)


if __name__ == "__main__":
    main()
