"""docs/performance.md, from what was measured."""
import math

from . import systems

STEPS = ("ingest", "cluster", "annotate", "identify", "topics", "relate", "checks", "report")
QUOTE, DEPPARSE = "CoreNLP to quote", "CoreNLP to depparse"
CORPUS = 100_000_000  # Stories that the cost is reckoned for.
CLUSTER = 200  # Cores.


def number(value, digits=0):
    return f"{value:,.{digits}f}"


def table(head, rows):
    """:param head: titles; all columns but the first are numbers, unless a title ends with a blank"""
    yield "| " + " | ".join(title.strip() for title in head) + " |"
    yield "|---|" + "|".join("---" if title.endswith(" ") else "---:" for title in head[1:]) + "|"
    for row in rows:
        yield "| " + " | ".join(str(cell) for cell in row) + " |"


def measured_on(part):
    return f"Measured at commit {part['commit']}, on {part['cores']} cores of {part['processor']}."


def net(system):
    """CPU seconds without those of reading a single sentence."""
    return system["cpu"] - system["start"]["cpu"]


def readers(part):
    words, all_ = part["words"], part["systems"]
    job = all_["onrecord"]
    annotate = job["steps"]["annotate"]["cpu"] - job["start"]["steps"]["annotate"]["cpu"]
    yield "## Reading, beside what people use now"
    yield ""
    yield (
        f"{number(words)} words (runs without white space) of {part['stories']} stories of Reuters-21578, drawn at random; whole processes, in turn, "
        f"medians of {part['repetitions']}. `start` is the same process on a single sentence; `words a CPU second` counts all threads, with the start "
        "and without. Where the job's annotate step stands alone, it is by the executors' CPU time in run.json."
    )
    yield ""
    yield measured_on(part)
    yield ""
    head = ("system", "does ", "words a CPU second", "without the start", "CPU s", "s", "start, CPU s", "start, s", "memory, MB")
    rows = [
        (
            name,
            system["does"],
            number(words / system["cpu"]),
            number(words / net(system)),
            number(system["cpu"], 1),
            number(system["wall"], 1),
            number(system["start"]["cpu"], 1),
            number(system["start"]["wall"], 1),
            number(system["memory"]),
        )
        for name, system in all_.items()
    ]
    alone = (
        "onrecord, annotate alone",
        "statements, speakers, targets, tone",
        number(words / job["steps"]["annotate"]["cpu"]),
        number(words / annotate),
        number(job["steps"]["annotate"]["cpu"], 1),
        number(job["steps"]["annotate"]["wall"], 1),
        number(job["start"]["steps"]["annotate"]["cpu"], 1),
        number(job["start"]["steps"]["annotate"]["wall"], 1),
        "",
    )
    yield from table(head, [rows[0], alone, *rows[1:]])
    yield ""
    rows = []
    for name, reach, aim in ((QUOTE, 12, 40), (DEPPARSE, 2, 5)):
        peer = all_[name]
        rows.append(
            (
                f"annotate against {name}",
                number(net(peer) / annotate, 1),
                number(peer["cpu"] / job["steps"]["annotate"]["cpu"], 1),
                number(peer["cpu"] / job["cpu"], 1),
                f"{reach} times",
                f"{aim} times",
            )
        )
    yield from table(("", "times as fast, both without the start", "with it", "the whole job", "reach", "aim"), rows)


def annotate(part):
    rest = part["all"] - part["encoder"] - part["tones"]
    yield "## Where annotate's time goes"
    yield ""
    yield f"The same {number(part['words'])} words, one thread, the JVM warm."
    yield ""
    yield measured_on(part)
    yield ""
    rows = [
        (name, number(seconds, 1), f"{100 * seconds / part['all']:.0f} %")
        for name, seconds in (("encoder", part["encoder"]), ("layers of tone", part["tones"]), ("all else, in Java", rest), ("all", part["all"]))
    ]
    yield from table(("", "CPU s", "share"), rows)
    yield ""
    yield f"That is {number(part['words'] / part['all'])} words a CPU second."


def topics(part):
    yield "## Topics, beside MALLET's"
    yield ""
    yield (
        "Twenty topics of BBC News, by the commands `./onrecord evaluate topics` (which fits them with three seeds and measures them) and "
        f"MALLET's import and 1,000 iterations (one seed); whole processes, in turn, medians of {part['repetitions']}. [topics.md](topics.md) has how good they are."
    )
    yield ""
    yield measured_on(part)
    yield ""
    rows = [(name, *(number(system[key], 1) for key in ("cpu", "wall")), number(system["memory"])) for name, system in part["systems"].items()]
    yield from table(("system", "CPU s", "s", "memory, MB"), rows)


