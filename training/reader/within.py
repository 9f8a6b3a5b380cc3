"""Statements inside statements, as labels for a reader that finds them together with those around them.

PolNeAR gives each word to one statement at most, so a reader that has learnt from it passes over the statements inside others. But it finds
them where it reads what was said as a sentence of its own (`gold.as_sentence`). What it finds so, sentence by sentence, is taught here to one that
reads each window once.
"""
import numpy as np
import torch

from . import decode, gold

DEEPEST = 3
SURE = 0.4  # How likely a cue must be for its content to be looked into, as in the job.
LEAST = 0.2  # How likely it must be for its links to be learnt.
CUE = [gold.FLAT.index(f"{place}-cue") for place in "BI"]


def annotated(path, encoded):
    """Windows of stories in which the statements inside statements are annotated as well."""
    documents = gold.lines(path)
    by_id = gold.windows(encoded, {document["id"] for document in documents})
    out = []
    for document in documents:
        statements = document["attributions"]
        around = gold.those_around(statements)
        for window in by_id[document["id"]]:
            whole = [gold.with_that(window, statement) for statement in statements]
            gold.label(window, [statement for statement, outers in zip(whole, around, strict=True) if not outers])
            annotate(window, [statement for statement, outers in zip(whole, around, strict=True) if outers])
            out.append(window)
    return out


def annotate(window, attributions):
    """Labels a window with annotated statements that stand inside others."""
    labelled = gold.Window(window.document, window.pieces, window.traits, window.starts, window.ends)
    gold.label(labelled, attributions)
    numbers = np.array([gold.WITHIN.index(gold.FLAT[number]) if number in CUE else 0 for number in labelled.flat])
    window.within = one_hot(numbers, len(gold.WITHIN))
    window.within[[0, -1]] = 0
    window.cues_within = []
    for first, behind, link in labelled.cues:
        links = one_hot(np.maximum(link, 0), len(gold.LINK))
        links[[0, -1]] = 0
        window.cues_within.append((first, behind, links))


def one_hot(numbers, count):
    return np.eye(count, dtype=np.float32)[numbers]


class Task:
    """A stretch to be read, and where its pieces stand in the window that it comes from."""

    def __init__(self, window, read, places):
        self.window = window
        self.read = read
        self.places = places

    def __len__(self):
        return len(self.read)


@torch.no_grad()
def teach(windows, read, in_order):
    """Labels windows with what a reader finds that reads what was said as a sentence of its own.

    :param read: of windows in a batch, the logarithms of the probabilities of `gold.FLAT`, and a function from cues to
        those of `gold.LINK`
    :param in_order: batches of windows of like length
    """
    for window in windows:
        window.within = np.zeros((len(window), len(gold.WITHIN)), dtype=np.float32)
        window.within[1:-1, 0] = 1
        window.cues_within = []
    tasks = [Task(window, window, np.arange(len(window))) for window in windows]
    for depth in range(DEEPEST + 1):
        following = []
        for batch in in_order(tasks, 8192):
            flat, links = read([task.read for task in batch])
            cues = [
                (n, *cue) for n, task in enumerate(batch) for cue in decode.cues(flat[n][: len(task)], LEAST)
            ]
            if depth:
                for n, task in enumerate(batch):
                    mark(task, np.exp(flat[n][: len(task)]))
            if not cues:
                continue
            linked = links([cue[:3] for cue in cues])
            for (n, first, behind, likely), scores in zip(cues, linked, strict=True):
                task = batch[n]
                scores = scores[: len(task)]
                if depth and not keep(task, first, behind, np.exp(scores)):
                    continue
                if likely >= SURE and depth < DEEPEST:
                    following += inside(task, scores)
        tasks = following


def mark(task, flat):
    """Takes over how likely each piece begins a cue or goes on with one."""
    for i, place in enumerate(task.places):
        if place < 0:
            continue
        begins, goes_on = flat[i, CUE]
        if max(begins, goes_on) > task.window.within[place, 1:].max():
            task.window.within[place] = (1 - begins - goes_on, begins, goes_on)


def keep(task, first, behind, links):
    """Takes over a cue with its links, unless it is known."""
    places = [place for place in task.places[first:behind] if place >= 0]
    window = task.window
    if not places or any(a < places[-1] + 1 and places[0] < b for a, b, _ in window.cues_within):
        return False
    all_links = np.zeros((len(window), len(gold.LINK)), dtype=np.float32)
    all_links[1:-1, 0] = 1
    for i, place in enumerate(task.places):
        if place > 0 and place < len(window) - 1:
            all_links[place] = links[i]
    window.cues_within.append((int(places[0]), int(places[-1]) + 1, all_links))
    return True


def inside(task, links):
    """What was said, as sentences of their own."""
    path = [0, *decode.constrained(links[1:-1], gold.LINK), 0]
    out = []
    for kind, first, behind in decode.spans(path, gold.LINK):
        if kind != "content":
            continue
        places = [int(place) for place in task.places[first:behind] if place > 0]
        said = gold.sentence_of(task.window, places[1:] if places and task.window.pieces[places[0]] == gold.THAT else places)
        if said is not None:
            out.append(Task(task.window, *said))
    return out
