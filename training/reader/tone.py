"""Who is for or against whom: annotated pairs, what is learnt of them, and how well it was.

All collections ask the same thing: what a holder is towards a target in a stretch of a window. NewsMTSC's holder is the text
itself; DSE asks both ways between two; of the project's own statements it is the source; and the raters of VADER's
collection judged a sentence as a whole, which is its own target.
"""
import dataclasses
import json
import random

import numpy as np
import torch
from torch.nn import functional

from . import gold

PARTS = {"targets": 1.0, "relations": 1.0, "own": 1.0, "valence": 0.5, "pairs": 1.0}  # with the weight of each one's loss


@dataclasses.dataclass
class Item:
    """What is asked of a window, and the answer.

    :param pairs: holder and target, the numbers of their pieces
    :param first: the first of the pieces that are read, besides the opening one
    :param behind: the piece behind the last
    :param wanted: the probability of each answer: of `gold.TONES`, or with two pairs of `gold.RELATIONS`; None where nobody
        told
    :param taught: the same as a teacher has it, if there is one
    """

    id: str
    window: gold.Window
    pairs: list
    first: int
    behind: int
    wanted: np.ndarray | None
    taught: np.ndarray | None = None


@dataclasses.dataclass
class Group:
    """What is asked of one window."""

    window: gold.Window
    items: list

    def __len__(self):
        return len(self.window)


def items_of(groups):
    return [item for group in groups for item in group.items]


def grouped(items):
    """A group for each window, in order: it is encoded once for all that is asked of it."""
    groups = {}
    for item in items:
        groups.setdefault(id(item.window), Group(item.window, [])).items.append(item)
    return list(groups.values())


def only(labels, label):
    return np.array([float(label == each) for each in labels], dtype=np.float32)


def found(windows, spans):
    """The window that holds all spans, and their pieces in it; None where there is none."""
    for window in windows:
        pieces = gold.covered(window, spans)
        if all(pieces):
            return window, pieces
    return None


def targets(path, encoded):
    """Sentences with a target: NewsMTSC."""
    by_id = gold.windows(encoded)
    out = []
    for item in gold.lines(path):
        there = found(by_id[item["id"]], [item["target"]])
        if there:
            window, (target,) = there
            out.append(Item(item["id"], window, [([0], target)], 1, len(window) - 1, only(gold.TONES, item["label"])))
    return out


def relations(path, encoded):
    """Sentences with two entities: DSE."""
    by_id = gold.windows(encoded)
    out = []
    for item in gold.lines(path):
        there = found(by_id[item["id"]], [item["p"], item["q"]])
        if there:
            window, (p, q) = there
            wanted = only(gold.RELATIONS, item["label"])
            out.append(Item(item["id"], window, [(p, q), (q, p)], 1, len(window) - 1, wanted))
    return out


def own(path, *encoded):
    """Statements with a target, as the job asks of them."""
    items = gold.lines(path)
    by_id = {}
    for file in encoded:
        by_id |= gold.windows(file, {item["story"] for item in items})
    out = []
    for item in items:
        there = found(by_id[item["story"]], [item["target"]])
        if there:
            window, (target,) = there
            roles = {role: [i for part in gold.covered(window, item[role]) for i in part] for role in gold.ROLES}
            said = [i for pieces in roles.values() for i in pieces] + target
            first, behind = sentences(window, min(said), max(said) + 1)
            pairs = [(roles["source"] or [0], target)]
            out.append(Item(item["id"], window, pairs, first, behind, only(gold.TONES, item["label"])))
    return out


def sentences(window, first, behind):
    """The sentences that hold these pieces, whole: a piece of trait 1 or 2 begins one."""
    while first > 1 and not window.traits[first] % 3:
        first -= 1
    while behind < len(window) - 1 and not window.traits[behind] % 3:
        behind += 1
    return first, behind


def valence(path, encoded):
    """Sentences whose tone as a whole twenty people rated (Hutto and Gilbert 2014), as far as one window holds them."""
    by_id = gold.windows(encoded)
    out = []
    for item in gold.lines(path):
        windows = by_id[item["id"]]
        if len(windows) == 1:
            whole = list(range(1, len(windows[0]) - 1))
            signs = np.sign(item["ratings"])
            wanted = np.array([(signs == sign).mean() for sign in (-1, 0, 1)], dtype=np.float32)
            out.append(Item(item["id"], windows[0], [([0], whole)], 1, len(windows[0]) - 1, wanted))
    return out


def is_kept(item):
    """Whether a rated sentence is one to measure by: those of a tenth of the articles."""
    return item.id.split("_")[0].endswith("0")


