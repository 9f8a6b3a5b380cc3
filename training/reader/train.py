"""Trains the reader. `python -m reader.train --help`; see README.md beside this package."""
import argparse
import collections
import dataclasses
import importlib.util
import json
import os
import pathlib
import random
import resource
import sys
import time

import numpy as np
import torch
from torch.nn import functional

from . import base, decode, encoder, experiments, gold, tone, within


PARTS = ["statements", "names", "tone"]


def options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="directory with gold/ and eval/score.py")
    parser.add_argument("--encoded", type=pathlib.Path, required=True, help="what `./onrecord encode` wrote")
    parser.add_argument("--base", type=pathlib.Path, help="BERT checkpoint, .safetensors or .onnx")
    parser.add_argument("--run", type=pathlib.Path, required=True, help="where checkpoints and the log go")
    parser.add_argument("--start", type=pathlib.Path, help="reader to go on from, in place of the base: reader.pt of an earlier run, or the shipped reader.safetensors")
    parser.add_argument("--teacher", type=pathlib.Path, help="reader.pt of a larger reader whose scores are learnt as well")
    parser.add_argument("--unlabelled", type=pathlib.Path, nargs="*", default=[], help="encoded stories for the teacher to label")
    parser.add_argument("--windows", type=int, default=4000, help="how many windows of the unlabelled stories an epoch reads")
    parser.add_argument("--teacher-weight", type=float, default=1.0)
    parser.add_argument(
        "--nested",
        type=pathlib.Path,
        nargs=2,
        help="annotated stories, statements inside statements included, by ids and offsets; and these stories encoded",
    )
    parser.add_argument("--within-teacher", type=pathlib.Path, help="reader.pt that finds statements in what was said, read by itself: to find them in one reading")
    parser.add_argument("--spared", type=pathlib.Path, nargs="*", default=[], help="stories by id that the reader is measured by; none of the unlabelled ones")
    parser.add_argument("--names-teacher", type=pathlib.Path, help="reader.pt whose names are learnt where nobody marked any")
    parser.add_argument("--tone", type=pathlib.Path, nargs=2, help="annotated pairs of statements and targets, to learn from and to measure by")
    parser.add_argument("--tone-stories", type=pathlib.Path, nargs="*", default=[], help="the stories of these, encoded")
    parser.add_argument("--tone-teacher", type=pathlib.Path, help="reader.pt whose tone is learnt as well, on sentences that nobody annotated too")
    parser.add_argument("--tone-sentences", type=int, default=12000, help="how many of these, of the same stories")
    parser.add_argument("--tone-repeat", type=int, default=1, help="how often an epoch reads the annotated pairs")
    parser.add_argument("--fixed-tone", action="store_true", help="keep tone, and all below that it is read of, as they are")
    parser.add_argument("--fixed-statements", action="store_true", help="keep all but what is tone's own as it is")
    parser.add_argument("--nested-teacher", action="store_true", help="the teacher knows statements inside statements as well")
    parser.add_argument("--tone-layers", type=int, help="how many layers tone has of its own, begun as the encoder's last ones")
    parser.add_argument("--ratings", type=pathlib.Path, help="sentences whose tone people rated, as `reader.ratings` writes them")
    parser.add_argument("--parts", nargs="*", choices=PARTS, default=PARTS[:2])
    parser.add_argument("--experiments", type=pathlib.Path, help="log to which a line is added for this run")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--stop-after", type=int, help="end after so many epochs, though the rate falls over all of them")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="highest learning rate of the encoder")
    parser.add_argument("--head-rate", type=float, default=8e-4, help="highest learning rate of the heads")
    parser.add_argument("--batch", type=int, default=2048, help="pieces a step, padding included")
    parser.add_argument("--alone", type=float, default=0.0, help="share of the windows whose sentences are read one by one")
    parser.add_argument("--link-weight", type=float, default=4.0)
    parser.add_argument("--within-weight", type=float, default=4.0, help="of whether a piece is the cue of a statement inside another")
    parser.add_argument("--keep", type=int, nargs="*", help="numbers of the base's layers to keep; all if left out")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bfloat16", action="store_true", help="multiply in bfloat16: twice as fast where the CPU has it")
    parser.add_argument("--minutes", type=float, default=100, help="stop, with a checkpoint, after that long")
    given = parser.parse_args()
    if "tone" in given.parts and not (given.tone and given.tone_stories and given.ratings):
        parser.error("--parts tone needs --tone, --tone-stories and --ratings")
    if given.tone_teacher and not given.start:
        parser.error("--tone-teacher needs --start: a reader that finds names in the sentences")
    return given


