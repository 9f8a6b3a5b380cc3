"""The rated sentences of VADER's collection (Hutto and Gilbert 2014, MIT): editorials of the New York Times.

`python -m reader.ratings --package vaderSentiment-3.3.2.tar.gz --output ratings.jsonl`: a line {"id", "text", "ratings"} for each
sentence; twenty people rated its tone from -4 to 4.
"""
import argparse
import io
import json
import pathlib
import tarfile

INNER = "hutto_ICWSM_2014.tar.gz"
TEXTS = "nytEditorialSnippets_GroundTruth.txt"
RATINGS = "nytEditorialSnippets_anonDataRatings.txt"


def member(archive, name):
    return archive.extractfile(next(m for m in archive.getmembers() if m.name.endswith(name))).read()


def rows(archive, name):
    return (line.split("\t") for line in member(archive, name).decode("cp1252", "replace").splitlines() if line.strip())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    given = parser.parse_args()
    with tarfile.open(given.package) as outer, tarfile.open(fileobj=io.BytesIO(member(outer, INNER))) as inner:
        ratings = {row[0]: json.loads(row[3]) for row in rows(inner, RATINGS)}
        with open(given.output, "w", encoding="utf8", newline="\n") as handle:
            for number, _, text in rows(inner, TEXTS):
                line = {"id": number, "text": text.replace("''", '"'), "ratings": ratings[number]}
                handle.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
