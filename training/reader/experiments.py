"""The log of experiments: a line of JSON for each training run, with its options and its figures on the dev parts."""
import json
import pathlib

PLACES = ("data", "encoded", "run", "experiments", "minutes")


def options(given):
    """What a run's outcome hangs on; of paths only the file's own name and its folder's."""
    left_out = (*PLACES, "base") if given.start else PLACES
    return {k: short(v) for k, v in vars(given).items() if k not in left_out and v not in (None, [])}


def short(value):
    if isinstance(value, list):
        return [short(each) for each in value]
    return "/".join([p for p in value.parts if p != ".."][-3:]) if isinstance(value, pathlib.Path) else value


def figures(measured):
    """Those that runs are compared by, of what the scorer gives."""
    out = {}
    for part, f in measured.items():
        if "alpha" in f:
            out[part] = {"alpha": f["alpha"]}
            out[part] |= {k: f[k]["f1"] for k in ("attributed", "detection", "exact_content", "content", "source", "cue")}
            out[part]["detection_recall"] = f["detection"]["recall"]
            out[part]["recall_by_kind"] = f["recall_by_kind"]
        elif "all" in f:
            out[part] = {"f1": f["all"]["f1"]}
        else:
            out[part] = {k: round(f[k], 4) for k in ("macro_f1", "accuracy", "calibration", "correlation") if k in f}
    return out


def record(path, result):
    """Adds a run's line, in place of an earlier one of that name."""
    rows = []
    if path.exists():
        rows = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
    rows = [row for row in rows if row["name"] != result["name"]] + [result]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