def scores(reader, lower, groups, reads=None):
    """The logits of the answers of each item in each group, from the lower states of their windows.

    :param reads: makes of stretches and their mask what `reader.tone.read` does, in its place
    """
    items = items_of(groups)
    # A stretch that several items ask about is read once.
    stretches = {(n, item.first, item.behind): None for n, group in enumerate(groups) for item in group.items}
    number = {stretch: k for k, stretch in enumerate(stretches)}
    longest = max(behind - first for _, first, behind in stretches) + 1
    places = np.zeros((len(stretches), longest), dtype=np.int64)
    read = np.zeros((len(stretches), longest), dtype=bool)
    for k, (_, first, behind) in enumerate(stretches):
        places[k, 1 : behind - first + 1] = np.arange(first, behind)
        read[k, : behind - first + 1] = True
    rows = [number[n, item.first, item.behind] for n, group in enumerate(groups) for item in group.items for _ in item.pairs]
    holder, target = (np.zeros((len(rows), longest), dtype=bool) for _ in range(2))
    pairs = ((item, *pair) for item in items for pair in item.pairs)
    for k, (item, holders, targets_of) in enumerate(pairs):
        for marked, pieces in ((holder, holders), (target, targets_of)):
            marked[k, [piece and piece - item.first + 1 for piece in pieces]] = True
    windows = torch.tensor([n for n, _, _ in stretches])
    read = torch.from_numpy(read)
    made = (reads or reader.tone.read)(lower[windows[:, None], torch.from_numpy(places)], read)[rows].float()
    made = reader.tone(made, torch.from_numpy(holder), torch.from_numpy(target), read[rows]).float()
    return made if len(rows) == len(items) else both(made[0::2], made[1::2])


def both(one, other):
    """Of what each of two is towards the other, that at most one of them is not neutral, in the order of `gold.RELATIONS`."""
    negative, neutral, positive = range(3)
    return torch.stack(
        [
            one[:, neutral] + other[:, neutral],
            one[:, positive] + other[:, neutral],
            one[:, negative] + other[:, neutral],
            one[:, neutral] + other[:, positive],
            one[:, neutral] + other[:, negative],
        ],
        -1,
    )


def loss(reader, lower, groups):
    """What the annotators say, and what a teacher says."""
    made = scores(reader, lower, groups)
    items = items_of(groups)
    total = torch.zeros(())
    for told in ([item.wanted for item in items], [item.taught for item in items]):
        if told[0] is not None:
            total = total + functional.cross_entropy(made, torch.from_numpy(np.stack(told)))
    return total


def unlabelled(windows, reader, inputs, count, seed):
    """Sentences with two names, of which a teacher will tell: holder and target, and each as a target of the text.

    :param windows: of single sentences
    :param reader: finds the names
    """
    order = random.Random(seed)
    out = []
    windows = [w for w in windows if 12 <= len(w) <= 100]
    order.shuffle(windows)
    for n in range(0, len(windows), 64):
        some = windows[n : n + 64]
        tags = reader.entity(reader.encode(*inputs(some))).argmax(-1).numpy()
        for window, row in zip(some, tags, strict=True):
            names = spans(row[: len(window)])
            if len(names) >= 2:
                one, other = order.sample(names, 2)
                pair = [(one, other)] if order.random() < 0.6 else [([0], one)]
                out.append(Item(f"{window.document} {len(out)}", window, pair, 1, len(window) - 1, None))
        if len(out) >= count:
            break
    return out[:count]


def spans(tags):
    """The pieces of each person, organisation and place."""
    out = []
    for i in range(1, len(tags) - 1):
        if tags[i] % 2 and gold.ENTITY[tags[i]] != "B-MISC":
            out.append([i])
        elif tags[i] and tags[i] % 2 == 0 and out and out[-1][-1] == i - 1:
            out[-1].append(i)
    return out


def probabilities(reader, lower, groups):
    """Of each item's answers, by id."""
    made = torch.softmax(scores(reader, lower, groups), -1).numpy()
    return {item.id: row for item, row in zip(items_of(groups), made, strict=True)}


def correlation(items, made):
    """Pearson's, of the polarity and the raters' own."""
    pairs = np.array([(item.wanted[2] - item.wanted[0], made[item.id][2] - made[item.id][0]) for item in items])
    return float(np.corrcoef(pairs.T)[0, 1])


def label(row):
    return (gold.TONES if len(row) == len(gold.TONES) else gold.RELATIONS)[int(row.argmax())]


def calibration(rows, right, bins=10):
    """The mean distance of stated confidence and share of right answers, by bins of equally many (Nguyen and O'Connor 2015)."""
    stated = np.array([row.max() for row in rows])
    order = np.argsort(stated, kind="stable")
    right = np.array(right, dtype=float)
    parts = [part for part in np.array_split(order, bins) if len(part)]
    return float(sum(len(part) * abs(stated[part].mean() - right[part].mean()) for part in parts) / len(rows))


def write_predictions(path, ids, made):
    """In the scorer's format; what no window holds is neutral."""
    with open(path, "w", encoding="utf8", newline="\n") as handle:
        for each in ids:
            handle.write(json.dumps({"id": each, "label": label(made[each]) if each in made else "neutral"}) + "\n")
    return path
