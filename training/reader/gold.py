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
# Of each piece, whether it is the cue of a statement inside another.
WITHIN = ("O", "B-cue", "I-cue")
# Numbers in the vocabulary: the full stop, "that", and the marks around a quotation.
FULL_STOP = 1012
THAT = 2008
MARKS = {1000, 1005, 1036, 1077, 1090, 1520, 1521, 1523, 1524}
# What a holder is towards a target; and one of two towards the other, in the order of `tone.both`.
TONES = ("negative", "neutral", "positive")
RELATIONS = ("neutral", "p_to_q_positive", "p_to_q_negative", "q_to_p_positive", "q_to_p_negative")
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
    # How likely each piece is of each label of WITHIN, and for each such cue, of LINK; a row of zeros is unknown.
    within: np.ndarray | None = None
    cues_within: list = dataclasses.field(default_factory=list)

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


def windows(encoded, ids=None):
    """The windows of a file that `./onrecord encode` wrote, by document: of all, or of some."""
    out = {}
    for document in lines(encoded):
        if ids is not None and document["id"] not in ids:
            continue
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


def label(window, attributions):
    """Roles, flat and linked to their cue."""
    window.flat = np.zeros(len(window), dtype=np.int64)
    window.flat[[0, -1]] = -1
    spans = [{role: covered(window, a.get(role) or []) for role in ROLES} for a in attributions]
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


def statements(gold, encoded):
    """Windows with roles, flat and linked to their cue."""
    by_id = windows(encoded)
    out = []
    for document in lines(gold):
        for window in by_id[document["id"]]:
            label(window, document["attributions"])
            out.append(window)
    return out


def inner(gold, encoded):
    """Windows of stories in which the statements inside statements are annotated as well.

    Of the story the statements that stand in no other; and what each of any depth says as a sentence of its own, with
    those right inside it, as the job reads it.
    """
    documents = lines(gold)
    by_id = windows(encoded, {document["id"] for document in documents})
    out = []
    for document in documents:
        all_of = document["attributions"]
        around = those_around(all_of)
        top = [a for a, outers in zip(all_of, around, strict=True) if not outers]
        within = [
            [a for a, outers in zip(all_of, around, strict=True) if n in outers and len(outers) == len(around[n]) + 1]
            for n in range(len(all_of))
        ]
        for window in by_id[document["id"]]:
            label(window, [with_that(window, a) for a in top])
            out.append(window)
            for outer, inside in zip(all_of, within, strict=True):
                for span in outer["content"]:
                    said = as_sentence(window, span)
                    if said is not None:
                        label(said, [with_that(said, a) for a in inside])
                        out.append(said)
    return out


def those_around(statements):
    """Of each, the numbers of those that it stands in; how many they are is its depth."""
    return [{n for n, outer in enumerate(statements) if outer is not each and is_inside(each, outer)} for each in statements]


def with_that(window, statement):
    """The "that" before what is said is part of it, as PolNeAR has it, though not in the project's own annotation."""
    content = []
    for start, end in statement["content"]:
        (inside,) = covered(window, [(start, end)])
        that = bool(inside) and window.pieces[inside[0] - 1] == THAT
        content.append((int(window.starts[inside[0] - 1]) if that else start, end))
    return statement | {"content": content}


def is_inside(statement, other):
    """Whether all that is said, and the cue, stand in one piece of what the other says."""
    spans = [span for role in ("cue", "content") for span in statement[role]]
    return any(all(a <= start and end <= b for start, end in spans) for a, b in other["content"]) and (
        statement["content"] != other["content"]
    )


def as_sentence(window, span, shortest=5):
    """What is said as a window of its own, as the job reads it: without the marks around a quotation.

    With the capital and the full stop of `Window.asSentence` of the project. None if it is too short.
    """
    said = sentence_of(window, covered(window, [span])[0], shortest)
    return said and said[0]


def sentence_of(window, inside, shortest=5):
    """The same of the numbers of its pieces; and the number in the window of each of the new one's pieces, -1 for the full stop."""
    marked = window.pieces[inside[0]] in MARKS if inside else False
    while inside and window.pieces[inside[0]] in MARKS:
        inside = inside[1:]
    while marked and inside and window.pieces[inside[-1]] in MARKS:
        inside = inside[:-1]
    if len(inside) < shortest:
        return None
    places = np.r_[0, inside, len(window) - 1]
    kept = places
    pieces, traits, starts, ends = (v[kept] for v in (window.pieces, window.traits, window.starts, window.ends))
    if marked:
        traits = traits // 9 * 9 + traits % 3
    lower = traits[1] // 9 == 0
    traits[1] = traits[1] // 3 * 3 + 2 + (9 if lower else 0)
    if pieces[-2] != FULL_STOP:
        pieces, traits, starts, ends = (
            np.insert(v, -1, more)
            for v, more in ((pieces, FULL_STOP), (traits, 0), (starts, ends[-2]), (ends, ends[-2]))
        )
        places = np.insert(places, -1, -1)
    return Window(window.document, pieces, traits, starts, ends), places


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
