"""From the model's scores to statements and names, for the figures on the development part.

The job's own decoding is Java (package `statement`); this one is as plain as can be and serves to choose a structure.
"""
import numpy as np

from . import gold

NOTHING = -1e9


def constrained(scores, labels):
    """The best sequence of labels in which every I-x stands behind a B-x or I-x (Viterbi)."""
    allowed = np.zeros((len(labels), len(labels)))
    first = np.zeros(len(labels))
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            first[j] = NOTHING
            for i, before in enumerate(labels):
                if before[2:] != label[2:]:
                    allowed[i, j] = NOTHING
    best = scores[0] + first
    back = []
    for row in scores[1:]:
        paths = best[:, None] + allowed
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans(path, labels):
    """Runs of one kind: kind, first piece, piece behind the last."""
    out = []
    for i, number in enumerate(path):
        label = labels[number]
        if label.startswith("B-") or label.startswith("I-") and not (out and out[-1][2] == i and out[-1][0] == label[2:]):
            out.append([label[2:], i, i + 1])
        elif label != "O":
            out[-1][2] = i + 1
    return out


def cues(flat, threshold):
    """Where a cue begins with at least this probability, and how far it goes.

    :param flat: log probabilities of the flat labels
    """
    begin = np.exp(flat[:, gold.FLAT.index("B-cue")])
    inside = np.exp(flat[:, gold.FLAT.index("I-cue")])
    out = []
    i = 1
    while i < len(flat) - 1:
        if begin[i] >= threshold and begin[i] >= inside[i]:
            end = i + 1
            while end < len(flat) - 1 and inside[end] >= 0.5:
                end += 1
            out.append((i, end, float(begin[i])))
            i = end
        else:
            i += 1
    return out


def place(window, first, behind):
    return [int(window.starts[first]), int(window.ends[behind - 1])]


def linked(window, found, links):
    """Structure (b): every cue with the pieces linked to it."""
    out = []
    for (first, behind, probability), scores in zip(found, links, strict=True):
        path = [0, *constrained(scores[1:-1], gold.LINK), 0]
        parts = spans(path, gold.LINK)
        content = [place(window, a, b) for kind, a, b in parts if kind == "content"]
        if content:
            source = [place(window, a, b) for kind, a, b in parts if kind == "source"]
            out.append(
                {
                    "source": source,
                    "cue": [place(window, first, behind)],
                    "content": content,
                    "confidence": probability,
                }
            )
    return out


def joined(window, flat):
    """Structure (a): flat roles; each source and content goes to the cue nearest to it."""
    path = [0, *constrained(flat[1:-1], gold.FLAT), 0]
    parts = spans(path, gold.FLAT)
    found = [p for p in parts if p[0] == "cue"]
    out = [{"source": [], "cue": [place(window, a, b)], "content": []} for _, a, b in found]
    for role in ("content", "source"):
        for kind, a, b in parts:
            if kind == role and found:
                gaps = [max(c - b, a - d, 0) + (0 if role == "source" or not out[n][role] else 0.5)
                        for n, (_, c, d) in enumerate(found)]
                nearest = min(range(len(found)), key=gaps.__getitem__)
                out[nearest][role].append(place(window, a, b))
    return [a for a in out if a["content"]]


def tags(window, scores):
    """The kind of name of each piece: log probabilities to a path of numbers of labels."""
    return [0, *constrained(scores[1:-1], gold.ENTITY), 0]