def batches(windows, size, order):
    """Windows of like length together, at most `size` pieces with their padding, in random order."""
    windows = list(windows)
    order.shuffle(windows)
    out = []
    for chunk in range(0, len(windows), 200):
        batch = []
        for window in sorted(windows[chunk : chunk + 200], key=len):
            if batch and (len(batch) + 1) * len(window) > size:
                out.append(batch)
                batch = []
            batch.append(window)
        if batch:
            out.append(batch)
    order.shuffle(out)
    return out


def padded(rows, value):
    longest = max(len(row) for row in rows)
    out = np.full((len(rows), longest), value, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def inputs(batch):
    pieces = padded([w.pieces for w in batch], 0)
    mask = padded([np.ones(len(w), dtype=np.int64) for w in batch], 0).bool()
    return pieces, padded([w.traits for w in batch], 0), mask


def cue_inputs(cues):
    """Of (number of window, first piece, piece behind the last)."""
    return (torch.tensor(column, dtype=torch.long) for column in zip(*cues, strict=True))


def hidden_states(reader, batch, options):
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bfloat16):
        return reader.encode(*inputs(batch)).float()


def loss(reader, batch, options, teacher=None):
    """What the annotators say, and what a teacher says of everything, as far as each does."""
    hidden = hidden_states(reader, batch, options)
    total = torch.zeros(())
    if batch[0].entities is not None:
        wanted = padded([w.entities for w in batch], -1)
        total = functional.cross_entropy(reader.entity(hidden).flatten(0, 1), wanted.flatten(), ignore_index=-1)
    cues = []
    if batch[0].flat is not None:
        wanted = padded([w.flat for w in batch], -1)
        total = total + functional.cross_entropy(
            reader.flat(hidden).flatten(0, 1), wanted.flatten(), ignore_index=-1
        )
        cues = [(n, first, behind) for n, w in enumerate(batch) for first, behind, _ in w.cues]
    links = reader.links(hidden, *cue_inputs(cues)) if cues else None
    total = total + loss_within(reader, hidden, batch, options)
    if cues:
        wanted = np.full((len(cues), hidden.shape[1]), -1, dtype=np.int64)
        for row, link in zip(wanted, (link for w in batch for _, _, link in w.cues), strict=True):
            row[: len(link)] = link
        total = total + options.link_weight * functional.cross_entropy(
            links.flatten(0, 1), torch.from_numpy(wanted).flatten(), ignore_index=-1
        )
    return total if teacher is None else total + options.teacher_weight * taught(
        reader, hidden, links, cues, batch, teacher, options
    )


def loss_within(reader, hidden, batch, options):
    """What is known of statements inside others; of the cues that are no such too, since the reader is to tell them apart."""
    total = torch.zeros(())
    wanted = padded_rows([w.within for w in batch], hidden.shape[1])
    if wanted.any():
        total = total + options.within_weight * cross_entropy(reader.within(hidden), wanted)
    cues = [(n, first, behind) for n, w in enumerate(batch) for first, behind, _ in w.cues_within]
    if cues:
        links = reader.links(hidden, *cue_inputs(cues))
        wanted = padded_rows([link for w in batch for _, _, link in w.cues_within], hidden.shape[1])
        total = total + options.link_weight * cross_entropy(links, wanted)
    return total


def padded_rows(each, length):
    """Rows of probabilities of each of some windows; of zeros where nothing is known."""
    known = [rows for rows in each if rows is not None]
    out = np.zeros((len(each), length, known[0].shape[1] if known else 1), dtype=np.float32)
    for row, rows in zip(out, each, strict=True):
        if rows is not None:
            row[: len(rows)] = rows
    return torch.from_numpy(out)


def cross_entropy(made, wanted):
    """Of probable labels; rows of zeros do not count."""
    each = -(wanted * torch.log_softmax(made, -1)).sum(-1)
    return each.sum() / (wanted.sum(-1) > 0).sum()


