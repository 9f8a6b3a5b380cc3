"""The mean of the weights of readers that come of one another (Wortsman et al. 2022, "Robust fine-tuning").

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
    readers = [encoder.stored(path) for path in given.readers]
    states = [reader.state_dict() for reader in readers]
    mean = {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    given.output.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"reader": mean, "shape": vars(readers[0].shape)}, given.output)


if __name__ == "__main__":
    main()
