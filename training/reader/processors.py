"""Shows that the exported graphs compute the same, to the last bit, on a processor that knows fewer instructions.

Runs them here and, by QEMU's user mode (Debian's package qemu-user), on an emulated Haswell: AVX2 and no AVX-512, VNNI or AMX.
What ONNX Runtime does with vectors hangs on that; without AVX-512 here it shows nothing.
"""
import argparse
import hashlib
import os
import pathlib
import subprocess
import sys

import numpy as np
import safetensors.numpy

from . import encoder, export

LENGTHS = (5, 37, 110, 256)
PROCESSOR = "Haswell"


def sums(reader, parts):
    """A hash of all that the graphs make of random windows, for each length."""
    exported = export.Exported(reader, parts)
    random = np.random.default_rng(1)
    out = []
    for length in LENGTHS:
        pieces = random.integers(1000, reader.shape.vocabulary, length)
        made = exported.read(pieces, random.integers(0, encoder.TRAITS, length))
        made["tone"] = exported.read_tone(made[export.LOWER])
        every = b"".join(array.numpy().tobytes() for _, array in sorted(made.items()))
        out.append(f"{length} pieces: {hashlib.sha256(every).hexdigest()[:16]}")
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=pathlib.Path, required=True, help="weights as they are shipped, .safetensors")
    parser.add_argument("--here", action="store_true", help="on this processor alone")
    given = parser.parse_args()
    here = sums(encoder.stored(given.reader), safetensors.numpy.load_file(given.reader))
    print("\n".join(here), flush=True)
    if given.here:
        return
    python = os.path.realpath(sys.executable)
    paths = os.pathsep.join(path for path in sys.path if path)
    settings = [f"PYTHONPATH={paths}", f"OPENBLAS_CORETYPE={PROCESSOR}"]
    command = ["qemu-x86_64", "-cpu", PROCESSOR, *(word for each in settings for word in ("-E", each)), python]
    command += ["-m", "reader.processors", "--here", "--reader", str(given.reader)]
    there = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split("\n")[: len(here)]
    if there != here:
        raise SystemExit(f"processors: on {PROCESSOR} it is " + ", ".join(there))
    print(f"the same on {PROCESSOR}")


if __name__ == "__main__":
    main()