def taught(reader, hidden, links, cues, batch, teacher, options):
    """Divergence from the teacher's probabilities (Hinton et al. 2015) of every head, in place of missing labels."""
    mask = inputs(batch)[2]
    with torch.no_grad():
        seen = hidden_states(teacher, batch, options)
        flat = teacher.flat(seen)
        if not cues:
            likely = torch.log_softmax(flat, -1).numpy()
            cues = [
                (n, first, behind)
                for n, w in enumerate(batch)
                for first, behind, _ in decode.cues(likely[n][: len(w)], 0.2)
            ]
    total = divergence(reader.flat(hidden), flat, mask)
    if batch[0].entities is None:
        total = total + divergence(reader.entity(hidden), teacher.entity(seen), mask)
    if cues:
        given = list(cue_inputs(cues))
        with torch.no_grad():
            wanted = teacher.links(seen, *given)
        made = reader.links(hidden, *given) if links is None else links
        total = total + options.link_weight * divergence(made, wanted, mask[given[0]])
    return total


def teach_within(windows, teacher, options):
    """Labels windows with the statements inside statements that the teacher finds."""

    def read(batch):
        hidden = hidden_states(teacher, batch, options)
        flat = torch.log_softmax(teacher.flat(hidden), -1).numpy()
        return flat, lambda cues: torch.log_softmax(teacher.links(hidden, *cue_inputs(cues)), -1).numpy()

    within.teach(windows, read, in_order)


@torch.no_grad()
def name(windows, teacher, options, sure=0.9):
    """Gives windows the names that the teacher finds, as far as it is sure."""
    for batch in in_order(windows, 8192):
        likely = torch.softmax(teacher.entity(hidden_states(teacher, batch, options)), -1).numpy()
        for window, rows in zip(batch, likely, strict=True):
            rows = rows[: len(window)]
            window.entities = np.where(rows.max(-1) >= sure, rows.argmax(-1), -1)
            window.entities[[0, -1]] = -1


def divergence(made, wanted, mask):
    wanted = torch.softmax(wanted, -1)
    each = (wanted * (wanted.clamp(min=1e-9).log() - torch.log_softmax(made, -1))).sum(-1)
    return each[mask].mean()


