"""The mean of the weights of readers that come of one another (Wortsman et al. 2022, "Robust fine-tuning").

What only some of them have learnt, such as tone, is the mean of these.

`python -m reader.average --readers A/reader.pt B/reader.pt --output C/reader.pt`; of the shipped one: its reader.safetensors
"""
import argparse
import pathlib

import torch

from . import encoder


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=pathlib.Path, nargs="+", required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    given = parser.parse_args()
    states, shapes = zip(*(encoder.state(path) for path in given.readers), strict=True)
    names = dict.fromkeys(name for state in states for name in state)
    mean = {name: torch.stack([state[name] for state in states if name in state]).mean(0) for name in names}
    given.output.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"reader": mean, "shape": vars(shapes[0])}, given.output)


if __name__ == "__main__":
    main()
