"""The parts of the measurement. Each puts what it found into the results, from which the page is written."""
import dataclasses
import json
import os
import pathlib
import platform
import random
import re
import shutil
import statistics
import subprocess
import tempfile

from . import process, systems

REPETITIONS = 5
WORDS = 60_000
SEED = 1
SIZES = (1_000, 4_000, 16_000, 64_000)
SENTENCE = "Harbour Minister Tove Lindqvist said on Monday that the pier would close in May."


class Results:
    """What was measured, by part, with the commit and the machine that it was measured on; kept after each part."""

    path = systems.ROOT / "docs" / "performance.json"

    def __init__(self, values):
        self.values = values

    @classmethod
    def load(cls):
        return cls(json.loads(cls.path.read_text(encoding="utf8")) if cls.path.exists() else {})

    def put(self, part, **found):
        self.values[part] = {**where(), **found}
        self.path.write_text(json.dumps(self.values, indent=1) + "\n", encoding="utf8")


def where():
    def git(*words):
        return subprocess.run(["git", *words], cwd=systems.ROOT, capture_output=True, text=True, check=True).stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no", "--", ":!docs")
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text(encoding="utf8"))
    return {
        "commit": git("rev-parse", "--short=10", "HEAD") + ("+" if changed else ""),
        "processor": model.group(1) if model else platform.processor(),
        "cores": len(os.sched_getaffinity(0)),
    }


def reuters(data):
    """Stories, without what else the collection tells of them."""
    with open(data / "corpora" / "reuters-21578.jsonl", encoding="utf8") as lines:
        for line in lines:
            story = json.loads(line)
            yield {name: story[name] for name in ("id", "text", "title", "published") if story.get(name)}


def sample(stories, words):
    """Stories drawn at random until there are so many words."""
    drawn = list(stories)
    random.Random(SEED).shuffle(drawn)
    out = []
    while words > 0:
        out.append(drawn.pop())
        words -= len(out[-1]["text"].split())
    return out


def in_turn(systems_, given, repetitions, place):
    """Costs and steps of each system, measured one after another again and again, so that a slow hour is everybody's."""
    found = {system.name: [] for system in systems_}
    for _ in range(repetitions):
        for system in systems_:
            directory = pathlib.Path(tempfile.mkdtemp(dir=place))
            found[system.name].append(system.measure(given, directory))
            shutil.rmtree(directory)
            print(f"{system.name}: {found[system.name][-1][0]}", flush=True)
    return found


def figures(measured):
    """Medians of what was measured, and of the steps."""
    out = dataclasses.asdict(process.median([cost for cost, _ in measured]))
    names = list(measured[0][1])
    if names:
        out["steps"] = {
            name: {which: statistics.median(steps[name][which] for _, steps in measured) for which in ("wall", "cpu")}
            for name in names
        }
    return out


def readers(data, results):
    systems.build()
    systems.install()
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory)
        texts = systems.Texts(place / "texts", sample(reuters(data), WORDS))
        alone = systems.Texts(place / "alone", [{"id": "alone", "text": SENTENCE}])
        started = in_turn(systems.READERS, alone, 3, place)
        found = in_turn(systems.READERS, texts, REPETITIONS, place)
    results.put(
        "readers",
        words=texts.words,
        stories=len(texts.stories),
        repetitions=REPETITIONS,
        systems={
            system.name: {"does": system.does, "start": figures(started[system.name]), **figures(found[system.name])}
            for system in systems.READERS
        },
    )


def annotate(data, results):
    """How much of annotate is the encoder's own arithmetic, told by the encoder itself."""
    place = systems.ROOT / "target"
    maven = ["mvn", "-q", "-B", "-DskipTests", "-Dspotless.check.skip=true", "package", "dependency:build-classpath"]
    class_path = place / "bench-classpath.txt"
    process.run([*maven, f"-Dmdep.outputFile={class_path}"], place / "bench.log", cwd=systems.ROOT)
    with tempfile.TemporaryDirectory() as directory:
        texts = systems.Texts(pathlib.Path(directory) / "texts", sample(reuters(data), WORDS))
        class_paths = f"{place}/test-classes:{place}/classes:{class_path.read_text(encoding='utf8').strip()}"
        found = pathlib.Path(directory) / "found.json"
        process.run(["java", "-Xmx2g", "-cp", class_paths, "org.onrecord.bench.AnnotateCost", texts.lines, found], place / "bench.log")
        results.put("annotate", words=texts.words, **json.loads(found.read_text(encoding="utf8")))


def topics(data, results):
    systems.build()
    systems.install()
    corpus = data / "corpora" / "bbc-news.jsonl"
    with tempfile.TemporaryDirectory() as directory:
        found = in_turn(systems.MODELLERS, corpus, REPETITIONS, pathlib.Path(directory))
    results.put("topics", repetitions=REPETITIONS, systems={name: figures(measured) for name, measured in found.items()})


def whole(data, results):
    systems.build()
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory)
        texts = systems.Texts(place / "texts", list(reuters(data)))
        measured = systems.Job().measure(texts, place)
        command = [systems.ROOT / "onrecord", "report", "--output", place / "out"]
        reports = [process.run([*command, "--out", place / f"report-{n}"], place / "report.log") for n in range(REPETITIONS)]
    jar = (systems.ROOT / "target" / "onrecord.jar").stat().st_size / 1e6
    results.put(
        "whole",
        words=texts.words,
        stories=len(texts.stories),
        jar=jar,
        job=figures([measured]),
        report=dataclasses.asdict(process.median(reports)),
    )


def demo(_, results):
    systems.build()
    found = []
    with tempfile.TemporaryDirectory() as directory:
        place = pathlib.Path(directory)
        for n in range(REPETITIONS):
            output = place / f"out-{n}"
            found.append(process.run([systems.ROOT / "onrecord", "run", "--input", systems.ROOT / "seeds", "--output", output], place / "log"))
        start = [process.run([systems.ROOT / "onrecord", "runs", "--output", output], place / "log") for _ in range(REPETITIONS)]
    results.put("demo", job=dataclasses.asdict(process.median(found)), start=dataclasses.asdict(process.median(start)))


def grown(stories, size):
    """So many stories: those that there are, and then again with every fourth word another story's, so that none is a copy."""
    stories = list(stories)
    words = [word for story in stories for word in story["text"].split(" ") if word.isalpha()]
    random_ = random.Random(SEED)
    for number in range(size):
        story = stories[number % len(stories)]
        copy = number // len(stories)
        if copy:
            text = story["text"].split(" ")
            for place in range(copy % 4, len(text), 4):
                if text[place].isalpha():
                    text[place] = random_.choice(words)
            story = {**story, "id": f"{story['id']}-{copy}", "text": " ".join(text)}
        yield story


def growth(data, results):
    systems.build()
    known = results.values.get("growth", {}).get("runs", {})
    if results.values.get("growth", {}).get("commit") != where()["commit"]:
        known = {}
    for size in SIZES:
        for cores in (2, 1):
            key = f"{size} stories, {cores} cores"
            if key in known:
                continue
            with tempfile.TemporaryDirectory() as directory:
                place = pathlib.Path(directory)
                texts = systems.Texts(place / "texts", list(grown(reuters(data), size)))
                measured = systems.Job(cores).measure(texts, place)
            known[key] = {"stories": size, "cores": cores, "words": texts.words, **figures([measured])}
            print(key, known[key]["wall"], flush=True)
            results.put("growth", runs=known)


ALL = {"readers": readers, "annotate": annotate, "topics": topics, "whole": whole, "demo": demo, "growth": growth}