def scorer(data):
    spec = importlib.util.spec_from_file_location("score", data / "eval" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_order(windows, size):
    """Batches for reading: longest first."""
    batch = []
    for window in sorted(windows, key=len, reverse=True):
        if batch and (len(batch) + 1) * len(batch[0]) > size:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


@torch.no_grad()
def predict(reader, windows, thresholds):
    """For each threshold the statements of structure (b) by document, and those of structure (a)."""
    reader.eval()
    by_links = {t: collections.defaultdict(list) for t in thresholds}
    by_flat = collections.defaultdict(list)
    for batch in in_order(windows, 8192):
        hidden = reader.encode(*inputs(batch))
        flat = functional.log_softmax(reader.flat(hidden), -1).numpy()
        found = [decode.cues(f[: len(w)], min(thresholds)) for f, w in zip(flat, batch, strict=True)]
        cues = [(n, first, behind) for n, each in enumerate(found) for first, behind, _ in each]
        links = functional.log_softmax(reader.links(hidden, *cue_inputs(cues)), -1).numpy() if cues else []
        at = 0
        for n, window in enumerate(batch):
            count = len(found[n])
            made = decode.linked(window, found[n], [link[: len(window)] for link in links[at : at + count]])
            at += count
            for t in thresholds:
                by_links[t][window.document] += [a for a in made if a["confidence"] >= t]
            by_flat[window.document] += decode.joined(window, flat[n][: len(window)])
    return by_links, by_flat


@torch.no_grad()
def predict_entities(reader, windows, documents):
    reader.eval()
    found = collections.defaultdict(dict)
    for batch in in_order(windows, 8192):
        scores = functional.log_softmax(reader.entity(reader.encode(*inputs(batch))), -1).numpy()
        for window, rows in zip(batch, scores, strict=True):
            for i, number in enumerate(decode.tags(window, rows[: len(window)])):
                if window.starts[i] >= 0:
                    found[window.document].setdefault(int(window.starts[i]), number)
    out = []
    for document in documents:
        at = 0
        sentences = []
        for sentence in document["sentences"]:
            tags = []
            for token in sentence["tokens"]:
                tags.append(gold.ENTITY[found[document["id"]].get(at, 0)])
                at += len(token) + 1
            sentences.append({"tokens": sentence["tokens"], "tags": tags})
        out.append({"id": document["id"], "sentences": sentences})
    return out


def write(path, rows):
    with open(path, "w", encoding="utf8", newline="\n") as handle:
        for row in rows:
            handle.write(json.dumps(row) + "\n")
    return path


@torch.no_grad()
def evaluate_tone(reader, dev, options, score, place):
    """The scorer's figures of who is for or against whom; of sentences that training did not have with another pair as well."""
    reader.eval()
    out = {}
    sources = {"targets": "newsmtsc-dev", "relations": "dse-dev"}
    for part, items in dev.items():
        made = {}
        for batch in in_order(tone.grouped(items), 8192):
            made |= tone.probabilities(reader, reader.lower(*inputs([group.window for group in batch])), batch)
        if part == "valence":
            out[part] = {"correlation": tone.correlation(items, made)}
            continue
        path = options.tone[1] if part == "own" else options.data / "gold" / f"{sources[part]}.jsonl"
        lines = gold.lines(path)
        predicted = tone.write_predictions(place / path.name, [line["id"] for line in lines], made)
        out[path.stem] = score.score_sentiment(path, predicted)
        told = [(made[line["id"]], line["label"]) for line in lines if line["id"] in made]
        out[path.stem]["calibration"] = tone.calibration([row for row, _ in told], [tone.label(row) == wanted for row, wanted in told])
        if part == "relations":
            seen = {line["text"] for line in gold.lines(options.data / "gold" / "dse-train.jsonl")}
            new = write(place / "dse-dev-new-gold.jsonl", [line for line in lines if line["text"] not in seen])
            out["dse-dev, new sentences"] = score.score_sentiment(new, predicted)
    return out


def evaluate(reader, dev, options, thresholds=(0.3, 0.4, 0.5)):
    """The scorer's figures on the development parts."""
    score = scorer(options.data)
    out = {}
    place = options.run / "predictions"
    place.mkdir(exist_ok=True)
    if "tone" in dev:
        out |= evaluate_tone(reader, dev["tone"], options, score, place)
    if not {"statements", "names"} & set(options.parts):
        return out
    for name in ("polnear-dev", "gum-news-dev", "seed"):
        target = options.data / "gold" / f"{name}.jsonl"
        ids = [d["id"] for d in gold.lines(target)]
        by_links, by_flat = predict(reader, dev[name], thresholds)
        made = {f"links {t}": by_links[t] for t in thresholds} | {"flat": by_flat}
        for label, found in made.items():
            rows = ({"id": i, "attributions": found[i]} for i in ids)
            path = write(place / f"{name}-{label.replace(' ', '-')}.jsonl", rows)
            out[f"{name} {label}"] = score.score_statements(target, path)
    target = options.data / "gold" / "conll03-dev.jsonl"
    rows = predict_entities(reader, dev["conll03-dev"], gold.lines(target))
    out["conll03-dev"] = score.score_entities(target, write(place / "conll03-dev.jsonl", rows))
    return out


def shown(figures):
    out = []
    for name, f in figures.items():
        if "alpha" in f:
            kinds = " ".join(f"{k} {v:.3f}" for k, v in f["recall_by_kind"].items())
            out.append(
                f"{name:24} alpha {f['alpha']:.4f} attributed {f['attributed']['f1']:.4f} detection "
                f"{f['detection']['f1']:.4f} (p {f['detection']['precision']:.3f} r {f['detection']['recall']:.3f}) exact "
                f"{f['exact_content']['f1']:.4f} content {f['content']['f1']:.4f} source {f['source']['f1']:.3f} "
                f"cue {f['cue']['f1']:.3f} | {kinds}"
            )
        elif "macro_f1" in f:
            out.append(f"{name:24} macro F1 {f['macro_f1']:.4f} accuracy {f['accuracy']:.4f} calibration {f.get('calibration', 0):.4f}")
        elif "correlation" in f:
            out.append(f"{name:24} correlation {f['correlation']:.4f}")
        else:
            out.append(f"{name:24} f1 {f['all']['f1']:.4f}")
    return "\n".join(out)


def new_reader(given):
    """The reader that training starts with."""
    if given.start:
        whole = encoder.stored(given.start)
        return with_layers(whole, given.keep, given.tone_layers) if given.keep or given.tone_layers else whole
    shape = encoder.Shape(layers=len(given.keep) if given.keep else given.layers, tone_layers=given.tone_layers or 0)
    reader = encoder.Reader(shape)
    encoder.from_bert(reader, base.load(given.base), given.keep)
    encoder.begin_tone(reader)
    return reader


def with_layers(whole, keep, tone_layers):
    """A reader with some of another's layers, by number; and with new ones of tone's own, if these are given."""
    keep = keep or range(whole.shape.layers)
    tone_layers = whole.shape.tone_layers if tone_layers is None else tone_layers
    reader = encoder.Reader(dataclasses.replace(whole.shape, layers=len(keep), tone_layers=tone_layers))
    for name, module in reader.named_children():
        if name not in ("layers", "tone"):
            module.load_state_dict(getattr(whole, name).state_dict())
    for number, layer in enumerate(keep):
        reader.layers[number].load_state_dict(whole.layers[layer].state_dict())
    state = whole.tone.state_dict()
    same = tone_layers == whole.shape.tone_layers
    reader.tone.load_state_dict({k: v for k, v in state.items() if same or not k.startswith("layers.")}, strict=same)
    if not same:
        encoder.begin_tone(reader)
    return reader


@torch.no_grad()
def teach_tone(given, train):
    """Gives the items of tone what the teacher says of them, and adds sentences of which it alone tells."""
    teacher = encoder.stored(given.tone_teacher).eval()
    namer = encoder.stored(given.start).eval()
    annotated = {item["story"] for item in gold.lines(given.tone[1])}
    stories = (gold.windows(file).items() for file in given.tone_stories)
    windows = (window for of in stories for story, each in of if story not in annotated for window in each)
    sentences = [sentence for window in windows for sentence in gold.alone(window)]
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=given.bfloat16):
        train["pairs"] = tone.unlabelled(sentences, namer, inputs, given.tone_sentences, given.seed)
        for part in tone.PARTS:
            for batch in in_order(tone.grouped(train[part]), 8192):
                told = tone.probabilities(teacher, teacher.lower(*inputs([group.window for group in batch])), batch)
                for item in tone.items_of(batch):
                    item.taught = told[item.id]


