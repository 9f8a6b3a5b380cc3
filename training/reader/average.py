"""The mean of the weights of readers that come of one another (Wortsman et al. 2022, "Robust fine-tuning").

`python -m reader.average --readers A/reader.pt B/reader.pt --output C/reader.pt`
"""
import argparse
import pathlib

import torch


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=pathlib.Path, nargs="+", required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    given = parser.parse_args()
    stored = [torch.load(path, weights_only=False) for path in given.readers]
    mean = {k: torch.stack([each["reader"][k] for each in stored]).mean(0) for k in stored[0]["reader"]}
    given.output.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"reader": mean, "shape": stored[0]["shape"]}, given.output)


if __name__ == "__main__":
    main()