def whole(part):
    job, steps = part["job"], part["job"]["steps"]
    others = sum(step["cpu"] for name, step in steps.items() if name != "annotate")
    yield "## The whole job"
    yield ""
    yield f"All {number(part['stories'])} stories of Reuters-21578, {number(part['words'])} words, once. CPU is the executors' by step, and the process's of the whole."
    yield ""
    yield measured_on(part)
    yield ""
    rows = [
        (name, number(steps[name]["wall"], 1), number(steps[name]["cpu"], 1), f"{100 * steps[name]['cpu'] / steps['annotate']['cpu']:.0f} %")
        for name in STEPS
    ]
    rows.append(("whole process", number(job["wall"], 1), number(job["cpu"], 1), ""))
    yield from table(("step", "s", "CPU s", "of annotate's"), rows)
    yield ""
    rows = [
        ("all other steps together, share of annotate's CPU", f"{100 * others / steps['annotate']['cpu']:.0f} %", "30 %", "15 %"),
        ("the process's CPU outside annotate, share of annotate's", f"{100 * (job['cpu'] / steps['annotate']['cpu'] - 1):.0f} %", "", ""),
        ("peak memory of the process, GB", number(job["memory"] / 1000, 2), "3", "2"),
        ("size of the jar, MB", number(part["jar"], 1), "100", "70"),
        ("`./onrecord report` of this run, s", number(part["report"]["wall"], 1), "10", ""),
        ("stories a second", number(part["stories"] / job["wall"]), "", ""),
        ("words a CPU second, whole process", number(part["words"] / job["cpu"]), "", ""),
    ]
    yield from table(("", "measured", "reach", "aim"), rows)


def demo(part):
    yield "## The demonstration"
    yield ""
    yield "`./onrecord run --input seeds --output out`, the jar built, nothing cached, median of five; `start` is `./onrecord runs`, which starts the JVM and Spark."
    yield ""
    yield measured_on(part)
    yield ""
    rows = [(name, number(part[key]["wall"], 1), number(part[key]["cpu"], 1), at_most) for name, key, at_most in (("run", "job", "25"), ("start", "start", ""))]
    yield from table(("", "s", "CPU s", "at most, s"), rows)


def slope(points):
    """The exponent that time grows with: least squares over logarithms."""
    xs, ys = ([math.log(value) for value in side] for side in zip(*points, strict=True))
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def growth(part):
    runs = sorted(part["runs"].values(), key=lambda run: (run["cores"], run["stories"]))
    yield "## Growth"
    yield ""
    yield "Stories of Reuters-21578, and then again with every fourth word another story's, so that none is a copy. Each size once. Seconds of the steps on two cores, and of the process."
    yield ""
    yield measured_on(part)
    yield ""
    rows = [
        (number(run["stories"]), run["cores"], *(number(run["steps"][name]["wall"], 1) for name in STEPS), number(run["wall"], 1), number(run["memory"]))
        for run in runs
    ]
    yield from table(("stories", "cores", *STEPS, "process", "memory, MB"), rows)
    yield ""
    two = {run["stories"]: run for run in runs if run["cores"] == 2}
    one = {run["stories"]: run for run in runs if run["cores"] == 1}
    large = [size for size in two if size >= 4000]
    if len(large) > 1:
        exponents = {name: slope([(size, two[size]["steps"][name]["wall"]) for size in large]) for name in STEPS}
        exponents["process"] = slope([(size, two[size]["wall"]) for size in large])
        yield from table(
            ("from 4,000 stories on", *exponents),
            [("exponent of time against stories (at most 1.05)", *(number(value, 2) for value in exponents.values()))],
        )
        yield ""
    both = [size for size in two if size in one]
    if both:
        rows = [
            (number(size), number(one[size]["steps"]["annotate"]["wall"] / two[size]["steps"]["annotate"]["wall"], 2), number(one[size]["wall"] / two[size]["wall"], 2))
            for size in both
        ]
        yield from table(("speed-up of two cores", "annotate (at least 1.8)", "process"), rows)
        yield ""
    if len(large) > 1:
        yield from extrapolated(two, exponents)


def extrapolated(two, exponents):
    largest = max(two)
    steps = two[largest]["steps"]
    hours = {name: steps[name]["cpu"] / largest * CORPUS * (CORPUS / largest) ** max(0, exponents[name] - 1) / 3600 for name in STEPS}
    yield f"### {CORPUS:,} stories, reckoned"
    yield ""
    yield (
        f"Executors' CPU time of the largest run, grown by each step's exponent where that is above 1, over {CLUSTER} cores that are all busy. That leaves out what "
        "a network and an object store cost, and holds for stories as short as these (140 words)."
    )
    yield ""
    rows = [(name, number(hours[name]), number(hours[name] / CLUSTER, 1)) for name in STEPS]
    rows.append(("all", number(sum(hours.values())), number(sum(hours.values()) / CLUSTER, 1)))
    yield from table(("step", "CPU hours", f"hours on {CLUSTER} cores"), rows)


PARTS = {"readers": readers, "annotate": annotate, "whole": whole, "topics": topics, "demo": demo, "growth": growth}


def write(results):
    lines = ["# Performance", "", "<!-- Generated by bench/performance from performance.json. Do not edit. -->"]
    for name, section in PARTS.items():
        if name in results:
            lines += ["", *section(results[name])]
    (systems.ROOT / "docs" / "performance.md").write_text("\n".join(lines) + "\n", encoding="utf8")