def main():
    given = options()
    given.run.mkdir(parents=True, exist_ok=True)
    random.seed(given.seed)
    np.random.seed(given.seed)
    torch.manual_seed(given.seed)
    torch.set_num_threads(os.cpu_count())
    started = time.time()

    def pair(name):
        return given.data / "gold" / f"{name}.jsonl", given.encoded / f"{name}.jsonl"

    train = {}
    if "statements" in given.parts:
        train["polnear"] = gold.statements(*pair("polnear-train"))
    if given.nested:
        train["nested"] = (within.annotated if given.within_teacher else gold.inner)(*given.nested)
    if "names" in given.parts:
        train["conll03"] = gold.entities(*pair("conll03-train"))
    dev = {name: gold.statements(*pair(name)) for name in ("polnear-dev", "gum-news-dev", "seed")}
    dev["conll03-dev"] = gold.entities(*pair("conll03-dev"))
    if "tone" in given.parts:
        rated = tone.valence(given.ratings, given.encoded / given.ratings.name)

        def tones(name, annotated, kept):
            return {
                "targets": tone.targets(*pair(f"newsmtsc-{name}")),
                "relations": tone.relations(*pair(f"dse-{name}")),
                "own": tone.own(annotated, *given.tone_stories),
                "valence": [item for item in rated if tone.is_kept(item) == kept],
            }

        train |= tones("train", given.tone[0], kept=False)
        dev["tone"] = tones("dev", given.tone[1], kept=True)
        if given.tone_teacher:
            teach_tone(given, train)

    spared = {item.get("story", item["id"]) for file in given.spared for item in gold.lines(file)}
    unlabelled = [w for file in given.unlabelled for story, each in gold.windows(file).items() if story not in spared for w in each]
    random.Random(given.seed).shuffle(unlabelled)
    unlabelled = unlabelled[: given.windows * given.epochs]

    reader = new_reader(given)
    teacher = encoder.stored(given.teacher).eval() if given.teacher else None
    if given.within_teacher:
        teach_within(train["polnear"] + unlabelled, encoder.stored(given.within_teacher).eval(), given)
    if given.names_teacher:
        namer = encoder.stored(given.names_teacher).eval()
        name(train.get("polnear", []) + train.get("nested", []) + unlabelled, namer, given)
    # A few thousand statements say nothing new about most of 30,000 pieces; frozen, they also cost no step.
    reader.words.weight.requires_grad_(False)
    if given.fixed_tone:
        for module in (reader.positions, reader.traits, reader.norm, *reader.layers[: reader.shape.lower], reader.tone):
            module.requires_grad_(False)
    if given.fixed_statements:
        for module in reader.children():
            module.requires_grad_(module is reader.tone)
    learnt = {name: parameter for name, parameter in reader.named_parameters() if parameter.requires_grad}
    trunk = [p for n, p in learnt.items() if n.split(".")[0] in ("positions", "norm", "layers")]
    heads = [p for n, p in learnt.items() if n.split(".")[0] not in ("positions", "norm", "layers")]
    optimizer = torch.optim.AdamW(
        [{"params": trunk, "lr": given.rate}, {"params": heads, "lr": given.head_rate}], weight_decay=0.01, fused=True
    )

    def plan(epoch):
        order = random.Random(given.seed * 1000 + epoch)
        some = [unlabelled[(epoch * given.windows + i) % len(unlabelled)] for i in range(given.windows) if unlabelled]
        out = []
        for part, part_windows in (*train.items(), ("unlabelled", some)):
            whole = part in tone.PARTS
            cut = [w if whole or order.random() >= given.alone else gold.alone(w) for w in part_windows]
            flat = [each for w in cut for each in (w if isinstance(w, list) else [w])]
            flat = tone.grouped(flat) * (given.tone_repeat if part == "own" else 1) if whole else flat
            out += [(part, batch) for batch in batches(flat, given.batch, order)]
        order.shuffle(out)
        return out

    # Epochs differ by a few steps; the schedule goes by all of them.
    steps = sum(len(plan(epoch)) for epoch in range(given.epochs))
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / warm) * max(0.0, 1 - max(0, s - warm) / (steps - warm))
    )
    checkpoint = given.run / "checkpoint.pt"
    epoch = at = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False)
        reader.load_state_dict(state["reader"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        torch.set_rng_state(state["random"])
        epoch, at = state["epoch"], state["at"]

    log = open(given.run / "log.txt", "a", encoding="utf8", buffering=1)

    def say(text):
        print(text, flush=True)
        log.write(text + "\n")

    def save():
        state = {
            "reader": reader.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
            "random": torch.get_rng_state(),
            "epoch": epoch,
            "at": at,
        }
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)

    say(f"{steps:,} steps, from {epoch}.{at}")
    figures = {}
    saved = time.time()
    while epoch < (given.stop_after or given.epochs):
        todo = plan(epoch)
        sums = collections.defaultdict(list)
        begun = time.time()
        reader.train()
        while at < len(todo):
            part, batch = todo[at]
            if part in tone.PARTS:
                with torch.autocast("cpu", dtype=torch.bfloat16, enabled=given.bfloat16):
                    lower = reader.lower(*inputs([group.window for group in batch]))
                    value = tone.PARTS[part] * tone.loss(reader, lower, batch)
            else:
                # Most teachers have not learnt what stands inside statements.
                knows = part != "nested" or given.nested_teacher
                value = loss(reader, batch, given, teacher if knows else None)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(trunk + heads, 1.0)
            optimizer.step()
            schedule.step()
            at += 1
            sums[part].append(value.item())
            if at % 50 == 0:
                means = ", ".join(f"{k} {np.mean(v[-50:]):.4f}" for k, v in sums.items())
                say(f"epoch {epoch} step {at}/{len(todo)} {time.time() - begun:.0f} s: {means}")
            if time.time() - saved > 300:
                save()
                saved = time.time()
            if time.time() - started > given.minutes * 60:
                save()
                say("time is up; start again to go on")
                sys.exit(75)
        epoch, at = epoch + 1, 0
        save()
        figures = evaluate(reader, dev, given)
        say(f"after epoch {epoch}, {(time.time() - started) / 60:.0f} min\n{shown(figures)}")
    torch.save({"reader": reader.state_dict(), "shape": vars(reader.shape)}, given.run / "reader.pt")
    usage = resource.getrusage(resource.RUSAGE_SELF)
    result = {
        "name": given.run.name,
        "options": experiments.options(given),
        "torch": torch.__version__,
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime),
        "figures": experiments.figures(figures),
    }
    (given.run / "result.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf8")
    if given.experiments:
        experiments.record(given.experiments, result)


if __name__ == "__main__":
    main()
