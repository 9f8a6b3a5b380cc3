"""Annotated collections as labelled windows.

The windows come from `./onrecord encode`, so that the model learns from exactly what the job will give it; here the
annotators' spans, which count code points of the text, are laid over the pieces.
"""
import bisect
import dataclasses
import json

import numpy as np

ROLES = ("source", "cue", "content")
# Of each piece, whatever statement it belongs to.
FLAT = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
# Of each piece in its relation to one cue.
LINK = ("O", "B-source", "I-source", "B-content", "I-content")
ENTITY = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")


@dataclasses.dataclass
class Window:
    """One window and what is known of it; a label of -1 is unknown and costs nothing."""

    document: str
    pieces: np.ndarray
    traits: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    flat: np.ndarray | None = None
    entities: np.ndarray | None = None
    # For each cue: its first piece, the piece behind its last, and the label of each piece.
    cues: list = dataclasses.field(default_factory=list)

    def __len__(self):
        return len(self.pieces)


def alone(window):
    """The sentences of a window as windows of their own: without their neighbours, as what was said is read."""
    begins = [i for i in range(1, len(window) - 1) if window.traits[i] % 3]
    begins = sorted({1, *begins})
    out = []
    for first, behind in zip(begins, begins[1:] + [len(window) - 1], strict=True):
        kept = np.r_[0, first:behind, len(window) - 1]

        def part(values, kept=kept):
            return None if values is None else values[kept]

        out.append(
            Window(
                window.document,
                *(part(v) for v in (window.pieces, window.traits, window.starts, window.ends)),
                part(window.flat),
                part(window.entities),
                [
                    (cue - first + 1, end - first + 1, link[kept])
                    for cue, end, link in window.cues
                    if first <= cue and end <= behind
                ],
            )
        )
    return out


def lines(path):
    with open(path, encoding="utf8", newline="\n") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def windows(encoded):
    """The windows of a file that `./onrecord encode` wrote, by document."""
    out = {}
    for document in lines(encoded):
        out[document["id"]] = [
            Window(
                document["id"],
                *(np.array(window[name], dtype=np.int64) for name in ("pieces", "traits", "starts", "ends")),
            )
            for window in document["windows"]
        ]
    return out


def covered(window, spans):
    """For each span, the pieces inside it, in order: at least half of a piece must be."""
    out = []
    starts, ends = window.starts[1:-1], window.ends[1:-1]
    for a, b in spans:
        low = bisect.bisect_right(ends, a)
        inside = []
        for i in range(low, len(starts)):
            if starts[i] >= b:
                break
            if min(b, ends[i]) - max(a, starts[i]) >= (ends[i] - starts[i]) / 2:
                inside.append(i + 1)
        out.append(inside)
    return out


def mark(labels, groups, begin, inside):
    for group in groups:
        for n, i in enumerate(group):
            labels[i] = begin if n == 0 else inside


def statements(gold, encoded):
    """Windows with roles, flat and linked to their cue."""
    by_id = windows(encoded)
    out = []
    for document in lines(gold):
        for window in by_id[document["id"]]:
            window.flat = np.zeros(len(window), dtype=np.int64)
            window.flat[[0, -1]] = -1
            spans = [
                {role: covered(window, a.get(role) or []) for role in ROLES} for a in document["attributions"]
            ]
            # As the scorer has it: a source inside a content is a source.
            for number, role in ((5, "content"), (3, "cue"), (1, "source")):
                for each in spans:
                    mark(window.flat, each[role], number, number + 1)
            for each in spans:
                cue = [i for group in each["cue"] for i in group]
                if not cue:
                    continue
                link = np.zeros(len(window), dtype=np.int64)
                link[[0, -1]] = -1
                mark(link, each["content"], 3, 4)
                mark(link, each["source"], 1, 2)
                window.cues.append((cue[0], cue[-1] + 1, link))
            out.append(window)
    return out


def entities(gold, encoded):
    """Windows with the kinds of names."""
    by_id = windows(encoded)
    out = []
    for document in lines(gold):
        at = 0
        spans = []
        for sentence in document["sentences"]:
            for token, tag in zip(sentence["tokens"], sentence["tags"], strict=True):
                # As JoinedTokens of the project: a space behind each token.
                spans.append((at, at + len(token), ENTITY.index(tag)))
                at += len(token) + 1
        for window in by_id[document["id"]]:
            window.entities = np.full(len(window), -1, dtype=np.int64)
            for start, end, tag in spans:
                (inside,) = covered(window, [(start, end)])
                inner = tag + 1 if tag % 2 == 1 else tag
                for n, i in enumerate(inside):
                    window.entities[i] = tag if n == 0 else inner
            out.append(window)
    return out
